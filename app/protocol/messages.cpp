#include "protocol/messages.h"

#include "show/templates.h"

namespace regie::protocol {

using nlohmann::json;

std::string encode(const Request& request) {
    json message = {{"jsonrpc", "2.0"}, {"method", request.method}, {"params", request.params}};
    if (!request.id.empty())
        message["id"] = request.id;
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string encode(const Response& response) {
    json message = {{"jsonrpc", "2.0"}, {"id", response.id}};
    if (response.error)
        message["error"] = {{"code", -32000},
                            {"message", response.error->what},
                            {"data", {{"where", response.error->where}, {"remedy", response.error->remedy}}}};
    else
        message["result"] = response.result;
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Message> decode(std::string_view text) {
    const auto message = json::parse(text, nullptr, false);
    if (!message.is_object())
        return failure("the message is not a JSON object");
    try {
        const auto id = message.value("id", std::string());
        if (message.contains("method"))
            return Request{id, message.at("method"), message.value("params", json::object())};
        Response response{id, message.value("result", json()), {}};
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

nlohmann::json rundown_json(const ShowFile& show) {
    auto rundown = json::array();
    for (const auto& item : show.rundown) {
        const auto* graphic = find_template(item.graphic);
        const auto title = item.fields.find("title");
        rundown.push_back({{"id", item.id},
                           {"graphic", item.graphic},
                           {"label", graphic ? std::string(graphic->label) : item.graphic},
                           {"title", title == item.fields.end() ? item.id : title->second},
                           {"fields", item.fields},
                           {"seconds", item.seconds}});
    }
    return rundown;
}

std::vector<std::uint8_t> encode_monitor(std::int64_t frame, std::span<const std::uint8_t> jpeg) {
    std::vector<std::uint8_t> message(8 + jpeg.size());
    for (int i = 0; i < 8; ++i)
        message[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(frame) >> (56 - 8 * i));
    std::copy(jpeg.begin(), jpeg.end(), message.begin() + 8);
    return message;
}

std::optional<Monitor> decode_monitor(std::span<const std::uint8_t> message) {
    if (message.size() <= 8)
        return std::nullopt;
    std::uint64_t frame = 0;
    for (int i = 0; i < 8; ++i)
        frame = frame << 8 | message[i];
    return Monitor{static_cast<std::int64_t>(frame), message.subspan(8)};
}

} // namespace regie::protocol
