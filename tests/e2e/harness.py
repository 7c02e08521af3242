"""What the end-to-end tests share: run the program as a user would, and judge from outside."""

import asyncio
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.request

import websockets

ROOT = pathlib.Path(__file__).resolve().parents[2]
REGIE = os.environ.get("REGIE", str(ROOT / "build/release/bin/regie"))


def wait_for(condition, what, seconds=30.0, every=0.1):
    """The first true value of condition(), asked `every` so many seconds; fails when there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if value := condition():
            return value
        time.sleep(every)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def memory_mb(pid, which="VmRSS"):
    """What a process holds of the machine's memory; "VmHWM": the most it held."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(rf"{which}:\s+(\d+)", status)[1]) / 1024


def chat_lines(count, every_ms):
    """A recorded chat of fifty people, a line each."""
    return [json.dumps({"at_ms": every_ms * i, "id": f"c{i}", "author": {"id": f"u{i % 50}", "name": f"Author {i % 50}"},
                        "text": f"comment number {i}"}) for i in range(count)]


def without_tour(config):
    """For a desk that is not looked at for its tour."""
    (config / "regie").mkdir(parents=True, exist_ok=True)
    (config / "regie/desk.ini").write_text("[General]\ntoured=true\n")


class RehearsalTest(unittest.TestCase):
    """A test with a folder of its own, which is kept when the test fails."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="regie-e2e-"))
        self.session = self.folder / "session"
        os.environ["XDG_CONFIG_HOME"] = str(self.folder / "config")  # nobody's settings, secrets and tokens
        without_tour(self.folder / "config")

    def tearDown(self):
        result = self._outcome.result
        if any(getattr(test, "test_case", test) is self for test, _ in result.errors + result.failures):
            print("kept for a look:", self.folder)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    # --- running

    def regie(self, *arguments, **options):
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)  # nobody is asked
        return subprocess.run([REGIE, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)

    @contextlib.contextmanager
    def rehearsal(self, show=None, seconds=None, headless=True, env=None, mode="rehearse", more=()):
        arguments = [REGIE, mode, "--out", str(self.session), "--port", "0"]
        arguments += [str(show)] if show else []
        arguments += ["--headless"] if headless else []
        arguments += ["--seconds", str(seconds)] if seconds else []
        arguments += more
        with open(self.folder / "output.txt", "wb") as output:
            process = subprocess.Popen(arguments, stdout=output, stderr=subprocess.STDOUT, env=env)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def output(self):
        return (self.folder / "output.txt").read_text(errors="replace")

    def desk_url(self):
        return wait_for(lambda: re.search(r"Desks connect to (ws://\S+)", self.output()), "the engine's address")[1]

    def standin_url(self, feed):
        """Where a feed's stand-in listens: the engine was told on its command line."""
        processes = subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        return re.search(re.escape(str(self.session)) + rf".*--standin {feed}=(http://\S+)", processes)[1]

    def ledger(self, feed):
        """What the stand-in itself says it was asked to do."""
        with urllib.request.urlopen(self.standin_url(feed) + "/_standin/ledger", timeout=5) as answer:
            return json.load(answer)

    def log(self):
        """The events so far; none before there is a log."""
        if not (self.session / "log.sqlite").exists():
            return []
        done = self.regie("log", self.session, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def rows(self, query, *values):
        """Of the log as it is now, without the program, which would read all of it; none before there is a log."""
        file = self.session / "log.sqlite"
        if not file.exists():
            return []
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as log:
            return log.execute(query, values).fetchall()
        return []

    def events(self, kind):
        return [event for event in self.log() if event["kind"] == kind]

    def wait_for_event(self, kind, matches=lambda data: True, seconds=30.0):
        def look():
            return next((e for e in self.events(kind) if matches(e["data"])), None)
        return wait_for(look, kind, seconds, every=0.5)  # reading the log costs the machine the programme runs on

    # --- making material

    def small_show(self, chat=None, **changes):
        """A show at 640×360 with a video and a chat of its own: quick to run, and needs nothing but this folder."""
        video = self.folder / "video.mp4"
        if not video.exists():
            subprocess.run(
                ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=10",
                 "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=10", "-c:v", "libx264", "-preset",
                 "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", str(video)], check=True)
        lines = chat if chat is not None else [
            json.dumps({"at_ms": 100 * i, "id": f"c{i}", "author": {"id": f"u{i}", "name": f"Author {i}"},
                        "text": f"comment number {i}"}) for i in range(400)]
        (self.folder / "chat.jsonl").write_text("\n".join(lines) + "\n")
        show = {
            "name": "A small show", "canvas": {"width": 640, "height": 360, "fps": 30},
            "sources": [{"id": "cam1", "uri": "video.mp4", "loop": True}], "outputs": [{"kind": "recording"}],
            "comments": [{"kind": "recorded", "file": "chat.jsonl", "id": "fb"}],
            "rundown": [{"id": "host", "graphic": "lower-third", "fields": {"title": "Inès Martin"}}],
            **changes,
        }
        file = self.folder / "show.json"
        file.write_text(json.dumps(show))
        return file


