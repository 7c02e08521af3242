#pragma once
// All list entries as one automaton: what it costs to follow a text through it does not depend on how many
// there are.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace regie {

/// A tree of folded texts, packed: 16 bytes a node, a step is a bit test and a count of bits. Words are
/// parted by one space. Const once built: for any thread.
class Trie {
  public:
    using Node = std::uint32_t;
    static constexpr Node kRoot = 0, kNone = ~Node{0};

    /// `texts`: folded; the position of a text is its number.
    explicit Trie(const std::vector<std::u32string>& texts);

    /// Where `c` leads from `node`; kNone when no entry goes on so.
    Node next(Node node, char32_t c) const {
        if (c < 0x80) {
            const auto code = kCodes[c];
            return code == kOther ? kNone : step(node, code);
        }
        return next_rare(node, c);
    }
    /// The numbers of the texts that end at `node`.
    std::span<const std::uint32_t> ends(Node node) const {
        const auto& at = nodes_[node];
        return {ends_.data() + at.first_end, nodes_[node + 1].first_end - at.first_end};
    }
    bool is_leaf(Node node) const { return nodes_[node].children == 0; }
    /// Calls `use(letter, node)` for each of a–z that leads on from `node`.
    template<typename Use>
    void for_each_letter(Node node, Use use) const {
        for (auto bits = nodes_[node].children & kLetters; bits != 0; bits &= bits - 1) {
            const auto code = static_cast<unsigned>(std::countr_zero(bits));
            use(static_cast<char32_t>(U'a' + code - 1), step(node, static_cast<std::uint8_t>(code)));
        }
    }

  private:
    // 0 the space, 1–26 a–z, 27–36 figures; 37–52 write every other character in six pieces of four bits.
    static constexpr std::uint8_t kFigures = 27, kPieces = 37, kOther = 0xFF;
    static constexpr std::uint64_t kLetters = ((std::uint64_t{1} << kFigures) - 1) & ~std::uint64_t{1};
    static constexpr auto kCodes = [] {
        std::array<std::uint8_t, 0x80> codes{};
        codes.fill(kOther);
        codes[' '] = 0;
        for (std::uint8_t i = 0; i < 26; ++i)
            codes[static_cast<std::size_t>('a') + i] = static_cast<std::uint8_t>(1 + i);
        for (std::uint8_t i = 0; i < 10; ++i)
            codes[static_cast<std::size_t>('0') + i] = static_cast<std::uint8_t>(kFigures + i);
        return codes;
    }();

    struct Packed {
        std::uint64_t children = 0;    ///< one bit a code
        std::uint32_t first_child = 0; ///< the others follow it, in the order of codes
        std::uint32_t first_end = 0;   ///< in ends_, up to the next node's
    };

    static std::string codes_of(const std::u32string& text);
    Node step(Node node, std::uint8_t code) const {
        const auto& at = nodes_[node];
        const auto bit = std::uint64_t{1} << code;
        if ((at.children & bit) == 0)
            return kNone;
        return at.first_child + static_cast<Node>(std::popcount(at.children & (bit - 1)));
    }
    Node next_rare(Node node, char32_t c) const;

    std::vector<Packed> nodes_; // with one more at the end
    std::vector<std::uint32_t> ends_;
};

} // namespace regie
