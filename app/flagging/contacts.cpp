#include "flagging/contacts.h"

#include <algorithm>

namespace regie {

bool Contacts::has(std::string_view rule) const {
    return std::any_of(personal.begin(), personal.end(), [&](const Flag& flag) { return flag.rule == rule; });
}

Contacts find_contacts(std::string_view text, const WelcomeHosts& welcome,
                       const PublishedContacts& published) {
    // Most comments hold nothing that any of the patterns starts from.
    static const RE2 anything(
        R"((?i)[0-9@.\x{FF0E}\x{3002}\x{FF61}\x{2024}]|dot|point|arobase|:/|w\s?w\s?w|whatsapp|telegram|signal)");
    Contacts contacts;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), anything))
        return contacts;
    LocatedText located(text);
    if (auto mail = find_mail_addresses(located, published))
        contacts.personal.push_back(std::move(*mail));
    for (auto& flag : find_numbers(located, published))
        contacts.personal.push_back(std::move(flag));
    if (auto found = find_link(std::move(located), welcome)) {
        contacts.link = std::move(found->flag);
        contacts.hides_target = found->hides_target;
    }
    return contacts;
}

} // namespace regie
