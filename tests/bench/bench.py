#!/usr/bin/python3
"""`./dev bench`: what Régie promises about speed, each peer measured in the same run on the same frames.

Prints a table and writes the same as JSON. The short cases come from regie_bench (Google Benchmark, medians of
repetitions in mixed order); the rest runs the program as its users do.
"""

import argparse
import asyncio
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

from bench_desk import desk
from bench_flagging import flagging

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from harness import hello  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
REHEARSAL = ROOT / "assets/rehearsal"
THROUGHOUT = [{"at": "00:00", "take": "museum"}]
AT_MOST, AT_LEAST = "≤", "≥"


class Table:
    """Rows of a case, what was measured, and what was promised; None promised nothing."""

    def __init__(self, chosen):
        self.chosen, self.rows = chosen, []
        print(f"{'case':<66} {'measured':>12}   reach")

    def wants(self, group):
        return not self.chosen or self.chosen in group

    def add(self, case, value, unit, bound=None, reach=None):
        met = None if reach is None else (value <= reach if bound == AT_MOST else value >= reach)
        self.rows.append({"case": case, "measured": value, "unit": unit, "bound": bound, "reach": reach, "met": met})
        promised = "" if reach is None else f"{bound} {reach:g} {'✓' if met else '✗'}"
        print(f"{case:<66} {value:>9.4g} {unit:<4} {promised}", flush=True)


def show_file(folder, cues):
    """The built-in show with other cues, in a folder of its own."""
    show = json.loads((REHEARSAL / "show.json").read_text())
    for source in show["sources"]:
        source["uri"] = str(REHEARSAL / source["uri"])
    for feed in show["comments"]:
        feed["file"] = str(REHEARSAL / feed["file"])
    for fields in (show["slate"], *(item["fields"] for item in show["rundown"])):
        if "logo" in fields:
            fields["logo"] = str(REHEARSAL / fields["logo"])
    file = folder / "show.json"
    file.write_text(json.dumps({**show, "cues": cues}))
    return file


