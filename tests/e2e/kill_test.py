"""kill -9 of the engine at random moments: no acknowledged decision is lost, each recording plays to the kill, and the show
is soon back. REGIE_FAULT_LONG=1: fifty moments."""

import asyncio
import os
import random
import re
import signal
import sys
import time
import unittest

from harness import ROOT, Desk, RehearsalTest, decoded_frames, wait_for

sys.path.append(str(ROOT / "tests/faults"))

from table import row  # noqa: E402

KILLS = 50 if os.environ.get("REGIE_FAULT_LONG") else 10
SEED = int(os.environ.get("REGIE_FAULT_SEED", 7))
INJECTED = f"kill -9 of the engine at {KILLS} moments"


class KilledEngine(RehearsalTest):
    def test_random_moments(self):
        acknowledged, kills = [], []
        chooser = random.Random(SEED)
        with self.rehearsal(self.small_show(), seconds=18 * KILLS) as process:
            for number in range(KILLS):
                started = wait_for(lambda: self.engine_started(number), f"engine {number + 1}")
                acknowledged += asyncio.run(self.decide(number, chooser))
                os.kill(started["data"]["pid"], signal.SIGKILL)
                kills.append(time.time() * 1000)
            wait_for(lambda: self.engine_started(KILLS), "the last engine")
            asyncio.run(self.end())
            self.assertEqual(process.wait(30), 0, self.output())
        self.assertGreater(len(acknowledged), 50)
        self.check_decisions(acknowledged)
        self.check_recordings(kills)

    def test_as_it_starts(self):
        """An engine killed before it can do anything: as soon as it said it is there, and as soon as it records."""
        with self.rehearsal(self.small_show(), seconds=40) as process:
            os.kill(wait_for(self.started, "the first engine")[0]["data"]["pid"], signal.SIGKILL)
            second = wait_for(lambda: self.started()[1:], "the second engine")[0]
            wait_for(lambda: [e for e in self.recordings() if e["seq"] > second["seq"]], "its recording")
            os.kill(second["data"]["pid"], signal.SIGKILL)
            wait_for(lambda: self.started()[2:], "the third engine")
            comments = len(self.events("comment.came"))
            wait_for(lambda: len(self.events("comment.came")) > comments, "comments after it")
            asyncio.run(self.end())
            self.assertEqual(process.wait(30), 0, self.output())
        self.check_decisions([])
        newest = max(self.session.glob("recording*.mp4"), key=os.path.getmtime)
        self.assertGreater(decoded_frames(newest), 0, newest.name)

    def engine_started(self, number):
        """Engine `number` of this show, once it records and desks can reach it."""
        started = self.started()
        reachable = len(re.findall("Desks connect to", self.output()))
        return started[number] if min(len(started), reachable, len(self.recordings())) > number else None

    def started(self):
        return self.events("engine.started")

    def recordings(self):
        return [e for e in self.events("output.changed") if e["data"]["state"] == "running"]

    async def decide(self, number, chooser):
        """Decides for a while, hurriedly, up to the kill; what was acknowledged as (kind, what) pairs."""
        done = []
        async with Desk(self.desk_url()) as desk:
            chosen = iter(self.undecided())
            on_air = any(e["data"]["graphic"]["key"] == "host" for e in self.events("graphic.taken")[-1:]) \
                and not any(e["seq"] > self.events("graphic.taken")[-1]["seq"] for e in self.events("graphic.released"))
            until = time.monotonic() + chooser.uniform(0.4, 2.5)  # reading the log is no deciding
            while time.monotonic() < until:
                comment = next(chosen, None)
                if comment and chooser.random() < 0.7:
                    done.append(("comment.hidden", (await desk.call("hide", comment=comment))["seq"]))
                else:
                    done.append(("graphic.released", (await desk.call("release", key="host"))["seq"]) if on_air else
                                ("graphic.taken", (await desk.call("take", item="host"))["seq"]))
                    on_air = not on_air
                await asyncio.sleep(0.02)
        return done

    def undecided(self):
        hidden = {e["data"]["comment"] for e in self.events("comment.hidden")}
        return [e["data"]["comment"]["id"] for e in self.events("comment.came") if e["data"]["comment"]["id"] not in hidden]

    async def end(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("stop")

    def check_decisions(self, acknowledged):
        log = {event["seq"]: event for event in self.log()}
        self.assertEqual(list(log), list(range(1, len(log) + 1)))
        lost = [(kind, seq) for kind, seq in acknowledged if seq not in log or log[seq]["kind"] != kind]
        if acknowledged:
            row("killed", INJECTED, f"{len(lost)} of {len(acknowledged)} acknowledged decisions lost", 0, not lost)
        ids = [event["data"]["comment"]["id"] for event in self.events("comment.came")]
        self.assertEqual(len(ids), len(set(ids)), "a comment came twice")
        hidden = {e["data"]["comment"] for e in self.events("comment.hidden")}
        answered = {e["data"]["comment"] for e in self.events("platform.answered")}
        self.assertEqual(hidden - answered, set(), "a decision never reached the platform")

    def check_recordings(self, kills):
        epoch_ms = self.events("session.started")[0]["data"]["epoch_ms"]
        running = self.recordings()
        self.assertEqual(len(running), KILLS + 1)
        lost = []
        for number, (event, killed_ms) in enumerate(zip(running, kills), start=1):
            file = self.session / ("recording.mp4" if number == 1 else f"recording-{number}.mp4")
            played_to = (event["data"]["first_frame"] + decoded_frames(file)) / 30
            lost.append((killed_ms - epoch_ms) / 1000 - played_to)
        row("killed", INJECTED, f"recordings end at most {max(lost):.2f} s before", "1 s", max(lost) <= 1)
        away = max(event["wall_ms"] - killed for event, killed in zip(running[1:], kills)) / 1000
        row("killed", INJECTED, f"records again after at most {away:.1f} s", "5 s", away <= 5)


if __name__ == "__main__":
    unittest.main()
