"""A moderator's session by keys alone: the real desk on a real engine and platform, judged by the log and the platform's
ledger."""

import asyncio
import json
import unittest

from desk_window import DeskWindowTest
from harness import Desk, wait_for

CHAT = [json.dumps({"at_ms": 50 * i, "id": f"c{i}", "author": {"id": f"u{i % 20}", "name": f"Author {i % 20}"},
                    "text": f"Une belle verrière numéro {i}" if i != 12 else "Quels sont les horaires du mardi ?"})
        for i in range(40)]  # all said within two seconds: nothing moves afterwards


class Triage(DeskWindowTest):
    SCREEN = "1280x800"

    def newest(self, kind):
        found = self.events(kind)
        return found[-1]["data"] if found else None

    def asked_of_platform(self, action):
        return [entry for entry in self.ledger("fb") if entry.get("action") == action]

    def said(self, comment):
        return next(e["data"]["comment"]["text"] for e in self.events("comment.came") if e["data"]["comment"]["id"] == comment)

    def test_a_session_by_keys_alone(self):
        with self.rehearsal(self.small_show(chat=CHAT), seconds=120, headless=False, env=self.env):
            wait_for(self.window, "the desk's window")
            wait_for(lambda: len(self.events("comment.came")) == len(CHAT), "all comments", every=0.5)

            # Three chosen, one decision, carried one by one; one undo brings all of them back.
            self.key("j", "x", "shift+j", "shift+j", "h")
            hidden = self.wait_for_event("comments.decided")
            self.assertEqual(hidden["data"]["what"], "hidden")
            self.assertEqual(len(hidden["data"]["comments"]), 3)
            wait_for(lambda: len([e for e in self.events("platform.answered") if e["data"]["action"] == "hide"]) == 3,
                     "the platform's answers", every=0.5)
            self.key("u")
            self.wait_for_event("taken.back", lambda data: data["of"] == hidden["seq"])
            wait_for(lambda: len([e for e in self.events("platform.answered") if e["data"]["action"] == "unhide"]) == 3,
                     "all of them shown again", every=0.5)

            # Queued, shortened, on air in the words that were left.
            self.key("j", "p")
            queued = self.wait_for_event("comment.queued")["data"]["comment"]
            self.key("e")
            self.key("End", "ctrl+shift+Left", "ctrl+shift+Left", "BackSpace", "BackSpace")  # " numéro 39"
            self.type("...")
            self.key("Return")
            self.wait_for_event("comment.queued", lambda data: data["text"] == "Une belle verrière…")
            self.key("Return")
            pin = self.wait_for_event("graphic.taken")["data"]["graphic"]
            self.assertEqual((pin["comment"], pin["fields"]["text"]), (queued, "Une belle verrière…"))

            # Found by what it says; noted; approved. Then the note's comment is hidden by another desk at once.
            self.key("slash")
            self.type("horaires")
            self.key("Return", "n")
            self.type("to be asked at the desk")
            self.key("Return")
            noted = self.wait_for_event("comment.noted")["data"]
            self.assertEqual(self.said(noted["comment"]), "Quels sont les horaires du mardi ?")
            self.assertEqual(noted["text"], "to be asked at the desk")
            self.key("a")
            approved = self.wait_for_event("comment.approved", lambda data: data["comment"] == noted["comment"])

            async def another_desk():
                async with Desk(self.desk_url(), "Paul") as paul:
                    await paul.call("hide", comment=noted["comment"])
            asyncio.run(another_desk())
            wait_for(lambda: "Paul hid after you" in self.words_on_screen("480x300+10+450"), "what became of the decision", every=1)

            # Any decision is taken back from the list: the second newest is ours.
            self.key("Escape", "Escape", "shift+u", "Down", "Return")
            self.wait_for_event("taken.back", lambda data: data["of"] == approved["seq"])
            self.key("Escape")

            # A locked desk keeps a slip from the air; zen decides one after the other.
            before = len(self.events("graphic.taken"))
            self.key("ctrl+l", "space", "ctrl+l", "z", "a", "a", "z")
            wait_for(lambda: len(self.events("comment.approved")) == 3, "two more, one after the other", every=0.5)
            self.assertEqual(len(self.events("graphic.taken")), before)
            self.key("space")
            self.wait_for_event("graphic.taken", lambda data: data["graphic"]["key"] == "host")


if __name__ == "__main__":
    unittest.main()
