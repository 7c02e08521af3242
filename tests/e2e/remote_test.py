"""Desks on other machines: a real desk that is paired by typing the code, and peers that are none."""

import asyncio
import json
import os
import pathlib
import re
import signal
import ssl
import stat
import subprocess
import unittest

import websockets
from desk_window import DeskWindowTest
from harness import REGIE, Desk, wait_for, without_tour

CHAT = [json.dumps({"at_ms": 50 * i, "id": f"c{i}", "author": {"id": f"u{i}", "name": f"Author {i}"}, "text": f"Bonjour, numéro {i}"})
        for i in range(6)]
UNSIGNED = ssl.create_default_context()
UNSIGNED.check_hostname, UNSIGNED.verify_mode = False, ssl.CERT_NONE


class RemoteDesks(DeskWindowTest):
    SCREEN = "1280x800"

    def address(self):
        return "wss://127.0.0.1:" + wait_for(lambda: re.search(r"--connect wss://\S+:(\d+)", self.output()), "the remote address")[1]

    def code(self):
        return wait_for(lambda: re.search(r"asks for a code: (\S+)", self.output()), "the code")[1]

    def other_laptop(self):
        """A desk with a user's folder of its own, as on another machine."""
        home = self.folder / "other"
        without_tour(home)
        desk = subprocess.Popen([REGIE, "desk", "--connect", self.address(), "--name", "Paul"],
                                env={**self.env, "XDG_CONFIG_HOME": str(home)}, stderr=subprocess.DEVNULL)
        self.addCleanup(lambda: (desk.kill(), desk.wait()))
        return desk, home

    def decided_by(self, kind):
        return wait_for(lambda: [e["by"] for e in self.events(kind)], kind, every=0.5)

    def test_a_desk_on_another_machine_is_paired_by_a_code_and_is_a_moderators(self):
        with self.rehearsal(self.small_show(chat=CHAT), seconds=100, env=self.env, more=["--remote", "0"]):
            wait_for(lambda: len(self.events("comment.came")) == len(CHAT), "all comments", every=0.5)
            desk, home = self.other_laptop()
            wait_for(lambda: "does not know this desk" in self.words_on_screen("900x300+190+300"), "the desk asks for the code", every=1)
            self.type("0000-0000-0000")
            self.key("Return")
            wait_for(lambda: "mistyped" in self.words_on_screen("900x300+190+300"), "a wrong code is refused", every=1)
            self.type(self.code().lower())
            self.key("Return")
            wait_for(lambda: "Bonjour" in self.words_on_screen("480x500+500+180"), "the comments", every=1)
            self.key("j", "h")
            self.assertEqual(self.decided_by("comment.hidden"), ["Paul"])
            self.key("space")
            wait_for(lambda: "beyond this desk" in self.words_on_screen("480x140+0+660"), "what is beyond a moderator", every=1)
            self.assertEqual(self.events("graphic.taken"), [])

            desk.kill()
            desk.wait()
            self.other_laptop()  # no code this time
            wait_for(lambda: "Bonjour" in self.words_on_screen("480x500+500+180"), "the comments again", every=1)
            for file in [*home.rglob("engines.json"), *pathlib.Path(self.env["XDG_CONFIG_HOME"]).rglob("desks/*")]:
                self.assertEqual(stat.S_IMODE(os.stat(file).st_mode), 0o600, file)

    async def refused(self, url, message=None, origin=None):
        """What a peer is told or how it is cut off."""
        try:
            async with websockets.connect(url, ssl=UNSIGNED if url.startswith("wss") else None, origin=origin, max_size=None) as peer:
                await peer.send(message)
                while True:
                    answer = json.loads(await asyncio.wait_for(peer.recv(), 10))
                    if "error" in answer:
                        return answer["error"]["message"]
        except websockets.ConnectionClosed as closed:
            return f"closed {closed.rcvd.code if closed.rcvd else ''}"
        except websockets.InvalidStatusCode as refusal:
            return f"status {refusal.status_code}"

    def test_who_is_no_desk_is_turned_away_and_counted(self):
        hello = json.dumps({"jsonrpc": "2.0", "id": "1", "method": "hello", "params": {"name": "X", "token": "0" * 64}})
        with self.rehearsal(self.small_show(chat=CHAT), seconds=60, env=self.env, more=["--remote", "0"]):
            async def peers():
                for url in (self.desk_url(), self.address()):
                    self.assertIn("this", await self.refused(url, hello))
                    self.assertIn("status", await self.refused(url, hello, origin="https://evil.example"))
                    self.assertIn("closed 1009", await self.refused(url, "x" * 100_000))
                    self.assertIn("not a JSON object", await self.refused(url, "[[["))
                    self.assertIn("not said hello", await self.refused(url, hello.replace("hello", "stop")))
                async with Desk(self.desk_url()) as desk:
                    while True:
                        told = await desk.socket.recv()
                        if isinstance(told, str) and json.loads(told).get("method") == "status":
                            return json.loads(told)["params"]["refused"]
            self.assertEqual(asyncio.run(peers()), {"unknown": 2, "origins": 2, "oversized": 2, "malformed": 2, "forbidden": 0})

    def test_what_a_desk_has_settled_holds_for_the_engine_that_takes_over(self):
        async def settle(**wish):
            async with Desk(self.desk_url(), "Inès") as desk:
                return await desk.call("remote", **wish)

        with self.rehearsal(self.small_show(chat=CHAT), seconds=60, env=self.env):
            there = asyncio.run(settle(on=True, port=0))["addresses"]
            self.kill_engine()
            self.assertEqual(asyncio.run(settle())["addresses"], there)
            self.assertFalse(asyncio.run(settle(on=False))["on"])
            self.kill_engine()
            self.assertFalse(asyncio.run(settle())["on"])
            self.assertEqual([(event["by"], event["data"]["on"]) for event in self.events("desks.remote")], [("Inès", True), ("Inès", False)])

    def kill_engine(self):
        """And waits until another one has taken over."""
        pids = [event["data"]["pid"] for event in self.events("engine.started")]
        os.kill(pids[-1], signal.SIGKILL)
        wait_for(lambda: len(self.events("engine.started")) > len(pids), "another engine")

    def test_without_being_switched_on_nobody_elsewhere_can_come(self):
        with self.rehearsal(self.small_show(chat=CHAT), seconds=60, env=self.env):
            self.desk_url()
            heard = subprocess.run(["ss", "-Hltnp"], capture_output=True, text=True, check=True).stdout
            engine = re.search(r"^ *(\d+) .*engine .*" + re.escape(str(self.session)), subprocess.run(
                ["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout, re.M)[1]
            ours = [line.split()[3] for line in heard.splitlines() if f"pid={engine}," in line]
            self.assertTrue(ours)
            self.assertEqual([at for at in ours if not at.startswith("127.0.0.1:")], [])


if __name__ == "__main__":
    unittest.main()
