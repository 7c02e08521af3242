#include "engine/rule_trial.h"

#include "store/log_store.h"

#include <algorithm>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLog = "log.sqlite";
constexpr std::size_t kEventsAtOnce = 1000;

} // namespace

Result<Trial> try_rules(const FlagSettings& now, const FlagSettings& then,
                        const std::vector<fs::path>& sessions, const std::atomic<bool>& stop,
                        const TrialBounds& bounds) {
    const auto deadline = std::chrono::steady_clock::now() + bounds.time;
    DryRun run(now, then);
    Trial trial;
    for (const auto& session : sessions) {
        run.next_session();
        ++trial.sessions;
        store::LogPart part{0, kEventsAtOnce, {"comment.came"}};
        for (bool more = true; more;) {
            const auto events = store::read_log(session / kLog, part);
            if (!events)
                return tl::unexpected(events.error());
            for (const auto& event : *events) {
                if (stop)
                    return failure("these rules were not tried to the end: others took their place");
                if (run.result().comments >= bounds.comments || std::chrono::steady_clock::now() > deadline) {
                    trial.tried = run.result();
                    trial.cut = true;
                    return trial;
                }
                const auto& comment = std::get<CommentCame>(event.body).comment;
                run.add(comment,
                        written_ms(comment.created_ms, event.wall_ms - event.show_ms, event.show_ms));
            }
            more = events->size() == kEventsAtOnce;
            if (more)
                part.after = events->back().seq;
        }
    }
    trial.tried = run.result();
    return trial;
}

std::vector<fs::path> earlier_sessions(const fs::path& session, std::size_t count) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code error;
    for (fs::directory_iterator at(session.parent_path(), error), end; !error && at != end;
         at.increment(error)) {
        std::error_code none;
        const auto log = at->path() / kLog;
        if (fs::is_regular_file(log, none) && !fs::equivalent(at->path(), session, none))
            found.emplace_back(fs::last_write_time(log, none), at->path());
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<fs::path> folders;
    for (const auto& [time, folder] : found)
        if (folders.size() < count)
            folders.push_back(folder);
    return folders;
}

} // namespace regie
