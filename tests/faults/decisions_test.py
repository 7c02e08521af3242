"""kill -9 of the engine at random moments while it carries decisions to the platform: by the stand-in's ledger none is
lost and none is done twice. `decisions_test.py --kills 200` is the promise; ctest kills fewer."""

import asyncio
import collections
import itertools
import json
import os
import random
import signal
import sys
import time
import unittest

import websockets
from harness import Desk, hello, wait_for
from standin_process import PAGE, TOKEN, LiveTest

KILLS = 12
SEED = 5
COMMENTS_A_KILL = 15  # to decide about: more than there is time for

# What moderators do to one comment, step by step; between the steps anything may happen, a kill too.
PLANS = [["hide"], ["hide", "undo"], ["hide", "approve"], ["hide", "undo", "hide"], ["hide", "undo", "hide", "undo"],
         ["delete"], ["delete", "undo"], ["hide", "delete"], ["ban"], ["ban", "undo"], ["answer"], ["answer", "undo"],
         ["answer", "answer"], ["answer", "hide", "undo"], ["hide", "answer", "undo", "delete"], ["ban", "delete"]]

# How the platform spoils answers to what it has done, or not done, all the same.
SPOILT = [{"kind": "silence", "apply": True}, {"kind": "silence"}, {"kind": "reset"}, {"kind": "500", "apply": True},
          {"kind": "500"}, {"kind": "trickle", "bytes_a_second": 300}, {"kind": "garbage", "apply": True}]

KINDS = {"comment.hidden": "hide", "comment.deleted": "delete", "comment.answered": "answer", "author.banned": "ban",
         "comment.approved": "approve"}


class Moderator(Desk):
    """A desk that keeps what it is told: the log as far as it was published."""

    def __init__(self, url, log):
        super().__init__(url, "Moderator")
        self.log = log

    async def __aenter__(self):
        self.socket = await websockets.connect(self.url, max_size=None)
        self.welcome = await self.call("hello", **hello(self.url, self.name, len(self.log)))
        while len(self.log) < self.welcome["head"]:
            self.take(await self.socket.recv())
        return self

    def take(self, message):
        if isinstance(message, str) and (told := json.loads(message)).get("method") == "events":
            for event in told["params"]["events"]:
                if event["seq"] != len(self.log) + 1:
                    raise AssertionError(f"event {event['seq']} was told after {len(self.log)}")
                self.log.append(event)

    async def call(self, method, **params):
        self.next_id += 1
        await self.socket.send(json.dumps({"jsonrpc": "2.0", "id": str(self.next_id), "method": method, "params": params}))
        while True:
            message = await asyncio.wait_for(self.socket.recv(), 20)
            self.take(message)
            if isinstance(message, str) and json.loads(message).get("id") == str(self.next_id):
                answer = json.loads(message)
                if "error" in answer:
                    raise AssertionError(f"{method} {params}: {answer['error']['message']}")
                return answer["result"]


class Plan:
    def __init__(self, comment, steps):
        self.comment, self.steps, self.done = comment, list(steps), []

    async def step(self, desk):
        """The acknowledged decision's number and kind; nothing, if it is too late to take a deletion back."""
        what = self.steps.pop(0)
        if what == "undo":
            try:
                seq = (await desk.call("undo", seq=self.done.pop()))["seq"]
            except AssertionError as refused:
                if "what a platform has deleted cannot be taken back" not in str(refused):
                    raise
                return []
        elif what == "answer":
            text = f"answer {len(self.steps)} to {self.comment}"
            seq = (await desk.call("answer", comment=self.comment, text=text))["seq"]
        else:
            seq = (await desk.call(what, comment=self.comment))["seq"]
        self.done.append(seq)
        return [(seq, what)]


