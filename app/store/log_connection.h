#pragma once
// How the log's file is opened, and what is said when it cannot be.

#include "show/result.h"

#include <QSqlDatabase>

#include <atomic>
#include <filesystem>
#include <string>

class QSqlError;

namespace regie::store {

/// A Qt SQL connection belongs to the thread that opened it and is found by name, so each gets a name of its
/// own.
class Connection {
  public:
    explicit Connection(const std::filesystem::path& file)
        : name_(QString("regie-log-%1").arg(next_++)), db_(QSqlDatabase::addDatabase("QSQLITE", name_)) {
        db_.setDatabaseName(QString::fromStdString(file.string()));
    }
    ~Connection() {
        db_ = {};
        QSqlDatabase::removeDatabase(name_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    QSqlDatabase& db() { return db_; }

    Result<void> run(const char* sql);

  private:
    static inline std::atomic<int> next_ = 0;
    QString name_;
    QSqlDatabase db_;
};

/// Why SQLite refuses.
std::string words_of(const QSqlError& error);
/// `what` and why, with the file and a remedy.
Error cannot(const std::string& what, const std::filesystem::path& file, const std::string& why);
/// Opens the log, makes it when there is none.
Result<void> prepare(Connection& connection, const std::filesystem::path& file);

} // namespace regie::store