def run(*command):
    """Its output and the seconds of processor that it and its children took."""
    before = os.times()
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    after = os.times()
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stderr[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return done.stdout, cpu


# --- inside one process

def overlays(table, program, repetitions):
    output, _ = run("env", "QT_QPA_PLATFORM=offscreen", program, "--benchmark_format=json",
                    f"--benchmark_repetitions={repetitions}", "--benchmark_enable_random_interleaving=true")
    times, longest_gap = {}, 0.0
    for one in json.loads(output)["benchmarks"]:
        if one["run_type"] == "iteration":
            name = re.sub(r"/(real_time|manual_time|iterations:\d+)", "", one["run_name"])
            times.setdefault(name, []).append(one["real_time"])
            longest_gap = max(longest_gap, one.get("longest_gap_frames", 0.0))
    us = {name: statistics.median(values) for name, values in times.items()}

    table.add("static 1400×200 lower third, per frame", us["regieoverlay/0"], "µs", AT_MOST, 80)
    table.add("full-frame translucent graphic, per frame", us["regieoverlay/1"], "µs", AT_MOST, 350)
    table.add("lower third moving every frame: render + convert + blend", us["moving_lower_third"], "µs", AT_MOST, 2200)
    table.add("nothing on air: render", us["render_nothing"], "µs", AT_MOST, 10)
    table.add("unchanged scene: render", us["render_standing"], "µs", AT_MOST, 10)
    table.add("a graphic is taken: render of that frame", us["render_take"], "µs")
    peers = [("ffmpeg overlay, one thread", "ffmpeg_overlay/{}/1", 4), ("ffmpeg overlay, all threads", "ffmpeg_overlay/{}/0", 4),
             ("GstVideoOverlayComposition", "overlay_composition/{}", 30), ("gdkpixbufoverlay", "gdkpixbufoverlay/{}", 30),
             ("compositor with an AYUV layer", "compositor/{}", 15)]
    for peer, name, reach in peers:
        for graphic, what in enumerate(("lower third", "full frame")):
            theirs = us[name.format(graphic)]
            table.add(f"{peer} ({theirs:.0f} µs) against ours, {what}", theirs / us[f"regieoverlay/{graphic}"], "×",
                      AT_LEAST, reach)
    ffmpeg_command(table, program, repetitions, us)
    for what, name in (("one full-frame source", "full"), ("picture in picture", "pip")):
        table.add(f"programme tick, {what}", us[f"tick/{name}"], "µs")
        table.add(f"compositor ({us[f'compositor/tick_{name}']:.0f} µs) against the tick, {what}",
                  us[f"compositor/tick_{name}"] / us[f"tick/{name}"], "×", AT_LEAST, 1)
    # Two pictures are a frame apart; a gap over one frame begins where one is missing.
    table.add("the tick live, picture in picture: longest time between pictures", longest_gap, "frm", AT_MOST, 2)


def ffmpeg_command(table, program, repetitions, us):
    """ffmpeg as its users run it, in seconds of processor; what it costs without a graphic is subtracted."""
    frames = 2000
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        run("env", "QT_QPA_PLATFORM=offscreen", program, "--material", folder)
        pictures = ("ffmpeg -nostdin -loglevel error -stream_loop -1 -f rawvideo -pix_fmt yuv420p -s 1920x1080 -r 30 -i "
                    f"{folder}/frames.yuv").split()
        graphics = {"none": [], "lower third": ["-i", f"{folder}/lower-third.png", "-filter_complex", "overlay=120:800"],
                    "full frame": ["-i", f"{folder}/full-frame.png", "-filter_complex", "overlay"]}
        seconds = {what: [] for what in graphics}
        for _ in range(repetitions):
            for what, words in graphics.items():
                seconds[what].append(run(*pictures, *words, "-frames:v", frames, "-f", "null", "-")[1])
        baseline = statistics.median(seconds.pop("none"))
        for graphic, (what, measured) in enumerate(seconds.items()):
            theirs = (statistics.median(measured) - baseline) * 1e6 / frames
            table.add(f"ffmpeg's command, overlay alone ({theirs:.0f} µs) against ours, {what}",
                      theirs / us[f"regieoverlay/{graphic}"], "×", AT_LEAST, 4)


# --- the program rendering

def render_speed(table, regie, folder, seconds):
    show = show_file(folder, THROUGHOUT)
    nowhere = folder / "nowhere.y4m"
    nowhere.symlink_to("/dev/null")
    for what, file in (("into a file", folder / "programme.y4m"), ("pictures to /dev/null", nowhere)):
        output, _ = run(regie, "render", show, "--encoder", "none", "--seconds", seconds, "--out", file)
        table.add(f"render --encoder none, a graphic throughout, {what}",
                  float(re.search(r"([\d.]+) frames/s", output)[1]), "fps", AT_LEAST, 200)
    # What the disk itself takes: the same bytes from a buffer.
    frame, frames = bytes(1920 * 1080 * 3 // 2), seconds * 30
    (folder / "programme.y4m").unlink()
    start = time.monotonic()
    with open(folder / "plain.y4m", "wb", buffering=0) as plain:
        for _ in range(frames):
            plain.write(frame)
    table.add("  as many bytes written into a file, and nothing else", frames / (time.monotonic() - start), "fps")
    (folder / "plain.y4m").unlink()


def render_cpu(table, regie, folder, seconds, rounds):
    """Against the same decoders and encoders without a programme: no graphics, no tick, no log of frames."""
    launch = (
        f"filesrc location={REHEARSAL / 'gallery.mp4'} ! qtdemux name=demux mp4mux name=mux ! "
        f"filesink location={folder / 'peer.mp4'} "
        f"demux.video_0 ! queue ! h264parse ! avdec_h264 ! identity eos-after={seconds * 30 + 1} ! queue ! "
        "x264enc speed-preset=veryfast tune=zerolatency bitrate=4500 key-int-max=60 option-string=scenecut=0 ! "
        "video/x-h264,profile=high ! h264parse ! mux. "
        f"demux.audio_0 ! queue ! aacparse ! avdec_aac ! identity eos-after={seconds * 48000 // 1024 + 1} ! "
        "audioconvert ! avenc_aac bitrate=128000 ! queue ! mux.").split()
    for what, cues in (("the built-in show", json.loads((REHEARSAL / "show.json").read_text())["cues"]),
                       ("a graphic throughout", THROUGHOUT)):
        show, ours, theirs = show_file(folder, cues), [], []
        for _ in range(rounds):
            ours.append(run(regie, "render", show, "--seconds", seconds, "--out", folder / "ours.mp4")[1])
            theirs.append(run("gst-launch-1.0", "-q", *launch)[1])
        table.add(f"processor of render --encoder x264 over gst-launch's, {what}",
                  statistics.median(ours) / statistics.median(theirs), "×", AT_MOST, 1.06)


# --- the program live

def resident_mb(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def child_named(parent, name):
    for pid in pathlib.Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if name.encode() in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
            return int(pid)
    return sys.exit(f"no process `{name}`")


async def watch(url, engine, seconds):
    """As a desk does; the last status, and the engine's memory every five seconds."""
    import websockets  # only this case needs it

    status, memory, cpu = {}, [], 0.0
    until = time.monotonic() + seconds - 2
    async with websockets.connect(url, max_size=None) as desk:
        await desk.send(json.dumps({"jsonrpc": "2.0", "id": "1", "method": "hello", "params": hello(url, "Bench")}))
        next_look = time.monotonic()
        while time.monotonic() < until:
            message = await asyncio.wait_for(desk.recv(), 10)
            if isinstance(message, str) and json.loads(message).get("method") == "status":
                status = json.loads(message)["params"]
            if time.monotonic() >= next_look:
                next_look += 5
                memory.append(resident_mb(engine))
                cpu = cpu_seconds(engine)
    return status, memory, cpu


def live(table, regie, folder, seconds):
    cues = []
    for at in range(2, seconds - 10, 10):
        item = ("opening", "museum", "hours")[at // 10 % 3]
        cues += [{"at": f"{at // 60:02}:{at % 60:02}", "take": item},
                 {"at": f"{(at + 7) // 60:02}:{(at + 7) % 60:02}", "release": item}]
    rehearsal = subprocess.Popen(
        [str(regie), "rehearse", str(show_file(folder, cues)), "--headless", "--seconds", str(seconds), "--out",
         str(folder / "session")], stdout=subprocess.PIPE, text=True)
    try:
        for line in rehearsal.stdout:
            if "ws://" in line:
                break
        engine = child_named(rehearsal.pid, "engine")
        status, memory, cpu = asyncio.run(watch(re.search(r"ws://\S+", line)[0], engine, seconds))
        rehearsal.communicate(timeout=60)
    finally:
        rehearsal.kill()
    frames = status["frames"]
    settled = memory[len(memory) // 5:]
    half = len(settled) // 2
    table.add(f"live rehearsal, a desk watching: frames in {seconds} s", frames, "")
    table.add("  dropped", status["dropped_frames"], "", AT_MOST, 0)
    table.add("  late", status["late_frames"], "", AT_MOST, 0)
    table.add("  late overlays in 1,000 frames", 1000 * status["late_overlays"] / frames, "", AT_MOST, 1)
    table.add("  processor of the engine, cores", cpu / seconds, "")
    table.add("  memory of the engine, most", max(memory), "MB", AT_MOST, 400)
    table.add("  memory, second half over first", statistics.mean(settled[half:]) / statistics.mean(settled[:half]), "×",
              AT_MOST, 1.03)


def main():
    options = argparse.ArgumentParser(prog="./dev bench", description=__doc__.splitlines()[0])
    options.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release", help=argparse.SUPPRESS)
    options.add_argument("--only", choices=["overlays", "flagging", "render", "cpu", "live", "desk"], help="one group of cases")
    options.add_argument("--live", type=int, default=10, metavar="MINUTES", help="length of the live rehearsal (10)")
    options.add_argument("--quick", action="store_true", help="fewer repetitions and a minute live: a first look")
    options.add_argument("--json", type=pathlib.Path, help="where the JSON goes (bench.json in the build's folder)")
    chosen = options.parse_args()
    regie = chosen.build / "bin/regie"
    repetitions = 1 if chosen.quick else 5
    seconds = 60 if chosen.quick else 60 * chosen.live

    table = Table(chosen.only)
    with tempfile.TemporaryDirectory(dir=chosen.build, prefix="bench-") as folder:
        folder = pathlib.Path(folder)
        if table.wants("overlays"):
            overlays(table, chosen.build / "bin/regie_bench", repetitions)
        if table.wants("flagging"):
            flagging(table, run, chosen.build / "bin/flagging_bench", folder)
        if table.wants("render"):
            render_speed(table, regie, folder, 20)
        if table.wants("cpu"):
            render_cpu(table, regie, folder, 30, min(repetitions, 3))
        if table.wants("desk"):
            desk(table, regie, [6_000] if chosen.quick else [6_000, 1_000_000], resident_mb, cpu_seconds, AT_MOST)
        if table.wants("live"):
            live(table, regie, folder, seconds)
    file = chosen.json or chosen.build / "bench.json"
    file.write_text(json.dumps(table.rows, indent=2, ensure_ascii=False) + "\n")
    print(f"{sum(row['met'] is False for row in table.rows)} of {len(table.rows)} fall short; also in {file}")


if __name__ == "__main__":
    main()
