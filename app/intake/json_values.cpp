#include "intake/json_values.h"

#include <algorithm>

namespace regie::intake {
namespace {
constexpr std::size_t kMaxIdLength = 256; // bytes; Facebook's have up to some 50, YouTube's 162 were seen
} // namespace

bool is_id(std::string_view id) {
    return !id.empty() && id.front() != '.' && id.size() <= kMaxIdLength &&
           std::all_of(id.begin(), id.end(), [](unsigned char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '_' || c == '-' || c == '.' || c == '~';
           });
}

} // namespace regie::intake
