"""`regie check` of comment feeds and of paths: what it says before the day is what the show would meet."""

import contextlib
import json
import os
import re
import unicodedata
import unittest

from standin_process import TOKEN, LiveTest

POINTERS = {"items": "/result/comments", "id": "/key", "text": "/words", "cursor": "/result/cursor", "cursor_param": "after"}


class FeedsCheck(LiveTest):
    def check(self, *feeds, good=False, **changes):
        """What the table says of the comments, and of nothing else."""
        done = self.regie("check", self.live_show(*feeds, **changes), env=self.env)
        self.assertNotIn(TOKEN, done.stdout + done.stderr)
        rows = re.findall(r"^(ok|wrong) +comments +(.*(?:\n {20}.*)*)", done.stdout, re.M)
        self.assertEqual([state for state, _ in rows], ["ok"] if good else ["wrong"] * len(rows), done.stdout)
        self.assertTrue(good or done.returncode == 2, done.stdout)
        return "\n".join(words for _, words in rows)

    def feeds(self, stand_in):
        token = "secret:feed_token"
        return (self.facebook(stand_in),
                {"kind": "youtube", "id": "yt", "url": stand_in.url, "live_video": "1234", "token": token},
                {"kind": "owncast", "id": "oc", "url": stand_in.url, "token": token},
                {"kind": "json", "id": "js", "url": stand_in.url + "/json/comments", "token": token, "pointers": POINTERS})

    def test_each_feed_is_asked_once_and_answers(self):
        with self.stand_in() as platform:
            said = self.check(*self.feeds(platform), good=True)
            polls = platform.ledger()["polls_by_interface"]
        for feed in ("fb", "yt", "oc", "js"):
            self.assertIn(f"{feed} answers", said)
        self.assertTrue(all(count <= 1 for count in polls.values()), polls)

    def test_a_refused_token_is_said_with_the_platforms_words(self):
        with self.stand_in("--token-file", self.token_file("another")) as platform:
            said = self.check(*self.feeds(platform))
        for i in range(4):
            self.assertIn(f"/comments/{i}", said)
        self.assertEqual(said.count("does not accept the access token"), 4, said)
        self.assertIn("Invalid OAuth access token", said)
        self.assertIn("regie secret feed_token", said)

    def test_what_each_platform_says_is_said(self):
        faults = (({"kind": "error", "code": 10, "message": "needs pages_read_user_content", "status": 400},
                   "Facebook does not allow it: needs pages_read_user_content"),
                  ({"kind": "500"}, "Facebook answered 500"), ({"kind": "silence"}, "Facebook did not answer within 10 s"),
                  ({"kind": "too-much"}, None), ({"kind": "endless"}, None))
        with contextlib.ExitStack() as platforms:
            feeds = []
            for i, (fault, _) in enumerate(faults):
                platform = platforms.enter_context(self.stand_in())
                platform.fault(**fault)
                feeds.append(self.facebook(platform, id=f"fb{i}"))
            with self.stand_in() as gone:
                feeds.append(self.facebook(gone, id="gone"))
            said = self.check(*feeds)
        for words in [words for _, words in faults if words] + ["Facebook cannot be reached"]:
            self.assertIn(words, said)
        for i, (_, words) in enumerate(faults):
            self.assertEqual(f"/comments/{i}" in said, words is not None, said)

    def test_a_chat_that_a_rehearsal_refuses(self):
        refused = (("<!doctype html><html></html>", "it is a web page"), ("[]", "holds no comment"),
                   ('{"data":[{"id":"1","message":"m"}],"paging":{}}', "it is a platform's answer"))
        for i, (text, _) in enumerate(refused):
            (self.folder / f"{i}.json").write_text(text)
        said = self.check(*({"kind": "recorded", "id": str(i), "file": f"{i}.json"} for i in range(len(refused))),
                          outputs=[{"kind": "recording"}])
        for i, (_, words) in enumerate(refused):
            self.assertIn(f"/comments/{i}/file", said)
            self.assertIn(words, said)
        (self.folder / "0.json").write_text(json.dumps({"at_ms": 1, "id": "a", "text": "Bonjour"}) + "\nno JSON\n")
        said = self.check({"kind": "recorded", "file": "0.json"}, good=True, outputs=[{"kind": "recording"}])
        self.assertIn("1 recorded, 1 left out, the first: ", said)


class Paths(LiveTest):
    def test_arguments_are_found_in_either_form_or_told_as_meant(self):
        folder = self.folder / unicodedata.normalize("NFD", "Été")
        folder.mkdir()
        show = self.live_show()
        os.rename(show, folder / "show.json")
        done = self.regie("check", self.folder / unicodedata.normalize("NFC", "Été") / "show.json", env=self.env)
        self.assertEqual(done.returncode, 0, done.stderr)
        for command in (["check"], ["rehearse"], ["live"], ["rundown", "export"], ["standin", "--port", "0", "--faults"]):
            for path in ("%s\\SHOW.json" % folder.name, "%s/Show.JSON" % folder.name.lower()):
                with self.subTest(command=command, path=path), contextlib.chdir(self.folder):
                    done = self.regie(*command, path, env=self.env)
                    self.assertEqual(done.returncode, 2)
                    self.assertIn(f'Did you mean "{folder.name}/show.json"?', done.stderr + done.stdout)


if __name__ == "__main__":
    unittest.main()
