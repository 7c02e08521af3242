#include "show/show_file.h"
#include "show/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace regie {

namespace {

constexpr std::size_t kMaxGraphemes = 40;
// For an author without a name. The same word in French and in English, for whoever of the public it was.
constexpr const char* kNobody = "Public";

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        if (end != 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts;
}

/// The first letter of `text`, in upper case; 0 when it has none.
UChar32 first_letter(std::string_view text) {
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), i, length, c);
        if (c >= 0 && u_isalpha(c))
            return u_totitle(c);
    }
    return 0;
}

/// "martin" → "M."; empty when there is no letter.
std::string initial(std::string_view word) {
    const auto letter = first_letter(word);
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, letter);
    return letter == 0 ? std::string() : std::string(bytes, static_cast<std::size_t>(length)) + '.';
}

/// "Jean-Paul" → "J.-P."
std::string initials(std::string_view word) {
    std::string text;
    for (const auto part : split(word, "-")) {
        const auto one = initial(part);
        text += text.empty() || one.empty() ? one : '-' + one;
    }
    return text;
}

} // namespace

std::string name_on_air(const std::string& name, NamePolicy policy) {
    const auto clean = clean_text(name);
    if (clean.empty())
        return kNobody;
    const auto fit = [](const std::string& text) {
        return count_graphemes(text) > kMaxGraphemes ? shorten(text, kMaxGraphemes - 1) : text;
    };
    std::vector<std::string_view> words;
    for (const auto word : split(clean, " "))
        if (first_letter(word) != 0)
            words.push_back(word);
    if (policy == NamePolicy::Full || words.empty())
        return fit(clean);
    const bool has_surname = words.size() > 1;
    // The second word starts the surname, its particle included: "Sophie Le Gall" → "Sophie L."
    auto text = policy == NamePolicy::Initials ? initials(words[0]) : std::string(words[0]);
    if (policy != NamePolicy::FirstName && has_surname)
        text.append(" ").append(initial(words[1]));
    return fit(text);
}

} // namespace regie
