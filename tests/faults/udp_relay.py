"""A UDP relay that narrows the line: what does not fit waits in a short queue, as in a router, and what does not fit there is
lost. For SRT, whose connections a TCP proxy cannot carry."""

import collections
import select
import socket
import threading
import time

QUEUE_BYTES = 48 * 1024


class UdpRelay:
    """Listens on 127.0.0.1:`port`; what one caller sends goes to 127.0.0.1:`target_port`, and answers come back."""

    def __init__(self, target_port):
        self.kbps = 0  # to the target; 0: as fast as it goes
        self.lost = 0  # datagrams
        self._inside, self._outside = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
        for each in (self._inside, self._outside):
            each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
            each.bind(("127.0.0.1", 0))
        self.port = self._inside.getsockname()[1]
        self._target, self._caller = ("127.0.0.1", target_port), None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def throttle(self, kbps):
        self.kbps = int(kbps)

    def close(self):
        self._over.set()
        self._thread.join()
        self._inside.close()
        self._outside.close()

    def _run(self):
        waiting, waiting_bytes, free_at = collections.deque(), 0, 0.0
        while not self._over.is_set():
            timeout = max(0.0, min(0.1, free_at - time.monotonic())) if waiting else 0.1
            for ready in select.select([self._inside, self._outside], [], [], timeout)[0]:
                data, sender = ready.recvfrom(65536)
                if ready is self._outside:
                    self._inside.sendto(data, self._caller)
                    continue
                self._caller = sender
                if waiting_bytes + len(data) > QUEUE_BYTES:
                    self.lost += 1
                else:
                    waiting.append(data)
                    waiting_bytes += len(data)
            while waiting and time.monotonic() >= free_at:
                data = waiting.popleft()
                waiting_bytes -= len(data)
                self._outside.sendto(data, self._target)
                free_at = max(free_at, time.monotonic() - 0.01) + (len(data) * 8 / (self.kbps * 1000) if self.kbps else 0)
