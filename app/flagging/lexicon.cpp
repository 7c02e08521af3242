#include "flagging/lexicon.h"

#include "flagging/walk.h"
#include "flagging/word_list.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace regie {

namespace {

constexpr std::string_view kLists[] = {
#include "insults_fr.txt.inc"
    ,
#include "insults_en.txt.inc"
    ,
#include "scams.txt.inc"
    ,
#include "languages.txt.inc"
};

// How far before a word what aims it at somebody may stand.
constexpr std::size_t kMaxFillers = 3;
// A crew's word shorter than this is taken as it stands: its plural is likely another word.
constexpr std::size_t kMinPlural = 4;

struct Section {
    Level level;
    Tongue tongue = Tongue::Any;
};
const std::map<std::string_view, Section> kSections = {
    {"severe", {Level::Severe}},
    {"severe, in French", {Level::Severe, Tongue::French}},
    {"severe, in English", {Level::Severe, Tongue::English}},
    {"directed", {Level::Directed}},
    {"aimed", {Level::Aimed}},
    {"coarse", {Level::Coarse}},
    {"coarse, in French", {Level::Coarse, Tongue::French}},
    {"coarse, in English", {Level::Coarse, Tongue::English}},
    {"harmless", {Level::Harmless}},
    {"strong", {Level::StrongScam}},
    {"weak", {Level::WeakScam}}};

// Read from pieces, an entry of these levels is no chance.
bool may_be_in_fragments(Level level) {
    return level == Level::Severe || level == Level::Coarse || level == Level::Blocked ||
           level == Level::Suspect;
}

// The word that ends before `end`; empty at the start of the text.
std::u32string word_before(const FoldedText& text, std::size_t end, std::size_t& first) {
    while (end > 0 && !text.is(end - 1, CharacterKind::Letter))
        --end;
    first = end;
    while (first > 0 && text.is(first - 1, CharacterKind::Letter))
        --first;
    std::u32string word;
    for (auto i = first; i < end; ++i)
        word += text.chars[i].c;
    return word;
}

} // namespace

Lexicon::Lexicon(const FlagSettings& settings) {
    for (const auto& list : kLists)
        read(list);
    add_run_together();
    add_forms_of_crew(settings.block, Level::Blocked);
    add_forms_of_crew(settings.suspect, Level::Suspect);
    leave_out_allowed(settings.allow);
    std::vector<std::u32string> texts;
    for (const auto& entry : entries_)
        texts.push_back(entry.words);
    trie_.emplace(texts);
}

void Lexicon::read(std::string_view text) {
    const std::map<std::string_view, Words*> words = {{"towards", &towards_},
                                                      {"fillers", &fillers_},
                                                      {"French", &french_},
                                                      {"English", &english_},
                                                      {"other", &other_}};
    read_list(text, [&](std::string_view section, std::string_view line) {
        const auto set = words.find(section);
        const auto& [level, tongue] = set == words.end() ? kSections.at(section) : Section{Level::Harmless};
        for (const auto& form : forms_of(line))
            if (set != words.end())
                set->second->insert(listed(form));
            else
                add(form, level, tongue);
    });
}

void Lexicon::add(std::string_view line, Level level, Tongue tongue) {
    if (auto words = listed(line); !words.empty())
        entries_.push_back({std::move(words), std::string(line), level, tongue, false});
}

void Lexicon::add_forms_of_crew(const std::vector<std::string>& phrases, Level level) {
    for (const auto& phrase : phrases) {
        add(phrase, level, Tongue::Any);
        const auto words = listed(phrase);
        if (words.size() >= kMinPlural && words.find(U' ') == std::u32string::npos &&
            is_letter(words.back()) && words.back() != U's')
            entries_.push_back({words + U's', phrase, level, Tongue::Any, false});
    }
}

