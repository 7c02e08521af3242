// Of DeskServer: which desks may come, as operators settle it.

#include "engine/desk_server.h"
#include "engine/say.h"
#include "show/json_values.h"

#include <QDateTime>
#include <QWebSocket>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace regie {

namespace {

std::int64_t now_ms() { return QDateTime::currentMSecsSinceEpoch(); }

Result<nlohmann::json> told(const Result<protocol::RemoteDesks>& desks) {
    return desks.map([](const auto& known) { return nlohmann::json(known); });
}

} // namespace

Result<quint16> DeskServer::listen(quint16 port) {
    auto got = doors_.open_local(port);
    if (got)
        if (const auto left = access_.admit_local(*got); !left)
            complain("no desk can come: " + left.error().line());
    return got;
}

Result<protocol::RemoteDesks> DeskServer::listen_remote(quint16 port) {
    if (const auto known = access_.read_paired(); !known)
        return tl::unexpected(known.error());
    auto remote = doors_.open_remote(port, config_);
    if (!remote)
        return tl::unexpected(remote.error());
    access_.set_fingerprint(remote->fingerprint);
    remote_port_ = remote->port;
    remote_addresses_ = std::move(remote->addresses);
    return remote_desks();
}

std::string DeskServer::offer_code(protocol::Role role) { return access_.offer(role, now_ms()); }

protocol::RemoteDesks DeskServer::remote_desks() const {
    protocol::RemoteDesks known{remote_port_ != 0, remote_addresses_, {}};
    for (const auto& paired : access_.paired())
        known.paired.push_back({paired.id, paired.name, paired.role,
                                std::any_of(desks_.begin(), desks_.end(),
                                            [&](const auto& desk) { return desk->paired == paired.id; })});
    return known;
}

void DeskServer::close_remote() {
    doors_.close_remote();
    remote_port_ = 0;
    remote_addresses_.clear();
    cut_off([](const Desk& desk) { return desk.remote; });
}

Result<protocol::RemoteDesks> DeskServer::send_away(const std::string& paired) {
    if (auto gone = access_.send_away(paired); !gone)
        return tl::unexpected(gone.error());
    cut_off([&](const Desk& desk) { return desk.paired == paired; });
    return remote_desks();
}

// After this call: abort() takes a desk out of desks_ at once.
void DeskServer::cut_off(const std::function<bool(const Desk&)>& whom) {
    for (const auto& desk : desks_)
        if (whom(*desk))
            QMetaObject::invokeMethod(
                desk->socket, [socket = desk->socket] { socket->abort(); }, Qt::QueuedConnection);
}

bool DeskServer::ask_about_desks(Desk& desk, const protocol::Request& request) {
    namespace m = protocol::method;
    const auto answer = [&](const Result<nlohmann::json>& result) {
        desk.answer(result ? protocol::Response{request.id, *result, {}}
                           : protocol::Response{request.id, {}, result.error()});
        return true;
    };
    if (request.method == m::kRemote) {
        const auto& on = member(request.params, "on");
        const auto before = remote_port_;
        Result<protocol::RemoteDesks> desks = remote_desks();
        if (on == true)
            desks = listen_remote(static_cast<quint16>(
                std::clamp<std::int64_t>(integer_of(request.params, "port", kRemotePort), 0, 65535)));
        if (on == false) {
            close_remote();
            desks = remote_desks();
        }
        if (remote_port_ != before)
            emit remote_switched(desk.name, remote_port_);
        return answer(told(desks));
    }
    if (request.method == m::kUnpair)
        return answer(told(send_away(text_of(request.params, "desk"))));
    if (request.method != m::kPair)
        return false;
    const auto role = protocol::role_of(text_of(request.params, "role"));
    if (!role)
        return answer(failure("there is no such role", {}, "Use viewer, moderator or operator."));
    if (remote_port_ == 0)
        return answer(failure("desks on other machines may not come", {}, "Let them come first."));
    const auto until_ms = now_ms() + DeskAccess::kCodeMs;
    return answer(nlohmann::json{{"code", offer_code(*role)}, {"until_ms", until_ms}});
}

} // namespace regie
