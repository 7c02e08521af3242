#include "show/csv.h"

#include <algorithm>
#include <array>

namespace regie {

CsvReader::CsvReader(const std::string& text) : text_(text) {
    const auto end = std::min(text.size(), text.find('\n'));
    const auto first = text.substr(0, end);
    if (first.size() >= 5 && (first[0] | 0x20) == 's' && (first[1] | 0x20) == 'e' &&
        (first[2] | 0x20) == 'p' && first[3] == '=' &&
        first.find_first_not_of('\r', 5) == std::string::npos) {
        separator_ = first[4];
        at_ = std::min(text.size(), end + 1);
        next_line_ = 2;
        return;
    }
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    constexpr std::array kSeparators = {',', ';', '\t'};
    separator_ = *std::max_element(kSeparators.begin(), kSeparators.end(),
                                   [&](char a, char b) { return count(a) < count(b); });
}

bool CsvReader::next(std::vector<std::string>& fields) {
    fields.clear();
    if (at_ >= text_.size())
        return false;
    line_ = next_line_;
    fields.emplace_back();
    while (at_ < text_.size()) {
        const char c = text_[at_++];
        if (c == '"' && fields.back().empty()) {
            quoted(fields.back());
        } else if (c == separator_) {
            fields.emplace_back();
        } else if (c == '\n') {
            ++next_line_;
            break;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return true;
}

void CsvReader::quoted(std::string& field) {
    while (at_ < text_.size()) {
        const char c = text_[at_++];
        if (c == '"' && at_ < text_.size() && text_[at_] == '"')
            ++at_;
        else if (c == '"')
            return;
        next_line_ += c == '\n' ? 1 : 0;
        field += c;
    }
    unclosed_ = true;
}

} // namespace regie
