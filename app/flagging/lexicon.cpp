#include "flagging/lexicon.h"

#include <algorithm>
#include <map>
#include <set>

namespace regie {

namespace {

constexpr std::string_view kLists[] = {
#include "insults_fr.txt.inc"
    ,
#include "insults_en.txt.inc"
    ,
#include "scams.txt.inc"
};

// Phrases shorter than this, written without spaces, turn up by chance.
constexpr std::size_t kMinRunTogether = 8;
// How far before a word what aims it at somebody may stand.
constexpr std::size_t kMaxFillers = 3;

const std::map<std::string_view, Level> kSections = {
    {"[severe]", Level::Severe},     {"[directed]", Level::Directed}, {"[coarse]", Level::Coarse},
    {"[harmless]", Level::Harmless}, {"[strong]", Level::StrongScam}, {"[weak]", Level::WeakScam}};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words)
        text.append(text.empty() ? "" : between).append(word);
    return text;
}

bool fits(const std::string& starred, const std::string& word) {
    return starred.size() == word.size() && std::equal(starred.begin(), starred.end(), word.begin(),
                                                       [](char a, char b) { return a == '*' || a == b; });
}

// "n*ls" shows enough of a word to be sure of it, "f***" does not.
bool can_be_guessed(const std::string& starred) {
    const auto shown =
        starred.size() - static_cast<std::size_t>(std::count(starred.begin(), starred.end(), '*'));
    return shown >= 2 && starred.front() != '*';
}

} // namespace

Lexicon::Lexicon(const FlagSettings& settings) {
    for (const auto& list : kLists)
        read(list);
    add_run_together();
    for (const auto& phrase : settings.block)
        add(phrase, Level::Blocked);
    std::set<std::vector<std::string>> allowed;
    for (const auto& phrase : settings.allow) {
        allowed.insert(plain_words(phrase));
        add(phrase, Level::Harmless);
    }
    // The entry itself, so that its disguised forms are allowed too.
    std::erase_if(entries_, [&](const Entry& entry) {
        return entry.level != Level::Harmless && allowed.contains(entry.words);
    });
    index();
}

void Lexicon::read(std::string_view text) {
    std::string_view section;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with('['))
            section = line;
        else if (section == "[towards]")
            towards_.insert(joined(plain_words(line), " "));
        else if (section == "[fillers]")
            fillers_.insert(joined(plain_words(line), " "));
        else
            add(line, kSections.at(section));
    }
}

void Lexicon::add(std::string_view line, Level level) {
    if (auto words = plain_words(line); !words.empty())
        entries_.push_back({std::move(words), std::string(line), level, false});
}

// "vatefairefoutre", "bandedenuls".
void Lexicon::add_run_together() {
    std::vector<Entry> more;
    for (const auto& entry : entries_) {
        const auto word = joined(entry.words, "");
        if (entry.level == Level::Severe && entry.words.size() > 1 && word.size() >= kMinRunTogether)
            more.push_back({{word}, entry.shown, Level::Severe, true});
        if (entry.level == Level::Directed)
            for (const std::string before : {"bande de ", "bande d'"})
                more.push_back(
                    {{joined(plain_words(before), "") + word}, before + entry.shown, Level::Severe, true});
    }
    entries_.insert(entries_.end(), more.begin(), more.end());
}

void Lexicon::index() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& [words, shown, level, run_together] = entries_[i];
        by_first_word_[words.front()].push_back(i);
        const bool insult = level == Level::Severe || level == Level::Directed || level == Level::Coarse;
        if (words.size() == 1 && insult && !run_together)
            single_by_length_[words.front().size()].push_back(i);
    }
}

std::vector<Hit> Lexicon::find(const Words& words) const {
    std::vector<Hit> hits;
    std::vector<std::pair<std::size_t, std::size_t>> exempt;
    const auto has_rest = [&](const Entry& entry, std::size_t at, Disguise& disguise) {
        for (std::size_t k = 1; k < entry.words.size(); ++k) {
            if (at + k >= words.size())
                return false;
            const auto& word = words[at + k];
            const auto same = std::find_if(word.begin(), word.end(),
                                           [&](const Reading& r) { return r.text == entry.words[k]; });
            if (same == word.end())
                return false;
            disguise = std::max(disguise, same->disguise);
        }
        return true;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        for (const auto& reading : words[at]) {
            if (reading.disguise == Disguise::Starred && can_be_guessed(reading.text)) {
                if (const auto same_length = single_by_length_.find(reading.text.size());
                    same_length != single_by_length_.end())
                    for (const auto i : same_length->second)
                        if (fits(reading.text, entries_[i].words.front()))
                            hits.push_back({&entries_[i], reading.disguise, at});
                continue;
            }
            const auto found = by_first_word_.find(reading.text);
            if (found == by_first_word_.end())
                continue;
            for (const auto i : found->second) {
                const auto& entry = entries_[i];
                auto disguise =
                    entry.run_together ? std::max(reading.disguise, Disguise::RunTogether) : reading.disguise;
                if (!has_rest(entry, at, disguise))
                    continue;
                if (entry.level == Level::Harmless)
                    exempt.emplace_back(at, at + entry.words.size());
                else
                    hits.push_back({&entry, disguise, at});
            }
        }
    }
    std::erase_if(hits, [&](const Hit& hit) {
        return std::any_of(exempt.begin(), exempt.end(), [&](const auto& range) {
            return hit.at >= range.first && hit.at + hit.entry->words.size() <= range.second;
        });
    });
    return hits;
}

bool Lexicon::is_directed(const Words& words, std::size_t at) const {
    const auto text = [&](std::size_t i) -> const std::string& { return words[i].front().text; };
    for (std::size_t fillers = 0; at > 0 && fillers <= kMaxFillers; ++fillers) {
        --at;
        if (towards_.contains(text(at)) || (at > 0 && towards_.contains(text(at - 1) + ' ' + text(at))))
            return true;
        if (!fillers_.contains(text(at)))
            return false;
    }
    return false;
}

bool Lexicon::stands_alone(const Words& words, std::size_t at) const {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (i != at && !fillers_.contains(words[i].front().text))
            return false;
    return true;
}

} // namespace regie
