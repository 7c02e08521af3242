#include "standin/recorded_chat.h"

#include "show/comment_form.h"
#include "standin/recorded_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr double kLongestMs = 7.0 * 24 * 3600 * 1000; // a week: later ones are a mistake in the unit
constexpr std::size_t kLongestId = 200;

/// What was said before the start is said at the start.
std::optional<std::int64_t> ms_of(std::optional<double> number, double factor) {
    if (!number || *number * factor > kLongestMs)
        return {};
    return std::llround(std::max(*number * factor, 0.0));
}

Result<RecordedEntry> read_youtube(const json& entry) {
    RecordedEntry read;
    const auto& replay = member(entry, "replayChatItemAction");
    const auto& outer = replay.is_object() ? replay : entry;
    read.time.at_ms = ms_of(recorded::number(outer, "videoOffsetTimeMsec"), 1);
    if (!read.time.at_ms)
        read.time.at_ms = ms_of(recorded::number(entry, "videoOffsetTimeMsec"), 1);
    if (!replay.is_object())
        read_youtube_action(entry, read);
    for (const auto& action : member(replay, "actions"))
        read_youtube_action(action, read);
    return read;
}

std::string first_text(const json& object, std::initializer_list<const char*> keys) {
    for (const auto* key : keys)
        if (auto text = text_of(object, key); !text.empty())
            return text;
    return {};
}

/// Whether it has a person's words: what platforms say themselves goes by a person's name, too.
bool is_of_a_person(const json& entry) {
    const auto kind = text_of(entry, "message_type"), action = text_of(entry, "action_type");
    const auto holds = [](const std::string& text, std::initializer_list<const char*> parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const char* part) { return text.find(part) != std::string::npos; });
    };
    if (holds(action, {"ticker", "banner", "poll", "panel", "tooltip"}) ||
        holds(kind,
              {"ticker", "banner", "poll", "notice", "gift", "engagement", "mode_change", "placeholder",
               "donation", "room_state", "user_state", "host_target", "raid", "ritual", "sponsorships"}))
        return false;
    const auto words = text_of(entry, "message");
    if (kind.find("subscription") != std::string::npos && !entry.contains("system_message"))
        return false; // "… subscribed at Tier 1": whoever writes something with it has that beside
    for (const auto* own : {"system_message", "header_primary_text", "header_secondary_text"})
        if (!words.empty() && words == text_of(entry, own))
            return false;
    return true;
}

// Removals stand in the list as entries of their own; most have no time, and come where they happened.
Result<RecordedEntry> read_chat_downloader(const json& entry) {
    RecordedEntry read;
    read.time.at_ms = ms_of(recorded::number(entry, "time_in_seconds"), 1000);
    if (const auto us = recorded::number(entry, "timestamp"); us && *us > 0)
        read.time.unix_ms = std::llround(std::min(*us / 1000, 1e15));
    const auto& author = member(entry, "author");
    const auto author_id = plain_id(text_of(author, "id"));
    const auto name = first_text(author, {"display_name", "name"});
    const auto action = text_of(entry, "action_type");
    const bool of_author = action == "mark_chat_items_by_author_as_deleted" ||
                           action == "remove_chat_item_by_author" || action == "ban_user";
    if (auto target = plain_id(text_of(entry, "target_message_id")); !target.empty()) {
        read.removed.push_back({std::move(target), {}});
    } else if (of_author || action == "clear_chat") {
        auto whose = plain_id(first_text(entry, {"target_id", "target_user_id"}));
        if (whose.empty())
            whose = author_id.empty() ? name : author_id;
        if (!whose.empty() || !of_author)
            read.removed.push_back({{}, whose});
    } else if (is_of_a_person(entry)) {
        ChatLine line;
        line.id = plain_id(text_of(entry, "message_id"));
        line.text = text_of(entry, "message");
        if (!author_id.empty() || !name.empty())
            line.author = Author{author_id, name};
        if (!line.text.empty() && line.id.empty())
            return failure("has no \"message_id\"");
        if (!line.text.empty())
            read.said.push_back(std::move(line));
    }
    return read;
}

