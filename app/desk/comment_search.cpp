#include "desk/comment_search.h"

#include "desk/comment_words.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace regie::desk {

namespace {

QString key_of(const Comment& comment) {
    return search_key(QString::fromStdString(comment.text) + ' ' +
                      QString::fromStdString(comment.author.name));
}

/// As FTS5's unicode61 cuts a text: letters and figures are words, everything else is between them.
QStringList tokens_of(const QString& key) {
    QStringList tokens;
    QString token;
    for (const auto letter : key) {
        if (letter.isLetterOrNumber() || letter.isSurrogate())
            token += letter;
        else if (!token.isEmpty())
            tokens.append(std::exchange(token, {}));
    }
    if (!token.isEmpty())
        tokens.append(token);
    return tokens;
}

bool has_spaces_between_words(QChar letter) {
    switch (letter.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return false;
    default:
        return !letter.isSurrogate();
    }
}

} // namespace

struct CommentSearch::Index {
    QString connection = QUuid::createUuid().toString();
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", connection);
    bool in_group = false;

    Index() {
        database.setDatabaseName(""); // SQLite's word for a temporary file
        database.open();
        for (const auto* line :
             {"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -8000",
              "CREATE VIRTUAL TABLE said USING fts5(words, detail = none, prefix = '1 2 3')"})
            QSqlQuery(database).exec(line);
    }
    ~Index() {
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(connection);
    }
    /// One group for all that is written between two searches.
    void begin() {
        if (!in_group)
            in_group = database.transaction();
    }
    void end() {
        if (in_group)
            database.commit();
        in_group = false;
    }
};

CommentSearch::CommentSearch() : index_(std::make_unique<Index>()) {}
CommentSearch::~CommentSearch() = default;

void CommentSearch::clear() {
    index_->end();
    QSqlQuery(index_->database).exec("DELETE FROM said");
}

void CommentSearch::settle() { index_->end(); }

void CommentSearch::put(std::size_t number, const Comment& comment) {
    index_->begin();
    QSqlQuery query(index_->database);
    query.prepare("INSERT OR REPLACE INTO said (rowid, words) VALUES (?, ?)");
    query.addBindValue(static_cast<qlonglong>(number));
    query.addBindValue(tokens_of(key_of(comment)).join(' '));
    query.exec();
}

std::vector<std::uint32_t> CommentSearch::find(const QStringList& words) {
    settle();
    QStringList wanted;
    for (const auto& word : words) // letters and figures alone: nothing that FTS5 could read otherwise
        wanted.append(QString("\"%1\"*").arg(word));
    QSqlQuery query(index_->database);
    query.setForwardOnly(true);
    query.prepare("SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT ?");
    query.addBindValue(wanted.join(' '));
    query.addBindValue(kMost);
    std::vector<std::uint32_t> found;
    if (query.exec())
        while (query.next())
            found.push_back(query.value(0).toUInt());
    return found;
}

QStringList CommentSearch::words_of(const QString& typed) {
    const auto key = search_key(typed);
    const bool plain = std::all_of(key.begin(), key.end(), has_spaces_between_words);
    return plain ? tokens_of(key) : QStringList();
}

bool CommentSearch::has(const Comment& comment, const QStringList& words) {
    const auto tokens = tokens_of(key_of(comment));
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [&](const QString& token) { return token.startsWith(word); });
    });
}

} // namespace regie::desk
