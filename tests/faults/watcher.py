"""A desk in a thread of its own, which keeps what it is told: the log as it is published, and the newest numbers."""

import asyncio
import json
import threading

import websockets
from harness import hello, wait_for


class Watcher:
    def __init__(self, url):
        self.url, self.told, self.status = url, [], {}
        self.answers, self.next_id = {}, 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_until_complete, args=(self.watch(),), daemon=True)

    def __enter__(self):
        self.thread.start()
        wait_for(lambda: self.told, "the log's beginning")
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.task.cancel)
        self.thread.join(10)

    async def watch(self):
        self.task = asyncio.current_task()
        try:
            async with websockets.connect(self.url, max_size=None) as self.socket:
                await self.ask("hello", **hello(self.url, "Watcher"))
                async for message in self.socket:
                    if isinstance(message, str):
                        self.take(json.loads(message))
        except (asyncio.CancelledError, websockets.WebSocketException):
            pass  # the show is over

    def take(self, message):
        if message.get("method") == "events":
            self.told += message["params"]["events"]
        elif message.get("method") == "status":
            self.status = message["params"]
        elif "id" in message:
            self.answers[message["id"]] = message

    async def ask(self, method, **params):
        self.next_id += 1
        await self.socket.send(json.dumps({"jsonrpc": "2.0", "id": str(self.next_id), "method": method, "params": params}))
        return str(self.next_id)

    def call(self, method, **params):
        """The result of a command; AssertionError when it was refused."""
        number = asyncio.run_coroutine_threadsafe(self.ask(method, **params), self.loop).result(10)
        answer = wait_for(lambda: self.answers.pop(number, None), f"the answer to {method}", every=0.01)
        if "error" in answer:
            raise AssertionError(answer["error"]["message"])
        return answer["result"]

    def events(self, kind, after=0):
        return [event for event in list(self.told) if event["kind"] == kind and event["seq"] > after]

    def wait_for(self, kind, matches=lambda data: True, after=0, seconds=30):
        """The first such event behind number `after`."""
        return wait_for(lambda: next((e for e in self.events(kind, after) if matches(e["data"])), None),
                        f"{kind}; the last were {self.events(kind)[-3:]}", seconds, every=0.02)

    def wait_for_feed(self, feed, state, words="", after=0, seconds=30):
        """The event that says so, of a feed in the state `state` with `words` somewhere in its sentence."""
        return self.wait_for("feed.changed", lambda data: data["feed"] == feed and data["state"] == state and
                             words in data["words"], after, seconds)

    def head(self):
        return self.told[-1]["seq"]
