// TestBed's /_standin/…: how tests steer the stand-in while it runs. standin.h lists what there is.
#include "standin/graph_comments.h"
#include "standin/test_bed.h"

#include <fmt/format.h>

#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

Response done(json more = json::object()) {
    more["success"] = true;
    return {200, std::move(more)};
}

Response refuse(int status, const Error& error) { return {status, {{"error", error.line()}}}; }

std::string text_at(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

} // namespace

Response TestBed::steer(const Request& request, std::int64_t wall_ms) {
    platform_.advance(wall_ms);
    if (request.path == "/_standin/ledger" && request.method == "GET")
        return {200, platform_.ledger().to_json()};
    if (request.method != "POST" || request.body.is_null())
        return refuse(400,
                      {"GET ledger, or POST JSON to fault, script, token, say, settings or end", {}, {}});
    if (request.path == "/_standin/fault")
        return set_fault(request, wall_ms);
    if (request.path == "/_standin/script")
        return add_script(request, wall_ms);
    if (request.path == "/_standin/token" && request.body.is_object())
        return set_token(request, wall_ms);
    if (request.path == "/_standin/say" && request.body.is_object())
        return request.body.contains("edit") || request.body.contains("remove") ? change(request, wall_ms)
                                                                                : say(request, wall_ms);
    if (request.path == "/_standin/settings" && request.body.is_object())
        return set(request);
    if (request.path == "/_standin/end") {
        platform_.end({Interface::Facebook, platform_.options().live_video, wall_ms});
        return done();
    }
    return refuse(404, {"there is nothing to steer here", request.path, {}});
}

Response TestBed::set_fault(const Request& request, std::int64_t wall_ms) {
    if (request.body.is_object() && text_at(request.body, "kind") == "none") {
        faults_.set({}, wall_ms);
        return done();
    }
    auto fault = parse_fault(request.body);
    if (!fault)
        return refuse(400, fault.error());
    faults_.set(std::move(*fault), wall_ms);
    return done();
}

Response TestBed::add_script(const Request& request, std::int64_t wall_ms) {
    auto faults = parse_fault_script(request.body.dump(), "script");
    if (!faults)
        return refuse(400, faults.error());
    faults_.add(std::move(*faults), wall_ms);
    return done();
}

Response TestBed::set_token(const Request& request, std::int64_t wall_ms) {
    const auto token = text_at(request.body, "token");
    if (!token.empty())
        platform_.accept_token(token, wall_ms);
    else if (request.body.value("expired", json()) == true)
        platform_.expire_token(wall_ms);
    else
        return refuse(400, {R"(give {"token":"…"} to accept or {"expired":true})", {}, {}});
    return done();
}

Response TestBed::say(const Request& request, std::int64_t wall_ms) {
    const auto& body = request.body;
    ChatLine line;
    line.text = text_at(body, "text");
    line.id = text_at(body, "id");
    if (line.text.empty())
        return refuse(400, {"what is said needs a \"text\"", {}, {}});
    if (line.id.empty())
        line.id = fmt::format("live-{}", platform_.size() + 1);
    if (platform_.find(line.id))
        return refuse(409, {fmt::format("there is a comment \"{}\" already", line.id), {}, {}});
    if (const auto author = body.value("author", json()); author.is_object())
        line.author = Author{text_at(author, "id"), text_at(author, "name")};
    else if (author.is_string())
        line.author = Author{author.get<std::string>(), author.get<std::string>()};
    const auto id = line.id;
    const auto index = platform_.say(std::move(line), wall_ms);
    return done({{"id", id},
                 {"facebook", graph_id(platform_, index)},
                 {"youtube", youtube_id(index)},
                 {"owncast", owncast_id(index)}});
}

std::optional<Index> TestBed::comment_of(const std::string& id) const {
    for (const auto& index : {platform_.find(id), graph_index(platform_, id), youtube_index(platform_, id),
                              owncast_index(platform_, id)})
        if (index && platform_.is_there(*index))
            return index;
    return {};
}

Response TestBed::change(const Request& request, std::int64_t wall_ms) {
    const bool edits = request.body.contains("edit");
    const auto id = text_at(request.body, edits ? "edit" : "remove");
    const auto index = comment_of(id);
    if (!index)
        return refuse(404, {fmt::format("there is no comment \"{}\"", id), {}, {}});
    if (edits && text_at(request.body, "text").empty())
        return refuse(400, {"an edit needs a \"text\"", {}, {}});
    if (edits)
        platform_.edit(*index, text_at(request.body, "text"));
    else
        platform_.retract(*index, wall_ms);
    return done();
}

// All or nothing: a name that is not known, or a value of another kind, changes nothing.
Response TestBed::set(const Request& request) {
    const std::map<std::string, std::int64_t*> numbers = {
        {"youtube_units_a_day", &youtube_.options().units_a_day},
        {"youtube_polling_ms", &youtube_.options().polling_ms},
        {"youtube_history", &youtube_.options().history},
        {"graph_calls_an_hour", &graph_.options().calls_an_hour},
        {"graph_ping_ms", &graph_.options().ping_ms},
        {"owncast_history", &owncast_.options().history},
        {"json_poll_again_ms", &json_.options().poll_again_ms}};
    const std::map<std::string, bool*> flags = {
        {"youtube_polling_enforced", &youtube_.options().polling_enforced},
        {"graph_replies_refused", &graph_.options().replies_refused},
        {"graph_streams", &graph_.options().streams}};
    for (const auto& [name, value] : request.body.items())
        if (!(numbers.contains(name) && value.is_number_integer() && value.get<std::int64_t>() >= 0) &&
            !(flags.contains(name) && value.is_boolean()))
            return refuse(
                400, {fmt::format("\"{}\" is no setting, or its value is of another kind", name), {}, {}});
    for (const auto& [name, value] : request.body.items()) {
        if (value.is_boolean())
            *flags.at(name) = value.get<bool>();
        else
            *numbers.at(name) = value.get<std::int64_t>();
    }
    graph_.usage().set_budget(graph_.options().calls_an_hour);
    return done();
}

} // namespace regie::standin
