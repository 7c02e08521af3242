#include "flagging/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace regie {

namespace {

struct Language {
    std::string_view name;
    std::string_view words; ///< the commonest ones, in lower case, that say little and are said always
};

constexpr std::array<Language, 9> kLanguages{{
    {"fr", "le la les un une des du de et est en que qui dans pour pas ne sur avec je tu il elle nous vous "
           "ils ce cette c'est j'ai "
           "d'un qu'il au aux son sa ses mon ma mais ou où plus tout très bien être avez sont ça merci "
           "bonjour quand comme fait"},
    {"en", "the a an of and is in that it to for on with i you he she we they this was are be have has not "
           "but at my your from what "
           "so just all do can will there would about when how hello thanks please it's i'm don't"},
    {"es", "el la los las un una de y es en que no por con para se lo su al del está pero más muy como qué "
           "yo mi esto todo hay hola "
           "gracias cuando también son fue tiene ser"},
    {"it", "il lo la gli le un una di e è in che non per con si del della sono ma più molto come cosa io mi "
           "questo tutto ciao grazie "
           "quando anche ha essere nel alla perché"},
    {"de", "der die das ein eine und ist in zu den von mit nicht es ich du er sie wir ihr auf für im dem "
           "auch aber sich so wie was "
           "hallo danke wenn nur noch sind war bei sehr"},
    {"pt", "o a os as um uma de e é em que não por com para se do da no na mais muito como eu meu isso tudo "
           "olá obrigado quando "
           "também são foi tem ser está você"},
    {"nl", "de het een en is in van dat die niet op te met voor ik je hij zij we maar ook er aan om wat zo "
           "als hallo bedankt nog "
           "zijn was bij naar heel"},
    {"tr", "bir ve bu da de için ile çok ne ben sen o biz siz ama gibi daha var yok mi mı merhaba "
           "teşekkürler olarak kadar sonra her "
           "şey değil evet hayır"},
    {"pl", "i w na z do się nie to jest że o jak po ale co za od czy tak dla ja ty on ona my wy już tylko "
           "bardzo dziękuję cześć kiedy "
           "też są był przez"},
}};

struct Writing {
    UScriptCode script;
    std::string_view language; ///< the one most often written so
};

constexpr std::array<Writing, 10> kWritings{{{USCRIPT_ARABIC, "ar"},
                                             {USCRIPT_CYRILLIC, "ru"},
                                             {USCRIPT_GREEK, "el"},
                                             {USCRIPT_HEBREW, "he"},
                                             {USCRIPT_HAN, "zh"},
                                             {USCRIPT_HIRAGANA, "ja"},
                                             {USCRIPT_KATAKANA, "ja"},
                                             {USCRIPT_HANGUL, "ko"},
                                             {USCRIPT_THAI, "th"},
                                             {USCRIPT_DEVANAGARI, "hi"}}};

using Languages = unsigned; // a bit for each of kLanguages

const std::unordered_map<std::string_view, Languages>& common_words() {
    static const auto all = [] {
        std::unordered_map<std::string_view, Languages> words;
        for (std::size_t i = 0; i < kLanguages.size(); ++i)
            for (auto rest = kLanguages[i].words; !rest.empty();) {
                const auto word = rest.substr(0, rest.find(' '));
                words[word] |= 1U << i;
                rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            }
        return words;
    }();
    return all;
}

// Fewer words tell nothing: "Super concert !" is said everywhere.
constexpr std::size_t kMinWords = 5;
constexpr std::size_t kMinKnown = 3, kMinLead = 2;
constexpr int kMinForeign = 6; // letters of another script

std::optional<std::string_view> by_words(const std::vector<std::string>& words) {
    std::array<std::size_t, kLanguages.size()> known = {};
    for (const auto& word : words)
        if (const auto found = common_words().find(word); found != common_words().end())
            for (std::size_t i = 0; i < known.size(); ++i)
                known[i] += found->second >> i & 1U;
    const auto best = std::max_element(known.begin(), known.end());
    const auto count = *best;
    const auto at = static_cast<std::size_t>(best - known.begin());
    *best = 0;
    const auto second = *std::max_element(known.begin(), known.end());
    if (words.size() < kMinWords || count < kMinKnown || count < second + kMinLead ||
        count * 5 < words.size())
        return {};
    return kLanguages[at].name;
}

} // namespace

std::optional<std::string_view> language_of(std::string_view text) {
    std::vector<std::string> words(1);
    std::array<int, kWritings.size()> written = {};
    int latin = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        if (c == 0x2019)
            c = '\'';
        if (u_isalpha(c) == 0 && c != '\'') {
            if (!words.back().empty())
                words.emplace_back();
            continue;
        }
        if (c < 0x80) {
            words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            ++latin;
            continue;
        }
        UErrorCode error = U_ZERO_ERROR;
        const auto script = uscript_getScript(c, &error);
        latin += script == USCRIPT_LATIN ? 1 : 0;
        for (std::size_t k = 0; k < kWritings.size(); ++k)
            written[k] += kWritings[k].script == script ? 1 : 0;
        char bytes[U8_MAX_LENGTH];
        std::int32_t count = 0;
        const auto small = u_tolower(c);
        U8_APPEND_UNSAFE(bytes, count, small);
        words.back().append(bytes, static_cast<std::size_t>(count));
    }
    if (words.back().empty())
        words.pop_back();
    const auto most = std::max_element(written.begin(), written.end());
    if (*most >= kMinForeign && *most > latin)
        return kWritings[static_cast<std::size_t>(most - written.begin())].language;
    return by_words(words);
}

} // namespace regie
