"""Real peers for network outputs, on free ports of 127.0.0.1: nginx with its RTMP module, stunnel in front of it for
RTMPS, srt-live-transmit. And one that is not real, because no real one can be told to refuse: RefusingIngest.

As classes in Python tests (each a context manager), or as a process for others: `ingest.py KIND FOLDER [ARGUMENTS]` prints
its port, then obeys one command a line (the methods without arguments) and answers `ok`, or the method's answer, to each.
"""

import contextlib
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin") or "nginx"
STUNNEL = shutil.which("stunnel4", path="/usr/bin:/usr/local/bin") or "stunnel"


def free_port(kind=socket.SOCK_STREAM):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(port, process, seconds=10.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise AssertionError(f"{process.args[0]} does not listen on port {port}")


class Peer:
    """A process that can be started, killed without a word, and frozen. Its port stays."""

    process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def _run(self, arguments, **options):
        self.process = subprocess.Popen([str(argument) for argument in arguments], stdin=subprocess.DEVNULL, **options)

    def kill(self):
        """Like a machine that lost its power; start() brings it back."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def freeze(self):
        """Connections stay, nobody reads."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)


class Ingest(Peer):
    """nginx with its RTMP module. Publish to `url` with any key; each connection is recorded as an FLV file of its own
    (`recordings()`, oldest first; times begin at 0). `log()` has what clients said, deleteStream for one."""

    def __init__(self, folder, application="live"):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.url = f"rtmp://127.0.0.1:{self.port}/{application}"
        (self.folder / "recorded").mkdir(exist_ok=True)
        (self.folder / "nginx.conf").write_text(f"""
            load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
            daemon off; master_process off; pid {self.folder}/nginx.pid;
            error_log {self.folder}/error.log info;
            events {{ worker_connections 64; }}
            rtmp {{ server {{
                listen 127.0.0.1:{self.port}; chunk_size 4096; ping 0;
                application {application} {{
                    live on; drop_idle_publisher 20s;
                    record all; record_path {self.folder}/recorded; record_suffix -%H%M%S.flv; record_unique on;
                }}
            }} }}
        """)

    def start(self):
        with open(self.folder / "output.txt", "ab") as output:
            self._run([NGINX, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "error.log"],
                      stdout=output, stderr=output)
        wait_until_listening(self.port, self.process)

    def recordings(self):
        return sorted((self.folder / "recorded").glob("*.flv"), key=lambda file: file.stat().st_mtime_ns)

    def log(self):
        file = self.folder / "error.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def newest_ms(self):
        """How far the newest recording has come; None while nginx is writing a tag."""
        with open(self.recordings()[-1], "rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 4))
            tag = int.from_bytes(file.read(4), "big")
            if not 11 < tag <= size - 4 - 13:
                return None
            file.seek(size - 4 - tag)
            head = file.read(11)
        whole = head[0] in (8, 9) and int.from_bytes(head[1:4], "big") + 11 == tag
        return int.from_bytes(head[7:8] + head[4:7], "big") if whole else None

    def goodbyes(self):
        """How many clients said that their broadcast is over; nginx logs deleteStream also when a client has gone."""
        said, gone = 0, set()
        for line in self.log().splitlines():
            client = (re.search(r"\*\d+", line) or [""])[0]
            if "disconnect" in line:
                gone.add(client)
            elif " publish:" in line:
                gone.discard(client)
            elif "deleteStream" in line and client not in gone:
                said += 1
        return said


class TlsFront(Peer):
    """stunnel before an ingest, with a certificate from an authority of this test's own. `authority` is the file that
    a client must trust: SSL_CERT_FILE. `host` is whom the certificate is for, `days` how long; negative: expired."""

    def __init__(self, folder, target_port, host="localhost", days=30):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.authority = self.folder / "authority.pem"
        self._make_certificates(host, days)
        (self.folder / "stunnel.conf").write_text(f"""
foreground = yes
pid =
syslog = no
[rtmps]
accept = 127.0.0.1:{self.port}
connect = 127.0.0.1:{target_port}
cert = {self.folder}/server.pem
key = {self.folder}/server.key
""")

    def _make_certificates(self, host, days):
        def openssl(*arguments):
            subprocess.run(["openssl", *map(str, arguments)], cwd=self.folder, check=True, capture_output=True)
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Test authority", "-days", 30, "-keyout",
                "authority.key", "-out", "authority.pem")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", "server.key", "-out",
                "server.csr")
        (self.folder / "names.ext").write_text(f"subjectAltName=DNS:{host}\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
                "-days", days, "-extfile", "names.ext", "-out", "server.pem")

    def start(self):
        with open(self.folder / "stunnel.log", "ab") as output:
            self._run([STUNNEL, self.folder / "stunnel.conf"], stdout=output, stderr=output)
        wait_until_listening(self.port, self.process)


