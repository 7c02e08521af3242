#include "standin/fault_answer.h"

#include "standin/graph_api.h"
#include "standin/graph_values.h"
#include "standin/youtube_api.h"
#include "standin/youtube_request.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::int64_t kGiB = 1LL << 30;
constexpr std::int64_t kDepth = 100'000;
constexpr std::size_t kPieceBytes = 1 << 16;
constexpr auto kJson = "application/json; charset=UTF-8";

int status_of(const Fault& fault, int otherwise) {
    return static_cast<int>(fault.number("status", otherwise));
}

// In the shape of the platform that was asked.
Response error_of(const Fault& fault, const Request& request, int status, int graph_code,
                  const char* reason) {
    const auto message = fault.text("message", "An unknown error occurred");
    Response response;
    if (YoutubeApi::owns(request.path)) {
        response = google_error(static_cast<int>(fault.number("code", status == 200 ? 500 : status)),
                                fault.text("reason", reason), message);
    } else if (GraphApi::owns(request.path)) {
        response = graph_error(static_cast<int>(fault.number("code", graph_code)), message,
                               static_cast<int>(fault.number("subcode", 0)));
    } else {
        response.body = {{"success", false}, {"error", message}, {"message", message}};
    }
    response.status = status;
    return response;
}

Response expired_cursor(const Request& request) {
    if (YoutubeApi::owns(request.path))
        return google_error(400, "pageTokenInvalid", "The page token is not valid.");
    if (GraphApi::owns(request.path))
        return graph_error(100, "(#100) Invalid cursor");
    return {410, {{"error", "this cursor is not known any more"}}};
}

// In the shape of the platform that was asked.
Response endless(const Fault& fault, const Request& request) {
    json comments = json::array();
    const auto size = fault.number("size", 1);
    for (std::int64_t i = 0; i < size; ++i) {
        const auto id = fmt::format("endless-{}", (fault.nth - 1) * size + i + 1);
        if (YoutubeApi::owns(request.path))
            comments.push_back(
                {{"id", id},
                 {"snippet",
                  {{"type", "textMessageEvent"}, {"textMessageDetails", {{"messageText", "encore"}}}}}});
        else
            comments.push_back({{"id", id}, {"message", "encore"}, {"key", id}, {"words", "encore"}});
    }
    const auto cursor = fault.flag("circle", false) ? "circle" : fmt::format("page-{}", fault.nth);
    if (YoutubeApi::owns(request.path))
        return {200, {{"items", comments}, {"nextPageToken", cursor}}};
    if (GraphApi::owns(request.path))
        return {200,
                {{"data", comments},
                 {"paging",
                  {{"cursors", {{"before", cursor}, {"after", cursor}}},
                   {"next", graph_page_url(request) + "after=" + cursor}}}}};
    return {200, {{"result", {{"comments", comments}, {"cursor", cursor}}}}};
}

Delivery deep(std::int64_t depth) {
    const auto times = static_cast<std::uint64_t>(depth);
    return deliver({}, kJson, {{"{\"data\":"}, {"[", times}, {"]", times}, {"}"}});
}

