#pragma once
// Ways out of the conversation that a comment offers: links, telephone numbers, mail addresses.

#include "show/comment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// What a comment leads to; each flag only where there is such a thing.
struct Contacts {
    std::optional<Flag> link, phone, email;
    bool hides_target = false; ///< a link shortener, a messenger, or a link written so that no filter sees it
};

/// `allow`: the show's words never to flag; a link whose host is or ends with one of them is none.
Contacts find_contacts(std::string_view text, const std::vector<std::string>& allow);

} // namespace regie
