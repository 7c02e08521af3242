#pragma once
// A plain JSON interface of our own, for feeds that a show file describes by JSON pointers:
//   GET /json/comments?after=CURSOR&limit=N   oldest first, at most N (100; 1 to 1000)
//     {"result": {"comments": [{"key": "c1", "by": {"key": "u1", "name": "Ana"}, "words": "…",
//                               "written": "2027-01-15T08:00:00.000000Z"}],
//                 "cursor": "…", "poll_again_ms": 1000}}
//     The cursor stands behind the last comment listed. A comment that was taken back or deleted, or that is
//     hidden, is not listed. A cursor nobody gave out: status 410.
//   GET /json/latest?limit=N                  the newest N, oldest first, without a cursor
//     [{"id": "c1", "author": "Ana", "text": "…", "at": 1800000000}]    `at` in seconds
// With a token, as `Authorization: Bearer` or access_token, when the platform wants one; 401 otherwise.

#include "standin/http_message.h"
#include "standin/platform.h"

#include <cstdint>
#include <string>

namespace regie::standin {

struct JsonOptions {
    std::int64_t poll_again_ms = 1000;
};

class JsonApi {
  public:
    JsonApi(Platform& platform, JsonOptions options) : platform_(platform), options_(options) {}

    JsonOptions& options() { return options_; }

    static bool owns(const std::string& path) { return path.starts_with("/json/"); }
    Response answer(const Request& request, std::int64_t wall_ms);

  private:
    Response comments(const Request& request, std::size_t limit);
    Response latest(std::size_t limit);
    bool lists(Index index) const;

    Platform& platform_;
    JsonOptions options_;
};

} // namespace regie::standin
