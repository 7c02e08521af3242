#include "intake/intake.h"

#include "intake/http_client.h"
#include "show/guarded.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

namespace regie::intake {
namespace {

constexpr std::int64_t kLongestWaitMs = 60'000;
constexpr std::int64_t kRestMs = 10'000; // of a feed in which something threw

/// Runs `task` at the top of the intake thread; false: it threw, which is said.
template<typename Task>
bool at_top(Task&& task) {
    const auto done = guarded(std::forward<Task>(task));
    if (!done)
        fmt::print(stderr, "regie: comments: {}\n", done.error().line());
    return done.has_value();
}

// One feed with its outbox, as they live on the intake thread.
class Runner : public Feed::Mediator, public Outbox::Mediator {
  public:
    Runner(const FeedConfig& config, std::unique_ptr<Connector> connector,
           const std::vector<KnownComment>& known, HttpClient& http, const IntakeCallbacks& callbacks)
        : id_(config.id), connector_(std::move(connector)), http_(http), callbacks_(callbacks),
          feed_(*connector_, config, known, *this), outbox_(*connector_, config.timings, *this) {}

    const std::string& id() const { return id_; }

    Capabilities capabilities() const { return connector_->capabilities(); }

    void act(OutboxItem item) {
        if (takes_away(item))
            feed_.set_hidden_by_us(item.comment, true);
        outbox_.act(std::move(item));
    }

    void resume(const std::string& token) {
        if (!token.empty())
            connector_->set_token(token);
        feed_.resume();
        outbox_.resume();
    }

    void hold(bool held) { held_ = held; }

    void tick() {
        if (now_ms() < rests_until_ms_)
            return;
        const bool whole = at_top([&] {
            if (!held_)
                feed_.tick();
            outbox_.tick();
        });
        if (!whole)
            rests_until_ms_ = now_ms() + kRestMs;
    }

    std::int64_t next_due_ms() const {
        const auto due_ms = outbox_.next_due_ms();
        return std::max(rests_until_ms_, held_ ? due_ms : std::min(feed_.next_due_ms(), due_ms));
    }

    std::int64_t now_ms() override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
    std::int64_t wall_ms() override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
    double random() override { return std::uniform_real_distribution<double>(0, 1)(random_); }
    void send(HttpRequest request, HttpDone done) override {
        if (request.on_data)
            request.on_data = [read = std::move(request.on_data)](std::string_view bytes) {
                at_top([&] { read(bytes); }); // below is curl, through which nothing can be thrown
            };
        http_.send(std::move(request), [done = std::move(done)](Result<HttpResponse> response) {
            if (!at_top([&] { done(std::move(response)); })) // as good as none: it is asked again, later
                at_top([&] { done(failure("sent what cannot be read")); });
        });
    }

    void comments_came(std::vector<Comment> comments) override {
        callbacks_.comments(id_, std::move(comments));
    }
    void comments_edited(std::vector<Comment> comments) override {
        callbacks_.edited(id_, std::move(comments));
    }
    void comments_removed(std::vector<std::string> ids) override { callbacks_.removed(id_, ids); }
    void author_banned(std::string author) override { callbacks_.banned(id_, author); }
    void feed_changed(FeedState state, std::string words) override { callbacks_.state(id_, state, words); }
    void numbers_changed(const FeedNumbers& numbers) override { callbacks_.numbers(id_, numbers); }
    void settled(Settled settled) override {
        if (takes_away(settled.item))
            feed_.set_hidden_by_us(settled.item.comment, settled.outcome == Outcome::Confirmed);
        else if (settled.item.action == "unhide" || settled.item.action == "undelete")
            feed_.set_hidden_by_us(settled.item.comment, settled.outcome == Outcome::Refused);
        if (settled.outcome != Outcome::Cancelled)
            feed_.spend(connector_->costs().action);
        callbacks_.settled(settled);
    }

  private:
    // The platform may stop listing what we took away.
    static bool takes_away(const OutboxItem& item) {
        return item.action == "hide" || item.action == "delete";
    }

