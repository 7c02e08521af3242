#!/usr/bin/env python3
"""Holds every QML file under qml/ to the rules for text: what people wrote is shown as plain text, always.

Each Text and Label says `textFormat: Text.PlainText` itself, so that nobody has to look for what the text is;
no other format appears anywhere. Prints one line a fault and ends with 1 when there are any.
"""

import pathlib
import re
import sys

TEXT_ITEM = re.compile(r"(?<![\w.])(?:Text|Label)\s*\{")
OTHER_FORMAT = re.compile(r"Text(?:Edit|Area)?\s*\.\s*(?:RichText|StyledText|MarkdownText|AutoText)\b")


def without_comments_and_strings(source):
    """The source with comments and strings blanked, every other character at its place."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', blank, source, flags=re.S)


def own_block(code, start):
    """What stands between the brace before `start` and its partner, without the blocks inside it."""
    depth, own = 1, []
    for character in code[start:]:
        if character == "}":
            depth -= 1
            if depth == 0:
                break
        if depth == 1:
            own.append(character)
        if character == "{":
            depth += 1
    return "".join(own)


def faults_in(path, source):
    code = without_comments_and_strings(source)
    line_of = lambda position: code.count("\n", 0, position) + 1
    for item in TEXT_ITEM.finditer(code):
        if not re.search(r"textFormat\s*:\s*(?:Text|Label)\.PlainText", own_block(code, item.end())):
            yield f"{path}:{line_of(item.start())}: a text without textFormat: Text.PlainText"
    for other in OTHER_FORMAT.finditer(code):
        yield f"{path}:{line_of(other.start())}: {other.group()} would read markup in what people wrote"


def self_check():
    assert not list(faults_in("x", "Text { textFormat: Text.PlainText; text: root.title }"))
    assert list(faults_in("x", "Text { text: root.title }"))
    assert list(faults_in("x", "Text { Item { textFormat: Text.PlainText } }"))
    assert list(faults_in("x", "Text { // textFormat: Text.PlainText\n text: a }"))
    assert list(faults_in("x", "component A: Label { textFormat: Text.RichText }"))
    assert not list(faults_in("x", "FittedText { text: a }\nfont.pixelSize: Theme.text"))


def main():
    self_check()
    root = pathlib.Path(__file__).resolve().parent.parent
    files = sorted((root / "qml").rglob("*.qml"))
    if not files:
        print("no QML file under qml/")
        return 1
    faults = [fault for file in files for fault in faults_in(file.relative_to(root), file.read_text("utf-8"))]
    print("\n".join(faults) if faults else f"{len(files)} QML files show text as plain text")
    return 1 if faults else 0


sys.exit(main())
