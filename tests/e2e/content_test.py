"""What goes on air and what is said afterwards: graphics, captions and codes in decoded frames, the check's table, plans
from other programs, campaigns, and answers. Judged from outside: zbar, tesseract, ffmpeg's own caption decoder."""

import asyncio
import csv
import datetime
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

from harness import Desk, RehearsalTest, decoded_frames, ffprobe, picture, read_text, wait_for

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))
from ingest import SrtPeer  # noqa: E402

LINK = "https://museedartsdenantes.example/visite"
CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:04.000
Déjà vu : l'œuvre « rouvre » à Nîmes

00:00:04.000 --> 00:00:06.000
ça coûte 9 euros
"""
CAMPAIGN = {"id": "late", "from": "2026-01-01", "until": "2099-12-31", "messages": [
    {"graphic": "ticker", "seconds": 4, "fields": {"title": "Jeudi", "lines": ["Nocturne tous les jeudis"]}}]}
ANSWERS = [{"id": "tuesday", "questions": ["Est-ce ouvert le mardi ?"], "answer": {"fr": "Le mardi, c'est fermé."},
            "owner": "Inès", "until": "2099-12-31"}]


def said(file):
    """What ffmpeg's CEA-608 decoder reads of the picture's stream: [(from, words)]."""
    done = subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", f"movie={file}[out+subcc]", "-map", "0:1",
                           "-f", "srt", "-"], capture_output=True, text=True, check=True).stdout
    cues = re.findall(r"(\d+):(\d+):(\d+),(\d+) --> [^\n]*\n((?:[^\n]+\n?)+)", done)
    return [(int(h) * 3600 + int(m) * 60 + int(s) + int(ms) / 1000, " ".join(re.sub(r"<[^>]*>|\{[^}]*\}", "", text).split()))
            for h, m, s, ms, text in cues]


class OnAir(RehearsalTest):
    def test_a_code_and_words_are_read_from_decoded_frames(self):
        show = self.small_show(
            canvas={"width": 1280, "height": 720, "fps": 30},
            rundown=[{"id": "code", "graphic": "qr-code", "fields": {"link": LINK, "caption": "Réservez"}},
                     {"id": "poll", "graphic": "poll", "layer": "votes",
                      "fields": {"question": "Quel atelier ?", "options": ["Moulage", "Restauration"]}}],
            cues=[{"at": "00:01", "take": "code"}, {"at": "00:01", "take": "poll"}],
            chat=[json.dumps({"at_ms": 2000 + 100 * i, "id": f"c{i}", "author": {"id": f"u{i % 5}", "name": f"A{i}"},
                              "text": str(1 if i % 5 else 2)}) for i in range(10)])
        file = self.folder / "show.mp4"
        done = self.regie("render", show, "--seconds", 6, "--out", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        frame = picture(file, 5, self.folder / "frame.png")
        read = subprocess.run(["zbarimg", "-q", "--raw", str(frame)], capture_output=True, text=True).stdout.strip()
        self.assertEqual(read, LINK)
        words = read_text(frame, scale=200)
        for word in ("Quel atelier", "Moulage", "80 %", "20 %", "5 votes"):
            self.assertIn(word, words)

    def test_captions_are_in_the_stream_beside_it_and_seen(self):
        (self.folder / "said.vtt").write_text(CAPTIONS)
        show = self.small_show(captions="said.vtt", rundown=[{"id": "captions", "graphic": "captions", "fields": {}}],
                               cues=[{"at": "00:00.5", "take": "captions"}])
        with self.rehearsal(show, seconds=8) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        recording = self.session / "recording.mp4"
        read = said(recording)
        self.assertIn("Déjà vu : l’oeuvre « rouvre »", " ".join(words for _, words in read))
        self.assertIn("ça coûte 9 euros", read[-1][1])
        self.assertAlmostEqual(read[-1][0], 4, delta=1)
        beside = (self.session / "recording.vtt").read_text()
        self.assertIn("00:00:01.000 --> 00:00:04.000\nDéjà vu : l'œuvre « rouvre » à Nîmes", beside)
        self.assertIn("00:00:04.000 --> 00:00:06.000\nça coûte 9 euros", beside)
        self.assertIn("9 euros", read_text(picture(recording, 5, self.folder / "frame.png"), scale=300))

    def test_a_crews_template_that_hangs_is_given_up_and_ours_stay(self):
        ours = self.folder / "ours"
        ours.mkdir()
        (ours / "Board.json").write_text(json.dumps({"name": "board", "place": "upper third",
                                                     "fields": [{"name": "title", "type": "text", "most": 40}]}))
        (ours / "Board.qml").write_text("""import QtQuick
