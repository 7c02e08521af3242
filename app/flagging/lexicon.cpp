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
// Words in what does: "c'est des".
constexpr std::size_t kMaxTowards = 3;
// More words than these are a sentence, whatever they are.
constexpr std::size_t kMaxAlone = 12;
// A crew's word shorter than this is taken as it stands: its plural is likely another word.
constexpr std::size_t kMinPlural = 4;

struct Section {
    Level level;
    Tongue tongue = Tongue::Any;
    bool within_words = false;
};
const std::map<std::string_view, Section> kSections = {
    {"severe", {Level::Severe}},
    {"severe, in French", {Level::Severe, Tongue::French}},
    {"severe, in English", {Level::Severe, Tongue::English}},
    {"severe, within words", {Level::Severe, Tongue::Any, true}},
    {"directed", {Level::Directed}},
    {"directed, in French", {Level::Directed, Tongue::French}},
    {"aimed", {Level::Aimed}},
    {"coarse", {Level::Coarse}},
    {"coarse, in French", {Level::Coarse, Tongue::French}},
    {"coarse, in English", {Level::Coarse, Tongue::English}},
    {"coarse, within words", {Level::Coarse, Tongue::Any, true}},
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

// Where one can be read in several ways, the plainest is meant; what lies within a harmless phrase is left
// out.
void sort_and_exempt(std::vector<Hit>& hits) {
    const auto is_harmless = [](const Hit& hit) { return hit.entry->level == Level::Harmless; };
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
        return std::make_tuple(a.first, b.end, !is_harmless(a), a.disguise) <
               std::make_tuple(b.first, a.end, !is_harmless(b), b.disguise);
    });
    // "s a l o p e t t e" is a garment, but "c o n a r t" is no "con art": words that were hidden and so
    // became a phrase clear only what is shorter.
    const auto clears_itself = [](const Hit& phrase) {
        return phrase.disguise == Disguise::None || phrase.entry->words.find(U' ') == std::u32string::npos;
    };
    Hit all, shorter; // the phrases that reach furthest
    std::erase_if(hits, [&](const Hit& hit) {
        if (is_harmless(hit)) {
            auto& furthest = clears_itself(hit) ? all : shorter;
            furthest = hit.end > furthest.end ? hit : furthest;
            return true;
        }
        return hit.end <= all.end || hit.end < shorter.end ||
               (hit.end == shorter.end && hit.first > shorter.first);
    });
}

} // namespace

Lexicon::Lexicon(const FlagSettings& settings) {
    for (const auto& list : kLists)
        read(list);
    add_run_together();
    add_forms_of_crew(settings.block, Level::Blocked);
    add_forms_of_crew(settings.suspect, Level::Suspect);
    leave_out_allowed(settings.allow);
    index();
    const auto speaks = [&](const char* tongue) {
        return std::ranges::count(settings.languages, tongue) > 0;
    };
    if (speaks("fr") != speaks("en"))
        spoken_ = speaks("fr") ? Tongue::French : Tongue::English;
}

void Lexicon::index() {
    const auto stems = std::stable_partition(entries_.begin(), entries_.end(),
                                             [](const Entry& entry) { return !entry.within_words; });
    first_stem_ = static_cast<std::size_t>(stems - entries_.begin());
    std::vector<std::u32string> words, within;
    for (const auto& entry : entries_)
        (entry.within_words ? within : words).push_back(entry.words);
    words_.emplace(words);
    stems_.emplace(within);
}

void Lexicon::read(std::string_view text) {
    const std::map<std::string_view, Words*> words = {{"towards", &towards_},
                                                      {"fillers", &fillers_},
                                                      {"French", &french_},
                                                      {"English", &english_},
                                                      {"other", &other_}};
    read_list(text, [&](std::string_view section, std::string_view line) {
        const auto set = words.find(section);
        const auto sort = set == words.end() ? kSections.at(section) : Section{Level::Harmless};
        for (const auto& form : forms_of(line))
            if (set != words.end())
                set->second->insert(listed(form));
            else
                add(form, sort.level, sort.tongue, sort.within_words);
    });
}

