"""What becomes of a show whose engine is ended, killed, stopped, poisoned or refused; whose terminal is closed; whose
files are tidied away; whose machine's clock is set. Argument: the group to run."""

import asyncio
import contextlib
import ctypes
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

from harness import REGIE, Desk, RehearsalTest, decoded_frames, ffprobe, packets, picture, pictures_so_far, read_text, wait_for
from ingest import Ingest
from table import not_run, row

SHIFT = os.environ.get("REGIE_WALL_SHIFT", "")


def stop_thread(pid, name):
    """One thread of a process does nothing any more, as if a library or a disk held it for ever."""
    tasks = pathlib.Path(f"/proc/{pid}/task").iterdir()
    # Those that a thread makes are called like it until they say otherwise: it is the oldest.
    thread = pid if name == "main" else min(int(task.name) for task in tasks if (task / "comm").read_text().strip() == name)
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    for request in (0x4206, 0x4207):  # PTRACE_SEIZE, PTRACE_INTERRUPT
        assert ptrace(request, thread, None, None) == 0, os.strerror(ctypes.get_errno())

    def reap():  # or its process could not be waited for by others
        with contextlib.suppress(ChildProcessError):
            while os.WIFSTOPPED(os.waitpid(thread, 0x40000000)[1]):  # __WALL
                pass
    threading.Thread(target=reap, daemon=True).start()


class RecoveryTest(RehearsalTest):
    def setUp(self):
        super().setUp()
        self.engines = []  # processes that outlive their supervisor

    def tearDown(self):
        for pid in self.engines:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        super().tearDown()

    def kinds(self, *kinds):
        """(kind, show time) of those events so far: quick to look at again and again."""
        return self.rows(f"select kind, show_ms from events where kind in ({','.join('?' * len(kinds))}) order by seq", *kinds)

    def ready(self, number=1):
        """The pid of engine `number`, once desks can reach it and there are pictures in its recording."""
        def look():
            said = re.findall("Desks connect to", self.output())
            started = self.events("engine.started")
            there = min(len(said), len(started), len(self.recordings()))
            return started[number - 1]["data"]["pid"] if there >= number else None
        pid = wait_for(look, f"engine {number}", 60)
        self.engines.append(pid)
        file = self.session / self.recordings()[number - 1]["data"]["file"]
        wait_for(lambda: pictures_so_far(file), "pictures in it")
        return pid

    def killed(self, pid, how):
        """Ends the engine by a signal, or as `how` does, and waits for the next; after how many seconds that one recorded, by
        the log."""
        number = len(self.events("engine.started")) + 1
        then = time.time()
        how(pid) if callable(how) else os.kill(pid, how)
        return self.ready(number), self.recordings()[number - 1]["wall_ms"] / 1000 - then

    def recordings(self):
        return [e for e in self.events("output.changed")
                if e["data"]["output"] == "recording" and e["data"]["state"] == "running"]

    def ends(self, process, status=0):
        self.asks_to_stop()
        self.assertEqual(process.wait(60), status, self.output())

    def at_the_end(self, pid, how):
        """Sends `how` to the engine once the end of its show is logged and its recording is not yet finished."""
        wait_for(lambda: self.kinds("session.ended"), "the end in the log", every=0.002)
        os.kill(pid, how)
        self.assertFalse(self.is_finished("recording.mp4"), "it came too late")

    def is_finished(self, recording):
        return b"moof" not in (self.session / recording).read_bytes()

    def asks_to_stop(self):
        async def stop():
            async with Desk(self.desk_url()) as desk:
                await desk.call("stop")
        asyncio.run(stop())

    def alive(self, pid):
        with contextlib.suppress(OSError):
            return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
        return False


