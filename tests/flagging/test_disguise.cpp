// Every entry of the built-in lists and of a crew's, hidden in each way people hide words: most are found,
// whatever the list's length, and each mark covers exactly the hidden word.

#include "flagging/lexicon.h"
#include "flagging/verdict.h"
#include "flags_of.h"

#include <catch2/catch.hpp>
#include <unicode/utf8.h>

#include <functional>
#include <iostream>
#include <map>
#include <random>

using namespace regie;

namespace {

using Random = std::mt19937;
using Disguiser = std::function<std::u32string(const std::u32string&, Random&)>;

std::string utf8(const std::u32string& text) {
    std::string out;
    for (const auto c : text) {
        char bytes[U8_MAX_LENGTH];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
        out.append(bytes, static_cast<std::size_t>(length));
    }
    return out;
}

bool is_vowel(char32_t c) { return std::u32string_view(U"aeiouy").find(c) != std::u32string_view::npos; }

// One of `may`, by chance, replaced; the text itself when there is none.
std::u32string replace_one(const std::u32string& text, Random& random,
                           const std::function<std::u32string(std::size_t)>& instead) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!instead(i).empty())
            places.push_back(i);
    if (places.empty())
        return text;
    const auto at = places[random() % places.size()];
    return text.substr(0, at) + instead(at) + text.substr(at + 1);
}

std::u32string mapped(char32_t c, std::u32string_view from, std::u32string_view to) {
    const auto at = from.find(c);
    return at == std::u32string_view::npos ? std::u32string{} : std::u32string(1, to[at]);
}

// `between` after each letter of a word, and a wider gap between words.
std::u32string spread(const std::u32string& text, std::u32string_view between, std::u32string_view words) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') {
            out += words;
            continue;
        }
        out += text[i];
        if (i + 1 < text.size() && text[i + 1] != ' ')
            out += between;
    }
    return out;
}

bool is_inner(const std::u32string& text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ' && text[at] != ' ';
}

const std::map<std::string, Disguiser>& disguises() {
    static const std::map<std::string, Disguiser> all = {
        {"spaced out", [](const auto& t, Random&) { return spread(t, U" ", U"  "); }},
        {"dots between", [](const auto& t, Random&) { return spread(t, U".", U" "); }},
        {"dashes between", [](const auto& t, Random&) { return spread(t, U"-", U" "); }},
        {"underscores between", [](const auto& t, Random&) { return spread(t, U"_", U" "); }},
        {"stars between", [](const auto& t, Random&) { return spread(t, U"*", U" "); }},
        {"emoji between", [](const auto& t, Random&) { return spread(t, U"🔥", U" "); }},
        {"zero-width between", [](const auto& t, Random&) { return spread(t, U"\u200B", U" "); }},
        {"one figure or sign",
         [](const auto& t, Random& random) {
             return replace_one(t, random,
                                [&](std::size_t i) { return mapped(t[i], U"aeiostlbgz", U"431057!892"); });
         }},
        {"all figures or signs",
         [](const auto& t, Random&) {
             std::u32string out;
             for (const auto c : t)
                 out += is_vowel(c) && !mapped(c, U"aeio", U"@310").empty() ? mapped(c, U"aeio", U"@310")
                                                                            : std::u32string(1, c);
             return out;
         }},
        {"one homoglyph",
         [](const auto& t, Random& random) {
             return replace_one(t, random,
                                [&](std::size_t i) { return mapped(t[i], U"aceiopsxy", U"асеіорѕху"); });
         }},
        {"wide letters",
         [](const auto& t, Random&) {
             std::u32string out;
             for (const auto c : t)
                 out += c >= 'a' && c <= 'z' ? static_cast<char32_t>(U'ａ' + (c - U'a')) : c;
             return out;
         }},
        {"one letter twice",
         [](const auto& t, Random& random) {
             return replace_one(t, random, [&](std::size_t i) {
                 return t[i] == ' ' ? std::u32string{} : std::u32string(2, t[i]);
             });
         }},
        {"one letter five times",
         [](const auto& t, Random& random) {
             return replace_one(t, random, [&](std::size_t i) {
                 return t[i] == ' ' ? std::u32string{} : std::u32string(5, t[i]);
             });
         }},
        {"accents put on",
         [](const auto& t, Random&) {
             std::u32string out;
             for (const auto c : t)
                 out += mapped(c, U"aeioucn", U"ãëîöüçñ").empty() ? std::u32string(1, c)
                                                                  : mapped(c, U"aeioucn", U"ãëîöüçñ");
             return out;
         }},
        {"one inner vowel starred",
         [](const auto& t, Random& random) {
             return replace_one(t, random, [&](std::size_t i) {
                 return is_inner(t, i) && is_vowel(t[i]) ? std::u32string(U"*") : std::u32string{};
             });
         }},
        {"one space inside",
         [](const auto& t, Random& random) {
             return replace_one(t, random, [&](std::size_t i) {
                 return is_inner(t, i) ? std::u32string{t[i], U' '} : std::u32string{};
             });
         }},
        {"spaced out in figures",
         [](const auto& t, Random& random) {
             return spread(
                 replace_one(t, random, [&](std::size_t i) { return mapped(t[i], U"aeios", U"4310$"); }),
                 U" ", U"  ");
         }},
        {"homoglyph and zero-width",
         [](const auto& t, Random& random) {
             return spread(
                 replace_one(t, random, [&](std::size_t i) { return mapped(t[i], U"aceiop", U"асеіор"); }),
                 U"\u200D", U" ");
         }},
    };
    return all;
}

