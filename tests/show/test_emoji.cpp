#include "show/emoji.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

bool all_of_it(std::u16string_view text) {
    return emoji_in(text) == std::vector<TextStretch>{{0, text.size()}};
}

} // namespace

TEST_CASE("what is shown in colour: emoji, and signs that ask for it") {
    for (const std::u16string_view emoji :
         {u"👏", u"❤️", u"☀️", u"⚠️", u"▶️", u"♥️", u"1️⃣", u"#⃣", u"🇫🇷",
          u"👨‍👩‍👧‍👦", u"🏳️‍🌈", u"🏴‍☠️", u"🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          u"🧑🏾‍❤️‍💋‍🧑🏻", u"☝🏿", u"✊🏿"}) {
        CHECK(all_of_it(emoji));
    }
}

TEST_CASE("letters, figures and signs stay letters") {
    for (const std::u16string_view text :
         {u"", u"Musée d'arts, 11:00", u"❤", u"☎︎", u"© 2026 ™ #1 *", u"→ ≤ ✓", u"مرحبا", u"美術館",
          u"𝓗é𝓵è𝓷𝓮", u"\uFE0F", u"a\uFE0F", u"1\uFE0F"}) {
        CHECK(emoji_in(text).empty());
    }
    CHECK(emoji_in(std::u16string(1, 0xD83D)).empty()); // half a character
}

TEST_CASE("neighbours are one stretch, in UTF-16 units") {
    CHECK(emoji_in(u"Bravo 👏👏🏽 à ❤️ !") == std::vector<TextStretch>{{6, 6}, {15, 2}});
}
