// Of DeskServer: which desks may come, as operators settle it.

#include "engine/desk_server.h"
#include "engine/say.h"
#include "show/guarded.h"
#include "show/json_values.h"

#include <QDateTime>
#include <QWebSocket>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

Result<DeskServer::RemoteFiles> DeskServer::remote_files(const std::filesystem::path& config) {
    auto paired = DeskAccess::read_paired(config);
    if (!paired)
        return tl::unexpected(paired.error());
    auto certificate = desk_certificate(config / "regie/desks/engine.pem");
    if (!certificate)
        return tl::unexpected(certificate.error());
    return RemoteFiles{std::move(*paired), std::move(*certificate)};
}

Result<protocol::RemoteDesks> DeskServer::listen_remote(quint16 port) {
    return listen_remote(port, remote_files(config_));
}

Result<protocol::RemoteDesks> DeskServer::listen_remote(quint16 port, Result<RemoteFiles> files) {
    if (!files)
        return tl::unexpected(files.error());
    auto remote = doors_.open_remote(port, files->certificate);
    if (!remote)
        return tl::unexpected(remote.error());
    access_.set_paired(std::move(files->paired));
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

template<typename Work, typename Then>
void DeskServer::with_files(Work work, Then then) {
    files_.start([work = std::move(work), then = std::move(then), post = box_.post()] {
        post([then, result = guarded(work)]() mutable { then(std::move(result)); });
    });
}

void DeskServer::keep_paired(std::function<void(const Result<void>&)> then) {
    with_files(
        [config = config_, paired = access_.paired()] { return DeskAccess::write_paired(config, paired); },
        std::move(then));
}

void DeskServer::send_away(const std::string& paired, const Answer& answer) {
    if (auto gone = access_.send_away(paired); !gone)
        return answer(tl::unexpected(gone.error()));
    cut_off([&](const Desk& desk) { return desk.paired == paired; });
    keep_paired([this, answer](const Result<void>& kept) {
        answer(kept ? told(remote_desks()) : tl::unexpected(kept.error()));
    });
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
    if (request.method != m::kRemote && request.method != m::kUnpair && request.method != m::kPair)
        return false;
    ++*desk.asking;
    const auto answer = answer_to(desk, request.id);
    if (request.method == m::kRemote)
        switch_remote(desk.name, request.params, answer);
    else if (request.method == m::kUnpair)
        send_away(text_of(request.params, "desk"), answer);
    else
        answer(code_for(request.params));
    return true;
}

void DeskServer::switch_remote(const std::string& by, const nlohmann::json& params, const Answer& answer) {
    const auto& on = member(params, "on");
    const auto wish = on.is_boolean() ? ++remote_wishes_ : 0;
    if (on == true) {
        const auto port =
            static_cast<quint16>(std::clamp<std::int64_t>(integer_of(params, "port", kRemotePort), 0, 65535));
        return with_files([config = config_] { return remote_files(config); },
                          [this, by, port, wish, answer](Result<RemoteFiles> files) {
                              const auto before = remote_port_;
                              const auto desks = wish == remote_wishes_
                                                     ? listen_remote(port, std::move(files))
                                                     : Result<protocol::RemoteDesks>(remote_desks());
                              if (remote_port_ != before)
                                  emit remote_switched(by, remote_port_);
                              answer(told(desks));
                          });
    }
    if (on == false) {
        const bool was_open = remote_port_ != 0;
        close_remote();
        if (was_open)
            emit remote_switched(by, 0);
    }
    answer(told(remote_desks()));
}

Result<nlohmann::json> DeskServer::code_for(const nlohmann::json& params) {
    const auto role = protocol::role_of(text_of(params, "role"));
    if (!role)
        return failure("there is no such role", {}, "Use viewer, moderator or operator.");
    if (remote_port_ == 0)
        return failure("desks on other machines may not come", {}, "Let them come first.");
    const auto until_ms = now_ms() + DeskAccess::kCodeMs;
    return nlohmann::json{{"code", offer_code(*role)}, {"until_ms", until_ms}};
}

} // namespace regie
