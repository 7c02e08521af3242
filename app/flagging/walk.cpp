#include "flagging/walk.h"

#include "flagging/signs.h"

#include <algorithm>

namespace regie {

namespace {

using Kind = CharacterKind;

// From one place; two disguises of a long phrase take some sixty steps. A text in which nearly every place
// takes hundreds was made to; then each gets the least.
constexpr unsigned kMaxSteps = 400, kLeastSteps = 40;
constexpr std::size_t kSpareSteps = 20'000;
constexpr std::size_t kMaxBetween = 8; // characters between two letters of an entry
constexpr unsigned kMaxBlanks = 3;
constexpr std::size_t kMaxRun = 500; // the longest comment is one letter

constexpr char32_t kBlank = '*'; // Way::last where a letter was left out

// "(on": no c before the word that it brackets.
bool opens_bracket(char32_t c) { return c == '(' || c == '[' || c == '{' || c == '<'; }

// Hardly ever doubled in French or English, so that a second one is a disguise.
bool is_seldom_doubled(char32_t c) {
    constexpr std::u32string_view kSeldom = U"ahijkquvwxy";
    return kSeldom.find(c) != std::u32string_view::npos;
}

class Walk {
  public:
    Walk(const Trie& trie, const FoldedText& text, Within within)
        : trie_(trie), text_(text), within_(within) {}

    std::vector<Way> from_everywhere() {
        for (std::size_t at = 0; at < text_.size(); ++at)
            if (may_start(at) && leads_on(at)) {
                steps_ = 0;
                max_steps_ = spare_ > 0 ? kMaxSteps : kLeastSteps;
                Way way;
                way.first = way.at = way.end = at;
                read(way);
                spare_ -= std::min<std::size_t>(spare_, steps_);
            }
        return std::move(found_);
    }

  private:
    // Most words end here: a letter has one reading, and what follows it is a letter.
    bool leads_on(std::size_t at) const {
        if (text_.kinds[at] != Kind::Letter)
            return true;
        const auto c = text_.chars[at].c;
        if (twin_at(at) != 0)
            return true;
        const auto first = trie_.next(Trie::kRoot, c);
        if (first == Trie::kNone || !text_.is(at + 1, Kind::Letter))
            return first != Trie::kNone;
        const auto second = text_.chars[at + 1].c;
        return second == c || twin_at(at + 1) != 0 || trie_.next(first, second) != Trie::kNone ||
               trie_.next(first, ' ') != Trie::kNone;
    }

    bool may_start(std::size_t at) const {
        if (within_ == Within::Words)
            return text_.kinds[at] == Kind::Letter;
        switch (text_.kinds[at]) {
        case Kind::Letter:
            return text_.is_edge_before(at);
        case Kind::Figure:
            return !text_.is_word_character(at - 1);
        case Kind::Sign:
            return is_pictograph(text_.chars[at].c) ||
                   (at == 0 ||
                    (!text_.is_word_character(at - 1) && text_.chars[at - 1].c != text_.chars[at].c));
        case Kind::Space:
            break;
        }
        return false;
    }

    bool may_end(const Way& way) const {
        return way.piece > 0 && way.last != kBlank && !trie_.ends(way.node).empty() &&
               (within_ == Within::Words || text_.is_edge_after(way.end) || is_pictograph(way.last));
    }

    // What stands at way.at, after `way` has taken all before it.
    void read(const Way& way) {
        if (++steps_ > max_steps_)
            return;
        if (may_end(way))
            found_.push_back(way);
        if (way.at >= text_.size())
            return;
        const auto kind = text_.kinds[way.at];
        if (kind != Kind::Space)
            take_letters(way);
        if (way.piece == 0)
            return;
        // "bandedenuls": the next word without its space.
        if (const auto next = trie_.next(way.node, ' '); next != Trie::kNone && kind != Kind::Space) {
            auto together = way;
            if (together.finish_word()) {
                together.node = next;
                together.run_together = true;
                take_letters(together);
            }
        }
        if (within_ == Within::Text && (kind == Kind::Sign || kind == Kind::Space))
            cross(way);
        if (kind == Kind::Sign)
            take_blank(way);
    }

    void take_letters(const Way& way) {
        const auto c = text_.chars[way.at].c;
        if (const auto next = trie_.next(way.node, c); next != Trie::kNone)
            take(way, next, c, As::Itself);
        else
            skip_spelled_again(way, c);
        if (text_.kinds[way.at] != Kind::Letter && (way.piece > 0 || !opens_bracket(c)))
            for (const auto letter : letters_for(c))
                if (const auto next = trie_.next(way.node, letter); next != Trie::kNone)
                    take(way, next, letter, As::Sign);
        if (const auto twin = twin_at(way.at); twin != 0)
            if (const auto next = trie_.next(way.node, twin); next != Trie::kNone)
                take(way, next, twin, As::LookAlike);
    }

    // "saIope" and "ldiot": a capital i among small letters, and an l that begins a word. 0 when it is
    // neither.
    char32_t twin_at(std::size_t at) const {
        const auto& one = text_.chars[at];
        if (one.c == 'l' && !one.capital && !text_.is_word_character(at - 1))
            return U'i';
        const auto is_small = [&](std::size_t i) {
            return text_.is(i, Kind::Letter) && !text_.chars[i].capital;
        };
        return one.c == 'i' && one.capital && (is_small(at - 1) || is_small(at + 1)) ? U'l' : 0;
    }

