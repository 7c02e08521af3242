#pragma once
// The crew's flag rules on a desk: a draft that is tried on what was said before it is switched on, and what
// was learnt from the crew. GUI thread.

#include "desk/ask_engine.h"
#include "desk/rules_model.h"
#include "show/result.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <memory>

namespace regie::desk {

class RulesPanel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(regie::desk::RulesModel* rules READ rules CONSTANT)
    Q_PROPERTY(QString block READ block WRITE set_block NOTIFY draftChanged) ///< as written: "a, b c, d"
    Q_PROPERTY(QString allow READ allow WRITE set_allow NOTIFY draftChanged)
    Q_PROPERTY(QString suspect READ suspect WRITE set_suspect NOTIFY draftChanged)
    Q_PROPERTY(QString hosts READ hosts WRITE set_hosts NOTIFY draftChanged)
    Q_PROPERTY(
        QString names READ names WRITE set_protected_names NOTIFY draftChanged) ///< the institution's first
    Q_PROPERTY(QString languages READ languages WRITE set_languages NOTIFY draftChanged)
    /// One a line, "pattern # what a moderator is told".
    Q_PROPERTY(QString patterns READ patterns WRITE set_patterns NOTIFY draftChanged)
    Q_PROPERTY(double share READ share WRITE set_share NOTIFY draftChanged) ///< 0..0.5
    Q_PROPERTY(bool changed READ changed NOTIFY draftChanged)               ///< it is not what holds
    Q_PROPERTY(bool hides READ hides NOTIFY draftChanged) ///< some rule of the draft hides by itself
    Q_PROPERTY(bool busy READ busy NOTIFY triedChanged)
    Q_PROPERTY(QString words READ words NOTIFY triedChanged) ///< what came of the last deed
    /// [{words, counts, newly, noLonger, examples: [{said, marks, reason, newly}]}], the whole first.
    Q_PROPERTY(QVariantList tried READ tried NOTIFY triedChanged)

  public:
    explicit RulesPanel(AskEngine ask);

    /// The names of all rules, and the rules that hold now: a draft that nobody has touched follows them.
    void set_names(const std::vector<std::string>& names) { rules_.set_names(names); }
    void set_holding(const std::shared_ptr<const FlagSettings>& holding);
    /// Another session: nothing is known.
    void forget();

    RulesModel* rules() { return &rules_; }
    QString block() const { return list(draft_.block); }
    QString allow() const { return list(draft_.allow); }
    QString suspect() const { return list(draft_.suspect); }
    void set_block(const QString& words) { set_list(draft_.block, words); }
    void set_allow(const QString& words) { set_list(draft_.allow, words); }
    void set_suspect(const QString& words) { set_list(draft_.suspect, words); }
    QString hosts() const { return list(draft_.hosts); }
    QString names() const;
    QString languages() const { return list(draft_.languages); }
    QString patterns() const;
    void set_hosts(const QString& words) { set_list(draft_.hosts, words); }
    void set_protected_names(const QString& words);
    void set_languages(const QString& words) { set_list(draft_.languages, words); }
    void set_patterns(const QString& lines);
    double share() const { return draft_.share; }
    void set_share(double share);
    bool changed() const { return !(draft() == holding_); }
    bool hides() const;
    bool busy() const { return busy_; }
    const QString& words() const { return words_; }
    const QVariantList& tried() const { return tried_; }
    FlagSettings draft() const;

    Q_INVOKABLE void tryOut(int sessions); ///< on this session and so many earlier ones
    Q_INVOKABLE void closeTrial();         ///< back to the rules themselves
    Q_INVOKABLE void switchOn();
    Q_INVOKABLE void revert(); ///< to what holds
    Q_INVOKABLE void save();   ///< what holds, into the show file
    Q_INVOKABLE void keepLearning();
    Q_INVOKABLE void forgetLearning();

  signals:
    void draftChanged();
    void triedChanged();

  private:
    static QString list(const std::vector<std::string>& words);
    void set_list(std::vector<std::string>& list, const QString& words);
    void edited();
    void take_up(const FlagSettings& settings);
    void say(const QString& words);
    /// Asks for it; `done` says what came of it.
    void ask(const char* method, nlohmann::json params, std::function<QString(const nlohmann::json&)> done);
    QString show_trial(const nlohmann::json& trial);

    AskEngine ask_;
    RulesModel rules_;
    FlagSettings holding_, draft_; // of the draft, but for its rules: those are rules_'s
    bool touched_ = false;
    bool busy_ = false;
    QString words_;
    QVariantList tried_;
};

} // namespace regie::desk
