#include "engine/feeds.h"

#include <algorithm>
#include <utility>

namespace regie {
namespace {

constexpr std::int64_t kAudienceEveryMs = 60'000;
constexpr std::int64_t kTokenEveryMs = 2'000;

} // namespace

Feeds::Feeds(Plan plan, ShowCore& core, std::function<void(std::function<void()>)> post,
             std::function<void()> settled)
    : plan_(std::move(plan)), core_(core), post_(std::move(post)), settled_(std::move(settled)) {
    keyring_.setMaxThreadCount(1);
}

Feeds::~Feeds() {
    intake_.reset();
    keyring_.waitForDone();
}

intake::FeedConfig Feeds::config_of(const FeedSpec& feed) const {
    const auto spent = core_.state().audience().find(feed.id);
    const auto url = plan_.standins.find(feed.id);
    auto config = url != plan_.standins.end()
                      ? intake::FeedConfig::rehearsal(feed.id, feed.platform, url->second)
                      : intake::FeedConfig::live(feed);
    if (const auto token = plan_.secrets.find(feed.token); token != plan_.secrets.end())
        config.token = token->second;
    config.spent_units = spent == core_.state().audience().end() ? 0 : spent->second.units;
    config.ran_ms = plan_.ran_ms;
    return config;
}

Result<void> Feeds::start() {
    const auto& state = core_.state();
    std::vector<intake::FeedConfig> feeds;
    for (const auto& feed : core_.show().feeds)
        if (plan_.standins.contains(feed.id) || (plan_.mode == "live" && feed.kind != "recorded"))
            feeds.push_back(config_of(feed));
    std::map<std::string, std::vector<intake::KnownComment>> known;
    for (const auto& entry : state.comments())
        known[entry.comment.feed()].push_back({entry.comment.id(), entry.comment.created_ms,
                                               intake::KnownComments::hash_of(entry.comment.text()),
                                               entry.taken_down(), entry.removed});
    intake_ = std::make_unique<intake::Intake>(std::move(feeds), callbacks());
    if (auto started = intake_->start(known); !started)
        return started;
    for (auto item : state.outbox()) {
        item.perhaps_sent = true; // by the engine that wrote the log so far
        intake_->act(std::move(item));
    }
    return {};
}

// Intake calls on its own thread: each of these only queues.
intake::IntakeCallbacks Feeds::callbacks() {
    intake::IntakeCallbacks callbacks;
    callbacks.comments = [this](const std::string& feed, std::vector<Comment> comments) {
        post_([this, feed, comments = std::move(comments)] { core_.comments_came(feed, comments); });
    };
    callbacks.edited = [this](const std::string& feed, std::vector<Comment> comments) {
        post_([this, feed, comments = std::move(comments)] { core_.comments_edited(feed, comments); });
    };
    callbacks.removed = [this](const std::string& feed, const std::vector<std::string>& ids) {
        post_([this, feed, ids] { core_.comments_removed(feed, ids); });
    };
    callbacks.banned = [this](const std::string& feed, const std::string& author) {
        post_([this, feed, author] { core_.author_banned(feed, author); });
    };
    callbacks.state = [this](const std::string& feed, intake::FeedState state, const std::string& words) {
        post_([this, feed, state, words] { core_.record(feed, FeedChanged{feed, to_string(state), words}); });
    };
    callbacks.numbers = [this](const std::string& feed, const intake::FeedNumbers& numbers) {
        post_([this, feed, numbers] { numbers_[feed] = numbers; });
    };
    callbacks.settled = [this](const intake::Settled& settled) {
        post_([this, settled] {
            core_.record(settled.item.feed, PlatformAnswered{settled.item.comment, settled.item.action,
                                                             to_string(settled.outcome), settled.words,
                                                             settled.item.decision, settled.made});
            settled_();
        });
    };
    return callbacks;
}

void Feeds::tick(std::int64_t wall_ms) {
    log_audience(wall_ms);
    if (wall_ms < token_due_ms_)
        return;
    token_due_ms_ = wall_ms + kTokenEveryMs;
    for (const auto& feed : core_.show().feeds) {
        const auto health = core_.state().feeds().find(feed.id);
        if (health != core_.state().feeds().end() &&
            health->second.state == to_string(intake::FeedState::Token) && !feed.token.empty())
            look_for_token(feed);
    }
}

void Feeds::look_for_token(const FeedSpec& feed) {
    if (keyring_.activeThreadCount() > 0)
        return;
    keyring_.start([this, id = feed.id, name = feed.token] {
        const auto token = find_kept_secret(name);
        if (token)
            post_([this, id, name, token = *token] {
                if (std::exchange(plan_.secrets[name], token) != token)
                    intake_->resume(id, token);
            });
    });
}

void Feeds::log_audience(std::int64_t wall_ms) {
    if (wall_ms < audience_due_ms_)
        return;
    audience_due_ms_ = wall_ms + kAudienceEveryMs;
    for (const auto& [feed, numbers] : numbers_) {
        const auto& [viewers, views, reactions] = numbers.audience;
        const auto before = core_.state().audience().find(feed);
        const bool said = before != core_.state().audience().end();
        if (numbers.audience == intake::Audience{} && numbers.units_spent == 0)
            continue;
        if (said && before->second.viewers == viewers && before->second.views == views &&
            before->second.reactions == reactions && before->second.units == numbers.units_spent)
            continue;
        core_.record(feed, AudienceMeasured{feed, viewers, views, reactions, numbers.units_spent});
    }
}

std::map<std::string, protocol::FeedNumbers> Feeds::numbers() const {
    std::map<std::string, protocol::FeedNumbers> all;
    for (const auto& [feed, n] : numbers_)
        all[feed] = {n.answered_wall_ms, n.interval_ms,    n.comments_per_min,  n.streaming,
                     n.usage_percent,    n.units_spent,    n.units_a_day,       n.units_forecast,
                     n.audience.viewers, n.audience.views, n.audience.reactions};
    return all;
}

int Feeds::comments_per_min() const {
    int total = 0;
    for (const auto& [feed, numbers] : numbers_)
        total += numbers.comments_per_min;
    return total;
}

} // namespace regie
