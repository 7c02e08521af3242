#pragma once
// What desks are told and may ask, in app/protocol's words. Lives on the show thread, all of it.

#include "engine/allowance.h"
#include "engine/chores.h"
#include "engine/claims.h"
#include "engine/desk_access.h"
#include "engine/desk_certificate.h"
#include "engine/desk_doors.h"
#include "engine/desk_names.h"
#include "engine/late_reader.h"
#include "engine/post_box.h"
#include "protocol/messages.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QWebSocket;

namespace regie {

/// Where desks on other machines find an engine, unless told otherwise.
inline constexpr quint16 kRemotePort = 4711;

/// A desk that asks for something its role may have.
struct Caller {
    std::string name;
    protocol::Role role = protocol::Role::Viewer;
};

/// Carries out what a desk asks: the number of the event that answers it. Called on the show thread. A desk's
/// decisions are its own by Caller::name, which nobody else is given.
using CommandHandler = std::function<Result<std::uint64_t>(const Caller& by, const std::string& method,
                                                           const nlohmann::json& params)>;

class DeskServer : public QObject {
    Q_OBJECT
  public:
    /// Answers a desk that may have gone meanwhile. Show thread.
    using Answer = std::function<void(const Result<nlohmann::json>&)>;
    /// Takes a desk's question, to be answered now or later; false: it is a command.
    using QuestionHandler = std::function<bool(const std::string& by, const std::string& method,
                                               const nlohmann::json& params, const Answer& answer)>;

    /// `welcome` is filled in for each desk (name, head). `head`: the newest event published so far; what a
    /// desk lacks is read from the log, but for the newest few thousand.
    /// `config`: the user's configuration folder, where the doors' tokens are.
    DeskServer(std::filesystem::path config, protocol::Welcome welcome, std::uint64_t head, ReadEvents read,
               CommandHandler handler, QuestionHandler questions = {});
    ~DeskServer() override;

    /// Whose the names are that the log has: before listen().
    void set_names(DeskNames names) { names_ = std::move(names); }
    /// What silence, claims and what a desk may ask are measured by, in ms, in place of this machine's steady
    /// clock: before a desk comes.
    void set_clock(std::function<std::int64_t()> now_ms) { now_ms_ = std::move(now_ms); }
    /// Which comments have come: no other can be claimed.
    void set_known(std::function<bool(const std::string&)> known) { known_ = std::move(known); }
    /// Welcome::feeds, once they are known: before the event loop runs.
    void set_feeds(nlohmann::json feeds) { welcome_.feeds = std::move(feeds); }
    /// For desks on this machine; see DeskDoors. Where no token can be left for them, none can come: that is
    /// said on standard error, and the show goes on.
    Result<quint16> listen(quint16 port);
    /// For those on others, from now on. Blocks on the disk.
    Result<protocol::RemoteDesks> listen_remote(quint16 port);
    quint16 remote_port() const { return remote_port_; } ///< 0: those may not come
    /// What a headless engine shows: pairs one desk, once.
    std::string offer_code(protocol::Role role);

    /// Events that hold now: every desk gets them, and commands that waited for them are answered.
    /// `on_disk`: false while the log cannot be written, so that they cannot be read from it.
    void publish(const std::vector<Event>& events, bool on_disk);
    void send_status(const protocol::Status& status);
    void send_needs(const std::vector<std::pair<std::string, double>>& needs);
    /// Desks that cannot keep up are left out; nothing waits for them.
    void send_monitor(int source, std::int64_t frame, const std::vector<std::uint8_t>& jpeg);

    int desks() const;
    const protocol::Refused& refused() const { return refused_; }

  signals:
    void desks_changed(int desks);
    /// A desk has let those on other machines come, at this port, or no longer (0).
    void remote_switched(const std::string& by, quint16 port);
    /// The first thing is asked under this name, which is `desk`'s from here on: see DeskNamed.
    void named(const std::string& name, const std::string& desk);

