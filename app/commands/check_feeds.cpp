#include "commands/check_feeds.h"

#include "intake/try_feed.h"
#include "standin/chat_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>
#include <optional>
#include <utility>

namespace regie {
namespace {

/// None: its token is not kept.
std::optional<intake::FeedConfig> config_of(const FeedSpec& feed, const Secrets& secrets) {
    auto config = intake::FeedConfig::live(feed);
    if (feed.token.empty())
        return config;
    const auto kept = secrets.find(feed.token);
    const auto token = kept != secrets.end() ? Result<std::string>(kept->second) : find_secret(feed.token);
    if (!token)
        return {};
    config.token = *token;
    return config;
}

/// What a rehearsal with it would have. In words when it can be read.
Result<std::string> read_recorded(const FeedSpec& feed) {
    const auto chat = standin::read_chat(feed.file);
    if (!chat)
        return tl::unexpected(chat.error());
    return standin::outcome(*chat);
}

} // namespace

FeedsTried try_feeds(const ShowFile& show, const Secrets& secrets) {
    std::vector<std::pair<std::size_t, std::future<Result<void>>>> asked;
    std::vector<std::string> words;
    FeedsTried tried;
    const auto found = [&](std::size_t i, const char* member, const Error& error) {
        tried.found.push_back({error.what, fmt::format("/comments/{}{}", i, member), error.remedy});
    };
    for (std::size_t i = 0; i < show.feeds.size(); ++i) {
        const auto& feed = show.feeds[i];
        if (feed.kind == "recorded" && feed.file.empty()) {
            continue; // it is not there, which is said with the show's other files
        } else if (feed.kind == "recorded") {
            if (auto read = read_recorded(feed))
                words.push_back(std::move(*read));
            else
                found(i, "/file", read.error());
        } else if (auto config = config_of(feed, secrets)) {
            asked.emplace_back(i, std::async(std::launch::async, [config = std::move(*config)] {
                                   return intake::try_feed(config);
                               }));
        } else {
            words.push_back(fmt::format("{} is not asked without its token", feed.id));
        }
    }
    for (auto& [i, answer] : asked) {
        if (const auto came = answer.get())
            words.push_back(show.feeds[i].id + " answers");
        else
            found(i, "", came.error());
    }
    tried.words = words.empty() ? "none" : fmt::format("{}", fmt::join(words, "; "));
    return tried;
}

} // namespace regie
