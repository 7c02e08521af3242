#include "desk/author_panel.h"

#include "desk/comment_words.h"
#include "show/text.h"

#include <QVariantMap>

namespace regie::desk {

namespace {
constexpr int kOthers = 6;
constexpr std::size_t kOtherGraphemes = 120;
} // namespace

AuthorPanel::AuthorPanel(const ShowState& state) : state_(state) {}

void AuthorPanel::show_author_of(const std::string& id) {
    name_.clear();
    others_.clear();
    if (const auto* shown = state_.comment(id)) {
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
        record_ = flagged == 0 && hidden == 0 ? tr("No flags, nothing hidden")
                                              : tr("%1 flagged, %2 hidden").arg(flagged).arg(hidden);
        record_tone_ = flagged == 0 && hidden == 0 ? Tone::Ready : Tone::Wait;
    }
    emit changed();
}

} // namespace regie::desk
