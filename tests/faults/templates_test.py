"""A crew's templates that try to get out, and former versions of a show file that are planned again while it runs: the
programme goes on."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import threading
import time
import unittest

from harness import Desk, RehearsalTest, decoded_frames, memory_mb, picture, wait_for
from table import row

SECONDS, FRAMES = 8, 240
VERSION = "2099-11-01 10-00-0{}.000"  # none that is saved meanwhile is newer: the oldest go


def board(number, body):
    """A template whose own mark stands in its column of the picture; what it must not show would stand below."""
    return f"""import QtQuick
import Regie.Overlays

Graphic {{
    id: root
    property string title
    property bool onAir: theme.nowMs > 1e11
    upper: true
    span: 60
    Rectangle {{ x: {80 * number}; y: 40; width: 60; height: 20; color: "magenta" }}
    {body}
}}
"""


def hostile(number, secret, address):
    """What crews' templates have tried: pictures of the machine, the network, threads, other modules, the log."""
    image = f"<img src='{secret}' width=60 height=60>"
    at = f"x: {80 * number}; y: 80"
    make = "Component.onCompleted: if (onAir) try {{ Qt.createQmlObject({}, root); console.log('MADE', {}) }} catch (error) {{}}"
    worker = "\"import QtQuick; Worker\" + \"Script { source: 'w.mjs'; Component.onCompleted: sendMessage(1) }\""
    return [
        f'Text {{ {at}; textFormat: Text.RichText; text: "{image}" }}',
        f'Text {{ {at}; text: "{image}<img src=\'{address}/a.png\'>" }}',
        f'Text {{ id: t; {at}; text: "![](file://{secret})"; Component.onCompleted: t["text" + "Format"] = 3 }}',
        f'Image {{ {at}; width: 60; height: 60; source: "file://{secret}" }} Image {{ source: "{address}/b.png" }}',
        make.format(worker, "'worker'"),
        make.format("\"import QtQuick; import QtQuick.Con\" + \"trols; Item {}\"", "'controls'"),
        "onElapsedMsChanged: if (onAir) for (let i = 0; i < 3000; ++i) console.log('FLOOD ' + 'x'.repeat(200))",
        "property string deep\n Text { textFormat: Text.RichText; text: root.deep }\n "
        "onElapsedMsChanged: if (onAir && elapsedMs > 1500 && deep === '') deep = '<table><tr><td>'.repeat(3000) + 'x'",
    ][number]


