#include "show/date_words.h"

#include <fmt/format.h>

#include <array>

namespace regie {

namespace {

/// French, English.
using Names = std::array<std::string_view, 2>;
constexpr std::array<Names, 7> kDays{{{"lundi", "Monday"},
                                      {"mardi", "Tuesday"},
                                      {"mercredi", "Wednesday"},
                                      {"jeudi", "Thursday"},
                                      {"vendredi", "Friday"},
                                      {"samedi", "Saturday"},
                                      {"dimanche", "Sunday"}}};
constexpr std::array<Names, 12> kMonths{{{"janvier", "January"},
                                         {"février", "February"},
                                         {"mars", "March"},
                                         {"avril", "April"},
                                         {"mai", "May"},
                                         {"juin", "June"},
                                         {"juillet", "July"},
                                         {"août", "August"},
                                         {"septembre", "September"},
                                         {"octobre", "October"},
                                         {"novembre", "November"},
                                         {"décembre", "December"}}};

/// From 1; 0: it is none of them.
template<std::size_t Count>
unsigned place_among(const std::array<Names, Count>& all, std::string_view word) {
    for (unsigned i = 0; i < Count; ++i)
        for (const auto& name : all[i]) {
            std::string lower(name);
            lower[0] = static_cast<char>(lower[0] | 0x20);
            if (lower == word)
                return i + 1;
        }
    return 0;
}

} // namespace

std::string day_words(Date date, bool french) {
    const std::size_t language = french ? 0 : 1;
    const auto number = static_cast<unsigned>(date.day());
    return fmt::format("{} {}{} {}", kDays[static_cast<std::size_t>(weekday_of(date)) - 1][language], number,
                       french && number == 1 ? "er" : "",
                       kMonths[static_cast<unsigned>(date.month()) - 1][language]);
}

std::string clock_words(int minute) { return fmt::format("{:02}:{:02}", minute / 60 % 24, minute % 60); }

unsigned day_named(std::string_view word) { return place_among(kDays, word); }
unsigned month_named(std::string_view word) { return place_among(kMonths, word); }

} // namespace regie
