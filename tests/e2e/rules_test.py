"""The crew's flag rules while a show runs: changed, tried, saved; and what its decisions teach."""

import asyncio
import json
import os
import signal
import unittest

from harness import Desk, RehearsalTest, wait_for

WORDS = ["tomate", "carotte", "navet", "poireau"]


def told_as(i):
    """The platform's id of the chat's comment."""
    return f"1234_{i + 1}"


class Listening(Desk):
    """A desk that also hears what nobody asked for."""

    def __init__(self, url, name="Inès"):
        super().__init__(url, name)
        self.needs, self.status = {}, {}

    async def hear(self, condition, what, seconds=30):
        async def listen():
            while not condition():
                message = await self.socket.recv()
                told = json.loads(message) if isinstance(message, str) else {}
                if told.get("method") == "needs":
                    self.needs.update(told["params"]["needs"])
                elif told.get("method") == "status":
                    self.status = told["params"]
        try:
            await asyncio.wait_for(listen(), seconds)
        except asyncio.TimeoutError:
            raise AssertionError(f"waited {seconds} s in vain for {what}") from None


class RulesWhileLive(RehearsalTest):
    def chat(self, count=40, text=lambda i: f"une {WORDS[i % 4]} numéro {i}"):
        return [json.dumps({"at_ms": 20 * i, "id": f"c{i}", "author": {"id": f"u{i}", "name": f"Author {i}"},
                            "text": text(i)}) for i in range(count)]

    def flagged(self, rule="blocked"):
        """The comments that have a flag of this rule now."""
        flags = {}
        for event in self.events("comment.flagged"):
            flags[event["data"]["comment"]] = [flag["rule"] for flag in event["data"]["flags"]]
        return {comment for comment, rules in flags.items() if rule in rules}

    def with_word(self, word, count=40):
        return {told_as(i) for i in range(count) if WORDS[i % 4] == word}

    def all_came(self, count=40):
        wait_for(lambda: len(self.events("comment.came")) == count, "all comments", every=0.5)

    def test_rules_change_while_live_are_tried_first_and_saved(self):
        show = self.small_show(self.chat(), flags={"block": ["tomate"]})
        before = show.read_text()
        with self.rehearsal(show):
            self.all_came()
            wait_for(lambda: self.flagged() == self.with_word("tomate"), "the planned rules' flags", every=0.5)
            asyncio.run(self.change_rules())
            saved = json.loads(show.read_text())
            self.assertEqual(saved["flags"], {"block": ["navet"]})
            self.assertEqual(list(saved), list(json.loads(before)))
            version, = (self.folder / "show.json.versions").iterdir()
            self.assertEqual(version.read_text(), before)

            rules = self.folder / "rules.json"
            rules.write_text(json.dumps({"block": ["poireau"]}))
            tried = self.regie("try-rules", rules, self.session, "--json")
            self.assertEqual(tried.returncode, 0, tried.stderr)
            blocked = json.loads(tried.stdout)["rules"]["blocked"]
            self.assertEqual([blocked[key] for key in ("now", "then", "newly")], [10, 10, 10])
            rules.write_text(json.dumps({"block": [7]}))
            refused = self.regie("try-rules", rules, self.session)
            self.assertEqual(refused.returncode, 2)
            self.assertIn("/flags/block/0: this must be a text", refused.stderr)

            # The engine that takes over goes on with the crew's rules.
            os.kill(self.events("engine.started")[-1]["data"]["pid"], signal.SIGKILL)
            wait_for(lambda: len(self.events("engine.started")) == 2, "another engine")
            asyncio.run(self.take_back())
            wait_for(lambda: self.flagged() == self.with_word("tomate"), "the planned rules' flags again", every=0.5)

    async def change_rules(self):
        async with Desk(self.desk_url()) as desk:
            self.assertEqual(self.events("session.started")[0]["data"]["flags"], {"block": ["tomate"]})
            tried = await desk.call("try_flag_rules", flags={"block": ["navet"]}, sessions=0)
            self.assertEqual((tried["comments"], tried["sessions"], tried["cut"]), (40, 1, False))
            blocked = tried["rules"]["blocked"]
            self.assertEqual([blocked[key] for key in ("now", "then", "newly", "no_longer")], [10, 10, 10, 10])
            self.assertTrue(all("navet" in example["text"] for example in blocked["newly_flagged"]))
            self.assertEqual(self.flagged(), self.with_word("tomate"), "a trial changes nothing")

            with self.assertRaisesRegex(AssertionError, "this must be a text in quotes"):
                await desk.call("set_flag_rules", flags={"block": [7]})
            await desk.call("set_flag_rules", flags={"block": ["navet"]})
            await asyncio.to_thread(wait_for, lambda: self.flagged() == self.with_word("navet"), "the new rules' flags")
            await desk.call("save_flag_rules")

    async def take_back(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("undo", seq=self.events("flags.changed")[-1]["seq"])

    def test_a_hide_rule_hides_at_the_platform_and_its_undo_lifts_it(self):
        with self.rehearsal(self.small_show(self.chat(400))):
            self.wait_for_event("comment.came")
            asyncio.run(self.hide_carrots())
            done = wait_for(lambda: self.ledger("fb")["unhides"],
                            "the undo at the platform", every=0.5)
        hidden = self.events("comment.hidden")
        self.assertEqual({event["by"] for event in hidden}, {"rule:blocked"})
        self.assertLess({event["data"]["comment"] for event in hidden}, self.with_word("carotte", 400))
        self.assertEqual(len(done), 1)

    async def hide_carrots(self):
        async with Desk(self.desk_url()) as desk:
            await desk.call("set_flag_rules", flags={"block": ["carotte"], "rules": {"blocked": {"hide": True}}})
            first = await asyncio.to_thread(self.wait_for_event, "comment.hidden")
            came = {event["data"]["comment"]["id"]: event["seq"] for event in self.events("comment.came")}
            changed = self.events("flags.changed")[0]["seq"]
            self.assertGreater(came[first["data"]["comment"]], changed - 200)
            await asyncio.to_thread(wait_for, lambda: self.ledger("fb")["hides"], "the hide at the platform")
            await desk.call("undo", seq=first["seq"])

    def test_a_raid_is_one_alert_and_one_decision(self):
        raid = "Tous à la mairie samedi pour dire non à ce musée qui nous coûte un bras"
        with self.rehearsal(self.small_show(self.chat(60, lambda i: f"{raid} !" if i % 2 else f"numéro {i}"))):
            self.all_came(60)
            of_raid = {told_as(i) for i in range(1, 60, 2)}
            wait_for(lambda: {comment for event in self.events("raid.seen")
                              for comment in event["data"]["comments"]} == of_raid, "all of the raid", every=0.5)
            self.assertLess(len(self.events("raid.seen")), 5)
            asyncio.run(self.hide_raid(of_raid))
        self.assertEqual(len(self.events("raid.hidden")), 1)

    async def hide_raid(self, of_raid):
        async with Desk(self.desk_url()) as desk:
            hidden = await desk.call("hide_raid", raid=self.events("raid.seen")[0]["data"]["id"])

            def carried(deed):
                return {entry["id"] for entry in self.ledger("fb")[deed]} == of_raid
            await asyncio.to_thread(wait_for, lambda: carried("hides"), "all of it hidden at the platform")
            await desk.call("undo", seq=hidden["seq"])
            await asyncio.to_thread(wait_for, lambda: carried("unhides"), "all of it shown again")

    def test_what_the_crew_decides_ranks_what_is_undecided_also_after_a_kill(self):
        def text(i):
            return f"quel but de l'OM au stade, match {i}" if i % 2 else f"la verrière du musée est belle {i}"
        with self.rehearsal(self.small_show(self.chat(text=text))):
            self.all_came()
            before = asyncio.run(self.decide())
            os.kill(self.events("engine.started")[-1]["data"]["pid"], signal.SIGKILL)
            wait_for(lambda: len(self.events("engine.started")) == 2, "another engine")
            self.assertEqual(asyncio.run(self.needs()), before, "the engine that took over has learnt the same")
            asyncio.run(self.keep_and_forget())

    async def decide(self):
        async with Listening(self.desk_url()) as desk:
            for i in range(20):
                await desk.call("hide" if i % 2 else "approve", comment=told_as(i))
        needs = await self.needs()
        football = [needs[told_as(i)] for i in range(21, 40, 2)]
        museum = [needs[told_as(i)] for i in range(20, 40, 2)]
        self.assertGreater(min(football), max(museum))
        return needs

    async def needs(self):
        """As they are told to a desk that comes: of what is undecided, once the engine has learnt."""
        async with Listening(self.desk_url()) as desk:
            await desk.hear(lambda: len(desk.needs) == 20 and desk.status.get("learnt") == 20 and
                            max(desk.needs.values()) > 0, "all needs")
            return desk.needs

    async def keep_and_forget(self):
        kept = self.folder / "show.learning.json"
        async with Listening(self.desk_url()) as desk:
            self.assertFalse(kept.exists(), "nothing is kept unless somebody says so")
            self.assertEqual(await desk.call("keep_learning"), {"decisions": 20})
            learning = json.loads(kept.read_text())
            self.assertEqual((learning["gone"], learning["fine"]), (10, 10))
            self.assertEqual(await desk.call("forget_learning"), {"decisions": 0})
            self.assertFalse(kept.exists())
        self.assertEqual([event["data"]["what"] for event in self.events("learning.changed")], ["kept", "forgotten"])


if __name__ == "__main__":
    unittest.main()
