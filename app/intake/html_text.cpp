#include "intake/html_text.h"

#include "show/html.h"

#include <cstddef>

namespace regie::intake {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string resolved(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t taken = text.front() == '&' ? take_html_reference(text, out) : 0;
        if (taken == 0) {
            out += text.front();
            taken = 1;
        }
        text.remove_prefix(taken);
    }
    return out;
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
        auto taken = html.front() == '&' ? take_html_reference(html, out) : html_tag_length(html);
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
