#include "flagging/answer_match.h"

#include "flagging/answer_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

namespace regie {

namespace {

/// How near two words are: 1, or less when one begins like the other, or has one letter wrong.
double nearness(const std::string& one, const std::string& other) {
    if (one == other)
        return 1;
    if (one.front() == '=' || other.front() == '=')
        return 0;
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

AnswerMatcher::AnswerMatcher(const std::vector<AnswerEntry>& entries) {
    std::unordered_map<std::string, std::set<std::size_t>> in_entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (const auto& question : entries[i].questions) {
            auto words = answer_words(question);
            words.resize(std::min(words.size(), kMostWords));
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
    // What no entry knows is often what is asked ("Is the café open?"), though not always.
    constexpr double kUnknown = 0.8, kMostUnknown = 2.2;
    unknown_weight_ = std::min(kMostUnknown, kUnknown * std::log(1.0 + static_cast<double>(entries.size())));
    for (const auto& [word, among] : in_entries)
        weights_[word] =
            std::log(1.0 + static_cast<double>(entries.size()) / static_cast<double>(among.size()));
}

std::vector<std::size_t> AnswerMatcher::forms_like(const std::vector<std::string>& words) const {
    std::set<std::string> beginnings;
    for (const auto& word : words)
        beginnings.insert(beginning_of(word));
    std::vector<std::uint16_t> shared(forms_.size());
    std::vector<std::size_t> forms;
    for (const auto& beginning : beginnings)
        if (const auto at = by_beginning_.find(beginning); at != by_beginning_.end())
            for (const auto form : at->second)
                if (shared[form]++ == 0)
                    forms.push_back(form);
    const auto most = forms.begin() + static_cast<std::ptrdiff_t>(std::min(forms.size(), kMostForms));
    std::partial_sort(forms.begin(), most, forms.end(), [&](std::size_t a, std::size_t b) {
        return shared[a] != shared[b] ? shared[a] > shared[b] : a < b;
    });
    forms.erase(most, forms.end());
    return forms;
}

double AnswerMatcher::weight_of(const std::string& word) const {
    const auto at = weights_.find(word);
    return at == weights_.end() ? unknown_weight_ : at->second;
}

// The harmonic mean of how much of each the other says; less when they do not speak of one day.
double AnswerMatcher::likeness(const std::vector<std::string>& one,
                               const std::vector<std::string>& other) const {
    constexpr double kLone = 0.7;
    const auto said = [this](const std::vector<std::string>& words, const std::vector<std::string>& by) {
        double all = words.size() == 1 ? kLone : 0, found = 0; // a lone word may mean anything
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
    const auto day_in = [](const std::vector<std::string>& words) {
        const auto day = std::find_if(words.begin(), words.end(), is_weekday);
        return day == words.end() ? std::string() : *day;
    };
    constexpr double kNoDay = 0.6;
    const auto day = day_in(one), its_day = day_in(other);
    const double same_day = its_day.empty() || day == its_day ? 1 : day.empty() ? kNoDay : 0;
    const double a = said(one, other), b = said(other, one);
    return a + b > 0 ? same_day * 2 * a * b / (a + b) : 0;
}

} // namespace regie
