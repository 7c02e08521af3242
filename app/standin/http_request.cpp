#include "standin/http_request.h"

#include "show/bounded_json.h"

#include <QByteArray>
#include <QHttpServerRequest>
#include <QUrl>
#include <QUrlQuery>

namespace regie::standin {
namespace {

using nlohmann::json;
using Params = std::map<std::string, std::string>;

const char* name_of(QHttpServerRequest::Method method) {
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    default:
        return "OTHER";
    }
}

void add(Params& params, const std::string& name, const std::string& value) {
    const auto [at, is_new] = params.emplace(name, value);
    if (!is_new)
        at->second += "," + value;
}

void add_form(Params& params, QByteArray form) {
    form.replace('+', "%20"); // which QUrlQuery leaves alone
    for (const auto& [name, value] : QUrlQuery(QString::fromUtf8(form)).queryItems(QUrl::FullyDecoded))
        add(params, name.toStdString(), value.toStdString());
}

// Graph takes its parameters as JSON too: the top level's plain values.
void add_json(Params& params, const json& body) {
    if (!body.is_object())
        return;
    for (const auto& [name, value] : body.items())
        if (!value.is_null())
            add(params, name, value.is_string() ? value.get<std::string>() : value.dump());
}

std::string take(Params& params, const char* name) {
    const auto at = params.find(name);
    if (at == params.end())
        return {};
    auto value = std::move(at->second);
    params.erase(at);
    return value;
}

} // namespace

Request read_request(const QHttpServerRequest& qt, const std::string& origin) {
    Request request;
    request.method = name_of(qt.method());
    request.origin = origin;
    request.path = qt.url().path().toStdString();
    add_form(request.params, qt.url().query(QUrl::FullyEncoded).toUtf8());
    if (const auto body = qt.body(); !body.isEmpty()) {
        request.body = parse_shallow_json({body.data(), static_cast<std::size_t>(body.size())});
        if (request.body.is_discarded()) {
            request.body = nullptr;
            add_form(request.params, body);
        } else {
            add_json(request.params, request.body);
        }
    }
    request.token = take(request.params, "access_token");
    request.api_key = take(request.params, "key");
    if (const auto key = qt.value("X-Goog-Api-Key"); !key.isEmpty())
        request.api_key = key.toStdString();
    if (const auto said = qt.value("Authorization"); said.startsWith("Bearer "))
        request.token = said.mid(7).toStdString();
    else if (said.startsWith("Basic "))
        request.password = QByteArray::fromBase64(said.mid(6)).split(':').value(1).toStdString();
    return request;
}

} // namespace regie::standin
