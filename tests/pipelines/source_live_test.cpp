// Sources that come by themselves: newest picture, bounded latency, sound on the programme's sample count.

#include "source_runner.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

TEST_CASE("A test picture with a tone delivers pictures on time and sound without a gap") {
    OpenSource source(source_at("pattern:ball?tone=1000"));
    REQUIRE(source.wait_until_ready());
    CHECK(source.feed().live());
    CHECK_FALSE(source.feed().holds());
    REQUIRE(source.read_until([&] { return source.pictures.size() >= 60 && source.samples_heard > 48'000; }));
    for (std::size_t i = 1; i < source.pictures.size(); ++i)
        CHECK(source.pictures[i].time_ns > source.pictures[i - 1].time_ns);
    CHECK(source.sound_gaps == 0);
    CHECK(source.peak == Approx(0.1).margin(0.01));
}

TEST_CASE("A live source that nobody reads keeps only what is newest") {
    OpenSource source(source_at("pattern:smpte?tone=1000"));
    REQUIRE(source.wait_until_ready());
    const auto clock = make_system_tick_clock();
    clock->wait_until(clock->now_ns() + 1'500'000'000); // unread, while pictures and sound come
    std::int64_t first_ns = 0;
    int pictures = 0;
    while (const auto picture = source.feed().next_picture())
        first_ns = pictures++ == 0 ? picture->time_ns : first_ns;
    CHECK(pictures <= 5);
    CHECK(clock->now_ns() - first_ns < 200'000'000);
    const auto sound = source.feed().next_sound();
    REQUIRE(sound);
    CHECK(clock->now_ns() - sound->time_ns < 1'300'000'000);
}

TEST_CASE("A colour is one picture that stays") {
    OpenSource source(source_at("color:#FF0000"));
    REQUIRE(source.wait_until_ready());
    CHECK(source.feed().holds());
    CHECK(source.feed().next_picture());
    CHECK_FALSE(source.feed().next_picture());
    CHECK(source.feed().holds());
}

TEST_CASE("A supervised source tells what it does, and that a refused one is") {
    SupervisedRun pattern(source_at("pattern:bars"));
    REQUIRE(pattern.wait_for(SourceHealth::Live));
    CHECK(pattern.words() == "Test picture bars delivers pictures.");
    CHECK(pattern.settles());
    pattern.on_delivers(false); // the tick looked before its first picture
    CHECK(pattern.words() == "Test picture bars delivers pictures.");
    pattern.on_delivers(true);
    pattern.on_delivers(false);
    CHECK(pattern.words() ==
          "Test picture bars delivers no picture. The slate takes its place until it comes back.");
    pattern.on_delivers(true);
    CHECK(pattern.story() == std::vector{SourceHealth::Live, SourceHealth::Lost, SourceHealth::Live});

    SupervisedRun refused(source_at("ftp://host/a"));
    REQUIRE(refused.wait_for(SourceHealth::Failed));
    CHECK_THAT(refused.words(), Catch::StartsWith("cam: sources of the kind “ftp:” are not known. Give") &&
                                    Catch::EndsWith(" The slate takes its place."));
    CHECK(refused.settles());
}

TEST_CASE("Devices that are not there are said in words, and tried again for ever") {
    const auto [uri, words] = GENERATE(table<std::string, std::string>(
        {{"v4l2:///dev/video77",
          "Camera /dev/video77 is not there. Plug it in or switch it on; `regie devices` lists "
          "what is there. The slate takes its place; it is tried again every second."},
         {"alsa:hw:77",
          "Microphone hw:77 is not there. Plug it in or switch it on; `regie devices` lists what is "
          "there. The slate takes its place; it is tried again every second."}}));
    SupervisedRun run(source_at(uri));
    REQUIRE(run.wait_for(SourceHealth::Lost));
    CHECK(run.words() == words);
    CHECK(run.settles());
    CHECK(run.story() == std::vector{SourceHealth::Lost}); // not told again for every try
}

TEST_CASE("Live sources begin and end at any moment, forty times") {
    for (int i = 0; i < 40; ++i) {
        SupervisedRun run(source_at(i % 2 ? "pattern:smpte?tone=440" : "rtsp://127.0.0.1:1/none"),
                          {160, 90, {30}});
        if (i % 4 > 1)
            REQUIRE(run.wait_for(i % 2 ? SourceHealth::Live : SourceHealth::Lost));
        CHECK(run.stop_ms() < 1000);
    }
}
