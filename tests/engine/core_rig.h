#pragma once
// A show core with a store that commits when told, and a note of everything it asked for.

#include "engine/show_core.h"

#include <string>
#include <utility>
#include <vector>

namespace regie::test {

/// A store that commits when told, and notes of everything the core asked for.
struct Fake : ShowCore::Mediator {
    std::int64_t now = 1000;
    std::vector<Event> written;
    std::vector<Event> published;
    std::vector<OnAirChange> on_air_changes;
    std::vector<SceneAt> scenes;
    std::vector<std::pair<std::string, SourceSettings>> adjusted;
    std::vector<OutboxItem> sent;
    std::vector<std::string> to_flag;
    std::vector<std::int64_t> written_at; ///< those
    std::vector<FlagSettings> rules_given;
    std::vector<std::pair<std::int64_t, std::string>> said;
    std::vector<std::pair<std::string, bool>> outputs;

    std::int64_t wall_ms() override { return now++; }
    void append(std::vector<Event> events) override {
        written.insert(written.end(), events.begin(), events.end());
    }
    void flag(const Comment& comment, std::int64_t at_ms) override {
        to_flag.push_back(comment.id);
        written_at.push_back(at_ms);
    }
    void publish(const std::vector<Event>& events) override {
        published.insert(published.end(), events.begin(), events.end());
    }
    void on_air(const OnAirChange& change) override { on_air_changes.push_back(change); }
    void scene(const SceneAt& change) override { scenes.push_back(change); }
    void adjust(const std::string& source, const SourceSettings& settings) override {
        adjusted.emplace_back(source, settings);
    }
    void caption(std::int64_t from_ms, const std::string& text) override { said.emplace_back(from_ms, text); }
    void rules(const FlagSettings& flags) override { rules_given.push_back(flags); }
    void send(const OutboxItem& item) override { sent.push_back(item); }
    void output(const std::string& output, bool start) override { outputs.emplace_back(output, start); }

    std::vector<std::string> kinds() const {
        std::vector<std::string> kinds;
        for (const auto& event : written)
            kinds.emplace_back(kind_of(event.body));
        return kinds;
    }
};

inline ShowFile a_show() {
    ShowFile show;
    show.name = "Réouverture";
    show.sources = {{"cam1", "Camera 1", "v4l2:///dev/video0"}, {"cam2", "Camera 2", "v4l2:///dev/video1"}};
    show.scenes = {{"cam1", "Camera 1", "full", {"cam1"}, {}},
                   {"both", "Both", "side-by-side", {"cam1", "cam2"}, {}},
                   {kSlateScene, "Slate", kSlateScene, {}, {}}};
    show.rundown = {{"opening", "event-card", {{"title", "Réouverture"}, {"details", "Nantes"}}, 6},
                    {"host", "lower-third", {{"title", "Inès"}}, 0}};
    return show;
}

/// That a stand-in replays.
inline FeedSpec a_feed(const std::string& id, const std::string& token) {
    FeedSpec feed;
    feed.id = id;
    feed.kind = "recorded";
    feed.platform = "json";
    feed.token = token;
    return feed;
}

inline Comment a_comment(const std::string& id, const std::string& text = "Bonjour") {
    return {id, "", "facebook", {"u-" + id, "Karim Benali"}, text, 5};
}

inline ShowPast past_of(const std::vector<Event>& history) {
    ShowPast past;
    for (const auto& event : history)
        past.apply(event);
    return past;
}

struct CoreRig {
    Fake fake;
    ShowCore core;

    explicit CoreRig(ShowFile show = a_show(), const std::vector<Event>& history = {})
        : core(std::move(show), fake, past_of(history)) {}
    void commit() { core.committed(core.state().last_seq()); }
    void flagged(const std::string& comment, std::vector<Flag> flags, bool anew = false) {
        core.flagged({{comment, {std::move(flags)}, anew ? Judged::Why::NewRules : Judged::Why::Came}});
    }
};

using Rig = CoreRig;

inline Flag a_flag(const std::string& rule, Severity severity) { return {rule, severity, 0.9, "why"}; }

} // namespace regie::test
