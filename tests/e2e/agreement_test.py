"""`check`, `rehearse` and `render` say the same of every kind of file that crews bring: what `check` passes plays from its first
frame, around its loop and from its `in`; what does not play is refused by all three."""

import re
import shutil
import subprocess
import unittest

from harness import RehearsalTest

BRIGHT = 60  # of the slate's luma there is less, of the film's more
BEGINS = 15  # frames in which a rehearsal's first source may still be on its way
FILM = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=2"]
TONE = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=2"]
SHORT_TONE = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=1"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]

PLAYS = {  # file: (ffmpeg's inputs, its outputs, the source's settings)
    "mp4.mp4": ([*FILM, *TONE], H264, {"loop": True}),
    "in.mp4": ([*FILM, *TONE], [*H264, "-g", "250"], {"in": "0:01.2", "loop": True}),
    "ts.ts": ([*FILM, *TONE], H264, {"loop": True}),
    "late.ts": ([*FILM, *TONE], [*H264, "-muxdelay", "0", "-output_ts_offset", "1000"], {"loop": True}),
    "avchd.m2ts": ([*FILM, *TONE], [*H264, "-c:a", "ac3", "-mpegts_m2ts_mode", "1"], {"loop": True}),
    "flash.flv": ([*FILM, *TONE], H264, {"loop": True}),
    "obs.mkv": ([*FILM, *TONE], [*H264, "-live", "1"], {"loop": True}),
    "browser.webm": ([*FILM, *TONE], ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus", "-live", "1"], {"loop": True}),
    "short-sound.mp4": ([*FILM, *SHORT_TONE], H264, {"loop": True}),
    "silent.mp4": (FILM, H264, {"in": "0:00.5"}),
    "camera.mov": ([*FILM, *TONE], ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv422p", "-c:a", "pcm_s16le"], {"loop": True}),
    "editor.mov": ([*FILM, *TONE], ["-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le", "-c:a", "pcm_s16le"], {"loop": True}),
    "dv.avi": (["-f", "lavfi", "-i", "testsrc2=size=720x576:rate=25:duration=2"], ["-c:v", "dvvideo", "-pix_fmt", "yuv420p"], {"loop": True}),
    "uneven.mp4": (FILM, [*H264, "-vf", "select='not(mod(n,5))+lt(n,20)'", "-vsync", "vfr"], {"in": "0:00.4", "loop": True}),
    "still.png": (FILM, ["-frames:v", "1"], {}),
    "still.bmp": (FILM, ["-frames:v", "1"], {}),
}


class Agreement(RehearsalTest):
    def make(self, name, inputs, outputs):
        file = self.folder / name
        subprocess.run(["ffmpeg", "-loglevel", "error", "-y", *inputs, *outputs, str(file)], check=True)
        return file

    def show_of(self, name, settings):
        return self.small_show(canvas={"width": 320, "height": 180, "fps": 25}, comments=[], rundown=[],
                               sources=[{"id": "it", "uri": name, **settings}])

    def luma(self, file):
        done = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(file), "-vf",
                               "signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-", "-f", "null", "-"],
                              capture_output=True, text=True, check=True).stdout
        return [float(value) for value in re.findall(r"YAVG=([\d.]+)", done)]

    def test_what_check_passes_plays(self):
        for name, (inputs, outputs, settings) in PLAYS.items():
            with self.subTest(name):
                self.make(name, inputs, outputs)
                show = self.show_of(name, settings)
                done = self.regie("check", show)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                rendered = self.folder / "rendered.mp4"
                seconds = 1 if "in" in settings and not settings.get("loop") else 5  # around its loop
                done = self.regie("render", show, "--seconds", seconds, "--replace", "--out", rendered)
                self.assertEqual(done.returncode, 0, done.stderr)
                seen = self.luma(rendered)
                self.assertEqual(len(seen), 25 * seconds)
                self.assertGreater(min(seen), BRIGHT, "the slate in a render")
                with self.rehearsal(show, seconds=seconds) as process:
                    self.assertEqual(process.wait(60), 0, self.output())
                seen = self.luma(self.session / "recording.mp4")
                shutil.rmtree(self.session)
                self.assertEqual(len(seen), 25 * seconds)
                self.assertGreater(min(seen[BEGINS:]), BRIGHT, "the slate in a rehearsal")

    def test_what_is_refused_is_refused_by_all(self):
        half = self.make("half.mp4", [*FILM, *TONE], H264)
        half.write_bytes(half.read_bytes()[:20_000])  # its table of contents would be at its end
        (self.folder / "words.mp4").write_text("no film at all\n" * 100)
        self.make("gray.mkv", FILM, ["-c:v", "ffv1", "-pix_fmt", "gray10le"])
        (self.folder / "list.m3u8").write_text("#EXTM3U\n#EXTINF:3,\nmp4.mp4\n#EXT-X-ENDLIST\n")
        for name in ("half.mp4", "words.mp4", "gray.mkv", "list.m3u8", "away.mp4"):
            with self.subTest(name):
                show = self.show_of(name, {"loop": True})
                checked = self.regie("check", show)
                self.assertNotEqual(checked.returncode, 0, checked.stdout)
                rendered = self.regie("render", show, "--seconds", 1, "--replace", "--out", self.folder / "out.mp4")
                self.assertNotEqual(rendered.returncode, 0, rendered.stdout)
                for said in (checked.stderr, rendered.stderr):
                    self.assertTrue(name in said or "/sources/0/uri" in said, said)


if __name__ == "__main__":
    unittest.main()
