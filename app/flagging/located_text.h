#pragma once
// A text that is rewritten so that patterns can read it, and still knows where each of its bytes came from.

#include "show/comment.h"

#include <cstdint>
#include <re2/re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

class LocatedText {
  public:
    explicit LocatedText(std::string_view original);

    const std::string& text() const { return text_; }

    /// Every match of `pattern` becomes `rewrite`, in which \1 and \2 are its groups: they keep their places,
    /// and what is put between them stands for all of the match. How many there were.
    std::size_t replace(const RE2& pattern, std::string_view rewrite);
    /// Blanks out what lies from `from` to `to`, so that no other pattern reads it.
    void blank(std::size_t from, std::size_t to);

    /// Where the bytes of text() from `from` to `to` lie in the original; `from` is before `to`.
    TextSpan span(std::size_t from, std::size_t to) const {
        return {places_[from].start, places_[to - 1].end};
    }
    /// The same for a part of text() that a pattern matched.
    TextSpan span(const re2::StringPiece& part) const;

  private:
    std::string text_;
    std::vector<TextSpan> places_; // of each byte
};

} // namespace regie
