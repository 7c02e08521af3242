"""Enemies at the desks' doors: paired viewers and moderators with exact commands, and peers that only take places. The cues
run on time, the operator comes in, the memory stays, and nobody is called what is not theirs."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
import signal
import socket
import ssl
import time
import unittest

import websockets
from harness import Desk, RehearsalTest, memory_mb, wait_for
from table import row

UNSIGNED = ssl.create_default_context()
UNSIGNED.check_hostname, UNSIGNED.verify_mode = False, ssl.CERT_NONE
CHAT = [json.dumps({"at_ms": i, "id": f"c{i}", "author": {"id": f"u{i}", "name": f"Author {i}"}, "text": f"comment number {i}"})
        for i in range(2000)]


class Paired(Desk):
    """A desk on another machine: with a code it is paired, with a token it comes back."""

    def __init__(self, url, name, code=None, token=None):
        super().__init__(url, name)
        self.code, self.token = code, token

    async def __aenter__(self):
        self.socket = await websockets.connect(self.url, ssl=UNSIGNED, max_size=None)
        hello = {"name": self.name, "since": 1 << 40, "token": self.token}
        if self.code:
            certificate = self.socket.transport.get_extra_info("ssl_object").getpeercert(True)
            nonce = secrets.token_hex(16)
            said = f"regie desk {hashlib.sha256(certificate).hexdigest()} {nonce}"
            proof = hmac.new(self.code.replace("-", "").encode(), said.encode(), hashlib.sha256).hexdigest()
            hello |= {"nonce": nonce, "proof": proof}
        self.welcome = await self.call("hello", **hello)
        self.token = self.welcome.get("token", self.token)
        return self

    async def __aexit__(self, *_):
        with contextlib.suppress(websockets.ConnectionClosed):  # by the engine, for what was done
            await self.socket.close()

    async def refusal(self, method, **params):
        with contextlib.suppress(AssertionError):
            await self.call(method, **params)
            return None
        return "refused"


class Doors(RehearsalTest):
    def remote(self):
        return "wss://127.0.0.1:" + wait_for(lambda: re.search(r"--connect wss://\S+:(\d+)", self.output()), "the remote address")[1]

    def engine(self):
        return self.events("engine.started")[-1]["data"]["pid"]

    async def pair(self, role, name):
        """The token of a desk that may come as `role`."""
        async with Desk(self.desk_url(), "Operator") as desk:
            code = (await desk.call("pair", role=role))["code"]
        async with Paired(self.remote(), name, code=code) as paired:
            return paired.token

    async def seconds_to_come_in(self, desk):
        begun = time.monotonic()
        async with desk:
            return time.monotonic() - begun

    def cues_late_ms(self, since):
        """By how much later than others those ran that ran after the wall time `since`."""
        ran = [(event["wall_ms"], event["wall_ms"] - 1000 * int(event["data"]["name"].split()[1]))
               for event in self.events("mark.set") if event["data"]["name"].startswith("cue ")]
        usual = min(late for _, late in ran)
        return [late - usual for at, late in ran if at >= since * 1000]

    def test_nobody_at_the_doors_stops_the_show(self):
        show = self.small_show(chat=CHAT, canvas={"width": 320, "height": 180, "fps": 30},
                               cues=[{"at": f"{at // 60:02}:{at % 60:02}", "mark": f"cue {at}"} for at in range(1, 90)])
        with self.rehearsal(show, seconds=90, more=["--remote", "0"]):
            wait_for(lambda: len(self.events("comment.came")) == len(CHAT), "all comments", every=0.5)
            self.pid = self.engine()
            asyncio.run(self.attacks())
            self.assertEqual(self.engine(), self.pid, "another engine had to take over")

    async def attacks(self):
        viewer = await self.pair("viewer", "Guest")
        moderator = await self.pair("moderator", "Moderator")
        await self.brackets(viewer)
        await self.names(viewer)
        await self.silence(moderator)
        await self.unread(viewer)
        await self.flood(moderator)

    async def brackets(self, token):
        async with Paired(self.remote(), "Guest", token=token) as guest:
            await guest.socket.send('{"jsonrpc":"2.0","id":"9","method":"earlier","params":{"x":' + "[" * 500000 + "]" * 500000 + "}}")
            with self.assertRaises(websockets.ConnectionClosed) as closed:
                while True:
                    await guest.socket.recv()
        async with Desk(self.desk_url(), "Operator") as desk:
            await desk.call("mark", name="after the brackets")
        code = closed.exception.rcvd.code if closed.exception.rcvd else None
        row("doors: nested message", "500,000 brackets from a viewer", f"line closed ({code}), engine at {memory_mb(self.pid):.0f} MB",
            "the same engine goes on", code == 1009 and self.engine() == self.pid)

    async def names(self, token):
        called = {}
        for wanted in ("cue caller", "cue 3", "rule:scam", "engine", "Campaign", "fb", "\u0435ngine"):
            async with Paired(self.remote(), wanted, token=token) as guest:
                called[wanted] = guest.welcome["name"]
        row("doors: names", "hello as the engine's own names", called, "Desk, in one step",
            called.pop("cue caller") == "cue caller" and set(called.values()) == {"Desk"})

    async def silence(self, token):
        """Of both kinds, at the remote door."""
        port = int(self.remote().rsplit(":", 1)[1])
        mute = [socket.create_connection(("127.0.0.1", port)) for _ in range(81)]
        await asyncio.sleep(0.5)  # this address may come again: 20 times a second
        paired = await self.seconds_to_come_in(Paired(self.remote(), "Moderator", token=token))
        held = []
        for _ in range(60):
            with contextlib.suppress(Exception):
                held.append(await asyncio.wait_for(websockets.connect(self.remote(), ssl=UNSIGNED), 5))
        operator = await self.seconds_to_come_in(Desk(self.desk_url(), "Operator"))
        row("doors: silent sockets", "81 idle sockets, then 60 desks without a hello",
            f"paired desk in after {paired:.2f} s, operator {operator:.2f} s", "1 s each", paired <= 1 and operator <= 1)
        for one in mute:
            one.close()
        await asyncio.gather(*(one.close() for one in held), return_exceptions=True)

    async def unread(self, token):
        """Asks, and never reads what is answered."""
        before = memory_mb(self.pid)
        async with Paired(self.remote(), "Guest", token=token) as guest:
            guest.socket.transport.pause_reading()
            ask = json.dumps({"jsonrpc": "2.0", "id": "1" * 900, "method": "mark", "params": {"name": "x"}})
            until = time.monotonic() + 4
            with contextlib.suppress(asyncio.TimeoutError, websockets.ConnectionClosed):
                while time.monotonic() < until:
                    await asyncio.wait_for(guest.socket.send(ask), 1)
            grown = memory_mb(self.pid) - before
            guest.socket.transport.abort()
        row("doors: unread answers", "requests whose answers nobody reads", f"memory +{grown:.0f} MB", "+50 MB", grown <= 50)

    async def flood(self, token):
        comments = [event["data"]["comment"]["id"] for event in self.events("comment.came")]
        before, peak, since, sent = memory_mb(self.pid), 0.0, time.time(), 0
        async with Paired(self.remote(), "Moderator", token=token) as rude:
            async def read():
                with contextlib.suppress(websockets.ConnectionClosed):
                    async for _ in rude.socket:
                        pass

            async def write():
                nonlocal sent
                with contextlib.suppress(websockets.ConnectionClosed):
                    while True:
                        await rude.socket.send(json.dumps({"jsonrpc": "2.0", "id": "f", "method": "hide",
                                                           "params": {"comment": comments[sent % len(comments)]}}))
                        sent += 1
                        if sent % 100 == 0:
                            await asyncio.sleep(0)

            both = [asyncio.create_task(read()), asyncio.create_task(write())]
            await asyncio.sleep(2)
            operator = await self.seconds_to_come_in(Desk(self.desk_url(), "Operator"))
            until = time.monotonic() + 6
            while time.monotonic() < until:
                peak = max(peak, memory_mb(self.pid))
                await asyncio.sleep(0.2)
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)
        until = time.time()
        wait_for(lambda: len(self.cues_late_ms(since)) >= until - since, "the cues of that time")
        late = max(self.cues_late_ms(since))
        row("doors: flood of hides", f"{sent / (until - since):.0f} a second", f"cues {late:+} ms, operator in after {operator:.2f} s, "
            f"memory {peak - before:+.0f} MB", "100 ms, 1 s, +50 MB", late <= 100 and operator <= 1 and peak - before <= 50)

    def test_a_name_is_its_desks_also_for_the_engine_that_takes_over(self):
        with self.rehearsal(self.small_show(), seconds=60, more=["--remote", "0"]):
            taken = asyncio.run(self.take_as_alice())
            os.kill(self.engine(), signal.SIGKILL)
            wait_for(lambda: len(self.events("engine.started")) == 2, "another engine", every=0.5)
            called = asyncio.run(self.come_as_alice())
            back = self.wait_for_event("taken.back")
            row("doors: an absent operator's name", "a moderator who takes it, and an engine that dies", f"called {called}",
                "not Alice, and takes nothing back", "Alice" not in called and (back["by"], back["data"]["of"]) == ("Alice", taken))

    async def take_as_alice(self):
        self.token = await self.pair("moderator", "Bob")
        async with Desk(self.desk_url(), "Alice") as alice:
            return (await alice.call("take", item="host"))["seq"]

    async def come_as_alice(self):
        called = []
        for name in ("Alice", "ALICE", "\u0410lice"):
            async with Paired(self.remote(), name, token=self.token) as bob:
                called.append(bob.welcome["name"])
                self.assertEqual(await bob.refusal("undo"), "refused")
        async with Desk(self.desk_url(), "Alice") as alice:
            self.assertEqual(alice.welcome["name"], "Alice")
            await alice.call("undo")
        return called


if __name__ == "__main__":
    unittest.main()