class Ended(RecoveryTest):
    def test_an_ended_show_does_not_go_back_on_air(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            self.asks_to_stop()
            wait_for(lambda: self.kinds("session.ending"), "the end in the log", every=0.01)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSEGV)
            self.assertEqual(process.wait(30), 0, self.output())
        self.assertEqual(len(self.events("engine.started")), 1)
        self.assertEqual([e["data"]["reason"] for e in self.events("session.ended")], ["ended by Test"])
        self.assertGreater(decoded_frames(self.session / "recording.mp4"), 0)
        refused = self.regie("engine", self.folder / "show.json", "--session", self.session, "--port", 0)
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("this show has ended", refused.stderr)
        row("ended", "signal 11 after the end was logged", "no other engine", "none", True)

    def test_who_dies_behind_its_end_has_its_recording_finished(self):
        with self.rehearsal(self.small_show(cues=[{"at": "00:01", "mark": "A vote"}])) as process:
            pid = self.ready()
            wait_for(lambda: any(ms > 2500 for _, ms in self.kinds("comment.came")), "the mark, and pictures of it")
            self.say("Bonjour à tous")
            self.asks_to_stop()
            self.at_the_end(pid, signal.SIGKILL)
            self.assertEqual(process.wait(30), 0, self.output())
        recording = self.session / "recording.mp4"
        chapters = ffprobe(recording, "-show_chapters")["chapters"]
        self.assertIn("A vote", [chapter["tags"]["title"] for chapter in chapters])
        self.assertIn("Bonjour à tous", (self.session / "recording.vtt").read_text())
        self.assertTrue(self.is_finished("recording.mp4"))
        self.assertEqual(len(self.events("session.ended")), 1)
        self.assertIn("it is finished now", self.output())
        told = self.regie("log", self.session).stdout
        self.assertRegex(told, 'mark.set +cue 1 +"A vote"\n')
        self.assertNotIn("{", told)
        row("ended", "kill -9 once the end was logged", "the recording is finished, with its chapters", "finished", True)

    def test_who_found_an_engine_leaves_with_its_status(self):
        show = self.small_show(outputs=[{"kind": "recording"}, {"kind": "rtmp", "id": "out", "url": "rtmp://127.0.0.1:1/live",
                                                                "key": "secret:k"}])
        environment = {**os.environ, "REGIE_SECRET_K": "a-key"}
        with self.rehearsal(show, mode="live", env=environment) as process:
            pid = self.ready()
            process.kill()
            process.wait()
        with self.rehearsal(show, mode="live", env=environment) as process:
            wait_for(lambda: "watches over it again" in self.output(), "the other supervisor")
            self.asks_to_stop()
            self.at_the_end(pid, signal.SIGSTOP)
            with contextlib.closing(sqlite3.connect(self.session / "log.sqlite", timeout=10)) as log:
                log.execute("update events set data = json_set(data, '$.state', 'failed', '$.words', 'It broke.') where seq = "
                            "(select max(seq) from events where kind = 'output.changed' and json_extract(data, '$.output') = 'out')")
                log.commit()
            os.kill(pid, signal.SIGCONT)
            self.assertEqual(process.wait(60), 1, self.output())
        self.assertIn("It broke.", self.output())
        self.assertTrue(self.is_finished("recording.mp4"))

    def say(self, text):
        async def say():
            async with Desk(self.desk_url()) as desk:
                await desk.call("say", text=text)
        asyncio.run(say())

    def desk_closed_at_the_end(self, pid):
        """The desk is ended while the engine still finishes its show."""
        desks = lambda: subprocess.run(["pgrep", "-f", f"{REGIE} desk --connect {self.desk_url()}"], capture_output=True,
                                       text=True).stdout.split()
        desk = int(wait_for(desks, "the desk")[0])
        self.asks_to_stop()
        self.at_the_end(pid, signal.SIGSTOP)
        os.kill(desk, signal.SIGTERM)
        wait_for(lambda: not self.alive(desk), "the desk's end")
        time.sleep(1)  # for whatever would be said of it
        os.kill(pid, signal.SIGCONT)

    def test_a_clean_end_says_nothing_of_the_show_going_on(self):
        environment = {**os.environ, "DISPLAY": "none", "QT_QPA_PLATFORM": "offscreen"}
        with self.rehearsal(self.small_show(), headless=False, env=environment) as process:
            pid = self.ready()
            self.desk_closed_at_the_end(pid)
            self.assertEqual(process.wait(60), 0)
        self.assertNotIn("goes on", self.output())
        self.assertNotIn("started again", self.output())

    def test_nor_does_the_end_of_an_engine_that_was_found(self):
        environment = {**os.environ, "DISPLAY": "none", "QT_QPA_PLATFORM": "offscreen"}
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            process.kill()
            process.wait()
        with self.rehearsal(self.small_show(), headless=False, env=environment) as process:
            wait_for(lambda: "watches over it again" in self.output(), "the other supervisor")
            self.desk_closed_at_the_end(pid)
            self.assertEqual(process.wait(60), 0)
        self.assertNotIn("goes on", self.output())
        self.assertNotIn("started again", self.output())

    def test_an_engine_whose_log_could_not_take_its_end(self):
        fault = "an engine ends on a full disk, another window watches"
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", str(disk)], capture_output=True, text=True)
        if mounted.returncode != 0:
            not_run(self, "ended", fault, f"root is needed: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "-l", str(disk)], check=False)
        self.session = disk / "session"
        show = self.small_show(comments=[])
        with self.rehearsal(show) as process:
            pid = self.ready()
            process.kill()
            process.wait()
            with open(self.folder / "output.txt", "wb") as output:
                process = subprocess.Popen([REGIE, "rehearse", str(show), "--headless", "--out", str(self.session)], stdout=output,
                                           stderr=subprocess.STDOUT)
            self.addCleanup(process.kill)
            wait_for(lambda: "watches over it again" in self.output(), "the other window")
            with contextlib.suppress(OSError), open(disk / "full", "wb", buffering=0) as full:
                while True:
                    full.write(bytes(1 << 16))
            os.kill(pid, signal.SIGTERM)
            process.wait(60)
        again = self.output().count("takes over")
        self.assertFalse(self.alive(pid))
        row("ended", fault, f"{again} engines after the end", 0, again == 0)

    def test_an_engine_that_stands_still_after_its_end(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            self.asks_to_stop()
            self.at_the_end(pid, signal.SIGSTOP)
            self.assertEqual(process.wait(30), 0, self.output())
        self.assertTrue(self.is_finished("recording.mp4"))
        self.assertFalse(self.alive(pid))
        self.assertEqual(len(self.events("engine.started")), 1)
        self.assertGreater(decoded_frames(self.session / "recording.mp4"), 0)

    def test_a_second_signal_ends_it_in_order(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            os.kill(pid, signal.SIGSTOP)
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGTERM)  # both may come as one: then it has a deadline
            self.assertEqual(process.wait(30), 1, self.output())
        self.assertFalse(self.alive(pid))
        self.assertEqual(len(self.events("session.ended")), 1)
        self.assertGreater(decoded_frames(self.session / "recording.mp4"), 0)

    def test_three_signals_in_quick_order(self):
        for to in ("supervisor", "engine"):
            with self.subTest(to):
                self.session = self.folder / to
                with self.rehearsal(self.small_show()) as process:
                    pid = self.ready()
                    for how in (signal.SIGTERM, signal.SIGTERM, signal.SIGINT):
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(process.pid if to == "supervisor" else pid, how)
                        time.sleep(0.01)
                    self.assertIn(process.wait(30), (0, 1), self.output())
                self.assertFalse(self.alive(pid))
                self.assertEqual(len(self.events("engine.started")), 1)
                self.assertEqual(len(self.events("session.ended")), 1)
                self.assertGreater(decoded_frames(self.session / "recording.mp4"), 0)

    def hanging_disk(self, pid, how):
        """From the end of the show on what opens the recording waits for ever."""
        self.asks_to_stop()
        self.at_the_end(pid, signal.SIGSTOP)
        recording = self.session / "recording.mp4"
        recording.rename(self.session / "as recorded.mp4")
        os.mkfifo(recording)
        os.kill(pid, how)
        time.sleep(2)

    def ended_by_two_signals(self, pid, alive):
        self.assertTrue(alive(), "it waits for the disk")
        os.kill(pid, signal.SIGTERM)
        time.sleep(0.2)
        self.assertTrue(alive(), "one signal may be meant for the show")
        then = time.monotonic()
        os.kill(pid, signal.SIGTERM)
        wait_for(lambda: not alive(), "its end", 10)
        took = time.monotonic() - then
        self.assertGreater(decoded_frames(self.session / "as recorded.mp4"), 0)
        row("ended", "disk hangs while the recording is finished, SIGTERM twice", f"ended in {took:.1f} s", "3 s", took < 3)

    def test_a_second_signal_ends_an_engine_whose_disk_hangs_at_the_end(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            process.kill()
            process.wait()
            self.hanging_disk(pid, signal.SIGCONT)
            self.ended_by_two_signals(pid, lambda: self.alive(pid))

    def test_a_second_signal_ends_a_supervisor_whose_disk_hangs_at_the_end(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            self.hanging_disk(pid, signal.SIGKILL)
            self.ended_by_two_signals(process.pid, lambda: process.poll() is None)


class Inputs(RecoveryTest):
    LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'

    def test_tidying_does_not_reach_a_running_show(self):
        (self.folder / "logo.svg").write_text(self.LOGO)
        show = self.small_show(rundown=[{"id": "bug", "graphic": "logo-bug", "fields": {"logo": "logo.svg"}}])
        with self.rehearsal(show) as process:
            pid = self.ready()
            for name in ("logo.svg", "chat.jsonl", "video.mp4"):
                (self.folder / name).unlink()
            show.write_text(show.read_text()[:-1] + ",,}")
            pid, took = self.killed(pid, signal.SIGKILL)
            frames = lambda: len(packets(self.session / "recording-2.mp4", "v:0"))
            before = wait_for(frames, "pictures of the second engine")
            self.ends(process)
        self.assertEqual(self.events("engine.started")[1]["data"]["without"], [])
        self.assertEqual([e["data"]["state"] for e in self.events("source.changed")][-1], "live")
        self.assertGreater(before, 0)
        row("inputs", "logo, chat, video gone, show file broken, kill -9", f"records after {took:.1f} s", "5 s", took < 5)

    def test_a_log_that_cannot_be_read_whole(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            with contextlib.closing(sqlite3.connect(self.session / "log.sqlite", timeout=10)) as log:
                log.execute("update events set kind = 'comment.nosuch' where seq = (select max(seq) - 3 from events)")
                log.commit()
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: self.output().count("Desks connect to") == 2, "another engine")
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(60), 0, self.output())
        row("log", "an event of no known kind, kill -9", "goes on", "goes on", True)

    def test_a_secret_that_is_no_longer_kept_costs_its_own_output_alone(self):
        kept = {"REGIE_SECRET_K": "a-key", "XDG_CONFIG_HOME": str(self.folder / "config")}
        with Ingest(self.folder / "nginx") as ingest:
            output = {"kind": "rtmp", "url": ingest.url}
            show = self.small_show(comments=[], outputs=[{"kind": "recording"}, {**output, "id": "out", "key": "secret:k"},
                                                         {**output, "id": "other", "key": "secret:gone"}])
            on_air = lambda number: [e["data"]["output"] for e in self.events("output.changed") if e["data"]["state"] == "running"
                                     and e["seq"] > self.events("engine.started")[number - 1]["seq"]]
            with self.rehearsal(show, mode="live", env={**os.environ, **kept, "REGIE_SECRET_GONE": "b-key"}) as process:
                pid = self.ready()
                wait_for(lambda: {"out", "other"} <= set(on_air(1)), "both broadcasts")
                process.kill()
                os.kill(pid, signal.SIGKILL)
                process.wait()
            with self.rehearsal(show, mode="live", env={**os.environ, **kept}) as process:
                wait_for(lambda: len(self.events("engine.started")) == 2 and "out" in on_air(2), "the broadcast whose key is there")
                self.ends(process)
            self.assertNotIn("other", on_air(2))
        self.assertEqual(self.output().count("regie secret gone"), 1, self.output())
        said = [e["data"]["words"] for e in self.events("output.changed") if e["data"]["output"] == "other"][-1]
        self.assertIn("is not kept any more", said)
        row("inputs", "one of two keys no longer kept, kill -9", "the other broadcast goes on", "goes on", True)


class Hung(RecoveryTest):
    def test_an_engine_that_hangs_as_it_takes_over_is_replaced(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: self.engine_of(process) not in (None, pid), "the next engine", every=0.005)
            begins = self.engine_of(process)
            os.kill(begins, signal.SIGSTOP)
            then = time.time()
            self.assertEqual(self.output().count("Desks connect to"), 1)
            wait_for(lambda: len(self.recordings()) > 1, "an engine that records", 30)
            took = self.recordings()[1]["wall_ms"] / 1000 - then
            self.ready(2)
            self.ends(process)
        self.assertFalse(self.alive(begins))
        self.assertEqual(self.events("engine.started")[1]["data"]["after"], ["killed", "hung"])
        row("hung", "SIGSTOP of an engine that takes over", f"records again after {took:.1f} s", "5 s", took < 5)

    def engine_of(self, process):
        """The pid of its engine, from the moment it is one."""
        for child in pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
            with contextlib.suppress(OSError):
                if pathlib.Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")[1:2] == [b"engine"]:
                    return int(child)
        return None

    def test_a_stopped_engine_is_replaced(self):
        with self.rehearsal(self.small_show()) as process:
            pid = self.ready()
            _, took = self.killed(pid, signal.SIGSTOP)
            self.ends(process)
        self.assertIn("did not answer any more", self.output())
        self.assertEqual(self.events("engine.started")[1]["data"]["after"], ["hung"])
        row("hung", "SIGSTOP of the engine", f"records again after {took:.1f} s", "5 s", took < 5)

    def test_a_thread_that_stands_still_is_noticed(self):
        for name in ("show", "main", "control", "tick"):  # main: of the graphics
            with self.subTest(name):
                with self.rehearsal(self.small_show()) as process:
                    pid = self.ready()
                    _, took = self.killed(pid, lambda engine: stop_thread(engine, name))
                    self.ends(process)
                self.assertEqual(self.events("engine.started")[1]["data"]["after"], ["hung"])
                row("hung", f"its thread \"{name}\" stands still", f"records again after {took:.1f} s", "5 s", took < 5)
                shutil.rmtree(self.session)


class Orphaned(RecoveryTest):
    def ingest_show(self, ingest):
        return self.small_show(comments=[], outputs=[{"kind": "recording"},
                               {"kind": "rtmp", "id": "out", "url": ingest.url, "key": "secret:k"}])

    def on_air(self):
        return [e for e in self.events("output.changed") if e["data"]["output"] == "out" and e["data"]["state"] == "running"]

    def test_the_terminal_is_closed(self):
        with Ingest(self.folder / "nginx") as ingest:
            environment = {**os.environ, "REGIE_SECRET_K": "a-key"}
            with self.rehearsal(self.ingest_show(ingest), mode="live", env=environment) as process:
                pid = self.ready()
                wait_for(self.on_air, "the broadcast")
                process.send_signal(signal.SIGHUP)
                pid, _ = self.killed(pid, signal.SIGKILL)  # the supervisor still watches over it
                self.assertIsNone(process.poll())
                self.ends(process)

    def test_the_supervisor_is_killed_and_another_finds_the_show(self):
        with Ingest(self.folder / "nginx") as ingest:
            environment = {**os.environ, "REGIE_SECRET_K": "a-key"}
            show = self.ingest_show(ingest)
            with self.rehearsal(show, mode="live", env=environment) as process:
                pid = self.ready()
                wait_for(self.on_air, "the broadcast")
                process.kill()
                process.wait()
            size = lambda: (self.session / "recording.mp4").stat().st_size
            then = size()
            wait_for(lambda: size() > then + 50_000, "more of the recording")
            self.assertTrue(self.alive(pid))
            self.assertEqual(ingest.goodbyes(), 0)
            with self.rehearsal(show, mode="live", env=environment) as process:
                wait_for(lambda: "watches over it again" in self.output(), "the other supervisor")
                pid, took = self.killed(pid, signal.SIGKILL)
                self.ends(process)
        self.assertEqual(len(self.events("engine.started")), 2)
        row("orphaned", "kill -9 of the supervisor, another started, kill -9 of the engine",
            f"records after {took:.1f} s", "5 s", took < 5)

    def test_a_show_on_air_is_found_wherever_its_session_lies_and_is_not_begun_twice(self):
        with Ingest(self.folder / "nginx") as ingest:
            environment = {**os.environ, "REGIE_SECRET_K": "a-key", "XDG_CONFIG_HOME": str(self.folder / "config")}
            show = self.ingest_show(ingest)
            with self.rehearsal(show, mode="live", env=environment) as process:
                self.ready()
                process.kill()
                process.wait()
            elsewhere = self.regie("live", show, "--headless", "--out", self.folder / "elsewhere", env=environment)
            self.assertEqual(elsewhere.returncode, 2, elsewhere.stderr)
            self.assertIn("this show is on air already", elsewhere.stderr)
            self.assertIn(str(self.session), elsewhere.stderr)
            with open(self.folder / "output.txt", "wb") as output:
                process = subprocess.Popen([REGIE, "live", str(show), "--headless"], stdout=output, stderr=subprocess.STDOUT, env=environment)
            wait_for(lambda: "watches over it again" in self.output(), "the other supervisor")
            self.assertIn(str(self.session), self.output())
            self.ends(process)
        self.assertEqual(len(self.events("engine.started")), 1)

    def test_a_show_given_twice_at_once_is_on_air_once(self):
        with Ingest(self.folder / "nginx") as ingest:
            environment = {**os.environ, "REGIE_SECRET_K": "a-key", "XDG_CONFIG_HOME": str(self.folder / "config"),
                           "HOME": str(self.folder)}
            show = self.ingest_show(ingest)
            (self.folder / "link").symlink_to(self.folder)
            spelt = (show, self.folder / "link" / show.name)
            said = [self.folder / f"said-{number}.txt" for number in range(2)]
            windows = []
            for path, file in zip(spelt, said):
                with open(file, "wb") as output:
                    windows.append(subprocess.Popen([REGIE, "live", str(path), "--headless"], stdout=output, stderr=subprocess.STDOUT,
                                                    env=environment))
                self.addCleanup(windows[-1].kill)
            wait_for(lambda: all("Desks connect to" in file.read_text() for file in said), "both windows", 60)
            sessions = list((self.folder / "Videos" / "Regie").iterdir())
            self.assertEqual(len(sessions), 1, [file.read_text() for file in said])
            self.session = sessions[0]
            self.assertEqual(sum("watches over it again" in file.read_text() for file in said), 1)
            wait_for(lambda: ingest.recordings(), "a broadcast")
            wait_for(lambda: pictures_so_far(self.session / "recording.mp4"), "pictures of it")
            windows[0].terminate()
            self.assertEqual([window.wait(60) for window in windows], [0, 0], [file.read_text() for file in said])
            self.assertEqual(len(ingest.recordings()), 1)
        self.assertEqual(len(self.events("engine.started")), 1)

    def test_two_windows_of_one_show_do_not_fight_over_it(self):
        show = self.small_show()
        with self.rehearsal(show) as process:
            pid = self.ready()
            second = subprocess.Popen([REGIE, "rehearse", str(show), "--headless", "--out", str(self.session)],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            self.addCleanup(second.kill)
            said = ""
            while "watches over it again" not in said:
                said += second.stdout.readline()
            self.killed(pid, signal.SIGKILL)
            self.ends(process)
            said += second.communicate(timeout=30)[0]
        self.assertEqual(second.returncode, 0, said)
        self.assertNotIn("another engine runs this session", said + self.output())
        self.assertEqual(len(self.events("engine.started")), 2)

    def test_a_session_goes_on_with_its_own_show_alone(self):
        show = self.small_show()
        with self.rehearsal(show) as process:
            pid = self.ready()
            process.kill()
            os.kill(pid, signal.SIGKILL)
            process.wait()
        other = self.folder / "other.json"
        other.write_text(show.read_text())
        refused = self.regie("rehearse", other, "--headless", "--seconds", 5, "--out", self.session)
        self.assertEqual(refused.returncode, 2, refused.stderr)
        self.assertIn("another show", refused.stderr)

    def test_a_damaged_word_of_where_the_engine_is(self):
        show = self.small_show()
        with self.rehearsal(show) as process:
            pid = self.ready()
            process.kill()
            process.wait()
        for url in ("ws://127.0.0.1:", "ws://127.0.0.1:99999999999", "nowhere"):
            (self.session / "engine.lock").write_text(json.dumps({"pid": pid, "url": url}))
            refused = self.regie("rehearse", show, "--headless", "--out", self.session)
            self.assertEqual(refused.returncode, 1, refused.stderr)
            self.assertIn("an engine runs this session", refused.stderr)

    def test_an_engine_that_was_found_ends_in_order(self):
        with self.rehearsal(self.small_show()) as process:
            self.ready()
            process.kill()
            process.wait()
        with self.rehearsal(self.small_show()) as process:
            wait_for(lambda: "watches over it again" in self.output(), "the other supervisor")
            self.ends(process)
        self.assertNotIn("did not live", self.output())
        self.assertIn("Done.", self.output())
        self.assertEqual(len(self.events("session.ended")), 1)

    def test_a_rehearsal_whose_machine_was_switched_off_goes_on(self):
        show = self.small_show()
        with self.rehearsal(show) as process:
            pid = self.ready()
            comments = len(self.events("comment.came"))
            process.kill()
            os.kill(pid, signal.SIGKILL)
            process.wait()
        with self.rehearsal(show) as process:
            wait_for(lambda: "it goes on" in self.output(), "the show")
            wait_for(lambda: len(self.events("comment.came")) > comments, "more comments")
            self.ends(process)
        self.assertEqual(len(self.events("engine.started")), 2)


class Unread(RecoveryTest):
    """Nobody reads what the supervisor writes: a terminal that is stopped, a pager that is not scrolled."""

    def watched(self, ours, theirs, name):
        self.session = self.folder / name
        os.set_blocking(theirs, False)
        with contextlib.suppress(BlockingIOError):
            while True:
                os.write(theirs, b"." * 512)  # it takes no letter more
        os.set_blocking(theirs, True)
        process = subprocess.Popen([REGIE, "rehearse", str(self.small_show()), "--headless", "--out", str(self.session), "--port", "0"],
                                   stdout=theirs, stderr=theirs)
        try:
            file = self.session / "recording.mp4"
            wait_for(lambda: file.exists() and pictures_so_far(file), "pictures", 60)
            pid = self.events("engine.started")[0]["data"]["pid"]
            then = time.time()
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: len(self.recordings()) == 2, "another recording", 60)
            took = self.recordings()[1]["wall_ms"] / 1000 - then
            self.assertTrue(os.get_blocking(theirs), "the flag is its owner's")
            return process, took
        except BaseException:
            process.kill()
            process.wait()
            raise

    def test_a_terminal_and_a_pipe(self):
        for name, ends in (("terminal", pty.openpty), ("pipe", os.pipe)):
            with self.subTest(name):
                ours, theirs = ends()
                process, took = self.watched(ours, theirs, name)
                time.sleep(2)
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(30), 0)
                self.assertEqual(len(self.events("session.ended")), 1)
                row("unread", f"a {name} that nobody reads, kill -9 of the engine", f"records again after {took:.1f} s", "5 s", took < 5)
                os.close(ours)
                os.close(theirs)

    def test_what_was_said_meanwhile_is_kept(self):
        ours, theirs = os.pipe()
        process, _ = self.watched(ours, theirs, "pipe")
        with open(ours, errors="replace") as read:
            os.close(theirs)
            process.send_signal(signal.SIGTERM)
            said = read.read()
        self.assertEqual(process.wait(30), 0)
        for words in ("Desks connect to", "another takes over", "Done."):
            self.assertIn(words, said)


class Poisoned(RecoveryTest):
    def test_what_was_on_air_when_it_died_twice_is_left_out(self):
        show = self.small_show(rundown=[{"id": "poison", "graphic": "full-title", "fields": {"title": "POISON"}}], comments=[])
        async def take():
            async with Desk(self.desk_url()) as desk:
                await desk.call("take", item="poison")
        with self.rehearsal(show) as process:
            pid = self.ready()
            asyncio.run(take())
            pid, _ = self.killed(pid, signal.SIGSEGV)
            self.assertIn("POISON", self.seen("recording-2.mp4"))
            pid, took = self.killed(pid, signal.SIGSEGV)
            self.assertNotIn("POISON", self.seen("recording-3.mp4"))
            third = self.events("engine.started")[2]["data"]
            self.assertIn("poison", " ".join(third["without"]))
            pid, _ = self.killed(pid, signal.SIGSEGV)
            self.assertIn("The graphics are off", " ".join(self.events("engine.started")[3]["data"]["without"]))
            self.ends(process)
        self.assertEqual([e["data"]["key"] for e in self.events("graphic.released")], ["poison"])
        row("poisoned", "signal 11 twice with a graphic on air", f"goes on without it after {took:.1f} s", "5 s", took < 5)

    def seen(self, recording):
        file = self.session / recording
        wait_for(lambda: file.exists() and len(packets(file, "v:0")) > 45, "pictures")
        return read_text(picture(file, 1.0, self.folder / "frame.png"))


@unittest.skipUnless(SHIFT, "runs where the wall clock can be stepped")
class Clocks(RecoveryTest):
    def test_show_time_goes_on(self):
        for step in (-3600, 40 * 24 * 3600):
            with self.subTest(step=step):
                self.session = self.folder / f"session{step}"
                file = self.folder / "shift"
                file.write_text("0")
                cues = [{"at": f"00:{i:02d}", "mark": f"cue {i}"} for i in range(1, 50)]
                environment = {**os.environ, "LD_PRELOAD": SHIFT, "WALL_SHIFT": str(file)}
                with self.rehearsal(self.small_show(comments=[], cues=cues), env=environment) as process:
                    pid = self.ready()
                    file.write_text(str(step))
                    wait_for(lambda: self.kinds("clock.stepped"), "the step in the log")
                    self.assertIn("clock was put", self.output())
                    before = wait_for(lambda: self.kinds("mark.set"), "a mark")[-1][1]
                    begun = time.monotonic()  # by the log's wall clock it would be an hour
                    pid, _ = self.killed(pid, signal.SIGKILL)
                    # No further than time has gone on: not all cues at once, and not none.
                    after = wait_for(lambda: [m for m in self.kinds("mark.set") if m[1] > before + 2000], "marks", 20)[-1][1]
                    took = time.monotonic() - begun
                    file.write_text("0")
                    self.ends(process)
                self.assertLess(after, before + 1000 * (took + 3))
                row("clock", f"wall clock stepped by {step} s, kill -9", f"show time {before / 1000:.0f} s → {after / 1000:.0f} s",
                    "no step", True)


class Runtime(RecoveryTest):
    def check_refused(self, fault, lay_out):
        """What lies there already is not used, nothing is put into it, and the reason is said."""
        temporary = self.folder / "tmp"
        runtime = temporary / f"runtime-{os.getuid()}"
        runtime.mkdir(parents=True)
        lay_out(runtime)
        environment = {**os.environ, "TMPDIR": str(temporary)}
        environment.pop("XDG_RUNTIME_DIR", None)
        said = self.regie("devices", env=environment).stderr
        refused = "it is not used" in said and not list(runtime.iterdir())
        row("runtime", fault, "refused in words" if refused else said, "refused", refused)

    def test_somebody_elses(self):
        fault = "somebody else's runtime folder"
        if os.getuid() != 0:
            not_run(self, "runtime", fault, "root is needed to lay it out")
        self.check_refused(fault, lambda folder: os.chown(folder, 65534, 65534))

    def test_one_that_others_can_write_to(self):
        self.check_refused("a runtime folder that others may write to", lambda folder: folder.chmod(0o777))


if __name__ == "__main__":
    unittest.main()
