#include "flagging/words.h"

#include "flagging/fold.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <span>

namespace regie {

namespace {

using Span = std::span<const Folded>;

constexpr std::size_t kMaxStretches = 3; // more stretched places in a word are read with two letters each

void append(std::string& text, char32_t c) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
    text.append(bytes, static_cast<std::size_t>(length));
}

bool has_run_of_three(const std::string& text) {
    for (std::size_t i = 2; i < text.size(); ++i)
        if (text[i] == text[i - 1] && text[i] == text[i - 2])
            return true;
    return false;
}

// "connnard" can mean "connard" or "conard": each run of three or more letters is read as two and as one.
void add_unstretched(Word& word, const std::string& text, Disguise disguise) {
    if (!has_run_of_three(text))
        return;
    std::string doubled;
    std::vector<std::size_t> runs; // where in `doubled` a shortened run starts
    for (std::size_t i = 0; i < text.size();) {
        auto end = text.find_first_not_of(text[i], i);
        end = end == std::string::npos ? text.size() : end;
        const bool is_run = end - i >= 3 && text[i] >= 'a' && text[i] <= 'z';
        if (is_run)
            runs.push_back(doubled.size());
        doubled.append(is_run ? 2 : end - i, text[i]);
        i = end;
    }
    if (runs.empty())
        return;
    const std::size_t variants = std::size_t{1} << std::min(runs.size(), kMaxStretches);
    for (std::size_t variant = 0; variant < variants; ++variant) {
        auto one = doubled;
        for (auto run = std::min(runs.size(), kMaxStretches); run-- > 0;)
            if ((variant >> run & 1) != 0)
                one.erase(runs[run], 1);
        word.push_back({one, std::max(disguise, Disguise::Stretched)});
    }
    auto single = doubled;
    single.erase(std::unique(single.begin(), single.end()), single.end());
    word.push_back({single, std::max(disguise, Disguise::Stretched)});
}

Word word_of(Span letters) {
    const bool has_latin =
        std::any_of(letters.begin(), letters.end(), [](const Folded& f) { return f.latin; });
    std::string text;
    auto disguise = Disguise::None;
    for (const auto& letter : letters) {
        // A word without one Latin letter is Russian or Greek, not hidden.
        append(text, letter.look_alike && !has_latin ? U'?' : letter.c);
        if (letter.look_alike && has_latin)
            disguise = std::max(disguise, Disguise::LookAlike);
        if (letter.after_invisible && &letter != &letters.front())
            disguise = std::max(disguise, Disguise::Invisible);
    }
    Word word{{text, disguise}};
    add_unstretched(word, text, disguise);
    return word;
}

template<typename Belongs, typename Use>
void for_each_run(Span text, Belongs belongs, Use use) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && belongs(text[end].c))
            ++end;
        if (end > i)
            use(text.subspan(i, end - i));
        i = std::max(end, i + 1);
    }
}

Words plain(Span text) {
    Words words;
    for_each_run(text, is_letter, [&](Span run) { words.push_back(word_of(run)); });
    return words;
}

// The letter a figure or sign stands for, 0 for none; '1', '!' and '|' are i here and l in a second reading.
char32_t letter_for(char32_t c) {
    constexpr std::u32string_view kSigns = U"01!|3€4@5$7+89*";
    constexpr std::u32string_view kLetters = U"oiiieeaassttbg*";
    const auto at = kSigns.find(c);
    return at == std::u32string_view::npos ? 0 : kLetters[at];
}

bool is_letter_or_sign(char32_t c) { return is_letter(c) || letter_for(c) != 0; }

// Signs that end a sentence or stress a word are not part of it; "nul$" keeps its last letter.
Span trimmed(Span run) {
    const auto is_edge = [](char32_t c) { return c == '!' || c == '|' || c == '+' || c == '*'; };
    while (!run.empty() && is_edge(run.back().c))
        run = run.first(run.size() - 1);
    while (!run.empty() && (is_edge(run.front().c) || run.front().c == '@')) // "@anna" speaks to her
        run = run.subspan(1);
    return run;
}

// "c0nn@rd": a word with figures or signs inside, fewer than letters: "A55" is a motorway.
bool looks_written_in_figures(Span run) {
    const auto letters =
        std::count_if(run.begin(), run.end(), [](const Folded& f) { return is_letter(f.c); });
    const auto signs = static_cast<std::ptrdiff_t>(run.size()) - letters;
    return run.size() >= 3 && signs > 0 && letters >= signs && letters >= 2;
}

