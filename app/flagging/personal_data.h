#pragma once
// What should not stand in public: telephone numbers, mail and postal addresses, card and account numbers.

#include "flagging/located_text.h"
#include "show/comment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// The institution's own numbers and addresses, which anybody may repeat: what of a show's allowed words
/// looks like one.
class PublishedContacts {
  public:
    explicit PublishedContacts(const std::vector<std::string>& allow);
    bool contains(std::string_view written) const;

  private:
    std::vector<std::string> published_; // without spaces and signs
};

/// "email", with all its places; they are blanked out, so that none is taken for a link.
std::optional<Flag> find_mail_addresses(LocatedText& text, const PublishedContacts& published);
/// "iban", "card", "phone", "address": at most one of each, with all its places.
std::vector<Flag> find_numbers(LocatedText text, const PublishedContacts& published);

} // namespace regie