    // "n n u u l l s s"
    void skip_spelled_again(Way way, char32_t letter) {
        const bool spelled = way.piece == 0 && way.gaps + way.joints > 0 && way.longest <= 1;
        if (!spelled || letter != way.last)
            return;
        way.stretched = true;
        way.piece = 1;
        if (!text_.is_word_character(++way.at) && way.at < text_.size())
            cross(way);
    }

    enum class As { Itself, Sign, LookAlike };

    void take(Way way, Trie::Node next, char32_t letter, As as) {
        way.node = next;
        const auto& one = text_.chars[way.at];
        ++(as == As::Sign ? way.signs : way.letters);
        way.look_alike = way.look_alike || one.look_alike || as == As::LookAlike;
        way.invisible = way.invisible || (one.after_invisible && way.at != way.first);
        step_on(way, letter);
    }

    void step_on(Way& way, char32_t letter) {
        ++way.piece;
        ++way.word.characters;
        way.last = letter;
        const auto taken = way.at;
        way.end = way.at = taken + 1;
        read(way);
        skip_repeats(way, taken, letter);
    }

    // "nuuuls": the same again counts once.
    void skip_repeats(Way& way, std::size_t taken, char32_t letter) {
        const auto c = text_.chars[taken].c;
        auto end = taken + 1;
        while (end < text_.size() && text_.chars[end].c == c && end - taken < kMaxRun)
            ++end;
        if (end == taken + 1 || is_pictograph(c))
            return;
        auto run = end - taken;
        for (auto before = taken; before > way.first && run < 3 && text_.chars[before - 1].c == c; --before)
            ++run;
        if (run == 2 && letter == 'e' && text_.chars[taken].length > 1) // "salopée"
            return;
        const bool starts = way.word.characters == 1;
        const bool drawn_out = run >= 3 || is_seldom_doubled(letter) || (starts && letter != 'l');
        way.stretched = way.stretched || drawn_out;
        way.word.doubled = way.word.doubled || !drawn_out;
        way.word.doubled_l = way.word.doubled_l || (!drawn_out && letter == 'l');
        way.end = way.at = end;
        read(way);
    }

    bool goes_on_behind_blanks(std::size_t at) const {
        const auto first = at;
        while (at < text_.size() && at - first < kMaxBlanks && blank_for(text_.chars[at].c) != Blank::No)
            ++at;
        return text_.is(at, Kind::Letter);
    }

    // A sign for a letter that was left out, with letters on both sides.
    void take_blank(const Way& way) {
        const auto blank = blank_for(text_.chars[way.at].c);
        if (blank == Blank::No || way.blanks >= kMaxBlanks || !goes_on_behind_blanks(way.at))
            return;
        trie_.for_each_letter(way.node, [&](char32_t letter, Trie::Node next) {
            constexpr std::u32string_view kVowels = U"aeiouy";
            if (blank == Blank::Vowel && kVowels.find(letter) == std::u32string_view::npos)
                return;
            auto one = way;
            one.node = next;
            ++one.blanks;
            one.vowel_blanks += blank == Blank::Vowel ? 1 : 0;
            ++one.piece;
            ++one.word.characters;
            one.last = kBlank;
            ++one.at;
            one.end = one.at;
            read(one);
        });
    }

    struct Between {
        bool gap = false, sign = false;
    };

    // From the end of one piece to the start of the next: to another word, or within the same.
    void cross(const Way& way) {
        Between between;
        auto at = way.at;
        for (; at < text_.size() && at - way.at < kMaxBetween; ++at) {
            const auto c = text_.chars[at].c;
            const bool may_be_letter = text_.is_word_character(at) ||
                                       (text_.kinds[at] == Kind::Sign &&
                                        (is_pictograph(c) || (at > way.at && !letters_for(c).empty())));
            if (may_be_letter)
                go_on_at(way, at, between);
            if (text_.is_word_character(at))
                return;
            // An apostrophe parts words as a space does.
            between.gap = between.gap || text_.kinds[at] == Kind::Space || is_apostrophe(c);
            between.sign = between.sign || text_.kinds[at] == Kind::Sign;
        }
    }

    void go_on_at(const Way& way, std::size_t at, const Between& between) {
        if (const auto next = trie_.next(way.node, ' '); next != Trie::kNone) {
            auto other_word = way;
            if (other_word.finish_word()) {
                other_word.node = next;
                other_word.at = at;
                read_next(other_word);
            }
        }
        if (trie_.is_leaf(way.node))
            return;
        auto same_word = way;
        auto& word = same_word.word;
        word.longest = std::max(word.longest, way.piece);
        same_word.longest = std::max(same_word.longest, way.piece);
        if (between.gap && ++word.gaps > 1 && word.longest > 2)
            return;
        word.signs_in_gaps = word.signs_in_gaps || (between.gap && between.sign);
        ++(between.gap ? same_word.gaps : same_word.joints);
        word.cut = true;
        same_word.piece = 0;
        same_word.at = at;
        read_next(same_word);
    }

    void read_next(const Way& way) {
        if (++steps_ <= max_steps_)
            take_letters(way);
    }

    const Trie& trie_;
    const FoldedText& text_;
    const Within within_;
    std::vector<Way> found_;
    unsigned steps_ = 0, max_steps_ = 0;
    std::size_t spare_ = kSpareSteps;
};

} // namespace

std::vector<Way> walk(const Trie& trie, const FoldedText& text, Within within) {
    return Walk(trie, text, within).from_everywhere();
}

} // namespace regie
