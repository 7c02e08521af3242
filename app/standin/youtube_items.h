#pragma once
// What YouTube's live chat lists: messages, and what happened to them, each as an item with an id of its own.
// Shapes: the discovery document of YouTube Data API v3 and its reference pages.

#include "standin/platform.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace regie::standin {

/// Opaque to whoever gets them. `kind` keeps a page's token from being taken for a message's id.
std::string youtube_token(const char* kind, std::size_t number);
std::optional<std::size_t> youtube_number(const char* kind, const std::string& token);

/// "LCC.…", of a comment.
std::string youtube_id(Index index);
/// Of a comment that was said, also when it is gone since.
std::optional<Index> youtube_index(const Platform& platform, const std::string& id);
std::string youtube_ban_id(Index ban);

using YoutubeParts = std::set<std::string>; ///< "id", "snippet", "authorDetails"

/// The item for what happened at `position` of happenings(). A message that is gone by now is a tombstone.
nlohmann::json youtube_item(const Platform& platform, std::size_t position, const std::string& live_chat,
                            const YoutubeParts& parts);
/// The resource of one message.
nlohmann::json youtube_message(const Platform& platform, Index index, const std::string& live_chat,
                               const YoutubeParts& parts);
nlohmann::json youtube_ban(const Platform& platform, Index ban, const std::string& live_chat);

} // namespace regie::standin
