"""A stand-in of the test's own, which lives on while engines die, and a live show of its feeds."""

import contextlib
import json
import os
import re
import subprocess
import urllib.parse
import urllib.request

from harness import REGIE, RehearsalTest, wait_for

TOKEN = "EAAB-a-token-nobody-may-see"  # what the tests look for in every file
PAGE, VIDEO = "5678", "1234"           # as the stand-in has them


class StandIn:
    def __init__(self, url):
        self.url = url

    def ask(self, path, body=None, token=None):
        """The JSON answer of GET, or with a body of POST."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = "Bearer " + token
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, headers), timeout=10) as answer:
            return json.load(answer)

    def fault(self, kind, **how):
        """How it answers from now on; "none" ends that and every script."""
        self.ask("/_standin/fault", {"kind": kind, **how})

    def script(self, *faults):
        self.ask("/_standin/script", list(faults))

    def say(self, text, **how):
        return self.ask("/_standin/say", {"text": text, **how})

    def edit(self, comment, text):
        self.ask("/_standin/say", {"edit": comment, "text": text})

    def remove(self, comment):
        self.ask("/_standin/say", {"remove": comment})

    def ledger(self):
        return self.ask("/_standin/ledger")

    def graph(self, path, **params):
        """What a page's owner sees of it in Facebook's interface."""
        return self.ask(f"/v26.0/{path}?" + urllib.parse.urlencode(params), token=TOKEN)


class LiveTest(RehearsalTest):
    """A live show whose platform is a stand-in, with a home folder of its own."""

    def setUp(self):
        super().setUp()
        self.home = self.folder / "home"
        self.home.mkdir()
        os.environ["XDG_CONFIG_HOME"] = str(self.home / ".config")
        self.env = {**os.environ, "HOME": str(self.home),
                    "DBUS_SESSION_BUS_ADDRESS": "disabled:", "REGIE_SECRET_FEED_TOKEN": TOKEN}

    @contextlib.contextmanager
    def stand_in(self, *arguments):
        said = self.folder / "stand-in.txt"
        with open(said, "wb") as output:
            process = subprocess.Popen([REGIE, "standin", "--port", "0", *map(str, arguments)], stdout=output,
                                       stderr=subprocess.STDOUT)
        try:
            yield StandIn(wait_for(lambda: re.search(r"listening (http://\S+)", said.read_text()),
                                   "the stand-in's address")[1])
        finally:
            process.terminate()
            process.wait(10)

    def token_file(self, token=TOKEN):
        file = self.folder / "accepted-token"
        file.write_text(token + "\n")
        file.chmod(0o600)
        return file

    def live_show(self, *feeds, **changes):
        """A show of one still picture, 640×360."""
        show = {"name": "A live show", "canvas": {"width": 640, "height": 360, "fps": 30},
                "sources": [{"id": "cam1", "uri": "color:#102030"}], "outputs": [], "comments": list(feeds), **changes}
        file = self.folder / "show.json"
        file.write_text(json.dumps(show))
        return file

    def facebook(self, stand_in, **changes):
        return {"kind": "facebook", "id": "fb", "url": stand_in.url, "live_video": VIDEO, "page": PAGE,
                "token": "secret:feed_token", **changes}

    def check_no_secret_was_written(self, *secrets):
        """In nothing the show left behind; the file that hands the token over is the test's own."""
        ours = {self.folder / "accepted-token"}
        for file in self.folder.rglob("*"):
            if file.is_file() and file not in ours and "secrets" not in file.parts:
                data = file.read_bytes()
                for secret in secrets:
                    self.assertNotIn(secret.encode(), data, file)
