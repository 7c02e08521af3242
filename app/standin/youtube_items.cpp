#include "standin/youtube_items.h"

#include "standin/numbers.h"
#include "standin/times.h"

#include <QByteArray>
#include <fmt/format.h>

#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr auto kIdPrefix = "LCC.";

json profile_of(const std::string& channel, const std::string& name) {
    return {{"channelId", channel},
            {"channelUrl", "http://www.youtube.com/channel/" + channel},
            {"displayName", name},
            {"profileImageUrl", "https://yt3.ggpht.com/a/default-user=s88-c-k-c0x00ffffff-no-rj"}};
}

json author_details(const Platform& platform, const Author& author) {
    auto details = profile_of(author.id, author.name);
    details["isVerified"] = false;
    details["isChatOwner"] = author.id == platform.options().page;
    details["isChatSponsor"] = false;
    details["isChatModerator"] = false;
    return details;
}

json item_of(const std::string& id, const YoutubeParts& parts, json snippet, const json& author) {
    json item = {{"kind", "youtube#liveChatMessage"},
                 {"etag", youtube_token("etag", std::hash<std::string>{}(id))}};
    item["id"] = id;
    if (parts.contains("snippet"))
        item["snippet"] = std::move(snippet);
    if (parts.contains("authorDetails") && !author.is_null())
        item["authorDetails"] = author;
    return item;
}

json snippet_of(const char* type, const std::string& live_chat, std::int64_t wall_ms) {
    return {{"type", type},
            {"liveChatId", live_chat},
            {"publishedAt", utc_micros(wall_ms)},
            {"hasDisplayContent", false}};
}

Author owner_of(const Platform& platform) { return {platform.options().page, platform.options().page_name}; }

const char* type_of(const Happening& happening) {
    switch (happening.kind) {
    case Happening::Kind::Deleted:
        return "messageDeletedEvent";
    case Happening::Kind::Retracted:
        return "messageRetractedEvent";
    case Happening::Kind::Banned:
        return "userBannedEvent";
    default:
        return "chatEndedEvent";
    }
}

json ban_details(const Ban& ban) {
    json details = {{"bannedUserDetails", profile_of(ban.author, ban.author_name)},
                    {"banType", ban.seconds ? "temporary" : "permanent"}};
    if (ban.seconds)
        details["banDurationSeconds"] =
            std::to_string(*ban.seconds); // an unsigned 64-bit number: a string in JSON
    return details;
}

} // namespace

std::string youtube_token(const char* kind, std::size_t number) {
    return QByteArray::fromStdString(fmt::format("{}:{:08}", kind, number)).toBase64(kBase64).toStdString();
}

std::optional<std::size_t> youtube_number(const char* kind, const std::string& token) {
    const auto text = QByteArray::fromBase64(QByteArray::fromStdString(token), kBase64).toStdString();
    return parse_number_after<std::size_t>(fmt::format("{}:", kind), text);
}

std::string youtube_id(Index index) { return kIdPrefix + youtube_token("message", index); }

std::optional<Index> youtube_index(const Platform& platform, const std::string& id) {
    if (!id.starts_with(kIdPrefix))
        return {};
    const auto number = youtube_number("message", id.substr(std::string_view(kIdPrefix).size()));
    if (!number || *number >= platform.size())
        return {};
    const auto index = static_cast<Index>(*number);
    const auto state = platform.item(index).state;
    const bool was_said = state != Item::State::Waiting && state != Item::State::Swallowed;
    return was_said ? std::optional(index) : std::nullopt;
}

std::string youtube_ban_id(Index ban) { return youtube_token("ban", ban); }

json youtube_message(const Platform& platform, Index index, const std::string& live_chat,
                     const YoutubeParts& parts) {
    const auto& item = platform.item(index);
    if (!platform.is_there(index))
        return item_of(youtube_id(index), parts, snippet_of("tombstone", live_chat, item.created_ms),
                       nullptr);
    const auto author = item.line.author.value_or(Author{"UCunknown", ""});
    auto snippet = snippet_of("textMessageEvent", live_chat, item.created_ms);
    snippet["authorChannelId"] = author.id;
    snippet["hasDisplayContent"] = true;
    snippet["displayMessage"] = item.line.text;
    snippet["textMessageDetails"] = {{"messageText", item.line.text}};
    return item_of(youtube_id(index), parts, std::move(snippet), author_details(platform, author));
}

json youtube_item(const Platform& platform, std::size_t position, const std::string& live_chat,
                  const YoutubeParts& parts) {
    const auto& happening = platform.happenings().at(position);
    if (happening.kind == Happening::Kind::Said)
        return youtube_message(platform, happening.subject, live_chat, parts);
    auto snippet = snippet_of(type_of(happening), live_chat, happening.wall_ms);
    auto author = owner_of(platform);
    if (happening.kind == Happening::Kind::Deleted)
        snippet["messageDeletedDetails"] = {{"deletedMessageId", youtube_id(happening.subject)}};
    if (happening.kind == Happening::Kind::Retracted) {
        snippet["messageRetractedDetails"] = {{"retractedMessageId", youtube_id(happening.subject)}};
        author = platform.item(happening.subject).line.author.value_or(author);
    }
    if (happening.kind == Happening::Kind::Banned)
        snippet["userBannedDetails"] = ban_details(platform.bans().at(happening.subject));
    snippet["authorChannelId"] = author.id;
    return item_of(kIdPrefix + youtube_token("event", position), parts, std::move(snippet),
                   author_details(platform, author));
}

json youtube_ban(const Platform& platform, Index ban, const std::string& live_chat) {
    const auto& present = platform.bans().at(ban);
    json snippet = {{"liveChatId", live_chat},
                    {"type", present.seconds ? "temporary" : "permanent"},
                    {"bannedUserDetails", profile_of(present.author, present.author_name)}};
    if (present.seconds)
        snippet["banDurationSeconds"] = std::to_string(*present.seconds);
    return {{"kind", "youtube#liveChatBan"},
            {"etag", youtube_token("etag", ban)},
            {"id", youtube_ban_id(ban)},
            {"snippet", std::move(snippet)}};
}

} // namespace regie::standin
