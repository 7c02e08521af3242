#include "desk/author_panel.h"

#include "desk/comment_words.h"
#include "show/text.h"

#include <QDateTime>
#include <QLocale>
#include <QVariantMap>

namespace regie::desk {

namespace {
constexpr int kOthers = 6;
constexpr int kSettledMs = 300;
constexpr std::size_t kOtherGraphemes = 120;
} // namespace

AuthorPanel::AuthorPanel(const ShowState& state, AskEngine ask) : state_(state), ask_(std::move(ask)) {
    settled_.setSingleShot(true);
    settled_.setInterval(kSettledMs);
    connect(&settled_, &QTimer::timeout, this, &AuthorPanel::ask_earlier);
}

void AuthorPanel::ask_earlier() {
    ask_(protocol::method::kEarlier, {{"platform", asked_.platform}, {"author", asked_.author}},
         [this, asked = asked_](const Result<nlohmann::json>& answer) {
             if (asked != asked_ || !answer)
                 return;
             try {
                 earlier_ = answer->get<protocol::EarlierSessions>();
             } catch (const nlohmann::json::exception&) {
                 return; // an engine of another version: it says nothing of it
             }
             emit changed();
         });
}

QString AuthorPanel::earlier() const {
    if (!earlier_)
        return {};
    if (earlier_->sessions == 0)
        return tr("Not seen in earlier shows");
    auto words = tr("%n earlier show(s)", "", earlier_->sessions) + " · " +
                 tr("%n comment(s)", "", earlier_->comments);
    if (earlier_->hidden > 0)
        words += " · " + tr("%n hidden", "", earlier_->hidden);
    return earlier_->banned ? words + " · " + tr("banned") : words;
}

QVariantList AuthorPanel::earlier_said() const {
    QVariantList list;
    if (earlier_)
        for (const auto& said : earlier_->newest)
            list.append(QVariantMap{
                {"time", QLocale().toString(QDateTime::fromMSecsSinceEpoch(said.created_ms).date(),
                                            QLocale::ShortFormat)},
                {"said", QString::fromStdString(said.text)},
                {"dimmed", said.hidden}});
    return list;
}

void AuthorPanel::show_author_of(const std::string& id) {
    name_.clear();
    others_.clear();
    const auto* shown = state_.comment(id);
    const Asked wanted = shown ? Asked{shown->comment.platform(), shown->comment.author().id} : Asked{};
    if (wanted != asked_) {
        asked_ = wanted;
        earlier_.reset();
        wanted.author.empty() ? settled_.stop() : settled_.start();
    }
    if (shown) {
        const auto& author = shown->comment.author();
        name_ = author.name.empty() ? tr("Somebody") : QString::fromStdString(author.name);
        int said = 0, flagged = 0, hidden = 0;
        std::int64_t since_ms = shown->show_ms;
        for (const auto* it : state_.said_by_author_of(*shown)) {
            ++said;
            flagged += it->worst() >= Severity::Notice;
            hidden += it->taken_down();
            since_ms = it->show_ms;
            if (it != shown && others_.size() < kOthers)
                others_.append(QVariantMap{
                    {"commentId", QString::fromStdString(it->comment.id())},
                    {"time", show_clock(it->show_ms)},
                    {"said", QString::fromStdString(shorten(it->comment.text(), kOtherGraphemes))},
                    {"dimmed", it->removed || it->taken_down()}});
        }
        summary_ = said == 1 ? tr("First comment · %1").arg(show_clock(since_ms))
                             : tr("%1 comments · here since %2").arg(said).arg(show_clock(since_ms));
        QStringList record;
        if (flagged > 0)
            record << tr("%n flagged", "", flagged);
        if (hidden > 0)
            record << tr("%n hidden", "", hidden);
        record_ = record.isEmpty() ? tr("No flags, nothing hidden") : record.join(", ");
        record_tone_ = record.isEmpty() ? Tone::Ready : Tone::Wait;
    }
    emit changed();
}

} // namespace regie::desk
