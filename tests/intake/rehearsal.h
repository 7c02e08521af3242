#pragma once
// A stand-in to ask, and an owner that remembers everything intake says and can wait for it.

#include "answers.h"
#include "intake/http_client.h"
#include "intake/intake.h"
#include "standin/standin.h"

#include <QCoreApplication>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regie::intake {

inline constexpr auto kDeadline = std::chrono::seconds(60);

/// `count` comments, `every_ms` apart.
inline standin::Chat chat_of(int count, std::int64_t every_ms) {
    standin::Chat chat;
    for (int i = 1; i <= count; ++i)
        chat.lines.push_back(
            {i * every_ms, fmt::format("c{}", i), Author{fmt::format("u{}", i % 50), "Zoé"}, "été 🎺", {}});
    return chat;
}

/// The stand-in's ids of the comments `oldest` to `newest`.
inline Ids standin_ids(int oldest, int newest) { return ids(oldest, newest, "1234"); }

/// The stand-in, and what one asks it from outside.
struct Rehearsal {
    Rehearsal(standin::Chat chat, const char* speed, std::string token = {})
        : server(options(std::move(chat), speed, std::move(token))) {
        static int argc = 0;
        static const QCoreApplication application(argc, nullptr);
        url = fmt::format("http://127.0.0.1:{}", server.start().value());
    }
    static standin::Options options(standin::Chat chat, const char* speed, std::string token) {
        standin::Options options;
        options.chat = std::move(chat);
        options.platform.speed = standin::parse_speed(speed).value();
        options.platform.token = std::move(token);
        return options;
    }
    FeedConfig feed() const {
        auto config = FeedConfig::rehearsal("facebook", "facebook", url);
        config.timings.poll = config.timings.quiet_poll = 50;
        config.timings.sweep = 500;
        config.timings.request = 300;
        return config;
    }
    nlohmann::json ask(HttpMethod method, const std::string& path, const std::string& body = {}) const {
        HttpClient client;
        HttpRequest request;
        request.method = method;
        request.url = url + path;
        request.body = body;
        request.reach = Reach::Loopback;
        std::optional<Result<HttpResponse>> result;
        client.send(request, [&](Result<HttpResponse> response) { result = std::move(response); });
        while (!result)
            client.run_once(1000);
        return nlohmann::json::parse(result->value().body);
    }
    nlohmann::json ledger() const { return ask(HttpMethod::Get, "/_standin/ledger"); }
    void fault(const char* kind) const {
        ask(HttpMethod::Post, "/_standin/fault", fmt::format(R"({{"kind":"{}"}})", kind));
    }

    standin::Standin server;
    std::string url;
};

/// Everything intake says, to be waited for.
struct Owner {
    IntakeCallbacks callbacks() {
        const auto note = [this](auto change) {
            const std::lock_guard lock(mutex);
            change();
            changed.notify_all();
        };
        IntakeCallbacks callbacks;
        callbacks.comments = [this, note](const std::string&, std::vector<Comment> comments) {
            note([&] {
                ++batches;
                for (const auto& comment : comments)
                    came.push_back(comment.id);
                last = comments.back();
            });
        };
        callbacks.edited = [this, note](const std::string&, std::vector<Comment> comments) {
            note([&] {
                for (const auto& comment : comments)
                    edited.push_back(comment.id);
            });
        };
        callbacks.removed = [this, note](const std::string&, const Ids& gone) {
            note([&] { removed.insert(removed.end(), gone.begin(), gone.end()); });
        };
        callbacks.banned = [this, note](const std::string&, const std::string& author) {
            note([&] { banned.push_back(author); });
        };
        callbacks.state = [this, note](const std::string&, FeedState now, const std::string& why) {
            note([&] {
                state = to_string(now);
                words = why;
            });
        };
        callbacks.numbers = [this, note](const std::string&, const FeedNumbers& now) {
            note([&] { numbers = now; });
        };
        callbacks.settled = [this, note](const Settled& settled) {
            note([&] {
                answers.push_back(fmt::format("{} {} {} {}", settled.item.action, settled.item.comment,
                                              to_string(settled.outcome), settled.words));
            });
        };
        return callbacks;
    }
    template<typename Condition>
    bool wait(Condition condition) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, kDeadline, condition);
    }
    bool wait_for_count(std::size_t count) {
        return wait([&] { return came.size() >= count; });
    }
    bool wait_for_state(const char* wanted, const char* in_words = "") {
        return wait([&] { return state == wanted && words.find(in_words) != std::string::npos; });
    }

    bool wait_for_words(const char* part) {
        return wait([&] { return words.find(part) != std::string::npos; });
    }

    std::mutex mutex;
    std::condition_variable changed;
    Ids came, edited, removed, banned, answers;
    FeedNumbers numbers;
    std::string state, words;
    int batches = 0;
    Comment last;
};

} // namespace regie::intake
