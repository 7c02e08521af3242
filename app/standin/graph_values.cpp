#include "standin/graph_values.h"

#include "show/bounded_json.h"
#include "standin/numbers.h"
#include "standin/times.h"

#include <QByteArray>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::standin {

std::vector<GraphField> parse_fields(std::string_view fields) {
    std::vector<GraphField> parsed;
    GraphField field;
    int depth = 0;
    bool named = true; // what follows a '{' or a '.' is about the field's own fields
    const auto close = [&] {
        if (!field.name.empty())
            parsed.push_back(std::exchange(field, {}));
        field = {};
        named = true;
    };
    for (const char c : fields) {
        if (c == ',' && depth == 0) {
            close();
            continue;
        }
        depth += (c == '{' || c == '(') - (c == '}' || c == ')');
        named = named && c != '{' && c != '.';
        if (c != ' ')
            (named ? field.name : field.rest) += c;
    }
    close();
    return parsed;
}

std::vector<std::string> field_names(std::string_view fields) {
    std::vector<std::string> names;
    for (auto& field : parse_fields(fields))
        names.push_back(std::move(field.name));
    return names;
}

std::string graph_time(std::int64_t unix_ms) { return utc_seconds(unix_ms) + "+0000"; }

std::optional<std::int64_t> parse_since_ms(std::string_view text) {
    if (const auto seconds = parse_number<std::int64_t>(text);
        seconds && *seconds >= 0 && *seconds < 100'000'000'000)
        return *seconds * 1000;
    auto words = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    words.replace(u' ', u'+'); // the zone's sign, when it came unescaped in a query
    auto time = QDateTime::fromString(words, Qt::ISODate);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

std::string encode_cursor(std::size_t position) {
    return QByteArray::fromStdString("comment:" + std::to_string(position))
        .toBase64(QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::optional<std::size_t> decode_cursor(std::string_view cursor) {
    const auto text = QByteArray::fromBase64(QByteArray(cursor.data(), static_cast<qsizetype>(cursor.size())))
                          .toStdString();
    return parse_number_after<std::size_t>("comment:", text);
}

std::string query_encoded(std::string_view text) {
    return QUrl::toPercentEncoding(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))
        .toStdString();
}

std::string graph_page_url(const Request& request) {
    auto url = request.origin + request.path + "?";
    for (const auto& [name, value] : request.params)
        if (name != "after" && name != "before")
            url += fmt::format("{}={}&", name, query_encoded(value));
    if (!request.token.empty())
        url += fmt::format("access_token={}&", query_encoded(request.token));
    return url;
}

std::vector<std::string> list_of(const std::string& text) {
    std::vector<std::string> list;
    const auto parsed = parse_shallow_json(text);
    if (parsed.is_array()) {
        for (const auto& entry : parsed)
            list.push_back(entry.is_string() ? entry.get<std::string>() : entry.dump());
        return list;
    }
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        list.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return list;
}

std::optional<bool> parse_flag(std::string_view text) {
    if (text == "true" || text == "1")
        return true;
    if (text == "false" || text == "0")
        return false;
    return {};
}

Response graph_error(int code, std::string message, int subcode) {
    nlohmann::json object = {{"message", std::move(message)},
                             {"type", "OAuthException"},
                             {"code", code},
                             {"fbtrace_id", "AStandInHasNoTrace00000"}};
    if (subcode != 0)
        object["error_subcode"] = subcode;
    return {400, {{"error", std::move(object)}}};
}

Response graph_no_field(const std::string& field, const char* node) {
    return graph_error(
        100, fmt::format("(#100) Tried accessing nonexisting field ({}) on node type ({})", field, node));
}

Response graph_no_object(const std::string& method, const std::string& id) {
    return graph_error(
        100,
        fmt::format("Unsupported {} request. Object with ID '{}' does not exist, cannot be loaded due to "
                    "missing permissions, or does not support this operation",
                    QByteArray::fromStdString(method).toLower().toStdString(), id),
        33);
}

Response graph_success() { return {200, {{"success", true}}}; }

Response graph_bad_token(std::string message, int subcode) {
    auto response = graph_error(190, std::move(message), subcode);
    response.headers.emplace_back("WWW-Authenticate",
                                  fmt::format(R"(OAuth "Facebook Platform" "invalid_token" "{}")",
                                              response.body["error"]["message"].get<std::string>()));
    return response;
}

std::string graph_expired_words(std::int64_t expired_ms, std::int64_t wall_ms) {
    const auto words = [](std::int64_t unix_ms) { // Facebook says it in Pacific time
        const QTimeZone pacific("America/Los_Angeles");
        const auto time = QDateTime::fromMSecsSinceEpoch(unix_ms, pacific);
        const auto* zone = pacific.isDaylightTime(time) ? " PDT" : " PST";
        return QLocale::c().toString(time, u"dddd, dd-MMM-yy HH:mm:ss").toStdString() + zone;
    };
    return fmt::format("Error validating access token: Session has expired on {}. The current time is {}.",
                       words(expired_ms), words(wall_ms));
}

} // namespace regie::standin
