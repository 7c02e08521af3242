#include "store/log_store.h"

#include "show/bounded_json.h"
#include "show/guarded.h"
#include "show/json_text.h"
#include "store/log_connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <sys/stat.h>
#include <thread>
#include <utility>

namespace regie::store {

namespace {

constexpr auto kRetryAfter = std::chrono::seconds(1);

/// Which file stands at this place: its number on its disk; 0: none, or one that was emptied.
ino_t file_at(const std::filesystem::path& place) {
    struct stat seen {};
    return stat(place.c_str(), &seen) == 0 && seen.st_size > 0 ? seen.st_ino : 0;
}

/// The log was taken from its place while it is written into: all of it is put there again, by another name
/// first.
Result<void> put_back(Connection& connection, const std::filesystem::path& file) {
    const auto aside = file.string() + ".back";
    std::error_code error;
    std::filesystem::remove(aside, error);
    QSqlQuery copy(connection.db());
    copy.prepare("VACUUM INTO ?");
    copy.addBindValue(QString::fromStdString(aside));
    if (!copy.exec())
        return failure("its file was taken away, and cannot be put back: " + words_of(copy.lastError()));
    copy.finish();
    connection.db().close();
    for (const auto* beside : {"-wal", "-shm"})
        std::filesystem::remove(file.string() + beside, error);
    std::filesystem::rename(aside, file, error);
    if (error)
        return failure("its file was taken away, and cannot be put back: " + error.message());
    return prepare(connection, file);
}

Result<void> write(Connection& connection, const std::vector<Event>& events) {
    auto& db = connection.db();
    const auto refuse = [&](const QSqlError& error) {
        db.rollback();
        return failure(words_of(error));
    };
    if (!db.transaction())
        return refuse(db.lastError());
    QSqlQuery insert(db);
    if (!insert.prepare(
            "INSERT INTO events (seq, wall_ms, show_ms, who, kind, data) VALUES (?, ?, ?, ?, ?, ?)"))
        return refuse(insert.lastError());
    for (const auto& event : events) {
        insert.bindValue(0, static_cast<qlonglong>(event.seq));
        insert.bindValue(1, static_cast<qlonglong>(event.wall_ms));
        insert.bindValue(2, static_cast<qlonglong>(event.show_ms));
        insert.bindValue(3, QString::fromStdString(event.by));
        insert.bindValue(4, QString(kind_of(event.body)));
        insert.bindValue(5, QString::fromStdString(json_text(data_of(event.body))));
        if (!insert.exec())
            return refuse(insert.lastError());
    }
    insert.finish();
    if (!db.commit())
        return refuse(db.lastError());
    return {};
}

} // namespace

struct LogWriter::Impl {
    using Clock = std::chrono::steady_clock;

    const std::filesystem::path file;
    const LogCallbacks callbacks;
    std::mutex calling;       // held while a callback runs; guards left
    bool left = false;        // nobody is to be called any more
    mutable std::mutex mutex; // guards what follows; never held across I/O
    std::condition_variable wake, ended;
    std::vector<Event> queue;
    std::size_t writing = 0; // events that the thread has taken from the queue
    std::optional<Clock::time_point> write_began;
    bool stopping = false;
    std::optional<Result<void>> outcome; // when the thread has ended: whether all is written
    std::thread thread;

    Impl(std::filesystem::path log, LogCallbacks told) : file(std::move(log)), callbacks(std::move(told)) {}

    template<typename Callback, typename... Said>
    void call(const Callback& callback, const Said&... said) {
        const std::lock_guard lock(calling);
        if (!left)
            callback(said...);
    }

    /// Adds what waits to `group`. True: it is the last.
    bool wait_for_more(std::vector<Event>& group) {
        std::unique_lock lock(mutex);
        if (group.empty())
            wake.wait(lock, [&] { return stopping || !queue.empty(); });
        else // a group that failed: new events join it, and all is tried again
            wake.wait_for(lock, kRetryAfter, [&] { return stopping; });
        group.insert(group.end(), std::make_move_iterator(queue.begin()),
                     std::make_move_iterator(queue.end()));
        queue.clear();
        writing = group.size();
        if (!group.empty())
            write_began = Clock::now();
        return stopping;
    }

    void wrote(const Result<void>& written) {
        const std::lock_guard lock(mutex);
        write_began.reset();
        if (written)
            writing = 0;
    }

