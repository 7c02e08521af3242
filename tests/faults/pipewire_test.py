"""A camera on PipeWire, as a desktop has it: found by its name, on air, lost when it is unplugged, and back by itself."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from harness import RehearsalTest, decoded_frames, wait_for
from sources_test import FPS, MOVED, pictures
from table import row

NAME = "testcam"


class Desktop:
    """PipeWire and WirePlumber in a session of their own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="regie-pipewire-")
        home = pathlib.Path(self.folder.name)
        self.env = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PIPEWIRE_RUNTIME_DIR": str(home)}
        self.processes = []
        bus = self.start("dbus-daemon", "--session", "--print-address", "--nofork", stdout=subprocess.PIPE, text=True)
        with bus.stdout as output:
            self.env["DBUS_SESSION_BUS_ADDRESS"] = output.readline().strip()
        self.start("pipewire")
        wait_for((home / "pipewire-0").exists, "PipeWire")
        self.start("wireplumber")
        wait_for(lambda: "WirePlumber" in self.ask("pw-cli", "ls", "Client"), "WirePlumber")

    def start(self, *command, stdout=subprocess.DEVNULL, **options):
        process = subprocess.Popen(command, env=self.env, stdout=stdout, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def ask(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20).stdout

    def plug_in(self):
        camera = self.start("gst-launch-1.0", "videotestsrc", "is-live=true", "pattern=snow", "!",
                            f"video/x-raw,format=YUY2,width=640,height=360,framerate={FPS}/1", "!", "pipewiresink", "mode=provide",
                            f"stream-properties=props,media.class=Video/Source,node.name={NAME},node.description={NAME}")
        wait_for(lambda: f'node.name = "{NAME}"' in self.ask("pw-cli", "ls", "Node"), "the camera on PipeWire")
        return camera

    def stop(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()
        self.folder.cleanup()


class PipeWire(RehearsalTest):
    def test_a_camera_is_found_lost_and_back(self):
        desktop = Desktop()
        self.addCleanup(desktop.stop)
        camera = desktop.plug_in()
        self.assertIn(f'"uri": "pipewire:{NAME}"', self.regie("devices", env=desktop.env).stdout)
        show = self.small_show(comments=[], rundown=[], sources=[{"id": "cam", "uri": f"pipewire:{NAME}"}],
                               outputs=[{"kind": "recording"}])
        checked = self.regie("check", show, env=desktop.env)
        self.assertIn("1 of 1 came", checked.stdout)
        camera.kill()  # what plays the camera serves one after the other not for long
        camera = desktop.plug_in()

        def states():
            return [e["data"]["state"] for e in self.events("source.changed")]
        with self.rehearsal(show, seconds=20, mode="live", env=desktop.env) as process:
            wait_for(lambda: "live" in states(), "the camera on air", every=0.3)
            camera.kill()
            wait_for(lambda: "lost" in states(), "the camera to be lost", every=0.3)
            desktop.plug_in()
            wait_for(lambda: states().count("live") == 2, "the camera to be back", every=0.3)
            self.assertEqual(process.wait(60), 0, self.output())
        lost = 20 * FPS - decoded_frames(self.session / "recording.mp4")
        row("source", "a camera unplugged, and back", f"{lost} frames lost", 0, lost == 0)
        last = pictures(self.session / "recording.mp4")[-FPS:]
        self.assertGreater(min(luma for luma, _ in last), 60, "no picture at the end")
        self.assertGreater(min(difference for _, difference in last), MOVED, "the picture stands still")


if __name__ == "__main__":
    unittest.main()
