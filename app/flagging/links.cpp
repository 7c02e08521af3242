#include "flagging/links.h"

#include "flagging/fold.h"
#include "show/text.h"

#include <fmt/format.h>
#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace regie {

namespace {

// Top-level domains seen in comments, without those that are words (it, de, la, me, art). "example" is the
// one kept for rehearsals like ours.
#define REGIE_TLD                                                                                            \
    "(?:com|fr|net|org|info|io|eu|be|ch|ca|uk|co|us|biz|xyz|top|site|online|shop|store|click|link|live|app|" \
    "dev|ru|cn|"                                                                                             \
    "tk|ml|ga|cf|gq|cc|gl|gg|tv|bet|casino|loan|win|vip|bzh|club|paris|museum|example)"

// Beyond ASCII what hosts are written with here or made to look like it: Latin, Greek, Cyrillic. All of \pL
// would take RE2 more memory than it is given.
#define REGIE_LETTERS "\\x{C0}-\\x{2AF}\\x{370}-\\x{52F}"

struct LinkPatterns {
    // What filters do not see: a dot that is no dot, characters nobody sees.
    RE2 invisible{R"([\x{200B}-\x{200F}\x{2060}\x{FEFF}\x{00AD}]+)"};
    RE2 other_dot{R"([\x{FF0E}\x{3002}\x{FF61}\x{2024}])"};
    // A dot that was put so that no filter sees it.
    RE2 bracketed_dot{R"((?i)\s*[\(\[{]\s*(?:\.|dot|point)\s*[\)\]}]\s*)"};
    RE2 spelled_dot{R"((?i)([a-z0-9-]{2,})\s+(?:dot|point)\s+()" REGIE_TLD R"()\b)"};
    RE2 lone_dot{R"((?i)([a-z0-9-]{2,})\s+\.\s*()" REGIE_TLD R"()\b)"};
    RE2 spelled_www{R"((?i)\bw\s*w\s*w\s*(?:\.|\bpoint\b|\bdot\b|\s)\s*)"};
    // The host is the last group that matched.
    RE2 address{R"((?i)(?:h(?:tt|xx)ps?:/{1,3}|www\.)([^\s/?#<>"'()\[\]]+))"};
    RE2 known_host{
        R"((?i)(?:^|[^a-z0-9.-])((?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|cutt\.ly|is\.gd|ow\.ly|rb\.gy|shorturl\.at|tiny\.cc|rebrand\.ly|buff\.ly|youtu\.be|wa\.me|t\.me|fb\.me|chat\.whatsapp\.com|discord\.gg))(?:$|[^a-z0-9-]))"};
    RE2 bare_host{R"((?i)(?:^|[^a-z0-9@.)" REGIE_LETTERS R"(-])((?:[a-z0-9)" REGIE_LETTERS
                  R"(-]+\.)*[a-z0-9)" REGIE_LETTERS R"(-]{2,}\.()" REGIE_TLD
                  R"())(?:$|[^a-z0-9)" REGIE_LETTERS R"(-]))"};
    RE2 any_host{R"((?i)(?:^|[/"'(])([a-z0-9)" REGIE_LETTERS R"(-]+(?:\.[a-z0-9)" REGIE_LETTERS R"(-]+)+))"};
    RE2 shortener{
        R"((?i)(?:bit\.ly|tinyurl\.com|goo\.gl|t\.co|cutt\.ly|is\.gd|ow\.ly|rb\.gy|shorturl\.at|tiny\.cc|rebrand\.ly|buff\.ly)$)"};
    RE2 messenger_host{R"((?i)(?:wa\.me|t\.me|chat\.whatsapp\.com|discord\.gg)$)"};
    // "Un groupe WhatsApp" is talk; "contact me on WhatsApp" leads away.
    RE2 to_messenger{
        R"((?i)\b(?:contact\w*|[ée]cri\w+|ajout\w+|joi\w+|add|join|dm|message|text|ask|chat|sur|on|via)\b.{0,25}\b(whatsapp|telegram|signal)\b.{0,12}(?:@|\+|\d|me\b|moi\b|now\b)|(?:^|\s)(whatsapp|telegram)\s?(?:moi\b|me\b|:|@|\+))"};
};

const LinkPatterns& link_patterns() {
    static const LinkPatterns all;
    return all;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

// "C'est fini.Top !" is a sentence without its space, "FINI.TOP" and "fini.top" are hosts.
bool is_sentence_end(std::string_view host, std::string_view domain) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto before = host.size() - domain.size() - 2;
    return !is_lower(domain[0]) && (is_lower(host[before]) || is_lower(domain.back()));
}

// Of "ville.example:443" and "ville.example." the host.
re2::StringPiece host_trimmed(re2::StringPiece authority) {
    authority = authority.substr(0, authority.find(':'));
    while (!authority.empty() &&
           std::ispunct(static_cast<unsigned char>(authority[authority.size() - 1])) != 0)
        authority.remove_suffix(1);
    return authority;
}

/// A host in LocatedText::text().
struct Host {
    std::string name; ///< lower case
    TextSpan span;
};

std::optional<Host> find_host(const LocatedText& text, const WelcomeHosts& welcome) {
    for (const auto* pattern :
         {&link_patterns().address, &link_patterns().known_host, &link_patterns().bare_host}) {
        re2::StringPiece rest(text.text()), authority, domain;
        const bool bare = pattern == &link_patterns().bare_host;
        while (bare ? RE2::FindAndConsume(&rest, *pattern, &authority, &domain)
                    : RE2::FindAndConsume(&rest, *pattern, &authority)) {
            const auto host = host_trimmed(authority);
            const std::string_view name(host.data(), host.size()), end(domain.data(), domain.size());
            if (!host.empty() && !(bare && is_sentence_end(name, end)) && !welcome.contains(lower(name)))
                return Host{lower(name), text.span(host)};
        }
    }
    return {};
}

// Writes hidden dots out; false when there were none.
bool uncover(LocatedText& text) {
    return text.replace(link_patterns().invisible, "") + text.replace(link_patterns().other_dot, ".") +
               text.replace(link_patterns().bracketed_dot, ".") +
               text.replace(link_patterns().spelled_www, "www.") +
               text.replace(link_patterns().spelled_dot, R"(\1.\2)") +
               text.replace(link_patterns().lone_dot, R"(\1.\2)") >
           0;
}

Flag notice(double score, std::string reason, TextSpan span) {
    return {"link", Severity::Notice, score, std::move(reason), {span}};
}

std::optional<FoundLink> find_messenger(const LocatedText& text) {
    std::array<re2::StringPiece, 3> groups;
    if (!link_patterns().to_messenger.Match(text.text(), 0, text.text().size(), RE2::UNANCHORED,
                                            groups.data(), 3))
        return {};
    const auto& name = groups[1].empty() ? groups[2] : groups[1];
    return FoundLink{
        notice(0.7, fmt::format("Leads to {}", std::string_view(name.data(), name.size())), text.span(name)),
        true};
}

// "xn--muse-dpa.fr" is musée.fr.
std::string written_out(const std::string& host) {
    if (host.find("xn--") == std::string::npos)
        return host;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(UIDNA_DEFAULT, error));
    icu::UnicodeString unicode;
    icu::IDNAInfo info;
    if (U_SUCCESS(error))
        idna->nameToUnicode(icu::UnicodeString::fromUTF8(host), unicode, info, error);
    std::string written;
    return U_FAILURE(error) ? host : unicode.toUTF8String(written);
}

// As the eye sees it: look-alike letters and figures taken for what they look like.
std::string host_as_drawn(const std::string& host) {
    std::string drawn;
    for (const auto& one : fold(written_out(host))) {
        const char c = one.c < 0x80 ? static_cast<char>(one.c) : '?';
        drawn += c == '0' ? 'o' : c == '1' || c == 'i' ? 'l' : c;
    }
    return drawn;
}

// Whether `host` holds `labels`, written with dashes, between dots, dashes and its ends.
bool holds_with_dashes(std::string_view host, std::string labels) {
    std::replace(labels.begin(), labels.end(), '.', '-');
    const auto is_edge = [&](std::size_t at) {
        return at >= host.size() || host[at] == '.' || host[at] == '-';
    };
    const auto at = host.find(labels);
    return at != std::string_view::npos && is_edge(at + labels.size()) && (at == 0 || is_edge(at - 1));
}

// One letter more, less, another, or two that changed places.
bool is_one_off(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    const auto same =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    if (a.size() < b.size())
        return a.substr(same) == b.substr(same + 1);
    return a.substr(std::min(a.size(), same + 1)) == b.substr(std::min(b.size(), same + 1)) ||
           (same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
            a.substr(same + 2) == b.substr(same + 2));
}

// Shorter ones are one letter from too many others.
constexpr std::size_t kMinImitated = 8;

} // namespace

WelcomeHosts::WelcomeHosts(const FlagSettings& settings) {
    for (const auto* list : {&settings.hosts, &settings.allow})
        for (const auto& one : *list)
            hosts_.push_back(written_out(lower(one)));
    for (const auto& host : settings.hosts)
        drawn_.push_back(host_as_drawn(lower(host)));
}

bool WelcomeHosts::contains(const std::string& name) const {
    const auto host = written_out(name);
    return std::any_of(hosts_.begin(), hosts_.end(), [&](const std::string& one) {
        return host == one ||
               (host.size() > one.size() && host.ends_with(one) && host[host.size() - one.size() - 1] == '.');
    });
}

std::string WelcomeHosts::imitated_by(const std::string& host) const {
    if (drawn_.empty())
        return {};
    auto drawn = host_as_drawn(host);
    if (drawn.starts_with("www."))
        drawn.erase(0, 4);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
        const auto& other = drawn_[i];
        if (drawn == other || drawn.starts_with(other + '.') || holds_with_dashes(drawn, other) ||
            (other.size() >= kMinImitated && is_one_off(drawn, other)))
            return hosts_[i];
    }
    return {};
}