    Result<void> run(std::promise<Result<void>> opened, Opening opening) {
        Connection connection(file);
        auto ready = guarded([&] { return prepare(connection, file); });
        const bool goes_on = ready || opening == Opening::TriedAgain;
        opened.set_value(goes_on ? Result<void>() : ready);
        ino_t own = file_at(file);
        const auto try_to_write = [&](const std::vector<Event>& events) -> Result<void> {
            if (ready && own != 0 && file_at(file) != own) {
                if (auto back = put_back(connection, file); !back)
                    return back;
                own = file_at(file);
            }
            if (!ready) {
                ready = prepare(connection, file);
                own = file_at(file);
            }
            return ready ? write(connection, events) : ready;
        };
        std::vector<Event> group;
        std::string told;
        while (goes_on) {
            const bool last = wait_for_more(group);
            auto written = group.empty() ? Result<void>() : guarded([&] { return try_to_write(group); });
            wrote(written);
            if (written && !group.empty()) {
                call(callbacks.committed, group.back().seq);
                group.clear();
                told.clear();
            } else if (!written) {
                connection.db().rollback(); // also what threw leaves nothing open
                const auto error = cannot("the log cannot be written", file, written.error().what);
                if (std::exchange(told, written.error().what) != written.error().what)
                    call(callbacks.failed, error);
                written = tl::unexpected(error);
            }
            if (last)
                return written;
        }
        return ready;
    }
};

LogWriter::LogWriter(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<LogWriter>> LogWriter::open(const std::filesystem::path& file, LogCallbacks callbacks,
                                                   Opening opening) {
    auto impl = std::make_shared<Impl>(file, std::move(callbacks));
    std::promise<Result<void>> opened;
    auto ready = opened.get_future();
    impl->thread = std::thread([impl, opening, opened = std::move(opened)]() mutable {
        auto outcome = impl->run(std::move(opened), opening);
        const std::lock_guard lock(impl->mutex);
        impl->outcome = std::move(outcome);
        impl->ended.notify_all();
    });
    std::unique_ptr<LogWriter> writer(new LogWriter(std::move(impl)));
    if (auto done = ready.get(); !done)
        return tl::unexpected(done.error());
    return writer;
}

LogWriter::~LogWriter() { (void)close(); }

void LogWriter::append(std::vector<Event> events) {
    {
        std::lock_guard lock(impl_->mutex);
        impl_->queue.insert(impl_->queue.end(), std::make_move_iterator(events.begin()),
                            std::make_move_iterator(events.end()));
    }
    impl_->wake.notify_one();
}

std::chrono::milliseconds LogWriter::writing_for() const {
    const std::lock_guard lock(impl_->mutex);
    if (!impl_->write_began)
        return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(Impl::Clock::now() - *impl_->write_began);
}

std::size_t LogWriter::waiting() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->queue.size() + impl_->writing;
}

Result<void> LogWriter::close(std::chrono::milliseconds longest) {
    if (!impl_->thread.joinable())
        return {};
    std::unique_lock lock(impl_->mutex);
    impl_->stopping = true;
    impl_->wake.notify_one();
    if (impl_->ended.wait_for(lock, longest, [&] { return impl_->outcome.has_value(); })) {
        lock.unlock();
        impl_->thread.join();
        return *impl_->outcome;
    }
    lock.unlock();
    {
        const std::lock_guard calling(impl_->calling);
        impl_->left = true;
    }
    impl_->thread.detach();
    return tl::unexpected(
        cannot("the log is not written to its end", impl_->file, "its disk does not answer"));
}

class LogReader::Connection : public store::Connection {
  public:
    using store::Connection::Connection;
};

LogReader::LogReader(std::filesystem::path file) : file_(std::move(file)) {}
LogReader::~LogReader() = default;

Result<void> LogReader::open() {
    if (connection_)
        return {};
    if (!std::filesystem::exists(file_))
        return failure("there is no log", file_.string(),
                       "Name the folder of a session: it holds log.sqlite.");
    if (!std::filesystem::is_regular_file(file_)) // SQLite takes a device for an empty log
        return failure("this is no file", file_.string());
    auto connection = std::make_unique<Connection>(file_);
    connection->db().setConnectOptions("QSQLITE_BUSY_TIMEOUT=5000");
    if (!connection->db().open())
        return failure("the log cannot be opened: " + words_of(connection->db().lastError()), file_.string());
    connection_ = std::move(connection);
    return {};
}

Result<std::vector<Event>> LogReader::read(const LogPart& part) {
    if (auto opened = open(); !opened)
        return tl::unexpected(opened.error());
    QSqlQuery rows(connection_->db());
    rows.setForwardOnly(true);
    // An engine that was killed as it made the log leaves a database that holds nothing at all.
    if (rows.exec("SELECT count(*) FROM sqlite_master") && rows.next() && rows.value(0).toInt() == 0)
        return std::vector<Event>();
    QString condition;
    for (const auto& kind : part.kinds)
        condition += (condition.isEmpty() ? "'" : ",'") + QString::fromStdString(kind) + "'";
    if (!condition.isEmpty())
        condition = " AND kind IN (" + condition + ")";
    if (!part.containing.empty())
        condition += " AND instr(data, ?) > 0";
    rows.prepare("SELECT seq, wall_ms, show_ms, who, kind, data FROM events WHERE seq > ?" + condition +
                 " ORDER BY seq LIMIT ?");
    rows.addBindValue(static_cast<qulonglong>(part.after));
    if (!part.containing.empty())
        rows.addBindValue(QString::fromStdString(part.containing));
    rows.addBindValue(static_cast<qulonglong>(part.limit));
    if (!rows.exec())
        return failure("not a log of Régie: " + words_of(rows.lastError()), file_.string(),
                       "Name the folder of a session: it holds log.sqlite.");
    std::vector<Event> events;
    while (rows.next()) {
        const auto seq = rows.value(0).toULongLong();
        const auto kind = rows.value(4).toString().toStdString();
        const auto data = parse_shallow_json(rows.value(5).toString().toStdString());
        auto body = body_from_json(kind, data);
        if (!body && part.forgiving)
            body = Unreadable{kind};
        if (!body)
            return failure(body.error().what, file_.string() + ": event " + std::to_string(seq),
                           body.error().remedy);
        events.push_back({seq, rows.value(1).toLongLong(), rows.value(2).toLongLong(),
                          rows.value(3).toString().toStdString(), std::move(*body)});
    }
    if (rows.lastError().isValid())
        return failure("the log is damaged: " + words_of(rows.lastError()), file_.string(),
                       "Copy it from a backup; what is before the damage can be read.");
    return events;
}

Result<std::vector<Event>> read_log(const std::filesystem::path& file, const LogPart& part) {
    return LogReader(file).read(part);
}

} // namespace regie::store
