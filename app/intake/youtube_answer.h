#pragma once
// What YouTube's answers mean: errors, the broadcast's chat, a page of messages. Shapes and reasons:
// @googleapis/youtube 35.0.0 and developers.google.com/youtube/v3/live/docs (liveChatMessages, liveChatBans,
// errors).

#include "intake/connector.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace regie::intake::youtube {

inline constexpr std::size_t kPageSize = 2'000; ///< the most a page holds

/// The body when the answer is a success (null for an empty one); else the trouble, judged by the reason in
/// the body. `secret` is cut out of YouTube's words. `now_ms` is Unix time: a quota that is used up is whole
/// again at midnight in California.
Answer<nlohmann::json> read(const HttpResponse& response, const std::string& secret, std::int64_t now_ms);

/// Whether the answer says that what was to be taken away is gone already.
bool is_gone(const HttpResponse& response);

/// The id of the chat of the one video in a list of videos.
Answer<std::string> read_live_chat(const nlohmann::json& videos);

Audience read_audience(const nlohmann::json& videos);

/// A page of messages, oldest first. Comments are given `feed` and "youtube".
Answer<PollPage> read_messages(const nlohmann::json& messages, const std::string& feed);

} // namespace regie::intake::youtube
