// What a publisher is made of and needs no network: addresses, the queue, FLV tags, words, the log without
// secrets.

#include "milliseconds.h"
#include "packet_player.h"
#include "pipelines/outputs/connection_words.h"
#include "pipelines/outputs/flv_tags.h"
#include "pipelines/outputs/output_address.h"
#include "pipelines/outputs/send_queue.h"
#include "pipelines/secret_log.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

Packet picture(std::int64_t ms, bool keyframe = false) {
    return {.track = Track::Picture,
            .sample = {},
            .pts_ns = ms * kMs,
            .dts_ns = ms * kMs,
            .duration_ns = 40 * kMs,
            .keyframe = keyframe};
}
Packet sound(std::int64_t ms) {
    return {.track = Track::Sound,
            .sample = {},
            .pts_ns = ms * kMs,
            .dts_ns = ms * kMs,
            .duration_ns = 20 * kMs,
            .keyframe = true};
}

/// "P0 s0 s20 p40": what the queue gives now.
std::string taken(SendQueue& queue) {
    std::string result;
    while (const auto packet = queue.take()) {
        const char kind = packet->track == Track::Sound ? 's' : packet->keyframe ? 'P' : 'p';
        result += (result.empty() ? "" : " ") + std::string(1, kind) + std::to_string(packet->dts_ns / kMs);
    }
    return result;
}

} // namespace

TEST_CASE("An output's address is read from its URL and key") {
    const auto facebook = parse_output_address("rtmps://live.example.org:443/rtmp/", "FB-1?a=b&c=d");
    REQUIRE(facebook);
    CHECK(facebook->protocol == Protocol::Rtmps);
    CHECK(facebook->host == "live.example.org");
    CHECK(facebook->port == 443);
    CHECK(facebook->application == "rtmp");
    CHECK(facebook->stream == "FB-1?a=b&c=d");

    const auto whole = parse_output_address("rtmp://[::1]/live/one/two", "");
    REQUIRE(whole);
    CHECK(whole->host == "::1");
    CHECK(whole->port == 1935);
    CHECK(whole->application == "live/one");
    CHECK(whole->stream == "two");

    const auto srt = parse_output_address("srt://10.0.0.7:9000?latency=250&streamid=cam/1", "ten-letters");
    REQUIRE(srt);
    CHECK(srt->port == 9000);
    CHECK(srt->latency_ms == 250);
    CHECK(srt->stream == "cam/1");
    CHECK(srt->passphrase == "ten-letters");
}

TEST_CASE("The streamid of an SRT address is sent as it was before it was written in percent codes") {
    const auto stream = [](const std::string& id) {
        const auto address = parse_output_address("srt://h:9000?streamid=" + id + "&latency=250", "");
        return address ? address->stream : address.error().what;
    };
    CHECK(stream("#!::r=live/x,m=publish") == "#!::r=live/x,m=publish");
    CHECK(stream("%23!%3A%3Ar%3Dlive/x,m%3dpublish") == "#!::r=live/x,m=publish");
    CHECK(stream("publish:caf%C3%A9%26co+1") == "publish:caf\u00E9&co+1");
    CHECK(stream("50%") == "50%");
    CHECK(stream("a%0") == "a%0");
    CHECK(stream("%zz") == "%zz");
    CHECK(stream("a%00b") == "the streamid in an SRT URL holds a zero byte");
    CHECK(parse_output_address("srt://h:9000?transtype=live", "").error().what ==
          "the URL of an SRT output holds \"transtype\", which is neither latency nor streamid");
}

TEST_CASE("What cannot be an output's address is refused without quoting a secret") {
    const auto [url, key] = GENERATE(table<std::string, std::string>({
        {"http://host/app", "hunter22222"},
        {"rtmp://", "hunter22222"},
        {"rtmp:///app", "hunter22222"},
        {"rtmp://host:99999/app", "hunter22222"},
        {"rtmp://host:x/app", "hunter22222"},
        {"rtmp://host", "hunter22222"},
        {"rtmp://host/app", ""},
        {"rtmp://user:hunter22222@host/app", "key"},
        {"srt://host", "hunter22222"},
        {"srt://host:9000", "short"},
        {"srt://host:9000?passphrase=hunter22222", ""},
        {"srt://host:9000?mode=listener", "hunter22222"},
        {"srt://host:9000?latency=x", "hunter22222"},
        {"srt://host:9000?hunter22222", ""},
        {"", "hunter22222"},
    }));
    CAPTURE(url);
    const auto address = parse_output_address(url, key);
    REQUIRE_FALSE(address);
    CHECK(address.error().line().find("hunter") == std::string::npos);
}

TEST_CASE("A queue gives pictures and sound in order, the first a keyframe") {
    SendQueue queue;
    queue.add(picture(0)); // no keyframe came yet
    queue.add(sound(20));
    queue.add(picture(40, true));
    queue.add(sound(40));
    queue.add(sound(60));
    queue.add(picture(80));
    CHECK(taken(queue).empty()); // away
    queue.begin();
    CHECK(taken(queue) == "P40 s40 s60"); // a sound at 70 may still come before the picture
    queue.add(sound(80));
    CHECK(taken(queue) == "p80 s80");
    queue.add(picture(120));
    queue.end(Track::Sound);
    CHECK(taken(queue) == "p120");
    CHECK(queue.sent_pictures() == 3);
    CHECK(queue.dropped_pictures() == 0);
}

TEST_CASE("While away, a queue keeps what begins with the newest keyframe") {
    SendQueue queue;
    for (int ms = 0; ms < 400; ms += 20) {
        queue.add(sound(ms));
        if (ms % 40 == 0)
            queue.add(picture(ms, ms % 200 == 0));
    }
    queue.begin();
    CHECK(taken(queue).starts_with("P200 s200 s220 p240"));
    CHECK(queue.dropped_pictures() == 5);
}

