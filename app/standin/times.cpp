#include "standin/times.h"

#include <fmt/format.h>

#include <chrono>

namespace regie::standin {

// By hand and not with QDateTime: it is written for each comment of each page.
std::string utc_seconds(std::int64_t unix_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(unix_ms)};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{floor<seconds>(time - day)};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string utc_micros(std::int64_t unix_ms) {
    return fmt::format("{}.{:03}000Z", utc_seconds(unix_ms), ((unix_ms % 1000) + 1000) % 1000);
}

} // namespace regie::standin