// "bandedenuls".
void Lexicon::add_run_together() {
    std::vector<Entry> more;
    for (const auto& entry : entries_)
        if ((entry.level == Level::Directed || entry.level == Level::Aimed) && is_letter(entry.words[0])) {
            more.push_back(
                {U"bande de " + entry.words, "bande de " + entry.shown, Level::Severe, entry.tongue, true});
            more.push_back(
                {U"bande d " + entry.words, "bande d'" + entry.shown, Level::Severe, entry.tongue, true});
        }
    entries_.insert(entries_.end(), more.begin(), more.end());
}

// The entries themselves, so that their disguised forms are allowed too; and as phrases around other entries.
void Lexicon::leave_out_allowed(const std::vector<std::string>& allow) {
    const auto before = entries_.size();
    add_forms_of_crew(allow, Level::Harmless);
    Words allowed;
    for (auto i = before; i < entries_.size(); ++i)
        allowed.insert(entries_[i].words);
    std::erase_if(entries_, [&](const Entry& entry) {
        return entry.level != Level::Harmless && allowed.contains(entry.words);
    });
}

std::vector<Hit> Lexicon::find(const FoldedText& text) const {
    std::vector<Hit> hits;
    std::optional<Tongue> tongue;
    for (auto way : walk(*trie_, text)) {
        if (!way.finish_word())
            continue;
        for (const auto number : trie_->ends(way.node)) {
            const auto& entry = entries_[number];
            const auto disguise =
                disguise_of(way, text, {entry.spelled_out_only, may_be_in_fragments(entry.level)});
            if (!disguise)
                continue;
            if (entry.tongue != Tongue::Any &&
                (tongue ? *tongue : tongue.emplace(tongue_of(text))) != entry.tongue)
                continue;
            hits.push_back({&entry, *disguise, way.first, way.end});
        }
    }
    if (hits.empty())
        return hits;
    std::vector<Hit> exempt;
    std::copy_if(hits.begin(), hits.end(), std::back_inserter(exempt),
                 [](const Hit& hit) { return hit.entry->level == Level::Harmless; });
    std::erase_if(hits, [&](const Hit& hit) {
        return hit.entry->level == Level::Harmless ||
               std::any_of(exempt.begin(), exempt.end(), [&](const Hit& phrase) {
                   return hit.first >= phrase.first && hit.end <= phrase.end;
               });
    });
    // Where one can be read in several ways, the plainest is meant.
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return std::tie(a.first, b.end, a.disguise) < std::tie(b.first, a.end, b.disguise);
    });
    return hits;
}

// By its common words.
Tongue Lexicon::tongue_of(const FoldedText& text) const {
    int french = 0, english = 0, other = 0;
    for (auto first = text.size(); first > 0;) {
        const auto word = word_before(text, first, first);
        french += french_.contains(word) ? 1 : 0;
        english += english_.contains(word) ? 1 : 0;
        other += other_.contains(word) ? 1 : 0;
    }
    if (french > english && french > other)
        return Tongue::French;
    return english > french && english > other ? Tongue::English : Tongue::Any;
}

bool Lexicon::is_directed(const FoldedText& text, std::size_t at) const {
    auto word = word_before(text, at, at);
    for (std::size_t fillers = 0; !word.empty() && fillers <= kMaxFillers; ++fillers) {
        auto first = at;
        const auto before = word_before(text, at, first);
        if (towards_.contains(word) || towards_.contains(before + U' ' + word))
            return true;
        if (!fillers_.contains(word))
            return false;
        word = before;
        at = first;
    }
    return false;
}

bool Lexicon::stands_alone(const FoldedText& text, const Hit& hit) const {
    for (auto first = text.size(); first > 0;) {
        const auto end = first;
        const auto word = word_before(text, end, first);
        const bool within = first >= hit.first && first < hit.end;
        if (!word.empty() && !within && !fillers_.contains(word))
            return false;
    }
    return true;
}

TextSpan span_of(const FoldedText& text, const Hit& hit) {
    const auto& last = text.chars[hit.end - 1];
    return {text.chars[hit.first].at, last.at + last.length};
}

} // namespace regie
