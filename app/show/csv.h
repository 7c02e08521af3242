#pragma once
// Records of a CSV file (RFC 4180), one after the other.

#include <cstddef>
#include <string>
#include <vector>

namespace regie {

class CsvReader {
  public:
    /// `text` outlives the reader. What stands between fields a first line "sep=;" says, which is no record;
    /// else it is what the first line has most of: commas, semicolons (where the comma is that of numbers) or
    /// tabs.
    explicit CsvReader(const std::string& text);

    /// One record, whose quoted fields may hold line breaks. False at the end of the file.
    bool next(std::vector<std::string>& fields);

    bool unclosed() const { return unclosed_; } ///< a quoted field that never ends
    std::size_t line() const { return line_; }  ///< where the record began, from 1

  private:
    void quoted(std::string& field);

    const std::string& text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1, next_line_ = 1;
    bool unclosed_ = false;
};

} // namespace regie
