#include "standin/recorded_chat.h"
#include "standin/recorded_values.h"

#include <algorithm>

namespace regie::standin {
namespace {

using nlohmann::json;

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

/// The character itself where it is one, else what people type for it: ":hand-waving:".
std::string emoji_of(const json& emoji) {
    auto id = text_of(emoji, "emojiId");
    if (!id.empty() && !is_ascii(id))
        return id;
    const auto& shortcuts = member(emoji, "shortcuts");
    return shortcuts.is_array() && !shortcuts.empty() && shortcuts.front().is_string()
               ? shortcuts.front().get<std::string>()
               : std::string();
}

std::string words_of(const json& message) {
    std::string text = text_of(message, "simpleText");
    for (const auto& run : member(message, "runs"))
        text += text_of(run, "text") + emoji_of(member(run, "emoji"));
    return text;
}

/// A renderer with words and an author; YouTube's own notices have none.
void read_item(const json& item, RecordedEntry& entry) {
    if (!item.is_object())
        return;
    for (const auto& renderer : item) {
        ChatLine line;
        line.id = plain_id(text_of(renderer, "id"));
        line.text = words_of(member(renderer, "message"));
        const auto author = plain_id(text_of(renderer, "authorExternalChannelId"));
        if (line.id.empty() || line.text.empty() || author.empty())
            continue;
        line.author = Author{author, words_of(member(renderer, "authorName"))};
        if (!entry.time.unix_ms)
            if (const auto us = recorded::number(renderer, "timestampUsec"))
                entry.time.unix_ms = static_cast<std::int64_t>(*us / 1000);
        entry.said.push_back(std::move(line));
    }
}

} // namespace

void read_youtube_action(const json& action, RecordedEntry& entry) {
    const auto remove = [&](const char* kind, const char* id, const char* author) {
        const auto& what = member(action, kind);
        RecordedRemoval removal{plain_id(text_of(what, id)), plain_id(text_of(what, author))};
        if (!removal.id.empty() || !removal.author.empty())
            entry.removed.push_back(std::move(removal));
    };
    read_item(member(member(action, "addChatItemAction"), "item"), entry);
    read_item(member(member(action, "replaceChatItemAction"), "replacementItem"), entry);
    remove("markChatItemAsDeletedAction", "targetItemId", "");
    remove("removeChatItemAction", "targetItemId", "");
    remove("markChatItemsByAuthorAsDeletedAction", "", "externalChannelId");
    remove("removeChatItemByAuthorAction", "", "externalChannelId");
}

} // namespace regie::standin
