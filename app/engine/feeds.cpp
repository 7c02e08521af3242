#include "engine/feeds.h"

#include "engine/say.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace regie {
namespace {

constexpr std::int64_t kAudienceEveryMs = 60'000;
constexpr std::int64_t kTokenEveryMs = 2'000;
// A keyring that a person has not unlocked asks them again: not while they work.
constexpr std::int64_t kKeyringRestMs = 60'000;
constexpr std::int64_t kKeyringSilentMs = 5'000; // a keyring that is open answers at once

} // namespace

Feeds::Feeds(Plan plan, ShowCore& core, Post post, std::function<void()> settled)
    : plan_(std::move(plan)), core_(core), post_(std::move(post)), settled_(std::move(settled)) {}

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

// Intake calls on its own thread: each of these only queues. A page of comments comes in pieces, so that what
// else there is to do goes on between them.
intake::IntakeCallbacks Feeds::callbacks() {
    const auto post = [this](auto task) { post_(alive_.guard(std::move(task))); };
    intake::IntakeCallbacks callbacks;
    callbacks.comments = [this, post](const std::string& feed, std::vector<Comment> comments) {
        for (std::size_t at = 0; at < comments.size(); at += kPiece) {
            const auto first = comments.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = first + static_cast<std::ptrdiff_t>(std::min(kPiece, comments.size() - at));
            post([this, feed,
                  piece = std::vector(std::make_move_iterator(first), std::make_move_iterator(end))] {
                core_.comments_came(feed, piece);
            });
        }
    };
    callbacks.edited = [this, post](const std::string& feed, std::vector<Comment> comments) {
        post([this, feed, comments = std::move(comments)] { core_.comments_edited(feed, comments); });
    };
    callbacks.removed = [this, post](const std::string& feed, const std::vector<std::string>& ids) {
        post([this, feed, ids] { core_.comments_removed(feed, ids); });
    };
    callbacks.banned = [this, post](const std::string& feed, const std::string& author) {
        post([this, feed, author] { core_.author_banned(feed, author); });
    };
    callbacks.state = [this, post](const std::string& feed, intake::FeedState state,
                                   const std::string& words) {
        post([this, feed, state, words] { core_.record(feed, FeedChanged{feed, to_string(state), words}); });
    };
    callbacks.numbers = [this, post](const std::string& feed, const intake::FeedNumbers& numbers) {
        post([this, feed, numbers] { numbers_[feed] = numbers; });
    };
    callbacks.settled = [this, post](const intake::Settled& settled) {
        post([this, settled] {
            if (settled.item.action == intake::kEndBroadcast)
                broadcast_ended(settled);
            else
                core_.record(settled.item.feed,
                             PlatformAnswered{settled.item.comment, settled.item.action,
                                              to_string(settled.outcome), settled.words,
                                              settled.item.decision, settled.made, settled.for_good});
            const auto told = settled_; // which may end this
            told();
        });
    };
    return callbacks;
}

// A broadcast that somebody else's encoder feeds is not ours to end, nor one that never got a frame of ours.
void Feeds::end_broadcasts() {
    const auto capabilities = intake_->capabilities();
    for (const auto& feed : core_.show().feeds) {
        const auto can = capabilities.find(feed.id);
        if (!core_.broadcasts().fed(core_.show(), feed) || plan_.mode != "live" ||
            can == capabilities.end() || !can->second.can_end)
            continue;
        ending_.insert(feed.id);
        intake_->act({feed.id, {}, intake::kEndBroadcast});
    }
}

void Feeds::broadcast_ended(const intake::Settled& settled) {
    const auto& feed = settled.item.feed;
    ending_.erase(feed);
    if (settled.outcome == intake::Outcome::Confirmed)
        return core_.record(feed, FeedChanged{feed, to_string(intake::FeedState::Ended),
                                              "The broadcast is ended at its platform, too."});
    const auto words = fmt::format("{}: the broadcast was not ended. End it there.", settled.words);
    complain(words);
    core_.record(feed, FeedChanged{feed, to_string(intake::FeedState::Dead), words});
}

void Feeds::leave_open() {
    for (const auto& feed : std::exchange(ending_, {})) {
        const std::string words =
            "The platform does not answer: whether the broadcast is ended there is not known. Look there.";
        complain(fmt::format("{}: {}", feed, words));
        core_.record(feed, FeedChanged{feed, to_string(intake::FeedState::Dead), words});
    }
}

void Feeds::tick(std::int64_t now_ms) {
    now_ms_ = now_ms;
    log_audience(now_ms);
    look_for_tokens(now_ms);
}

void Feeds::look_for_tokens(std::int64_t now_ms) {
    if (now_ms < token_due_ms_)
        return;
    token_due_ms_ = now_ms + kTokenEveryMs;
    std::set<std::string> wanted;
    for (const auto& feed : core_.show().feeds) {
        const auto health = core_.state().feeds().find(feed.id);
        if (health != core_.state().feeds().end() &&
            health->second.state == to_string(intake::FeedState::Token) && !feed.token.empty())
            wanted.insert(feed.token);
    }
    if (!asked_of_keyring_.empty() && now_ms >= keyring_silent_ms_)
        say_that_keyring_waits();
    if (looking_ == 0)
        for (const auto& name : wanted)
            look_for_token(name);
}

void Feeds::look_for_token(const std::string& name) {
    auto looked = alive_.guard([this, name](const std::optional<Result<std::string>>& token) {
        --looking_;
        if (!token)
            ask_for_token(name);
        else if (*token)
            token_kept(name, **token);
    });
    ++looking_;
    files_.start([name, post = post_, looked = std::move(looked)] {
        post([looked, token = secret_in_file(name)]() mutable { looked(token); });
    });
}

void Feeds::ask_for_token(const std::string& name) {
    if (!asked_of_keyring_.empty() || now_ms_ < keyring_due_ms_)
        return;
    asked_of_keyring_ = name;
    keyring_silent_ms_ = now_ms_ + kKeyringSilentMs;
    auto answered = alive_.guard([this, name](const Result<std::string>& token) {
        asked_of_keyring_.clear();
        if (!token) {
            keyring_due_ms_ = now_ms_ + kKeyringRestMs;
            complain(token.error().line());
        } else if (!token->empty()) {
            token_kept(name, *token);
        }
    });
    plan_.keyring(name, [post = post_, answered = std::move(answered)](const Result<std::string>& token) {
        post([answered, token]() mutable { answered(token); });
    });
}

void Feeds::say_that_keyring_waits() {
    constexpr const char* kWords = "The keyring waits to be unlocked, on the engine's machine.";
    keyring_silent_ms_ = std::numeric_limits<std::int64_t>::max();
    complain(kWords);
    for (const auto& feed : core_.show().feeds) {
        const auto said = core_.state().feeds().find(feed.id);
        if (feed.token == asked_of_keyring_ && said != core_.state().feeds().end() &&
            said->second.state == to_string(intake::FeedState::Token) &&
            !said->second.words.ends_with(kWords))
            core_.record(feed.id,
                         FeedChanged{feed.id, said->second.state, said->second.words + " " + kWords});
    }
}

void Feeds::token_kept(const std::string& name, const std::string& token) {
    if (std::exchange(plan_.secrets[name], token) == token)
        return;
    for (const auto& feed : core_.show().feeds)
        if (feed.token == name)
            intake_->resume(feed.id, token);
}

void Feeds::log_audience(std::int64_t now_ms) {
    if (now_ms < audience_due_ms_)
        return;
    audience_due_ms_ = now_ms + kAudienceEveryMs;
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
