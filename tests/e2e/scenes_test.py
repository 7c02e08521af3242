"""Scenes: what the programme shows of its sources, by cues, by desks, in a live show and offline."""

import asyncio
import hashlib
import subprocess
import unittest

from harness import Desk, RehearsalTest, decoded_frames, picture, pictures_so_far, wait_for

RED, BLUE = (200, 30, 30), (30, 30, 200)
SCENES = [{"id": "red", "name": "Red", "layout": "full", "sources": ["red"]},
          {"id": "blue", "name": "Blue", "layout": "full", "sources": ["blue"]},
          {"id": "both", "name": "Both", "layout": "side-by-side", "sources": ["red", "blue"]}]


class Scenes(RehearsalTest):
    def flat_video(self, name, colour, frequency):
        file = self.folder / f"{name}.mp4"
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
             f"color=0x{bytes(colour).hex()}:size=640x360:rate=30:duration=4", "-f", "lavfi", "-i",
             f"sine=frequency={frequency}:sample_rate=48000:duration=4", "-c:v", "libx264", "-preset", "ultrafast",
             "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", str(file)], check=True)
        return {"id": name, "uri": file.name, "loop": True}

    def show(self, **changes):
        sources = [self.flat_video("red", RED, 440), self.flat_video("blue", BLUE, 880)]
        return self.small_show(sources=sources, scenes=SCENES, **changes)

    def colour(self, seconds, x, y, file=None):
        png = picture(file or self.session / "recording.mp4", seconds, self.folder / "frame.png")
        out = subprocess.run(["convert", str(png), "-format", f"%[fx:int(255*p{{{x},{y}}}.r)] %[fx:int(255*p{{{x},{y}}}.b)]",
                              "info:"], capture_output=True, text=True, check=True).stdout.split()
        red, blue = map(int, out)
        return "red" if red > 120 > blue else "blue" if blue > 120 > red else "mixed" if min(red, blue) > 60 else "dark"

    def test_cues_change_scenes_at_their_frame(self):
        show = self.show(cues=[{"at": "00:02", "scene": "blue"}, {"at": "00:03", "mix": "red"}, {"at": "00:04", "scene": "both"},
                               {"at": "00:05", "scene": "slate"}, {"at": "00:05.5", "mark": "The end"}])
        done = self.regie("live", show, "--headless", "--seconds", 6, "--out", self.session, "--port", 0)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), 180)
        self.assertEqual(self.colour(58.5 / 30, 320, 180), "red")  # the last frame before
        self.assertEqual(self.colour(59.5 / 30, 320, 180), "blue")
        self.assertEqual(self.colour(3.12, 320, 180), "mixed")
        self.assertEqual(self.colour(3.5, 320, 180), "red")
        self.assertEqual([self.colour(4.5, x, y) for x, y in ((100, 180), (500, 180), (320, 20))], ["red", "blue", "dark"])
        self.assertEqual(self.colour(5.5, 100, 20), "dark")
        self.assertEqual([(e["data"]["name"], e["show_ms"]) for e in self.events("mark.set")], [("The end", 5500)])

    def test_a_desk_changes_scenes_and_takes_them_back(self):
        with self.rehearsal(self.show()) as process:
            async def work():
                async with Desk(self.desk_url(), "Paul") as desk:
                    self.assertEqual([s["id"] for s in desk.welcome["scenes"]], ["red", "blue", "both", "slate"])
                    await desk.call("scene", scene="both", mix=True)
                    await desk.call("mark", name="Both")
                    await desk.call("undo")
                    with self.assertRaisesRegex(AssertionError, "no scene"):
                        await desk.call("scene", scene="attic")
                    await desk.call("adjust", source="red", muted=True)
            asyncio.run(work())
        self.assertEqual(process.returncode, 0, self.output())
        self.assertEqual([e["data"]["scene"]["id"] for e in self.events("scene.taken")], ["both"])
        self.assertTrue(self.events("source.adjusted")[0]["data"]["settings"]["muted"])

    def test_a_killed_engine_comes_back_with_its_scene(self):
        with self.rehearsal(self.show()) as process:
            async def take():
                async with Desk(self.desk_url()) as desk:
                    await desk.call("scene", scene="blue")
            asyncio.run(take())
            pid = self.events("engine.started")[-1]["data"]["pid"]
            subprocess.run(["kill", "-9", str(pid)], check=True)
            wait_for(lambda: pictures_so_far(self.session / "recording-2.mp4") > 10, "pictures of the second engine")
        self.assertEqual(process.returncode, 0, self.output())
        self.assertEqual(self.colour(0.1, 320, 180, self.session / "recording-2.mp4"), "blue")

    def test_offline_they_are_exact_and_the_same_twice(self):
        show = self.show(cues=[{"at": "00:01", "mix": "blue"}, {"at": "00:02", "scene": "both"}])
        sums = []
        for name in ("a.y4m", "b.y4m"):
            done = self.regie("render", show, "--encoder", "none", "--seconds", 3, "--out", self.folder / name)
            self.assertEqual(done.returncode, 0, done.stderr)
            sums.append(hashlib.sha256((self.folder / name).read_bytes()).hexdigest())
        self.assertEqual(*sums)
        self.assertEqual([self.colour(t, 320, 180, self.folder / "a.y4m") for t in (28.5 / 30, 1.12, 1.5)],
                         ["red", "mixed", "blue"])
        self.assertEqual(self.colour(2.5, 100, 180, self.folder / "a.y4m"), "red")


class Checks(RehearsalTest):
    def test_rules_of_platforms_and_missing_secrets(self):
        show = self.small_show(outputs=[{"kind": "rtmp", "url": "rtmps://127.0.0.1:1/rtmp", "key": "secret:nowhere_key",
                                         "platform": "facebook", "video_kbps": 9000}])
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 2)
        self.assertIn("9000 kb/s is not what Facebook takes", done.stderr)
        self.assertIn("REGIE_SECRET_NOWHERE_KEY", done.stderr)
        done = self.regie("live", show, "--headless", "--seconds", 2, "--out", self.session)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("regie secret nowhere_key", done.stderr)
        self.assertFalse(self.session.exists())


if __name__ == "__main__":
    unittest.main()
