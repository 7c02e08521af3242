#pragma once
// `regie check`, of what people write: recorded chats are read and platforms are asked, as the show will.

#include "engine/secrets.h"
#include "show/show_file.h"

#include <string>
#include <vector>

namespace regie {

struct FeedsTried {
    std::string words; ///< when all is well: "2 feeds answer"
    std::vector<Error> found;
};

/// Asks all platforms at once; blocks for about ten seconds at most, and for the keyring. A feed whose token
/// is not kept is not asked.
FeedsTried try_feeds(const ShowFile& show, const Secrets& secrets);

} // namespace regie
