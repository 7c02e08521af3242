#include "engine/earlier_author.h"

#include "engine/rule_trial.h"
#include "show/json_text.h"
#include "show/show_state.h"
#include "show/text.h"
#include "store/log_store.h"

#include <algorithm>
#include <chrono>

namespace regie {

namespace {

constexpr std::size_t kNewest = 3, kSaidGraphemes = 160;
constexpr auto kPatience = std::chrono::seconds(4);

/// All that this author said in a session, as it ended. A log that cannot be read says nothing.
ShowState theirs_in(const std::filesystem::path& log, const std::string& platform,
                    const std::string& author) {
    ShowState state;
    const auto came =
        store::read_log(log, {.kinds = {"comment.came"}, .containing = json_text(nlohmann::json(author))});
    if (came)
        for (const auto& event : *came) {
            const auto& comment = std::get<CommentCame>(event.body).comment;
            if (comment.author.id == author && comment.platform == platform)
                state.apply(event);
        }
    if (state.comments().empty())
        return state;
    const auto decided =
        store::read_log(log, {.kinds = {"comment.hidden", "comment.approved", "comment.deleted",
                                        "comments.decided", "raid.hidden", "author.banned", "taken.back"}});
    if (decided)
        for (const auto& event : *decided)
            state.apply(event);
    return state;
}

} // namespace

protocol::EarlierSessions said_earlier(const std::filesystem::path& session, const std::string& platform,
                                       const std::string& author) {
    protocol::EarlierSessions earlier;
    const auto until = std::chrono::steady_clock::now() + kPatience;
    if (author.empty())
        return earlier;
    for (const auto& folder : earlier_sessions(session, kMostEarlier)) {
        if (std::chrono::steady_clock::now() > until)
            break;
        const auto state = theirs_in(folder / "log.sqlite", platform, author);
        earlier.sessions += state.comments().empty() ? 0 : 1;
        for (auto entry = state.comments().rbegin(); entry != state.comments().rend(); ++entry) {
            ++earlier.comments;
            earlier.hidden += entry->taken_down() ? 1 : 0;
            const auto* ban = state.ban(entry->comment.feed(), author);
            earlier.banned |= ban && ban->stands;
            if (earlier.newest.size() < kNewest)
                earlier.newest.push_back({entry->comment.created_ms,
                                          shorten(entry->comment.text(), kSaidGraphemes),
                                          entry->taken_down()});
        }
    }
    return earlier;
}

} // namespace regie