# --- judging from outside

def ffprobe(file, *arguments):
    done = subprocess.run(["ffprobe", "-v", "error", "-of", "json", *arguments, str(file)], capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout)


def packets(file, stream):
    return ffprobe(file, "-select_streams", stream, "-show_entries", "packet=pts_time,dts_time,flags")["packets"]


def pictures_so_far(file):
    """Of a recording that is being written: none before its beginning is on the disk."""
    try:
        return len(packets(file, "v:0"))
    except subprocess.CalledProcessError:
        return 0


def decoded_frames(file):
    done = ffprobe(file, "-select_streams", "v:0", "-count_frames", "-show_entries", "stream=nb_read_frames")
    return int(done["streams"][0]["nb_read_frames"])


def picture(file, seconds, out):
    """The frame shown at `seconds`, as a PNG."""
    subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-i", str(file), "-vf", f"select=gte(t\\,{seconds})",
                    "-frames:v", "1", str(out)], check=True)
    return out


def read_text(png, crop=None, scale=150):
    """What tesseract reads, dark on light and light on dark: graphics have both. `crop` is ImageMagick geometry,
    `scale` per cent."""
    texts = []
    for negate in ([], ["-negate"]):
        prepared = f"{png}.ocr.png"
        subprocess.run(["convert", str(png), *(["-crop", crop, "+repage"] if crop else []), "-colorspace", "gray", *negate,
                        "-resize", f"{scale}%", prepared], check=True)
        texts.append(subprocess.run(["tesseract", prepared, "-", "-l", "fra", "--psm", "11"], capture_output=True,
                                    text=True, check=True).stdout)
    return " ".join(" ".join(texts).split())


def hello(url, name, since=0):
    """What a desk on the engine's own machine says first: it may read the token that the engine left."""
    config = pathlib.Path(os.environ.get("XDG_CONFIG_HOME") or pathlib.Path.home() / ".config")
    token = (config / f"regie/desks/{url.rsplit(':', 1)[1]}.token").read_text()
    return {"name": name, "since": since, "token": token}


class Desk:
    """A desk without a window: says hello, gives commands, waits for their answers."""

    def __init__(self, url, name="Test"):
        self.url, self.name, self.next_id = url, name, 0

    async def __aenter__(self):
        self.socket = await websockets.connect(self.url, max_size=None)
        self.welcome = await self.call("hello", **hello(self.url, self.name))
        return self

    async def __aexit__(self, *_):
        await self.socket.close()

    async def call(self, method, **params):
        """The result of a command, which is given when the log has it; AssertionError when it was refused."""
        self.next_id += 1
        await self.socket.send(json.dumps({"jsonrpc": "2.0", "id": str(self.next_id), "method": method, "params": params}))
        async with asyncio.timeout(20) if hasattr(asyncio, "timeout") else contextlib.AsyncExitStack():
            while True:
                message = await self.socket.recv()
                if isinstance(message, bytes):
                    continue
                answer = json.loads(message)
                if answer.get("id") == str(self.next_id):
                    if "error" in answer:
                        raise AssertionError(answer["error"]["message"])
                    return answer["result"]
