#include "standin/fault.h"

#include "show/bounded_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::array kKinds = {std::pair("500", FaultKind::Error500),
                               std::pair("429", FaultKind::TooMany),
                               std::pair("error", FaultKind::ErrorBody),
                               std::pair("garbage", FaultKind::Garbage),
                               std::pair("silence", FaultKind::Silence),
                               std::pair("hang", FaultKind::Silence),
                               std::pair("deep", FaultKind::Deep),
                               std::pair("huge", FaultKind::Huge),
                               std::pair("gzip-bomb", FaultKind::GzipBomb),
                               std::pair("expired-cursor", FaultKind::ExpiredCursor),
                               std::pair("endless", FaultKind::Endless),
                               std::pair("too-much", FaultKind::TooMuch),
                               std::pair("reset", FaultKind::Reset),
                               std::pair("truncated", FaultKind::Truncated),
                               std::pair("trickle", FaultKind::Trickle),
                               std::pair("bad-utf8", FaultKind::BadUtf8),
                               std::pair("duplicate-ids", FaultKind::DuplicateIds),
                               std::pair("missing-ids", FaultKind::MissingIds),
                               std::pair("backwards", FaultKind::Backwards),
                               std::pair("empty-page", FaultKind::EmptyPage),
                               std::pair("expired-token", FaultKind::ExpiredToken),
                               std::pair("usage", FaultKind::Usage),
                               std::pair("end", FaultKind::End)};

constexpr std::array kNumbers = {"at_ms",  "for_ms",         "count", "retry_after_s", "code", "subcode",
                                 "status", "bytes_a_second", "depth", "bytes",         "size", "limit"};

/// Whether it asks for the comments of a broadcast, a page of them at a time.
bool wants_page(const Request& request) {
    return request.method == "GET" &&
           (request.path.ends_with("/comments") || request.path.ends_with("/liveChat/messages"));
}

bool has_cursor(const Request& request) {
    return request.params.contains("after") || request.params.contains("before") ||
           request.params.contains("pageToken");
}

bool is_state(FaultKind kind) {
    return kind == FaultKind::ExpiredToken || kind == FaultKind::Usage || kind == FaultKind::End;
}

bool is_of_lists(FaultKind kind) {
    return kind == FaultKind::BadUtf8 || kind == FaultKind::DuplicateIds || kind == FaultKind::MissingIds ||
           kind == FaultKind::Backwards || kind == FaultKind::EmptyPage;
}

} // namespace

std::int64_t Fault::number(const char* key, std::int64_t otherwise) const {
    const auto at = how.find(key);
    return at == how.end() ? otherwise : at->get<std::int64_t>();
}

std::string Fault::text(const char* key, const char* otherwise) const {
    const auto at = how.find(key);
    return at == how.end() || !at->is_string() ? otherwise : at->get<std::string>();
}

bool Fault::flag(const char* key, bool otherwise) const {
    const auto at = how.find(key);
    return at == how.end() || !at->is_boolean() ? otherwise : at->get<bool>();
}

Result<Fault> parse_fault(const json& object) {
    const auto name = object.is_object() ? object.value("kind", json()) : json();
    const auto* kind =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& known) { return name == known.first; });
    if (kind == kKinds.end()) {
        std::string known;
        for (const auto& [word, value] : kKinds)
            known += fmt::format("{}{}", known.empty() ? "" : ", ", word);
        return failure("this is no fault", {}, fmt::format("Give an object with a \"kind\": {}.", known));
    }
    for (const auto* key : kNumbers)
        if (const auto at = object.find(key);
            at != object.end() && (!at->is_number_integer() || at->get<std::int64_t>() < 0))
            return failure(fmt::format("\"{}\" of a fault is a whole number, not negative", key));
    return Fault{kind->second, kind->first, object, 0};
}

Result<std::vector<Fault>> parse_fault_script(std::string_view text, const std::string& file) {
    auto list = parse_shallow_json(text);
    if (list.is_discarded()) {
        list = json::array();
        while (!text.empty()) {
            const auto end = text.find('\n');
            if (const auto line = text.substr(0, end);
                line.find_first_not_of(" \t\r") != std::string_view::npos)
                list.push_back(parse_shallow_json(line));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    } else if (list.is_object()) {
        list = json::array({std::move(list)});
    }
    if (!list.is_array())
        return failure("a script of faults is a JSON array, or JSON lines", file);
    std::vector<Fault> faults;
    for (const auto& object : list) {
        auto fault = parse_fault(object);
        if (!fault)
            return failure(fault.error().what, fmt::format("{}: fault {}", file, faults.size() + 1),
                           fault.error().remedy);
        if (!fault->how.contains("count") && !fault->how.contains("for_ms"))
            fault->how["count"] = 1;
        faults.push_back(std::move(*fault));
    }
    return faults;
}

void FaultScript::set(std::optional<Fault> fault, std::int64_t wall_ms) {
    planned_.clear();
    if (fault)
        add({std::move(*fault)}, wall_ms);
}

void FaultScript::add(std::vector<Fault> faults, std::optional<std::int64_t> base_ms) {
    for (auto& fault : faults) {
        Planned planned{std::move(fault), base_ms, {}};
        if (planned.fault.how.contains("count"))
            planned.left = planned.fault.number("count", 0);
        planned_.push_back(std::move(planned));
    }
}

bool FaultScript::fits(const Fault& fault, const Request& request) {
    if (is_state(fault.kind))
        return true;
    if (is_of_lists(fault.kind) && request.method != "GET")
        return false;
    if (fault.kind == FaultKind::ExpiredCursor && !has_cursor(request))
        return false;
    if (fault.kind == FaultKind::Endless && !wants_page(request))
        return false;
    if (fault.kind == FaultKind::TooMuch &&
        (!wants_page(request) ||
         std::atoi(request.param("limit", "25").c_str()) <= fault.number("limit", 25)))
        return false;
    const auto path = fault.text("path", ""), method = fault.text("method", "");
    return request.path.find(path) != std::string::npos && (method.empty() || method == request.method);
}

std::optional<Fault> FaultScript::take(const Request& request, std::int64_t wall_ms,
                                       std::optional<std::int64_t> zero_ms) {
    for (auto at = planned_.begin(); at != planned_.end();) {
        const auto base_ms = at->base_ms ? at->base_ms : zero_ms;
        if (!base_ms || wall_ms < *base_ms + at->fault.number("at_ms", 0)) {
            ++at;
            continue;
        }
        const auto for_ms = at->fault.number("for_ms", -1);
        const bool over = for_ms >= 0 && wall_ms >= *base_ms + at->fault.number("at_ms", 0) + for_ms;
        if (over || at->left == 0) {
            at = planned_.erase(at);
            continue;
        }
        if (!fits(at->fault, request)) {
            ++at;
            continue;
        }
        ++at->fault.nth;
        auto fault = at->fault;
        if (is_state(fault.kind))
            planned_.erase(at);
        else if (at->left)
            --*at->left;
        return fault;
    }
    return {};
}

} // namespace regie::standin
