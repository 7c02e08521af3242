#include "show/theme.h"

#include "show/bounded_json.h"
#include "show/in_file.h"
#include "show/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;

constexpr const char* kBuiltIn =
#include "themes.json.inc"
    ;

constexpr std::array kColours = {"accent",   "accent_ink", "plate",     "slate",      "ink",
                                 "soft_ink", "paper",      "paper_ink", "paper_edge", "air"};

std::optional<Argb> colour_of(const json& value) {
    if (!value.is_string())
        return {};
    const std::string text = value;
    Argb colour = 0;
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#' ||
        std::from_chars(text.data() + 1, text.data() + text.size(), colour, 16).ptr !=
            text.data() + text.size())
        return {};
    return text.size() == 7 ? 0xFF000000 | colour : colour;
}

Result<double> number_in(const json& file, const char* name, double most, double otherwise) {
    const auto at = file.find(name);
    if (at == file.end())
        return otherwise;
    if (!at->is_number() || at->get<double>() < 0 || at->get<double>() > most)
        return failure(fmt::format("\"{}\" is no number from 0 to {}", name, most), fmt::format("/{}", name),
                       fmt::format("Give \"{}\" as {}.", name, otherwise));
    return at->get<double>();
}

Result<std::string> text_in(const json& file, const char* name, std::string otherwise) {
    const auto at = file.find(name);
    if (at == file.end())
        return otherwise;
    if (!at->is_string())
        return failure(fmt::format("\"{}\" is no text", name), fmt::format("/{}", name),
                       "Give a text in quotes.");
    return clean_text(at->get<std::string>(), 200);
}

Result<Theme> theme_of(const json& file) {
    constexpr std::array kKnown = {"label", "about", "colours", "family", "logo", "radius", "motion"};
    if (!file.is_object() || !file.contains("colours") || !file["colours"].is_object())
        return failure("\"colours\" is missing", "",
                       "A theme is {\"colours\": {\"accent\": \"#F5C518\", …}, …}.");
    for (const auto& [name, value] : file.items())
        if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end())
            return failure(fmt::format("\"{}\" is not known here", clean_text(name, 40)), "",
                           "Known are label, about, colours, family, logo, radius and motion.");
    Theme theme;
    for (const auto& [name, value] : file["colours"].items()) {
        const auto where = fmt::format("/colours/{}", clean_text(name, 40));
        if (std::find(kColours.begin(), kColours.end(), name) == kColours.end())
            return failure("there is no such colour", where,
                           fmt::format("There are {}.", fmt::join(kColours, ", ")));
        const auto colour = colour_of(value);
        if (!colour)
            return failure("this is no colour", where,
                           "Give \"#RRGGBB\", or \"#AARRGGBB\" with its alpha first.");
        theme.colours[name] = *colour;
    }
    for (const std::string name : kColours)
        if (!theme.colours.contains(name))
            return failure(fmt::format("the colour \"{}\" is missing", name), "/colours", "Give all ten.");
    const auto label = text_in(file, "label", ""), family = text_in(file, "family", "Inter"),
               logo = text_in(file, "logo", "");
    const auto radius = number_in(file, "radius", 0.05, theme.radius),
               motion = number_in(file, "motion", 3, 1);
    for (const auto* text : {&label, &family, &logo})
        if (!*text)
            return tl::unexpected(text->error());
    for (const auto* number : {&radius, &motion})
        if (!*number)
            return tl::unexpected(number->error());
    theme.label = *label;
    theme.family = *family;
    theme.logo = *logo;
    theme.radius = *radius;
    theme.motion = *motion;
    return theme;
}

} // namespace

const std::map<std::string, Theme>& built_in_themes() {
    static const auto all = [] {
        std::map<std::string, Theme> themes;
        const auto files = json::parse(kBuiltIn);
        for (const auto& [name, file] : files.items())
            themes.emplace(name, *theme_of(file));
        return themes;
    }();
    return all;
}

bool is_theme_file(std::string_view name) { return name.ends_with(".json"); }

Result<Theme> parse_theme(std::string_view text, const std::string& file) {
    const auto read = parse_shallow_json(text);
    auto theme = read.is_discarded() ? failure("this is not JSON", "", "Correct it, or use \"city\".")
                                     : theme_of(read);
    return theme ? theme : tl::unexpected(in_file(theme.error(), file));
}

std::vector<Error> weak_contrasts(const Theme& theme) {
    struct Pair {
        const char *ink, *ground, *words;
        double least;
    };
    // The first three may be small; a mark is a shape.
    constexpr std::array<Pair, 8> kPairs{{{"ink", "plate", "words on the plate", kContrast},
                                          {"soft_ink", "plate", "second lines on the plate", kContrast},
                                          {"paper_ink", "paper", "words on the paper", kContrast},
                                          {"ink", "slate", "words on the slate", kContrast},
                                          {"soft_ink", "slate", "second lines on the slate", kContrast},
                                          {"accent_ink", "accent", "words on the accent", kContrast},
                                          {"accent", "plate", "the accent on the plate", kLargeContrast},
                                          {"white", "air", "the mark LIVE", kContrast}}};
    std::vector<Error> found;
    for (const auto& pair : kPairs) {
        const auto ink = std::string_view(pair.ink) == "white" ? 0xFFFFFFFF : theme.colours.at(pair.ink);
        double worst = 21;
        for (const Argb picture : {0xFFFFFFFFU, 0xFF000000U}) {
            const auto ground = colour_over(theme.colours.at(pair.ground), picture);
            worst = std::min(worst, contrast_ratio(colour_over(ink, ground), ground));
        }
        if (worst < pair.least)
            found.push_back({fmt::format("{} have a contrast of {:.1f}:1 where {}:1 is the least", pair.words,
                                         worst, pair.least),
                             fmt::format("/colours/{}", pair.ground),
                             "Make one of the two lighter or darker."});
    }
    return found;
}

nlohmann::json look_json(const Theme& theme) {
    json look{{"family", theme.family},
              {"radius", theme.radius},
              {"motion", theme.motion},
              {"language", theme.language},
              {"logo", theme.logo}};
    for (const auto& [name, colour] : theme.colours)
        look[name] = fmt::format("#{:08X}", colour);
    return look;
}

} // namespace regie
