#include "show/csv.h"

namespace regie {

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
