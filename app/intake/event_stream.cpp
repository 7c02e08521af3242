#include "intake/event_stream.h"

#include <utility>

namespace regie::intake {
namespace {
constexpr std::size_t kMaxEventBytes = 256 * 1024; // a comment with all its fields has some 2 KiB
} // namespace

void EventStream::feed(std::string_view bytes) {
    for (const char c : bytes) {
        if (c == '\n' && std::exchange(after_cr_, false))
            continue; // the second half of a CRLF
        after_cr_ = c == '\r';
        if (c == '\n' || c == '\r') {
            line(line_);
            line_.clear();
        } else if (line_.size() < kMaxEventBytes) {
            line_ += c;
        } else {
            too_long_ = true;
        }
    }
}

void EventStream::line(std::string_view text) {
    if (text.empty()) {
        const auto data = std::exchange(data_, {});
        if (!std::exchange(too_long_, false) && !data.empty())
            on_event_(data);
        return;
    }
    constexpr std::string_view kField = "data:";
    if (!text.starts_with(kField)) // a comment (": ping"), an id, a name: nothing we need
        return;
    text.remove_prefix(kField.size());
    if (text.starts_with(' '))
        text.remove_prefix(1);
    if (data_.size() + text.size() > kMaxEventBytes) {
        too_long_ = true;
        return;
    }
    if (!data_.empty())
        data_ += '\n';
    data_ += text;
}

} // namespace regie::intake
