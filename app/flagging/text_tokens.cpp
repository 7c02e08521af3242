#include "flagging/text_tokens.h"

#include <algorithm>
#include <array>

namespace regie {

namespace {

constexpr std::uint64_t kSeed = 0x52E61E;
// A letter three times in a row is drawn out, and read once ("connaaaard"); twice is spelling.
constexpr std::size_t kLongestRun = 2;
// Letters that stand alone and in a row spell a word; two may be "à l".
constexpr std::size_t kMinSpelled = 4;

constexpr bool is_space(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009; }
constexpr bool is_mask(char32_t c) { return c == '*' || c == '#' || c == '$' || c == '@'; }

char32_t letter_for(char32_t c) {
    switch (c) {
    case '0':
        return U'o';
    case '1':
    case '!':
        return U'i';
    case '3':
        return U'e';
    case '4':
    case '@':
        return U'a';
    case '5':
    case '$':
        return U's';
    case '7':
        return U't';
    default:
        return c;
    }
}

using Text = const std::vector<Folded>&;

bool stands_at(Text text, std::size_t at, std::size_t end, std::u32string_view what) {
    if (at + what.size() > end)
        return false;
    for (std::size_t i = 0; i < what.size(); ++i)
        if (text[at + i].c != what[i])
            return false;
    return true;
}

constexpr std::array<std::u32string_view, 18> kEndings = {U"com", U"fr", U"net", U"org",  U"be",   U"tv",
                                                          U"gl",  U"ly", U"me",  U"info", U"io",   U"co",
                                                          U"eu",  U"ru", U"biz", U"uk",   U"html", U"php"};

bool ends_like_host(Text text, std::size_t dot, std::size_t end) {
    auto stop = dot + 1;
    while (stop < end && is_letter(text[stop].c))
        ++stop;
    return std::any_of(kEndings.begin(), kEndings.end(), [&](std::u32string_view ending) {
        return stop - dot - 1 == ending.size() && stands_at(text, dot + 1, stop, ending);
    });
}

TokenKind link_kind(Text text, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i)
        if (stands_at(text, i, end, U"youtu"))
            return TokenKind::VideoLink;
    return TokenKind::Link;
}

/// What the characters between two spaces are, if they are not words.
TokenKind token_kind_of(Text text, std::size_t begin, std::size_t end) {
    if (end - begin < 2)
        return TokenKind::Letters;
    if (text[begin].c == '@' && is_letter(text[begin + 1].c))
        return TokenKind::Mention;
    if (stands_at(text, begin, end, U"www."))
        return link_kind(text, begin, end);
    bool at = false;
    for (auto i = begin + 1; i < end; ++i) {
        const auto c = text[i].c;
        if (c == ':' && stands_at(text, i, end, U"://"))
            return link_kind(text, begin, end);
        if (c == '@')
            at = true;
        if (c == '.' && is_letter(text[i - 1].c) && ends_like_host(text, i, end))
            return at ? TokenKind::Email : link_kind(text, begin, end);
    }
    return TokenKind::Letters;
}

class Cutter {
  public:
    Cutter(Text text, TextTokens& out) : text_(text), out_(out) {
        out_.tokens.clear();
        out_.letters.clear();
    }

    void run() {
        const auto end = std::min(text_.size(), kMaxTokenText);
        for (std::size_t i = 0; i < end;) {
            if (is_space(text_[i].c)) {
                ++i;
                continue;
            }
            auto stop = i;
            while (stop < end && !is_space(text_[stop].c))
                ++stop;
            chunk(i, stop);
            i = stop;
        }
        join_spelled();
    }

  private:
    void chunk(std::size_t begin, std::size_t end) {
        const auto kind = token_kind_of(text_, begin, end);
        if (kind != TokenKind::Letters) {
            placeholder(begin, end, kind);
            return;
        }
        for (auto i = begin; i < end;) {
            if (!in_word(i)) {
                if (text_[i].c >= 0x2190)
                    symbol(i);
                ++i;
                continue;
            }
            auto stop = i + 1;
            while (stop < end && (in_word(stop) || is_inner_mask(stop, end)))
                ++stop;
            word(i, stop);
            i = stop;
        }
    }

    bool in_word(std::size_t i) const { return is_letter(text_[i].c) || is_digit(text_[i].c); }

