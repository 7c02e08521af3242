#include "show/caption_times.h"

#include "show/templates.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>

namespace regie {

namespace {

bool has_room(std::string_view text) { return caption_lines(text, kCaptionColumns).size() <= kCaptionLines; }

/// More than so many at once are a file whose captions do not end: the earliest make room.
constexpr std::size_t kMostAtOnce = 16;

/// These texts one after the other from `from_ms` to `to_ms`, each for its share of their words.
std::vector<Caption> in_turn(const std::vector<std::string>& texts, std::int64_t from_ms,
                             std::int64_t to_ms) {
    const auto weight_of = [](const std::string& text) {
        return std::int64_t{std::max(1, count_words(text))}; // a "♪" takes time, too
    };
    std::int64_t all = 0, said = 0;
    for (const auto& text : texts)
        all += weight_of(text);
    std::vector<Caption> captions;
    for (const auto& text : texts) {
        const auto begins = from_ms + (to_ms - from_ms) * said / all;
        said += weight_of(text);
        captions.push_back({begins, from_ms + (to_ms - from_ms) * said / all, text});
    }
    return captions;
}

/// What one caption says, in parts that have room.
std::vector<Caption> in_parts(const Caption& caption) {
    const auto lines = caption_lines(caption.text, kCaptionColumns);
    if (lines.size() <= kCaptionLines)
        return {caption};
    std::vector<std::string> texts;
    for (auto line = lines.begin(); line != lines.end();) {
        const auto end = line + std::min<std::ptrdiff_t>(kCaptionLines, lines.end() - line);
        texts.push_back(fmt::format("{}", fmt::join(line, end, "\n")));
        line = end;
    }
    return in_turn(texts, caption.from_ms, caption.to_ms);
}

/// What stands at the same time: together where there is room for it.
std::vector<std::string> texts_of(const std::vector<const Caption*>& standing) {
    std::vector<std::string> texts;
    std::set<std::string_view> said;
    std::string all;
    for (const auto* caption : standing)
        if (said.insert(caption->text).second) {
            texts.push_back(caption->text);
            all += (all.empty() ? "" : "\n") + caption->text;
        }
    return has_room(all) ? std::vector{all} : texts;
}

} // namespace

std::vector<Caption> one_at_a_time(const std::vector<Caption>& captions) {
    std::vector<Caption> parts;
    for (const auto& caption : captions)
        for (auto& part : in_parts(caption))
            parts.push_back(std::move(part));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Caption& a, const Caption& b) { return a.from_ms < b.from_ms; });
    std::set<std::int64_t> moments;
    for (const auto& part : parts)
        moments.insert({part.from_ms, part.to_ms});
    std::vector<Caption> shown;
    std::vector<const Caption*> standing;
    auto next = parts.begin();
    for (auto moment = moments.begin(); moment != moments.end() && std::next(moment) != moments.end();
         ++moment) {
        std::erase_if(standing, [&](const Caption* caption) { return caption->to_ms <= *moment; });
        for (; next != parts.end() && next->from_ms <= *moment; ++next)
            standing.push_back(&*next);
        if (standing.size() > kMostAtOnce)
            standing.erase(standing.begin(), standing.end() - kMostAtOnce);
        if (standing.empty())
            continue;
        for (auto& caption : in_turn(texts_of(standing), *moment, *std::next(moment)))
            if (!shown.empty() && shown.back().text == caption.text && shown.back().to_ms == caption.from_ms)
                shown.back().to_ms = caption.to_ms; // it goes on
            else
                shown.push_back(std::move(caption));
    }
    return shown;
}

} // namespace regie
