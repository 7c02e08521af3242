#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the comments of the rehearsal: what people type under the reopening of a museum in fifteen minutes.

    python3 make_chat.py [OUT.jsonl]       default: chat.jsonl beside this file; the counts go to stderr
    python3 make_chat.py --labels          id, tab, category for each comment, for tests of the flags

Plain python3, deterministic. The sentences are written by hand, one a line in chat_lines.txt, by category; a line
is used once. This file gives them authors and times: a fixed opening, a rush, a burst when the ribbon is cut
(34 s), quiet spells, conversations, repeats, floods and removals. All people are invented, telephone numbers are
from the ranges kept for fiction, mail addresses and most links from names that cannot exist.
"""
import json, random, sys
from pathlib import Path

HERE, LENGTH = Path(__file__).resolve().parent, 900_000
R = random.Random(4400)

FRENCH = """Solène Le Gall|Mehdi Haddad|Claire Fontaine|Yann Kerdoncuff|Bénédicte Aubry|Maëlys Chauvet|Thibault Renaud|Nadia Benali|Gwenaëlle Ropars
Jean-Marc Pottier|lulu_de_chantenay|Océane Brossard|Élodie Marchand|Fatou Diop|Romain Guérin|Chloé Métayer|Hugo Bernier|Inès Zerrouki|mamie_jo44|Pascal Lhommeau
Anne-Sophie Vrignaud|Lucas Pineau|Aminata Traoré|Stéphane Cadiou|zoe.dessine|Margaux Thébaud|Olivier Sauvêtre|Rachid Amrani|Virginie Douillard|Baptiste Ollivier
Camille Rousselot|Noémie Garnier|Théo Blandin|Sabrina Khelifi|Corentin Morvan|Françoise Huet|Gérard Bouchet|LeNantaisVolant|Perrine Lebas|Mathis Drouet
Awa Ndiaye|Laurence Ménard|Julien Praud|nico.photo|Karine Jolivet|Arnaud Guilbaud|Sarah Elbaz|Léa Cosson|Quentin Rabaud|Mireille Ordronneau
Samira Bouazza|Antoine Gourdon|Justine Allain|Ludovic Hervouet|Manon Tessier|Ibrahima Sow|Cécile Brochard|Erwan Quéré|bulle_de_savon|Valérie Nicolleau
Adrien Pasquier|Salomé Bertin|Dominique Charrier|Amandine Chéneau|Tristan Lucas|Yasmine Cherif|Patrice Giraudet|Lise Moreau|Kévin Loirat|Hélène Averty
Gaëtan Bodin|Marie-Jo Padiou|Farid Belkacem|Agathe Simonneau|Damien Oger|Ninon Lecomte|Bruno Talbot|tata_yoyo|Emma Rondeau|Loïc Tanguy
Delphine Biret|Moussa Koné|Alix de Keranflec'h|Florian Bossis|Rosalie Papin|Martine Eveillard|Nolwenn Guéguen|Sylvain Arnou|Capucine Bréchet|Youssef Mansouri
Christelle Gautron|Éric Jaunin|Maud Lefeuvre|Rémi Barreau|ptit_lu_44|Joséphine Caillé|Bastien Héry|Leïla Saïdi|Alain Fruneau|Coralie Minguet
Timothée Viaud|Geneviève Lorioux|Anaïs Hamon|Abdel K.|Philippe Rineau|Charlotte Dupé|Malo Jégou|Estelle Cassard|Vincent Naulleau|Prof. Grimbert"""
WORLD = """Tom Ashworth|Priya Raman|Siobhán Kelly|Kwame Mensah|Ingrid Solberg|Diego Fuentes|Hannah Whitlock|Marcus Bell|Giulia Ferrante|jess_paints
Oluwaseun Ade|Bernhard Kogler|Aoife Byrne|Rebecca Stein|Liam O'Rourke|Mei-Ling Tan|Anneke de Vries|Carlos Ribeiro|Grace Holloway|Dick Pemberton
Zsófia Kovács|Nikhil Rao|Freya Lindqvist|museum_nerd_22|Paweł Zieliński|Sofia Papadaki|Ethan Carver|Thảo Nguyễn|Beatriz Lopes|Harriet Mills
Joaquín Prieto|Ayşe Demir|Owen Pritchard|Lotte Hansen|Rosa Delgado|William Tait|Naledi Mokoena|Petra Novák|artlover_essex|Chen Wei
Daniel Osei|Fiona McBride|Kaito M.|Elena Popescu|Sam Whitaker|Leilani Kahale|gallery.goer|Tomasz W.|Ruth Abrams|Björn Åkesson"""
RUDE = "jp_44|xX_raleur_Xx|Didier M.|le_vrai_nantais|troll2fond|GG_85|nobody_asked|anon49|rienafoutre44|TruthTeller99"
SCAM = "Le Grand Jeu|Cadeaux Officiel|Crypto Conseil Plus|Billets-Pas-Chers|Voyance Maître Zed|PromoFlash24|Karim B .|Musee Officiel Support|Lucky Draw Intl|Sophie Rencontre"

OPENING = [  # ms, author, text, category
    (900, "Solène Le Gall", "Bonjouuur 👋", "greeting"), (1650, "Mehdi Haddad", "Bonjour de Rezé !", "greeting"),
    (2300, "Tom Ashworth", "Hello from Bristol 🇬🇧", "greeting"), (3150, "lulu_de_chantenay", "salut tout le monde", "greeting"),
    (3900, "Françoise Huet", "On y est enfin !!! 6 ans qu'on attend", "praise"), (4800, "Priya Raman", "first time watching, hi everyone", "greeting"),
    (6000, "Amélie Roux", "Bonjour, le musée est-il ouvert le mardi ? Et c'est gratuit pour les étudiants ?", "hours"),
    (6900, "Yann Kerdoncuff", "Coucou de Saint-Nazaire ☀️", "greeting"),
    (7600, "Karim B.", "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏", "praise"),
    (8350, "nico.photo", "l'image est super nette, merci la régie", "praise"), (8900, "jp_44", "encore nos impôts bande de n u l s", "insult-disguised"),
    (9600, "Fatou Diop", "Ça commence bien 😍", "praise"), (10700, "Hannah Whitlock", "Good morning! Will there be English subtitles?", "question"),
    (12200, "Le Grand Jeu", "Gagnez un iPhone !! cliquez ici bit.ly/xx-gr4tuit", "scam"),
    (13100, "Gérard Bouchet", "@jp_44 si ça ne vous plaît pas, personne ne vous oblige à regarder", "off-topic"),
]
BURST = """Et voilà !!! ✂️|👏👏👏👏|BRAVOOO|le ruban 🎉|Trop d'émotion|yesss|Félicitations à tous|✂️🎀|Congratulations Nantes!!|j'ai les larmes aux yeux|🥳🥳
enfin !!|wow|Applaudissements !|c'est ouvert 🙌|superbe moment|here we go|👏🏽👏🏽""".replace("\n", "|").split("|")
THREADS = [  # conversations, repeats and floods: author, category, [(ms, text), …]
    ("Loïc Tanguy", "question", [(52000, "On peut venir avec une poussette double ?")]),
    ("Perrine Lebas", "reply", [(61500, "@Loïc Tanguy oui on l'a fait avant les travaux, il y a un ascenseur côté jardin")]),
    ("Loïc Tanguy", "reply", [(68000, "@Perrine Lebas super merci !!")]),
    ("Kévin Loirat", "repeat", [(t, "c'est quand le concert ?") for t in (95000, 103000, 112500, 131000)]),
    ("PromoFlash24", "repeat", [(t, "Billets coupe-file -70% → promo-flash.example/nantes") for t in (140000, 155000, 170200, 201000)]),
    ("GG_85", "flood", [(t, s) for t, s in zip(range(212000, 222000, 1180), "allo|ALLO|y a quelqu'un|répondez|eh oh|allooooo|vous dormez ou quoi|bon ok|je m'en vais".split("|"))]),
    ("nobody_asked", "repeat", [(t, s) for t, s in ((301000, "boring stream"), (304500, "boring stream"), (309000, "Boring stream!"), (316000, "b o r i n g stream"), (330000, "boring stream"))]),
    ("Mathis Drouet", "flood", [(t, s) for t, s in zip(range(405000, 413000, 950), "😂|😂😂|😂😂😂|trop drôle|le monsieur|avec son chapeau|😂😂|il s'est perdu|je suis mort".split("|"))]),
    ("le_vrai_nantais", "repeat", [(t, s) for t, s in ((500000, "le maire démission"), (506000, "Le maire démission !"), (517000, "le maire DÉMISSION"), (533000, "le maire démission"))]),
    ("Geneviève Lorioux", "reply", [(540000, "@le_vrai_nantais on a compris, laissez les gens profiter de la visite svp")]),
    ("Lucky Draw Intl", "flood", [(t, s) for t, s in zip(range(610000, 619000, 1100), ["WINNER!! claim now", "claim your prize lucky-draw.example", "claim y0ur prize lucky-draw.example", "claim your pr1ze lucky-draw . example",
        "last chance lucky-draw.example", "LAST CHANCE lucky-draw.example", "24 winners left", "12 winners left"])]),
    ("mamie_jo44", "repeat", [(t, "Bonjour ma fille tu me vois ? c'est maman") for t in (690000, 699000, 715000)]),
    ("Noémie Garnier", "reply", [(722000, "maman c'est pas un appel vidéo c'est le direct du musée 😅 appelle moi")]),
    ("mamie_jo44", "reply", [(741000, "ah d'accord. C'est bien joli quand même. Bisous")]),
    ("Rosalie Papin", "reply", [(752000, "@mamie_jo44 vous êtes adorable")]),
    ("Diego Fuentes", "question", [(352000, "Is the mobile under the skylight a permanent piece?")]),
    ("museum_nerd_22", "reply", [(363000, "@Diego Fuentes I think it's new, it wasn't there in 2017")]),
]
# What people answer to the poll, which goes on air at 1:46 (106 s): a number each; who answers twice has changed their mind.
VOTES = "1|2|2|3|2 !|1|2️⃣|3|1|2|2|n°2|1|3 !|2|(1)|2|#3|1|2".split("|")
# when people write: (from s, to s, weight per second)
CURVE = [(14, 32, 2.2), (32, 38, .8), (38, 100, 1.6), (100, 190, .95), (190, 250, .28), (250, 340, .75), (340, 372, 1.2), (372, 470, .50),
         (470, 560, .85), (560, 600, .15), (600, 700, .60), (700, 790, .42), (790, 830, .2), (830, 897, 1.1)]


