#pragma once
// A test bed without sockets: it is asked at times of the test's and answers in bytes or in JSON.

#include "broadcast.h"
#include "standin/test_bed.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>
#include <variant>

namespace regie::standin {

struct AskedBed {
    using Params = std::map<std::string, std::string>;

    explicit AskedBed(TestBedOptions options = {}) : bed(std::move(options), kNow) {}

    Delivery deliver(const char* method, const std::string& path, Params params = {},
                     nlohmann::json body = nullptr, std::int64_t at_ms = 0) {
        Request request;
        request.method = method;
        request.origin = "http://h";
        request.path = path;
        request.params = std::move(params);
        request.body = std::move(body);
        request.token = token;
        return std::get<Delivery>(bed.answer(request, kNow + at_ms));
    }
    std::string bytes(const char* method, const std::string& path, Params params = {},
                      nlohmann::json body = nullptr, std::int64_t at_ms = 0) {
        std::string text;
        for (const auto& piece : deliver(method, path, std::move(params), std::move(body), at_ms).pieces)
            for (std::uint64_t i = 0; i < piece.times; ++i)
                text += piece.bytes;
        return text;
    }
    /// The status and the body; a discarded one when it is not JSON.
    std::pair<int, nlohmann::json> ask(const char* method, const std::string& path, Params params = {},
                                       nlohmann::json body = nullptr, std::int64_t at_ms = 0) {
        const auto text = bytes(method, path, std::move(params), std::move(body), at_ms);
        return {std::stoi(text.substr(9, 3)),
                nlohmann::json::parse(text.substr(text.find("\r\n\r\n") + 4), nullptr, false)};
    }
    nlohmann::json get(const std::string& path, Params params = {}, std::int64_t at_ms = 0) {
        return ask("GET", path, std::move(params), nullptr, at_ms).second;
    }

    TestBed bed;
    std::string token;
};

} // namespace regie::standin
