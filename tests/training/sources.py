"""The labelled comments models are learnt from: which files, which rows, what their labels mean.

The data are not in the repository (licences, and what is written in them); SOURCES.md beside them says where they come
from and which rows are near-duplicates, which are left out here.
"""
import csv
import html
import pathlib
import re

# How much a row counts. The first 8,000 rows of Davidson alone, and little of English MLMA: their harmless rows were
# collected by keyword, so they teach that a keyword is harmless.
TOXICITY = {
    # source: (file, id column, text column, is toxic, French, weight, rows at most)
    "mlma_fr": ("mlma_fr_dataset.csv", "HITId", "tweet", lambda row: row["sentiment"] != "normal", True, 0.15, None),
    "mlma_en": ("mlma_en_dataset_with_stop_words.csv", "HITId", "tweet", lambda row: row["sentiment"] != "normal", False,
                0.1, None),
    "davidson": ("davidson_labeled_data.csv", "", "tweet", lambda row: row["class"] != "2", False, 0.5, 8000),
    "surge_toxicity_en": ("surge_toxicity_en.csv", None, "text", lambda row: row["is_toxic"] == "Toxic", False, 3, None),
    "ftr": ("FTR_new_labels.csv", "id", "tweet", lambda row: row["label"] == "1", True, 0.15, None),
    "toxifrench": ("toxifrench_agreement_checking.csv", "msg_id", "content",
                   lambda row: row["annotator's conclusion"] == "1.0", True, 4, None),
}
# What was not collected by keyword: what is harmless there is what is harmless elsewhere.
NATURAL = {"surge_toxicity_en", "toxifrench"}
SPAM = {"youtube_psy": "Youtube01-Psy.csv", "youtube_katyperry": "Youtube02-KatyPerry.csv",
        "youtube_lmfao": "Youtube03-LMFAO.csv"}


def _left_out(folder):
    """The rows SOURCES.md lists under "Rows to leave out", by file."""
    text = (folder / "SOURCES.md").read_text(encoding="utf-8").split("## Rows to leave out", 1)[1]
    out = {}
    for part in text.split("### ")[1:]:
        title, _, rows = part.partition("\n")
        names = re.match(r"[\w/.]+", title).group()
        ids = set()
        for line in rows.splitlines():
            listed = line.partition(":")[2]
            ids |= {one.strip() for one in listed.split(",") if one.strip()}
        out["Youtube" if names.startswith("Youtube") else names] = ids
    return out


def _text(raw):
    text = html.unescape(raw or "")
    text = text.replace("@url", "http://t.co/x")
    return re.sub(r"\bRT\b ?", "", text).strip()


def _rows(file):
    with open(file, encoding="utf-8", errors="replace", newline="") as lines:
        yield from csv.DictReader(lines)


def read_all(folder):
    """Every row that is learnt from, as train_flags reads it."""
    folder = pathlib.Path(folder)
    left_out = _left_out(folder)
    out = []
    for source, (file, id_column, column, is_toxic, french, weight, most) in TOXICITY.items():
        for number, row in enumerate(_rows(folder / file)):
            if most is not None and number >= most:
                break
            name = str(number) if id_column is None else row[id_column]
            if name in left_out.get(file, ()):
                continue
            out.append({"text": _text(row[column]), "label": int(is_toxic(row)), "source": source, "kind": "toxicity",
                        "french": french, "measured": True, "natural": source in NATURAL, "weight": weight})
    for source, file in SPAM.items():
        for row in _rows(folder / file):
            if row["COMMENT_ID"] in left_out["Youtube"]:
                continue
            out.append({"text": _text(row["CONTENT"]), "label": int(row["CLASS"] == "1"), "source": source,
                        "kind": "spam", "french": False, "measured": True, "natural": True, "weight": 1})
    return [row for row in out if row["text"]]


def word_lists(folder):
    """The published word lists as sections of a lexicon. Only hashes of them get into the model file."""
    folder = pathlib.Path(folder)
    graded = {"mild": [], "strong": [], "severe": []}
    for row in _rows(folder / "surge_profanity_en.csv"):
        term, severity = row["text"].strip(), float(row["severity_rating"])
        if "," not in term and len(term) >= 3:
            graded["mild" if severity < 1.6 else "strong" if severity < 2.4 else "severe"].append(term)
    french = ", ".join(line.strip() for line in open(folder / "ldnoobw_fr.txt", encoding="utf-8") if line.strip())
    return f"[strong fr]\n{french}\n" + "".join(f"[{section} en]\n{', '.join(terms)}\n" for section, terms in graded.items())