Delivery huge(const Fault& fault) {
    const auto times = static_cast<std::uint64_t>(fault.number("bytes", kGiB)) / kPieceBytes;
    std::vector<Piece> body{
        {R"({"data":[{"id":"1","message":")"}, {std::string(kPieceBytes, 'x'), times}, {R"("}]})"}};
    if (fault.flag("length", true))
        return deliver({}, kJson, std::move(body));
    Delivery delivery{
        {{fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nConnection: close\r\n\r\n", kJson)}}};
    for (auto& piece : body)
        delivery.pieces.push_back(std::move(piece));
    delivery.end = Delivery::End::Close;
    return delivery;
}

// The comments in an answer of any of the interfaces.
json* comments_in(json& body) {
    if (body.is_array())
        return &body;
    for (const auto* pointer : {"/data", "/items", "/result/comments"})
        if (const json::json_pointer at(pointer); body.contains(at) && body.at(at).is_array())
            return &body.at(at);
    return nullptr;
}

void double_each(json& comments) {
    json doubled = json::array();
    for (auto& comment : comments) {
        doubled.push_back(comment);
        doubled.push_back(std::move(comment));
    }
    comments = std::move(doubled);
}

void take_ids(json& comments) {
    for (std::size_t i = 0; i < comments.size(); i += 2)
        for (const auto* key : {"id", "key"})
            comments[i].erase(key);
}

// All the platforms' times but one begin with the year.
void age(json& value) {
    constexpr std::int64_t kYearS = 365LL * 24 * 3600;
    if (value.is_number_integer()) {
        value = value.get<std::int64_t>() - kYearS;
    } else if (value.is_string()) {
        auto text = value.get<std::string>();
        value = std::to_string(std::stoi(text.substr(0, 4)) - 1) + text.substr(4);
    }
}

void age_every_other(json& comments) {
    for (std::size_t i = 1; i < comments.size(); i += 2)
        for (const auto* pointer : {"/created_time", "/snippet/publishedAt", "/timestamp", "/written", "/at"})
            if (const json::json_pointer at(pointer); comments[i].contains(at))
                age(comments[i].at(at));
}

// Nothing, and to be asked again from the same place: what the page should have held is not lost.
void empty(json& body, json& comments, const Request& request) {
    comments = json::array();
    if (GraphApi::owns(request.path)) {
        const auto after = request.param("after");
        const auto url = graph_page_url(request) + (after.empty() ? "" : "after=" + query_encoded(after));
        body["paging"] = {{"next", url}};
    } else if (YoutubeApi::owns(request.path)) {
        body["nextPageToken"] = request.param("pageToken", youtube_token("page", 0).c_str());
        body["pageInfo"]["totalResults"] = body["pageInfo"]["resultsPerPage"] = 0;
    } else if (body.is_object()) {
        body["result"]["cursor"] = request.param("after", "from-0");
    }
}

// Bytes that are no UTF-8, in front of each comment's text.
std::string with_bad_utf8(std::string text) {
    for (const auto* key : {"message", "displayMessage", "messageText", "body", "words", "text"}) {
        const auto wanted = fmt::format("\"{}\":\"", key);
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + wanted.size()))
            text.insert(at + wanted.size(), "\xC3\x28\xFF");
    }
    return text;
}

Delivery half(const Delivery& whole, Delivery::End end) {
    const auto& bytes = whole.pieces.front().bytes;
    const auto body = bytes.find("\r\n\r\n") + 4;
    return {{{bytes.substr(0, body + (bytes.size() - body) / 2)}}, 0, end};
}

void spoil_comments(FaultKind kind, const Request& request, json& body) {
    auto* comments = comments_in(body);
    if (!comments)
        return;
    if (kind == FaultKind::DuplicateIds)
        double_each(*comments);
    else if (kind == FaultKind::MissingIds)
        take_ids(*comments);
    else if (kind == FaultKind::Backwards)
        age_every_other(*comments);
    else if (kind == FaultKind::EmptyPage)
        empty(body, *comments, request);
}

} // namespace

bool replaces_answer(FaultKind kind) { return kind <= FaultKind::TooMuch; }

Delivery answer_instead(const Fault& fault, const Request& request) {
    switch (fault.kind) {
    case FaultKind::TooMany: {
        auto response = error_of(fault, request, 429, 4, "rateLimitExceeded");
        if (fault.how.contains("retry_after_s"))
            response.headers.emplace_back("Retry-After", std::to_string(fault.number("retry_after_s", 0)));
        return deliver(response);
    }
    case FaultKind::ErrorBody:
        return deliver(error_of(fault, request, status_of(fault, 200), 2, "backendError"));
    case FaultKind::Garbage:
        return deliver({}, "text/html", {{"<html><body>Sorry, something went wrong.</body></html>"}});
    case FaultKind::Silence:
        return {};
    case FaultKind::Deep:
        return deep(fault.number("depth", kDepth));
    case FaultKind::Huge:
        return huge(fault);
    case FaultKind::GzipBomb:
        return deliver({200, {}, {{"Content-Encoding", "gzip"}}}, kJson,
                       gzip_bomb(static_cast<std::uint64_t>(fault.number("bytes", kGiB))));
    case FaultKind::Endless:
        return deliver(endless(fault, request));
    case FaultKind::TooMuch: {
        auto response = graph_error(1, "Please reduce the amount of data you're asking for, then retry your "
                                       "request");
        response.status = 500;
        return deliver(response);
    }
    case FaultKind::ExpiredCursor:
        return deliver(expired_cursor(request));
    default:
        return deliver({500, {}}, "text/plain", {{"Internal Server Error"}});
    }
}

Delivery spoil(const Fault& fault, const Request& request, Response response) {
    spoil_comments(fault.kind, request, response.body);
    auto whole = deliver(response);
    switch (fault.kind) {
    case FaultKind::Reset:
        return half(whole, Delivery::End::Reset);
    case FaultKind::Truncated:
        return half(whole, Delivery::End::Close);
    case FaultKind::Trickle:
        whole.bytes_a_second = std::max<std::int64_t>(1, fault.number("bytes_a_second", 10));
        return whole;
    case FaultKind::BadUtf8:
        return deliver({response.status, {}, response.headers}, kJson,
                       {{with_bad_utf8(response.body.dump())}});
    default:
        return whole;
    }
}

} // namespace regie::standin
