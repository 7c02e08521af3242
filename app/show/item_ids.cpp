#include "show/item_ids.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cctype>

namespace regie {

namespace {

std::string slug_of(const std::string& text) {
    std::string slug;
    for (const char c : without_accents(text)) {
        if (slug.size() >= 32)
            break;
        if (std::isalnum(static_cast<unsigned char>(c)))
            slug += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "item" : slug;
}

} // namespace

std::string without_accents(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFKDInstance(error);
    const auto whole = icu::UnicodeString::fromUTF8(text);
    const auto split = U_SUCCESS(error) ? apart->normalize(whole, error) : whole;
    icu::UnicodeString plain;
    for (int32_t i = 0; i < split.length(); i = split.moveIndex32(i, 1))
        if (const auto c = split.char32At(i); u_charType(c) != U_NON_SPACING_MARK)
            plain.append(c);
    std::string utf8;
    return plain.toUTF8String(utf8);
}

ItemIds::ItemIds(const Rundown& planned) {
    for (const auto& item : planned)
        taken_.insert(item.id);
}

std::string ItemIds::make(const std::string& text) {
    const auto slug = slug_of(text);
    auto id = slug;
    for (int n = 2; taken_.contains(id); ++n)
        id = fmt::format("{}-{}", slug, n);
    taken_.insert(id);
    return id;
}

} // namespace regie
