#pragma once
// A clock, a network and an owner for Feed and Outbox: nothing moves unless the test moves it.

#include "intake/feed.h"
#include "intake/outbox.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace regie::intake {

struct FakePlatform : Feed::Mediator, Outbox::Mediator {
    std::int64_t now_ms() override { return now; }
    double random() override { return jitter; }
    void send(HttpRequest request, HttpDone done) override {
        requests.emplace_back(std::move(request), std::move(done));
    }
    void comments_came(std::vector<Comment> comments) override {
        for (const auto& comment : comments)
            came.push_back(comment.id);
    }
    void comments_removed(std::vector<std::string> ids) override {
        removed.insert(removed.end(), ids.begin(), ids.end());
    }
    void feed_changed(FeedState state, std::string words) override {
        states.emplace_back(state, std::move(words));
    }
    void action_answered(OutboxItem item, Outcome outcome, std::string words) override {
        answered.push_back({std::move(item), outcome, std::move(words)});
    }

    /// Answers the oldest request that is under way.
    void answer(Result<HttpResponse> response) {
        auto done = std::move(requests.front().second);
        requests.pop_front();
        done(std::move(response));
    }
    void answer(int status, std::string body) { answer(HttpResponse{status, {}, std::move(body)}); }

    struct Answered {
        OutboxItem item;
        Outcome outcome;
        std::string words;
        bool operator==(const Answered&) const = default;
    };

    std::int64_t now = 1'000'000;
    double jitter = 0;
    std::deque<std::pair<HttpRequest, HttpDone>> requests;
    std::vector<std::string> came, removed;
    std::vector<std::pair<FeedState, std::string>> states;
    std::vector<Answered> answered;
};

} // namespace regie::intake