void Lexicon::add(std::string_view line, Level level, Tongue tongue, bool within_words) {
    if (auto words = listed(line); !words.empty())
        entries_.push_back({std::move(words), std::string(line), level, tongue, within_words, false});
}

void Lexicon::add_forms_of_crew(const std::vector<std::string>& phrases, Level level) {
    for (const auto& phrase : phrases) {
        add(phrase, level, Tongue::Any, false);
        const auto words = listed(phrase);
        if (words.size() >= kMinPlural && words.find(U' ') == std::u32string::npos &&
            is_letter(words.back()) && words.back() != U's')
            entries_.push_back({words + U's', phrase, level, Tongue::Any, false, false});
    }
}

// "bandedenuls".
void Lexicon::add_run_together() {
    std::vector<Entry> more;
    for (const auto& entry : entries_)
        if ((entry.level == Level::Directed || entry.level == Level::Aimed) && is_letter(entry.words[0])) {
            more.push_back({U"bande de " + entry.words, "bande de " + entry.shown, Level::Severe,
                            entry.tongue, false, true});
            more.push_back({U"bande d " + entry.words, "bande d'" + entry.shown, Level::Severe, entry.tongue,
                            false, true});
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

std::optional<Hit> Lexicon::hit_of(const Entry& entry, const Way& way, const FoldedText& text,
                                   std::optional<Tongue>& tongue) const {
    const auto disguise = disguise_of(way, text, {entry.spelled_out_only, may_be_in_fragments(entry.level)});
    if (!disguise)
        return {};
    if (entry.tongue != Tongue::Any) {
        tongue = tongue ? *tongue : tongue_of(text);
        // Whoever hides a word means it, unless the other language is spoken.
        const bool is_meant = *disguise > Disguise::RunTogether && *tongue == Tongue::Any;
        if (*tongue != entry.tongue && !is_meant)
            return {};
    }
    Hit hit{&entry, *disguise, way.first, way.end};
    while (entry.within_words && hit.first > 0 && text.is_word_character(hit.first - 1))
        --hit.first;
    while (entry.within_words && text.is_word_character(hit.end))
        ++hit.end;
    return hit;
}

std::vector<Hit> Lexicon::find(const FoldedText& text) const {
    std::vector<Hit> hits;
    std::optional<Tongue> tongue;
    const auto read = [&](const Trie& trie, Within within, std::size_t first_entry) {
        for (auto way : walk(trie, text, within))
            if (way.finish_word())
                for (const auto number : trie.ends(way.node))
                    if (const auto hit = hit_of(entries_[first_entry + number], way, text, tongue))
                        hits.push_back(*hit);
    };
    read(*words_, Within::Text, 0);
    read(*stems_, Within::Words, first_stem_);
    if (hits.size() > 1 || (!hits.empty() && hits[0].entry->level == Level::Harmless))
        sort_and_exempt(hits);
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
    if (english > french && english > other)
        return Tongue::English;
    return other > 0 ? Tongue::Any : spoken_;
}

bool Lexicon::is_directed(const FoldedText& text, std::size_t at) const {
    std::vector<std::u32string> before; // the nearest first
    while (at > 0 && before.size() < kMaxFillers + kMaxTowards)
        if (auto word = word_before(text, at, at); !word.empty())
            before.push_back(std::move(word));
    for (std::size_t nearest = 0; nearest < before.size() && nearest <= kMaxFillers; ++nearest) {
        std::u32string phrase;
        for (auto i = nearest; i < before.size() && i < nearest + kMaxTowards; ++i) {
            phrase.insert(0, i == nearest ? before[i] : before[i] + U' ');
            if (towards_.contains(phrase))
                return true;
        }
        if (!fillers_.contains(before[nearest]))
            return false;
    }
    return false;
}

bool Lexicon::stands_alone(const FoldedText& text, const Hit& hit) const {
    std::size_t words = 0;
    for (auto first = text.size(); first > 0;) {
        const auto word = word_before(text, first, first);
        const bool within = first >= hit.first && first < hit.end;
        if (++words > kMaxAlone)
            return false;
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
