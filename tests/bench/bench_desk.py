"""The desk's promises: memory, search and scrolling with a million comments, keys, a busy chat, a cold start. The desk
is the real program under Xvfb, drawn by the processor; the engine is this process, so that nothing of it is measured."""

import asyncio
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

import websockets

WORDS = ("musée verrière mardi horaires bravo entrée gratuit étudiants jardin exposition superbe merci enfants samedi visite "
         "guide salle peinture lumière tram parking billet famille soirée concert bonjour magnifique équipe ville hâte").split()
SCREEN = (1600, 1000)


def said(number, rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(4, 16))) + f" {number}"


class FakeEngine:
    """Says what an engine says, from memory."""

    def __init__(self, count, authors):
        self.count, self.authors, self.rng = count, authors, random.Random(7)
        self.seq, self.commands, self.desk = 0, [], None

    def event(self, kind, data, show_ms):
        self.seq += 1
        return {"seq": self.seq, "wall_ms": 1764000000000 + show_ms, "show_ms": show_ms, "by": "fb", "kind": kind, "data": data}

    def comment(self, show_ms):
        author, number = self.rng.randrange(self.authors), self.seq + 1
        return self.event("comment.came", {"comment": {
            "id": f"122107{number:09}_98765{number:09}", "feed": "fb", "platform": "facebook",
            "author": {"id": f"10158{author:010}", "name": f"Camille {WORDS[author % 30].title()} {author}"},
            "text": said(number, self.rng), "created_ms": 1764000000000 + show_ms}}, show_ms)

    async def serve(self):
        self.server = await websockets.serve(self.talk, "127.0.0.1", 0, max_size=None, compression=None)
        return f"ws://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def talk(self, desk):
        async for message in desk:
            request = json.loads(message)
            if request["method"] == "hello" and self.seq:
                raise SystemExit("the desk gave its line up and came again")
            if request["method"] == "hello":
                await self.answer(desk, request, {
                    "version": 1, "name": "Bench", "session": "bench", "mode": "rehearse", "show": "Bench", "width": 1280,
                    "height": 720, "fps": 30, "epoch_ms": 1764000000000, "head": self.count, "role": "operator",
                    "rundown": [{"id": f"i{n}", "graphic": "lower-third", "fields": {"title": f"Item {n}"}} for n in range(200)],
                    "scenes": [], "sources": [], "outputs": [], "rules": [], "names": "full",
                    "feeds": [{"id": "fb", "platform": "facebook", "can_hide": True, "can_reply": True}]})
                while self.seq < self.count:
                    events = [self.comment(self.seq * 3) for _ in range(min(500, self.count - self.seq))]
                    await self.notify(desk, "events", {"events": events})
                self.desk = desk
            else:
                self.commands.append((time.monotonic(), request["method"], request["params"]))
                await self.act(desk, request)

    async def act(self, desk, request):
        """As quick as an engine can be: the event and its answer at once."""
        method, params, now = request["method"], request["params"], self.seq * 3
        if method in ("hide", "approve"):
            await self.notify(desk, "events", {"events": [
                self.event("comment.hidden" if method == "hide" else "comment.approved", {"comment": params["comment"]}, now) | {"by": "Bench"}]})
        elif method == "take":
            await self.notify(desk, "events", {"events": [self.event("graphic.taken", {"graphic": {
                "key": params["item"], "graphic": "lower-third", "fields": {}, "until_ms": -1, "comment": ""}}, now) | {"by": "Bench"}]})
        await self.answer(desk, request, {"seq": self.seq})

    async def answer(self, desk, request, result):
        await desk.send(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}))

    async def notify(self, desk, method, params):
        await desk.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}, ensure_ascii=False))

    async def status(self):
        while True:
            if self.desk:
                await self.notify(self.desk, "status", {"show_ms": self.seq * 3, "frames": self.seq})
            await asyncio.sleep(0.5)


