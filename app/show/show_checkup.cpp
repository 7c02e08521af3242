#include "show/show_checkup.h"

#include "show/date_words.h"
#include "show/platform_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace regie {

namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kUsualMs = 3 * kHourMs; // of a show whose length nobody has said

std::string shape_of(const Canvas& canvas) {
    return canvas.width > 1.2 * canvas.height ? "16:9" : canvas.height > canvas.width ? "9:16" : "1:1";
}

Date today_of(const ShowFile& show, std::int64_t now_ms) {
    return Zone::named(show.time_zone)->local(now_ms).date; // the zone was checked
}

/// A text cut into words and numbers, in lower case; "14/03/2026" are three numbers and the strokes between.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    const auto kind = [](unsigned char c) {
        return std::isdigit(c)                    ? 'd'
               : std::isalpha(c) || c >= 0x80     ? 'a'
               : c == '/' || c == '.' || c == '-' ? '/'
                                                  : ' ';
    };
    char before = ' ';
    for (const char c : text) {
        const char now = kind(static_cast<unsigned char>(c));
        if (now != ' ' && now == before && now != '/')
            parts.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (now != ' ')
            parts.emplace_back(
                1, now == '/' ? now : static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        before = now;
    }
    return parts;
}

// "14", "1er", "2nd" → 14, 1, 2; 0: none of them.
unsigned number_of(const std::string& part, std::size_t most_digits) {
    return !part.empty() && part.size() <= most_digits &&
                   std::all_of(part.begin(), part.end(), [](unsigned char c) { return std::isdigit(c); })
               ? static_cast<unsigned>(std::stoul(part))
               : 0;
}

} // namespace

std::vector<Date> dates_in(const std::string& text) {
    const auto parts = parts_of(text);
    const auto at = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string(); };
    std::vector<Date> dates;
    const auto add = [&](unsigned year, unsigned month, unsigned day) {
        const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                        std::chrono::day(day)};
        if (date.ok() && year >= 1970 && year < 2200)
            dates.push_back(date);
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto day = number_of(parts[i], 2);
        const auto next = at(i + 1) == "er" || at(i + 1) == "st" || at(i + 1) == "nd" || at(i + 1) == "rd" ||
                                  at(i + 1) == "th"
                              ? i + 2
                              : i + 1;
        if (const auto month = month_named(at(next)); day > 0 && month > 0)
            add(number_of(at(next + 1), 4), month, day); // 14 mars 2026
        else if (month_named(parts[i]) > 0 && number_of(at(i + 1), 2) > 0)
            add(number_of(at(i + 2), 4), month_named(parts[i]), number_of(at(i + 1), 2)); // March 14, 2026
        else if (day > 0 && at(i + 1) == "/" && at(i + 3) == "/" && at(i + 4).size() == 4)
            add(number_of(at(i + 4), 4), number_of(at(i + 2), 2), day); // 14/03/2026
        else if (parts[i].size() == 4 && at(i + 1) == "/" && at(i + 3) == "/")
            add(number_of(parts[i], 4), number_of(at(i + 2), 2), number_of(at(i + 4), 2)); // 2026-03-14
    }
    return dates;
}

std::vector<Error> graphics_for_other_canvases(const ShowFile& show) {
    std::vector<Error> found;
    const auto shape = shape_of(show.canvas);
    for (std::size_t i = 0; i < show.rundown.size(); ++i) {
        const auto* kind = show.templates.find(show.rundown[i].graphic);
        if (kind && std::find(kind->shapes.begin(), kind->shapes.end(), shape) == kind->shapes.end())
            found.push_back(
                {fmt::format("\"{}\" is not made for a {} picture", show.rundown[i].graphic, shape),
                 fmt::format("/rundown/{}/graphic", i), "Use another template."});
    }
    return found;
}

namespace {

/// What there is to be read of a caption: not the lines that stood before it.
Caption to_read(const Caption& caption, const Caption& before) {
    if (before.to_ms != caption.from_ms)
        return caption;
    const auto stood = lines_of(before.text);
    Caption left{caption.from_ms, caption.to_ms, {}};
    for (const auto& line : lines_of(caption.text))
        if (std::find(stood.begin(), stood.end(), line) == stood.end())
            left.text += line + "\n";
    return left;
}

} // namespace

