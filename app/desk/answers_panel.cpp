#include "desk/answers_panel.h"

#include "desk/engine_words.h"
#include "protocol/messages.h"

#include <QDate>
#include <QLocale>

#include <algorithm>

namespace regie::desk {

namespace {

QDate qdate(Date date) {
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

QString date_in_words(Date date) { return QLocale().toString(qdate(date), "d MMMM yyyy"); }

/// Why it does not hold today; empty: it does.
QString state_words(const AnswerEntry& entry) {
    const auto today = QDate::currentDate();
    if (entry.until && qdate(*entry.until) < today)
        return QObject::tr("expired on %1").arg(date_in_words(*entry.until));
    if (entry.from && qdate(*entry.from) > today)
        return QObject::tr("from %1").arg(date_in_words(*entry.from));
    return {};
}

const AnswerEntry* find(const Answers& answers, const std::string& id) {
    const auto at =
        std::find_if(answers.begin(), answers.end(), [&](const AnswerEntry& one) { return one.id == id; });
    return at == answers.end() ? nullptr : &*at;
}

/// "answer-2": a name for what has none yet.
std::string free_id(const Answers& answers) {
    auto number = answers.size() + 1;
    while (find(answers, "answer-" + std::to_string(number)))
        ++number;
    return "answer-" + std::to_string(number);
}

} // namespace

void AnswersPanel::set_answers(Answers answers) {
    answers_ = std::move(answers);
    emit changed();
}

void AnswersPanel::look_at(const QString& id) {
    words_.clear();
    emit changed();
    emit wanted(find(answers_, id.toStdString()) || answers_.empty()
                    ? id
                    : QString::fromStdString(answers_.front().id));
}

QVariantList AnswersPanel::answers() const {
    const auto language = QLocale().name().left(2).toStdString();
    QVariantList list;
    for (const auto& entry : answers_)
        list.append(QVariantMap{{"id", QString::fromStdString(entry.id)},
                                {"question", QString::fromStdString(entry.questions.front())},
                                {"answer", QString::fromStdString(entry.text_in(language))},
                                {"owner", QString::fromStdString(entry.owner)},
                                {"state", state_words(entry)}});
    return list;
}

QVariantMap AnswersPanel::entryOf(const QString& id) const {
    const auto* entry = find(answers_, id.toStdString());
    const auto none = AnswerEntry();
    const auto& one = entry ? *entry : none;
    const auto in = [&](const char* language) {
        const auto at = one.texts.find(language);
        return at == one.texts.end() ? QString() : QString::fromStdString(at->second);
    };
    const auto date = [](const std::optional<Date>& day) {
        return day ? QString::fromStdString(date_words(*day)) : QString();
    };
    QStringList questions;
    for (const auto& question : one.questions)
        questions.append(QString::fromStdString(question));
    return {{"id", QString::fromStdString(one.id)},
            {"questions", questions.join('\n')},
            {"fr", in("fr")},
            {"en", in("en")},
            {"source", QString::fromStdString(one.source)},
            {"owner", QString::fromStdString(one.owner)},
            {"from", date(one.from)},
            {"until", date(one.until)}};
}

void AnswersPanel::keep(const QVariantMap& entry) {
    const auto text = [&](const char* field) { return entry[field].toString().trimmed().toStdString(); };
    const auto id = text("id");
    nlohmann::json one{{"id", id.empty() ? free_id(answers_) : id}, {"answer", nlohmann::json::object()}};
    one["questions"] = nlohmann::json::array();
    for (const auto& line : entry["questions"].toString().split('\n', Qt::SkipEmptyParts))
        if (const auto question = line.trimmed(); !question.isEmpty())
            one["questions"].push_back(question.toStdString());
    for (const char* language : {"fr", "en"})
        if (const auto said = text(language); !said.empty())
            one["answer"][language] = said;
    for (const char* field : {"source", "owner", "from", "until"})
        if (const auto given = text(field); !given.empty())
            one[field] = given;
    auto wanted = answers_to_json(answers_);
    const auto at = std::find_if(wanted.begin(), wanted.end(),
                                 [&](const nlohmann::json& other) { return other["id"] == one["id"]; });
    if (at == wanted.end())
        wanted.push_back(std::move(one));
    else
        *at = std::move(one);
    ask_for(wanted);
}

void AnswersPanel::remove(const QString& id) {
    auto wanted = answers_;
    std::erase_if(wanted, [&](const AnswerEntry& one) { return one.id == id.toStdString(); });
    ask_for(answers_to_json(wanted));
}

void AnswersPanel::ask_for(const nlohmann::json& wanted) {
    ask_(protocol::method::kSetAnswers, {{"answers", wanted}, {"former", answers_to_json(answers_)}},
         [this](const Result<nlohmann::json>& answer) {
             words_ =
                 answer ? tr("Kept. Take it back like any decision.") : engine_words(answer.error().line());
             emit changed();
             if (answer)
                 emit kept();
         });
}

} // namespace regie::desk
