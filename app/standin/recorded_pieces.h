#pragma once
// Finds the single comments in the text of a recorded chat without reading the whole of it as JSON: such
// files have hundreds of megabytes.

#include <cstddef>
#include <optional>
#include <string_view>

namespace regie::standin {

/// One JSON text within the file; nothing says yet that it is one.
struct RecordedPiece {
    std::string_view text;
    std::size_t number = 0; ///< of the line, or of the list's item; from 1
};

class RecordedPieces {
  public:
    enum class Shape {
        Lines,    ///< one to a line
        List,     ///< the items of a list
        Comments, ///< the items of the list "comments" in an object
    };

    /// Told by the content: a list's bracket, an object with a list of comments, else lines. `text` outlives
    /// this.
    explicit RecordedPieces(std::string_view text);

    Shape shape() const { return shape_; }
    /// The next one, blank lines left out; none behind the last. One that is cut off by the end of the file
    /// comes as it is.
    std::optional<RecordedPiece> next();

  private:
    std::optional<RecordedPiece> next_line();
    std::optional<RecordedPiece> next_item();

    std::string_view rest_;
    Shape shape_ = Shape::Lines;
    std::size_t number_ = 0;
};

} // namespace regie::standin
