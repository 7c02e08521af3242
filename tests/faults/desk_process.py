"""A desk in a process of its own, to be killed and stopped: desk_process.py URL [METHOD PARAMETERS]. Says "in" when the engine
let it in, then reads what comes; with a METHOD it asks for that as fast as it can."""

import asyncio
import contextlib
import json
import subprocess
import sys

import websockets
from harness import hello


class DeskProcess:
    """One that is in."""

    def __init__(self, url, *arguments):
        self.process = subprocess.Popen(["/usr/bin/python3", __file__, url, *arguments], stdout=subprocess.PIPE, text=True)
        with self.process.stdout as output:
            assert output.readline().strip() == "in", "the engine does not let a desk in"

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.process.kill()
        self.process.wait()


async def main(url, method="", parameters="{}"):
    async with websockets.connect(url, max_size=None) as line:
        greeting = {"jsonrpc": "2.0", "id": "1", "method": "hello", "params": hello(url, "Process")}
        await line.send(json.dumps(greeting))
        await line.recv()
        print("in", flush=True)

        async def read():
            async for _ in line:
                pass

        async def ask():
            request = json.dumps({"jsonrpc": "2.0", "id": "2", "method": method, "params": json.loads(parameters)})
            while method:
                await line.send(request)
                await asyncio.sleep(0)

        await asyncio.gather(read(), ask())


if __name__ == "__main__":
    with contextlib.suppress(websockets.ConnectionClosed):
        asyncio.run(main(*sys.argv[1:]))
