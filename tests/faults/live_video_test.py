"""A Facebook live video is made and ended from the command line: its stream key goes where secrets are kept and
nowhere else. And it is ended with the show that was sent to it."""

import asyncio
import json
import os
import signal
import socket
import stat
import unittest

from harness import Desk, wait_for
from ingest import Ingest
from standin_process import PAGE, TOKEN, VIDEO, LiveTest

KEY = "FB-1234-0-a-key-nobody-may-see"


class LiveVideo(LiveTest):
    def live_video(self, stand_in, *arguments):
        return self.regie("live-video", *arguments, "--token", "feed_token", "--at", stand_in.url, env=self.env)

    def test_created_and_ended(self):
        with self.stand_in("--token-file", self.token_file(), "--ingest", f"rtmps://live.example:443/rtmp/{KEY}") as platform:
            made = self.live_video(platform, "create", "--page", PAGE, "--title", "Réouverture & fête")
            self.assertEqual(made.returncode, 0, made.stderr)
            self.assertIn(f'"live_video": "{VIDEO}"', made.stdout)
            self.assertIn('"url": "rtmps://live.example:443/rtmp", "key": "secret:facebook_key"', made.stdout)
            self.assertNotIn(KEY, made.stdout + made.stderr)
            kept = self.home / ".config/regie/secrets/facebook_key"
            self.assertEqual(kept.read_text(), KEY)
            self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)
            self.assertEqual(platform.ledger()["broadcasts"][0]["title"], "Réouverture & fête")
            ended = self.live_video(platform, "end", "--video", VIDEO)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            self.assertEqual(len(platform.ledger()["ends"]), 1)

    def test_refused(self):
        with self.stand_in("--token-file", self.token_file("another")) as platform:
            done = self.live_video(platform, "create", "--page", PAGE)
            self.assertEqual(done.returncode, 1)
            self.assertIn("does not accept the access token", done.stderr)
            self.assertNotIn(TOKEN, done.stdout + done.stderr)
            done = self.live_video(platform, "create", "--page", "../me")
            self.assertIn("not a page's id", done.stderr)


class EndOfTheShow(LiveTest):
    def run_show(self, sends, before_its_end=lambda platform: None, url=None, status=0, killed=False):
        """The ledger's ends of the live video, once the show is over. `url`: what is sent there gets nowhere."""
        with self.stand_in("--token-file", self.token_file()) as platform, Ingest(self.folder / "nginx") as ingest:
            outputs = [{"kind": "recording"}]
            if sends:
                outputs.append({"kind": "rtmp", "id": "web", "platform": "facebook", "url": url or ingest.url,
                                "key": "secret:web_key", "video_kbps": 1000})
            show = self.live_show(self.facebook(platform), outputs=outputs)
            with self.rehearsal(show, mode="live", env={**self.env, "REGIE_SECRET_WEB_KEY": KEY}) as process:
                wait_for(lambda: self.states("feed.changed", "feed", "fb", "live", "quiet"), "the feed")
                wait_for(lambda: self.states("output.changed", "output", "web" if sends and not url else "recording", "running"),
                         "the programme to go out")
                before_its_end(platform)
                asyncio.run(self.stop())
                if killed:
                    wait_for(lambda: self.states("output.changed", "output", "web", "ended"), "the end of the programme")
                    os.kill(self.events("engine.started")[-1]["data"]["pid"], signal.SIGKILL)
                self.assertEqual(process.wait(40), status, self.output())
            self.check_no_secret_was_written(TOKEN)
            return platform.ledger()["ends"]

    def states(self, kind, what, name, *wanted):
        return [e for e in self.events(kind) if e["data"][what] == name and e["data"]["state"] in wanted]

    async def stop(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("stop")

    def test_what_it_was_sent_to_is_ended(self):
        self.assertEqual(len(self.run_show(sends=True)), 1)
        self.assertIn("ended at its platform", self.states("feed.changed", "feed", "fb", "ended")[-1]["data"]["words"])

    def test_what_somebody_else_sends_to_is_not(self):
        self.assertEqual(self.run_show(sends=False), [])

    def test_what_never_got_a_frame_is_not(self):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))  # and does not listen
            self.assertEqual(self.run_show(sends=True, url=f"rtmp://127.0.0.1:{nobody.getsockname()[1]}/live"), [])

    def test_an_engine_that_dies_meanwhile_leaves_a_word(self):
        trouble = {"kind": "500", "count": 100, "path": VIDEO, "method": "POST"}
        self.assertEqual(self.run_show(sends=True, killed=True, status=1,
                                       before_its_end=lambda platform: platform.script(trouble)), [])
        self.assertIn("fb: whether the broadcast is ended there is not known. Look there.", self.output())

    def test_a_platform_that_refuses_is_named(self):
        """At the end of what the terminal shows, too, and the show is not done."""
        refuse = {"kind": "error", "code": 200, "status": 403, "path": VIDEO, "method": "POST"}
        self.assertEqual(self.run_show(sends=True, status=1, before_its_end=lambda platform: platform.script(refuse)), [])
        self.assertIn("the broadcast was not ended. End it there.", self.output())
        self.assertIn("fb: the broadcast was not ended there. End it there.", self.output().splitlines()[-2])
        self.assertNotIn("Done.", self.output())
        self.assertIn("was not ended", self.states("feed.changed", "feed", "fb", "dead")[-1]["data"]["words"])

    def test_a_platform_that_does_not_answer_is_named(self):
        silent = {"kind": "500", "count": 100, "path": VIDEO, "method": "POST"}
        self.assertEqual(self.run_show(sends=True, status=1, before_its_end=lambda platform: platform.script(silent)), [])
        self.assertIn("fb: the broadcast was not ended there. End it there.", self.output())
        self.assertIn("is not known. Look there.", self.states("feed.changed", "feed", "fb", "dead")[-1]["data"]["words"])


if __name__ == "__main__":
    unittest.main()
