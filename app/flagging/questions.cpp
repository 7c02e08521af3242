#include "flagging/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace regie {

namespace {

/// A word of the comment, folded, and where it stands. What is not in a–z stays as '?': no list has it.
struct Word {
    std::string text;
    TextSpan span;
};

struct Topic {
    std::string_view name;
    std::vector<std::string_view> starts; ///< of words
    std::vector<std::string_view> words;  ///< whole words
};

const std::vector<Topic>& topics() {
    static const std::vector<Topic> all = {
        {"hours",
         {"horaire", "ouvert", "rouvr", "ouvr", "ferme", "nocturne", "closing", "opening"},
         {"heure", "heures", "quand", "kan", "hours", "open", "close", "closed", "closes", "opens", "when",
          "until"}},
        {"prices",
         {"tarif", "gratuit", "payant", "reduction", "discount"},
         {"prix", "combien", "much", "cout", "coute", "coutent", "payer", "paie", "paient", "euros", "price",
          "prices", "cost", "costs", "free", "pay"}},
        {"tickets", {"billet", "ticket"}, {"places", "pass", "seats", "guichet"}},
        {"reservation", {"reserv", "inscri", "book", "regist"}, {"rdv"}},
        {"access",
         {"accessib", "fauteuil", "poussette", "ascenseur", "handicap", "wheelchair", "stroller", "escalier",
          "malvoyant", "malentendant"},
         {"acces", "pmr", "tram", "bus", "metro", "velo", "gare", "lsf", "lift", "elevator", "pram", "stairs",
          "step", "access", "chien", "train", "boucle"}},
        {"parking", {"parking", "stationn"}, {"garer", "park"}},
        {"children",
         {"enfant", "atelier", "toddler", "bebe"},
         {"age", "ans", "kids", "kid", "children", "child", "petits", "gosses"}},
        {"where", {"adresse"}, {"where", "address"}},
        {"broadcast",
         {"replay", "sous titr", "subtitle", "enregistr", "record"},
         {"revoir", "son", "sound", "signes", "video"}},
    };
    return all;
}

using Phrase = std::vector<std::string_view>;

// How a question opens that leaves out its mark; what is asked about has to be named as well.
const std::vector<Phrase>& openings() {
    static const std::vector<Phrase> all = {{"a", "quelle", "heure"},
                                            {"quelle", "heure"},
                                            {"kel", "heure"},
                                            {"quels", "sont"},
                                            {"quelles", "sont"},
                                            {"quel"},
                                            {"quelle"},
                                            {"est", "ce"},
                                            {"esce"},
                                            {"combien"},
                                            {"c", "est", "combien"},
                                            {"c", "combien"},
                                            {"c", "est", "quand"},
                                            {"c", "koi"},
                                            {"c", "quoi"},
                                            {"ou", "est"},
                                            {"ou", "se"},
                                            {"ou", "peut"},
                                            {"ou", "sont"},
                                            {"ou", "acheter"},
                                            {"ou", "garer"},
                                            {"ou", "trouver"},
                                            {"y", "a", "t", "il"},
                                            {"y", "aura", "t", "il"},
                                            {"y", "a", "quelque"},
                                            {"yaura"},
                                            {"faut", "il"},
                                            {"il", "faut"},
                                            {"faut"},
                                            {"reste", "t", "il"},
                                            {"il", "reste"},
                                            {"peut", "on"},
                                            {"peut"},
                                            {"pourra", "t", "on"},
                                            {"on", "peut"},
                                            {"on", "pourra"},
                                            {"comment"},
                                            {"quand"},
                                            {"jusqu", "a", "quand"},
                                            {"vous", "ouvrez"},
                                            {"vous", "fermez"},
                                            {"vous", "avez"},
                                            {"vous", "pouvez"},
                                            {"vous", "etes", "ou"},
                                            {"jusqu", "a", "quelle"},
                                            {"savez", "vous"},
                                            {"what", "time"},
                                            {"what", "does"},
                                            {"what", "are"},
                                            {"how", "much"},
                                            {"how", "do"},
                                            {"how", "can"},
                                            {"how", "long"},
                                            {"where", "is"},
                                            {"where", "can"},
                                            {"where", "do"},
                                            {"when", "do"},
                                            {"when", "does"},
                                            {"when", "is"},
                                            {"when", "are"},
                                            {"until", "when"},
                                            {"which"},
                                            {"is", "it"},
                                            {"is", "there"},
                                            {"is", "the"},
                                            {"are", "there"},
                                            {"are", "you"},
                                            {"are", "the"},
                                            {"do", "you"},
                                            {"do", "i"},
                                            {"do", "we"},
                                            {"does", "it"},
                                            {"does", "the"},
                                            {"can", "i"},
                                            {"can", "we"},
                                            {"can", "you"},
                                            {"will", "there"},
                                            {"will", "it"},
                                            {"will", "this"}};
    return all;
}

// What people say before they ask.
constexpr std::array<std::string_view, 14> kGreetings = {"bonjour", "bonsoir", "salut",  "hello",   "hi",
                                                         "hey",     "svp",     "please", "excusez", "pardon",
                                                         "stp",     "merci",   "et",     "mais"};
// What ends a question that has no mark: "c ouvert kan", "vous êtes où".
constexpr std::array<std::string_view, 6> kLastWords = {"quand", "kan", "combien", "quoi", "koi", "please"};

// Nobody waits for an answer, or asks somebody else for one.
constexpr std::array<std::string_view, 16> kRhetorical = {
    "blague", "honte",        "moquez",  "moque", "foutez",      "fout",   "serieux", "serieusement",
    "impots", "contribuable", "kidding", "joke",  "franchement", "soupir", "enfin",   "bravo"};
const std::vector<Phrase>& rhetorical_phrases() {
    static const std::vector<Phrase> all = {{"va", "t", "on"},
                                            {"va", "le", "monde"},
                                            {"je", "me", "demande"},
                                            {"on", "se", "demande"},
                                            {"c", "est", "pratique"}};
    return all;
}

constexpr std::size_t kMinWords = 3; // "Ah bon ?" asks nothing; "Horaires ?" has a topic
constexpr std::size_t kMaxWords = 100;

template<typename List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<Word> words_of(const FoldedText& folded) {
    std::vector<Word> words;
    bool inside = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto& one = folded.chars[i];
        if (!folded.is(i, CharacterKind::Letter)) {
            inside = false;
            continue;
        }
        if (!inside && words.size() == kMaxWords)
            break;
        if (!inside)
            words.push_back({{}, {one.at, one.at}});
        inside = true;
        words.back().text += one.c < 0x80 ? static_cast<char>(one.c) : '?';
        words.back().span.end = one.at + one.length;
    }
    return words;
}

