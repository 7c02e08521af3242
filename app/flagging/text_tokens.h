#pragma once
// A comment cut into what the classifiers count: words, and what stands for a link, a name or an address.

#include "flagging/fold.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace regie {

/// What a token stands for. A link to a video is one of its own: people share the very video they watch, and
/// moments of it, which is no way out of the conversation.
enum class TokenKind : std::uint8_t { Letters, Number, Link, Mention, Email, Symbol, VideoLink };

/// One token. `begin` and `end` are places in TextTokens::letters (with a space before and after a word),
/// `from` and `to` places in the folded text.
struct TextToken {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t from = 0, to = 0;
    std::uint64_t hash = 0;
    std::uint64_t other_hash = 0; ///< with two of what was drawn out ("coool"); of a number, with its figures
    TokenKind kind = TokenKind::Letters;
    bool masked = false; ///< letters were starred out
    bool joined = false; ///< was spelled with spaces
};

/// Reused from comment to comment, so that reading one takes no memory.
struct TextTokens {
    std::vector<TextToken> tokens;
    std::vector<char32_t> letters; ///< of all words, figures inside words read as letters
};

/// How much of a text is read: what comes after has no part in the scores, so that work is bounded.
constexpr std::size_t kMaxTokenText = 2000;

/// Cuts `folded` into `out`, which is emptied first.
void cut_tokens(const std::vector<Folded>& folded, TextTokens& out);

/// Mixes one more character or hash into a hash. The model file depends on it.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t next) {
    hash = (hash ^ next) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29U);
}

/// The hash of a word as TextToken::hash gives it.
std::uint64_t hash_letters(const char32_t* begin, const char32_t* end);

} // namespace regie