/// "resub", "subgift", "raid" … are Twitch's own words. Some are what people pay for: their own, made to
/// stand out.
bool is_twitch_notice(const json& message) {
    const auto kind = first_text(member(message, "user_notice_params"), {"msg-id", "msg_id"});
    return !kind.empty() && kind != "highlighted-message" && kind != "skip-subs-mode-message" &&
           kind != "announcement";
}

/// As it was sent, or where that is missing, the pieces it was shown in.
std::string twitch_words(const json& message) {
    auto words = text_of(message, "body");
    if (words.empty())
        for (const auto& fragment : member(message, "fragments"))
            words += text_of(fragment, "text");
    return words;
}

Result<RecordedEntry> read_twitch(const json& entry) {
    RecordedEntry read;
    read.time.at_ms = ms_of(recorded::number(entry, "content_offset_seconds"), 1000);
    if (!read.time.at_ms)
        return failure("has no \"content_offset_seconds\" within a week");
    ChatLine line;
    line.id = plain_id(text_of(entry, "_id"));
    line.text = twitch_words(member(entry, "message"));
    if (line.id.empty())
        return failure("has no \"_id\"");
    if (const auto& who = member(entry, "commenter"); who.is_object()) // an account that is gone has none
        line.author = Author{plain_id(text_of(who, "_id")), first_text(who, {"display_name", "name"})};
    if (!line.text.empty() && !is_twitch_notice(member(entry, "message")))
        read.said.push_back(std::move(line));
    return read;
}

std::optional<std::int64_t> own_time(const json& object, const char* key) {
    const auto& value = member(object, key);
    if (!value.is_number_integer())
        return {};
    const auto ms = value.get<double>();
    return ms >= 0 && ms <= kLongestMs ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

Result<RecordedEntry> read_own(const json& entry) {
    RecordedEntry read;
    ChatLine line;
    read.time.at_ms = own_time(entry, "at_ms");
    if (!read.time.at_ms)
        return failure("has no \"at_ms\": milliseconds from the broadcast's start, a week at most");
    line.id = text_of(entry, "id");
    if (line.id.empty())
        return failure("has no \"id\"");
    if (!member(entry, "text").is_string())
        return failure("has no \"text\"");
    line.text = text_of(entry, "text");
    if (const auto wrong = wrong_member(entry))
        return failure(fmt::format("has {} as {}, not as {}", wrong->name, wrong->found, wrong->form));
    if (const auto& author = member(entry, "author"); author.is_object())
        line.author = Author{text_of(author, "id"), text_of(author, "name")};
    line.parent = text_of(entry, "parent");
    if (entry.contains("removed_at_ms")) {
        line.removed_at_ms = own_time(entry, "removed_at_ms");
        if (!line.removed_at_ms || *line.removed_at_ms < *read.time.at_ms)
            return failure("has a \"removed_at_ms\" that is no time after its \"at_ms\"");
    }
    read.said.push_back(std::move(line));
    return read;
}

} // namespace

std::string plain_id(std::string id) {
    id.resize(std::min(id.size(), kLongestId));
    for (auto& c : id) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           c == '_' || c == '-' || c == '~' || c == '.';
        c = plain ? c : '-';
    }
    if (id.starts_with('.'))
        id.front() = '-';
    return id;
}

Result<RecordedEntry> read_recorded(const json& entry) {
    if (!entry.is_object())
        return failure("is not a JSON object");
    for (const auto* youtube : {"replayChatItemAction", "addChatItemAction", "markChatItemAsDeletedAction",
                                "markChatItemsByAuthorAsDeletedAction", "replaceChatItemAction"})
        if (entry.contains(youtube))
            return read_youtube(entry);
    if (entry.contains("content_offset_seconds"))
        return read_twitch(entry);
    if (entry.contains("action_type") || entry.contains("message_type") || entry.contains("message_id"))
        return read_chat_downloader(entry);
    return read_own(entry);
}

} // namespace regie::standin
