#pragma once
// Everything said, found as somebody types: an index of words (SQLite FTS5) in a file that is gone with the
// desk. GUI thread.

#include "show/comment.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace regie::desk {

class CommentSearch {
  public:
    static constexpr int kMost = 10'000; ///< of what is found: the newest

    CommentSearch();
    ~CommentSearch();

    /// `number`: where it stands among all; said again, it was edited.
    void put(std::size_t number, const Comment& comment);
    void clear();
    /// Finishes what was put, as find() does first: the less is left, the sooner it finds.
    void settle();

    /// The numbers of comments that have each of `words`, or a word that begins so, in text or name; the
    /// newest first.
    std::vector<std::uint32_t> find(const QStringList& words);

    /// What can be looked up of what somebody types, folded; empty when the index cannot tell (signs, emoji,
    /// languages without spaces): then everything is to be looked through for the text itself.
    static QStringList words_of(const QString& typed);
    /// Whether find(words) would find it.
    static bool has(const Comment& comment, const QStringList& words);

  private:
    struct Index;
    std::unique_ptr<Index> index_;
};

} // namespace regie::desk
