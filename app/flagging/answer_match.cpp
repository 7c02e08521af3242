#include "flagging/answer_match.h"

#include "flagging/fold.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace regie {

namespace {

/// Folded words that say nothing of what is asked, in French and English. "ouvert", "where" and the like do.
const std::set<std::string, std::less<>>& empty_words() {
    static const std::set<std::string, std::less<>> all{
        "a",      "ai",      "alors",   "and",     "are",  "as",    "au",       "aux",   "avec",    "avez",
        "bien",   "bjr",     "bonjour", "bonsoir", "c",    "can",   "ce",       "cela",  "ces",     "cette",
        "d",      "dans",    "de",      "des",     "do",   "does",  "donc",     "du",    "elle",    "en",
        "est",    "et",      "etes",    "faut",    "fait", "hello", "hi",       "i",     "if",      "il",
        "ils",    "in",      "is",      "it",      "j",    "je",    "l",        "la",    "le",      "les",
        "leur",   "ma",      "mais",    "mes",     "moi",  "mon",   "my",       "n",     "ne",      "nos",
        "notre",  "nous",    "of",      "on",      "or",   "ou",    "our",      "par",   "pas",     "please",
        "plus",   "pour",    "pouvez",  "qu",      "que",  "qui",   "s",        "sa",    "salut",   "se",
        "ses",    "si",      "son",     "sont",    "stp",  "sur",   "svp",      "t",     "thank",   "thanks",
        "merci",  "the",     "there",   "they",    "this", "to",    "tu",       "un",    "une",     "va",
        "vos",    "votre",   "vous",    "we",      "will", "with",  "would",    "y",     "you",     "your",
        "savoir", "know",    "dire",    "tell",    "me",   "quel",  "quelle",   "quels", "quelles", "what",
        "which",  "comment", "how",     "peut",    "peux", "could", "possible", "avoir", "have",    "ya",
        "ca",     "at",      "for",     "by",      "be",   "any",   "some"};
    return all;
}

// The start of a word is its meaning: "ouvert", "ouverture" and "ouvrez" are near each other, "mardis" is
// "mardi".
std::string stem_of(std::string word) {
    if (word.size() > 3 && (word.back() == 's' || word.back() == 'x'))
        word.pop_back();
    return word;
}

/// How near two stems are: 1, or less when one begins like the other, or has one letter wrong.
double nearness(const std::string& one, const std::string& other) {
    if (one == other)
        return 1;
    const auto shorter = std::min(one.size(), other.size()), longer = std::max(one.size(), other.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shorter), other.begin()).first -
        one.begin());
    if (same >= 4)
        return std::max(0.5, static_cast<double>(same) / static_cast<double>(longer));
    if (shorter < 5 || longer - shorter > 1)
        return 0;
    // One letter more, less or another: the rest behind it is the same.
    const auto rest = [&](const std::string& word, std::size_t from) {
        return std::string_view(word).substr(from);
    };
    const auto& a = one.size() >= other.size() ? one : other;
    const auto& b = one.size() >= other.size() ? other : one;
    return rest(a, same + 1) == rest(b, a.size() == b.size() ? same + 1 : same) ? 0.8 : 0;
}

std::string beginning_of(const std::string& word) { return word.substr(0, 4); }

} // namespace

std::vector<std::string> AnswerMatcher::words_of(std::string_view question) {
    constexpr std::size_t kMostBytes = 600, kMostWords = 40;
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty() && !empty_words().contains(word) && words.size() < kMostWords)
            if (auto stem = stem_of(word); std::find(words.begin(), words.end(), stem) == words.end())
                words.push_back(std::move(stem));
        word.clear();
    };
    for (const auto& folded : fold(question.substr(0, kMostBytes))) {
        if (folded.c < 0x80 && (is_letter(folded.c) || is_digit(folded.c)))
            word += static_cast<char>(folded.c);
        else
            end();
    }
    end();
    return words;
}

AnswerMatcher::AnswerMatcher(const std::vector<AnswerEntry>& entries) {
    std::unordered_map<std::string, std::set<std::size_t>> in_entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (const auto& question : entries[i].questions) {
            auto words = words_of(question);
            for (const auto& word : words)
                in_entries[word].insert(i);
            if (words.empty())
                continue;
            std::set<std::string> beginnings;
            for (const auto& word : words)
                beginnings.insert(beginning_of(word));
            for (const auto& beginning : beginnings)
                by_beginning_[beginning].push_back(forms_.size());
            forms_.push_back({i, std::move(words)});
        }
    for (const auto& [word, among] : in_entries)
        weights_[word] =
            std::log(1.0 + static_cast<double>(entries.size()) / static_cast<double>(among.size()));
}

std::vector<std::size_t> AnswerMatcher::forms_like(const std::vector<std::string>& words) const {
    std::vector<std::size_t> forms;
    for (const auto& word : words)
        if (const auto at = by_beginning_.find(beginning_of(word)); at != by_beginning_.end())
            forms.insert(forms.end(), at->second.begin(), at->second.end());
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    return forms;
}

// What no entry knows is beside the point more often than not.
double AnswerMatcher::weight_of(const std::string& word) const {
    constexpr double kUnknown = 0.35;
    const auto at = weights_.find(word);
    return at == weights_.end() ? kUnknown : at->second;
}

// The harmonic mean of how much of each the other says.
double AnswerMatcher::likeness(const std::vector<std::string>& one,
                               const std::vector<std::string>& other) const {
    const auto said = [this](const std::vector<std::string>& words, const std::vector<std::string>& by) {
        double all = 0, found = 0;
        for (const auto& word : words) {
            double near = 0;
            const std::string* nearest = nullptr;
            for (const auto& candidate : by)
                if (const double n = nearness(word, candidate); n > near) {
                    near = n;
                    nearest = &candidate;
                }
            const double weight = nearest ? std::max(weight_of(word), weight_of(*nearest)) : weight_of(word);
            all += weight;
            found += weight * near;
        }
        return all > 0 ? found / all : 0;
    };
    const double a = said(one, other), b = said(other, one);
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

} // namespace regie
