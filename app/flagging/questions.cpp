#include "flagging/questions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace regie {

namespace {

struct Topic {
    const char* name;
    std::vector<std::string_view> starts; ///< of folded words
    std::vector<std::string_view> words;  ///< whole folded words
};

const std::vector<Topic>& topics() {
    static const std::vector<Topic> all = {
        {"hours",
         {"horaire", "ouvert", "rouvr", "ouvr", "ferme", "fermeture", "nocturne", "closing", "opening"},
         {"heure", "heures", "quand", "hours", "open", "close", "closed", "closes", "opens", "when"}},
        {"prices",
         {"tarif", "gratuit", "payant", "reduction", "billet", "discount"},
         {"prix", "combien", "cout", "coute", "coutent", "payer", "paie", "paient", "euros", "price",
          "prices", "cost", "costs", "free", "ticket", "tickets", "pass"}},
        {"access",
         {"accessib", "fauteuil", "poussette", "ascenseur", "handicap", "wheelchair", "stroller", "escalier",
          "malvoyant", "malentendant"},
         {"acces", "pmr", "parking", "garer", "tram", "bus", "metro", "velo", "lsf", "lift", "elevator",
          "park", "pram", "stairs", "step", "access"}},
        {"where", {"adresse"}, {"where", "address"}},
    };
    return all;
}

// French accents matter here alone: "où" is where, "ou" is or.
bool asks_where(std::string_view text, const std::vector<std::string>& words) {
    const bool accented = text.find("où") != std::string_view::npos ||
                          text.find("Où") != std::string_view::npos ||
                          text.find("OÙ") != std::string_view::npos;
    return accented || (words.size() >= 2 && words[0] == "ou" &&
                        (words[1] == "est" || words[1] == "sont" || words[1] == "se"));
}

std::vector<std::string_view> topics_of(std::string_view text, const std::vector<std::string>& words) {
    std::vector<std::string_view> found;
    for (const auto& topic : topics()) {
        const bool named = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return std::find(topic.words.begin(), topic.words.end(), word) != topic.words.end() ||
                   std::any_of(topic.starts.begin(), topic.starts.end(),
                               [&](auto start) { return word.starts_with(start); });
        });
        if (named || (topic.name == std::string_view("where") && asks_where(text, words)))
            found.push_back(topic.name);
    }
    return found;
}

// Many leave the mark out; then both a question's opening and something to ask about are needed.
bool opens_a_question(const std::vector<std::string>& words) {
    static const std::vector<std::vector<std::string_view>> openings = {
        {"a", "quelle", "heure"}, {"quels", "sont"},     {"quel", "est"},
        {"quelle", "heure"},      {"est", "ce", "que"},  {"combien"},
        {"c", "est", "combien"},  {"ou", "est"},         {"ou", "se"},
        {"vous", "ouvrez"},       {"vous", "fermez"},    {"what", "time"},
        {"how", "much"},          {"how", "do"},         {"where", "is"},
        {"where", "can"},         {"when", "do"},        {"is", "it"},
        {"is", "there"},          {"y", "a", "t", "il"}, {"faut", "il"},
        {"peut", "on"},           {"on", "peut"},        {"is", "the"},
        {"are", "there"}};
    return std::any_of(openings.begin(), openings.end(), [&](const auto& opening) {
        return words.size() > opening.size() && std::equal(opening.begin(), opening.end(), words.begin());
    });
}

// "Sérieux ?", "Vous vous moquez de nous ?": nobody waits for an answer.
bool is_rhetorical(const std::vector<std::string>& words) {
    static const std::vector<std::string_view> marks = {"blague", "honte",        "moquez",  "moque",
                                                        "foutez", "fout",         "serieux", "serieusement",
                                                        "impots", "contribuable", "kidding", "joke"};
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return std::find(marks.begin(), marks.end(), word) != marks.end();
    });
}

constexpr std::size_t kMinWords = 3; // "Ah bon ?" asks nothing; "Horaires ?" has a topic

} // namespace

std::optional<Flag> find_question(std::string_view text, const std::vector<std::string>& words) {
    const bool marked = text.find('?') != std::string_view::npos ||
                        text.find("？") != std::string_view::npos || text.find("؟") != std::string_view::npos;
    if (!marked && !opens_a_question(words))
        return {};
    const auto about = topics_of(text, words);
    if (!about.empty())
        return Flag{"question", Severity::Info, 0.9, fmt::format("Question: {}", fmt::join(about, ", "))};
    const bool has_words =
        words.size() >= kMinWords || std::any_of(words.begin(), words.end(), [](const auto& word) {
            return word.size() > 12 && static_cast<unsigned char>(word[0]) >= 0x80; // no spaces there
        });
    if (!marked || !has_words || is_rhetorical(words))
        return {};
    return Flag{"question", Severity::Info, 0.6, "Question"};
}

} // namespace regie
