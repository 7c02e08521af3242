#include "show/captions.h"

#include "show/caption_times.h"
#include "show/templates.h"
#include "show/text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace regie {

namespace {

std::string vtt_time(std::int64_t ms) {
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       ms % 1000);
}

/// French sets "?", "!" and "–" apart, and songs have a "♪": no words.
bool is_read(UChar32 sign) {
    return (U_MASK(u_charType(sign)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_SC_MASK | U_GC_SM_MASK)) != 0;
}

/// What is longer than `most` has no blanks to be broken at: Chinese, Thai, an address.
std::vector<std::string_view> words_in(std::string_view line, std::size_t most) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        auto word = line.substr(0, end);
        while (count_graphemes(word) > most) {
            const auto full = shorten(word, most).size() - std::string_view("…").size();
            words.push_back(word.substr(0, full));
            word.remove_prefix(full);
        }
        if (!word.empty())
            words.push_back(word);
        line.remove_prefix(std::min(line.size(), end + 1));
    }
    return words;
}

/// Of a dialogue: "- Oui ?"
bool is_said_by_another(std::string_view line) {
    return line.starts_with("-") || line.starts_with("–") || line.starts_with("—");
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
    bool counted = false; // what stands between blanks at `at`
    for (std::int32_t at = 0; at < std::ssize(text);) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, std::ssize(text), sign);
        if (sign == ' ' || sign == '\n')
            counted = false;
        else if (!counted && is_read(sign)) {
            counted = true;
            ++words;
        }
    }
    return words;
}

int words_a_minute(const Caption& caption) {
    const auto ms = std::max<std::int64_t>(1, caption.to_ms - caption.from_ms);
    return static_cast<int>(std::lround(count_words(caption.text) * 60'000.0 / static_cast<double>(ms)));
}

std::vector<std::string> caption_lines(std::string_view text, std::size_t most) {
    const auto written = lines_of(text);
    const bool fits = written.size() <= kCaptionLines &&
                      std::all_of(written.begin(), written.end(),
                                  [&](const auto& line) { return count_graphemes(line) <= most; });
    std::vector<std::string> lines;
    for (const auto& line : written) {
        bool anew = lines.empty() || fits || is_said_by_another(line);
        for (const auto& word : words_in(line, most)) {
            if (std::exchange(anew, false) ||
                count_graphemes(lines.back()) + 1 + count_graphemes(word) > most)
                lines.emplace_back(word);
            else
                lines.back().append(" ").append(word);
        }
    }
    return lines;
}

std::int64_t caption_ms(std::string_view text) {
    constexpr std::int64_t kCalm = 150; // words a minute: some are slower than the one who types
    return std::clamp<std::int64_t>(count_words(text) * 60'000 / kCalm + 1'000, 2'000, 8'000);
}

} // namespace regie
