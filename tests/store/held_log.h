#pragma once
// A log whose disk hangs.

#include <QSqlDatabase>
#include <QSqlQuery>
#include <catch2/catch.hpp>

#include <filesystem>

namespace regie::test {

/// Nobody writes to a log for as long as it is there, as on a disk that hangs: for up to 5 s, SQLite's own
/// patience.
class HeldLog {
  public:
    explicit HeldLog(const std::filesystem::path& file) : db_(QSqlDatabase::addDatabase("QSQLITE", "held")) {
        db_.setDatabaseName(QString::fromStdString(file.string()));
        REQUIRE(db_.open());
        REQUIRE(QSqlQuery(db_).exec("BEGIN IMMEDIATE"));
    }
    ~HeldLog() {
        QSqlQuery(db_).exec("ROLLBACK");
        db_ = {};
        QSqlDatabase::removeDatabase("held");
    }
    HeldLog(const HeldLog&) = delete;
    HeldLog& operator=(const HeldLog&) = delete;

  private:
    QSqlDatabase db_;
};

} // namespace regie::test
