#include "standin/recorded_pieces.h"

#include <algorithm>

namespace regie::standin {
namespace {

constexpr auto kEnd = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";

/// Where the text in quotes that begins at `at` ends: behind its second quote, or at the end of everything.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

/// Where the value that begins at `at` ends.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = end_of_string(text, at);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return at; // the end of what holds this value
            --depth;
            ++at;
        } else if (c == ',' && depth == 0) {
            return at;
        } else {
            ++at;
            continue;
        }
        if (depth == 0)
            return at;
    }
    return text.size();
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.size(), text.find_first_not_of(kBlanks, at));
}

/// Where the items of the list "comments" begin, when the object in front of `text` has one.
std::optional<std::size_t> comment_list_in(std::string_view text) {
    for (auto at = skip_blanks(text, 1); at < text.size() && text[at] == '"';) {
        const auto name_end = end_of_string(text, at);
        const auto name = text.substr(at, name_end - at);
        auto value = skip_blanks(text, name_end);
        if (value >= text.size() || text[value] != ':')
            return {};
        value = skip_blanks(text, value + 1);
        if (name == "\"comments\"" && value < text.size() && text[value] == '[')
            return value + 1;
        at = skip_blanks(text, end_of_value(text, value));
        if (at >= text.size() || text[at] != ',')
            return {};
        at = skip_blanks(text, at + 1);
    }
    return {};
}

} // namespace

RecordedPieces::RecordedPieces(std::string_view text) : rest_(text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kByteOrderMark))
        rest_.remove_prefix(kByteOrderMark.size());
    const auto begin = rest_.find_first_not_of(kBlanks);
    if (begin == kEnd)
        return;
    const auto from = rest_.substr(begin);
    if (from.front() == '[') {
        shape_ = Shape::List;
        rest_ = from.substr(1);
    } else if (const auto comments = from.front() == '{' ? comment_list_in(from) : std::nullopt) {
        shape_ = Shape::Comments;
        rest_ = from.substr(*comments);
    }
}

std::optional<RecordedPiece> RecordedPieces::next() {
    return shape_ == Shape::Lines ? next_line() : next_item();
}

std::optional<RecordedPiece> RecordedPieces::next_line() {
    while (!rest_.empty()) {
        const auto end = rest_.find('\n');
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end == kEnd ? rest_.size() : end + 1);
        ++number_;
        if (line.find_first_not_of(kBlanks) != kEnd)
            return RecordedPiece{line, number_};
    }
    return {};
}

std::optional<RecordedPiece> RecordedPieces::next_item() {
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_not_of(" \t\r\n,")));
    if (rest_.empty() || rest_.front() == ']' || rest_.front() == '}')
        return {};
    const auto end = end_of_value(rest_, 0);
    const auto item = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return RecordedPiece{item, ++number_};
}

} // namespace regie::standin
