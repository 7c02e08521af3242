#include "show/text.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace std::string_literals;

namespace {

std::string repeat(const std::string& text, int times, std::string out = {}) {
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

const std::string kFamily = "👨‍👩‍👧‍👦";
const std::string kKiss = "👩🏻‍❤️‍💋‍👨🏿";
const std::string kScotland = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";

} // namespace

TEST_CASE("clean_text lets honest text through") {
    for (const auto& text : {
             "Réouverture du Musée d'arts : bravo !"s,
             "ça coûte 5 € ?"s, // French no-break spaces
             "مرحبا بكم في المتحف"s,
             "שלום לכולם!\u200F"s, // a direction mark settles where the "!" stands
             "पढ़ें और जानें"s,
             "ก็ดีที่สุด"s,
             "Việt Nam đẹp quá"s,
             "می‌خواهم"s, // zero-width non-joiner
             "日本語のコメント"s,
             "e\u0301te\u0301"s,
             kFamily + kKiss + kScotland + "🇫🇷1️⃣👍🏽"s,
         }) {
        INFO(text);
        CHECK(clean_text(text) == text);
    }
}

TEST_CASE("clean_text removes what breaks a picture") {
    struct Row {
        std::string what, text, expected;
    };
    const auto row = GENERATE(values<Row>({
        {"a lone continuation byte", "a\x80z", "a\uFFFDz"},
        {"a cut sequence", "caf\xC3", "caf\uFFFD"},
        {"an overlong slash", "\xC0\xAF", "\uFFFD\uFFFD"},
        {"a surrogate", "\xED\xA0\x80z", "\uFFFD\uFFFD\uFFFDz"},
        {"beyond Unicode", "\xF4\x90\x80\x80z", "\uFFFD\uFFFD\uFFFD\uFFFDz"},
        {"a non-character", "a\uFFFEz", "a\uFFFDz"},
        {"NUL", "a\0z"s, "az"},
        {"an escape sequence", "\x1B[31mred", "[31mred"},
        {"C1 controls", "a\u0080\u009Fz", "az"},
        {"newlines and tabs", "one\r\ntwo\tthree\u2028four\u0085five", "one two three four five"},
        {"a wall of newlines", "up\n\n\n\n\n\n\ndown", "up down"},
        {"spaces around", "  \n bravo \t ", "bravo"},
        {"an override", "\u202Eevil\u202C", "evil"},
        {"all embeddings", "\u202A\u202B\u202C\u202D\u202Ea", "a"},
        {"all isolates", "\u2066\u2067\u2068\u2069a", "a"},
        {"zero-width spaces", "n\u200Bu\u200Bl\uFEFF\u2060s", "nuls"},
        {"soft hyphens", "con\u00ADnard", "connard"},
        {"Hangul fillers, which look like nothing", "\u3164\u115F", ""},
        {"tags outside a flag", "a\U000E0061\U000E0062z", "az"},
        {"an object replacement", "a\uFFFCz", "az"},
        {"marks without a base", "\u0301\u0302abc", "abc"},
        {"marks after a space", "a \u0301b", "a b"},
        {"only joiners", "\u200D\u200D\u200E", ""},
        {"nothing", "", ""},
    }));
    INFO(row.what);
    CHECK(clean_text(row.text) == row.expected);
}

TEST_CASE("clean_text leaves at most two combining marks a base") {
    CHECK(clean_text(repeat("\u0336", 3, repeat("\u0301", 40, "z") + "a")) == "z\u0301\u0301a\u0336\u0336");
    CHECK(clean_text(repeat("็", 30, "ก")) == "ก็็็");
    CHECK(clean_text("a\u0301\u200D\u0301\u200D\u0301") == "a\u0301\u200D\u0301\u200D");
}

TEST_CASE("clean_text bounds length in what people see") {
    CHECK(clean_text(repeat("é", 1500)) == repeat("é", 500) + "…");
    CHECK(clean_text(repeat("é", 500)) == repeat("é", 500));
    CHECK(clean_text(repeat(kFamily, 1000), 3) == repeat(kFamily, 3) + "…");
    CHECK(clean_text("abc", 0) == "…");
}

TEST_CASE("clean_text bounds a single character") {
    const auto one = clean_text(repeat("\u200D", 5000, "a"));
    CHECK(one.size() <= 64);
    CHECK(count_graphemes(one) == 1);
    const auto chain = clean_text(repeat("👩\u200D", 5000), 500);
    CHECK(chain.size() <= 64);
    CHECK(chain == clean_text(chain));
}

TEST_CASE("count_graphemes counts what people see") {
    CHECK(count_graphemes("") == 0);
    CHECK(count_graphemes("abc") == 3);
    CHECK(count_graphemes("e\u0301") == 1);
    CHECK(count_graphemes(kFamily + kKiss + kScotland + "🇫🇷") == 4);
}

TEST_CASE("shorten keeps characters whole and says that it cut") {
    CHECK(shorten("bonjour", 7) == "bonjour");
    CHECK(shorten("bonjour", 6) == "bonjou…");
    CHECK(shorten(kFamily + kFamily, 1) == kFamily + "…");
    CHECK(shorten("", 0).empty());
    CHECK(shorten("a", 0) == "…");
}

TEST_CASE("French marks stay with their word") {
    CHECK(bind_punctuation("ouvert le mardi ? Oui !") == "ouvert le mardi\u00a0? Oui\u00a0!");
    CHECK(bind_punctuation("« bravo » : merci") == "«\u00a0bravo\u00a0»\u00a0: merci");
    CHECK(bind_punctuation("Really? Yes: 11:00") == "Really? Yes: 11:00");
    CHECK(bind_punctuation(" ") == " ");
    CHECK(bind_punctuation("").empty());
}