bool is_flagged_by_itself(Level level) {
    return level == Level::Severe || level == Level::Directed || level == Level::Coarse ||
           level == Level::Blocked || level == Level::Suspect || level == Level::StrongScam;
}

struct Share {
    std::size_t found = 0, of = 0;
    double share() const { return of == 0 ? 1 : static_cast<double>(found) / static_cast<double>(of); }
};

// A flag that marks most of the hidden words.
bool is_found(const Lexicon& lexicon, const std::string& hidden) {
    const std::string before = "bande de ";
    const FoldedText text(before + hidden + " !");
    const Verdict verdict(lexicon, text);
    const auto start = before.size(), end = start + hidden.size();
    for (const auto& flag :
         {verdict.insult(), verdict.coarse(), verdict.blocked(), verdict.suspect(), verdict.scam({})}) {
        std::size_t marked = 0;
        for (const auto& span : flag ? flag->spans : std::vector<TextSpan>{})
            marked += std::min<std::size_t>(span.end, end) -
                      std::min<std::size_t>(std::max<std::size_t>(span.start, start), end);
        if (2 * marked > hidden.size())
            return true;
    }
    return false;
}

std::string crew_word(std::size_t number) {
    constexpr std::string_view kSyllables[] = {"ba",  "cro", "du",  "fi", "gra",
                                               "lou", "mi",  "nor", "pa", "que"};
    std::string word;
    for (auto n = number + 100; n > 0; n /= 10)
        word += kSyllables[n % 10];
    return word;
}

} // namespace

TEST_CASE("disguised forms of every entry are found, whatever the list's length") {
    std::map<std::string, Share> by_disguise;
    std::map<std::size_t, Share> by_length;
    Share all;
    for (const std::size_t crew : {0, 60, 5'000}) {
        FlagSettings settings;
        for (std::size_t i = 0; i < crew; ++i)
            settings.block.push_back(crew_word(i));
        const Lexicon lexicon{settings};
        Random random{6};
        std::size_t number = 0;
        for (const auto& entry : lexicon.entries()) {
            // All of the first list; of the others every seventh, to stay within seconds.
            if (!is_flagged_by_itself(entry.level) || entry.spelled_out_only || entry.words[0] >= 0x80 ||
                (crew > 0 && ++number % 7 != 0))
                continue;
            for (const auto& [name, disguise] : disguises()) {
                const auto form = disguise(entry.words, random);
                if (form == entry.words) // nothing in it to hide so
                    continue;
                const bool found = is_found(lexicon, utf8(form));
                for (auto* share : {&by_disguise[name], &by_length[crew], &all}) {
                    share->of += 1;
                    share->found += found ? 1 : 0;
                }
            }
        }
    }
    std::string figures;
    for (const auto& [name, share] : by_disguise)
        figures += "\n  " + name + ": " + std::to_string(share.share()) + " of " + std::to_string(share.of);
    for (const auto& [length, share] : by_length)
        figures += "\n  crew list of " + std::to_string(length) + ": " + std::to_string(share.share());
    std::cout << "disguised forms found: " << all.share() << " of " << all.of << figures << "\n";
    INFO(figures);
    CHECK(all.of > 30'000);
    CHECK(all.share() >= 0.95);
    for (const auto& [name, share] : by_disguise) {
        INFO(name);
        CHECK(share.share() >= 0.8);
    }
    for (const auto& [length, share] : by_length)
        CHECK(share.share() >= 0.95);
}
