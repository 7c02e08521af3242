#include "standin/chat_file.h"

#include "show/bounded_json.h"
#include "standin/recorded_chat.h"
#include "standin/recorded_pieces.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <unordered_map>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

// The longest entries seen have 20 KB. What is longer is never taken for JSON, which would need fifty times
// the room.
constexpr std::size_t kLongestEntry = 1'000'000;

/// Puts entries together to a chat: times from the start, removals at what they remove.
class Assembly {
  public:
    explicit Assembly(const std::string& file) : file_(file) {}

    void add(const RecordedPiece& piece, RecordedPieces::Shape shape) {
        auto entry = piece.text.size() > kLongestEntry ? failure("is too long to be a comment")
                                                       : read_recorded(parse_shallow_json(piece.text));
        if (!entry)
            return skip(piece, shape, entry.error().what);
        const auto at_ms = time_of(entry->time);
        for (auto& line : entry->said)
            say(std::move(line), at_ms, piece, shape);
        for (auto& [id, line] : entry->replaced) {
            if (const auto at = ids_.find(id); at != ids_.end())
                chat_.lines[at->second].text = std::move(line.text);
            else
                say(std::move(line), at_ms, piece, shape);
        }
        for (const auto& removal : entry->removed)
            remove(removal, at_ms);
    }

    Chat finish() {
        std::stable_sort(chat_.lines.begin(), chat_.lines.end(),
                         [](const ChatLine& a, const ChatLine& b) { return a.at_ms < b.at_ms; });
        return std::move(chat_);
    }

  private:
    // An entry without a time happened with the one before it.
    std::int64_t time_of(const RecordedTime& time) {
        if (time.at_ms) {
            last_ms_ = *time.at_ms;
        } else if (time.unix_ms) {
            start_unix_ms_ = start_unix_ms_.value_or(*time.unix_ms - last_ms_);
            last_ms_ = std::max<std::int64_t>(0, *time.unix_ms - *start_unix_ms_);
        }
        return last_ms_;
    }

    void say(ChatLine line, std::int64_t at_ms, const RecordedPiece& piece, RecordedPieces::Shape shape) {
        line.at_ms = at_ms;
        const auto parent = ids_.find(line.parent);
        if (!line.parent.empty() && (parent == ids_.end() || chat_.lines[parent->second].at_ms > at_ms))
            return skip(piece, shape,
                        fmt::format("answers \"{}\", which no comment before it is", line.parent));
        if (line.id.empty())
            line.id = fmt::format("without-id-{}-{}", piece.number, chat_.lines.size());
        if (!ids_.try_emplace(line.id, chat_.lines.size()).second)
            return skip(piece, shape, fmt::format("has the id \"{}\" of an earlier one", line.id));
        if (line.author)
            for (const auto& key : {line.author->id, line.author->name})
                if (!key.empty())
                    by_author_[key].push_back(chat_.lines.size());
        chat_.lines.push_back(std::move(line));
    }

    void remove(const RecordedRemoval& removal, std::int64_t at_ms) {
        const auto take = [&](std::size_t index) {
            auto& line = chat_.lines[index];
            if (!line.removed_at_ms)
                line.removed_at_ms = std::max(at_ms, line.at_ms);
        };
        if (removal.id.empty() && removal.author.empty())
            for (std::size_t index = 0; index < chat_.lines.size(); ++index)
                take(index);
        if (const auto at = ids_.find(removal.id); at != ids_.end())
            take(at->second);
        if (const auto at = by_author_.find(removal.author); at != by_author_.end()) {
            std::for_each(at->second.begin(), at->second.end(), take);
            by_author_.erase(at); // these are gone: the next removal has only what follows to look at
        }
    }

    void skip(const RecordedPiece& piece, RecordedPieces::Shape shape, const std::string& why) {
        ++chat_.skipped_count;
        if (chat_.skipped.size() >= Chat::kMostSkipped)
            return;
        const bool line = shape == RecordedPieces::Shape::Lines;
        chat_.skipped.push_back({fmt::format("the {} {}", line ? "line" : "entry", why),
                                 fmt::format("{}:{}{}", file_, line ? "" : " entry ", piece.number),
                                 "It is left out."});
    }

    const std::string& file_;
    Chat chat_;
    std::unordered_map<std::string, std::size_t> ids_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_author_; // by id, and by name
    std::optional<std::int64_t> start_unix_ms_;
    std::int64_t last_ms_ = 0;
};

/// What a file that holds no comment is instead, as far as its first bytes tell.
const char* other_kind(std::string_view text) {
    if (text.starts_with("\x1F\x8B") || text.starts_with("PK\x03\x04"))
        return "it is compressed: unpack it";
    const auto begin = text.substr(std::min(text.size(), text.find_first_not_of(" \t\r\n")), 200);
    if (begin.starts_with('<'))
        return "it is a web page";
    if (begin.find("youtube#liveChatMessageListResponse") != std::string_view::npos ||
        (begin.starts_with('{') && begin.substr(0, 20).find("\"data\"") != std::string_view::npos))
        return "it is a platform's answer, which does not say when the broadcast began";
    return "";
}

} // namespace

Chat parse_chat(std::string_view text, const std::string& file) {
    RecordedPieces pieces(text);
    Assembly chat(file);
    while (const auto piece = pieces.next())
        chat.add(*piece, pieces.shape());
    return chat.finish();
}

Result<Chat> read_chat(const std::filesystem::path& file) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    std::ifstream in(file, std::ios::binary);
    std::string text(problem ? 0 : size, '\0');
    if (problem || text.empty() || !in.read(text.data(), static_cast<std::streamsize>(text.size())))
        return failure("the recorded chat cannot be read or is empty", file.string(),
                       "Give a recording of yt-dlp, chat-downloader or TwitchDownloader, or JSON lines.");
    auto chat = parse_chat(text, file.string());
    if (chat.lines.empty()) {
        std::string why = other_kind(text);
        if (why.empty() && !chat.skipped.empty())
            why = chat.skipped.front().what;
        return failure(
            fmt::format("the recorded chat holds no comment{}{}", why.empty() ? "" : ": ", why),
            file.string(),
            "Give a recording of yt-dlp, chat-downloader or TwitchDownloader, or one comment a line: "
            R"({"at_ms":0,"id":"c1","author":{"id":"u1","name":"…"},"text":"…"}.)");
    }
    return chat;
}

std::string outcome(const Chat& chat) {
    auto words = fmt::format("{} recorded", chat.lines.size());
    if (!chat.skipped.empty())
        words += fmt::format(", {} left out, the first: {}", chat.skipped_count, chat.skipped.front().line());
    return words;
}

} // namespace regie::standin
