// Whatever comes in, clean text stays what text.h promises.

#include "show/text.h"

#include <cstdint>
#include <cstdlib>

using namespace regie;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kMax = 20;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto clean = clean_text(text, kMax);
    const bool short_enough = count_graphemes(clean) <= kMax + 1;
    const bool has_control = clean.find_first_of(std::string_view("\n\r\t\0\x1B", 5)) != std::string::npos;
    const bool has_override = clean.find("\u202E") != std::string::npos;
    const bool is_stable = clean_text(clean, kMax + 1) == clean;
    if (!short_enough || has_control || has_override || !is_stable)
        std::abort();
    shorten(text, 3);
    return 0;
}