class SrtPeer(Peer):
    """srt-live-transmit as a listener, which writes what it gets (MPEG-TS) to `file`; start() begins it anew."""

    def __init__(self, folder, passphrase=""):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port(socket.SOCK_DGRAM)
        self.url = f"srt://127.0.0.1:{self.port}"
        self.passphrase = passphrase
        self.file = self.folder / "received.ts"

    def start(self):
        secret = f"&passphrase={self.passphrase}" if self.passphrase else ""
        with open(self.file, "wb") as received, open(self.folder / "srt.log", "ab") as log:
            self._run(["srt-live-transmit", "-q", f"srt://127.0.0.1:{self.port}?mode=listener{secret}", "file://con"],
                      stdout=received, stderr=log)


class RefusingIngest:
    """Answers RTMP up to `publish`, to which it says `code` and `description`, and counts how often."""

    def __init__(self, code="NetStream.Publish.BadName", description="No such stream key"):
        self.code, self.description = code, description
        self.asked = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"rtmp://127.0.0.1:{self.port}/live"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._listener.close()

    def start(self):
        threading.Thread(target=self._accept, daemon=True).start()

    def times_asked(self):
        return self.asked

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client, contextlib.suppress(OSError, EOFError, struct.error):
            stream = client.makefile("rb")
            stream.read(1)
            hello = stream.read(1536)
            client.sendall(b"\x03" + bytes(1536) + hello)
            stream.read(1536)
            for name, transaction in _commands(stream):
                if name == "connect":
                    client.sendall(_command("_result", transaction, None, {
                        "level": "status", "code": "NetConnection.Connect.Success", "description": "Connected"}))
                elif name == "createStream":
                    client.sendall(_command("_result", transaction, None, 1.0))
                elif name == "publish":
                    self.asked += 1
                    client.sendall(_command("onStatus", 0.0, None, {
                        "level": "error", "code": self.code, "description": self.description}, stream=1))


def _commands(stream):
    """Name and transaction of each AMF0 command that comes; chunks of 128 bytes unless told otherwise."""
    chunk_bytes, messages = 128, {}
    while first := stream.read(1):
        kind, channel = first[0] >> 6, first[0] & 63
        length, message_type, body = messages.get(channel, (0, 0, b""))
        if kind < 3:
            header = stream.read((11, 7, 3)[kind])
            if kind < 2:
                length, message_type = int.from_bytes(header[3:6], "big"), header[6]
        body += stream.read(min(chunk_bytes, length - len(body)))
        messages[channel] = (length, message_type, body if len(body) < length else b"")
        if len(body) < length:
            continue
        if message_type == 1:
            chunk_bytes = int.from_bytes(body[:4], "big")
        elif message_type == 20:
            size = int.from_bytes(body[1:3], "big")
            yield body[3:3 + size].decode(), struct.unpack(">d", body[4 + size:12 + size])[0]


def _amf(value):
    if value is None:
        return b"\x05"
    if isinstance(value, float):
        return b"\x00" + struct.pack(">d", value)
    if isinstance(value, str):
        return b"\x02" + struct.pack(">H", len(value)) + value.encode()
    return b"\x03" + b"".join(struct.pack(">H", len(k)) + k.encode() + _amf(v) for k, v in value.items()) + b"\0\0\x09"


def _command(*values, stream=0):
    body = b"".join(map(_amf, values))
    header = bytes([3, 0, 0, 0]) + len(body).to_bytes(3, "big") + b"\x14" + stream.to_bytes(4, "little")
    chunks = [body[at:at + 128] for at in range(0, len(body), 128)]
    return header + b"\xc3".join(chunks)


def main():
    kind, *arguments = sys.argv[1:]
    makers = {"nginx": Ingest, "srt": SrtPeer, "refusing": lambda folder, *rest: RefusingIngest(*rest),
              "tls": lambda folder, target, *rest: TlsFront(folder, int(target), *rest)}
    with makers[kind](*arguments) as peer:
        print(peer.port, flush=True)
        for line in sys.stdin:
            answer = getattr(peer, line.strip())()
            print("ok" if answer is None else answer, flush=True)


if __name__ == "__main__":
    main()
