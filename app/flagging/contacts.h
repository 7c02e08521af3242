#pragma once
// Ways out of the conversation that a comment offers, and what it tells of people: links, numbers, addresses.

#include "flagging/links.h"
#include "flagging/personal_data.h"
#include "show/comment.h"

#include <optional>
#include <string_view>
#include <vector>

namespace regie {

/// What a comment leads to; each flag only where there is such a thing.
struct Contacts {
    std::optional<Flag> link;
    std::vector<Flag> personal; ///< "email", "phone", "address", "card", "iban"
    bool hides_target = false; ///< a link shortener, a messenger, or a link written so that no filter sees it

    bool has(std::string_view rule) const; ///< of `personal`
};

Contacts find_contacts(std::string_view text, const WelcomeHosts& welcome,
                       const PublishedContacts& published);

} // namespace regie