    const std::string id_;
    const std::unique_ptr<Connector> connector_;
    HttpClient& http_;
    const IntakeCallbacks& callbacks_;
    std::minstd_rand random_{std::random_device{}()};
    Feed feed_;
    Outbox outbox_;
    std::int64_t rests_until_ms_ = 0;
    bool held_ = false;
};

} // namespace

class Intake::Loop {
  public:
    Loop(std::vector<FeedConfig> feeds, IntakeCallbacks callbacks)
        : feeds_(std::move(feeds)), callbacks_(std::move(callbacks)) {}

    Result<void> start(const std::map<std::string, std::vector<KnownComment>>& known) {
        for (const auto& feed : feeds_) {
            auto connector = make_connector(feed);
            if (!connector)
                return tl::unexpected(connector.error());
            const auto at = known.find(feed.id);
            runners_.push_back(std::make_unique<Runner>(
                feed, std::move(*connector), at == known.end() ? std::vector<KnownComment>{} : at->second,
                http_, callbacks_));
        }
        thread_ = std::thread([this] { run(); });
        return {};
    }

    void act(OutboxItem item) {
        post([this, item = std::move(item)] {
            if (auto* runner = find(item.feed))
                return runner->act(item);
            callbacks_.settled(
                {item, Outcome::Refused, fmt::format("The feed \"{}\" does not exist", item.feed)});
        });
    }

    void resume(const std::string& feed, const std::string& token) {
        post([this, feed, token] {
            if (auto* runner = find(feed))
                runner->resume(token);
        });
    }

    void hold(bool held) {
        post([this, held] {
            for (const auto& runner : runners_)
                runner->hold(held);
        });
    }

    std::map<std::string, Capabilities> capabilities() const {
        std::map<std::string, Capabilities> all;
        for (const auto& runner : runners_)
            all.emplace(runner->id(), runner->capabilities());
        return all;
    }

    void stop() {
        if (!thread_.joinable())
            return;
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        http_.wake();
        thread_.join();
    }

  private:
    void post(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex_);
            posted_.push_back(std::move(job));
        }
        http_.wake();
    }

    void run() {
        for (;;) {
            std::vector<std::function<void()>> posted;
            {
                const std::lock_guard lock(mutex_);
                if (stopping_)
                    return;
                posted.swap(posted_);
            }
            for (const auto& job : posted)
                at_top(job);
            auto wait_ms = kLongestWaitMs;
            for (const auto& runner : runners_) {
                runner->tick();
                wait_ms = std::min(wait_ms, runner->next_due_ms() - runner->now_ms());
            }
            at_top([&] { http_.run_once(static_cast<int>(std::max<std::int64_t>(wait_ms, 0))); });
        }
    }

    Runner* find(const std::string& feed) const {
        const auto at = std::find_if(runners_.begin(), runners_.end(),
                                     [&](const auto& runner) { return runner->id() == feed; });
        return at == runners_.end() ? nullptr : at->get();
    }

    const std::vector<FeedConfig> feeds_;
    const IntakeCallbacks callbacks_;
    std::vector<std::unique_ptr<Runner>> runners_;
    HttpClient
        http_; // intake thread, but for wake(); the first to go, with what it would call the runners for

    std::mutex mutex_; // of posted_ and stopping_
    std::vector<std::function<void()>> posted_;
    bool stopping_ = false;

    std::thread thread_;
};

Intake::Intake(std::vector<FeedConfig> feeds, IntakeCallbacks callbacks)
    : loop_(std::make_unique<Loop>(std::move(feeds), std::move(callbacks))) {}

Intake::~Intake() { stop(); }

Result<void> Intake::start(const std::map<std::string, std::vector<KnownComment>>& known) {
    return loop_->start(known);
}

void Intake::act(OutboxItem item) { loop_->act(std::move(item)); }

void Intake::hold(bool held) { loop_->hold(held); }

void Intake::resume(const std::string& feed, const std::string& token) { loop_->resume(feed, token); }

std::map<std::string, Capabilities> Intake::capabilities() const { return loop_->capabilities(); }

void Intake::stop() { loop_->stop(); }

} // namespace regie::intake