class Templates(RehearsalTest):
    def add(self, folder, name, text):
        (self.folder / folder).mkdir(exist_ok=True)
        (self.folder / folder / f"{name}.json").write_text(json.dumps(
            {"name": name.lower(), "place": "upper third", "layer": name, "fields": [{"name": "title", "type": "text"}]}))
        (self.folder / folder / f"{name}.qml").write_text(text)

    def show_of(self, names, **changes):
        return self.small_show(
            chat=[], templates="ours", comments=[], sources=[{"id": "cam1", "uri": "color:#102030"}],
            rundown=[{"id": "host", "graphic": "lower-third", "fields": {"title": "Inès Martin"}}] +
                    [{"id": name.lower(), "graphic": name.lower(), "fields": {"title": "?"}} for name in names], **changes)

    def run_to_its_end(self, show, seconds=SECONDS):
        """How large the engine was at most, in MB."""
        most = 0
        with self.rehearsal(show, seconds=seconds) as process:
            while process.poll() is None:
                for pid in self.engines():
                    with contextlib.suppress(OSError, TypeError):
                        most = max(most, int(memory_mb(pid, "VmHWM")))
                time.sleep(0.2)
            self.assertEqual(process.wait(), 0, self.output())
        self.assertEqual(len(self.events("engine.started")), 1)
        return most

    def engines(self):
        processes = subprocess.run(["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
        return [int(line.split()[0]) for line in processes.splitlines() if str(self.session) in line and " engine " in line]

    def test_what_they_reach_for(self):
        secret = self.folder / "secret.png"
        subprocess.run(["convert", "-size", "64x64", "xc:lime", str(secret)], check=True)
        listener = socket.create_server(("127.0.0.1", 0))
        hits = []

        def count():
            with contextlib.suppress(OSError):
                while True:
                    hits.append(listener.accept())
        threading.Thread(target=count, daemon=True).start()
        names = [f"Board{number}" for number in range(8)]
        for number, name in enumerate(names):
            self.add("ours", name, board(number, hostile(number, secret, f"http://127.0.0.1:{listener.getsockname()[1]}")))
        (self.folder / "ours/w.mjs").write_text("while (true) {}")
        show = self.show_of(names, cues=[{"at": "00:01", "take": name.lower()} for name in ["host", *names]])
        size = self.run_to_its_end(show)
        listener.close()
        recording = self.session / "recording.mp4"
        png = picture(recording, 5, self.folder / "at.png")
        pixels = subprocess.run(["convert", str(png), "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
        lime = sum(1 for i in range(0, len(pixels), 3) if pixels[i + 1] > 200 and pixels[i] < 90 and pixels[i + 2] < 90)
        at = 3 * (640 * 50 + 20)  # in the first one's mark: they do stand there
        self.assertTrue(pixels[at] > 200 and pixels[at + 1] < 90, pixels[at:at + 3])
        self.assertNotIn("MADE", self.output())
        frames = decoded_frames(recording)
        row("hostile templates", "eight that reach for pictures, network, threads, modules and the log",
            f"{frames} frames, {lime} secret pixels, {len(hits)} requests, {len(self.output()) >> 10} KB said",
            f"{FRAMES} ± 2 frames, none, none, 32 KB",
            abs(frames - FRAMES) <= 2 and lime == 0 and not hits and len(self.output()) < 32 << 10)
        row("hostile templates", "the same", f"{size} MB", "600 MB", size < 600)

    def test_all_the_memory(self):
        self.add("ours", "Board", board(0, "property var keep: []\n onElapsedMsChanged: if (onAir && elapsedMs > 1000) "
                                           "for (let i = 0; i < 20; ++i) keep.push(new ArrayBuffer(100000000))"))
        size = self.run_to_its_end(self.show_of(["Board"], cues=[{"at": "00:01", "take": "board"}]))
        self.assertIn("off the air until", self.output())
        frames = decoded_frames(self.session / "recording.mp4")
        row("template that takes 2 GB", "twenty times 100 MB in a frame", f"{frames} frames, {size} MB",
            f"{FRAMES} ± 2 frames, 600 MB", abs(frames - FRAMES) <= 2 and size < 600)

    def test_former_versions(self):
        for folder, name in [("ours", "Board"), ("theirs", "Panel")]:
            self.add(folder, name, board(0, ""))
        file = self.show_of(["Board"])
        show = json.loads(file.read_text())
        item = {"id": "p", "graphic": "panel", "fields": {"title": "P"}}
        versions = [show, {**show, "rundown": show["rundown"][:1]},
                    {**show, "templates": "theirs", "rundown": [show["rundown"][0], item]},
                    {**show, "templates": "gone", "rundown": [*show["rundown"], item]},
                    {key: value for key, value in show.items() if key != "templates"} | {"rundown": [item]}]
        kept = self.folder / "show.json.versions"
        kept.mkdir()
        for number, version in enumerate(versions):
            (kept / f"{VERSION.format(number)}.json").write_text(json.dumps(version))
        counts = {"restores": 0, "takes": 0}

        async def restore_and_take(url):
            until = time.monotonic() + 4

            async def restore():
                async with Desk(url, "Restorer") as desk:
                    for number in (2, 3, 4):
                        with self.assertRaises(AssertionError) as refused:
                            await desk.call("restore", version=VERSION.format(number))
                        self.assertIn("panel", str(refused.exception))
                    while time.monotonic() < until:
                        for number in (1, 0):
                            with contextlib.suppress(AssertionError):  # refused while the item is on air
                                await desk.call("restore", version=VERSION.format(number))
                            counts["restores"] += 1

            async def take():
                async with Desk(url, "Taker") as desk:
                    while time.monotonic() < until:
                        with contextlib.suppress(AssertionError):
                            await desk.call("take", item="board")
                            await desk.call("release", key="board")
                            counts["takes"] += 1
            await asyncio.gather(restore(), take())
            async with Desk(url, "Last") as desk:
                with contextlib.suppress(AssertionError):
                    await desk.call("restore", version=VERSION.format(0))
                await desk.call("take", item="board")
        with self.rehearsal(file) as process:
            asyncio.run(restore_and_take(self.desk_url()))
            (engine,) = self.events("engine.started")  # the same one all through
            os.kill(engine["data"]["pid"], signal.SIGKILL)  # the next one starts from what was saved
            wait_for(lambda: len(self.events("engine.started")) == 2, "another engine")
            self.assertIsNone(process.poll(), self.output())
        loads = self.regie("rundown", "export", file)
        row("former versions planned again", f"{counts['restores']} restores against {counts['takes']} takes, three that do not fit",
            f"{len(self.events('engine.started'))} engines, one killed; the show file {'loads' if loads.returncode == 0 else loads.stderr}",
            "2, it loads", len(self.events("engine.started")) == 2 and loads.returncode == 0 and counts["takes"] > 0)


if __name__ == "__main__":
    unittest.main()
