// Any file is a recorded chat or is not: its comments are in the order of their times, each id once, and
// nothing is removed before it was said.

#include "standin/chat_file.h"

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace regie;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto chat = standin::parse_chat({reinterpret_cast<const char*>(data), size}, "chat.json");
    std::set<std::string> ids;
    std::int64_t last_ms = 0;
    for (const auto& line : chat.lines) {
        if (line.at_ms < last_ms || line.id.empty() || !ids.insert(line.id).second ||
            line.removed_at_ms.value_or(line.at_ms) < line.at_ms)
            std::abort();
        last_ms = line.at_ms;
    }
    if (chat.skipped.size() > chat.skipped_count || chat.skipped.size() > standin::Chat::kMostSkipped)
        std::abort();
    return 0;
}
