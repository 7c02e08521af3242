"""Footage of every kind in one live show: odd sizes, rates and sound, pictures at no rate at all, files that are cut short,
spoilt, or lose their end while they play. No frame of the programme is lost, and sound is where its picture is."""

import os
import random
import subprocess
import unittest

from harness import RehearsalTest, decoded_frames, wait_for
from offset_test import APART_MS, offsets_ms
from sources_test import pictures

FPS = 30
SECONDS_EACH, SPOILT_SECONDS_EACH = 5, 3

# name: size, pictures a second, pictures from one flash to the next, what is done to them, to the sound
CLIPS = {
    "small-and-slow": ("322x242", "10", 10, "", "-ar 22050 -ac 1"),
    "film": ("768x432", "24000/1001", 24, "", "-ar 44100"),
    "tall-and-fast": ("360x640", "60000/1001", 60, "", "-ar 48000 -ac 6"),
    "odd": ("427x241", "25/2", 25, "format=yuv444p", "-ar 48000"),
    "no-rate": ("640x360", "30", 30, "select='lt(mod(n,30),4)+gt(random(1),0.6)'", "-ar 48000"),
}


def make_clip(file, size, rate, period, then, sound, seconds=4):
    """Its lower right quarter is white every `period` pictures for about 100 ms, while 1 kHz is heard. A moving picture."""
    every = f"{period}/({rate})"
    quarter = "drawbox=x=iw/2:y=ih/2:w=iw/2:h=ih/2:t=fill:color="
    flash = max(1, round(eval(rate) / 10))  # pylint: disable=eval-used — a constant above
    subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
                    f"testsrc2=size={size}:rate={rate}:duration={seconds},{quarter}black,"
                    f"{quarter}white:enable='lt(mod(n,{period}),{flash})'{',' + then if then else ''}",
                    "-f", "lavfi", "-i", f"aevalsrc='if(lt(mod(t,{every}),0.1),0.8*sin(2*PI*1000*t),0)':s=48000:d={seconds}",
                    "-fps_mode", "vfr", "-c:v", "libx264", "-preset", "ultrafast", "-g", "30", "-c:a", "aac", *sound.split(),
                    "-movflags", "+faststart", "-shortest", str(file)], check=True)


class Footage(RehearsalTest):
    def live(self, sources, scenes, cues, seconds):
        show = self.small_show(comments=[], rundown=[], sources=sources, scenes=scenes, cues=cues)
        return self.rehearsal(show, seconds=seconds, mode="live")

    def check_whole(self, process, seconds):
        self.assertEqual(process.wait(seconds + 60), 0, self.output())
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), seconds * FPS)

    def test_odd_sizes_and_rates_keep_their_sound(self):
        for name, clip in CLIPS.items():
            make_clip(self.folder / f"{name}.mp4", *clip)
        sources = [{"id": name, "uri": f"{name}.mp4", "loop": True} for name in CLIPS]
        cues = [{"at": f"00:{i * SECONDS_EACH:02}", "scene": name} for i, name in enumerate(CLIPS) if i]
        seconds = len(CLIPS) * SECONDS_EACH
        with self.live(sources, [{"id": name, "layout": "full", "sources": [name]} for name in CLIPS], cues, seconds) as process:
            self.check_whole(process, seconds)
        measured = offsets_ms(self.session / "recording.mp4")
        for i, name in enumerate(CLIPS):
            # A cut may fall into a flash: what is near one says nothing.
            here = [offset for at, offset in measured if 0.3 < at - i * SECONDS_EACH < SECONDS_EACH - 0.3]
            print(f"{name}: {len(here)} flashes, the beep {min(here, default=0):+.1f} to {max(here, default=0):+.1f} ms after them")
            self.assertGreaterEqual(len(here), 2)
            self.assertLessEqual(max(map(abs, here)), APART_MS, name)

    def spoil(self, name, how):
        content = bytearray((self.folder / "whole.mp4").read_bytes())
        how(content)
        (self.folder / name).write_bytes(content)

    def test_spoilt_files_leave_the_other_box_alone(self):
        make_clip(self.folder / "whole.mp4", *CLIPS["film"], seconds=8)
        make_clip(self.folder / "good.mp4", *CLIPS["no-rate"])

        def cut(content):
            del content[len(content) * 6 // 10:]

        def scatter(content):
            chance = random.Random(7)
            for at in range(40_000, len(content), 3000):
                content[at] = chance.randrange(256)

        self.spoil("cut.mp4", cut)
        self.spoil("scattered.mp4", scatter)
        self.spoil("headless.mp4", lambda content: content.__delitem__(slice(0, 2000)))
        self.spoil("empty.mp4", lambda content: content.clear())
        self.spoil("shrinks.mp4", lambda content: None)
        bad = ["cut", "scattered", "headless", "empty", "shrinks"]
        sources = [{"id": name, "uri": f"{name}.mp4", "loop": True} for name in ["good", *bad]]
        scenes = [{"id": name, "layout": "side-by-side", "sources": ["good", name]} for name in bad]
        cues = [{"at": f"00:{SPOILT_SECONDS_EACH * i:02}", "scene": name} for i, name in enumerate(bad) if i]
        seconds = SPOILT_SECONDS_EACH * len(bad)
        with self.live(sources, scenes, cues, seconds) as process:
            wait_for(lambda: [e for e in self.events("source.changed") if e["data"]["source"] == "shrinks"], "all of them", every=0.3)
            os.truncate(self.folder / "shrinks.mp4", 50_000)  # its end goes while it plays
            self.check_whole(process, seconds)
        left = pictures(self.session / "recording.mp4", "320:180:0:90")
        stood = longest_run(difference < 0.05 for _, difference in left[FPS:])
        print(f"beside spoilt files a good one never stood for more than {stood} frames; told: "
              f"{sorted({(e['data']['source'], e['data']['state']) for e in self.events('source.changed')})}")
        self.assertLess(stood, 12)
        told = {e["data"]["source"] for e in self.events("source.changed") if e["data"]["state"] in ("failed", "lost")}
        self.assertLessEqual({"headless", "empty"}, told)
        for name in ("headless", "empty"):  # whoever has no desk is told, too
            self.assertIn(f"regie: {name}: ", self.output())


def longest_run(values):
    longest = run = 0
    for value in values:
        run = run + 1 if value else 0
        longest = max(longest, run)
    return longest


if __name__ == "__main__":
    unittest.main()
