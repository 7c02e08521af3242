#include "flagging/personal_data.h"

#include "flagging/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace regie {

namespace {

struct DataPatterns {
    RE2 mail{R"((?i)([a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}))"};
    // "me at home.com" would be a sentence: a bare "at" needs a spelled dot.
    RE2 hidden_mail{
        R"((?i)([a-z0-9._-]+\s*(?:[\(\[{]\s*(?:at|arobase|@)\s*[\)\]}]|\barobase\b)\s*[a-z0-9-]+\s*[\(\[{]?\s*(?:dot\b|point\b|\.)\s*[\)\]}]?\s*[a-z]{2,}|\b[a-z0-9._-]+ at [a-z0-9-]+ (?:dot|point) [a-z]{2,6}\b))"};
    // French numbers: ten digits in one, or in pairs with the same sign between them (a date and an hour have
    // not). International ones: + or 00, a country, 7 to 12 digits. American ones: 3-3-4.
    RE2 phone{
        R"((?:^|[^\d+.,])(0[1-9](?:\d{8}|(?:[ \x{A0}\x{202F}]\d\d){4}|(?:\.\d\d){4}|(?:-\d\d){4}|(?:/\d\d){4}|(?: \d){8})|0 [1-9](?: \d){8}|0[1-9]\d\d[ .-]\d{3}[ .-]\d{3}|0 [89]\d\d \d{3} \d{3}|(?:\+|00) ?[1-9](?:[ \x{A0}\x{202F}.()-]{0,3}\d){7,14}|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4})(?:$|[^\d]))"};
    // "10 place Royale" is one, "10 places assises" and "3 cours de dessin" are none: what is a word of its
    // own as well needs a name behind it.
    RE2 address{
        R"((?:^|[^\da-zA-ZÀ-ÿ])(\d{1,4}(?: ?(?i:bis|ter|quater)\b)?,? +(?:(?i:rue|avenue|av\.|boulevard|blvd|bd\.?|chemin|impasse|all[ée]e|faubourg|lotissement|venelle|r[ée]sidence) +(?i:de +la +|de +l['’]|des? +|du +|d['’])?[a-zA-ZÀ-ÿœŒ][a-zA-ZÀ-ÿœŒ'’-]+|(?i:place|pl\.|quai|cours|square|route|rte|passage|promenade|esplanade) +(?i:de +la +|de +l['’]|des? +|du +|d['’])?[A-ZÀ-ÞŒ][a-zA-ZÀ-ÿœŒ'’-]+)(?: +[A-ZÀ-ÞŒ][a-zA-ZÀ-ÿœŒ'’-]+){0,3}(?:(?: +[a-zA-ZÀ-ÿœŒ'’-]+){0,4},? +\d{5} +[a-zA-ZÀ-ÿœŒ]+)?|\d{1,5}[A-Z]? +(?:[A-ZÀ-ÞŒ][a-zA-ZÀ-ÿ'’]+ +){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|Terrace|Gardens)\b))"};
    RE2 card{R"((?:^|[^\d])((?:\d[ \x{A0}-]?){12,18}\d)(?:$|[^\d]))"};
    RE2 account{R"((?i)(?:^|[^a-z0-9])([a-z]{2}\d{2}(?:[ \x{A0}]?[a-z0-9]){11,32}))"};
};

const DataPatterns& data_patterns() {
    static const DataPatterns all;
    return all;
}

// The lengths of the IBANs seen here (ISO 13616's registry); of other countries any from 15 to 34 will do.
const std::map<std::string_view, std::size_t>& account_lengths() {
    static const std::map<std::string_view, std::size_t> all = {
        {"FR", 27}, {"MC", 27}, {"BE", 16}, {"LU", 20}, {"CH", 21}, {"DE", 22},
        {"ES", 24}, {"IT", 27}, {"PT", 25}, {"NL", 18}, {"GB", 22}, {"IE", 22},
        {"AT", 20}, {"PL", 28}, {"RO", 24}, {"MA", 28}, {"TN", 24}, {"SN", 28}};
    return all;
}

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string digits_of(std::string_view written) {
    std::string digits;
    std::copy_if(written.begin(), written.end(), std::back_inserter(digits), is_digit);
    return digits;
}

std::string compact(std::string_view written) {
    std::string text;
    for (const char c : written)
        if (is_digit(c) || is_plain_letter(c) || c == '@')
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    // "+33 (0)2 40 …" and "02 40 …" are one number.
    for (const std::string_view country : {"0033", "33"})
        if (text.size() >= country.size() + 9 && text.starts_with(country) &&
            digits_of(text).size() == text.size()) {
            text.erase(0, country.size());
            return text.starts_with('0') ? text : fmt::format("0{}", text);
        }
    return text;
}

// Luhn's check digit, and the lengths of those that start so (ISO/IEC 7812).
bool is_card(const std::string& digits) {
    const auto length = digits.size();
    const bool plausible = (digits[0] == '4' && (length == 13 || length == 16 || length == 19)) ||
                           ((digits[0] == '2' || digits[0] == '5') && length == 16) ||
                           (digits[0] == '3' && (length == 14 || length == 15 || length == 16)) ||
                           (digits[0] == '6' && length >= 16 && length <= 19);
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i) {
        int value = digits[length - 1 - i] - '0';
        if (i % 2 == 1 && (value *= 2) > 9)
            value -= 9;
        sum += value;
    }
    return plausible && sum % 10 == 0;
}

