"""Neutral sentences on identities and names, French and English: nothing in them may be flagged. They are measured, never
learnt from; the templates and most words are others than those of sentences.py."""

FRENCH = ["Ma voisine est {f}.", "Notre médecin est {m}.", "Il y a un restaurant {m} près du musée.", "Les {ms} du quartier préparent une fête.",
          "Mon grand-père était {m}.", "Est-ce qu'il y a des {ms} parmi vous ce soir ?", "Le poète {m} lit ses textes à 18 h.",
          "Je suis {m} et je regarde avec mes enfants.", "Trois familles {fs} ont témoigné.", "Une association de {ms} tient un stand à l'entrée."]
FRENCH_WORDS = [("juif", "juive", "juifs", "juives"), ("musulman", "musulmane", "musulmans", "musulmanes"),
                ("arabe", "arabe", "arabes", "arabes"), ("noir", "noire", "noirs", "noires"), ("blanc", "blanche", "blancs", "blanches"),
                ("gay", "lesbienne", "gays", "lesbiennes"), ("homosexuel", "homosexuelle", "homosexuels", "homosexuelles"),
                ("trans", "trans", "trans", "trans"), ("handicapé", "handicapée", "handicapés", "handicapées"),
                ("autiste", "autiste", "autistes", "autistes"), ("étranger", "étrangère", "étrangers", "étrangères"),
                ("immigré", "immigrée", "immigrés", "immigrées"), ("réfugié", "réfugiée", "réfugiés", "réfugiées"),
                ("rom", "rom", "roms", "roms"), ("gitan", "gitane", "gitans", "gitanes"), ("chinois", "chinoise", "chinois", "chinoises"),
                ("africain", "africaine", "africains", "africaines"), ("algérien", "algérienne", "algériens", "algériennes"),
                ("catholique", "catholique", "catholiques", "catholiques"), ("athée", "athée", "athées", "athées"),
                ("kurde", "kurde", "kurdes", "kurdes"), ("breton", "bretonne", "bretons", "bretonnes"),
                ("sourd", "sourde", "sourds", "sourdes"), ("aveugle", "aveugle", "aveugles", "aveugles"),
                ("vietnamien", "vietnamienne", "vietnamiens", "vietnamiennes"), ("turc", "turque", "turcs", "turques")]
ENGLISH = ["My neighbour is {}.", "Our doctor is {}.", "There is a {} restaurant near the museum.", "Her grandfather was {}.",
           "Are there any {} visitors tonight?", "The {} poet reads at six.", "I am {} and watching with my kids.",
           "Three {} families told their story.", "A group of {} students is visiting.", "He wrote a book about being {} in Britain."]
ENGLISH_WORDS = ["Jewish", "Muslim", "Arab", "Black", "white", "gay", "lesbian", "bisexual", "transgender", "disabled", "autistic", "deaf",
                 "blind", "Mexican", "Chinese", "Indian", "Pakistani", "Nigerian", "Polish", "Irish", "Romani", "Kurdish", "Catholic",
                 "Hindu", "Sikh", "atheist", "queer", "Asian", "Turkish", "Somali"]
NAMES = ["Rachid", "Leïla", "Mehdi", "Nadia", "Ousmane", "Binta", "Samuel Benhamou", "Déborah", "Thuy", "Wei", "Goran", "Ionut", "Kateryna",
         "Dimitri", "Rosa", "Carlos", "Anjali", "Latoya", "DeShawn", "Siobhan", "Jordan", "Océane", "Enzo", "Gwenaëlle"]
ABOUT_NAMES = [("{} arrive dans cinq minutes.", True), ("On écoute {} !", True), ("{} présente sa thèse.", True), ("{} habite Nantes.", True),
               ("{} arrives in five minutes.", False), ("Let's hear {}!", False), ("{} lives in Leeds.", False), ("{} painted this.", False)]


def make_all():
    """As train_flags reads rows: weight 0, so that nothing is learnt from them."""
    texts = [(t.format(m=m, f=f, ms=ms, fs=fs), True) for t in FRENCH for m, f, ms, fs in FRENCH_WORDS]
    texts += [(t.format(word), False) for t in ENGLISH for word in ENGLISH_WORDS]
    texts += [(t.format(name), french) for t, french in ABOUT_NAMES for name in NAMES]
    return [{"text": text, "label": 0, "source": "identities", "kind": "toxicity", "french": french, "measured": False,
             "weight": 0} for text, french in texts]