bool begins_with(std::span<const Word> words, const Phrase& phrase) {
    return words.size() >= phrase.size() &&
           std::equal(phrase.begin(), phrase.end(), words.begin(),
                      [](std::string_view a, const Word& b) { return a == b.text; });
}

bool holds(std::span<const Word> words, const Phrase& phrase) {
    for (; words.size() >= phrase.size(); words = words.subspan(1))
        if (begins_with(words, phrase))
            return true;
    return false;
}

// "ouvrez-vous", "avez vous": the verb before whom it speaks to.
bool is_turned_round(std::span<const Word> words) {
    return words.size() >= 2 && words[0].text.size() > 3 && words[0].text.ends_with("ez") &&
           words[1].text == "vous";
}

bool opens_a_question(std::span<const Word> words) {
    while (!words.empty() && is_in(kGreetings, words[0].text))
        words = words.subspan(1);
    if (words.size() < 2)
        return false;
    return is_turned_round(words) || is_in(kLastWords, words.back().text) ||
           std::any_of(openings().begin(), openings().end(), [&](const Phrase& phrase) {
               return words.size() > phrase.size() && begins_with(words, phrase);
           });
}

bool is_rhetorical(std::span<const Word> words) {
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return is_in(kRhetorical, word.text); }) ||
           std::any_of(rhetorical_phrases().begin(), rhetorical_phrases().end(),
                       [&](const Phrase& phrase) { return holds(words, phrase); });
}

// "Karim tu viens ?": people among themselves.
bool is_to_a_friend(std::string_view text, std::span<const Word> words) {
    return text.starts_with('@') || std::any_of(words.begin(), words.end(), [](const Word& word) {
               return word.text == "tu" || word.text == "toi" || word.text == "maman" || word.text == "papa";
           });
}

// French accents matter here alone: "où" is where, "ou" is or.
bool asks_where(std::string_view text, const Word& word, bool last) {
    const auto written = text.substr(word.span.start, word.span.end - word.span.start);
    return word.text == "ou" && (written == "où" || written == "Où" || written == "OÙ" || last);
}

struct About {
    std::vector<std::string_view> topics;
    std::vector<TextSpan> spans;
};

About about(std::string_view text, std::span<const Word> words) {
    About found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        bool named = false;
        for (const auto& topic : topics()) {
            const bool first_where =
                topic.name == "where" && word.text == "ou" && i == 0 && i + 1 < words.size() &&
                (words[1].text == "est" || words[1].text == "sont" || words[1].text == "se");
            if (is_in(topic.words, word.text) || first_where ||
                (topic.name == "where" && asks_where(text, word, i + 1 == words.size())) ||
                std::any_of(topic.starts.begin(), topic.starts.end(),
                            [&](auto start) { return word.text.starts_with(start); })) {
                named = true;
                if (!is_in(found.topics, topic.name))
                    found.topics.push_back(topic.name);
            }
        }
        if (named)
            found.spans.push_back(word.span);
    }
    return found;
}

} // namespace

std::optional<Flag> find_question(std::string_view text, const FoldedText& folded, bool to_somebody) {
    const bool marked = text.find('?') != std::string_view::npos ||
                        text.find("？") != std::string_view::npos || text.find("؟") != std::string_view::npos;
    const auto words = words_of(folded);
    if ((!marked && !opens_a_question(words) &&
         !(words.size() > 1 && asks_where(text, words.back(), false))) ||
        is_rhetorical(words))
        return {};
    auto found = about(text, words);
    if (!found.topics.empty() && !(is_to_a_friend(text, words) && !opens_a_question(words)))
        return Flag{"question", Severity::Info, 0.9,
                    fmt::format("Question: {}", fmt::join(found.topics, ", ")), std::move(found.spans)};
    // Chinese and others have no spaces.
    const bool has_words =
        words.size() >= kMinWords || std::any_of(words.begin(), words.end(), [](const Word& word) {
            return word.text.size() > 4 && word.text[0] == '?';
        });
    if (!marked || !has_words || to_somebody || is_to_a_friend(text, words))
        return {};
    return Flag{"question", Severity::Info, 0.6, "Question"};
}

} // namespace regie
