#include "flagging/located_text.h"

#include <algorithm>
#include <array>

namespace regie {

LocatedText::LocatedText(std::string_view original) : text_(original), places_(original.size()) {
    for (std::uint32_t i = 0; i < places_.size(); ++i)
        places_[i] = {i, i + 1};
}

std::size_t LocatedText::replace(const RE2& pattern, std::string_view rewrite) {
    const re2::StringPiece all(text_);
    std::array<re2::StringPiece, 3> groups;
    const auto wanted = 1 + std::min(2, pattern.NumberOfCapturingGroups());
    std::size_t done = 0, count = 0;
    std::string text;
    std::vector<TextSpan> places;
    const auto keep = [&](std::size_t from, std::size_t to) {
        text.append(text_, from, to - from);
        places.insert(places.end(), places_.begin() + static_cast<std::ptrdiff_t>(from),
                      places_.begin() + static_cast<std::ptrdiff_t>(to));
    };
    const auto at = [&](const re2::StringPiece& part) {
        return static_cast<std::size_t>(part.data() - all.data());
    };
    while (done < all.size() &&
           pattern.Match(all, done, all.size(), RE2::UNANCHORED, groups.data(), wanted) &&
           !groups[0].empty()) {
        const auto from = at(groups[0]), to = from + groups[0].size();
        keep(done, from);
        for (std::size_t i = 0; i < rewrite.size(); ++i) {
            if (rewrite[i] == '\\') {
                const auto& group = groups[static_cast<std::size_t>(rewrite[++i] - '0')];
                keep(at(group), at(group) + group.size());
            } else {
                text += rewrite[i];
                places.push_back(span(from, to));
            }
        }
        done = to;
        ++count;
    }
    if (count > 0) {
        keep(done, all.size());
        text_ = std::move(text);
        places_ = std::move(places);
    }
    return count;
}

void LocatedText::blank(std::size_t from, std::size_t to) {
    std::fill(text_.begin() + static_cast<std::ptrdiff_t>(from),
              text_.begin() + static_cast<std::ptrdiff_t>(to), ' ');
}

TextSpan LocatedText::span(const re2::StringPiece& part) const {
    const auto from = static_cast<std::size_t>(part.data() - text_.data());
    return span(from, from + part.size());
}

} // namespace regie
