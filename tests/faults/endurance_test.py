"""What only time shows: shows that start and end over and over, and one that meets a fault every half minute. The short forms
take minutes, with REGIE_FAULT_LONG=1 they are 300 shows and an hour. Argument: the group."""

import asyncio
import os
import random
import shutil
import signal
import subprocess
import threading
import time
import unittest

from desk_process import DeskProcess
from harness import Desk, chat_lines, decoded_frames, memory_mb, packets, wait_for
from load_test import FPS, LONG, LoadTest, busy_processors
from sources_test import Camera, free_port
from table import row

SEED = int(os.environ.get("REGIE_FAULT_SEED", 7))
SHIFT = os.environ.get("REGIE_WALL_SHIFT", "")


class Starts(LoadTest):
    TIMES = 300 if LONG else 6
    CHAT = chat_lines(200 * 20, 5)

    def test_again_and_again(self):
        chooser = random.Random(SEED)
        show, wrong, comments, visits = self.small_show(self.CHAT), [], 0, 0
        for number in range(self.TIMES):
            with self.rehearsal(show) as process:
                pid = self.engine()
                visits += asyncio.run(self.come_and_go(chooser))
                if chooser.random() < 0.5:
                    process.send_signal(signal.SIGTERM)
                else:
                    asyncio.run(self.stop())
                status = process.wait(30)
            comments += self.count("comment.came")
            engines, ends = self.count("engine.started"), self.count("session.ended")
            frames = decoded_frames(self.session / "recording.mp4")
            if (status, engines, ends) != (0, 1, 1) or frames == 0:
                wrong.append(f"{number}: status {status}, {engines} engines, {frames} frames: {self.output()}")
            self.assertFalse(os.path.exists(f"/proc/{pid}"), "its engine lives on")
            shutil.rmtree(self.session)
        print(f"{comments} comments, {visits} desks came and went", *wrong)
        row("starts", f"{self.TIMES} rehearsals, 200 comments a second, desks that come and go",
            f"{len(wrong)} with a crash, a restart or a status", 0, not wrong)

    async def come_and_go(self, chooser):
        visits, until = 0, time.monotonic() + chooser.uniform(0.2, 3)
        while time.monotonic() < until:
            async with Desk(self.desk_url()) as desk:
                if chooser.random() < 0.5:
                    await desk.call("mark", name="here")
                await asyncio.sleep(chooser.uniform(0, 0.3))
                if chooser.random() < 0.5:
                    desk.socket.transport.abort()  # gone without a word
            visits += 1
        return visits

    async def stop(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("stop")


class Memory:
    """Looks at a process's memory once a second, until it is gone."""

    def __init__(self, pid):
        self.pid, self.seen, self.over = pid, [], threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self):
        while not self.over.wait(1):
            try:
                self.seen.append((time.monotonic(), memory_mb(self.pid)))
            except (OSError, TypeError):  # a process that has just ended has none
                return

    def stop(self):
        self.over.set()
        self.thread.join()

    def mb_an_hour(self, since):
        """The slope of a line through what was seen after `since`."""
        points = [(at / 3600, mb) for at, mb in self.seen if at >= since]
        middle, mean = (sum(values) / len(points) for values in zip(*points))
        return sum((at - middle) * (mb - mean) for at, mb in points) / sum((at - middle) ** 2 for at, _ in points)


