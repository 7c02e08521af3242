#include "desk/remote_panel.h"

#include "desk/engine_words.h"
#include "show/json_values.h"

#include <QDateTime>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace method = protocol::method;

QString role_words(const QString& role) {
    if (role == "operator")
        return QObject::tr("Operator");
    return role == "moderator" ? QObject::tr("Moderator") : QObject::tr("Viewer");
}

RemotePanel::RemotePanel(AskEngine ask) : ask_(std::move(ask)) {
    code_over_.setSingleShot(true);
    connect(&code_over_, &QTimer::timeout, this, &RemotePanel::forget_code);
}

QStringList RemotePanel::addresses() const {
    QStringList list;
    for (const auto& address : desks_.addresses)
        list.append(QString::fromStdString(address));
    return list;
}

QVariantList RemotePanel::paired() const {
    QVariantList list;
    for (const auto& desk : desks_.paired)
        list.append(QVariantMap{{"id", QString::fromStdString(desk.id)},
                                {"name", QString::fromStdString(desk.name)},
                                {"role", role_words(QString::fromStdString(desk.role))},
                                {"here", desk.here}});
    return list;
}

QString RemotePanel::code_words() const {
    return code_.isEmpty()
               ? QString()
               : tr("Pairs one desk (role: %1), once, within ten minutes.").arg(role_words(role_));
}

QString RemotePanel::refused_words() const {
    QStringList parts;
    const auto add = [&](std::int64_t count, const QString& words) {
        if (count > 0)
            parts.append(words);
    };
    const auto number = [](std::int64_t count) {
        return static_cast<int>(std::min<std::int64_t>(count, 999'999));
    };
    add(refused_.unknown, tr("%n without the right token or code", "", number(refused_.unknown)));
    add(refused_.origins, tr("%n from web pages", "", number(refused_.origins)));
    add(refused_.oversized + refused_.malformed,
        tr("%n message(s) that were no desk's", "", number(refused_.oversized + refused_.malformed)));
    add(refused_.forbidden, tr("%n command(s) beyond a desk's role", "", number(refused_.forbidden)));
    return parts.isEmpty() ? QString() : tr("Turned away: %1.").arg(parts.join(", "));
}

void RemotePanel::set_refused(const protocol::Refused& refused) {
    const auto before = refused_words();
    refused_ = refused;
    if (refused_words() != before)
        emit refusedChanged();
}

void RemotePanel::ask(const char* method, nlohmann::json params,
                      std::function<void(const nlohmann::json&)> done) {
    ask_(method, std::move(params), [this, done = std::move(done)](const Result<nlohmann::json>& answer) {
        words_ = answer ? QString() : engine_words(answer.error().line());
        if (answer)
            done(*answer);
        emit changed();
    });
}

void RemotePanel::take(const nlohmann::json& desks) {
    const auto before = desks_.paired.size();
    desks_ = desks.get<protocol::RemoteDesks>();
    if (!desks_.on || desks_.paired.size() > before) // it was used
        code_.clear();
}

void RemotePanel::refresh() {
    ask(method::kRemote, nlohmann::json::object(), [this](const auto& desks) { take(desks); });
}

void RemotePanel::setOn(bool on) {
    ask(method::kRemote, {{"on", on}}, [this](const auto& desks) { take(desks); });
}

void RemotePanel::offer(const QString& role) {
    ask(method::kPair, {{"role", role.toStdString()}}, [this, role](const nlohmann::json& offer) {
        role_ = role;
        code_ = QString::fromStdString(text_of(offer, "code"));
        const auto left_ms = integer_of(offer, "until_ms") - QDateTime::currentMSecsSinceEpoch();
        code_over_.start(static_cast<int>(std::clamp<std::int64_t>(left_ms, 1000, 3'600'000)));
    });
}

void RemotePanel::sendAway(const QString& id) {
    ask(method::kUnpair, {{"desk", id.toStdString()}}, [this](const auto& desks) { take(desks); });
}

void RemotePanel::forget_code() {
    code_.clear();
    emit changed();
}

} // namespace regie::desk
