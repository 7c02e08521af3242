"""A show rendered offline: every frame, exact, with its graphics and its sound; and a clean end when it is stopped."""

import hashlib
import json
import os
import resource
import signal
import subprocess
import unittest

from harness import REGIE, ROOT, RehearsalTest, decoded_frames, ffprobe, picture, read_text, wait_for

SECONDS = 10
FRAMES = 30 * SECONDS


def checksum(file):
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


class Render(RehearsalTest):
    def render(self, *arguments, **options):
        return self.regie("render", *arguments, **options)

    def test_twice_the_same(self):
        """The built-in show, unencoded: every frame and sample is there, graphics too, and the same bytes again."""
        checksums = []
        for name in ("first", "second"):
            pictures, sound = self.folder / f"{name}.y4m", self.folder / f"{name}.wav"
            done = self.render("--encoder", "none", "--seconds", SECONDS, "--out", pictures)
            self.assertEqual(done.returncode, 0, done.stderr)
            checksums.append([checksum(pictures), checksum(sound)])
            if name == "first":
                self.assertEqual(decoded_frames(pictures), FRAMES)
                stream = ffprobe(pictures, "-show_streams")["streams"][0]
                self.assertEqual([stream["width"], stream["height"], stream["r_frame_rate"]], [1920, 1080, "30/1"])
                self.assertEqual(ffprobe(sound, "-show_streams")["streams"][0]["duration_ts"], 48_000 * SECONDS)
                self.assertIn("Réouverture", read_text(picture(pictures, 5, self.folder / "frame.png")))
            pictures.unlink()
        self.assertEqual(*checksums)

    def test_loops_the_same(self):
        """A loop that begins and ends between two pictures: the one that stands there comes first, in every pass and run."""
        clip, pictures = self.folder / "clip.mp4", self.folder / "loop.y4m"
        subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=3", "-f", "lavfi",
                        "-i", "sine=duration=3", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", str(clip)], check=True)
        show = self.small_show(sources=[{"id": "cam1", "uri": "clip.mp4", "loop": True, "in": "00:02.1", "out": "00:02.7"}],
                               comments=[], rundown=[])
        checksums = set()
        for _ in range(6):
            done = self.render(show, "--encoder", "none", "--seconds", 3, "--replace", "--out", pictures)
            self.assertEqual(done.returncode, 0, done.stderr)
            checksums.add(checksum(pictures))
        self.assertEqual(len(checksums), 1)

    def test_encoded(self):
        """An MP4 with every frame, as much sound, and the graphic that a cue took; and the same bytes again."""
        show = self.small_show(cues=[{"at": "00:01", "take": "host"}])
        file = self.folder / "show.mp4"
        done = self.render(show, "--seconds", 4, "--out", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        streams = {s["codec_name"]: s for s in ffprobe(file, "-show_streams")["streams"]}
        self.assertEqual(decoded_frames(file), 120)
        self.assertAlmostEqual(float(streams["aac"]["duration"]), 4, delta=0.05)
        self.assertIn("Inès", read_text(picture(file, 3, self.folder / "frame.png"), "130x34+32+305", scale=400))
        again = self.folder / "again.mp4"
        self.assertEqual(self.render(show, "--seconds", 4, "--out", again).returncode, 0)
        self.assertEqual(checksum(file), checksum(again))

    def test_a_still_stays(self):
        """A photograph on its side is shown upright, in every frame and in every run; what `check` refuses is not rendered."""
        photo = self.folder / "photo.jpg"
        subprocess.run(["convert", "-size", "360x640", "xc:#18A018", "-fill", "#C01818", "-draw", "rectangle 0,0 360,320",
                        "-rotate", "-90", "-quality", "95", str(photo)], check=True)
        lying = photo.read_bytes()
        exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
        photo.write_bytes(lying[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + lying[2:])
        show = self.small_show(sources=[{"id": "cam1", "uri": "photo.jpg"}], comments=[], rundown=[])
        frames = set()
        for _ in range(2):
            pictures = self.folder / "still.y4m"
            done = self.render(show, "--encoder", "none", "--seconds", 1, "--replace", "--out", pictures)
            self.assertEqual(done.returncode, 0, done.stderr)
            frames.update(pictures.read_bytes().split(b"FRAME\n")[1:])
        self.assertEqual(len(frames), 1)
        decoded = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(pictures), "-frames:v", "1", "-vf",
                                  "scale=in_color_matrix=bt601", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
                                 stdout=subprocess.PIPE, check=True).stdout
        seen = [decoded[3 * (640 * y + 320):][:3] for y in (90, 270)]
        for pixel, wanted in zip(seen, ((0xC0, 0x18, 0x18), (0x18, 0xA0, 0x18))):
            for code, right in zip(pixel, wanted):
                self.assertAlmostEqual(code, right, delta=4)

        photo.write_bytes(b"\0\0\0\x20ftypavif")
        for command in ("check", "render"):
            done = self.regie(command, show, *(() if command == "check" else ("--seconds", 1, "--out", self.folder / "photo.mp4")))
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("photo.jpg is an AVIF picture, which cannot be opened here. Save it as PNG or JPEG.", done.stderr)

    def test_a_colour_is_a_source(self):
        show = self.small_show(sources=[{"id": "blue", "uri": "color:#2040C0"}], comments=[], rundown=[])
        self.assertEqual(self.regie("check", show).returncode, 0)
        pictures = self.folder / "blue.y4m"
        done = self.render(show, "--encoder", "none", "--seconds", 1, "--out", pictures)
        self.assertEqual(done.returncode, 0, done.stderr)
        frames = pictures.read_bytes().split(b"FRAME\n")[1:]
        self.assertEqual((len(frames), len(set(frames))), (30, 1))
        self.assertGreater(frames[0][640 * 360 + 100], 150)  # U: blue

    def test_a_picture_that_cannot_be_shown(self):
        """A broken logo is said with its place, once, as `check` says it, and the show goes on without; in a rehearsal, too."""
        logo = self.folder / "logo.png"
        subprocess.run(["convert", "-size", "200x200", "plasma:", str(logo)], check=True)
        whole = logo.read_bytes()
        logo.write_bytes(whole[:len(whole) // 2])
        (self.folder / "own.json").write_text(json.dumps({**json.loads((ROOT / "qml/theme/neutral.json").read_text()), "logo": "logo.png"}))
        words = "logo.png is damaged. Save it anew, as PNG or JPEG."
        show = self.small_show(theme="own.json", comments=[], cues=[{"at": "00:00", "take": "logo"}],
                               rundown=[{"id": "logo", "graphic": "event-card", "fields": {"title": "Concert", "details": "Ici"}}])
        for command, status in (("check", 2), ("render", 0)):
            done = self.regie(command, show, *(() if command == "check" else ("--seconds", 1, "--out", self.folder / "x.mp4")))
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertIn(f"show.json: /theme: {words}", done.stderr)
            self.assertEqual(done.stderr.count(words), 1)
        with self.rehearsal(show, seconds=2) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertIn(words, self.output())
        self.assertIn(words, str(self.events("engine.started")[0]["data"]["without"]))

    def test_stopped_by_hand(self):
        """Ctrl-C: a sentence, status 1, and a file that plays up to there. On a terminal there is a bar and a time."""
        file = self.folder / "show.mp4"
        master, slave = os.openpty()
        process = subprocess.Popen([REGIE, "render", "--out", str(file)], stdout=subprocess.PIPE, stderr=slave)
        os.close(slave)
        shown = b""
        while b"left" not in shown:
            shown += os.read(master, 4096)
        part = self.folder / "show.part.mp4"
        wait_for(lambda: part.exists() and part.stat().st_size > 100_000, "some of the file", every=0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), 1)
        shown += os.read(master, 65536)
        self.assertIn("stopped at", shown.decode(errors="replace"))
        self.assertIn("frames/s", shown.decode(errors="replace"))
        self.assertGreater(decoded_frames(file), 10)
        process.stdout.close()
        os.close(master)

    def test_stopped_while_it_waits_for_a_source(self):
        """A sentence and status 1, although nothing comes that could be shown; nothing is left behind."""
        # GStreamer 1.22 takes 9 MB of sound at 96 kHz in QuickTime for one moment.
        subprocess.run(["ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30:duration=4",
                        "-f", "lavfi", "-i", "anullsrc=r=96000:cl=7.1:d=4", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt",
                        "yuv420p", "-c:a", "pcm_s24le", "-ar", "96000", "-ac", "8", self.folder / "apart.mov"], check=True)
        show = self.small_show(sources=[{"id": "film", "uri": "apart.mov"}])
        for sign in (signal.SIGTERM, signal.SIGINT):
            process = subprocess.Popen([REGIE, "render", str(show), "--seconds", "2", "--out", str(self.folder / "out.mp4")],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            wait_for(lambda: (self.folder / "out.part.mp4").exists(), "the render to begin", every=0.01)
            process.send_signal(sign)
            self.assertEqual(process.wait(20), 1)
            self.assertIn("stopped before its sources were there", process.stderr.read())
            process.stdout.close()
            process.stderr.close()
            self.assertEqual(list(self.folder.glob("out*.mp4")), [])

    def test_it_begins_at_a_second_of_a_day(self):
        show = self.small_show(comments=[], cues=[{"at": "00:00", "take": "clock"}], canvas={"width": 1280, "height": 720, "fps": 30},
                               rundown=[{"id": "clock", "graphic": "clock", "fields": {"title": "Nantes"}}])
        file = self.folder / "show.mp4"
        done = self.render(show, "--seconds", 3, "--at", "2026-11-25 18:59:58", "--out", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        clock = "218x60+996+43"  # nothing but its plate
        self.assertIn("18:59", read_text(picture(file, 1.5, self.folder / "before.png"), clock, scale=200))
        self.assertIn("19:00", read_text(picture(file, 2.5, self.folder / "after.png"), clock, scale=200))
        for wrong in ("2026-11-25 18:59:60", "2026-11-25 18:59:5", "2026-11-25 18:59:"):
            done = self.render(show, "--seconds", 1, "--at", wrong, "--replace", "--out", file)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn("--at is no time", done.stderr)

    def test_no_room_on_the_disk(self):
        show = self.small_show()
        limit = 5_000_000
        for encoder, name, seconds in (("none", "show.y4m", 5), ("x264", "show.mp4", 600)):
            done = self.render(show, "--encoder", encoder, "--seconds", seconds, "--out", self.folder / name,
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(done.returncode, 1, done.stderr)
            sentence = done.stderr.strip().splitlines()[-1]
            self.assertIn(name, sentence)
            self.assertIn("cannot be written", sentence)

    def test_bad_arguments(self):
        show = self.small_show()
        nowhere = self.folder / "nowhere" / "show.mp4"
        for arguments, status in ((["--out", nowhere, show], 1), ([show], 2), (["--encoder", "gif", "--out", "a", show], 2),
                                  (["--out", self.folder / "a.mp4", "/nowhere/show.json"], 2)):
            done = self.render(*arguments)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertTrue(done.stderr.strip())


if __name__ == "__main__":
    unittest.main()
