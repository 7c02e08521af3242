#include "show/captions.h"

#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace regie {

namespace {

constexpr std::size_t kMostGraphemes = 200; // of a caption's line; more is no caption
constexpr std::size_t kMostCaptions = 20'000;

std::string_view without_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    return line;
}

// "01:02:03.500", "02:03,500": hours are optional in WebVTT.
std::optional<std::int64_t> caption_time_of(std::string_view text) {
    std::int64_t ms = 0;
    int parts = 0;
    for (;;) {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || number < 0 || number > 9999)
            return {};
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        ms = ms * 60 + number;
        ++parts;
        if (text.empty() || text.front() != ':')
            break;
        text.remove_prefix(1);
    }
    ms *= 1000;
    if (parts < 2 || parts > 3 || text.size() != 4 || (text[0] != '.' && text[0] != ','))
        return {};
    int thousandths = 0;
    const auto read = std::from_chars(text.data() + 1, text.data() + 4, thousandths);
    return read.ptr == text.data() + 4 ? std::optional(ms + thousandths) : std::nullopt;
}

std::optional<Caption> times_of(std::string_view line) {
    const auto arrow = line.find("-->");
    if (arrow == std::string_view::npos)
        return {};
    auto to = line.substr(arrow + 3);
    to.remove_prefix(std::min(to.find_first_not_of(" \t"), to.size()));
    to = to.substr(0, to.find_first_of(" \t")); // settings follow: where it stands is the template's
    auto from = without_end(line.substr(0, arrow));
    from.remove_prefix(std::min(from.find_first_not_of(" \t"), from.size()));
    const auto from_ms = caption_time_of(from), to_ms = caption_time_of(to);
    if (!from_ms || !to_ms || *to_ms <= *from_ms)
        return {};
    return Caption{*from_ms, *to_ms, {}};
}

// "<v Marc>Bonjour <i>à tous</i> &amp; merci", "{\an8}Bonjour" → "Bonjour à tous & merci"
std::string plain(std::string_view line) {
    std::string text;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (const auto end = line.find(line[at] == '<' ? '>' : '}', at);
            (line[at] == '<' || line.substr(at).starts_with("{\\")) && end != std::string_view::npos)
            at = end;
        else
            text += line[at];
    }
    for (const auto& [entity, sign] : {std::pair{"&lt;", "<"},
                                       {"&gt;", ">"},
                                       {"&nbsp;", "\u00A0"},
                                       {"&lrm;", ""},
                                       {"&rlm;", ""},
                                       {"&amp;", "&"}})
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, std::string_view(entity).size(), sign);
    return clean_text(text, kMostGraphemes);
}

std::string vtt_time(std::int64_t ms) {
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60,
                       ms % 1000);
}

} // namespace

Result<std::vector<Caption>> parse_captions(std::string_view text) {
    if (text.starts_with("\uFEFF"))
        text.remove_prefix(3);
    std::vector<Caption> captions;
    std::size_t number = 0;
    bool in_caption = false, in_note = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = without_end(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
        ++number;
        if (line.empty()) {
            in_caption = in_note = false;
        } else if (in_note) {
            continue;
        } else if (in_caption) {
            if (auto words = plain(line); !words.empty())
                captions.back().text += (captions.back().text.empty() ? "" : "\n") + words;
        } else if (line.find("-->") != std::string_view::npos) {
            const auto caption = times_of(line);
            if (!caption)
                return failure("these are no times of a caption", fmt::format("line {}", number),
                               "Write \"00:01.000 --> 00:03.500\".");
            if (captions.size() == kMostCaptions)
                return failure(fmt::format("there are more than {} captions", kMostCaptions),
                               fmt::format("line {}", number), "Give a file of one show.");
            captions.push_back(*caption);
            in_caption = true;
        } else {
            in_note = line.starts_with("NOTE") || line.starts_with("STYLE") || line.starts_with("REGION") ||
                      line.starts_with("WEBVTT");
        }
    }
    std::erase_if(captions, [](const Caption& caption) { return caption.text.empty(); });
    std::stable_sort(captions.begin(), captions.end(),
                     [](const Caption& a, const Caption& b) { return a.from_ms < b.from_ms; });
    if (captions.empty())
        return failure("there are no captions in it", {}, "Give a WebVTT (.vtt) or SubRip (.srt) file.");
    return captions;
}

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
