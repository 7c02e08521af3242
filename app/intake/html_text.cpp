#include "intake/html_text.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace regie::intake {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestReference = 10; // "&#x10FFFF;"

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void append_utf8(std::string& out, std::uint32_t code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

/// Resolves the reference at the front of `rest` into `out` and returns its length; 0 when there is none.
std::size_t take_reference(std::string_view rest, std::string& out) {
    using Named = std::pair<std::string_view, std::uint32_t>;
    static constexpr std::array<Named, 6> kNamed{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}}};
    const auto end = rest.substr(0, kLongestReference).find(';');
    if (end == kNone)
        return 0;
    auto name = rest.substr(1, end - 1);
    for (const auto& [known, code] : kNamed)
        if (name == known) {
            append_utf8(out, code);
            return end + 1;
        }
    if (name.empty() || name.front() != '#')
        return 0;
    name.remove_prefix(1);
    const bool hexadecimal = !name.empty() && lower(name.front()) == 'x';
    if (hexadecimal)
        name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto* const last = name.data() + name.size();
    const auto read = std::from_chars(name.data(), last, code, hexadecimal ? 16 : 10);
    if (name.empty() || read.ec != std::errc{} || read.ptr != last)
        return 0;
    append_utf8(out, code);
    return end + 1;
}

std::string resolved(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t taken = text.front() == '&' ? take_reference(text, out) : 0;
        if (taken == 0) {
            out += text.front();
            taken = 1;
        }
        text.remove_prefix(taken);
    }
    return out;
}

/// The length of the tag that begins here; 0 when this is none. Neither "<" nor ">" stands within a tag: who
/// sends HTML escapes them in attributes too. So a text is read once, however many tags it leaves open.
std::size_t tag_length(std::string_view rest) {
    const auto name = rest.size() > 1 && rest[1] == '/' ? 2U : 1U;
    if (rest.size() <= name || !is_letter(rest[name]))
        return 0;
    const auto end = rest.find_first_of("<>", name);
    return end != kNone && rest[end] == '>' ? end + 1 : 0;
}

std::string name_of(std::string_view tag) {
    std::string name;
    for (const char c : tag.substr(tag.starts_with("</") ? 2 : 1)) {
        if (!is_letter(c) && !(c >= '0' && c <= '9'))
            break;
        name += lower(c);
    }
    return name;
}

/// The value of alt="…" in a tag.
std::string_view alt_of(std::string_view tag) {
    constexpr std::string_view kAlt = "alt=";
    for (auto at = tag.find(kAlt); at != kNone; at = tag.find(kAlt, at + 1)) {
        const auto value = tag.substr(at + kAlt.size());
        if (!is_space(tag[at - 1]) || (value.front() != '"' && value.front() != '\''))
            continue;
        const auto end = value.find(value.front(), 1);
        return value.substr(1, end == kNone ? 0 : end - 1);
    }
    return {};
}

void append_tag(std::string& out, std::string_view tag) {
    const auto name = name_of(tag);
    if (name == "img")
        out += resolved(alt_of(tag));
    else if (name == "br" || name == "p" || name == "div" || name == "li")
        out += ' ';
}

} // namespace

std::string html_text(std::string_view html) {
    std::string out;
    while (!html.empty()) {
        const auto next = html.find_first_of("<&");
        out += html.substr(0, next);
        if (next == kNone)
            break;
        html.remove_prefix(next);
        auto taken = html.front() == '&' ? take_reference(html, out) : tag_length(html);
        if (html.front() == '<' && taken > 0)
            append_tag(out, html.substr(0, taken));
        if (taken == 0) {
            out += html.front();
            taken = 1;
        }
        html.remove_prefix(taken);
    }
    return out;
}

} // namespace regie::intake
