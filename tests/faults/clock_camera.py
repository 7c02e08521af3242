"""A network camera for tests whose pictures carry the wall clock, in milliseconds, as dark and bright bars.

usage: clock_camera.py PORT     serves rtsp://127.0.0.1:PORT/camera until it is killed; says "ready" when it can be asked
"""

import sys
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402 — after require_version

FPS = 30
WIDTH, HEIGHT = 480, 270
BITS = 24  # 4 h 39 min of milliseconds
BAR = WIDTH // BITS
DARK, BRIGHT = 40, 220


def picture(now_ms):
    """Grey, as I420: the clock's bits from left to right, the highest first."""
    row = b"".join(bytes([BRIGHT if now_ms >> (BITS - 1 - bit) & 1 else DARK]) * BAR for bit in range(BITS))
    return row * HEIGHT + bytes([128]) * (WIDTH * HEIGHT // 2)


def film(media):
    """Pictures as they are due, stamped when they are made."""
    source = media.get_element().get_by_name("in")

    def shoot():
        buffer = Gst.Buffer.new_wrapped(picture(int(time.time() * 1000) % 2**BITS))
        return source.emit("push-buffer", buffer) == Gst.FlowReturn.OK
    GLib.timeout_add(1000 // FPS, shoot)


def main():
    Gst.init(None)
    factory = GstRtspServer.RTSPMediaFactory()
    # Motion JPEG, as many cameras send it: every picture by itself, without a frame of delay.
    factory.set_launch(f"( appsrc name=in is-live=true do-timestamp=true format=time caps=video/x-raw,format=I420,"
                       f"width={WIDTH},height={HEIGHT},framerate={FPS}/1 ! jpegenc ! rtpjpegpay name=pay0 pt=26 )")
    factory.connect("media-configure", lambda _, media: film(media))
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[1])
    server.get_mount_points().add_factory("/camera", factory)
    if server.attach(None) == 0:
        sys.exit(f"port {sys.argv[1]} cannot be had")
    print("ready", flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
