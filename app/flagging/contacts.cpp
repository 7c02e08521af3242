#include "flagging/contacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace regie {

bool Contacts::has(std::string_view rule) const {
    return std::any_of(personal.begin(), personal.end(), [&](const Flag& flag) { return flag.rule == rule; });
}

namespace {

// "０６ １２": wide figures are figures.
void narrow(LocatedText& text) {
    static const auto figures = [] {
        std::array<std::unique_ptr<const RE2>, 10> all;
        for (int i = 0; i < 10; ++i)
            all[static_cast<std::size_t>(i)] = std::make_unique<const RE2>(fmt::format("\\x{{FF1{}}}", i));
        return all;
    }();
    if (text.text().find("\xEF\xBC") == std::string::npos)
        return;
    for (std::size_t i = 0; i < figures.size(); ++i)
        text.replace(*figures[i], std::to_string(i));
}

} // namespace

Contacts find_contacts(std::string_view text, const WelcomeHosts& welcome,
                       const PublishedContacts& published) {
    // Most comments hold nothing that any of the patterns starts from.
    static const RE2 anything(
        R"((?i)[0-9@.\x{FF10}-\x{FF19}\x{FF0E}\x{3002}\x{FF61}\x{2024}]|dot|point|arobase|:/|w\s?w\s?w|whatsapp|telegram|signal)");
    Contacts contacts;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), anything))
        return contacts;
    // "https://ville.example@elsewhere.example" leads elsewhere.
    static const RE2 user_name(R"((?i)(h(?:tt|xx)ps?:/{1,3})[^\s/@]{1,100}@)");
    LocatedText located(text);
    narrow(located);
    const bool hides_host = located.replace(user_name, "\\1") > 0;
    if (auto mail = find_mail_addresses(located, published))
        contacts.personal.push_back(std::move(*mail));
    for (auto& flag : find_numbers(located, published))
        contacts.personal.push_back(std::move(flag));
    if (auto found = find_link(std::move(located), welcome)) {
        contacts.link = std::move(found->flag);
        contacts.hides_target = found->hides_target || hides_host;
    }
    return contacts;
}

} // namespace regie