def moments(n):
    """n times along CURVE, evenly by weight, then moved about."""
    total, out, bounds = sum((b - a) * w for a, b, w in CURVE), [], []
    for i in range(n):
        at = (i + R.random()) / n * total
        for a, b, w in CURVE:
            if at <= (b - a) * w:
                out.append(int((a + at / w) * 1000))
                break
            at -= (b - a) * w
    return sorted(out)


def lines():
    """chat_lines.txt: '## category [early|late]', then one comment a line; 'Name | text' fixes the author, \\u{…} and \\n are escapes."""
    category, when, out = None, None, []
    for line in (HERE / "chat_lines.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            category, when = (line[3:].split() + [None])[:2]
        elif line.strip() and not line.startswith("# "):
            while "\\u{" in line:
                a, rest = line.split("\\u{", 1)
                code, b = rest.split("}", 1)
                line = a + "".join(chr(int(c, 16)) for c in code.split()) + b
            who, text = line.split(" | ", 1) if " | " in line else (None, line)
            out.append((category, when, who, text.replace("\\n", "\n")))
    return out


def main():
    names = {"fr": FRENCH.replace("\n", "|").split("|"), "en": WORLD.replace("\n", "|").split("|"), "rude": RUDE.split("|"), "scam": SCAM.split("|")}
    english = {"praise-en", "question-en", "off-topic-en", "greeting-en", "tricky-en", "grumble-en", "bye-en"}
    written = lines()
    long_ = {"fr": list(names["fr"]), "en": list(names["en"]), "rude": list(names["rude"]), "scam": list(names["scam"])}

    def author(kind):                                       # everybody once, then some more than others
        if not long_[kind]:
            long_[kind] = R.sample(names[kind], max(3, len(names[kind]) * 2 // 3))
        return long_[kind].pop(R.randrange(len(long_[kind])))

    early, late = ([w for w in written if w[1] == k] for k in ("early", "late"))
    rest = [w for w in written if w[1] is None]
    for part in (early, late, rest):
        R.shuffle(part)
    mixed = rest[:]
    for w in early:                                         # greetings thin out, goodbyes thicken
        mixed.insert(min(len(mixed), int(R.expovariate(1 / 55))), w)
    for w in late:
        mixed.insert(max(0, len(mixed) - int(R.expovariate(1 / 25))), w)

    chat = [[at, who, text, category] for at, who, text, category in OPENING]
    burst = R.sample(names["fr"] + names["en"][:14], len(BURST))
    chat += [[34000 + int(i * 1900 / len(BURST)) + R.randrange(60), who, text, "burst"] for i, (who, text) in enumerate(zip(burst, BURST))]
    chat += [[at, who, text, category] for who, category, said in THREADS for at, text in said]
    for at, (category, _, who, text) in zip(moments(len(mixed)), mixed):
        kind = "en" if category in english else "rude" if category.startswith("insult") else "scam" if category in ("scam", "contact") else "fr"
        chat.append([max(at, 14000), who or author(kind), text, category.removesuffix("-en")])
    chat.sort(key=lambda c: c[0])

    ids, removed = {}, 0
    gone = [i for i, c in enumerate(chat) if c[3].split("-")[0] in ("insult", "scam", "contact", "shouting") and c[1] not in ("jp_44", "Le Grand Jeu")]
    gone = set(R.sample(gone, 24)) | set(R.sample([i for i, c in enumerate(chat) if c[3] in ("off-topic", "grumble", "praise")], 6))
    rows = []
    for i, (at, who, text, category) in enumerate(chat):
        row = {"at_ms": at, "id": f"c{i + 1:04d}", "author": {"id": ids.setdefault(who, f"u{len(ids) + 1:03d}"), "name": who}, "text": text}
        if i in gone:
            row["removed_at_ms"], removed = min(LENGTH - 1, at + R.choice((4, 9, 15, 22, 40, 65, 90)) * 1000 + R.randrange(900)), removed + 1
        rows.append(row)
    voters = random.Random(4401).sample(names["fr"], len(VOTES) - 1)
    for i, (who, text) in enumerate(zip(voters + voters[:1], VOTES)):  # with ids of their own: the others keep theirs
        rows.append({"at_ms": 107_400 + 1_730 * i, "id": f"v{i + 1:03d}", "author": {"id": ids.setdefault(who, f"u{len(ids) + 1:03d}"), "name": who}, "text": text})
        chat.append([rows[-1]["at_ms"], who, text, "vote"])
    rows.sort(key=lambda r: r["at_ms"])
    chat.sort(key=lambda c: c[0])
    if "--labels" in sys.argv:
        return print("\n".join(f"{r['id']}\t{c[3]}" for r, c in zip(rows, chat)))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "chat.jsonl"
    out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    count = {}
    for c in chat:
        count[c[3]] = count.get(c[3], 0) + 1
    print(f"{len(rows)} comments, {len(ids)} authors, {removed} removed\n" + ", ".join(f"{k} {v}" for k, v in sorted(count.items(), key=lambda q: -q[1])), file=sys.stderr)


if __name__ == "__main__":
    main()
