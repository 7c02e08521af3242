#pragma once
// Captions as televisions and platforms read them inside the picture's stream: CEA-608, channel CC1, lines
// that roll up (ANSI/CTA-608-E). Pure.

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace regie {

/// Two bytes of line 21 with their odd parity; one pair for each frame of at most 30 a second.
using Cea608Pair = std::array<std::uint8_t, 2>;

/// Not thread-safe.
class Cea608 {
  public:
    static constexpr std::size_t kColumns = 32;

    /// These words come next: each line of at most 32 characters rolls the one before up, on two lines, or on
    /// three or four when these words need them. What the character set lacks is said with what it has
    /// ("œ" → "oe"), or left out.
    void say(std::string_view text);
    /// Nothing is shown any more.
    void clear();

    /// The pair of the next frame; when there is nothing to say, {0x80, 0x80}, which says so.
    Cea608Pair next();
    bool idle() const { return pairs_.empty(); }

  private:
    void control(std::uint8_t first, std::uint8_t second);
    void line(std::string_view text);
    void put(std::uint8_t byte);
    void flush();

    std::deque<Cea608Pair> pairs_;
    std::uint8_t half_ = 0; ///< a character that waits for its second; 0: none
    int rows_ = 0;          ///< on so many the decoder was told to roll lines up; 0: nothing yet
};

} // namespace regie
