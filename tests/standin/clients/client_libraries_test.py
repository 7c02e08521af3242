#!/usr/bin/env python3
"""The stand-in's fidelity, judged by clients nobody here wrote: the platforms' official libraries, pointed at it by their
base address, list, page, hide, delete and ban unchanged. The libraries come from npm into the folder in
REGIE_CLIENTS; what is pinned is in package-lock.json."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = pathlib.Path(os.environ["REGIE_CLIENTS"])
TOKEN = "a-token-of-this-test"
COMMENTS = 600


def install():
    """Once, and again when the lock has changed."""
    lock = (HERE / "package-lock.json").read_bytes()
    done = FOLDER / "installed.lock"
    if done.exists() and done.read_bytes() == lock:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=FOLDER, check=True, timeout=240)
    done.write_bytes(lock)


class ClientLibraries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        install()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        token_file = pathlib.Path(folder.name) / "token"
        token_file.write_text(TOKEN + "\n")
        self.standin = subprocess.Popen(
            [os.environ["REGIE"], "standin", "--generate", f"{COMMENTS}:1", "--speed", "max", "--port", "0",
             "--ingest", "rtmp://127.0.0.1:1935/live/key", "--token-file", token_file], stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.standin.stdout.close)
        self.addCleanup(self.standin.wait)
        self.addCleanup(self.standin.terminate)
        self.url = self.standin.stdout.readline().split()[-1]

    def run_client(self, script):
        environment = dict(os.environ, STANDIN_TOKEN=TOKEN, NODE_PATH=str(FOLDER / "node_modules"))
        done = subprocess.run(["node", HERE / script, self.url], capture_output=True, text=True, env=environment,
                              timeout=50, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def ledger(self):
        with urllib.request.urlopen(self.url + "/_standin/ledger", timeout=5) as answer:
            return json.load(answer)

    def check_deeds(self, wanted):
        ledger = self.ledger()
        self.assertEqual({deed: len(ledger[deed]) for deed in wanted}, wanted)
        return ledger

    def test_youtube(self):
        seen = self.run_client("youtube.js")
        self.assertEqual(seen["listed"], COMMENTS)
        self.assertEqual(seen["ids"], COMMENTS)
        self.assertEqual(seen["first"], "When do the doors open on Sunday? (1)")
        self.assertEqual(seen["deleted"], 204)
        self.assertEqual(seen["deleted_again"], "404 liveChatMessageNotFound")
        self.assertEqual(seen["timeout_seconds"], "300")
        self.assertEqual(seen["unbanned"], 204)
        self.assertEqual(seen["nobody"], "404 liveChatUserNotFound")
        self.assertEqual(seen["news"], ["messageDeletedEvent", "userBannedEvent", "userBannedEvent", "textMessageEvent"])
        self.assertEqual(seen["stranger"], "400 badRequest")
        for told in ("same_chat", "deleted_id", "written", "by_key"):
            self.assertTrue(seen[told], told)
        ledger = self.check_deeds({"deletes": 1, "bans": 1, "timeouts": 1, "unbans": 1, "replies": 1, "repeats": 1})
        self.assertEqual(ledger["deletes"][0]["chat_id"], "g1")
        self.assertEqual(ledger["bans"][0]["id"], seen["banned"])
        self.assertEqual(ledger["shown"], COMMENTS + 1)

    def test_facebook(self):
        seen = self.run_client("facebook.js")
        self.assertEqual(seen["stream_url"], "rtmp://127.0.0.1:1935/live/key")
        self.assertEqual((seen["status"], seen["title"], seen["ended"]), ("LIVE", "Réouverture", "LIVE_STOPPED"))
        self.assertEqual(seen["listed"], COMMENTS)
        self.assertEqual(seen["ids"], COMMENTS)
        self.assertEqual(seen["last"], "When do the doors open on Sunday? (1)")
        self.assertEqual((seen["hidden"], seen["hidden_after"]), (True, False))
        self.assertEqual(seen["replies"], ["Merci à vous & à bientôt"])
        self.assertEqual(seen["deleted_again"], 100)
        self.assertEqual((len(seen["blocked"]), seen["blocked_after"]), (1, 0))
        self.assertEqual(seen["stranger"], 190)
        for told in ("reply_id", "blocked_right", "reactions"):
            self.assertTrue(seen[told], told)
        ledger = self.check_deeds({"hides": 1, "unhides": 1, "deletes": 1, "replies": 1, "bans": 1, "unbans": 1,
                                   "broadcasts": 1, "ends": 1, "repeats": 1})
        self.assertEqual(ledger["hides"][0]["chat_id"], f"g{COMMENTS}")
        self.assertEqual(ledger["broadcasts"][0]["title"], "Réouverture")


if __name__ == "__main__":
    unittest.main()
