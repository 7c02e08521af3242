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
    std::int64_t wall_ms() override { return now + kWall; }
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
    void comments_edited(std::vector<Comment> comments) override {
        for (const auto& comment : comments)
            edited.emplace_back(comment.id, comment.text);
    }
    void author_banned(std::string author) override { banned.push_back(std::move(author)); }
    void numbers_changed(const FeedNumbers& changed) override { numbers = changed; }
    void feed_changed(FeedState state, std::string words) override {
        states.emplace_back(state, std::move(words));
    }
    void settled(Settled settled) override { answered.push_back(std::move(settled)); }

    /// Answers the oldest request that is under way.
    void answer(Result<HttpResponse> response) {
        auto done = std::move(requests.front().second);
        requests.pop_front();
        done(std::move(response));
    }
    void answer(int status, std::string body) { answer(HttpResponse{status, {}, std::move(body)}); }

    static constexpr std::int64_t kWall = 1'767'225'600'000 - 1'000'000; // now is midnight

    std::int64_t now = 1'000'000;
    double jitter = 0;
    std::deque<std::pair<HttpRequest, HttpDone>> requests;
    std::vector<std::string> came, removed, banned;
    std::vector<std::pair<std::string, std::string>> edited;
    FeedNumbers numbers;
    std::vector<std::pair<FeedState, std::string>> states;
    std::vector<Settled> answered;
};

} // namespace regie::intake
