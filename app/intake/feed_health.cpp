#include "intake/feed_health.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <utility>

namespace regie::intake {
namespace {

constexpr const char* kSilent = "does not answer";

std::string clock_time(std::int64_t wall_ms, bool seconds) {
    const auto time = static_cast<std::time_t>(wall_ms / 1000);
    std::tm local{};
    localtime_r(&time, &local);
    return seconds ? fmt::format("{:%H:%M:%S}", local) : fmt::format("{:%H:%M}", local);
}

std::string missing_words(Missing missing, const std::string& name) {
    switch (missing) {
    case Missing::InACircle:
        return fmt::format("The list of comments at {} runs in a circle: older ones may be missing", name);
    case Missing::WithoutEnd:
        return fmt::format("The list of comments at {} does not end: the newest came, older ones are missing",
                           name);
    default:
        return fmt::format("More was written than {} lists at a time: comments are missing here", name);
    }
}

} // namespace

const char* to_string(FeedState state) {
    switch (state) {
    case FeedState::Starting:
        return "starting";
    case FeedState::Live:
        return "live";
    case FeedState::Quiet:
        return "quiet";
    case FeedState::Slow:
        return "slow";
    case FeedState::Throttled:
        return "throttled";
    case FeedState::Token:
        return "token expired";
    case FeedState::Dead:
        return "dead";
    case FeedState::Ended:
        break;
    }
    return "ended";
}

FeedHealth::FeedHealth(std::string name, std::string secret, Timings timings, std::int64_t now_ms)
    : name_(std::move(name)), secret_(std::move(secret)), timings_(timings), began_ms_(now_ms),
      last_comment_ms_(now_ms), interval_ms_(timings.poll), trouble_(kSilent) {}

bool FeedHealth::say(FeedState state, std::string words) {
    if (state == state_ && words == words_)
        return false;
    state_ = state;
    words_ = std::move(words);
    return true;
}

bool FeedHealth::answered(std::int64_t now_ms, std::int64_t took_ms, bool comments_came,
                          std::int64_t interval_ms, Missing missing) {
    heard(now_ms);
    if (comments_came)
        last_comment_ms_ = now_ms;
    // A platform that always takes its time is slow, not dead in between.
    interval_ms_ = std::max(interval_ms, took_ms);
    if (missing != Missing::Nothing)
        return say(FeedState::Slow, missing_words(missing, name_));
    if (took_ms > interval_ms)
        return say(FeedState::Slow, fmt::format("{} answers slowly: comments come late", name_));
    if (now_ms - last_comment_ms_ >= timings_.quiet_after)
        return say(FeedState::Quiet, fmt::format("{} answers; nobody is writing", name_));
    return say(FeedState::Live, fmt::format("{} answers", name_));
}

void FeedHealth::heard(std::int64_t now_ms) {
    answered_ms_ = now_ms;
    trouble_ = kSilent;
}

bool FeedHealth::reads_on() {
    return say(FeedState::Live, fmt::format("{} answers; what was written before is being read", name_));
}

std::string FeedHealth::since(std::int64_t now_ms, std::int64_t wall_ms) const {
    if (answered_ms_ == 0)
        return "nothing has come yet";
    return fmt::format("nothing has come since {}", clock_time(wall_ms - (now_ms - answered_ms_), true));
}

bool FeedHealth::failed(const Trouble& trouble, std::int64_t now_ms, std::int64_t wall_ms,
                        std::int64_t wait_ms) {
    trouble_ = trouble.words;
    switch (trouble.kind) {
    case TroubleKind::Token:
        return say(FeedState::Token,
                   fmt::format("{} {}; no comments come and no decision is carried out until a new one is "
                               "entered{}",
                               name_, trouble.words,
                               secret_.empty() ? "" : fmt::format(": regie secret {}", secret_)));
    case TroubleKind::Ended:
        return say(FeedState::Ended, fmt::format("{} {}", name_, trouble.words));
    case TroubleKind::Throttled:
        return say(FeedState::Throttled, fmt::format("{} {}; asking again at {}", name_, trouble.words,
                                                     clock_time(wall_ms + wait_ms, wait_ms < 60'000)));
    default:
        break;
    }
    const auto again = fmt::format("trying again in {:g} s", static_cast<double>(wait_ms) / 1000);
    if (now_ms >= std::max(answered_ms_, began_ms_) + 2 * interval_ms_)
        return say(FeedState::Dead,
                   fmt::format("{} {}: {}; {}", name_, trouble.words, since(now_ms, wall_ms), again));
    return say(FeedState::Slow, fmt::format("{} {}; {}", name_, trouble.words, again));
}

bool FeedHealth::silent(std::int64_t now_ms, std::int64_t wall_ms) {
    return say(FeedState::Dead,
               fmt::format("{} {}: {}; still trying", name_, trouble_, since(now_ms, wall_ms)));
}

void FeedHealth::resume(std::int64_t now_ms) {
    state_ = FeedState::Starting;
    words_.clear();
    began_ms_ = now_ms;
}

std::int64_t FeedHealth::dead_at_ms() const {
    if (stopped() || state_ == FeedState::Throttled || state_ == FeedState::Dead)
        return std::numeric_limits<std::int64_t>::max();
    return std::max(answered_ms_, began_ms_) + 2 * interval_ms_;
}

} // namespace regie::intake
