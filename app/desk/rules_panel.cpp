#include "desk/rules_panel.h"

#include "desk/comment_words.h"
#include "desk/engine_words.h"
#include "desk/rule_words.h"
#include "protocol/messages.h"

#include <QLocale>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace method = protocol::method;

namespace {

QString number(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

void add_examples(QVariantList& list, const nlohmann::json& examples, bool newly) {
    for (const auto& example : examples) {
        const auto text = example.at("text").get<std::string>();
        list.append(QVariantMap{{"said", QString::fromStdString(text)},
                                {"marks", marks_in(text, example.at("spans").get<std::vector<TextSpan>>())},
                                {"reason", QString::fromStdString(example.at("reason"))},
                                {"newly", newly}});
    }
}

QVariantMap line_of(const QString& words, const nlohmann::json& rule) {
    QVariantList examples;
    add_examples(examples, rule.at("newly_flagged"), true);
    add_examples(examples, rule.at("no_longer_flagged"), false);
    const auto count = [&](const char* key) { return rule.at(key).get<std::int64_t>(); };
    return {{"words", words},
            {"counts", QObject::tr("%1, now %2").arg(number(count("then")), number(count("now")))},
            {"newly", static_cast<qlonglong>(count("newly"))},
            {"noLonger", static_cast<qlonglong>(count("no_longer"))},
            {"examples", examples}};
}

} // namespace

RulesPanel::RulesPanel(AskEngine ask) : ask_(std::move(ask)) {
    connect(&rules_, &RulesModel::edited, this, &RulesPanel::edited);
}

QString RulesPanel::list(const std::vector<std::string>& words) {
    QStringList all;
    for (const auto& word : words)
        all.append(QString::fromStdString(word));
    return all.join(QStringLiteral(", "));
}

void RulesPanel::set_list(std::vector<std::string>& list, const QString& words) {
    std::vector<std::string> all;
    for (const auto& word : words.split(QChar(','), Qt::SkipEmptyParts))
        if (const auto one = word.simplified(); !one.isEmpty())
            all.push_back(one.toStdString());
    if (all == list)
        return;
    list = std::move(all);
    edited();
}

QString RulesPanel::names() const {
    auto names = draft_.staff;
    if (!draft_.institution.empty())
        names.insert(names.begin(), draft_.institution);
    return list(names);
}

void RulesPanel::set_protected_names(const QString& words) {
    std::vector<std::string> names;
    if (!draft_.institution.empty())
        names.push_back(draft_.institution);
    names.insert(names.end(), draft_.staff.begin(), draft_.staff.end());
    const auto before = names;
    auto after = before;
    set_list(after, words);
    if (after == before)
        return;
    draft_.institution = after.empty() ? std::string() : after.front();
    draft_.staff.assign(after.begin() + (after.empty() ? 0 : 1), after.end());
    edited();
}

QString RulesPanel::patterns() const {
    QStringList lines;
    for (const auto& one : draft_.patterns)
        lines.append(
            QString::fromStdString(one.reason.empty() ? one.pattern : one.pattern + " # " + one.reason));
    return lines.join(QChar('\n'));
}

void RulesPanel::set_patterns(const QString& lines) {
    std::vector<CrewPattern> all;
    for (const auto& line : lines.split(QChar('\n'), Qt::SkipEmptyParts)) {
        const auto at = line.lastIndexOf(QStringLiteral(" # "));
        CrewPattern one{line.left(at).trimmed().toStdString(),
                        at < 0 ? std::string() : line.mid(at + 3).trimmed().toStdString()};
        // What the line says nothing of stays as it was.
        for (const auto& known : draft_.patterns)
            if (known.pattern == one.pattern)
                one.severity = known.severity;
        if (!one.pattern.empty())
            all.push_back(std::move(one));
    }
    if (all == draft_.patterns)
        return;
    draft_.patterns = std::move(all);
    edited();
}

void RulesPanel::set_share(double share) {
    draft_.share = std::clamp(share, 0.0, 0.5);
    edited();
}

FlagSettings RulesPanel::draft() const {
    auto draft = draft_;
    draft.rules = rules_.uses();
    return draft;
}

bool RulesPanel::hides() const {
    return std::any_of(rules_.uses().begin(), rules_.uses().end(),
                       [](const auto& use) { return use.second.on && use.second.hide; });
}

void RulesPanel::edited() {
    touched_ = changed();
    tried_.clear();
    words_.clear();
    emit draftChanged();
    emit triedChanged();
}

void RulesPanel::take_up(const FlagSettings& settings) {
    draft_ = settings;
    std::erase_if(draft_.rules, [](const auto& use) { return use.second == RuleUse{}; });
    holding_ = draft_;
    rules_.set_uses(draft_.rules);
    touched_ = false;
}

void RulesPanel::set_holding(const std::shared_ptr<const FlagSettings>& holding) {
    if (!holding)
        return;
    const auto mine = draft();
    const auto before = holding_;
    const bool keep = touched_;
    take_up(*holding);
    if (holding_ == before && !keep)
        return;
    if (keep) {
        draft_ = mine;
        rules_.set_uses(mine.rules);
        touched_ = changed();
    }
    emit draftChanged();
}

void RulesPanel::forget() {
    take_up({});
    tried_.clear();
    words_.clear();
    emit draftChanged();
    emit triedChanged();
}

void RulesPanel::say(const QString& words) {
    words_ = words;
    emit triedChanged();
}

void RulesPanel::ask(const char* method, nlohmann::json params,
                     std::function<QString(const nlohmann::json&)> done) {
    if (busy_)
        return;
    busy_ = true;
    emit triedChanged();
    ask_(method, std::move(params), [this, done = std::move(done)](const Result<nlohmann::json>& answer) {
        busy_ = false;
        try {
            say(answer ? done(*answer) : engine_words(answer.error().line()));
        } catch (const nlohmann::json::exception&) {
            say(tr("The engine's answer cannot be read: it is of another version than this desk."));
        }
    });
}

QString RulesPanel::show_trial(const nlohmann::json& trial) {
    tried_.clear();
    tried_.append(line_of(tr("All that want a look"), trial.at("any")));
    for (const auto& [name, rule] : trial.at("rules").items())
        if (rule.at("newly") != 0 || rule.at("no_longer") != 0)
            tried_.append(line_of(rule_words(name), rule));
    const auto comments = trial.at("comments").get<std::int64_t>();
    const auto then = trial.at("any").at("then").get<std::int64_t>();
    const auto percent = comments > 0 ? 100.0 * static_cast<double>(then) / static_cast<double>(comments) : 0;
    const auto words = tr("These rules flag %Ln of %1 comments (%2 %)", "", static_cast<int>(then))
                           .arg(number(comments), QString::number(percent, 'f', 1));
    return trial.at("cut") == true ? tr("%1. There was more than there was time for.").arg(words) : words;
}

void RulesPanel::tryOut(int sessions) {
    ask(method::kTryFlagRules, {{"flags", draft()}, {"sessions", sessions}},
        [this](const nlohmann::json& trial) { return show_trial(trial); });
}

void RulesPanel::closeTrial() {
    tried_.clear();
    say({});
}

void RulesPanel::switchOn() {
    ask(method::kSetFlagRules, {{"flags", draft()}}, [this](const nlohmann::json&) {
        touched_ = false;
        tried_.clear();
        return tr("These rules hold. What is undecided is judged anew.");
    });
}

void RulesPanel::revert() {
    take_up(FlagSettings(holding_));
    edited();
}

void RulesPanel::save() {
    ask(method::kSaveFlagRules, nlohmann::json::object(), [](const nlohmann::json& answer) {
        return tr("Saved in %1; as it was: %2.")
            .arg(QString::fromStdString(answer.at("file")), QString::fromStdString(answer.at("former")));
    });
}

void RulesPanel::keepLearning() {
    ask(method::kKeepLearning, nlohmann::json::object(), [](const nlohmann::json& answer) {
        return tr("Kept for the next show: what %Ln decision(s) taught, without any text or name.", "",
                  answer.at("decisions").get<int>());
    });
}

void RulesPanel::forgetLearning() {
    ask(method::kForgetLearning, nlohmann::json::object(), [](const nlohmann::json& answer) {
        const int left = answer.at("decisions");
        return left > 0 ? tr("Back to what was kept before: %Ln decision(s).", "", left)
                        : tr("Nothing of earlier shows is used or kept any more.");
    });
}

} // namespace regie::desk
