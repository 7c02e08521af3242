#include "protocol/messages.h"

#include "show/bounded_json.h"
#include "show/json_text.h"
#include "show/json_values.h"
#include "show/show_schema.h"
#include "show/templates.h"

#include <algorithm>
#include <type_traits>

namespace regie::protocol {

using nlohmann::json;

std::string encode(const Request& request) {
    json message = {{"jsonrpc", "2.0"}, {"method", request.method}, {"params", request.params}};
    if (!request.id.empty())
        message["id"] = request.id;
    return json_text(message);
}

std::string encode(const Response& response) {
    json message = {{"jsonrpc", "2.0"}, {"id", response.id}};
    if (response.error)
        message["error"] = {{"code", -32000},
                            {"message", response.error->what},
                            {"data", {{"where", response.error->where}, {"remedy", response.error->remedy}}}};
    else
        message["result"] = response.result;
    return json_text(message);
}

Result<Message> decode(std::string_view text, std::size_t most_bytes) {
    if (!weigh_json(text, most_bytes))
        return failure("the message is nested too deep, or holds too much");
    auto message = json::parse(text, nullptr, false);
    if (!message.is_object())
        return failure("the message is not a JSON object");
    const auto taken = [&](const char* key, json otherwise) {
        const auto at = message.find(key);
        return at == message.end() ? std::move(otherwise) : std::move(*at);
    };
    try {
        const auto id = message.value("id", std::string());
        if (message.contains("method"))
            return Request{id, message.at("method"), taken("params", json::object())};
        Response response{id, taken("result", json()), {}};
        if (const auto error = message.find("error"); error != message.end()) {
            const auto data = error->value("data", json::object());
            response.error =
                Error{error->value("message", ""), data.value("where", ""), data.value("remedy", "")};
        }
        return response;
    } catch (const json::exception& error) {
        return failure(std::string("the message is not JSON-RPC: ") + error.what());
    }
}

nlohmann::json scenes_json(const ShowFile& show) {
    auto scenes = json::array();
    for (const auto& scene : show.scenes)
        scenes.push_back({{"id", scene.id},
                          {"name", scene.name},
                          {"layout", scene.layout},
                          {"sources", scene.sources},
                          {"interpreter", scene.interpreter}});
    return scenes;
}

nlohmann::json sources_json(const ShowFile& show) {
    auto sources = json::array();
    for (const auto& source : show.sources)
        sources.push_back({{"id", source.id},
                           {"name", source.name},
                           {"picture", has_picture(source.uri)},
                           {"picture_delay_ms", source.settings.picture_delay_ms},
                           {"sound_delay_ms", source.settings.sound_delay_ms},
                           {"gain_db", source.settings.gain_db},
                           {"muted", source.settings.muted}});
    return sources;
}

nlohmann::json templates_json(const Templates& templates) {
    auto list = nlohmann::json::array();
    for (const auto& kind : templates)
        if (!kind.file.empty())
            list.push_back({{"component", kind.component}, {"description", kind.description}});
    return list;
}

nlohmann::json outputs_json(const ShowFile& show, const std::string& mode) {
    auto outputs = json::array();
    for (const auto& output : show.outputs)
        if (output.kind == "recording" || mode == "live")
            outputs.push_back({{"id", output.id}, {"kind", output.kind}, {"platform", output.platform}});
    return outputs;
}

nlohmann::json feeds_json(const ShowFile& show, const std::map<std::string, Capabilities>& capabilities) {
    auto feeds = json::array();
    for (const auto& feed : show.feeds)
        if (const auto at = capabilities.find(feed.id); at != capabilities.end()) {
            json entry = at->second;
            entry["id"] = feed.id;
            entry["platform"] = feed.platform;
            feeds.push_back(std::move(entry));
        }
    return feeds;
}

SourceSettings settings_of(const nlohmann::json& params) {
    SourceSettings settings;
    const auto number = [&](const char* name, auto& value) {
        constexpr double kMost = 1e9; // beyond what any setting takes, and what any number holds
        if (const auto at = params.find(name); params.is_object() && at != params.end() && at->is_number())
            value = static_cast<std::decay_t<decltype(value)>>(std::clamp(at->get<double>(), -kMost, kMost));
    };
    number("picture_delay_ms", settings.picture_delay_ms);
    number("sound_delay_ms", settings.sound_delay_ms);
    number("gain_db", settings.gain_db);
    settings.muted = params.is_object() && params.contains("muted") && params["muted"] == true;
    return settings;
}

Result<FlagSettings> flags_of(const nlohmann::json& params) {
    const auto flags = params.is_object() ? params.find("flags") : params.end();
    if (flags == params.end())
        return failure("there are no rules in this", "/flags", "Give the \"flags\" of a show file.");
    if (auto wrong = check_flags_schema(*flags))
        return tl::unexpected(std::move(*wrong));
    return flags->get<FlagSettings>();
}

Result<Rundown> rundown_of(const nlohmann::json& params, const Templates& templates) {
    return rundown_from_json(member(params, "rundown"), templates);
}

std::vector<std::string> comments_in(const nlohmann::json& params) {
    std::vector<std::string> ids;
    const auto& list = member(params, "comments");
    if (list.is_array())
        for (const auto& id : list)
            if (id.is_string())
                ids.push_back(id.get<std::string>());
    return ids;
}

std::vector<std::uint8_t> encode_monitor(int source, std::int64_t frame, std::span<const std::uint8_t> jpeg) {
    std::vector<std::uint8_t> message(8 + jpeg.size());
    message[0] = static_cast<std::uint8_t>(source + 1);
    for (int i = 1; i < 8; ++i)
        message[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(frame) >> (56 - 8 * i));
    std::copy(jpeg.begin(), jpeg.end(), message.begin() + 8);
    return message;
}

std::optional<Monitor> decode_monitor(std::span<const std::uint8_t> message) {
    if (message.size() <= 8)
        return std::nullopt;
    std::uint64_t frame = 0;
    for (int i = 1; i < 8; ++i)
        frame = frame << 8 | message[i];
    return Monitor{message[0] - 1, static_cast<std::int64_t>(frame), message.subspan(8)};
}

} // namespace regie::protocol