    // "f**k", "p@tain": a mark with a letter somewhere after it in the same word.
    bool is_inner_mask(std::size_t i, std::size_t end) const {
        if (!is_mask(text_[i].c))
            return false;
        auto next = i;
        while (next < end && is_mask(text_[next].c))
            ++next;
        return next < end && next - i <= 4 && is_letter(text_[next].c);
    }

    void placeholder(std::size_t begin, std::size_t end, TokenKind kind) {
        TextToken token;
        token.kind = kind;
        token.from = static_cast<std::uint32_t>(begin);
        token.to = static_cast<std::uint32_t>(end);
        token.begin = token.end = static_cast<std::uint32_t>(out_.letters.size());
        token.hash = token.other_hash = mix(kSeed, 0x110000U + static_cast<unsigned>(kind));
        out_.tokens.push_back(token);
    }

    void symbol(std::size_t at) {
        placeholder(at, at + 1, TokenKind::Symbol);
        auto& token = out_.tokens.back();
        token.hash = token.other_hash = mix(kSeed, text_[at].c);
    }

    void word(std::size_t begin, std::size_t end) {
        std::size_t letters = 0, digits = 0;
        for (auto i = begin; i < end; ++i)
            (is_digit(text_[i].c) ? digits : letters) += 1;
        TextToken token;
        token.from = static_cast<std::uint32_t>(begin);
        token.to = static_cast<std::uint32_t>(end);
        if (letters == 0) {
            placeholder(begin, end, TokenKind::Number);
            // How long a number is tells a year from a telephone.
            auto& number = out_.tokens.back();
            number.hash = mix(number.hash, std::min<std::size_t>(digits, 12));
            number.other_hash = kSeed;
            for (auto i = begin; i < end; ++i)
                number.other_hash = mix(number.other_hash, text_[i].c);
            return;
        }
        const bool figures = digits > 0 && letters >= 2 && is_letter(text_[begin].c) && digits <= letters;
        token.begin = static_cast<std::uint32_t>(out_.letters.size());
        auto doubled = kSeed;
        bool shortened = false;
        std::size_t run = 0;
        char32_t last = 0;
        for (auto i = begin; i < end; ++i) {
            auto c = text_[i].c;
            if (c == '*' || c == '#')
                token.masked = true;
            if (figures || is_mask(c))
                c = letter_for(c);
            run = c == last ? run + 1 : 1;
            last = c;
            if (run <= kLongestRun) {
                out_.letters.push_back(c);
                doubled = mix(doubled, c);
            } else if (run == kLongestRun + 1) {
                out_.letters.pop_back();
                shortened = true;
            }
        }
        token.end = static_cast<std::uint32_t>(out_.letters.size());
        token.hash = hash_letters(&out_.letters[token.begin], out_.letters.data() + token.end);
        token.other_hash = shortened ? doubled : token.hash;
        out_.tokens.push_back(token);
    }

    // "c o n n a r d": adds the word after its letters.
    void join_spelled() {
        const auto count = out_.tokens.size();
        for (std::size_t i = 0; i < count;) {
            auto stop = i;
            while (stop < count && out_.tokens[stop].kind == TokenKind::Letters &&
                   out_.tokens[stop].end - out_.tokens[stop].begin == 1)
                ++stop;
            if (stop - i >= kMinSpelled) {
                TextToken token;
                token.joined = true;
                token.from = out_.tokens[i].from;
                token.to = out_.tokens[stop - 1].to;
                token.begin = static_cast<std::uint32_t>(out_.letters.size());
                for (auto k = i; k < stop; ++k)
                    out_.letters.push_back(out_.letters[out_.tokens[k].begin]);
                token.end = static_cast<std::uint32_t>(out_.letters.size());
                token.hash = hash_letters(&out_.letters[token.begin], out_.letters.data() + token.end);
                token.other_hash = token.hash;
                out_.tokens.push_back(token);
            }
            i = std::max(stop, i + 1);
        }
    }

    Text text_;
    TextTokens& out_;
};

} // namespace

std::uint64_t hash_letters(const char32_t* begin, const char32_t* end) {
    auto hash = kSeed;
    for (; begin != end; ++begin)
        hash = mix(hash, *begin);
    return hash;
}

void cut_tokens(const std::vector<Folded>& folded, TextTokens& out) { Cutter(folded, out).run(); }

} // namespace regie
