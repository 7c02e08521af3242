"""A network camera for tests: plays a file (H.264 and AAC in MP4) in real time until it is killed or the file ends.

usage: media_peer.py rtsp PORT FILE           serves rtsp://127.0.0.1:PORT/camera, to any number, each from the start
       media_peer.py srt-listener PORT FILE   waits for a caller
       media_peer.py srt-caller PORT FILE     calls
Says "ready" when it can be asked. More arguments of the SRT address, such as a passphrase, follow FILE: "passphrase=…".
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402 — after require_version


def serve_rtsp(port, file):
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f'( filesrc location="{file}" ! qtdemux name=d  '
                       "d. ! queue ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1  "
                       "d. ! queue ! aacparse ! rtpmp4gpay name=pay1 pt=97 )")
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    server.get_mount_points().add_factory("/camera", factory)
    if server.attach(None) == 0:
        sys.exit(f"port {port} cannot be had")
    return server


def send_srt(port, file, mode, parameters):
    host = "127.0.0.1" if mode == "caller" else ""
    address = "&".join([f"srt://{host}:{port}?mode={mode}", *parameters])
    pipeline = Gst.parse_launch(f'filesrc location="{file}" ! qtdemux name=d  mpegtsmux name=m alignment=7 ! srtsink name=out '
                                "d. ! queue ! h264parse config-interval=-1 ! m.  d. ! queue ! aacparse ! m.")
    out = pipeline.get_by_name("out")
    out.set_property("uri", address)
    out.set_property("wait-for-connection", True)
    pipeline.set_state(Gst.State.PLAYING)
    return pipeline


def main():
    Gst.init(None)
    kind, port, file, *parameters = sys.argv[1:]
    loop = GLib.MainLoop()
    if kind == "rtsp":
        kept = serve_rtsp(port, file)
    else:
        kept = send_srt(port, file, kind.removeprefix("srt-"), parameters)
        bus = kept.get_bus()
        bus.add_signal_watch()
        bus.connect("message::error", lambda *_: loop.quit())
        bus.connect("message::eos", lambda *_: loop.quit())
    print("ready", flush=True)
    loop.run()
    kept.set_state(Gst.State.NULL)


if __name__ == "__main__":
    main()
