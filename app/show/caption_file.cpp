// WebVTT and SubRip files, as programs and people write them.

#include "show/caption_file.h"

#include "show/caption_times.h"
#include "show/html.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace regie {

namespace {

constexpr std::size_t kMostGraphemes = 2'000; // of a caption's line; more is no caption
constexpr std::size_t kMostCaptions = 20'000;
/// YouTube's automatic captions have one so short between each two, which says again what stands.
constexpr std::int64_t kNoTimeMs = 50;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    return text;
}

/// Takes "01:02:03.500", "2:03,5", "00:01, 000" or "00:00:01" from the front of `text`. Hours are optional,
/// and so are the decimals, of which there may be any number.
std::optional<std::int64_t> take_time(std::string_view& text) {
    std::int64_t seconds = 0;
    int parts = 0;
    for (;; ++parts, text.remove_prefix(1)) {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || number < 0 || number > 9999)
            return {};
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        seconds = seconds * 60 + number;
        if (!text.starts_with(':'))
            break;
    }
    if (parts < 1 || parts > 2)
        return {};
    std::int64_t ms = 0;
    if (text.starts_with('.') || text.starts_with(',')) {
        text.remove_prefix(1);
        while (!text.empty() && is_blank(text.front()))
            text.remove_prefix(1);
        int worth = 100;
        for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1), worth /= 10)
            ms += worth * (text.front() - '0');
    }
    return seconds * 1000 + ms;
}

/// "00:01.000 --> 00:03.500 align:start"; also "->". What follows is where it stands, which is the
/// template's.
std::optional<Caption> times_of(std::string_view line) {
    line = trimmed_blanks(line);
    const auto from = take_time(line);
    line = trimmed_blanks(line);
    if (!from || !(line.starts_with("-->") || line.starts_with("->")))
        return {};
    line.remove_prefix(line.find('>') + 1);
    line = trimmed_blanks(line);
    const auto to = take_time(line);
    if (!to || (!line.empty() && !is_blank(line.front())))
        return {};
    return Caption{*from, *to, {}};
}

/// The length of a "<00:00:01.520>" that stands here: when the word behind it is said.
std::size_t word_time_length(std::string_view rest) {
    auto time = rest.substr(1);
    return rest.starts_with('<') && take_time(time) && time.starts_with('>')
               ? static_cast<std::size_t>(time.data() - rest.data()) + 1
               : 0;
}

/// "<v Marc>Bonjour <i>à tous</i> &amp; merci", "{\an8}Bonjour" → "Bonjour à tous & merci". "<3" is a heart.
std::string plain(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        std::size_t taken = 0;
        if (line.front() == '<')
            taken = std::max(html_tag_length(line), word_time_length(line));
        else if (line.front() == '&')
            taken = take_html_reference(line, text);
        else if (line.starts_with("{\\") && line.find('}') != std::string_view::npos)
            taken = line.find('}') + 1;
        if (taken == 0) {
            text += line.front();
            taken = 1;
        }
        line.remove_prefix(taken);
    }
    return clean_text(text, kMostGraphemes);
}

bool has_word_times(std::string_view line) {
    for (auto at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1))
        if (word_time_length(line.substr(at)) > 0)
            return true;
    return false;
}

/// A caption as it stands in the file.
struct Written {
    Caption times;
    std::size_t line; ///< the one of its times, from 1
    std::vector<std::string_view> lines;
};

