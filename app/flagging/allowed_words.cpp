#include "flagging/allowed_words.h"

#include "flagging/text_tokens.h"

#include <algorithm>

namespace regie {

namespace {

// What the mask says does not matter, only that there is one.
constexpr auto kAllowed = bit(Stance::Polite);
constexpr std::size_t kLongestPhrase = 8;

} // namespace

AllowedWords::AllowedWords(const Lexicon& lexicon) {
    for (const auto& entry : lexicon.entries()) {
        if (entry.level != Level::Harmless)
            continue;
        std::vector<std::uint64_t> words;
        for (std::size_t at = 0; at < entry.words.size();) {
            const auto end = std::min(entry.words.find(U' ', at), entry.words.size());
            words.push_back(hash_letters(entry.words.data() + at, entry.words.data() + end));
            at = end + 1;
        }
        words_.add(words, kAllowed);
    }
}

std::vector<Folded> AllowedWords::without(const FoldedText& text) const {
    auto chars = text.chars;
    thread_local TextTokens cut;
    cut_tokens(chars, cut);
    const auto& tokens = cut.tokens;
    // A number is allowed for its figures, not for its length.
    const auto hash_of = [](const TextToken& token) {
        return token.kind == TokenKind::Number ? token.other_hash : token.hash;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto key = hash_of(tokens[i]);
        auto mask = words_.find(key);
        for (auto next = i;;) {
            if ((mask & kAllowed) != 0)
                for (auto at = tokens[i].from; at < tokens[next].to; ++at)
                    chars[at].c = U' ';
            if ((mask & kGoesOn) == 0 || ++next == std::min(tokens.size(), i + kLongestPhrase))
                break;
            key = StanceWords::phrase_key(key, hash_of(tokens[next]));
            mask = words_.find(key);
        }
    }
    return chars;
}

} // namespace regie
