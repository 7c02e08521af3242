// A log that cannot be read whole, made anew of what can.

#include "store/log_connection.h"
#include "store/log_store.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>

namespace regie::store {

namespace {

constexpr const char* kRowsFrom =
    "SELECT seq, wall_ms, show_ms, who, kind, data, rowid FROM events NOT INDEXED WHERE rowid >= ? ORDER BY "
    "rowid";

/// Copies rows as they are, from that one on: which one could not be read; nothing: there are no more.
Result<std::optional<qlonglong>> copy_rows(QSqlDatabase& from, QSqlDatabase& to, qlonglong row) {
    QSqlQuery rows(from), insert(to);
    rows.setForwardOnly(true);
    if (!insert.prepare(
            "INSERT OR IGNORE INTO events (seq, wall_ms, show_ms, who, kind, data) VALUES (?, ?, ?, "
            "?, ?, ?)"))
        return failure(words_of(insert.lastError()));
    rows.prepare(kRowsFrom);
    rows.addBindValue(row);
    rows.exec();
    while (rows.next()) {
        for (int column = 0; column < 6; ++column)
            insert.bindValue(column, rows.value(column));
        if (!insert.exec())
            return failure(words_of(insert.lastError()));
        row = rows.value(6).toLongLong() + 1;
    }
    return rows.lastError().isValid() ? std::optional(row) : std::nullopt;
}

/// The next row that can be read behind one that cannot; nothing: none can, as far as one page of a log may
/// reach. A damaged page takes rows that stand behind each other.
std::optional<qlonglong> row_behind(QSqlDatabase& db, qlonglong damaged) {
    const auto can_be_read = [&](qlonglong row) {
        QSqlQuery look(db);
        look.setForwardOnly(true);
        look.prepare(kRowsFrom);
        look.addBindValue(row);
        return look.exec() && (look.next() || !look.lastError().isValid());
    };
    constexpr qlonglong kFurthest = 1 << 20;
    qlonglong step = 1;
    while (!can_be_read(damaged + step))
        if ((step *= 2) > kFurthest)
            return {};
    qlonglong before = damaged + step / 2, behind = damaged + step;
    while (behind - before > 1) {
        const qlonglong middle = before + (behind - before) / 2;
        (can_be_read(middle) ? behind : before) = middle;
    }
    return behind;
}

/// Numbers have no gaps: who reads on behind one would wait for ever.
constexpr const char* kFillGaps =
    "WITH RECURSIVE numbers(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM numbers WHERE seq < (SELECT "
    "max(seq) "
    "FROM events)) INSERT OR IGNORE INTO events SELECT numbers.seq, 0, 0, 'engine', 'event.unreadable', "
    "'{\"kind\":\"lost\"}' FROM numbers WHERE (SELECT count(*) FROM events) > 0";

Result<void> copy_readable(const std::filesystem::path& file, const std::filesystem::path& fresh) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return failure("what lies there is no file");
    Connection damaged(file), whole(fresh);
    if (!damaged.db().open())
        return failure(words_of(damaged.db().lastError()));
    if (auto ready = prepare(whole, fresh); !ready)
        return ready;
    whole.db().transaction();
    for (std::optional<qlonglong> row = 0; row;) {
        const auto damaged_row = copy_rows(damaged.db(), whole.db(), *row);
        if (!damaged_row)
            return tl::unexpected(damaged_row.error());
        row = *damaged_row ? row_behind(damaged.db(), **damaged_row) : std::nullopt;
    }
    if (auto filled = whole.run(kFillGaps); !filled)
        return filled;
    if (!whole.db().commit())
        return failure(words_of(whole.db().lastError()));
    return whole.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace

Result<void> salvage_log(const std::filesystem::path& file) {
    const std::string fresh = file.string() + ".new";
    std::error_code error;
    for (const char* of : {"", "-wal", "-shm"})
        std::filesystem::remove(fresh + of, error);
    auto copied = copy_readable(file, fresh);
    for (const char* of : {"", "-wal", "-shm"})
        std::filesystem::rename(file.string() + of, file.string() + ".damaged" + of, error);
    if (copied) {
        std::filesystem::rename(fresh, file, error);
        if (error)
            copied = failure(error.message());
    }
    if (!copied)
        return tl::unexpected(cannot("the log cannot be salvaged", file, copied.error().what));
    return {};
}

} // namespace regie::store
