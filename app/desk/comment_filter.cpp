// Which comments the moderator's list shows, and how many each filter finds.

#include "desk/comment_model.h"
#include "desk/comment_words.h"
#include "desk/flag_words.h"
#include "desk/rule_words.h"

#include <algorithm>
#include <map>

namespace regie::desk {

namespace {

constexpr auto kUnanswered = "unanswered", kForAir = "for-air", kNoted = "noted";
constexpr auto kByAuthor = "author:", kByTopic = "topic:", kByRule = "rule:", kByLanguage = "language:";

/// "Question: hours, prices" → "hours", "prices".
std::vector<std::string_view> topics_of(const CommentEntry& entry) {
    std::vector<std::string_view> topics;
    for (const auto& flag : entry.flags.all()) {
        const std::string_view reason = flag.reason;
        const auto from = flag.rule == "question" ? reason.find(": ") : reason.npos;
        for (auto at = from == reason.npos ? from : from + 2; at < reason.size();) {
            const auto end = std::min(reason.find(", ", at), reason.size());
            topics.push_back(reason.substr(at, end - at));
            at = end + 2;
        }
    }
    return topics;
}

} // namespace

void CommentModel::set_filter(Filter filter) {
    if (filter_ == filter && search_.isEmpty() && narrowing_.isEmpty())
        return;
    filter_ = filter;
    narrowing_.clear();
    narrowing_key_.clear();
    search_.clear();
    search_key_.clear();
    search_words_.clear();
    list_rows();
    emit filterChanged();
}

void CommentModel::set_narrowing(const QString& narrowing) {
    if (narrowing_ == narrowing)
        return;
    narrowing_ = narrowing;
    narrowing_key_ = narrowing.toStdString();
    if (narrowing.startsWith(kByAuthor) || narrowing == kForAir)
        filter_ = All; // whatever was decided
    list_rows();
    emit filterChanged();
}

void CommentModel::narrowToAuthor() {
    const auto* entry = state_.comment(selected_.toStdString());
    const auto author = entry ? author_key(entry->comment) : std::string();
    const auto wanted = kByAuthor + QString::fromStdString(author);
    set_narrowing(author.empty() || narrowing_ == wanted ? QString() : wanted);
}

bool CommentModel::is_unanswered(const CommentEntry& entry) const {
    return entry.flagged("question") && !entry.taken_down() && !entry.removed && !put_on_air(entry) &&
           !state_.reply(entry.comment.id());
}

bool CommentModel::narrowed(const CommentEntry& entry) const {
    const std::string_view key = narrowing_key_;
    const auto behind = [&](std::string_view prefix) { return key.substr(prefix.size()); };
    if (key.empty())
        return true;
    if (narrowing_ == kUnanswered)
        return is_unanswered(entry);
    if (narrowing_ == kForAir)
        return put_on_air(entry) || state_.queued(entry.comment.id());
    if (narrowing_ == kNoted)
        return state_.note(entry.comment.id());
    if (narrowing_.startsWith(kByAuthor))
        return author_key(entry.comment) == behind("author:");
    if (narrowing_.startsWith(kByTopic)) {
        const auto topics = topics_of(entry);
        return std::find(topics.begin(), topics.end(), behind("topic:")) != topics.end();
    }
    if (narrowing_.startsWith(kByLanguage))
        return entry.comment.language() == behind("language:");
    return entry.flagged(behind("rule:"));
}

QVariantList CommentModel::narrowings() const {
    std::map<QString, int> counts;
    for (const auto& entry : state_.comments()) {
        counts[kUnanswered] += is_unanswered(entry);
        counts[kForAir] += put_on_air(entry) || state_.queued(entry.comment.id());
        counts[kNoted] += state_.note(entry.comment.id()) != nullptr;
        for (const auto& topic : topics_of(entry))
            ++counts[kByTopic + QString::fromUtf8(topic.data(), static_cast<qsizetype>(topic.size()))];
        if (const auto& language = entry.comment.language(); !language.empty())
            ++counts[kByLanguage + QString::fromStdString(language)];
        for (const auto& flag : entry.flags.all())
            ++counts[kByRule + QString::fromStdString(flag.rule)];
    }
    QVariantList list;
    const auto add = [&](const QString& key, int count) {
        if (count > 0)
            list.append(QVariantMap{{"key", key}, {"words", narrowing_words(key)}, {"count", count}});
    };
    for (const auto* key : {kUnanswered, kForAir, kNoted})
        add(key, counts.extract(key).mapped());
    for (const auto& prefix : {kByTopic, kByLanguage, kByRule})
        for (const auto& [key, count] : counts)
            if (key.startsWith(prefix))
                add(key, count);
    return list;
}

QString CommentModel::narrowing_words(const QString& key) const {
    if (key == kUnanswered)
        return tr("Unanswered");
    if (key == kForAir)
        return tr("For air");
    if (key == kNoted)
        return tr("With a note");
    if (key.startsWith(kByTopic))
        return QObject::tr("Question: %1").arg(topic_words(key.mid(QString(kByTopic).size())));
    if (key.startsWith(kByLanguage))
        return tr("Language: %1").arg(language_words(key.mid(QString(kByLanguage).size())));
    if (key.startsWith(kByRule))
        return rule_words(key.mid(QString(kByRule).size()).toStdString());
    const auto& all = state_.comments();
    const auto theirs = std::find_if(all.rbegin(), all.rend(), [&](const CommentEntry& entry) {
        return author_key(entry.comment) == key.mid(QString(kByAuthor).size()).toStdString();
    });
    return theirs == all.rend() ? QString() : QString::fromStdString(theirs->comment.author().name);
}

void CommentModel::set_search(const QString& search) {
    if (search_ == search)
        return;
    search_ = search;
    search_key_ = search_key(search.trimmed());
    search_words_ = CommentSearch::words_of(search);
    list_rows();
    emit filterChanged();
}

bool CommentModel::put_on_air(const CommentEntry& entry) const {
    return !pinned_.empty() && pinned_.contains(entry.comment.id());
}

bool CommentModel::matches(Index index, Filter filter) const {
    const auto& entry = state_.comments()[index];
    const bool undecided = entry.undecided();
    switch (filter) {
    case ToDecide:
        return undecided && !put_on_air(entry) &&
               (state_.air_queue().empty() || !state_.queued(entry.comment.id()));
    case Questions:
        return entry.flagged("question") && !entry.taken_down() && !entry.removed;
    case Flagged:
        return undecided && entry.worst() >= Severity::Notice;
    case Hidden:
        return entry.taken_down();
    case All:
        return true;
    }
    return false;
}

bool CommentModel::wanted(Index index) const {
    if (search_key_.isEmpty()) // counted before it is listed
        return is_counted(index) && narrowed(state_.comments()[index]);
    const auto& comment = state_.comments()[index].comment;
    if (!search_words_.isEmpty())
        return CommentSearch::has(comment, search_words_);
    return search_key(QString::fromStdString(comment.text())).contains(search_key_) ||
           search_key(QString::fromStdString(comment.author().name)).contains(search_key_);
}

void CommentModel::count(Index index) {
    memberships_.resize(std::max<std::size_t>(memberships_.size(), index + 1));
    for (int filter = 0; filter < kFilters; ++filter) {
        const unsigned bit = 1u << filter;
        const bool is = matches(index, static_cast<Filter>(filter));
        counts_[static_cast<std::size_t>(filter)] += int(is) - int((memberships_[index] & bit) != 0);
        memberships_[index] =
            static_cast<std::uint8_t>(is ? memberships_[index] | bit : memberships_[index] & ~bit);
    }
}

} // namespace regie::desk
