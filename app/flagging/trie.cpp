#include "flagging/trie.h"

#include <algorithm>
#include <numeric>

namespace regie {

namespace {

constexpr int kPieceBits = 4, kPieceCount = 6; // more than a code point has

std::uint8_t piece_of(char32_t c, int piece) {
    return static_cast<std::uint8_t>(c >> (kPieceBits * (kPieceCount - 1 - piece)) & 0xF);
}

// Texts that share everything before `depth`: they become one node.
struct Group {
    std::size_t first, end, depth;
};

} // namespace

std::string Trie::codes_of(const std::u32string& text) {
    std::string codes;
    for (const auto c : text)
        if (const auto code = c < 0x80 ? kCodes[c] : kOther; code != kOther)
            codes.push_back(static_cast<char>(code));
        else
            for (int piece = 0; piece < kPieceCount; ++piece)
                codes.push_back(static_cast<char>(kPieces + piece_of(c, piece)));
    return codes;
}

// Level by level, so that the children of a node stand side by side.
Trie::Trie(const std::vector<std::u32string>& texts) {
    std::vector<std::string> codes;
    codes.reserve(texts.size());
    for (const auto& text : texts)
        codes.push_back(codes_of(text));
    std::vector<std::uint32_t> sorted(texts.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return codes[a] < codes[b]; });

    std::vector<Group> groups{{0, sorted.size(), 0}};
    for (std::size_t node = 0; node < groups.size(); ++node) {
        auto [at, end, depth] = groups[node];
        Packed packed;
        packed.first_end = static_cast<std::uint32_t>(ends_.size());
        for (; at < end && codes[sorted[at]].size() == depth; ++at) // the shortest come first
            ends_.push_back(sorted[at]);
        packed.first_child = static_cast<std::uint32_t>(groups.size());
        while (at < end) {
            const auto code = codes[sorted[at]][depth];
            const auto first = at;
            while (at < end && codes[sorted[at]][depth] == code)
                ++at;
            packed.children |= std::uint64_t{1} << code;
            groups.push_back({first, at, depth + 1});
        }
        nodes_.push_back(packed);
    }
    nodes_.push_back({0, 0, static_cast<std::uint32_t>(ends_.size())});
}

Trie::Node Trie::next_rare(Node node, char32_t c) const {
    for (int piece = 0; piece < kPieceCount && node != kNone; ++piece)
        node = step(node, static_cast<std::uint8_t>(kPieces + piece_of(c, piece)));
    return node;
}

} // namespace regie
