#pragma once
// What one entry of a recorded chat says, in each of the formats there are:
//  - yt-dlp's *.live_chat.json: JSON lines of YouTube's own actions (read from recordings);
//  - chat-downloader's list (docs/formats of chat-downloader 0.2), as JSON lines too;
//  - TwitchDownloader's object with its list of comments (format 1.4.0);
//  - our own JSON lines, see chat_file.h.
// Ids of the other formats are made fit for any platform's interface: letters, digits, "-", "_", "." and "~".

#include "standin/chat_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regie::standin {

/// Milliseconds from the broadcast's start, or, where a format has only that, Unix time.
struct RecordedTime {
    std::optional<std::int64_t> at_ms, unix_ms;
};

/// Taken away: one comment, all that `author` (an id, or a name where there is none) has said so far, or,
/// with neither, all there is.
struct RecordedRemoval {
    std::string id, author;
};

/// The words of `id` are others now; where nothing of that id was said before, it is said now.
struct RecordedReplacement {
    std::string id;
    ChatLine line; ///< without its time
};

struct RecordedEntry {
    RecordedTime time;
    std::vector<ChatLine> said; ///< without their time; without an id where the recording has none
    std::vector<RecordedReplacement> replaced;
    std::vector<RecordedRemoval> removed;
};

/// An entry that is none of a person's words (a sticker, a pin, a poll, a notice of the platform's) says
/// nothing: all lists are empty.
/// An error's `what` is a clause that follows "the line".
Result<RecordedEntry> read_recorded(const nlohmann::json& entry);

/// One of YouTube's actions, as yt-dlp writes them; adds what it says to `entry`.
void read_youtube_action(const nlohmann::json& action, RecordedEntry& entry);

/// As it may stand in any platform's address.
std::string plain_id(std::string id);

} // namespace regie::standin
