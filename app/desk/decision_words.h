#pragma once
// What was decided, told to people: the take-back bar, the list of decisions, who is at what.

#include "desk/rundown_model.h"
#include "protocol/messages.h"
#include "show/capabilities.h"
#include "show/show_state.h"

#include <QHash>
#include <QString>
#include <QVariantList>

namespace regie::desk {

/// What comment `id` says, quoted.
QString said(const ShowState& state, const std::string& id, std::size_t max_graphemes);

/// A rundown item's title, or what the pinned comment says.
QString title_of(const ShowState& state, const RundownModel& rundown, const Graphic& graphic,
                 std::size_t max_graphemes);

/// "Hidden: “Appelez-moi au…”, confirmed by Facebook". `graphemes`: of what somebody wrote, at most; without
/// it so many that the platform's answer has room on the smallest window.
QString decision_words(const ShowState& state, const RundownModel& rundown, const Decided& decided,
                       std::size_t graphemes = 14);

/// [{seq, words, by, time, takenBack, forGood}]: the last fifty decisions of everybody, the newest first.
/// `can`: by feed.
QVariantList decision_list(const ShowState& state, const RundownModel& rundown,
                           const std::map<std::string, Capabilities>& can);

/// [{words, tone}]: who is at the desks, and at which comment; `me` first.
QVariantList present_list(const ShowState& state, const std::vector<protocol::Present>& present,
                          const QString& me);

/// By comment, who else than `me` is at it.
QHash<QString, QString> claims_of(const std::vector<protocol::Present>& present, const QString& me);

/// "2 taken back; 1 stays deleted at the platform"; empty: `back` spared nothing.
QString spared_words(const ShowState& state, const TakenBack& back);

/// What `event` of somebody else makes of the decision `mine`, which is about the same comment; empty:
/// nothing.
QString overruled_words(const ShowState& state, const Decided& mine, const Event& event);

} // namespace regie::desk
