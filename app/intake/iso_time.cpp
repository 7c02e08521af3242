#include "intake/iso_time.h"

#include <chrono>
#include <cstddef>

namespace regie::intake {
namespace {

using namespace std::chrono;

constexpr std::size_t kMostFractionDigits = 9; // nanoseconds

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes what it understands off the front; once something did not fit, nothing more does.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int number(std::size_t digits) {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            fits_ = fits_ && i < rest_.size() && is_digit(rest_[i]);
            value = fits_ ? value * 10 + (rest_[i] - '0') : 0;
        }
        skip(digits);
        return value;
    }
    void one_of(std::string_view characters) {
        fits_ = fits_ && next_is(characters);
        skip(1);
    }
    bool next_is(std::string_view characters) const {
        return !rest_.empty() && characters.find(rest_.front()) != std::string_view::npos;
    }
    /// Of a second; 0 when none stands here.
    milliseconds fraction() {
        if (!next_is(".,"))
            return {};
        skip(1);
        std::int64_t nanoseconds_read = 0;
        std::size_t digits = 0;
        for (; digits < rest_.size() && is_digit(rest_[digits]); ++digits)
            if (digits < kMostFractionDigits)
                nanoseconds_read = nanoseconds_read * 10 + (rest_[digits] - '0');
        fits_ = fits_ && digits > 0 && digits <= kMostFractionDigits;
        for (auto i = digits; i < kMostFractionDigits; ++i)
            nanoseconds_read *= 10;
        skip(digits);
        return duration_cast<milliseconds>(nanoseconds(nanoseconds_read));
    }
    /// East of Greenwich.
    minutes zone() {
        if (rest_.empty())
            return {};
        if (next_is("Zz")) {
            skip(1);
            return {};
        }
        const bool west = next_is("-");
        one_of("+-");
        const int hours_read = number(2);
        if (next_is(":"))
            skip(1);
        const int minutes_read = rest_.empty() ? 0 : number(2);
        fits_ = fits_ && hours_read <= 14 && minutes_read <= 59;
        const minutes east = hours(hours_read) + minutes(minutes_read);
        return west ? -east : east;
    }
    bool all_fits() const { return fits_ && rest_.empty(); }

  private:
    void skip(std::size_t count) { rest_ = count <= rest_.size() ? rest_.substr(count) : ""; }

    std::string_view rest_;
    bool fits_ = true;
};

} // namespace

std::optional<std::int64_t> parse_iso_time_ms(std::string_view text) {
    Reader in(text);
    const auto year_read = in.number(4);
    in.one_of("-");
    const auto month_read = in.number(2);
    in.one_of("-");
    const auto day_read = in.number(2);
    in.one_of("Tt ");
    const auto hour = in.number(2);
    in.one_of(":");
    const auto minute = in.number(2);
    in.one_of(":");
    const auto second = in.number(2);
    const auto fraction = in.fraction();
    const auto zone = in.zone();
    const auto date = year(year_read) / month_read / day_read;
    if (!in.all_fits() || !date.ok() || hour > 23 || minute > 59 || second > 60) // 60: a leap second
        return {};
    const milliseconds time =
        sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second) + fraction - zone;
    return time.count();
}

} // namespace regie::intake
