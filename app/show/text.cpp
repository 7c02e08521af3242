#include "show/text.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <memory>
#include <vector>

namespace regie {

namespace {

// The longest emoji people send (a kiss with two skin tones, a family) has 41 bytes.
constexpr std::size_t kMaxGraphemeBytes = 64;

/// Walks the user-perceived characters of a UTF-8 text. Opening the rules costs 20 times as much as walking a
/// comment with them, so each thread opens them once.
class Graphemes {
  public:
    explicit Graphemes(std::string_view text) {
        thread_local const Breaker breaker(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, status()), ubrk_close);
        breaks_ = breaker.get();
        utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), status());
        ubrk_setUText(breaks_, &text_, status());
        ubrk_first(breaks_);
    }
    ~Graphemes() { utext_close(&text_); }
    Graphemes(const Graphemes&) = delete;
    Graphemes& operator=(const Graphemes&) = delete;

    /// Where the next one ends, in bytes; npos after the last.
    std::size_t next() {
        const auto end = U_SUCCESS(error_) ? ubrk_next(breaks_) : UBRK_DONE;
        return end == UBRK_DONE ? std::string_view::npos : static_cast<std::size_t>(end);
    }

  private:
    using Breaker = std::unique_ptr<UBreakIterator, void (*)(UBreakIterator*)>;
    UErrorCode* status() { return &error_; }

    UErrorCode error_ = U_ZERO_ERROR;
    UText text_ = UTEXT_INITIALIZER;
    UBreakIterator* breaks_ = nullptr;
};

void append(std::string& text, UChar32 c) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(bytes, static_cast<std::size_t>(length));
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0; }
bool is_invisible(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0; }
bool is_tag(UChar32 c) { return c >= 0xE0020 && c <= 0xE007F; }

// Joiners (emoji families, Persian, Indic) and emoji style have a meaning. So have the direction marks: they
// only settle on which side of a word its punctuation stands, which Hebrew and Arabic need; they cannot turn
// text around. Tags have one only in a regional flag, after the black flag.
bool is_meaningful_invisible(UChar32 c, UChar32 before) {
    const bool joiner = c == 0x200C || c == 0x200D;
    const bool style = c == 0xFE0E || c == 0xFE0F;
    const bool direction = c == 0x200E || c == 0x200F || c == 0x061C;
    return joiner || style || direction || (is_tag(c) && (before == 0x1F3F4 || is_tag(before)));
}

// French typography keeps "!" and "?" on the line of their word with these.
bool is_kept_space(UChar32 c) { return c == 0xA0 || c == 0x202F; }

// Interlinear annotation and the object replacement character: layout engines treat them as instructions.
bool is_layout_instruction(UChar32 c) { return c >= 0xFFF9 && c <= 0xFFFC; }

// Zalgo is made of the marks that go with any script. A script's own marks are needed in threes: Hindi "पढ़ें".
int allowed_marks(UChar32 mark) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(mark, &error) == USCRIPT_INHERITED ? 2 : 3;
}

std::string without_hostile_characters(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    const auto length = static_cast<std::int32_t>(text.size());
    UChar32 before = 0;
    UChar32 space_due = 0;
    int marks = 0;
    bool anything_visible = false;
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        if (c < 0 || U_IS_UNICODE_NONCHAR(c))
            c = 0xFFFD;
        if (u_isUWhiteSpace(c)) {
            space_due = clean.empty() ? 0 : is_kept_space(c) ? c : ' ';
            marks = 0;
            continue;
        }
        if (u_charType(c) == U_CONTROL_CHAR || is_layout_instruction(c))
            continue;
        const bool invisible = is_invisible(c);
        if (invisible && !is_meaningful_invisible(c, before))
            continue;
        if (is_mark(c) && !invisible) {
            const bool has_base = anything_visible && space_due == 0;
            if (!has_base || ++marks > allowed_marks(c))
                continue;
        } else if (!invisible) {
            marks = 0;
            anything_visible = true;
        }
        if (space_due != 0)
            append(clean, space_due);
        space_due = 0;
        append(clean, c);
        before = c;
    }
    return anything_visible ? clean : std::string();
}

