// Each platform's connector against the stand-in's interface for it, over real sockets.
#include "rehearsal.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;
using namespace regie::intake;

namespace {

/// 40 comments in four seconds.
standin::Chat numbered_chat() {
    standin::Chat chat;
    for (int i = 1; i <= 40; ++i)
        chat.lines.push_back({i * 100,
                              fmt::format("c{}", i),
                              Author{fmt::format("u{}", i % 5), "Zoé"},
                              fmt::format("n° {}", i),
                              {}});
    return chat;
}

/// Intake of one feed, and the texts and ids it brought.
struct Watched {
    explicit Watched(FeedConfig config) : intake({std::move(config)}, callbacks()) {}

    IntakeCallbacks callbacks() {
        auto all = owner.callbacks();
        all.comments = [this, note = all.comments](const std::string& feed, std::vector<Comment> list) {
            {
                const std::lock_guard lock(owner.mutex);
                came.insert(came.end(), list.begin(), list.end());
            }
            note(feed, std::move(list));
        };
        return all;
    }
    Ids texts() const {
        Ids texts;
        for (const auto& comment : came)
            texts.push_back(comment.text);
        return texts;
    }

    Owner owner;
    std::vector<Comment> came; ///< under the owner's mutex
    Intake intake;
};

FeedConfig feed_at(const Rehearsal& rehearsal, const char* platform) {
    auto config = FeedConfig::rehearsal("feed", platform, rehearsal.url);
    config.timings.poll = config.timings.quiet_poll = 50;
    config.timings.sweep = 200;
    return config;
}

Ids numbered_texts() {
    Ids texts;
    for (int i = 1; i <= 40; ++i)
        texts.push_back(fmt::format("n° {}", i));
    return texts;
}

} // namespace

TEST_CASE("what is said comes once and in order, over each platform's interface") {
    const auto* platform = GENERATE("youtube", "owncast", "json");
    CAPTURE(platform);
    Rehearsal rehearsal(numbered_chat(), "4");
    Watched feed(feed_at(rehearsal, platform));
    REQUIRE(feed.intake.start());
    REQUIRE(feed.owner.wait_for_count(40));
    feed.intake.stop();
    CHECK(feed.texts() == numbered_texts());
    CHECK(feed.came[0].author.name == "Zoé");
    CHECK(feed.came[0].platform == platform);
    CHECK(feed.owner.removed.empty());
    CHECK(feed.owner.state == "live");
}

TEST_CASE("what its author takes back is told, over YouTube's interface and Owncast's") {
    const auto* platform = GENERATE("youtube", "owncast");
    CAPTURE(platform);
    auto chat = numbered_chat();
    chat.lines[9].removed_at_ms = 3900; // 1.5 s after it was said: YouTube's interface is asked every second
    Rehearsal rehearsal(std::move(chat), "2");
    Watched feed(feed_at(rehearsal, platform));
    REQUIRE(feed.intake.start());
    REQUIRE(feed.owner.wait([&] { return !feed.owner.removed.empty(); }));
    feed.intake.stop();
    REQUIRE(feed.came.size() >= 10);
    CHECK(feed.owner.removed == Ids{feed.came[9].id});
}

TEST_CASE("decisions are confirmed by YouTube's interface and by Owncast's") {
    const std::string platform = GENERATE("youtube", "owncast");
    CAPTURE(platform);
    Rehearsal rehearsal(numbered_chat(), "max");
    Watched feed(feed_at(rehearsal, platform.c_str()));
    REQUIRE(feed.intake.start());
    REQUIRE(feed.owner.wait_for_count(40));
    const auto third = feed.came[2], fifth = feed.came[4];
    feed.intake.act({"feed", third.id, "hide"});
    OutboxItem ban{"feed", fifth.id, "ban"};
    ban.author = fifth.author.id;
    feed.intake.act(ban);
    OutboxItem reply{"feed", third.id, "reply"};
    reply.text = "Oui";
    feed.intake.act(reply);
    REQUIRE(feed.owner.wait([&] { return feed.owner.answers.size() == 3; }));
    feed.intake.stop();
    auto& answers = feed.owner.answers;
    std::sort(answers.begin(), answers.end());
    CHECK(answers[0] == fmt::format("ban {} confirmed ", fifth.id));
    CHECK(answers[1] == fmt::format("hide {} confirmed ", third.id));
    CHECK(answers[2] == fmt::format("reply {} confirmed ", third.id));
    const auto ledger = rehearsal.ledger();
    CHECK(ledger[platform == "youtube" ? "deletes" : "hides"].size() == 1);
    CHECK(ledger["bans"].size() == 1);
    CHECK(ledger["replies"].size() == 1);
}