class KilledWhileCarrying(LiveTest):
    def test_no_decision_is_lost_or_done_twice(self):
        self.chooser = random.Random(SEED)
        self.told, self.acknowledged, self.kills, self.open = [], [], [], []
        began = time.monotonic()
        with self.stand_in("--chat", self.chat(), "--ledger", self.folder / "ledger.jsonl", "--speed", "max",
                           "--token-file", self.token_file()) as self.platform:
            show = self.live_show(self.facebook(self.platform), canvas={"width": 320, "height": 180, "fps": 25})
            with self.rehearsal(show, mode="live", env=self.env) as process:
                self.url = self.desk_url()
                asyncio.run(self.moderate())
                self.assertEqual(process.wait(30), 0, self.output())
            self.judge()
            self.check_no_secret_was_written(TOKEN)
        print(f"{len(self.kills)} kills in {time.monotonic() - began:.0f} s: {self.figures}")

    def pid(self):
        return [e["data"]["pid"] for e in self.told if e["kind"] == "engine.started"][-1]

    def came(self):
        return [e["data"]["comment"]["id"] for e in self.told if e["kind"] == "comment.came"]

    def chat(self):
        lines = [json.dumps({"at_ms": i, "id": f"c{i}", "author": {"id": f"7{i:06}", "name": f"Author {i}"},
                             "text": f"comment number {i}"}) for i in range(KILLS * COMMENTS_A_KILL + 100)]
        file = self.folder / "chat.jsonl"
        file.write_text("\n".join(lines) + "\n")
        return file

    # --- deciding

    async def moderate(self):
        plans = iter(())
        while len(self.kills) < KILLS:
            self.spoil_some_answers()
            async with await self.desk() as desk:
                await self.until(desk, lambda: self.pid() not in self.kills, "the engine's own beginning")
                if not self.kills:
                    await self.until(desk, lambda: len(self.came()) >= KILLS * COMMENTS_A_KILL, "comments")
                    plans = zip(self.came(), itertools.cycle(self.chooser.sample(PLANS, len(PLANS))))
                kill = asyncio.create_task(self.kill(self.pid()))
                await self.decide(desk, plans)
                await kill
        self.platform.fault("none")
        async with await self.desk() as desk:
            await self.until(desk, lambda: not self.unanswered(), "answers to everything", 150)
            await desk.call("stop")

    async def desk(self):
        """One at the engine that is there, or comes."""
        deadline = time.monotonic() + 30
        while True:
            desk = Moderator(self.url, self.told)
            try:
                await desk.__aenter__()
            except (OSError, websockets.WebSocketException, asyncio.TimeoutError):
                self.assertLess(time.monotonic(), deadline, "no engine came back")
                await asyncio.sleep(0.02)
                continue
            return Entered(desk)

    async def until(self, desk, condition, what, seconds=30):
        deadline = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), deadline, f"waited in vain for {what}")
            desk.take(await asyncio.wait_for(desk.socket.recv(), 20))

    async def kill(self, pid):
        await asyncio.sleep(self.chooser.uniform(0.03, 0.9))
        os.kill(pid, signal.SIGKILL)
        self.kills.append(pid)

    async def decide(self, desk, plans):
        """Hurriedly, until the engine is gone."""
        try:
            while True:
                while len(self.open) < 4:
                    self.open.append(Plan(*next(plans)))
                # Whose answer does not come is left alone: nobody knows how it stands.
                plan = self.open.pop(self.chooser.randrange(len(self.open)))
                self.acknowledged += await plan.step(desk)
                if plan.steps:
                    self.open.append(plan)
                await asyncio.sleep(self.chooser.choice([0, 0.02, 0.1]))
        except (OSError, websockets.WebSocketException):
            pass

    def spoil_some_answers(self):
        self.platform.fault("none")
        for _ in range(self.chooser.randrange(4)):
            fault = dict(self.chooser.choice(SPOILT), count=self.chooser.randrange(1, 4), path="v26.0",
                         method=self.chooser.choice(["POST", "DELETE", "POST"]))
            self.platform.script(fault)

    # --- judging

    def carried(self):
        """By the log's words: (comment or author, deed) → (the last decision's number, whether it stands), in order."""
        decided, last = {}, {}
        for event in self.told:
            data, seq = event["data"], event["seq"]
            what = KINDS.get(event["kind"])
            if what == "approve":
                last[data["comment"], "hide"] = (seq, False)
            elif what:
                key = (data["author"]["id"] if what == "ban" else data["comment"],
                       data["text"] if what == "answer" else what)
                decided[seq] = key
                last[key] = (seq, True)
            elif event["kind"] == "taken.back":
                last[decided[data["of"]]] = (seq, False)
        return last

    def unanswered(self):
        answered = {e["data"]["decision"] for e in self.told if e["kind"] == "platform.answered"}
        return {key: seq for key, (seq, _) in self.carried().items() if seq not in answered}

    def judge(self):
        log = self.log()
        self.assertEqual([e["seq"] for e in log], list(range(1, len(log) + 1)))
        self.told = log
        kinds = {e["seq"]: KINDS.get(e["kind"], "undo" if e["kind"] == "taken.back" else e["kind"]) for e in log}
        for seq, what in self.acknowledged:
            self.assertEqual(kinds[seq], what)
        self.assertEqual(self.unanswered(), {})
        self.check_comments_came_once()
        ledger = self.platform.ledger()
        self.check_nothing_was_done_twice(ledger)
        self.check_what_stands(ledger)
        outcomes = collections.Counter(e["data"]["outcome"] for e in log if e["kind"] == "platform.answered")
        self.figures = (f"{len(self.acknowledged)} decisions acknowledged, {dict(outcomes)}, ledger: " +
                        ", ".join(f"{len(ledger[d])} {d}" for d in ("hides", "unhides", "deletes", "bans", "unbans",
                                                                   "replies", "repeats", "faults")))

    def check_comments_came_once(self):
        texts = [e["data"]["comment"]["text"] for e in self.told if e["kind"] == "comment.came"]
        spoken = [text for text in texts if text.startswith("comment number")]
        self.assertEqual(spoken, [f"comment number {i}" for i in range(len(spoken))])
        self.assertGreater(len(spoken), 99)
        self.assertEqual(len(set(texts)), len(texts), "a reply came twice")

    def check_nothing_was_done_twice(self, ledger):
        decisions = collections.Counter()
        for event in self.told:
            if what := KINDS.get(event["kind"]):
                data = event["data"]
                decisions[what, data["author"]["id"] if what == "ban" else data.get("text") or data["comment"]] += 1
        for what, deeds in (("hide", "hides"), ("ban", "bans"), ("delete", "deletes"), ("answer", "replies")):
            for entry in ledger[deeds]:
                if what == "delete" and entry["chat_id"].startswith("reply-"):
                    continue  # an answer that was taken back
                of = entry["text"] if what == "answer" else entry["id"]
                decisions[what, of] -= 1
                self.assertGreaterEqual(decisions[what, of], 0, f"{what} of {of} was done too often")

    def check_what_stands(self, ledger):
        """The ledger's end is what the log adds up to."""
        outcome = {e["data"]["decision"]: e["data"]["outcome"] for e in self.told if e["kind"] == "platform.answered"}
        hidden = self.hidden_at_the_end()
        deleted = {e["id"] for e in ledger["deletes"]}
        banned = {user["id"] for user in self.platform.graph(f"{PAGE}/blocked")["data"]}
        for (of, deed), (seq, stands) in self.carried().items():
            words = f"{deed} of {of}, decided as {seq}, {outcome[seq]}"
            if deed == "delete":
                self.assertEqual(of in deleted, stands or outcome[seq] == "refused", words)
            elif deed == "ban":
                self.assertNotEqual(outcome[seq], "refused", words)
                self.assertEqual(of in banned, stands, words)
            elif of in deleted:
                continue  # with all that was of it
            elif deed == "hide":
                self.assertNotEqual(outcome[seq], "refused", words)
                self.assertEqual(of in hidden, stands, words)
            else:
                self.assertNotEqual(outcome[seq], "refused", words)
                replies = [r["message"] for r in self.platform.graph(f"{of}/comments", fields="message")["data"]]
                self.assertEqual(replies.count(deed), int(stands), words)
            if outcome[seq] == "cancelled":
                self.assertFalse(stands, words)

    def hidden_at_the_end(self):
        hidden = set()
        for line in (self.folder / "ledger.jsonl").read_text().splitlines():
            entry = json.loads(line)
            if entry.get("deed") == "hide":
                hidden.add(entry["id"])
            elif entry.get("deed") == "unhide":
                hidden.discard(entry["id"])
        return hidden


class Entered:
    """A desk that has said hello already."""

    def __init__(self, desk):
        self.desk = desk

    async def __aenter__(self):
        return self.desk

    async def __aexit__(self, *_):
        await self.desk.socket.close()


if __name__ == "__main__":
    if "--kills" in sys.argv:
        at = sys.argv.index("--kills")
        KILLS = int(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    unittest.main()