import Regie.Overlays

Graphic {
    property string title
    upper: true
    span: 60
    onElapsedMsChanged: { while (elapsedMs > 2000 && elapsedMs < 60000) {} }
    Rectangle { x: 200; y: 100; width: 240; height: 60; color: "magenta" }
}
""")
        show = self.small_show(templates="ours", cues=[{"at": "00:01", "take": "host"}, {"at": "00:01", "take": "board"}],
                               rundown=[{"id": "host", "graphic": "lower-third", "fields": {"title": "Inès Martin"}},
                                        {"id": "board", "graphic": "board", "fields": {"title": "?"}}])

        async def trouble(url):
            async with Desk(url) as desk:
                while True:
                    message = await desk.socket.recv()
                    words = isinstance(message, str) and json.loads(message).get("params", {}).get("graphics_words")
                    if words:
                        return words
        with self.rehearsal(show, seconds=12) as process:
            words = asyncio.run(asyncio.wait_for(trouble(self.desk_url()), 30))
            self.assertIn("off the air", words)
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertIn(words, self.output())
        recording = self.session / "recording.mp4"
        self.assertAlmostEqual(decoded_frames(recording), 360, delta=2)

        def middle(seconds):
            png = picture(recording, seconds, self.folder / f"at-{seconds}.png")
            return subprocess.run(["convert", str(png), "-crop", "1x1+320+130", "-depth", "8", "txt:-"], capture_output=True,
                                  text=True, check=True).stdout.split("\n")[1], read_text(png, scale=300)
        self.assertRegex(middle(2)[0], r"\(2[0-9]{2},[0-9]{1,2},2[0-9]{2}")
        colour, read = middle(10)
        self.assertNotRegex(colour, r"\(2[0-9]{2},[0-9]{1,2},2[0-9]{2}")
        self.assertIn("Inès Martin", read)

    def test_typed_captions(self):
        async def type_captions(url):
            async with Desk(url) as desk:
                await desk.call("say", text="Bonjour à tous")
                await desk.call("say", text="et bienvenue")
                with self.assertRaises(AssertionError):
                    await desk.call("say", text="")
                    await desk.call("say", text="")
        with self.rehearsal(self.small_show(), seconds=12) as process:
            asyncio.run(type_captions(self.desk_url()))
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertIn("Bonjour à tous", " ".join(words for _, words in said(self.session / "recording.mp4")))
        self.assertIn("et bienvenue", (self.session / "recording.vtt").read_text())


class Weeks(RehearsalTest):
    def test_a_campaign_fills_the_gap_and_is_accounted_for(self):
        show = self.small_show(campaigns=[CAMPAIGN], campaign_gap=5, cues=[{"at": "00:01", "take": "host"}])
        with self.rehearsal(show, seconds=13) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        taken = [e for e in self.events("graphic.taken") if e["data"]["graphic"]["key"] == "campaign-late"]
        self.assertEqual(taken, [], "it would cover the lower third")
        show = self.small_show(campaigns=[CAMPAIGN], campaign_gap=5)
        self.session = self.folder / "second"
        with self.rehearsal(show, seconds=13) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        airtime = json.loads(self.regie("airtime", self.session, "--json").stdout)
        self.assertEqual([entry["campaign"] for entry in airtime], ["late"])
        self.assertAlmostEqual(airtime[0]["seconds"], 4, delta=0.2)
        self.assertIn("Nocturne", read_text(picture(self.session / "recording.mp4", 7, self.folder / "frame.png"), scale=300))

    def test_answers_are_proposed_and_questions_are_kept(self):
        chat = [json.dumps({"at_ms": 500, "id": "c1", "author": {"id": "u1", "name": "Karim Benali"},
                            "text": "Bonjour, vous êtes ouvert le mardi ?"}),
                json.dumps({"at_ms": 600, "id": "c2", "author": {"id": "u2", "name": "=cmd"},
                            "text": "Qui est la directrice du musée ?"})]
        show = self.small_show(chat=chat, answers=ANSWERS)

        async def answer(url, comment):
            async with Desk(url) as desk:
                await desk.call("answer_on_air", comment=comment, text="Le mardi, c'est fermé.")
        with self.rehearsal(show, seconds=14) as process:
            proposed = self.wait_for_event("answer.proposed")["data"]
            self.assertEqual((proposed["answer"], proposed["text"]), ("tuesday", "Le mardi, c'est fermé."))
            self.assertGreater(proposed["sure"], 0.5)
            self.assertEqual(self.ledger("fb").get("replies", []), [], "it replied by itself")
            asyncio.run(answer(self.desk_url(), proposed["comment"]))
            self.assertEqual(process.wait(60), 0, self.output())
        frame = picture(self.session / "recording.mp4", 13, self.folder / "frame.png")
        self.assertIn("Karim B.", read_text(frame, scale=300))
        rows = list(csv.reader(io.StringIO(self.regie("questions", self.session).stdout)))
        self.assertEqual([row[3] for row in rows[1:]], ["Qui est la directrice du musée ?"])
        self.assertEqual(rows[1][1], "'=cmd", "a spreadsheet would run it")

    def test_answers_and_campaigns_are_changed_at_a_desk(self):
        chat = [json.dumps({"at_ms": 500, "id": "c1", "author": {"id": "u1", "name": "Karim Benali"},
                            "text": "Bonjour, vous êtes ouvert le mardi ?"})]
        show = self.small_show(chat=chat, answers=ANSWERS, campaigns=[CAMPAIGN], campaign_gap=5)
        wanted = [{**ANSWERS[0], "answer": {"fr": "Oui, ce mardi jusqu'à 21:00."}}]

        async def change(url):
            async with Desk(url) as desk:
                with self.assertRaisesRegex(AssertionError, "somebody else"):
                    await desk.call("set_answers", answers=wanted, former=[])
                await desk.call("set_answers", answers=wanted, former=ANSWERS)
                await desk.call("hold_campaigns", held=True)
        with self.rehearsal(show, seconds=20) as process:
            self.wait_for_event("answer.proposed")
            self.wait_for_event("graphic.taken", lambda data: data["graphic"]["key"] == "campaign-late")
            asyncio.run(change(self.desk_url()))
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertEqual(self.events("answer.proposed")[-1]["data"]["text"], "Oui, ce mardi jusqu'à 21:00.")
        held = self.events("campaigns.held")[0]["seq"]
        taken = [e for e in self.events("graphic.taken") if e["seq"] > held]
        self.assertEqual(taken, [], "a campaign went on")
        self.assertEqual(json.loads(show.read_text())["answers"], wanted)


class Plans(RehearsalTest):
    def test_a_spreadsheet_comes_in_and_goes_out(self):
        show = self.small_show()
        plan = self.folder / "plan.csv"
        plan.write_text("title;subtitle;at;start;seconds\nHélène Kervadec;Directrice;00:24;timed;8\n")
        done = self.regie("rundown", "import", show, plan)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(list((self.folder / "show.json.versions").iterdir())), 1, "the former version is not kept")
        out = json.loads(self.regie("rundown", "export", show).stdout)["rundown"]
        self.assertEqual([item["id"] for item in out], ["host", "helene-kervadec"])
        self.assertEqual(out[1]["start"], "timed")
        before = show.read_text()
        plan.write_text("title;colour\nA;red\n")
        done = self.regie("rundown", "import", show, plan)
        self.assertEqual(done.returncode, 2)
        self.assertIn("plan.csv: line 1", done.stderr)
        self.assertEqual(show.read_text(), before)
        copy = self.folder / "copy.json"
        self.assertEqual(self.regie("rundown", "duplicate", show, copy).returncode, 0)
        self.assertEqual(json.loads(copy.read_text())["outputs"], [{"kind": "recording"}])
        self.assertEqual(self.regie("check", copy).returncode, 0)

    def test_files_of_other_programs_are_known_by_endings_in_capitals_and_a_guess_is_said(self):
        day = datetime.date.today() + datetime.timedelta(days=10)
        for name, text in (("PLAN.CSV", "titre;secondes\nHélène Kervadec;8\n"),
                           ("PLAN.ICS", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n"
                                        f"DTSTART:{day:%Y%m%d}T180000\nSUMMARY:Hélène Kervadec\nEND:VEVENT\nEND:VCALENDAR\n")):
            show = self.small_show()
            plan = self.folder / name
            plan.write_bytes(text.encode("cp1252"))
            done = self.regie("rundown", "import", show, plan)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("read as Windows-1252", done.stderr)
            self.assertEqual(json.loads(show.read_text())["rundown"][-1]["fields"]["title"], "Hélène Kervadec")
        (self.folder / "WORDS.SRT").write_bytes("1\n00:00:01,000 --> 00:00:04,000\nDéjà\n".encode("cp1252"))
        show = self.small_show(captions="WORDS.SRT")
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("1, read as Windows-1252", done.stdout)
        done = self.regie("render", show, "--seconds", 1, "--out", self.folder / "out.mp4")
        self.assertIn("read as Windows-1252", done.stderr)
        with self.rehearsal(show, seconds=3) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertIn("read as Windows-1252", self.output())

    def test_what_is_no_text_is_told_by_what_it_is_and_letters_are_spoken_of_last(self):
        show = self.small_show()
        workbook = self.folder / "plan.xlsx"
        with zipfile.ZipFile(workbook, "w") as parts:
            for name in ("[Content_Types].xml", "xl/workbook.xml"):
                parts.writestr(name, "é" * 100)
        for name in ("plan.xlsx", "plan.csv", "plan.ics", "plan.json"):
            plan = self.folder / name
            plan.write_bytes(workbook.read_bytes())
            done = self.regie("rundown", "import", show, plan)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr, f"regie: {plan}: this is an Excel workbook. Save it as CSV.\n")
        done = self.regie("flag", "--evaluate", workbook)
        self.assertIn("this is an Excel workbook", done.stderr)
        done = self.regie("check", workbook)
        self.assertIn("this is an Excel workbook", done.stdout + done.stderr)
        (self.folder / "said.srt").write_bytes(workbook.read_bytes())
        done = self.regie("check", self.small_show(captions="said.srt"))
        self.assertIn("said.srt: this is an Excel workbook. Give a WebVTT (.vtt) or SubRip (.srt) file.", done.stderr)
        show = self.small_show()
        plan = self.folder / "plan.csv"
        plan.write_bytes("Titre;Couleur\nHélène;rouge\n".encode("cp1252"))
        refused = self.regie("rundown", "import", show, plan).stderr.splitlines()
        self.assertIn("Couleur", refused[0])
        self.assertIn("read as Windows-1252", refused[1])
        plan.write_bytes("Titre;Début\nHélène;18:00:00\n".encode("cp1252"))
        done = self.regie("rundown", "import", show, plan)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("read as Windows-1252", done.stderr)
        self.assertEqual(json.loads(show.read_text())["rundown"][-1]["at"], "18:00:00")

    def test_a_calendars_dates_are_in_the_shows_language_whatever_the_terminal_speaks(self):
        day = datetime.date.today() + datetime.timedelta(days=10)
        plan = self.folder / "plan.ics"
        plan.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                        f"DTSTART:{day:%Y%m%d}T180000\r\nSUMMARY:Concert\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        french = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
        english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        for language, terminal, days in (("fr", "C", french), ("en", "fr_FR.UTF-8", english)):
            with self.subTest(language):
                show = self.small_show(language=language)
                done = self.regie("rundown", "import", show, plan, env={**os.environ, "LC_ALL": terminal})
                self.assertEqual(done.returncode, 0, done.stderr)
                details = json.loads(show.read_text())["rundown"][-1]["fields"]["details"]
                self.assertTrue(details.startswith(days[day.weekday()]), details)

    def test_the_check_finds_what_would_go_wrong(self):
        (self.folder / "fast.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nun deux trois quatre cinq\n")
        theme = {"colours": {"accent": "#F5C518", "accent_ink": "#10202F", "plate": "#F5132638", "slate": "#0E1D2C",
                             "ink": "#556677", "soft_ink": "#D3DEE9", "paper": "#FFFAF9F7", "paper_ink": "#10202F",
                             "paper_edge": "#40132638", "air": "#C9242C"}, "family": "No Such Typeface"}
        (self.folder / "ours.json").write_text(json.dumps(theme))
        show = self.small_show(
            theme="ours.json", captions="fast.vtt", answers=[{**ANSWERS[0], "until": "2020-01-01"}],
            campaigns=[{**CAMPAIGN, "until": "2026-01-02"}],
            sources=[{"id": "cam1", "uri": "video.mp4"}, {"id": "cam2", "uri": "rtsp://127.0.0.1:1/none"}],
            rundown=[{"id": "host", "graphic": "lower-third", "fields": {"title": "Concert du 14 mars 2020 " * 5, "subtitle": "❤️ 1️⃣ 美術館 박물관 \U0010FF00"}}],
            outputs=[{"kind": "rtmp", "url": "rtmp://127.0.0.1:1/live/stream"}])
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 2)
        for words in ("No Such Typeface", "/colours/plate", "does not fit: on air it ends with “…”  /rundown/0/fields/title", "too fast to read", "2020-03-14",
                      "Ask Inès", "2026-01-02", "/sources/1/uri", "/outputs/0/url"):
            self.assertIn(words, done.stdout)
        self.assertIn("no typeface here has \U0010FF00: a box would be on air", done.stdout)
        self.assertEqual(len([line for line in done.stdout.splitlines() if line.startswith("ok")]), 7, done.stdout)

    def test_what_is_left_out_of_a_recorded_chat_is_said(self):
        show = self.small_show(chat=['{"at_ms": 0, "id": "c1", "author": {"id": "u1", "name": "Karim"}, "text": "Ouvert le mardi ?"}',
                                     '{"at_ms": 1, "id": "c2", "author": {"name": "Lea"}, "text": "Oui", "parent": "c1"}',
                                     '{"at_ms": 2, "id": "c3", "author": "Zoe", "text": "Non"}'])
        words = ("2 recorded, 1 left out, the first: ", 'chat.jsonl:3: the line has "author" as string, not as {"id": "…", "name": "…"}.')
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 0, done.stdout)
        rendered = self.regie("render", show, "--seconds", 1, "--out", self.folder / "out.mp4")
        with self.rehearsal(show, seconds=8) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        for said in (done.stdout, rendered.stderr, self.output()):
            for part in words:
                self.assertIn(part, said)
        came = [event["data"]["comment"] for event in self.log() if event["kind"] == "comment.came"]
        self.assertEqual([(one["author"]["name"], one["text"]) for one in came], [("Karim", "Ouvert le mardi ?"), ("Lea", "Oui")])
        self.assertEqual(came[1]["parent"], came[0]["id"])

    def test_the_check_calls_srt_receivers_and_begins_no_broadcast(self):
        for name, passphrase in (("open", ""), ("closed", "a-passphrase")):
            with self.subTest(name), SrtPeer(self.folder / name, passphrase) as receiver:
                show = self.small_show(outputs=[{"kind": "srt", "url": receiver.url}])
                done = wait_for(lambda: (done := self.regie("check", show)).returncode == 0 and done, "the receiver to be reached")
                self.assertIn("1 reached", done.stdout)
                self.assertEqual(receiver.file.stat().st_size, 0)
        show = self.small_show(outputs=[{"kind": "srt", "url": receiver.url}])
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 2)
        self.assertIn(f"no SRT receiver answers at 127.0.0.1:{receiver.port}", done.stdout)


class Stories(RehearsalTest):
    def story(self, name, *arguments):
        out = self.folder / f"{name}.mp4"
        done = self.regie("clip", self.session, "--story", *arguments, "--out", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def test_a_tall_clip_with_the_graphics_laid_out_anew(self):
        (self.folder / "said.vtt").write_text("WEBVTT\n\n00:04.000 --> 00:08.000\nBonjour Nantes\n")
        # Two halves: what is kept of the wide picture can be told by its colour.
        subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "color=red:s=320x360:r=30:d=10", "-f", "lavfi",
                        "-i", "color=blue:s=320x360:r=30:d=10", "-f", "lavfi", "-i", "sine=d=10", "-filter_complex",
                        "[0][1]hstack", "-pix_fmt", "yuv420p", "-c:a", "aac", str(self.folder / "video.mp4")], check=True)
        show = self.small_show(captions="said.vtt", outputs=[{"kind": "recording", "clean": True}],
                               cues=[{"at": "00:02", "take": "host"}, {"at": "00:03", "pin": {"first": "any"}}])
        with self.rehearsal(show, seconds=10) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertAlmostEqual(decoded_frames(self.session / "recording.mp4"), 300, delta=2)
        self.assertAlmostEqual(decoded_frames(self.session / "clean.mp4"), 300, delta=2)
        self.assertNotIn("Inès", read_text(picture(self.session / "clean.mp4", 5, self.folder / "clean.png"), scale=300))

        out = self.story("left", "--from", 3, "--to", 9, "--crop", 0)
        streams = {s["codec_type"]: s for s in ffprobe(out, "-show_streams")["streams"]}
        self.assertEqual((streams["video"]["width"], streams["video"]["height"]), (1080, 1920))
        self.assertEqual(streams["video"]["r_frame_rate"], "30/1")
        self.assertEqual(decoded_frames(out), 180)
        self.assertAlmostEqual(float(streams["audio"]["duration"]), 6, delta=0.1)
        frame = picture(out, 3, self.folder / "frame.png")
        words = read_text(frame, scale=100)
        self.assertIn("Inès Martin", words)
        self.assertIn("Bonjour Nantes", words)
        self.assertEqual(self.colours(out, 3), ("red", "red"))
        moving = self.story("moving", "--from", 3, "--to", 9, "--crop", "0:1")
        self.assertEqual((self.colours(moving, 0.2)[0], self.colours(moving, 5.8)[1]), ("red", "blue"))
        comment = self.events("graphic.taken")[-1]["data"]["graphic"]["comment"]
        self.assertGreater(decoded_frames(self.story("comment", "--comment", comment)), 60)
        for wrong in (("--from", 0, "--to", 90), ("--comment", "nobody"), ("--from", 1, "--to", 2, "--crop", "2")):
            done = self.regie("clip", self.session, "--story", *wrong, "--out", self.folder / "wrong.mp4")
            self.assertNotEqual(done.returncode, 0)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)

    def colours(self, file, seconds):
        """Of the upper left and right, where no graphic is."""
        png = picture(file, seconds, self.folder / "colour.png")
        found = []
        for x in (60, 1020):
            text = subprocess.run(["convert", str(png), "-crop", f"1x1+{x}+700", "-depth", "8", "txt:-"], capture_output=True,
                                  text=True, check=True).stdout
            r, _, b = map(int, re.search(r"\((\d+),(\d+),(\d+)", text).groups())
            found.append("red" if r > b else "blue")
        return tuple(found)


if __name__ == "__main__":
    unittest.main()
