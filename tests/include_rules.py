#!/usr/bin/env python3
"""Holds every include to the dependency rules of ARCHITECTURE.md: who may know whom. And what sources that are compiled
together need: none hides behind a name of its own what another file of its folder names alike."""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# folder → the folders of ours it may include from, besides itself
MAY_KNOW = {
    "app/show": set(),
    "app/protocol": {"show"},
    "app/flagging": {"show"},
    "app/intake": {"show"},
    "app/store": {"show"},
    "app/standin": {"show"},
    "pipelines": {"show"},
    "app/engine": {"show", "protocol", "flagging", "intake", "store", "pipelines"},
    "app/desk": {"show", "protocol", "engine/overlay"},
    "app/commands": {"show", "protocol", "flagging", "intake", "store", "standin", "pipelines", "engine", "desk"},
}
# what only some may include
RESERVED = [
    (re.compile(r"^(gst|glib)"), {"pipelines"}, "GStreamer"),
    (re.compile(r"^curl/"), {"app/intake"}, "curl"),
]
# what a pure folder may not include at all
PURE = {
    "app/show": re.compile(r"^(Q|q(?!rcodegen)|thread|mutex|fstream|filesystem|condition_variable|atomic|sys/|unistd)"),
    "app/protocol": re.compile(r"^(Q|q|thread|mutex|fstream|filesystem)"),
    "app/flagging": re.compile(r"^(Q|q|thread|mutex|fstream|filesystem)"),
    "pipelines": re.compile(r"^Q"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)


def broken_rules():
    for folder, allowed in MAY_KNOW.items():
        own = pathlib.PurePath(folder).name
        for source in sorted((ROOT / folder).rglob("*")):
            if source.suffix not in {".h", ".cpp"}:
                continue
            place = source.relative_to(ROOT)
            for bracket, name in INCLUDE.findall(source.read_text(encoding="utf-8")):
                top = name.split("/")[0]
                if name.endswith((".inc", ".moc")):  # embedded or made by the build
                    continue
                if bracket == '"' and top != own and top not in allowed and not any(name.startswith(f"{one}/") for one in allowed):
                    yield f"{place}: {folder} may not know {name}"
                for pattern, owners, what in RESERVED:
                    if bracket == "<" and pattern.match(name) and folder not in owners:
                        yield f"{place}: only {', '.join(owners)} may include {what}"
                if bracket == "<" and folder in PURE and PURE[folder].match(name):
                    yield f"{place}: {folder} is pure and may not include <{name}>"
    for qml in sorted((ROOT / "qml/overlays").rglob("*.qml")):
        for name in re.findall(r"^\s*import\s+(Regie\.\S+)", qml.read_text(encoding="utf-8"), re.M):
            if name != "Regie.Theme":
                yield f"{qml.relative_to(ROOT)}: an overlay may not know {name}"


UNNAMED = re.compile(r"^namespace \{\n(.*?)^\} // namespace$", re.M | re.S)
FUNCTION = re.compile(r"^(?!return|namespace|using|template|else|if|struct|class)[A-Za-z_][\w:<>,&*\s]*?[ &*>]([a-z_]\w*)\(", re.M)


def names_alike():
    """Functions in unnamed namespaces that two files of a target share: with other parameters the compiler would choose
    between them, and say nothing."""
    for folder in MAY_KNOW:
        files = collections.defaultdict(set)
        for source in sorted((ROOT / folder).rglob("*.cpp")):
            for unnamed in UNNAMED.findall(source.read_text(encoding="utf-8")):
                for name in FUNCTION.findall(unnamed):
                    files[name].add(str(source.relative_to(ROOT / folder)))
        for name, sources in files.items():
            if len(sources) > 1:
                yield f"{folder}: {' and '.join(sorted(sources))} each have a {name}() of their own"


if __name__ == "__main__":
    found = [*broken_rules(), *names_alike()]
    print("\n".join(found) or "every include keeps the rules")
    sys.exit(1 if found else 0)