std::vector<Error> captions_too_fast(const CaptionFile& file) {
    std::vector<Caption> fast;
    Caption before;
    for (const auto& caption : file.captions) {
        const auto read = to_read(caption, std::exchange(before, caption));
        if (words_a_minute(read) > kMostWordsAMinute)
            fast.push_back(read);
    }
    if (fast.empty())
        return {};
    const auto& worst = *std::max_element(fast.begin(), fast.end(), [](const Caption& a, const Caption& b) {
        return words_a_minute(a) < words_a_minute(b);
    });
    // One that is long is shown in parts: it is one all the same.
    const auto count = std::count_if(file.written.begin(), file.written.end(), [&](const Caption& caption) {
        const auto part = std::partition_point(
            fast.begin(), fast.end(), [&](const Caption& one) { return one.to_ms <= caption.from_ms; });
        return part != fast.end() && part->from_ms < caption.to_ms;
    });
    return {{fmt::format("{} of {} captions {} too fast to read: {} words a minute at {}, where {} are read",
                         count, file.written.size(), count == 1 ? "is" : "are", words_a_minute(worst),
                         format_show_time(worst.from_ms), kMostWordsAMinute),
             "/captions",
             count == 1 ? "Shorten it, or let it stay longer." : "Shorten them, or let them stay longer."}};
}

std::vector<Error> expired_answers(const ShowFile& show, std::int64_t now_ms) {
    std::vector<Error> found;
    const auto today = today_of(show, now_ms);
    for (std::size_t i = 0; i < show.answers.size(); ++i) {
        const auto& answer = show.answers[i];
        if (answer.until && today > *answer.until)
            found.push_back(
                {fmt::format("the answer \"{}\" held until {} and is not proposed any more", answer.id,
                             date_words(*answer.until)),
                 fmt::format("/answers/{}/until", i),
                 answer.owner.empty()
                     ? "See whether it is still true, and give a later date."
                     : fmt::format("Ask {} whether it is still true, and give a later date.", answer.owner)});
    }
    return found;
}

std::vector<Error> dates_past(const ShowFile& show, std::int64_t now_ms) {
    std::vector<Error> found;
    const auto today = today_of(show, now_ms);
    for (std::size_t i = 0; i < show.campaigns.size(); ++i)
        if (today > show.campaigns[i].until)
            found.push_back({fmt::format("the campaign \"{}\" ended on {}", show.campaigns[i].name,
                                         date_words(show.campaigns[i].until)),
                             fmt::format("/campaigns/{}/until", i), "Give a later date, or leave it out."});
    for (std::size_t i = 0; i < show.rundown.size(); ++i)
        for (const auto& [name, text] : show.rundown[i].fields)
            for (const auto date : dates_in(text))
                if (date < today)
                    found.push_back({fmt::format("a text speaks of {}, which is past", date_words(date)),
                                     fmt::format("/rundown/{}/fields/{}", i, name), "Correct the date."});
    return found;
}

std::vector<Error> too_long_for_platforms(const ShowFile& show) {
    struct Limit {
        const char *platform, *name;
        int hours;
    };
    // Meta's live API: eight hours; YouTube keeps twelve of a broadcast.
    constexpr std::array<Limit, 2> kLimits{{{"facebook", "Facebook", 8}, {"youtube", "YouTube", 12}}};
    std::vector<Error> found;
    for (std::size_t i = 0; i < show.outputs.size(); ++i)
        for (const auto& [platform, name, hours] : kLimits)
            if (show.outputs[i].platform == platform && show.ends_ms > hours * kHourMs)
                found.push_back(
                    {fmt::format("{} takes {} hours of a broadcast, and the show is planned for {}", name,
                                 hours, format_show_time(show.ends_ms)),
                     fmt::format("/outputs/{}", i), "End earlier, or go on in a second broadcast."});
    return found;
}

std::vector<Error> too_little_disk(const ShowFile& show, std::int64_t free_bytes, const std::string& folder) {
    constexpr int kSoundKbps = 128;
    const auto length_ms = show.ends_ms > 0 ? show.ends_ms : kUsualMs;
    const auto wanted = (planned_kbps(show, true) + kSoundKbps) * length_ms / 8;
    if (wanted < free_bytes)
        return {};
    return {{fmt::format("the recording of {} hours takes {:.1f} GB, and {:.1f} GB are free",
                         (length_ms + kHourMs / 2) / kHourMs, static_cast<double>(wanted) / 1e9,
                         static_cast<double>(free_bytes) / 1e9),
             folder, "Free some space, or record to another disk with --out."}};
}

} // namespace regie