class Screen:
    """An X server whose picture is a file in memory: looking at it costs nobody anything."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="regie-screen-")
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp",
                                        "-fbdir", self.folder.name], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as displays:
            self.display = ":" + displays.readline().strip()
        self.file = open(f"{self.folder.name}/Xvfb_screen0", "rb")
        header = self.file.read(8)
        self.header = int.from_bytes(header[:4], "big") + 12 * 256  # the header and 256 colours
        settings = pathlib.Path(f"{self.folder.name}/config/regie/desk.ini")
        settings.parent.mkdir(parents=True)
        settings.write_text("[General]\ntoured=true\n")
        self.env = {**os.environ, "DISPLAY": self.display, "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8",
                    "XDG_CONFIG_HOME": f"{self.folder.name}/config"}
        return self

    def __exit__(self, *_):
        self.server.kill()
        self.server.wait()
        self.folder.cleanup()

    def band(self, y, height):
        """Rows of pixels as they are now."""
        self.file.seek(self.header + y * SCREEN[0] * 4)
        return self.file.read(height * SCREEN[0] * 4)

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.env, capture_output=True, text=True).stdout.split()


class Bench:
    """A desk on the fake engine, with its keys and its screen."""

    def __init__(self, regie, engine, screen, url):
        self.engine, self.screen = engine, screen
        self.log = open(f"{screen.folder.name}/desk.log", "w+b")
        env = {**screen.env, "QT_LOGGING_RULES": "qt.scenegraph.time.renderloop.debug=true"}
        self.started = time.monotonic()
        self.process = subprocess.Popen([str(regie), "desk", "--connect", url, "--size", "1600x1000"], env=env,
                                        stdout=self.log, stderr=self.log)

    async def until(self, condition, seconds, every=0.0005):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return time.monotonic()
            await asyncio.sleep(every)
        raise SystemExit("the desk did not do what it was to do")

    def shows_comments(self):
        return len(set(zip(*[iter(self.screen.band(400, 200))] * 4))) > 60  # colours: text has many

    async def key(self, *keys):
        process = await asyncio.create_subprocess_exec("xdotool", "key", *keys, env=self.screen.env)
        await process.wait()

    async def seen_after(self, *keys, y=60, height=900):
        """Milliseconds from before xdotool is started until the picture differs."""
        before, start = self.screen.band(y, height), time.monotonic()
        pressing = asyncio.create_task(self.key(*keys))
        at = await self.until(lambda: self.screen.band(y, height) != before, 10)
        await pressing
        await asyncio.sleep(0.25)  # what it set in motion comes to rest
        return (at - start) * 1000

    async def heard_after(self, key, method):
        """The same until the engine has the command."""
        count, start = len(self.engine.commands), time.monotonic()
        pressing = asyncio.create_task(self.key(key))
        await self.until(lambda: any(m == method for _, m, _ in self.engine.commands[count:]), 10)
        at = next(t for t, m, _ in self.engine.commands[count:] if m == method)
        await pressing
        await asyncio.sleep(0.25)
        return (at - start) * 1000

    def frames(self):
        """Milliseconds each frame took so far."""
        self.log.flush()
        text = open(self.log.name, "rb").read().decode(errors="replace")
        return [float(ms) for ms in re.findall(r"[Ff]rame rendered.*?in (\d+)ms", text)]


async def focus(screen):
    windows = screen.xdotool("search", "--onlyvisible", "--name", "Bench")
    screen.xdotool("windowfocus", windows[0])


async def xdotool_itself(screen):
    """How long a key takes that nobody hears: it is in every figure below."""
    times = []
    for _ in range(10):
        start = time.monotonic()
        process = await asyncio.create_subprocess_exec("xdotool", "key", "F12", env=screen.env)
        await process.wait()
        times.append((time.monotonic() - start) * 1000)
    return sorted(times)[5]


async def measure(table, regie, count, resident_mb, cpu_seconds, at_most):
    engine = FakeEngine(count, max(200, count // 5))
    url = await engine.serve()
    telling = asyncio.create_task(engine.status())
    with Screen() as screen:
        bench = Bench(regie, engine, screen, url)
        try:
            await bench.until(lambda: engine.desk is not None, 600, 0.05)
            shown = await bench.until(bench.shows_comments, 600, 0.02)
            if count < 100_000:
                table.add(f"desk, {count:,} comments: cold start to the comments seen", shown - bench.started, "s", at_most, 1.5)
            await focus(screen)
            while not any(method == "claim" for _, method, _ in engine.commands):
                await bench.key("j")  # answered once everything is there
                await asyncio.sleep(0.5)
            ready = time.monotonic()
            await asyncio.sleep(3)
            name = f"desk, {count:,} comments"
            table.add(f"{name}: until it has them all", ready - bench.started, "s")
            table.add(f"{name}: memory", resident_mb(bench.process.pid), "MB", at_most, 350)
            idle = await xdotool_itself(screen)
            table.add("  a key that nobody hears: xdotool itself", idle, "ms")
            moves = sorted([await bench.seen_after("j") for _ in range(20)])
            table.add(f"{name}: key to seen, median", moves[10], "ms", at_most, 50)
            table.add("  worst of 20", moves[-1], "ms")
            hides = []
            for _ in range(10):
                await bench.seen_after("j")
                hides.append(await bench.seen_after("h"))
            hides.sort()
            table.add(f"{name}: hide to seen, median", hides[5], "ms", at_most, 50)
            takes = sorted([await bench.heard_after("space", "take") for _ in range(20)])
            table.add(f"{name}: Space to the engine, median", takes[10], "ms", at_most, 100)
            filters = sorted([await bench.seen_after(key) for key in ("F5", "F1") * 3])
            table.add(f"{name}: filter to seen, without xdotool, median", filters[3] - idle, "ms", at_most, 33)
            table.add("  worst of 6", filters[-1] - idle, "ms")
            before = len(bench.frames())
            screen.xdotool("mousemove", "900", "600")
            for _ in range(60):
                await bench.key("--delay", "0", "Down")
            screen.xdotool("click", "--repeat", "60", "--delay", "16", "5")
            await asyncio.sleep(1)
            frames = bench.frames()[before:]
            if frames:
                table.add(f"{name}: slowest of {len(frames)} frames while moving and scrolling", max(frames), "ms", at_most, 33)
            await bench.key("slash")
            await asyncio.sleep(0.5)
            letters = []
            for letter in "vmgtpj":  # each finds others than all, and than the one before
                letters.append(await bench.seen_after(letter, y=200, height=700))
                await bench.seen_after("BackSpace", y=200, height=700)
            letters.sort()
            table.add(f"{name}: search for what begins with a letter, median", letters[3], "ms", at_most, 100)
            table.add("  worst of 6", letters[-1], "ms")
            table.add("  memory after all of that", resident_mb(bench.process.pid), "MB", at_most, 350)
            await bench.key("Escape", "Escape", "Home")
            await asyncio.sleep(1)
            if count < 100_000:
                start, cpu = time.monotonic(), cpu_seconds(bench.process.pid)
                while time.monotonic() - start < 20:
                    await engine.notify(engine.desk, "events", {"events": [engine.comment(engine.seq * 3) for _ in range(20)]})
                    await asyncio.sleep(0.1)
                spent = cpu_seconds(bench.process.pid) - cpu
                table.add("desk, 200 comments a second: of a core", 100 * spent / (time.monotonic() - start), "%", at_most, 15)
        finally:
            telling.cancel()
            bench.process.kill()
            bench.process.wait()


AIR_SHOW = {"name": "Bench", "canvas": {"width": 1920, "height": 1080, "fps": 30},
            "sources": [{"id": "wall", "uri": "color:#808080"}],
            "rundown": [{"id": f"i{n}", "graphic": "lower-third", "fields": {"title": f"Item {n}"}} for n in range(12)]}


async def to_air(table, regie, at_most):
    """From before xdotool is started until the frame that shows it, by the recording: what the encoder was given."""
    with Screen() as screen:
        folder = pathlib.Path(screen.folder.name)
        show, session = folder / "show.json", folder / "session"
        show.write_text(json.dumps(AIR_SHOW))
        engine = subprocess.Popen([str(regie), "rehearse", str(show), "--out", str(session), "--port", "0", "--headless"],
                                  env=screen.env, stdout=open(folder / "out.txt", "wb"), stderr=subprocess.STDOUT)
        desk = None
        try:
            while not (url := re.search(r"ws://\S+", (folder / "out.txt").read_text())):
                await asyncio.sleep(0.1)
            desk = subprocess.Popen([str(regie), "desk", "--connect", url[0], "--size", "1600x1000"], env=screen.env,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            await asyncio.sleep(4)
            await focus(screen)
            pressed = []
            for _ in range(10):
                await asyncio.sleep(0.8 + random.random() / 10)  # at any moment of a frame
                pressed.append(time.time() * 1000)
                screen.xdotool("key", "space")
                await asyncio.sleep(0.8)
                screen.xdotool("key", "BackSpace")
            await asyncio.sleep(1)
        finally:
            if desk:
                desk.kill()
                desk.wait()
            engine.terminate()
            engine.wait()
        log = subprocess.run([str(regie), "log", str(session), "--json"], env=screen.env, capture_output=True, text=True).stdout
        epoch_ms = next(json.loads(line)["data"]["epoch_ms"] for line in log.splitlines() if '"session.started"' in line)
        # Where a lower third's accent line stands, small and grey.
        frames = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(session / "recording.mp4"), "-vf", "crop=240:160:90:860,scale=24:16,format=gray",
                                 "-f", "rawvideo", "-"], capture_output=True).stdout
        size = 24 * 16
        shown = [max(abs(grey - frames[0]) for grey in frames[at:at + size]) > 12 for at in range(0, len(frames), size)]
        delays = []
        for at_ms in pressed:
            first = int((at_ms - epoch_ms) * 30 / 1000)
            frame = next(n for n in range(first, len(shown)) if shown[n])
            delays.append(epoch_ms + frame * 1000 / 30 - at_ms)
        delays.sort()
        table.add("Space to the first frame on air that shows it, median", delays[5], "ms", at_most, 100)
        table.add("  worst of 10; up to 15 of it is xdotool", delays[-1], "ms")


def desk(table, regie, counts, resident_mb, cpu_seconds, at_most):
    asyncio.run(to_air(table, regie, at_most))
    for count in counts:
        asyncio.run(measure(table, regie, count, resident_mb, cpu_seconds, at_most))
