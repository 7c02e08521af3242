#include "show/pinned.h"

#include "show/text.h"

namespace regie {

Fields pinned_fields(const Comment& comment, const std::string& words, NamePolicy names) {
    return {{"author", name_on_air(comment.author.name, names)},
            {"text", shorten(words.empty() ? comment.text : words, kPinnedGraphemes)},
            {"platform", comment.platform}};
}

Result<std::string> shortened_by_hand(const std::string& wanted, const Comment& comment) {
    auto words = clean_text(wanted);
    if (words == comment.text)
        return std::string();
    // Few keyboards have the sign.
    constexpr std::string_view kTyped = "...", kSign = "…";
    for (std::size_t at = 0; (at = words.find(kTyped, at)) != std::string::npos; at += kSign.size())
        words.replace(at, kTyped.size(), kSign);
    if (words.empty() || !is_shortened(words, comment.text))
        return failure("a comment can be shortened, not rewritten", {},
                       "Leave words out and put … in their place.");
    return words;
}

} // namespace regie
