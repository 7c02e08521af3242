#include "show/captions.h"

#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

std::string vtt_time(std::int64_t ms) {
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       ms % 1000);
}

} // namespace

std::string webvtt_of(const std::vector<Caption>& captions) {
    std::string file = "WEBVTT\n";
    for (const auto& caption : captions) {
        std::string text;
        for (const char c : caption.text)
            text += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
        file += fmt::format("\n{} --> {}\n{}\n", vtt_time(caption.from_ms), vtt_time(caption.to_ms), text);
    }
    return file;
}

int count_words(std::string_view text) {
    int words = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        words += !space && !in_word ? 1 : 0;
        in_word = !space;
    }
    return words;
}

int words_a_minute(const Caption& caption) {
    const auto ms = std::max<std::int64_t>(1, caption.to_ms - caption.from_ms);
    return static_cast<int>(std::lround(count_words(caption.text) * 60'000.0 / static_cast<double>(ms)));
}

std::vector<std::string> caption_lines(std::string_view text, std::size_t most) {
    std::vector<std::string> lines(1);
    const auto add = [&](std::string_view word) {
        auto& line = lines.back();
        if (!line.empty() && count_graphemes(line) + 1 + count_graphemes(word) > most)
            lines.emplace_back(word);
        else
            line.append(line.empty() ? "" : " ").append(word);
    };
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        if (end > 0)
            add(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

std::int64_t caption_ms(std::string_view text) {
    constexpr std::int64_t kCalm = 150; // words a minute: some are slower than the one who types
    return std::clamp<std::int64_t>(count_words(text) * 60'000 / kCalm + 1'000, 2'000, 8'000);
}

} // namespace regie
