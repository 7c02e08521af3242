#include "intake/pacific_day.h"

#include <chrono>

namespace regie::intake {
namespace {

using namespace std::chrono;
using Time = sys_time<milliseconds>;

/// To be added to UTC. Clocks change at 2:00: on the second Sunday of March and the first of November.
hours pacific_offset(Time utc) {
    const auto of_year = year_month_day(floor<days>(utc)).year();
    const auto summer = sys_days(of_year / March / Sunday[2]) + hours(2 + 8);
    const auto winter = sys_days(of_year / November / Sunday[1]) + hours(2 + 7);
    return utc >= summer && utc < winter ? hours(-7) : hours(-8);
}

} // namespace

std::int64_t until_pacific_midnight_ms(std::int64_t unix_ms) {
    const Time now{milliseconds(unix_ms)};
    const auto midnight = floor<days>(now + pacific_offset(now)) + days(1);
    // As the clock will stand then: on a day it changes that is another offset than now's.
    const Time guess = midnight - pacific_offset(now);
    return (midnight - pacific_offset(guess) - now).count();
}

} // namespace regie::intake
