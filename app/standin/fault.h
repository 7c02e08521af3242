#pragma once
// Faults of the platform on demand and on a schedule. As JSON, an object each:
//   kind          what goes wrong, see FaultKind
//   at_ms         when it begins: after the script was handed in, for a --faults file after the first poll
//   for_ms, count how long it goes on, and on how many requests; in a script without either: on one
//   path, method  only requests whose path holds this, of this method
//   apply         true: an answer that is replaced is that of an action which was carried out all the same
// and what its kind knows:
//   429           retry_after_s
//   error, 429    code, subcode (Facebook), reason (Google), message; error: status (200 unless told)
//   trickle       bytes_a_second (10)
//   deep          depth (100000)
//   huge          bytes (1 GiB), length: false for a body of unknown length
//   gzip-bomb     bytes (1 GiB), unpacked
//   endless       size: comments on each page (1); circle: true: each page is its own next one
//   too-much      limit: how many comments may be asked for (25)
//   usage         usage: what X-App-Usage says, and estimated_time_to_regain_access in minutes

#include "show/result.h"
#include "standin/http_message.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie::standin {

enum class FaultKind {
    // instead of an answer
    Error500,      ///< "500"
    TooMany,       ///< "429"
    ErrorBody,     ///< "error": the platform's error object, with status 200
    Garbage,       ///< "garbage": HTML
    Silence,       ///< "silence", "hang": taken, never answered
    Deep,          ///< "deep": JSON, arrays in arrays
    Huge,          ///< "huge"
    GzipBomb,      ///< "gzip-bomb"
    ExpiredCursor, ///< "expired-cursor": for requests that have one
    Endless,       ///< "endless": a list of comments nobody wrote; each page says there is another
    TooMuch,       ///< "too-much": Facebook wants less data to be asked for
    // an answer, spoilt on its way
    Reset,        ///< "reset": in mid-body
    Truncated,    ///< "truncated": half the body of its Content-Length, then the end
    Trickle,      ///< "trickle": byte by byte
    BadUtf8,      ///< "bad-utf8": in the comments' texts
    DuplicateIds, ///< "duplicate-ids": each comment twice
    MissingIds,   ///< "missing-ids": every other comment has none
    Backwards,    ///< "backwards": every other comment is a year older than it was
    EmptyPage,    ///< "empty-page": nothing, and where it goes on
    // for good
    ExpiredToken, ///< "expired-token": until another is accepted
    Usage,        ///< "usage": of Facebook's headers; for_ms ends it
    End,          ///< "end": of the broadcast
};

struct Fault {
    FaultKind kind = FaultKind::Error500;
    std::string name;   ///< of the kind, as asked
    nlohmann::json how; ///< the object it was read from
    int nth = 0;        ///< request that it meets; from 1

    /// A whole number of `how`.
    std::int64_t number(const char* key, std::int64_t otherwise) const;
    std::string text(const char* key, const char* otherwise) const;
    bool flag(const char* key, bool otherwise) const;
};

/// Errors name what is wrong with it.
Result<Fault> parse_fault(const nlohmann::json& object);

/// A JSON array, or JSON lines. `file` is for messages.
Result<std::vector<Fault>> parse_fault_script(std::string_view text, const std::string& file);

class FaultScript {
  public:
    /// The one fault that goes on until it is replaced, or until its own limits. None: everything is well,
    /// what was scheduled included.
    void set(std::optional<Fault> fault, std::int64_t wall_ms);
    /// `base_ms`: from when their times count; unset: from the chat's beginning.
    void add(std::vector<Fault> faults, std::optional<std::int64_t> base_ms);

    /// The fault for this request. Those that are no matter of one request come when they are due, whatever
    /// is asked. `zero_ms`: the chat's beginning.
    std::optional<Fault> take(const Request& request, std::int64_t wall_ms,
                              std::optional<std::int64_t> zero_ms);

  private:
    struct Planned {
        Fault fault;
        std::optional<std::int64_t> base_ms;
        std::optional<std::int64_t> left; ///< requests
    };
    static bool fits(const Fault& fault, const Request& request);

    std::vector<Planned> planned_; ///< what is over is taken out
};

} // namespace regie::standin
