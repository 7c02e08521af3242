"""A Facebook live video is made and ended from the command line: its stream key goes where secrets are kept and
nowhere else."""

import stat
import unittest

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


if __name__ == "__main__":
    unittest.main()
