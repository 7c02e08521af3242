// Thresholds that follow the channel.

#include "flagging/channel_scores.h"
#include "flagging/classifier.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

FlagSettings with_share(double share) {
    FlagSettings settings;
    settings.share = share;
    return settings;
}

/// Comments whose toxicity goes evenly from 0 to 1.
void add_even(ChannelScores& channel, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        Judgement judgement;
        judgement.toxicity = judgement.spam =
            (static_cast<double>(i * 7919 % count) + 0.5) / static_cast<double>(count);
        channel.add(judgement);
    }
}

} // namespace

TEST_CASE("before enough is known the thresholds are the training's") {
    ChannelScores channel(with_share(0.2));
    add_even(channel, ChannelScores::kEnough - 1);
    CHECK(channel.thresholds().toxicity == Classifier::built_in().thresholds().toxicity);
    channel.add({});
    CHECK(channel.thresholds().toxicity != Classifier::built_in().thresholds().toxicity);
}

TEST_CASE("the threshold is what the share is over") {
    const auto share = GENERATE(0.01, 0.05, 0.2, 0.4);
    ChannelScores channel(with_share(share));
    add_even(channel, 2000);
    INFO(share);
    CHECK(channel.thresholds().toxicity == Approx(1 - share).margin(0.006));
    CHECK(channel.thresholds().spam == Approx(1 - share).margin(0.006));
}

TEST_CASE("a friendly audience is not flagged to fill the share") {
    ChannelScores channel(with_share(0.5));
    for (std::size_t i = 0; i < 1000; ++i) {
        Judgement judgement;
        judgement.toxicity = judgement.spam = 0.1;
        channel.add(judgement);
    }
    CHECK(channel.thresholds().toxicity == 0.5);
}

TEST_CASE("a crew's own threshold is kept, and the share is for spam") {
    auto settings = with_share(0.05);
    settings.toxicity = 0.33;
    ChannelScores channel(settings);
    add_even(channel, 2000);
    CHECK(channel.thresholds().toxicity == 0.33);
    settings.toxicity.reset();
    channel.set(settings);
    CHECK(channel.thresholds().toxicity == Approx(0.95).margin(0.006));
}

TEST_CASE("what was long ago does not count any more") {
    ChannelScores channel(with_share(0.1));
    for (std::size_t i = 0; i < 10 * ChannelScores::kKept; ++i) {
        Judgement judgement;
        judgement.toxicity = 0.999;
        channel.add(judgement);
    }
    add_even(channel, ChannelScores::kKept);
    CHECK(channel.thresholds().toxicity == Approx(0.9).margin(0.006));
}

TEST_CASE("scores at the very ends count, too") {
    ChannelScores channel(with_share(0.1));
    for (int i = 0; i < 1000; ++i) {
        Judgement judgement;
        judgement.toxicity = i % 2;
        judgement.spam = 1 - i % 2;
        channel.add(judgement);
    }
    CHECK(channel.thresholds().toxicity > 0.99);
    CHECK(channel.thresholds().toxicity <= 1);
}