class Hour(LoadTest):
    """A live show with a camera and a platform. Faults that end the engine come in the first third alone, and never twice in a
    row, as what was on air twice is left out: the last engine lives for the rest, and its memory is measured over the show's
    second half."""

    SECONDS, EVERY = (3600, 30) if LONG else (120, 15)
    FATAL = ("engine_killed", "engine_stopped")
    HARMLESS = ("camera_killed", "camera_frozen", "desk_floods", "desk_stopped", "desk_killed", "platform_hangs",
                "platform_fails", "processors_busy", *(["clock_stepped"] if SHIFT else []))

    def test_a_fault_again_and_again(self):
        chooser, self.played = random.Random(SEED), []
        self.shift = self.folder / "shift"
        self.shift.write_text("0")
        self.film, self.port = self.make_film(), free_port()
        self.camera = Camera(self.port, self.film)
        self.addCleanup(lambda: self.camera.stop())
        (self.folder / "chat.jsonl").write_text(  # few: comments are kept, and that is no leak
            "\n".join(chat_lines(self.SECONDS // 5, 5000)) + "\n")
        environment = {**self.env, **({"LD_PRELOAD": SHIFT, "WALL_SHIFT": str(self.shift)} if SHIFT else {})}
        with self.stand_in(self.folder / "chat.jsonl") as self.platform:
            show = self.live_show(self.facebook(self.platform), outputs=[{"kind": "recording"}],
                                  sources=[{"id": "cam", "uri": f"rtsp://127.0.0.1:{self.port}/camera"}])
            with self.rehearsal(show, mode="live", env=environment) as process:
                begun = time.monotonic()
                self.pid = self.engine()
                supervisor, engine = Memory(process.pid), Memory(self.pid)
                due, former = begun, ""
                while (due := due + self.EVERY) < begun + self.SECONDS:
                    wait_for(lambda: time.monotonic() >= due, "the next fault", 2 * self.EVERY)
                    fatal = due < begun + self.SECONDS / 3 and former not in self.FATAL
                    former = chooser.choice((self.FATAL if fatal and chooser.random() < 0.5 else self.HARMLESS))
                    print(f"{due - begun:.0f} s: {former}", flush=True)
                    getattr(self, former)()
                    self.played.append(former)
                    if former in self.FATAL:
                        self.pid = self.next_engine()
                        engine = Memory(self.pid)
                wait_for(lambda: time.monotonic() >= due, "the end", 2 * self.EVERY)
                for memory in (engine, supervisor):
                    memory.stop()
                asyncio.run(self.stop())
                self.assertEqual(process.wait(600 if LONG else 60), 0, self.output())  # an hour of recordings is finished
        self.check({"engine": engine, "supervisor": supervisor}, begun + self.SECONDS / 2)

    def check(self, memories, half):
        fault = f"{len(self.played)} faults in {self.SECONDS // 60} min"
        fatal = sum(name in self.FATAL for name in self.played)
        restarts = self.count("engine.started") - 1
        row("endurance", fault, f"{restarts} restarts", f"{fatal}: as many as were killed", restarts == fatal)
        lost, frames = 0, 0
        for file in self.session.glob("recording*.mp4"):
            times = [float(packet["pts_time"]) for packet in packets(file, "v:0")]
            frames += len(times)
            lost += sum(round((b - a) * FPS) - 1 for a, b in zip(times, times[1:]))
        row("endurance", fault, f"{lost} of {frames} frames lost beside the kills", 0, lost == 0)
        starts = [at for at, in self.rows("select wall_ms from events where kind = 'engine.started' order by seq")]
        print(f"engines started at {[round((at - starts[0]) / 1000) for at in starts]} s")
        for name, memory in memories.items():
            slope = memory.mb_an_hour(half)
            grows = f"{name} {memory.seen[-1][1]:.0f} MB, {slope:+.1f} MB/h"
            if LONG:
                row("endurance", fault, grows, "1 MB/h", slope <= 1)
            else:
                print(f"{grows}: too short to judge")

    def make_film(self):
        """Of a minute: the camera's stream ends as often, too."""
        film = self.folder / "film.mp4"
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=60", "-f", "lavfi",
             "-i", "sine=frequency=440:sample_rate=48000:duration=60", "-c:v", "libx264", "-preset", "ultrafast", "-tune",
             "zerolatency", "-g", "30", "-pix_fmt", "yuv420p", "-c:a", "aac", str(film)], check=True)
        return film

    def next_engine(self):
        """Its pid, once it records and desks can come."""
        number = self.played.count("engine_killed") + self.played.count("engine_stopped") + 1
        started = "select json_extract(data, '$.pid') from events where kind = 'engine.started'"
        records = ("select 1 from events where kind = 'output.changed' and json_extract(data, '$.output') = 'recording' "
                   "and json_extract(data, '$.state') = 'running'")
        return wait_for(lambda: min(len(self.rows(started)), len(self.rows(records)), self.output().count("Desks connect to"))
                        >= number and self.rows(started)[-1], "another engine", 30)[0]

    async def stop(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("stop")

    # --- faults, each over when its method returns

    def engine_killed(self):
        os.kill(self.pid, signal.SIGKILL)

    def engine_stopped(self):
        os.kill(self.pid, signal.SIGSTOP)

    def camera_killed(self):
        self.camera.stop()
        self.a_while()
        self.camera = Camera(self.port, self.film)

    def camera_frozen(self):
        self.camera.process.send_signal(signal.SIGSTOP)
        self.a_while()
        self.camera.process.send_signal(signal.SIGCONT)

    def desk(self, *arguments):
        desk = DeskProcess(self.desk_url(), *arguments)
        self.addCleanup(desk.kill)
        return desk

    def desk_floods(self):
        flood = self.desk("hide", '{"comment": "no such"}')  # refused: what is decided is kept, and that is no leak
        self.a_while()
        flood.kill()

    def desk_stopped(self):
        desk = self.desk()
        desk.signal(signal.SIGSTOP)
        self.a_while()
        desk.kill()

    def desk_killed(self):
        self.desk().kill()

    def platform_hangs(self):
        self.platform.script({"kind": "hang", "path": "/comments", "method": "GET"})

    def platform_fails(self):
        self.platform.script({"kind": "500", "path": "/comments", "method": "GET", "count": 5})

    def processors_busy(self):
        with busy_processors():
            self.a_while()

    def clock_stepped(self):
        for to in ("3600", "0"):
            steps = self.count("clock.stepped")
            self.shift.write_text(to)
            wait_for(lambda: self.count("clock.stepped") > steps, "the step in the log")

    def a_while(self):
        until = time.monotonic() + 5
        wait_for(lambda: time.monotonic() >= until, "a while", 10)


if __name__ == "__main__":
    unittest.main()
