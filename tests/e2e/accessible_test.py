#!/usr/bin/env python3
"""The desk as a screen reader meets it: every control has a name and a role, a comment and its deeds are found by name
and done, over AT-SPI, in a real window on a real engine."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest

if "REGIE_ON_A_BUS" not in os.environ:
    # On a session bus of its own, so that no other desktop is met or disturbed. What the bus starts outlives it and would
    # keep our output open: it is all ended here.
    with tempfile.TemporaryFile() as said:
        bus = subprocess.Popen(["dbus-run-session", "--", sys.executable, *sys.argv], start_new_session=True, stdout=said,
                               stderr=said, env={**os.environ, "REGIE_ON_A_BUS": "1"})
        status = bus.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(bus.pid, signal.SIGKILL)
        said.seek(0)
        sys.stdout.write(said.read().decode(errors="replace"))
    sys.exit(status)

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from desk_window import DeskWindowTest  # noqa: E402
from harness import wait_for  # noqa: E402

INTERACTIVE = {Atspi.Role.PUSH_BUTTON, Atspi.Role.RADIO_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.TEXT, Atspi.Role.ENTRY,
               Atspi.Role.SLIDER, Atspi.Role.COMBO_BOX, Atspi.Role.LIST_ITEM, Atspi.Role.SPIN_BUTTON}


def everything(node, depth=0):
    """`node` and all that is shown below it."""
    if node is None or depth > 40:
        return
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child and child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from everything(child, depth + 1)


class AccessibleDesk(DeskWindowTest):
    def setUp(self):
        super().setUp()
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        os.environ["DISPLAY"] = self.env["DISPLAY"]
        Atspi.init()

    def tearDown(self):
        Atspi.exit()
        super().tearDown()

    def desk(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_name() == "regie" and application.get_child_count() > 0:
                return application
        return None

    def find(self, name, role=None):
        for node in everything(self.desk()):
            if node.get_name() and name in node.get_name() and role in (None, node.get_role()):
                return node
        return None

    def press(self, name):
        button = wait_for(lambda: self.find(name, Atspi.Role.PUSH_BUTTON), f"the button “{name}”", every=0.3)
        actions = button.get_action_iface()
        names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
        self.assertIn("Press", names, name)
        self.assertTrue(actions.do_action(names.index("Press")))

    def check_another_size(self):
        """It asks nothing, and fits the screen."""
        self.press("Settings")
        self.press("Size: 150 %")

        def grown():  # there is room for two zones now
            return self.find("Hide", Atspi.Role.PUSH_BUTTON) and not self.find("Take next")
        wait_for(grown, "the desk, half as large again", every=0.3)
        self.assertIsNone(self.find("Stay", Atspi.Role.PUSH_BUTTON), "it asked what is to become of the show")
        size = re.search(r"Geometry: (\d+)x(\d+)", self.xdotool("getwindowgeometry", self.window()[0]))
        width, height = map(int, self.SCREEN.split("x"))
        self.assertLessEqual((int(size[1]) - width, int(size[2]) - height), (0, 0))
        self.assertEqual(self.events("session.ending"), [])

    def test_a_moderator_who_hears_the_desk(self):
        with self.rehearsal(self.small_show(), seconds=90, headless=False, env=self.env):
            wait_for(self.desk, "the desk on the bus")
            said = wait_for(lambda: self.find("Author 3: comment number 3", Atspi.Role.LIST_ITEM), "a comment by its name", every=0.3)
            nameless = [(node.get_role_name(), node.get_parent().get_name()) for node in everything(self.desk())
                        if node.get_role() in INTERACTIVE and not node.get_name()]
            self.assertEqual(nameless, [])
            self.assertGreater(sum(node.get_role() in INTERACTIVE for node in everything(self.desk())), 20)

            actions = said.get_action_iface()
            names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
            actions.do_action(names.index("Press"))
            opened = wait_for(lambda: self.find("Hide", Atspi.Role.PUSH_BUTTON), "what can be done to it", every=0.3)
            self.assertIn("Key: H", opened.get_description())
            self.press("Hide")
            came = self.wait_for_event("comment.came", lambda data: data["comment"]["text"] == "comment number 3")
            self.wait_for_event("comment.hidden", lambda data: data["comment"] == came["data"]["comment"]["id"])
            self.press("Take next")
            self.wait_for_event("graphic.taken")
            self.assertTrue(self.find("On air: Inès Martin"))

            for opener, inside in (("Settings", "Language: English"), ("Rules", "Flag rules")):
                self.press(opener)
                wait_for(lambda: self.find(inside), inside, every=0.3)
                nameless = [node.get_role_name() for node in everything(self.desk())
                            if node.get_role() in INTERACTIVE and not node.get_name()]
                self.assertEqual(nameless, [], opener)
                self.press("Close")
            self.check_another_size()


if __name__ == "__main__":
    unittest.main()