  private:
    struct Desk {
        std::uint64_t id = 0; ///< of this connection
        QWebSocket* socket = nullptr;
        QPointer<DeskLine> line;
        bool remote = false;
        std::string name; ///< empty until it said hello
        protocol::Role role = protocol::Role::Viewer;
        std::string paired;    ///< PairedDesk::id of a remote one
        int malformed = 0;     ///< messages
        std::uint64_t has = 0; ///< every event up to it
        std::int64_t heard_ms = 0;
        bool catching_up = false;
        Allowance requests = requests_allowed();
        struct Postponed {
            protocol::Request request;
            std::size_t bytes;
        };
        std::deque<Postponed> postponed; ///< requests that came too fast
        std::size_t postponed_bytes = 0;
        std::shared_ptr<int> asking = std::make_shared<int>(0); ///< questions without an answer yet
        struct Waiting {
            std::string id;
            std::uint64_t seq;
        };
        std::deque<Waiting> waiting; ///< commands whose event is not on the disk yet

        static Allowance requests_allowed();
        void send(const std::string& text);
        void answer(const protocol::Response& response);
        void refuse(const std::string& request, Error error);
        void answer_up_to(std::uint64_t seq);
        qint64 unsent() const;
    };
    Desk* find(std::uint64_t id);
    void accept(QWebSocket* socket, DeskLine* line, bool remote);
    void handle(std::uint64_t id, const QString& text);
    void postpone(Desk& desk, protocol::Request request, std::size_t bytes);
    void go_on(std::uint64_t id);
    void carry_out(Desk& desk, const protocol::Request& request);
    bool ask(Desk& desk, const protocol::Request& request);
    Answer answer_to(const Desk& desk, const std::string& request);
    bool ask_about_desks(Desk& desk, const protocol::Request& request);
    void switch_remote(const std::string& by, const nlohmann::json& params, const Answer& answer);
    void send_away(const std::string& paired, const Answer& answer);
    Result<nlohmann::json> code_for(const nlohmann::json& params);
    protocol::RemoteDesks remote_desks() const;
    /// What is kept of desks on other machines.
    struct RemoteFiles {
        DeskAccess::Paired paired;
        DeskCertificate certificate;
    };
    static Result<RemoteFiles> remote_files(const std::filesystem::path& config);
    Result<protocol::RemoteDesks> listen_remote(quint16 port, Result<RemoteFiles> files);
    /// `work` blocks on the disk, away from here; `then` is given here what it gave. One after the other.
    template<typename Work, typename Then>
    void with_files(Work work, Then then);
    void keep_paired(std::function<void(const Result<void>&)> then);
    void close_remote();
    void cut_off(const std::function<bool(const Desk&)>& whom);
    void claim(Desk& desk, const protocol::Request& request);
    void send_presence();
    void send_all(const std::string& text);
    void greet(Desk& desk, const protocol::Request& request);
    void let_in(Desk& desk, const protocol::Request& request, const DeskAccess::Admitted& admitted);
    void turn_away(Desk& desk, const protocol::Request& request, const Error& why);
    Result<void> has_place(const Desk& desk);
    void leave_newest(const std::string& paired);
    void end_ghost(const Desk& back, const std::string& name);
    void drop(std::uint64_t id);
    void catch_up(std::uint64_t id);
    void catch_up(Desk& desk);
    void read_for(Desk& desk);
    std::string unique_name(const std::string& wanted, const std::string& paired) const;

    protocol::Welcome welcome_;
    std::uint64_t head_;       // the newest event that was published
    std::deque<Event> newest_; // that were published; the others are in the log
    CommandHandler handler_;
    QuestionHandler questions_;
    const std::filesystem::path config_;
    DeskAccess access_;
    quint16 remote_port_ = 0; ///< 0: only desks on this machine may come
    std::vector<std::string> remote_addresses_;
    protocol::Refused refused_;
    DeskDoors doors_;
    std::vector<std::unique_ptr<Desk>> desks_; // in the order they came
    std::uint64_t next_id_ = 1;
    std::map<std::string, Allowance> hellos_; // by paired desk
    DeskNames names_;
    std::function<bool(const std::string&)> known_ = [](const std::string&) { return true; };
    Claims claims_;
    QTimer presence_;
    std::function<std::int64_t()> now_ms_;
    std::int64_t pinged_ms_ = 0;
    std::unique_ptr<LateReader> late_; // its thread calls back here
    std::uint64_t remote_wishes_ = 0;  // how often it was asked whether those on other machines may come
    Chores files_;
    PostBox box_{*this};
};

} // namespace regie
