#pragma once
// What platforms answer, as tests write it. Comment n of Facebook's broadcast v is v_n, written in second n
// of 2026.

#include "intake/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace regie::intake {

using Ids = std::vector<std::string>;

inline Ids ids(int oldest, int newest, const char* broadcast = "v") {
    Ids ids;
    for (int n = oldest; n <= newest; ++n)
        ids.push_back(fmt::format("{}_{}", broadcast, n));
    return ids;
}

inline HttpResponse ok(std::string body) { return {200, {}, std::move(body)}; }

inline std::string comment(int n) {
    return fmt::format(R"({{"id":"v_{}","created_time":"2026-01-01T00:{:02}:{:02}+0000","message":"m"}})", n,
                       n / 60, n % 60);
}

/// Comments `newest` down to `oldest`, as one page; `next` is the cursor of the following one.
inline std::string page(int newest, int oldest, const std::string& next = {}, const Ids& without = {}) {
    std::string data;
    for (int n = newest; n >= oldest; --n) {
        if (std::find(without.begin(), without.end(), fmt::format("v_{}", n)) == without.end())
            data.append(data.empty() ? "" : ",").append(comment(n));
    }
    const auto paging = next.empty()
                            ? std::string(R"({"cursors":{"after":"x"}})")
                            : fmt::format(R"({{"cursors":{{"after":"{}"}},"next":"https://x"}})", next);
    return fmt::format(R"({{"data":[{}],"paging":{}}})", data, paging);
}

} // namespace regie::intake
