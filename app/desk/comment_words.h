#pragma once
// How a comment is told to a moderator: pure functions from what the log adds up to.

#include "desk/tone.h"
#include "show/capabilities.h"
#include "show/show_state.h"

#include <QString>
#include <QVariantList>

namespace regie::desk {

/// Where a comment stands, in words: "Hidden, confirmed by Facebook".
struct Standing {
    QString words; ///< empty: nothing decided
    Tone tone = Tone::Plain;
    QString note; ///< what a moderator should know besides: who still sees it
    bool dimmed = false;
    QString hide_words = {}; ///< what hiding really does at its platform
};

/// What is known of a comment besides its entry; null: nothing of the kind.
struct Around {
    bool on_air = false;
    const Reply* reply = nullptr;
    const Ban* ban = nullptr; ///< of its author
    const Queued* queued = nullptr;
    const Note* note = nullptr;
};

/// `me` is this desk's name in the log: other people's decisions are told with theirs.
/// `can`: what its platform can do.
Standing standing_of(const CommentEntry& entry, const Around& around, const QString& me,
                     const Capabilities& can);

/// Why a comment cannot be given a decision now, in a sentence each; empty: it can.
struct Cannot {
    QString approve, hide, pin, queue, reply;
    QString erase; ///< at its platform, where hiding it is something else
    QString ban;   ///< its author
};
Cannot cannot_of(const CommentEntry& entry, const Around& around, const Capabilities& can);

QString id_of(const CommentEntry& entry);

/// "Amélie Roux" → "AR", "jp_44" → "J", an emoji alone → itself.
QString initials_of(const QString& name);

/// Which of the avatar colours an author has: the same one all evening. 0..7.
int hue_of(const Author& author);

/// [{words, tone}], the worst first.
QVariantList flags_of(const CommentEntry& entry);

/// [{start, end}]: what its flags mean, of those that want a look, in UTF-16 units of the text, in order and
/// without overlaps.
QVariantList marks_of(const CommentEntry& entry);
/// The same for any text and what is marked in it.
QVariantList marks_in(const std::string& text, std::vector<TextSpan> spans);

/// "facebook" → "Facebook".
QString platform_name(const std::string& platform);

/// “text”, shortened, and isolated so that right-to-left text leaves the words around it where they are.
QString quoted(const std::string& text, std::size_t max_graphemes);

/// "42:05"; what stands on the recording at that moment.
QString show_clock(std::int64_t show_ms);

/// Folded for searching: case, accents and width do not matter.
QString search_key(const QString& text);

} // namespace regie::desk
