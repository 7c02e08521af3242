// Of CommentModel: the index of words, built in the time that is left.

#include "desk/comment_model.h"

#include <QElapsedTimer>

#include <algorithm>

namespace regie::desk {

namespace {

constexpr std::uint32_t kIndexBlock = 2'000;
constexpr std::uint32_t kIndexAtOnce = 200; // between two looks at the clock

} // namespace

bool CommentModel::is_indexed(Index index) const {
    return (index >= indexed_.from && index < indexed_.to) ||
           (index >= indexed_.block && index < indexed_.at);
}

void CommentModel::index_words(int ms) {
    QElapsedTimer taken;
    taken.start();
    const auto put = [this](Index& at, Index until) {
        for (const auto most = std::min<Index>(at + kIndexAtOnce, until); at < most; ++at)
            said_.put(at, state_.comments()[at].comment);
    };
    auto& [from, to, block, at] = indexed_;
    const auto all = static_cast<Index>(state_.comments().size());
    if (to == 0)
        from = to = block = at = all;
    do {
        if (to < all) {
            put(to, all);
        } else if (at < from) {
            put(at, from);
        } else if (block > 0) {
            said_.settle();
            from = block;
            block = at = from > kIndexBlock ? from - kIndexBlock : 0;
        } else {
            from = 0;
            indexing_.stop();
            return;
        }
    } while (!taken.hasExpired(ms));
}

} // namespace regie::desk
