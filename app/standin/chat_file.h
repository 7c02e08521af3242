#pragma once
// A recorded chat, in any of the formats of recorded_chat.h. Our own has one JSON object a line, the times
// counted from the broadcast's start:
//   {"at_ms":12400,"id":"c0002","author":{"id":"u017","name":"Karim
//   Benali"},"text":"…","parent":"c0001","removed_at_ms":45200}
// `parent` is the comment it answers, which stands in a line before; `removed_at_ms` is when it was taken
// back; both and `author` may be missing. Pure but for read_chat().

#include "show/comment.h"
#include "show/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie::standin {

struct ChatLine {
    std::int64_t at_ms = 0;
    std::string id;               ///< unique in the file
    std::optional<Author> author; ///< unset: the platform keeps it to itself
    std::string text;             ///< as recorded: nothing is cleaned here, that is the receiver's work
    std::optional<std::int64_t> removed_at_ms;
    std::string parent = {}; ///< the id of the comment it answers, one that came before it; empty: none
};

struct Chat {
    static constexpr std::size_t kMostSkipped = 100;

    std::vector<ChatLine> lines; ///< by time; lines of the same time in the file's order
    std::vector<Error> skipped;  ///< lines that could not be used: the first kMostSkipped of them
    std::size_t skipped_count = 0;
};

/// Tells the format by the content. A line that is no comment is skipped and counted; blank lines, and
/// entries that are nobody's words, are nothing. `file` is for messages.
Chat parse_chat(std::string_view text, const std::string& file);

/// For people, what came of the file: "12 recorded, 2 left out, the first: …".
std::string outcome(const Chat& chat);

/// An error when the file cannot be read or holds no comment at all. Takes the file's size in memory, and
/// what its comments need.
Result<Chat> read_chat(const std::filesystem::path& file);

} // namespace regie::standin