std::vector<std::string_view> lines_in(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

bool is_counter(std::string_view line) {
    line = trimmed_blanks(line);
    return !line.empty() && std::all_of(line.begin(), line.end(), is_digit);
}

/// Of WebVTT: what begins so is not said.
bool begins_a_note(std::string_view line) {
    const auto word = line.substr(0, line.find_first_of(" \t"));
    return word == "NOTE" || word == "STYLE" || word == "REGION";
}

/// A WebVTT file's blocks end with an empty line, a SubRip file's with the next caption's number and times:
/// people leave lines empty within. The words that WebVTT has behind one stand at no time: they are told.
Result<std::vector<Written>> captions_in(std::string_view text, std::vector<Error>& left_out) {
    const bool vtt = text.starts_with("WEBVTT");
    const auto lines = lines_in(text);
    std::vector<Written> captions;
    std::vector<std::size_t> astray; // lines at which such words begin
    bool open = false, numbered = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = lines[i];
        const auto times = times_of(line);
        if (!times && line.find("-->") != std::string_view::npos)
            return failure("these are no times of a caption", fmt::format("line {}", i + 1),
                           "Write \"00:01.000 --> 00:03.500\".");
        if (times) {
            const bool number_before = i > 0 && is_counter(lines[i - 1]);
            numbered = numbered || (captions.empty() && number_before);
            if (open && numbered && number_before) // this one's number, not the last one's words
                captions.back().lines.pop_back();
            if (captions.size() == kMostCaptions)
                return failure(fmt::format("there are more than {} captions", kMostCaptions),
                               fmt::format("line {}", i + 1), "Give a file of one show.");
            captions.push_back({*times, i + 1, {}});
            open = true;
        } else if (vtt && line.empty()) {
            open = false;
        } else if (open) {
            captions.back().lines.push_back(line);
        } else if (vtt && !captions.empty() && !line.empty() && lines[i - 1].empty() &&
                   !begins_a_note(line) && !(i + 1 < lines.size() && times_of(lines[i + 1]))) {
            astray.push_back(i);
        } // else the file's head, a note, a style, or a name for what follows
    }
    if (!astray.empty())
        left_out.push_back(
            {fmt::format("{} behind an empty line and {} to no caption: \"{}\" is left out",
                         astray.size() == 1 ? "a text stands" : fmt::format("{} texts stand", astray.size()),
                         astray.size() == 1 ? "belongs" : "belong",
                         shorten(clean_text(lines[astray.front()]), 40)),
             fmt::format("line {}", astray.front() + 1), "Take the empty line out."});
    return captions;
}

/// Of captions that roll (YouTube's automatic ones) a line comes in with the times of its words and stands
/// again in the next: only what is new is said.
bool rolls(const std::vector<Written>& captions) {
    return std::any_of(captions.begin(), captions.end(), [](const Written& caption) {
        return std::any_of(caption.lines.begin(), caption.lines.end(), has_word_times);
    });
}

std::string words_of(const Written& written, const std::vector<std::string>& before,
                     std::vector<Error>& left_out) {
    std::string text;
    for (std::size_t i = 0; i < written.lines.size(); ++i) {
        const auto words = plain(written.lines[i]);
        if (words.size() > kMostGraphemes && count_graphemes(words) > kMostGraphemes)
            left_out.push_back({fmt::format("a line of a caption has more than {} characters: its end is "
                                            "left out",
                                            kMostGraphemes),
                                fmt::format("line {}", written.line + 1 + i),
                                "Write what is said then, and no more."});
        if (words.empty() || std::find(before.begin(), before.end(), words) != before.end())
            continue;
        if (!text.empty())
            text += '\n';
        text += words;
    }
    return text;
}

} // namespace

Result<CaptionFile> read_caption_file(std::string_view text) {
    if (text.starts_with("\uFEFF"))
        text.remove_prefix(3);
    std::vector<Error> left_out;
    const auto written = captions_in(text, left_out);
    if (!written)
        return tl::unexpected(written.error());
    const bool rolling = rolls(*written);
    std::vector<Caption> captions;
    std::vector<std::string> before; // of those that roll: what stood last
    for (const auto& one : *written) {
        auto caption = one.times;
        caption.text = words_of(one, before, left_out);
        if (rolling) {
            before.clear();
            for (const auto line : one.lines)
                before.push_back(plain(line));
            if (caption.to_ms - caption.from_ms <= kNoTimeMs)
                continue;
        }
        if (caption.text.empty())
            continue;
        if (caption.to_ms < caption.from_ms) {
            left_out.push_back({fmt::format("the caption \"{}\" ends before it begins: it is left out",
                                            shorten(clean_text(caption.text), 40)),
                                fmt::format("line {}", one.line), "Correct its times."});
            continue;
        }
        if (caption.to_ms == caption.from_ms) // nobody says for how long
            caption.to_ms = caption.from_ms + caption_ms(caption.text);
        captions.push_back(std::move(caption));
    }
    if (captions.empty() && !left_out.empty())
        return tl::unexpected(std::move(left_out.front()));
    if (captions.empty())
        return failure("there are no captions in it", {}, "Give a WebVTT (.vtt) or SubRip (.srt) file.");
    std::stable_sort(captions.begin(), captions.end(),
                     [](const Caption& a, const Caption& b) { return a.from_ms < b.from_ms; });
    auto shown = one_at_a_time(captions);
    return CaptionFile{std::move(shown), std::move(captions), std::move(left_out)};
}

} // namespace regie
