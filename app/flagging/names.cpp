#include "flagging/names.h"

#include "flagging/fold.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace regie {

namespace {

// What people put around a name so that it looks official.
constexpr std::array<std::string_view, 14> kDecorations = {
    "officiel", "officielle", "official", "admin", "administrateur", "moderateur", "moderation",
    "support",  "service",    "equipe",   "team",  "page",           "compte",     "verified"};

// Letters and figures as the eye sees them: "l", "1", "I" and "|" are one, "0" is an o, "rn" is an m.
std::string as_drawn(std::string_view name) {
    std::string drawn;
    for (const auto& one : fold(name)) {
        if (one.c >= 0x80 ||
            !(is_letter(one.c) || is_digit(one.c) || one.c == '|' || one.c == '$' || one.c == '@'))
            continue;
        const char c = static_cast<char>(one.c);
        drawn += c == '0'                           ? 'o'
                 : c == '1' || c == 'i' || c == '|' ? 'l'
                 : c == '5' || c == '$'             ? 's'
                 : c == '@'                         ? 'a'
                 : c == '3'                         ? 'e'
                                                    : c;
    }
    for (auto at = drawn.find("rn"); at != std::string::npos; at = drawn.find("rn", at)) {
        drawn[at] = 'm';
        drawn.erase(at + 1, 1);
    }
    return drawn;
}

void strip(std::string& drawn, std::string_view decoration) {
    if (drawn.size() <= decoration.size())
        return;
    if (drawn.ends_with(decoration))
        drawn.resize(drawn.size() - decoration.size());
    else if (drawn.starts_with(decoration))
        drawn.erase(0, decoration.size());
}

} // namespace

ProtectedNames::ProtectedNames(const FlagSettings& settings) {
    const auto add = [&](const std::string& name) {
        if (auto drawn = as_drawn(name); !drawn.empty())
            names_.push_back({shorten(clean_text(name), 60), std::move(drawn)});
    };
    for (const auto& decoration : kDecorations)
        decorations_.push_back(as_drawn(decoration));
    add(settings.institution);
    for (const auto& name : settings.staff)
        add(name);
}

std::optional<Flag> ProtectedNames::find(std::string_view author) const {
    if (names_.empty())
        return {};
    const auto drawn = as_drawn(author);
    auto bare = drawn;
    for (const auto& decoration : decorations_)
        strip(bare, decoration);
    for (const auto& name : names_)
        if (drawn == name.drawn || bare == name.drawn)
            return Flag{"impersonation", Severity::Severe, 0.9,
                        fmt::format("Writes under the name “{}”", name.written)};
    return {};
}

} // namespace regie