std::size_t end_of_whole_characters(std::string_view text, std::size_t start, std::size_t limit) {
    auto end = static_cast<std::int32_t>(limit);
    U8_SET_CP_START(reinterpret_cast<const std::uint8_t*>(text.data()), static_cast<std::int32_t>(start),
                    end);
    return static_cast<std::size_t>(end);
}

} // namespace

std::string valid_utf8(std::string_view text) {
    const auto length = static_cast<std::int32_t>(text.size());
    std::string valid;
    valid.reserve(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        append(valid, c < 0 ? 0xFFFD : c);
    }
    return valid;
}

std::string clean_text(std::string_view text, std::size_t max_graphemes) {
    const auto clean = without_hostile_characters(text);
    std::string out;
    out.reserve(clean.size());
    Graphemes graphemes(clean);
    std::size_t start = 0, count = 0;
    for (auto end = graphemes.next(); end != std::string_view::npos; start = end, end = graphemes.next()) {
        if (count++ == max_graphemes)
            return out + "…";
        const bool bounded = end - start <= kMaxGraphemeBytes;
        const auto cut = bounded ? end : end_of_whole_characters(clean, start, start + kMaxGraphemeBytes);
        out.append(clean, start, cut - start);
    }
    return out;
}

std::size_t count_graphemes(std::string_view text) {
    Graphemes graphemes(text);
    std::size_t count = 0;
    while (graphemes.next() != std::string_view::npos)
        ++count;
    return count;
}

std::string shorten(std::string_view text, std::size_t max_graphemes) {
    Graphemes graphemes(text);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < max_graphemes; ++i) {
        const auto end = graphemes.next();
        if (end == std::string_view::npos)
            return std::string(text);
        kept = end;
    }
    return kept == text.size() ? std::string(text) : std::string(text.substr(0, kept)) + "…";
}

bool is_shortened(std::string_view text, std::string_view whole) {
    constexpr std::string_view kGap = "…";
    // A word is left out whole, or its end is: its end alone might be another word.
    const auto within_word = [&](std::size_t at) {
        const auto before = static_cast<unsigned char>(whole[at - 1]);
        return before >= 0x80 || std::isalnum(before);
    };
    std::size_t from = 0;
    for (bool gap_before = false;; gap_before = true) {
        const auto gap = text.find(kGap);
        const bool last = gap == std::string_view::npos;
        auto piece = text.substr(0, gap);
        if (gap_before && piece.starts_with(' '))
            piece.remove_prefix(1);
        if (!last && piece.ends_with(' '))
            piece.remove_suffix(1);
        if (from + piece.size() > whole.size())
            return false;
        auto at = !gap_before ? from : last ? whole.size() - piece.size() : whole.find(piece, from);
        while (gap_before && !last && at != std::string_view::npos && at > from && within_word(at))
            at = whole.find(piece, at + 1);
        if (at == std::string_view::npos || whole.substr(at, piece.size()) != piece ||
            (!piece.empty() && at > from && within_word(at)))
            return false;
        from = at + piece.size();
        if (last)
            return from == whole.size();
        text.remove_prefix(gap + kGap.size());
    }
}

std::string bind_punctuation(std::string_view text) {
    constexpr std::string_view kNoBreakSpace = "\u00a0", kOpen = "«", kClose = "»";
    std::string bound;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i + 1);
        const bool before_mark =
            !rest.empty() &&
            (std::string_view("?!;:").find(rest[0]) != std::string_view::npos || rest.starts_with(kClose));
        if (text[i] == ' ' && (before_mark || std::string_view(bound).ends_with(kOpen)))
            bound += kNoBreakSpace;
        else
            bound += text[i];
    }
    return bound;
}

} // namespace regie
