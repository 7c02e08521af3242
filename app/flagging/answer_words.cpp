#include "flagging/answer_words.h"

#include "flagging/fold.h"
#include "show/date_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace regie {

namespace {

constexpr std::string_view kDay = "=day"; // of the week, and which

/// Folded words that say nothing of what is asked. "où", "when" and the like are among them: the rest says
/// it.
const std::set<std::string, std::less<>>& empty_words() {
    static const std::set<std::string, std::less<>> all{
        "a",           "ai",       "all",        "alors",    "also",    "an",      "and",        "any",
        "are",         "as",       "at",         "au",       "aujourd", "aussi",   "aux",        "avec",
        "avez",        "avoir",    "be",         "bien",     "bjr",     "bonjour", "bonsoir",    "but",
        "by",          "c",        "ca",         "can",      "ce",      "cela",    "ces",        "cette",
        "comme",       "comment",  "could",      "d",        "dans",    "de",      "demain",     "des",
        "dire",        "do",       "does",       "donc",     "du",      "elle",    "en",         "encore",
        "est",         "et",       "etes",       "etre",     "fait",    "faut",    "finalement", "for",
        "from",        "get",      "have",       "hello",    "hey",     "hi",      "how",        "hui",
        "i",           "if",       "il",         "ils",      "in",      "is",      "it",         "j",
        "je",          "jusqu",    "jusque",     "know",     "l",       "la",      "le",         "les",
        "leur",        "ma",       "maintenant", "mais",     "me",      "meme",    "merci",      "mes",
        "moi",         "mon",      "much",       "musee",    "museum",  "my",      "n",          "ne",
        "normalement", "nos",      "notre",      "nous",     "now",     "of",      "on",         "or",
        "ou",          "our",      "par",        "pas",      "peut",    "peux",    "please",     "plus",
        "possible",    "pour",     "pouvez",     "qu",       "quand",   "que",     "quel",       "quelle",
        "quelles",     "quels",    "question",   "qui",      "really",  "roulant", "s",          "sa",
        "salut",       "savez",    "savoir",     "se",       "ses",     "si",      "sinon",      "soir",
        "some",        "son",      "sont",       "stp",      "sur",     "svp",     "t",          "tell",
        "thank",       "thanks",   "that",       "the",      "there",   "they",    "this",       "to",
        "today",       "tomorrow", "tonight",    "tous",     "tout",    "toute",   "toutes",     "tu",
        "un",          "une",      "until",      "va",       "vers",    "veut",    "veux",       "vont",
        "vos",         "votre",    "vous",       "vraiment", "was",     "we",      "what",       "when",
        "where",       "which",    "will",       "with",     "would",   "y",       "ya",         "yet",
        "you",         "your"};
    return all;
}

/// Beginnings of words that ask for one thing.
struct Thing {
    std::string_view beginning, name;
};
constexpr std::array kThings{
    Thing{"ouvr", "=open"},         Thing{"ouvert", "=open"},     Thing{"open", "=open"},
    Thing{"ferm", "=open"},         Thing{"clos", "=open"},       Thing{"rouvr", "=open"},
    Thing{"horaire", "=hours"},     Thing{"prix", "=price"},      Thing{"tarif", "=price"},
    Thing{"cout", "=price"},        Thing{"gratuit", "=price"},   Thing{"payant", "=price"},
    Thing{"pric", "=price"},        Thing{"garer", "=park"},      Thing{"parking", "=park"},
    Thing{"stationne", "=park"},    Thing{"accessib", "=access"}, Thing{"fauteuil", "=access"},
    Thing{"wheelchair", "=access"}, Thing{"handicap", "=access"}, Thing{"reserv", "=book"},
    Thing{"booking", "=book"},      Thing{"inscri", "=register"}, Thing{"register", "=register"}};

/// Whole words, where the beginning would take others along.
const std::map<std::string, std::string, std::less<>>& whole_words() {
    static const std::map<std::string, std::string, std::less<>> all{
        {"heure", "=hours"},   {"hour", "=hours"},    {"time", "=hours"},      {"cost", "=price"},
        {"free", "=price"},    {"payer", "=price"},   {"paie", "=price"},      {"pay", "=price"},
        {"fee", "=price"},     {"park", "=park"},     {"pmr", "=access"},      {"book", "=book"},
        {"entree", "=entry"},  {"entry", "=entry"},   {"admission", "=entry"}, {"entrance", "=entry"},
        {"ticket", "=ticket"}, {"billet", "=ticket"}, {"adresse", "=address"}, {"address", "=address"}};
    return all;
}

// "mardis" is "mardi".
std::string singular(std::string word) {
    if (word.size() > 3 && (word.back() == 's' || word.back() == 'x'))
        word.pop_back();
    return word;
}

std::string meaning_of(std::string word) {
    word = singular(std::move(word));
    if (const auto day = day_named(word); day > 0)
        return std::string(kDay) + std::to_string(day);
    if (const auto whole = whole_words().find(word); whole != whole_words().end())
        return whole->second;
    const auto thing = std::find_if(kThings.begin(), kThings.end(),
                                    [&](const Thing& one) { return word.starts_with(one.beginning); });
    return thing == kThings.end() ? word : std::string(thing->name);
}

/// "tout à l'heure" is no time.
void take_out_phrases(std::vector<std::string>& words) {
    static const std::vector<std::string> phrase{"tout", "a", "l", "heure"};
    for (auto at = words.begin(); at != words.end();) {
        at = std::search(at, words.end(), phrase.begin(), phrase.end());
        if (at != words.end())
            at = words.erase(at, at + static_cast<std::ptrdiff_t>(phrase.size()));
    }
}

} // namespace

std::vector<std::string> answer_words(std::string_view question) {
    constexpr std::size_t kMostBytes = 600, kMostWords = 40;
    std::vector<std::string> all;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            all.push_back(std::move(word));
        word.clear();
    };
    for (const auto& folded : fold(question.substr(0, kMostBytes))) {
        if (folded.c < 0x80 && (is_letter(folded.c) || is_digit(folded.c)))
            word += static_cast<char>(folded.c);
        else
            end();
    }
    end();
    take_out_phrases(all);
    std::vector<std::string> words;
    for (auto& one : all)
        if (!empty_words().contains(one) && words.size() < kMostWords)
            if (auto meaning = meaning_of(std::move(one));
                std::find(words.begin(), words.end(), meaning) == words.end())
                words.push_back(std::move(meaning));
    return words;
}

bool is_weekday(std::string_view word) { return word.starts_with(kDay); }

std::vector<std::string_view> sentences_of(std::string_view text) {
    constexpr std::size_t kMost = 8;
    std::vector<std::string_view> sentences;
    while (!text.empty() && sentences.size() < kMost) {
        const auto end = std::min(text.find_first_of("?!\n;"), text.size());
        if (const auto one = text.substr(0, end); one.find_first_not_of(' ') != std::string_view::npos)
            sentences.push_back(one);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return sentences;
}

} // namespace regie