Word written_in_figures(Span run) {
    std::string with_i, with_l;
    bool starred = false;
    for (const auto& one : run) {
        const auto letter = is_letter(one.c) ? one.c : letter_for(one.c);
        starred = starred || letter == U'*';
        append(with_i, letter);
        append(with_l, letter == U'i' && !is_letter(one.c) ? U'l' : letter);
    }
    const auto disguise = starred ? Disguise::Starred : Disguise::Figures;
    Word word{{with_i, disguise}};
    add_unstretched(word, with_i, disguise);
    if (with_l != with_i) {
        word.push_back({with_l, disguise});
        add_unstretched(word, with_l, disguise);
    }
    return word;
}

Words with_figures_read(Span text, bool& found) {
    Words words;
    for_each_run(text, is_letter_or_sign, [&](Span run) {
        run = trimmed(run);
        if (looks_written_in_figures(run)) {
            words.push_back(written_in_figures(run));
            found = true;
        } else {
            for_each_run(run, is_letter, [&](Span letters) { words.push_back(word_of(letters)); });
        }
    });
    return words;
}

// "l' a b r u t i": an article may stand before a spaced-out word; "n u l s n u l s" says one word twice.
Word spaced_out(const std::string& joined) {
    Word word{{joined, Disguise::SpacedOut}};
    add_unstretched(word, joined, Disguise::SpacedOut);
    if (joined.size() > 3)
        word.push_back({joined.substr(1), Disguise::SpacedOut});
    for (std::size_t period = 3; period <= joined.size() / 2; ++period)
        if (joined.size() % period == 0 &&
            joined.compare(period, std::string::npos, joined, 0, joined.size() - period) == 0)
            word.push_back({joined.substr(0, period), Disguise::SpacedOut});
    return word;
}

// Joins three or more single letters, whatever stands between them: "n u l s", "c.o.n", "n u 1 s".
Words with_spaced_joined(Span text, bool& found) {
    Words words;
    std::vector<Span> singles;
    const auto flush = [&] {
        std::string joined;
        std::size_t letters = 0;
        for (const auto& one : singles) {
            append(joined, is_letter(one[0].c) ? one[0].c : letter_for(one[0].c));
            letters += is_letter(one[0].c) ? 1 : 0;
        }
        if (singles.size() >= 3 && letters >= 2) {
            words.push_back(spaced_out(joined));
            found = true;
        } else {
            for (const auto& one : singles)
                if (is_letter(one[0].c))
                    words.push_back(word_of(one));
        }
        singles.clear();
    };
    const auto part_of_word = [](char32_t c) { return is_letter(c) || is_digit(c) || c == '@' || c == '$'; };
    for_each_run(text, part_of_word, [&](Span run) {
        if (run.size() == 1 && (is_letter(run[0].c) || letter_for(run[0].c) != 0)) {
            singles.push_back(run);
            return;
        }
        flush();
        for_each_run(run, is_letter, [&](Span letters) { words.push_back(word_of(letters)); });
    });
    flush();
    return words;
}

bool is_inner_sign(char32_t c) {
    return c == '-' || c == '.' || c == '_' || c == ',' || c == '/' || c == U'·';
}

// Joins what signs cut up inside one word: "dé-bi-les".
Words with_split_joined(Span text, bool& found) {
    Words words;
    const auto in_chunk = [](char32_t c) { return is_letter(c) || is_inner_sign(c); };
    for_each_run(text, in_chunk, [&](Span chunk) {
        std::string joined;
        std::size_t pieces = 0;
        for_each_run(chunk, is_letter, [&](Span run) {
            ++pieces;
            joined += word_of(run).front().text;
        });
        if (pieces >= 2) {
            words.push_back({{joined, Disguise::Split}});
            found = true;
        } else {
            for_each_run(chunk, is_letter, [&](Span run) { words.push_back(word_of(run)); });
        }
    });
    return words;
}

} // namespace

std::string_view words_for(Disguise disguise) {
    switch (disguise) {
    case Disguise::None:
        return "";
    case Disguise::Stretched:
        return ", stretched";
    case Disguise::RunTogether:
        return ", run together";
    case Disguise::Invisible:
        return ", with invisible characters";
    case Disguise::LookAlike:
        return ", in look-alike letters";
    case Disguise::Figures:
        return ", with figures for letters";
    case Disguise::Starred:
        return ", starred out";
    case Disguise::Split:
        return ", split up";
    case Disguise::SpacedOut:
        return ", spaced out";
    }
    return "";
}

std::vector<Words> read_words(std::string_view utf8) {
    const auto folded = fold(utf8);
    std::vector<Words> views{plain(folded)};
    for (auto* read : {&with_figures_read, &with_spaced_joined, &with_split_joined}) {
        bool found = false;
        auto words = read(folded, found);
        if (found)
            views.push_back(std::move(words));
    }
    return views;
}

std::vector<std::string> plain_words(std::string_view utf8) {
    std::vector<std::string> words;
    for (const auto& word : plain(fold(utf8)))
        words.push_back(word.front().text);
    return words;
}

} // namespace regie
