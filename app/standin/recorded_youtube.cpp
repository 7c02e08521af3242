#include "standin/recorded_chat.h"
#include "standin/recorded_values.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

std::string first_of(const json& list) {
    return list.is_array() && !list.empty() && list.front().is_string() ? list.front().get<std::string>()
                                                                        : std::string();
}

/// The character itself where it is one, else what people type for it: ":hand-waving:".
std::string emoji_of(const json& emoji) {
    auto id = text_of(emoji, "emojiId");
    if (!id.empty() && !is_ascii(id))
        return id;
    auto name = first_of(member(emoji, "shortcuts"));
    if (name.empty())
        name = first_of(member(emoji, "searchTerms"));
    if (name.empty())
        name = text_of(member(member(member(emoji, "image"), "accessibility"), "accessibilityData"), "label");
    return name.empty() || name.starts_with(':') ? name : ":" + name + ":";
}

std::string words_of(const json& message) {
    std::string text = text_of(message, "simpleText");
    for (const auto& run : member(message, "runs"))
        text += text_of(run, "text") + emoji_of(member(run, "emoji"));
    return text;
}

// What people write; the words of a super chat or of a membership may be missing.
constexpr std::array kPeoples = {"liveChatTextMessageRenderer", "liveChatPaidMessageRenderer",
                                 "liveChatMembershipItemRenderer"};
// YouTube's own words, some of which go by a person's name: "was gifted a membership by …".
constexpr std::array kNotices = {"Announcement", "ViewerEngagement", "ModeChange", "Placeholder", "Banner"};

bool is_of_people(std::string_view kind, bool has_author) {
    if (std::find(kPeoples.begin(), kPeoples.end(), kind) != kPeoples.end())
        return true;
    return has_author && std::none_of(kNotices.begin(), kNotices.end(), [&](std::string_view notice) {
               return kind.find(notice) != std::string_view::npos;
           });
}

/// What the renderers in `item` say.
std::vector<ChatLine> read_item(const json& item, RecordedTime& time) {
    std::vector<ChatLine> said;
    if (!item.is_object())
        return said;
    for (const auto& [kind, renderer] : item.items()) {
        ChatLine line;
        line.id = plain_id(text_of(renderer, "id"));
        line.text = words_of(member(renderer, "message"));
        const Author author{plain_id(text_of(renderer, "authorExternalChannelId")),
                            words_of(member(renderer, "authorName"))};
        if (line.text.empty() || !is_of_people(kind, !author.id.empty()))
            continue;
        if (author != Author{})
            line.author = author;
        if (!time.unix_ms)
            if (const auto us = recorded::number(renderer, "timestampUsec"))
                time.unix_ms = static_cast<std::int64_t>(*us / 1000);
        said.push_back(std::move(line));
    }
    return said;
}

// What is replaced by no words of a person's, by a placeholder say, is taken away.
void read_replacement(const json& replace, RecordedEntry& entry) {
    const auto target = plain_id(text_of(replace, "targetItemId"));
    const auto lines = read_item(member(replace, "replacementItem"), entry.time);
    for (const auto& line : lines)
        entry.replaced.push_back({target.empty() ? line.id : target, line});
    if (lines.empty() && !target.empty())
        entry.removed.push_back({target, {}});
}

} // namespace

void read_youtube_action(const json& action, RecordedEntry& entry) {
    const auto remove = [&](const char* kind, const char* id, const char* author) {
        const auto& what = member(action, kind);
        RecordedRemoval removal{plain_id(text_of(what, id)), plain_id(text_of(what, author))};
        if (!removal.id.empty() || !removal.author.empty())
            entry.removed.push_back(std::move(removal));
    };
    for (auto& line : read_item(member(member(action, "addChatItemAction"), "item"), entry.time))
        entry.said.push_back(std::move(line));
    read_replacement(member(action, "replaceChatItemAction"), entry);
    remove("markChatItemAsDeletedAction", "targetItemId", "");
    remove("removeChatItemAction", "targetItemId", "");
    remove("markChatItemsByAuthorAsDeletedAction", "", "externalChannelId");
    remove("removeChatItemByAuthorAction", "", "externalChannelId");
}

} // namespace regie::standin