std::optional<FoundLink> find_link(LocatedText text, const WelcomeHosts& welcome) {
    auto host = find_host(text, welcome);
    bool hidden = false;
    if (uncover(text)) {
        auto uncovered = find_host(text, welcome);
        hidden = uncovered && (!host || uncovered->name != host->name);
        if (hidden)
            host = std::move(uncovered);
    }
    if (!host)
        return find_messenger(text);
    const auto shown = shorten(host->name, 60);
    if (const auto imitated = welcome.imitated_by(host->name); !imitated.empty())
        return FoundLink{{"link",
                          Severity::Severe,
                          0.9,
                          fmt::format("Link that imitates {}: {}", imitated, shown),
                          {host->span}},
                         true};
    const bool shortener = RE2::PartialMatch(host->name, link_patterns().shortener);
    const bool messenger = RE2::PartialMatch(host->name, link_patterns().messenger_host);
    const bool hides = hidden || shortener || messenger;
    const auto* what = shortener ? "Link shortener" : messenger ? "Leads to a messenger" : "Link";
    return FoundLink{notice(hides ? 0.8 : 0.6,
                            fmt::format("{}{}: {}", what, hidden ? ", disguised" : "", shown), host->span),
                     hides};
}

std::vector<TextSpan> welcome_links(std::string_view text, const WelcomeHosts& welcome) {
    std::vector<TextSpan> spans;
    for (std::size_t from = 0; !welcome.empty() && from < text.size();) {
        const auto end = std::min(text.find(' ', from), text.size());
        const auto word = text.substr(from, end - from);
        re2::StringPiece host;
        if (RE2::PartialMatch(re2::StringPiece(word.data(), word.size()), link_patterns().any_host, &host) &&
            welcome.contains(lower(std::string_view(host.data(), host.size()))))
            spans.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)});
        from = end + 1;
    }
    return spans;
}

} // namespace regie
