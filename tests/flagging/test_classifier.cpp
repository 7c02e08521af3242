// The model file and what it says of a few sentences.

#include "flagging/allowed_words.h"
#include "flagging/classifier.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>

using namespace regie;

namespace {

const std::vector<Flag> kNoFlags;

Scores scores_of(const Classifier& classifier, const std::string& text) {
    const FoldedText folded(text);
    return classifier.score({text, folded.chars, kNoFlags});
}

ModelParts small_model() {
    ModelParts parts;
    StanceWords words;
    words.add("[insult]\nzorvix, grukar tavo\n");
    parts.words = words.entries();
    for (auto& weights : parts.weights)
        weights.counts[static_cast<std::size_t>(Stance::Insult) * kPerStance] = 4;
    parts.weights[0].bias = parts.weights[1].bias = parts.weights[2].bias = -2;
    parts.weights[0].hashed[7] = 1;
    parts.toxicity_threshold = 0.7F;
    parts.spam_threshold = 0.6F;
    return parts;
}

} // namespace

TEST_CASE("a model file is read as it was written") {
    const auto read = Classifier::read(write_model(small_model()));
    REQUIRE(read);
    CHECK(read->thresholds().toxicity == Approx(0.7));
    CHECK(read->thresholds().spam == Approx(0.6));
    CHECK(scores_of(*read, "un zorvix").toxicity == Approx(1 / (1 + std::exp(-2.0))));
    CHECK(scores_of(*read, "un Grukar tavo").toxicity == Approx(1 / (1 + std::exp(-2.0))));
    CHECK(scores_of(*read, "un grukar").toxicity == Approx(1 / (1 + std::exp(2.0))));
}

TEST_CASE("a damaged model file is refused") {
    const auto file = write_model(small_model());
    for (const auto size :
         {std::size_t{0}, std::size_t{7}, std::size_t{20}, file.size() / 2, file.size() - 1}) {
        INFO(size);
        CHECK_FALSE(Classifier::read(std::string_view(file).substr(0, size)));
    }
    for (const auto at : {std::size_t{0}, std::size_t{9}, std::size_t{13}, std::size_t{30}, file.size() / 2,
                          file.size() - 1}) {
        auto changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        INFO(at);
        const auto read = Classifier::read(changed);
        REQUIRE_FALSE(read);
        CHECK_THAT(read.error().line(), Catch::Contains("train.py"));
    }
    CHECK_FALSE(Classifier::read(file + "x"));
}

TEST_CASE("the model compiled in belongs to these features and is read in no time") {
    const auto before = std::chrono::steady_clock::now();
    const auto& classifier = Classifier::built_in();
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::milliseconds(100));
    // A model of another version would know nothing.
    CHECK(classifier.thresholds().toxicity > 0.5);
    CHECK(classifier.thresholds().toxicity < 1);
    CHECK(classifier.thresholds().spam > 0.1);
    CHECK(classifier.thresholds().spam < 1);
}

TEST_CASE("abuse scores above what is fine, in both languages") {
    struct Pair {
        const char *abusive, *fine;
    };
    const auto pair = GENERATE(values<Pair>({
        {"espèce de gros déchet, retourne chez ta mère", "merci pour la visite, retour demain chez ma mère"},
        {"ces parasites n'ont rien à faire chez nous", "ces tableaux ont leur place chez nous"},
        {"t'es vraiment trop con mon pauvre", "t'es vraiment trop fort mon ami"},
        {"you are a worthless piece of trash", "you are a wonderful piece of music"},
        {"nobody asked you, stupid cow", "nobody told me, such a lovely cow"},
        {"go back to your country you rats", "i go back to my country tomorrow"},
    }));
    INFO(pair.abusive);
    const auto& classifier = Classifier::built_in();
    const auto abusive = scores_of(classifier, pair.abusive).toxicity;
    CHECK(abusive > 0.5);
    CHECK(abusive > scores_of(classifier, pair.fine).toxicity + 0.2);
}

TEST_CASE("the features are those the model was trained with") {
    // Scores as the training program had them. If this fails after a change of folding, words or features,
    // train anew: tests/training/train.py.
    constexpr const char* kFigures =
#include "figures.json.inc"
        ;
    const auto figures = nlohmann::json::parse(kFigures);
    for (const auto& pin : figures.at("pins")) {
        const auto text = pin.at("text").get<std::string>();
        INFO(text);
        const auto scores = scores_of(Classifier::built_in(), text);
        CHECK(scores.toxicity == Approx(pin.at("toxicity").get<double>()).margin(1e-6));
        CHECK(scores.spam == Approx(pin.at("spam").get<double>()).margin(1e-6));
    }
}

TEST_CASE("advertising scores above what is fine") {
    const auto& classifier = Classifier::built_in();
    for (const char* text :
         {"Check out my channel and subscribe", "Abonnez-vous à ma chaîne les amis",
          "You have won a prize, call 09061701461 now", "Prêt entre particuliers, contactez-moi"}) {
        INFO(text);
        CHECK(scores_of(classifier, text).spam > classifier.thresholds().spam);
    }
    for (const char* text :
         {"I love the second song", "La boutique ferme à quelle heure ?", "Merci, bonne soirée"}) {
        INFO(text);
        CHECK(scores_of(classifier, text).spam < classifier.thresholds().spam);
    }
}

TEST_CASE("words in disguise weigh as they read") {
    const auto& classifier = Classifier::built_in();
    const auto plain = scores_of(classifier, "quel connard ce type").toxicity;
    for (const char* text : {"quel c0nnard ce type", "quel CONNARD ce type", "quel connaaaaard ce type"}) {
        INFO(text);
        CHECK(scores_of(classifier, text).toxicity > plain - 0.15);
    }
}

TEST_CASE("any bytes are scored, in bounded time") {
    const auto& classifier = Classifier::built_in();
    const auto before = std::chrono::steady_clock::now();
    for (const auto& text :
         {std::string(), std::string(1 << 20, 'a'), std::string(1 << 20, ' '), std::string(1 << 20, '@'),
          std::string("\xED\xA0\x80\xFF\xC0"), std::string("\xF0\x9F\xA4\xA1"), std::string("www."),
          std::string("@"), std::string("a*"), std::string("*a*"), std::string("a b c d e f g h")}) {
        const auto scores = scores_of(classifier, text);
        CHECK(scores.toxicity >= 0);
        CHECK(scores.toxicity <= 1);
        CHECK(scores.spam >= 0);
        CHECK(scores.spam <= 1);
    }
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("the heaviest words are those that weigh") {
    const auto read = Classifier::read(write_model(small_model()));
    REQUIRE(read);
    const std::string text = "un zorvix passe";
    const FoldedText folded(text);
    const auto words = read->heaviest({text, folded.chars, kNoFlags}, false);
    REQUIRE_FALSE(words.empty());
    CHECK(words[0].from == 3);
    CHECK(words[0].to == 9);
}

TEST_CASE("what is allowed is taken out, in disguise too, and nothing moves") {
    FlagSettings settings;
    settings.allow = {"grukar tavo"};
    const Lexicon lexicon(settings);
    const FoldedText text("le GRUKAR t4vo passe, tavo");
    const auto chars = AllowedWords(lexicon).without(text);
    std::string left;
    for (const auto& one : chars)
        left += static_cast<char>(one.c);
    CHECK(left == "le             passe, tavo");
}
