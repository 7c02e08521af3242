#include "flagging/contacts.h"

#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <re2/re2.h>

namespace regie {

namespace {

// Top-level domains seen in comments, without those that are words (it, de, la, me, art). "example" is the
// one kept for rehearsals like ours.
#define REGIE_TLD                                                                                            \
    "(?:com|fr|net|org|info|io|eu|be|ch|ca|uk|co|us|biz|xyz|top|site|online|shop|store|click|link|live|app|" \
    "dev|ru|cn|"                                                                                             \
    "tk|ml|ga|cf|gq|cc|gl|gg|tv|bet|casino|loan|win|vip|bzh|club|paris|museum|example)"

struct Patterns {
    RE2 mail{R"((?i)[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})"};
    // "me at home.com" would be a sentence: a bare "at" needs a spelled dot.
    RE2 hidden_mail{
        R"((?i)[a-z0-9._-]+\s*(?:[\(\[{]\s*(?:at|arobase)\s*[\)\]}]|\barobase\b)\s*[a-z0-9-]+\s*[\(\[{]?\s*(?:dot\b|point\b|\.)\s*[\)\]}]?\s*)" REGIE_TLD
        R"(\b|\b[a-z0-9._-]+ at [a-z0-9-]+ (?:dot|point) )" REGIE_TLD R"(\b)"};
    // A dot that was put so that no filter sees it.
    RE2 bracketed_dot{R"((?i)\s*[\(\[{]\s*(?:\.|dot|point)\s*[\)\]}]\s*)"};
    RE2 spelled_dot{R"((?i)([a-z0-9-]{2,})\s+(?:dot|point)\s+()" REGIE_TLD R"()\b)"};
    RE2 lone_dot{R"((?i)([a-z0-9-]{2,})\s+\.\s*()" REGIE_TLD R"()\b)"};
    RE2 spelled_www{R"((?i)\bw\s*w\s*w\s*(?:\.|\bpoint\b|\bdot\b|\s)\s*)"};
    // The host is the last group that matched.
    RE2 address{R"((?i)(?:h(?:tt|xx)ps?://|www\.)([^\s/?#<>"'()\[\]]+))"};
    RE2 known_host{
        R"((?i)(?:^|[^a-z0-9.-])((?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|cutt\.ly|is\.gd|ow\.ly|rb\.gy|shorturl\.at|tiny\.cc|rebrand\.ly|buff\.ly|youtu\.be|wa\.me|t\.me|fb\.me|chat\.whatsapp\.com|discord\.gg))(?:$|[^a-z0-9-]))"};
    RE2 bare_host{R"((?i)(?:^|[^a-z0-9@.-])((?:[a-z0-9-]+\.)*[a-z0-9-]{2,}\.()" REGIE_TLD
                  R"())(?:$|[^a-z0-9-]))"};
    RE2 shortener{
        R"((?i)(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|cutt\.ly|is\.gd|ow\.ly|rb\.gy|shorturl\.at|tiny\.cc|rebrand\.ly|buff\.ly)$)"};
    RE2 messenger_host{R"((?i)(?:wa\.me|t\.me|chat\.whatsapp\.com|discord\.gg)$)"};
    // "Un groupe WhatsApp" is talk; "contact me on WhatsApp" leads away.
    RE2 to_messenger{
        R"((?i)\b(?:contact\w*|[ée]cri\w+|ajout\w+|joi\w+|add|join|dm|message|text|ask|chat|sur|on|via)\b.{0,25}\b(whatsapp|telegram|signal)\b.{0,12}(?:@|\+|\d|me\b|moi\b|now\b)|(?:^|\s)(whatsapp|telegram)\s?(?:moi\b|me\b|:|@|\+))"};
    // French numbers: ten digits in one, or in pairs with the same sign between them (a date and an hour have
    // not). International ones: + or 00, a country, 7 to 12 digits. American ones: 3-3-4.
    RE2 phone{
        R"((?:^|[^\d+.,])(?:0[1-9](?:\d{8}|(?:[ \x{A0}\x{202F}]\d\d){4}|(?:\.\d\d){4}|(?:-\d\d){4}|(?: \d){8})|0 [1-9](?: \d){8}|0[1-9]\d\d[ .-]\d{3}[ .-]\d{3}|(?:\+|00) ?[1-9](?:[ \x{A0}\x{202F}.()-]{0,3}\d){7,14}|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4})(?:$|[^\d]))"};
};

const Patterns& patterns() {
    static const Patterns all;
    return all;
}

std::string lower(std::string text) {
    for (auto& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

bool is_allowed(const std::string& host, const std::vector<std::string>& allow) {
    return std::any_of(allow.begin(), allow.end(), [&](const std::string& one) {
        const auto allowed = lower(one);
        return host == allowed || host.ends_with('.' + allowed);
    });
}

// "C'est fini.Top !" is a sentence without its space, "FINI.TOP" and "fini.top" are hosts.
bool is_sentence_end(std::string_view host, std::string_view domain) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto before = host.size() - domain.size() - 2;
    return !is_lower(domain[0]) && (is_lower(host[before]) || is_lower(domain.back()));
}

std::string find_host(const std::string& text, const std::vector<std::string>& allow) {
    for (const auto* pattern : {&patterns().address, &patterns().known_host, &patterns().bare_host}) {
        re2::StringPiece rest(text);
        std::string host, domain;
        while (pattern == &patterns().bare_host ? RE2::FindAndConsume(&rest, *pattern, &host, &domain)
                                                : RE2::FindAndConsume(&rest, *pattern, &host)) {
            if (pattern == &patterns().bare_host && is_sentence_end(host, domain))
                continue;
            if (!is_allowed(lower(host), allow))
                return lower(host);
        }
    }
    return {};
}

// Writes hidden dots out; false when there were none.
bool uncover(std::string& text) {
    const auto dots = RE2::GlobalReplace(&text, patterns().bracketed_dot, ".");
    const auto www = RE2::GlobalReplace(&text, patterns().spelled_www, "www.");
    const auto spelled = RE2::GlobalReplace(&text, patterns().spelled_dot, R"(\1.\2)");
    return dots + www + spelled + RE2::GlobalReplace(&text, patterns().lone_dot, R"(\1.\2)") > 0;
}

Flag notice(const char* rule, double score, std::string reason) {
    return {rule, Severity::Notice, score, std::move(reason)};
}

void find_link(Contacts& contacts, std::string text, const std::vector<std::string>& allow) {
    auto host = find_host(text, allow);
    const bool hidden = uncover(text) && find_host(text, allow) != host;
    if (hidden)
        host = find_host(text, allow);
    std::string messenger, other;
    if (host.empty()) {
        if (!RE2::PartialMatch(text, patterns().to_messenger, &messenger, &other))
            return;
        contacts.hides_target = true;
        contacts.link =
            notice("link", 0.7, fmt::format("Leads to {}", messenger.empty() ? other : messenger));
        return;
    }
    const bool shortener = RE2::PartialMatch(host, patterns().shortener);
    const bool leads_to_messenger = RE2::PartialMatch(host, patterns().messenger_host);
    contacts.hides_target = hidden || shortener || leads_to_messenger;
    const auto* what = shortener ? "Link shortener" : leads_to_messenger ? "Leads to a messenger" : "Link";
    contacts.link = notice("link", contacts.hides_target ? 0.8 : 0.6,
                           fmt::format("{}{}: {}", what, hidden ? ", disguised" : "", shorten(host, 60)));
}

} // namespace

Contacts find_contacts(std::string_view text, const std::vector<std::string>& allow) {
    Contacts contacts;
    std::string rest(text);
    const int mails = RE2::GlobalReplace(&rest, patterns().mail, " ");
    if (mails > 0)
        contacts.email = notice("email", 0.7, "E-mail address");
    else if (RE2::GlobalReplace(&rest, patterns().hidden_mail, " ") > 0)
        contacts.email = notice("email", 0.7, "E-mail address, disguised");
    find_link(contacts, rest, allow);
    if (RE2::PartialMatch(rest, patterns().phone))
        contacts.phone = notice("phone", 0.8, "Phone number");
    return contacts;
}

} // namespace regie
