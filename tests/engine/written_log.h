#pragma once
// A session's log as an earlier show left it.

#include "store/log_store.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <future>

namespace regie::test {

/// All of it is on the disk when this returns.
inline void write_log(const std::filesystem::path& file, std::vector<Event> events) {
    std::promise<void> written;
    const auto last = events.empty() ? 0 : events.back().seq;
    const auto log = store::LogWriter::open(file, {[&](std::uint64_t seq) {
                                                       if (seq == last)
                                                           written.set_value();
                                                   },
                                                   [](const auto&) {}});
    REQUIRE(log);
    if (events.empty())
        return;
    (*log)->append(std::move(events));
    REQUIRE(written.get_future().wait_for(std::chrono::minutes(1)) == std::future_status::ready);
}

} // namespace regie::test