TEST_CASE("What is not sent while a broadcast is stopped on purpose is not left out") {
    SendQueue queue;
    queue.begin();
    queue.add(picture(0, true));
    queue.add(picture(40));
    queue.rest();
    queue.rewind();
    for (int ms = 80; ms < 800; ms += 40)
        queue.add(picture(ms, ms % 200 == 0));
    queue.begin();
    CHECK(queue.dropped_pictures() == 0);
    queue.end(Track::Sound);
    CHECK(taken(queue).starts_with("P600"));
    queue.rewind(); // and from then on it is
    queue.add(picture(800, true));
    queue.add(picture(840));
    queue.add(picture(1000, true));
    CHECK(queue.dropped_pictures() == 2);
}

TEST_CASE("A new connection begins with the newest keyframe, what was sent after it included") {
    SendQueue queue;
    queue.begin();
    queue.add(picture(0, true));
    queue.add(sound(0));
    queue.add(picture(40));
    queue.add(sound(40));
    CHECK(taken(queue) == "P0 s0 p40 s40");
    queue.rewind();
    CHECK(taken(queue).empty());
    queue.begin();
    CHECK(taken(queue) == "P0 s0 p40 s40");
    CHECK(queue.sent_pictures() == 2); // each counts once
}

TEST_CASE("A queue on a slow line leaves out pictures up to a keyframe, and no sound") {
    SendQueue queue;
    queue.begin();
    queue.add(picture(0, true));
    queue.add(sound(0));
    taken(queue);
    for (int ms = 40; ms < 400; ms += 40) {
        queue.add(picture(ms, ms == 200));
        queue.add(sound(ms));
    }
    CHECK(queue.waiting_ns() == 320 * kMs);
    SECTION("the newest that waits") {
        queue.drop_pictures();
        CHECK(taken(queue) == "s40 s80 s120 s160 P200 s200 p240 s240 p280 s280 p320 s320 p360 s360");
        queue.add(picture(400, true));
        CHECK(queue.dropped_pictures() == 4);
    }
    SECTION("or the next that comes") {
        queue.drop_pictures();
        taken(queue);
        queue.add(picture(400));
        queue.add(sound(400));
        queue.drop_pictures();
        queue.add(picture(440));
        queue.add(sound(440));
        CHECK(taken(queue) == "s400 s440");
        queue.add(picture(480, true));
        queue.add(sound(480));
        CHECK(taken(queue) == "P480 s480");
        CHECK(queue.dropped_pictures() == 6);
    }
}

TEST_CASE("FLV tags carry 32 bits of time and the codec's parameters once") {
    FlvTags tags;
    const auto& packets = test::test_packets();
    const auto first = std::find_if(packets.begin(), packets.end(),
                                    [](const Packet& packet) { return packet.track == Track::Picture; });
    Packet packet = *first;
    packet.pts_ns = packet.dts_ns = 16'777'217 * kMs; // a millisecond past 24 bits
    const auto two = tags.of(packet);
    REQUIRE(two.size() == 2);
    CHECK(tags.of(packet).size() == 1);
    std::array<std::uint8_t, 16> head{};
    gst_buffer_extract(two[1].get(), 0, head.data(), head.size());
    CHECK(head[0] == 9);
    const std::size_t payload = gst_buffer_get_size(gst_sample_get_buffer(packet.sample.get())) + 5;
    CHECK((head[1] << 16 | head[2] << 8 | head[3]) == static_cast<int>(payload));
    CHECK((head[4] << 16 | head[5] << 8 | head[6]) == 1); // the lower 24 bits
    CHECK(head[7] == 1);                                  // the upper 8
    CHECK(head[11] == 0x17);                              // a keyframe of AVC
    CHECK(gst_buffer_get_size(two[1].get()) == payload + 11 + 4);
}

TEST_CASE("Each fault is told in a sentence with a remedy, and no key") {
    const auto address = parse_output_address("rtmps://live.example.org/rtmp", "hunter22222");
    for (const Fault fault :
         {Fault::Refused, Fault::Unreachable, Fault::Silent, Fault::Closed, Fault::AlreadyPublishing,
          Fault::KeyRefused, Fault::BadCertificate, Fault::TooSlow, Fault::NotInstalled}) {
        const std::string words = stops_retrying(fault) ? failed_words(fault, "Facebook", *address)
                                                        : lost_words(fault, "Facebook", *address);
        CAPTURE(words);
        CHECK_THAT(words, Catch::EndsWith("The programme and the recording go on."));
        CHECK_THAT(words, Catch::Contains("Facebook") || Catch::Contains("live.example.org"));
        CHECK_THAT(words,
                   Catch::Contains(stops_retrying(fault) ? "then reconnect" : "tried again every 2 seconds"));
        CHECK_THAT(words, !Catch::Contains("hunter"));
    }
}

TEST_CASE("Every spelling of a secret is kept out of logs") {
    keep_out_of_logs("12345?s_bl=1&a=Abx-very-secret \"x\"");
    const auto line = GENERATE(values<std::string>({
        "Creating stream '12345?s_bl=1&a=Abx-very-secret \"x\"'",
        "rtmp://host/live/12345?s_bl=1&a=Abx-very-secret%20%22x%22",
        "location=(string)\"12345\\?s_bl\\=1\\&a\\=Abx-very-secret\\ \\\"x\\\"\"",
        "only a part: a = Abx-very-secret",
    }));
    CHECK(redacted(line).find("very-secret") == std::string::npos);
    CHECK(redacted(line).find("***") != std::string::npos);
    CHECK(redacted("nothing to hide: 12345") == "nothing to hide: 12345");
}