bool is_account(std::string_view compacted) {
    int rest = 0;
    for (std::size_t i = 0; i < compacted.size(); ++i) {
        const char c = compacted[(i + 4) % compacted.size()];
        rest = is_digit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + (c & ~0x20) - 'A' + 10) % 97;
    }
    return rest == 1;
}

// How many bytes of `written`, which may go on with other words, are an account number; 0: none.
std::size_t account_in(std::string_view written) {
    std::string compacted;
    std::size_t found = 0;
    for (std::size_t i = 0; i < written.size() && compacted.size() < 34; ++i) {
        const char c = written[i];
        if (!is_digit(c) && !is_plain_letter(c))
            continue;
        compacted += is_plain_letter(c) ? static_cast<char>(c & ~0x20) : c;
        const auto known = account_lengths().find(std::string_view(compacted).substr(0, 2));
        const bool whole =
            known == account_lengths().end() ? compacted.size() >= 15 : compacted.size() == known->second;
        if (whole && is_account(compacted))
            found = i + 1;
    }
    return found;
}

/// Collects one rule's places.
class Finding {
  public:
    Finding(LocatedText& text, const PublishedContacts& published, std::vector<Flag>& flags)
        : text_(text), published_(published), flags_(flags) {}

    /// `length` says how much of a match counts, 0: nothing.
    template<typename Length>
    void find(const RE2& pattern, Flag flag, Length length) {
        std::vector<TextSpan> spans;
        const re2::StringPiece all(text_.text());
        std::array<re2::StringPiece, 2> groups;
        for (std::size_t at = 0; pattern.Match(all, at, all.size(), RE2::UNANCHORED, groups.data(), 2);) {
            const auto from = static_cast<std::size_t>(groups[1].data() - all.data());
            const std::string_view written(groups[1].data(), groups[1].size());
            const auto counts = length(written);
            at = from + std::max<std::size_t>(counts, 1);
            if (counts == 0)
                continue;
            if (!published_.contains(written.substr(0, counts)))
                spans.push_back(text_.span(from, from + counts));
            text_.blank(from, from + counts);
        }
        if (!spans.empty()) {
            flag.spans = std::move(spans);
            flags_.push_back(std::move(flag));
        }
    }

  private:
    LocatedText& text_;
    const PublishedContacts& published_;
    std::vector<Flag>& flags_;
};

std::size_t whole(std::string_view written) { return written.size(); }

} // namespace

PublishedContacts::PublishedContacts(const std::vector<std::string>& allow) {
    for (const auto& one : allow)
        if (one.find('@') != std::string::npos || digits_of(one).size() >= 2)
            published_.push_back(compact(one));
}

bool PublishedContacts::contains(std::string_view written) const {
    return !published_.empty() &&
           std::find(published_.begin(), published_.end(), compact(written)) != published_.end();
}

std::optional<Flag> find_mail_addresses(LocatedText& text, const PublishedContacts& published) {
    std::vector<Flag> flags;
    Finding finding(text, published, flags);
    if (text.text().find('@') != std::string::npos)
        finding.find(data_patterns().mail, {"email", Severity::Notice, 0.7, "E-mail address"}, whole);
    if (flags.empty())
        finding.find(data_patterns().hidden_mail,
                     {"email", Severity::Notice, 0.7, "E-mail address, disguised"}, whole);
    return flags.empty() ? std::nullopt : std::optional(flags.front());
}

std::vector<Flag> find_numbers(LocatedText text, const PublishedContacts& published) {
    std::vector<Flag> flags;
    Finding finding(text, published, flags);
    const auto digits = std::count_if(text.text().begin(), text.text().end(), is_digit);
    if (digits >= 12) {
        finding.find(data_patterns().account, {"iban", Severity::Severe, 0.95, "Bank account number"},
                     account_in);
        finding.find(
            data_patterns().card, {"card", Severity::Severe, 0.9, "Payment card number"},
            [](std::string_view written) { return is_card(digits_of(written)) ? written.size() : 0; });
    }
    if (digits >= 8)
        finding.find(data_patterns().phone, {"phone", Severity::Notice, 0.8, "Phone number"}, whole);
    if (digits >= 1)
        finding.find(data_patterns().address, {"address", Severity::Notice, 0.6, "Postal address"}, whole);
    return flags;
}

} // namespace regie
