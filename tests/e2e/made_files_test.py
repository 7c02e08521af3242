"""What a command writes never costs what was there: not what it reads, by whatever name, and not an earlier good result."""

import hashlib
import os
import pty
import subprocess
import unittest

from harness import REGIE, RehearsalTest, decoded_frames


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


class MadeFiles(RehearsalTest):
    def spares(self, kept, *arguments, **expected):
        self.spares_when(2, kept, *arguments, **expected)

    def spares_when(self, status, kept, *arguments, words="this would replace"):
        """`kept` is what it was, and the command says why."""
        before = digest(kept)
        done = self.regie(*arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(digest(kept), before)
        self.assertEqual([*self.folder.rglob("*.part*")], [])

    def test_what_a_show_is_made_of_is_not_replaced(self):
        show = self.small_show()
        video = self.folder / "video.mp4"
        link, hard = self.folder / "link.mp4", self.folder / "hard.mp4"
        link.symlink_to(video)
        os.link(video, hard)
        for name in (video, link, hard, self.folder / "." / "x" / ".." / "video.mp4"):
            (self.folder / "x").mkdir(exist_ok=True)
            self.spares(video, "render", show, "--seconds", 1, "--replace", "--out", name)
        self.spares(show, "render", show, "--seconds", 1, "--replace", "--out", show)
        self.spares(show, "rundown", "export", show, "--replace", "--out", show)
        self.spares(video, "rundown", "export", show, "--replace", "--out", video)
        raw = self.folder / "video.y4m"  # whose sound would be video.wav
        (self.folder / "video.wav").symlink_to(video)
        self.spares(video, "render", show, "--seconds", 1, "--encoder", "none", "--replace", "--out", raw)
        self.assertFalse(raw.exists())

    def test_a_stand_ins_ledger_is_added_to_a_ledger_alone(self):
        show = self.small_show()
        for kept in (show, self.folder / "chat.jsonl"):
            self.spares_when(1, kept, "standin", self.folder / "chat.jsonl", "--port", 0, "--ledger", kept, words="this file is no ledger")

    def test_a_desks_picture_replaces_none_unasked(self):
        show, picture = self.small_show(), self.folder / "desk.png"
        with self.rehearsal(show):
            arguments = ("desk", "--connect", self.desk_url(), "--after", 500, "--screenshot", picture)
            offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            picture.write_text("a drawing")
            self.spares(picture, *arguments, words="there is such a file already")
            done = self.regie(*arguments, "--replace", env=offscreen)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(picture.read_bytes().startswith(b"\x89PNG"))
            self.assertEqual([*self.folder.glob("*.part*")], [])
            done = self.regie(*arguments[:-1], self.folder / "nowhere/desk.png", env=offscreen)
            self.assertEqual(done.returncode, 1)
            self.assertIn("the picture could not be written", done.stderr)

    def test_an_earlier_result_stays_until_there_is_a_better_one(self):
        show, out = self.small_show(), self.folder / "out.mp4"
        self.assertEqual(self.regie("render", show, "--seconds", 1, "--out", out).returncode, 0)
        self.spares(out, "render", show, "--seconds", 2, "--out", out, words="there is such a file already")
        (self.folder / "broken.mp4").write_bytes(b"no video" * 1000)
        broken = self.small_show(sources=[{"id": "cam1", "uri": "broken.mp4"}])
        before = digest(out)
        done = self.regie("render", broken, "--seconds", 2, "--replace", "--out", out)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(digest(out), before)
        self.assertEqual([*self.folder.glob("*.part*")], [])
        done = self.regie("render", self.small_show(), "--seconds", 2, "--replace", "--out", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(decoded_frames(out), 60)

    def test_a_file_that_is_called_like_a_half_written_one_is_left_alone(self):
        show = self.small_show(outputs=[{"kind": "recording"}], comments=[])
        others = [self.folder / name for name in ("out.part.mp4", "out.mp4.part", "clip.part.mp4", "clip.mp4.part")]
        for other in others:
            other.write_text("a download under way")
        done = self.regie("render", show, "--seconds", 1, "--out", self.folder / "out.mp4")
        self.assertEqual(done.returncode, 0, done.stderr)
        with self.rehearsal(show, seconds=3) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        done = self.regie("clip", self.session, "--from", "00:00", "--to", "00:02", "--out", self.folder / "clip.mp4")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(decoded_frames(self.folder / "clip.mp4"), 30)
        self.assertEqual([other.read_text() for other in others], ["a download under way"] * 4)
        self.assertEqual(sorted(self.folder.glob("*.part*")), sorted(others))

    def test_a_name_ends_as_what_is_in_it(self):
        """Refused before anything is rendered, with the names that can be given; a pipe has a name of its own."""
        show = self.small_show()
        for name, more, names in (("x.y4m", [], "Name it .mp4; or give --encoder none"), ("x.mov", [], ".mp4"), ("x", [], ".mp4"),
                                  ("x.mp4", ["--encoder", "none"], "Name it .y4m; or leave out --encoder none")):
            done = self.regie("render", show, "--seconds", 1, *more, "--out", self.folder / name)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(names, done.stderr)
            self.assertEqual([*self.folder.glob("x*")], [])
        self.assertEqual(self.regie("render", show, "--seconds", 1, "--out", self.folder / "X.MP4").returncode, 0)
        self.assertEqual(self.regie("render", show, "--seconds", 1, "--encoder", "none", "--out", "/dev/null").returncode, 0)

    def test_a_person_is_asked(self):
        show, out = self.small_show(), self.folder / "plan.json"
        out.write_text("mine")
        for answer, status, replaced in (("n", 2, False), ("", 2, False), ("y", 0, True)):
            master, slave = pty.openpty()
            with subprocess.Popen([REGIE, "rundown", "export", str(show), "--out", str(out)], stdin=slave,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
                os.write(master, f"{answer}\n".encode())
                _, asked = process.communicate(timeout=30)
            os.close(slave)
            os.close(master)
            self.assertIn("Replace it?", asked)
            self.assertEqual(process.returncode, status, asked)
            self.assertEqual(out.read_text() != "mine", replaced)

    def test_a_session_keeps_what_is_its_own(self):
        with self.rehearsal(self.small_show(), seconds=3) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        for kept in (self.session / "log.sqlite", self.session / "recording.mp4", next((self.session / "show").rglob("*.json"))):
            self.spares(kept, "clip", self.session, "--from", "0:00", "--to", "0:01", "--replace", "--out", kept)
        out = self.folder / "clip.mp4"
        for arguments, status in (([], 0), ([], 2), (["--replace"], 0)):
            done = self.regie("clip", self.session, "--from", "0:00", "--to", "0:01", *arguments, "--out", out)
            self.assertEqual(done.returncode, status, done.stderr)
        for more in ([], ["--story"]):
            done = self.regie("clip", self.session, *more, "--from", "0:00", "--to", "0:01", "--out", self.folder / "clip.mov")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn("clip.mov: what is written ends with .mp4, this name does not. Name it .mp4", done.stderr)


if __name__ == "__main__":
    unittest.main()
