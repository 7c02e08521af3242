"""Sentences to learn from beside the labelled comments, all made from what was written by hand in this repository:
the templates in sentences/, the word lists of assets/models/lexicon in short templates, neutral sentences on
identities, and the rehearsal's chat."""
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent
CHAT = HERE.parents[1] / "assets/rehearsal/chat_lines.txt"

# How many a template line gives, and how much each counts.
FROM_TEMPLATE = 12
WEIGHT = 1.5
# This share is in capitals, whatever it says.
SHOUTED = 0.05

ABUSIVE = {"slur": 0.3, "insult": 0.3, "order": 0.2}
OPENINGS = {
    True: ["{}", "espèce de {}", "bande de {}", "t'es qu'un {}", "quel {}", "sale {}", "vous êtes des {}", "ce {} là",
           "encore un {}", "ta gueule {}", "{} va", "tous des {}", "gros {}", "🤡 {}", "ces {} qui parlent"],
    False: ["{}", "you {}", "you are a {}", "what a {}", "bunch of {}", "fucking {}", "stupid {}", "shut up {}",
            "you're such a {}", "all {}", "these {}", "{} lol", "go away {}", "another {}", "@x {}"],
}
# Sentences on identities that the test set of neutral sentences does not have.
NEUTRAL = {
    True: ["je suis {} et j'habite ici", "mon collègue {} est en vacances", "un artiste {} expose demain",
           "elle a épousé un homme {}", "il y a des {} dans ma famille", "le public {} était nombreux",
           "bonjour à nos amis {}", "la cuisine {} est au menu", "un film {} passe ce soir", "{} ou pas, bienvenue",
           "on parle de la culture {} ce soir", "le voisin {} m'a aidé", "{}", "les {} et les autres",
           "deux enfants {} ont gagné le concours", "une chanteuse {} sur scène"],
    False: ["i am {} and i live here", "my {} colleague is on holiday", "a {} artist opens tomorrow", "{}",
            "there are {} people in my family", "hello to our {} friends", "a {} film tonight", "{} or not, welcome",
            "we talk about {} culture tonight", "my {} neighbour helped me", "two {} children won", "the {} choir sings",
            "she married a {} man", "{} music is great", "{} history month"],
}
NAMES = ["Mohamed", "Fatima", "Karim", "Aïcha", "David Cohen", "Sarah Lévy", "Mamadou", "Aminata", "Nguyen", "Li Wei",
         "Jean-Pierre", "Marie", "Kévin", "Yasmina", "Abdel", "Moussa", "Priya", "José", "Olga", "Ahmed", "Ibrahim",
         "Rachel", "Shaniqua", "Jamal", "Ewa", "Dylan", "Khadija", "Youssef", "Samira", "Esther"]
ABOUT_NAMES = {True: ["{} parle maintenant", "merci {}", "bonjour {} !", "{} a raison", "où est {} ?", "bravo {}"],
               False: ["{} is speaking now", "thank you {}", "hi {} !", "{} is right", "where is {} ?", "well done {}"]}


def read_lexicon(folder):
    """[(stance, language of its file, term)]"""
    out = []
    for file in sorted(folder.glob("*.txt")):
        section = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line.strip("[]").split()[0]
            elif line and not line.startswith("#"):
                out += [(section, file.stem, term.strip()) for term in line.split(",") if term.strip()]
    return out


def expand(template, random_):
    while True:
        slot = re.search(r"\{([^{}]*)\}", template)
        if not slot:
            return re.sub(r" +", " ", template).strip()
        template = template[:slot.start()] + random_.choice(slot.group(1).split("|")) + template[slot.end():]


def _row(text, label, source, french, kind="toxicity", weight=WEIGHT):
    return {"text": text, "label": label, "source": source, "kind": kind, "french": french, "measured": False,
            "weight": weight}


def _templates(random_):
    out = []
    for file, label, kind in (("toxic_fr", 1, "toxicity"), ("fine_fr", 0, "toxicity"), ("toxic_en", 1, "toxicity"),
                              ("fine_en", 0, "toxicity"), ("spam", 1, "spam"), ("not_spam", 0, "spam")):
        lines = (HERE / "sentences" / (file + ".txt")).read_text(encoding="utf-8").splitlines()
        for line in lines:
            if not line or line.startswith("#"):
                continue
            for text in sorted({expand(line, random_) for _ in range(FROM_TEMPLATE)}):
                if random_.random() < SHOUTED:
                    text = text.upper()
                out.append(_row(text, label, "templates", file.endswith("fr"), kind, WEIGHT if kind == "toxicity" else 0.2))
                if file.startswith("fine"):
                    out.append(_row(text, 0, "templates", file.endswith("fr"), "spam", WEIGHT / 9))
    return out


def _from_lexicon(terms, random_):
    out = []
    for stance, file, term in terms:
        french = file.endswith("fr")
        if stance not in ABUSIVE or not file.startswith("abuse"):
            continue
        term = term.rstrip("*")
        phrase = " " in term or stance in ("order", "threat", "exclude", "contempt")
        for opening in ["{}"] if phrase else random_.sample(OPENINGS[french], 3):
            out.append(_row(opening.replace("{}", term), 1, "lexicon", french, weight=ABUSIVE[stance]))
    return out


def _neutral(terms, random_):
    out = []
    for stance, _, term in terms:
        if stance != "group":
            continue
        for french in (True, False):
            for opening in random_.sample(NEUTRAL[french], 5):
                out.append(_row(opening.replace("{}", term), 0, "neutral", french, weight=1.5))
    for name in NAMES:
        for french in (True, False):
            for opening in random_.sample(ABOUT_NAMES[french], 3):
                out.append(_row(opening.replace("{}", name), 0, "neutral", french, weight=1.5))
    return out


def _from_chat():
    """The rehearsal's chat by its headings: insults, scams, and what is neither."""
    out = []
    heading = ""
    for line in CHAT.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            heading = line.split()[1]
            continue
        if not line or line.startswith("#") or heading in ("hostile", "contact", "shouting"):
            continue
        text = re.sub(r"\\u\{([0-9a-fA-F ]+)\}", lambda m: "".join(chr(int(c, 16)) for c in m.group(1).split()),
                      line.split(" | ", 1)[-1]).replace("\\n", " ")
        french = not heading.endswith("-en")
        out.append(_row(text, int(heading.startswith("insult")), "chat", french, weight=0.5))
        out.append(_row(text, int(heading == "scam"), "chat", french, "spam", 0.5))
    return out


def make_all(lexicon, seed):
    random_ = random.Random(seed)
    terms = read_lexicon(lexicon)
    return _templates(random_) + _from_lexicon(terms, random_) + _neutral(terms, random_) + _from_chat()
