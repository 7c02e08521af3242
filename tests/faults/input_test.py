"""Bad input is an answer, not a crash."""

import json
import os
import resource
import socket
import subprocess
import unittest

from harness import REGIE, RehearsalTest, decoded_frames, ffprobe

GOOD = {"name": "A show", "canvas": {"width": 640, "height": 360, "fps": 30},
        "sources": [{"id": "cam1", "uri": "video.mp4"}], "outputs": [{"kind": "recording"}]}


class BadShowFiles(RehearsalTest):
    def check(self, content, *words):
        (self.folder / "video.mp4").touch()
        file = self.folder / "show.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        for command in (["rehearse", file, "--headless", "--seconds", "5", "--out", self.session], ["check", file]):
            done = self.regie(*command)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
            for word in (str(file), *words):
                self.assertIn(word, done.stderr)
        self.assertFalse(self.session.exists(), "a session was begun")

    def test_not_json(self):
        self.check('{"name": "A show",\n "canvas" 5}', "line 2")

    def test_empty(self):
        self.check("")

    def test_breaks_the_schema(self):
        self.check({**GOOD, "canvas": {"width": 640, "height": 360, "fps": 29}}, "/canvas/fps")

    def test_misses_a_required_part(self):
        self.check({key: value for key, value in GOOD.items() if key != "sources"}, "sources")

    def test_missing_video(self):
        self.check({**GOOD, "sources": [{"id": "cam1", "uri": "nowhere.mp4"}]}, "/sources/0/uri", "nowhere.mp4")

    def test_all_that_is_missing_is_named_once(self):
        (self.folder / "pictures").mkdir()
        (self.folder / "video.mp4").touch()
        file = self.folder / "show.json"
        file.write_text(json.dumps({**GOOD, "sources": [{"id": "a", "uri": "absent.mp4"}, {"id": "b", "uri": "VIDEO.MP4"},
                                                        {"id": "c", "uri": "pictures"}],
                                    "captions": "absent.srt"}))
        done = subprocess.run([REGIE, "check", str(file)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=60)
        self.assertEqual(done.returncode, 2, done.stdout)
        for words in ("no video \"absent.mp4\"", "Did you mean \"video.mp4\"?", "\"pictures\" is a folder", "absent.srt"):
            self.assertEqual(done.stdout.count(words), 1, done.stdout)
        apart = self.regie("check", file)
        self.assertEqual(len(apart.stderr.strip().splitlines()), apart.stdout.count("wrong  "), "a script reads each as one line")

    def test_a_caption_that_ends_before_it_begins(self):
        show = self.small_show(captions="said.srt")
        (self.folder / "said.srt").write_text("1\n00:00:05,000 --> 00:00:03,000\nBonjour\n\n2\n00:00:07,000 --> 00:00:09,000\nSalut\n")
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 2)
        self.assertIn("said.srt: line 2", done.stdout)
        self.assertIn("ends before it begins", done.stdout)

    def test_unknown_template(self):
        self.check({**GOOD, "rundown": [{"id": "a", "graphic": "hologram", "fields": {}}]}, "/rundown/0/graphic",
                   "hologram", "lower-third")

    def test_cue_without_item(self):
        self.check({**GOOD, "cues": [{"at": "00:05", "take": "nothing"}]}, "/cues/0", "nothing")

    def test_a_secret_in_clear(self):
        self.check({**GOOD, "outputs": [{"kind": "rtmp", "url": "rtmps://example.org/live", "key": "hunter2"}]},
                   "/outputs/0/key", "secret:")


class BadArguments(RehearsalTest):
    def test_status_2(self):
        for arguments in (["nonsense"], [], ["rehearse", "--seconds", "0"], ["rehearse", "--seconds", "x"],
                          ["rehearse", "/nowhere/show.json"], ["check"], ["log", "/nowhere"]):
            self.assertEqual(self.regie(*arguments).returncode, 2, arguments)

    def test_a_session_is_never_overwritten(self):
        self.session.mkdir()
        (self.session / "log.sqlite").write_text("precious")
        done = self.regie("rehearse", "--headless", "--seconds", "2", "--out", self.session)
        self.assertEqual(done.returncode, 2)
        self.assertIn("holds a session already", done.stderr)
        self.assertEqual((self.session / "log.sqlite").read_text(), "precious")


class TheProgrammeGoesOn(RehearsalTest):
    def test_a_video_that_is_none(self):
        show = self.small_show()
        (self.folder / "video.mp4").write_bytes(os.urandom(300_000))
        with self.rehearsal(show, seconds=5) as process:
            self.assertEqual(process.wait(40), 0, self.output())
        self.assertAlmostEqual(decoded_frames(self.session / "recording.mp4"), 150, delta=2)
        self.assertEqual(self.events("source.changed")[-1]["data"]["state"], "failed")
        self.assertIn("video.mp4", self.events("source.changed")[-1]["data"]["words"])
        self.assertEqual(self.regie("check", show).returncode, 2)

    def test_a_truncated_video(self):
        show = self.small_show()
        video = self.folder / "video.mp4"
        subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(video), "-c", "copy", "-movflags", "+faststart",
                        str(self.folder / "fast.mp4")], check=True)
        whole = (self.folder / "fast.mp4").read_bytes()
        video.write_bytes(whole[:len(whole) // 2])
        with self.rehearsal(show, seconds=12) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertAlmostEqual(decoded_frames(self.session / "recording.mp4"), 360, delta=2)

    def test_a_busy_port(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            show = self.small_show()
            done = self.regie("rehearse", show, "--headless", "--seconds", "3", "--out", self.session, "--port", port)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(f":{port}\n", done.stdout)

    def test_no_room_on_the_disk(self):
        """A file-size limit fails writes as a full disk does: what was recorded stays playable, and a new file is tried."""
        show = self.small_show(outputs=[{"kind": "recording", "video_kbps": 3000}])
        limit = 1_000_000
        done = subprocess.run(
            [REGIE, "rehearse", str(show), "--headless", "--seconds", "12", "--out", str(self.session)],
            capture_output=True, text=True, timeout=90,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual(done.returncode, 0, done.stderr)
        told = [(e["data"]["state"], e["data"]["words"]) for e in self.events("output.changed")]
        self.assertEqual([state for state, _ in told][:3], ["running", "lost", "running"], told)
        self.assertIn("The recording stopped", told[1][1])
        self.assertEqual(told[-1][0], "ended")
        for name in ("recording.mp4", "recording-2.mp4"):
            self.assertGreater(float(ffprobe(self.session / name, "-show_format")["format"]["duration"]), 0.5, name)
        ended = self.events("session.ended")
        self.assertEqual(len(ended), 1)
        self.assertGreaterEqual(ended[0]["show_ms"], 11_000, "the programme did not go on to its end")


if __name__ == "__main__":
    unittest.main()
