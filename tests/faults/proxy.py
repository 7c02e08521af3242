"""A TCP proxy that spoils a connection on command: delays, stalls, resets, throttles, refuses.

As a class in Python tests, or as a process for others: `proxy.py TARGET_PORT` prints its port, then obeys one command a
line (`delay 200`, `throttle 500`, `stall`, `resume`, `reset`, `refuse`, `accept`) and answers `ok` to each.

Its socket buffers are small: what a network holds under way, it holds, and what it does not take stays with the sender.
"""

import collections
import socket
import struct
import sys
import threading
import time

BUFFER_BYTES = 32 * 1024
CHUNK_BYTES = 4096


class Proxy:
    """Listens on 127.0.0.1:`port` and passes everything to 127.0.0.1:`target_port`. Commands hold for connections that
    are there and for those that come."""

    def __init__(self, target_port):
        self.target_port = target_port
        self.delay_ms = 0
        self.kbps = 0  # to the target; 0: as fast as it goes
        self.passed_bytes = 0  # to the target
        self.connections = 0
        self._flowing = threading.Event()
        self._flowing.set()
        self._lock = threading.Lock()
        self._sockets = set()
        self._refuses = False
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)  # accepted sockets inherit it
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(16)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def delay(self, ms):
        """Each byte arrives so much later, both ways."""
        self.delay_ms = int(ms)

    def throttle(self, kbps):
        """The line to the target takes so much; 0: everything."""
        self.kbps = int(kbps)

    def stall(self):
        """Nothing passes either way, and no connection ends: a cable pulled in the middle of the network."""
        self._flowing.clear()

    def resume(self):
        self._flowing.set()

    def reset(self):
        """Every connection ends with a reset, to both sides."""
        with self._lock:
            gone, self._sockets = self._sockets, set()
        for each in gone:
            self._reset(each)

    def refuse(self):
        """Connections are reset as they come; those that are there go on."""
        self._refuses = True

    def accept(self):
        self._refuses = False

    def close(self):
        self._listener.close()
        self.reset()
        self._flowing.set()

    @staticmethod
    def _reset(each):
        try:
            each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            each.shutdown(socket.SHUT_RD)
        except OSError:
            pass  # it has gone already
        each.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # closed
            target = socket.socket()
            target.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
            try:
                if self._refuses:
                    raise OSError
                target.connect(("127.0.0.1", self.target_port))
            except OSError:
                self._reset(client)
                target.close()
                continue
            self.connections += 1
            with self._lock:
                self._sockets |= {client, target}
            for source, sink in ((client, target), (target, client)):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _Way(self, source, sink, outbound=source is client).start()


class _Way:
    """One direction of one connection: one thread reads at the line's pace, one writes when it is due."""

    def __init__(self, proxy, source, sink, outbound):
        self.proxy, self.source, self.sink, self.outbound = proxy, source, sink, outbound
        self.waiting = collections.deque()  # (when it is due, bytes)
        self.changed = threading.Condition()
        self.bytes = 0

    def start(self):
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._write, daemon=True).start()

    def _most_bytes(self):
        """Without a delay next to nothing; with one, what is under way at a few Mb/s."""
        return CHUNK_BYTES if not self.proxy.delay_ms else 1_000_000

    def _read(self):
        next_read = time.monotonic()
        while True:
            self.proxy._flowing.wait()
            try:
                data = self.source.recv(CHUNK_BYTES)
            except OSError:
                data = b""
            with self.changed:
                self.changed.wait_for(lambda: self.bytes < self._most_bytes())
                self.waiting.append((time.monotonic() + self.proxy.delay_ms / 1000, data))
                self.bytes += len(data)
                self.changed.notify_all()
            if not data:
                return
            if self.outbound and self.proxy.kbps:
                next_read = max(time.monotonic() - 0.05, next_read) + len(data) * 8 / (self.proxy.kbps * 1000)
                time.sleep(max(0.0, next_read - time.monotonic()))

    def _write(self):
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.waiting)
                due, data = self.waiting.popleft()
            time.sleep(max(0.0, due - time.monotonic()))
            self.proxy._flowing.wait()
            try:
                if not data:
                    self.sink.shutdown(socket.SHUT_WR)
                    return
                self.sink.sendall(data)
            except OSError:
                Proxy._reset(self.source)  # the reader ends, and this side is told
                data = b""
            with self.changed:
                self.bytes -= len(data)
                self.changed.notify_all()
            if not data:
                return
            if self.outbound:
                self.proxy.passed_bytes += len(data)


def main():
    proxy = Proxy(int(sys.argv[1]))
    print(proxy.port, flush=True)
    for line in sys.stdin:
        command, *arguments = line.split()
        getattr(proxy, command)(*arguments)
        print("ok", flush=True)


if __name__ == "__main__":
    main()
