#pragma once
// The platform with all its interfaces, its script of faults and what tests steer it by: request in, delivery
// out. No socket, no clock, not thread-safe.

#include "standin/delivery.h"
#include "standin/fault.h"
#include "standin/graph_api.h"
#include "standin/json_api.h"
#include "standin/owncast_api.h"
#include "standin/youtube_api.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace regie::standin {

struct TestBedOptions {
    Chat chat;
    PlatformOptions platform = {};
    GraphOptions graph = {};
    YoutubeOptions youtube = {};
    OwncastOptions owncast = {};
    JsonOptions json = {};
    std::vector<Fault> faults = {}; ///< their times count from the first poll
    std::string ledger_file = {};   ///< the ledger goes there too, line by line; empty: nowhere
};

class TestBed {
  public:
    TestBed(TestBedOptions options, std::int64_t wall_ms);

    /// When the ledger's file cannot be written.
    Result<void> open_ledger();

    /// An answer, or the event stream that was asked for.
    std::variant<Delivery, GraphStream> answer(const Request& request, std::int64_t wall_ms);

    Platform& platform() { return platform_; }
    const GraphOptions& graph_options() { return graph_.options(); }

  private:
    Response of_platform(const Request& request, std::int64_t wall_ms);
    bool has_come(const Fault& fault, std::int64_t wall_ms); ///< something that is no matter of one request

    // /_standin/…
    Response steer(const Request& request, std::int64_t wall_ms);
    Response set_fault(const Request& request, std::int64_t wall_ms);
    Response add_script(const Request& request, std::int64_t wall_ms);
    Response set_token(const Request& request, std::int64_t wall_ms);
    Response say(const Request& request, std::int64_t wall_ms);
    Response change(const Request& request, std::int64_t wall_ms);
    Response set(const Request& request);
    std::optional<Index> comment_of(const std::string& id) const; ///< by any interface's id, or the chat's

    Platform platform_;
    GraphApi graph_;
    YoutubeApi youtube_;
    OwncastApi owncast_;
    JsonApi json_;
    FaultScript faults_;
    std::string ledger_file_;
    std::int64_t usage_until_ms_ = 0; ///< when the usage that was told is over; 0: never
};

} // namespace regie::standin
