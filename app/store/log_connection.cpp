#include "store/log_connection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <array>

namespace regie::store {

Result<void> Connection::run(const char* sql) {
    QSqlQuery query(db_);
    if (!query.exec(sql))
        return failure(words_of(query.lastError()));
    return {};
}

/// Qt keeps the code to itself where a commit fails, so that this goes by the text.
std::string words_of(const QSqlError& error) {
    struct Reason {
        const char *text, *words;
    };
    constexpr std::array kReasons{
        Reason{"database is locked", "another program holds it"},
        Reason{"attempt to write a readonly database", "it may only be read"},
        Reason{"disk I/O error", "the disk fails"},
        Reason{"database disk image is malformed", "parts of it are lost"},
        Reason{"database or disk is full", "the disk is full"},
        Reason{"unable to open database file", "there is no such folder, or it may not be opened"},
        Reason{"file is not a database", "it holds something else"}};
    for (const auto& reason : kReasons)
        if (error.databaseText() == reason.text)
            return reason.words;
    return error.text().toStdString();
}

Error cannot(const std::string& what, const std::filesystem::path& file, const std::string& why) {
    return {what + ": " + why, file.string(),
            "Check that the disk has room and that the folder can be written to."};
}

Result<void> prepare(Connection& connection, const std::filesystem::path& file) {
    if (!connection.db().open())
        return tl::unexpected(
            cannot("the log cannot be opened", file, words_of(connection.db().lastError())));
    // WAL with FULL: a commit is on the disk when it returns (PITFALLS 28).
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                            "CREATE TABLE IF NOT EXISTS events (seq BIGINT PRIMARY KEY, wall_ms BIGINT NOT "
                            "NULL, show_ms BIGINT NOT NULL,"
                            " who TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)"}) {
        if (auto done = connection.run(sql); !done)
            return tl::unexpected(cannot("the log cannot be opened", file, done.error().what));
    }
    return {};
}

} // namespace regie::store
