// Faults: which request they meet, and what they make of an answer.
#include "asked_bed.h"
#include "standin/fault_answer.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <tuple>
#include <zlib.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

TestBedOptions options_with(std::vector<Fault> faults = {}) {
    TestBedOptions options;
    for (int i = 0; i < 4; ++i)
        options.chat.lines.push_back({0, fmt::format("c{}", i + 1), Author{"u1", "Ana"}, "bonjour", {}});
    options.faults = std::move(faults);
    return options;
}

Fault fault_of(const char* text) { return parse_fault(json::parse(text)).value(); }

struct FaultyBed : AskedBed {
    explicit FaultyBed(TestBedOptions options = options_with()) : AskedBed(std::move(options)) {}

    void post(const char* path, const char* body, std::int64_t at_ms = 0) {
        CHECK_THAT(bytes("POST", path, {}, json::parse(body), at_ms), Catch::StartsWith("HTTP/1.1 200"));
    }
    void fault(const char* body) { post("/_standin/fault", body); }
    bool fails(std::int64_t at_ms = 0, const std::string& path = kComments, const char* method = "GET") {
        return bytes(method, path, {}, nullptr, at_ms).starts_with("HTTP/1.1 500");
    }
    json ledger() { return bed.platform().ledger().to_json(); }
};

std::string unpacked(const std::string& gzip) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 16 + 15) == Z_OK);
    std::string text(8 << 20, '\0');
    auto packed = gzip;
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END); // its checksum and length are right
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

std::vector<json> comments_of(const json& body) {
    const auto& list = body.is_array()          ? body
                       : body.contains("data")  ? body["data"]
                       : body.contains("items") ? body["items"]
                                                : body["result"]["comments"];
    return {list.begin(), list.end()};
}

// A list of comments of each interface.
struct List {
    const char* path;
    std::map<std::string, std::string> params;
    const char* id;
    const char* time;
};
const auto kLists = std::vector<List>{{kComments, {}, "/id", "/created_time"},
                                      {"/youtube/v3/liveChat/messages",
                                       {{"liveChatId", "Cg0KCzEyMzQ"}, {"part", "id,snippet"}},
                                       "/id",
                                       "/snippet/publishedAt"},
                                      {"/api/integrations/chat", {}, "/id", "/timestamp"},
                                      {"/json/comments", {}, "/key", "/written"},
                                      {"/json/latest", {}, "/id", "/at"}};

} // namespace

TEST_CASE("a fault is refused with what is wrong with it") {
    for (const auto* bad : {"{}", "[]", "7", R"({"kind":"flood"})", R"({"kind":7})",
                            R"({"kind":"500","count":-1})", R"({"kind":"500","for_ms":"1"})"}) {
        CAPTURE(bad);
        const auto fault = parse_fault(json::parse(bad));
        REQUIRE_FALSE(fault);
        CHECK_FALSE(fault.error().what.empty());
    }
    CHECK(parse_fault_script("{\"kind\":\"500\"}\n\n{\"kind\":\"429\"}\n", "f")->size() == 2);
    CHECK(parse_fault_script(R"([{"kind":"500"}])", "f")->size() == 1);
    CHECK(parse_fault_script(R"({"kind":"500"})", "f")->size() == 1);
    CHECK(parse_fault_script("[{\"kind\":\"500\"},{}]", "f.json").error().where == "f.json: fault 2");
    CHECK_FALSE(parse_fault_script("7", "f"));
    CHECK_FALSE(parse_fault_script("{\"kind\":\"500\"}\nnonsense", "f"));
    FaultyBed bed;
    CHECK_THAT(bed.bytes("POST", "/_standin/fault", {}, json::object()), Catch::StartsWith("HTTP/1.1 400"));
    CHECK_THAT(bed.bytes("POST", "/_standin/script", {}, json::parse(R"([{"kind":"x"}])")),
               Catch::StartsWith("HTTP/1.1 400"));
}

TEST_CASE("a fault goes on until it is ended, or until its own limit") {
    FaultyBed bed;
    bed.fault(R"({"kind":"500"})");
    CHECK(bed.fails(1'000'000));
    bed.fault(R"({"kind":"none"})");
    CHECK_FALSE(bed.fails());
    bed.fault(R"({"kind":"500","count":2})");
    CHECK(bed.fails());
    CHECK(bed.fails());
    CHECK_FALSE(bed.fails());
    bed.fault(R"({"kind":"500","for_ms":100})");
    CHECK(bed.fails(99));
    CHECK_FALSE(bed.fails(100));
    bed.fault(R"({"kind":"500","path":"/youtube/","count":1})");
    CHECK_FALSE(bed.fails());
    CHECK(bed.fails(0, "/youtube/v3/videos"));
    bed.fault(R"({"kind":"500","method":"POST"})");
    CHECK_FALSE(bed.fails());
    CHECK(bed.fails(0, "/v26.0/1234_1", "POST"));
    CHECK(bed.ledger()["faults"].size() == 6);
    CHECK(bed.ledger()["faults"][0]["kind"] == "500");
    CHECK(bed.ledger()["faults"][4]["path"] == "/youtube/v3/videos");
}

TEST_CASE("a script's faults come at their times") {
    // of a file: after the first poll
    FaultyBed bed(options_with({fault_of(R"({"kind":"500","at_ms":1000,"for_ms":500})")}));
    CHECK_FALSE(bed.fails(5'000)); // the first poll
    CHECK_FALSE(bed.fails(5'999));
    CHECK(bed.fails(6'000));
    CHECK(bed.fails(6'499));
    CHECK_FALSE(bed.fails(6'500));
    // handed in: from then
    bed.post("/_standin/script", R"([{"kind":"500","at_ms":100},{"kind":"500","at_ms":200,"count":2}])",
             10'000);
    CHECK_FALSE(bed.fails(10'099));
    CHECK(bed.fails(10'100));
    CHECK_FALSE(bed.fails(10'150));
    CHECK(bed.fails(10'200));
    CHECK(bed.fails(10'201));
    CHECK_FALSE(bed.fails(10'202));
}

TEST_CASE("an action under a fault is carried out only when that is wanted") {
    FaultyBed bed;
    bed.fault(R"({"kind":"none"})");
    bed.get(kComments);
    bed.fault(R"({"kind":"500","method":"POST","count":1})");
    CHECK(bed.fails(0, "/v26.0/1234_1", "POST"));
    const std::map<std::string, std::string> hide{{"is_hidden", "true"}};
    bed.fault(R"({"kind":"silence","method":"POST","count":1})");
    CHECK(bed.deliver("POST", "/v26.0/1234_1", hide).pieces.empty());
    CHECK(bed.ledger()["hides"].empty());
    bed.fault(R"({"kind":"hang","method":"POST","count":1,"apply":true})");
    CHECK(bed.deliver("POST", "/v26.0/1234_1", hide).pieces.empty());
    CHECK(bed.ledger()["hides"].size() == 1);
    bed.fault(R"({"kind":"reset","method":"POST","count":1})"); // an answer that is spoilt is that of an
                                                                // action done
    CHECK(bed.deliver("POST", "/v26.0/1234_2", hide).end == Delivery::End::Reset);
    CHECK(bed.ledger()["hides"].size() == 2);
}

TEST_CASE("error objects have the shape of the platform that is asked") {
    FaultyBed bed;
    bed.get(kComments);
    bed.fault(R"({"kind":"error","code":80001,"subcode":7,"message":"too much"})");
    CHECK_THAT(bed.bytes("GET", kComments), Catch::StartsWith("HTTP/1.1 200 OK"));
    const auto graph = bed.get(kComments)["error"];
    CHECK(graph["code"] == 80001);
    CHECK(graph["error_subcode"] == 7);
    CHECK(graph["message"] == "too much");
    bed.fault(R"({"kind":"error","status":403,"reason":"liveChatDisabled"})");
    CHECK_THAT(bed.bytes("GET", "/youtube/v3/videos"), Catch::StartsWith("HTTP/1.1 403"));
    const auto google = bed.get("/youtube/v3/videos")["error"];
    CHECK(google["code"] == 403);
    CHECK(google["errors"][0]["reason"] == "liveChatDisabled");
    CHECK(bed.get("/api/status")["success"] == false);

    bed.fault(R"({"kind":"429"})");
    CHECK_THAT(bed.bytes("GET", kComments),
               Catch::StartsWith("HTTP/1.1 429") && !Catch::Contains("Retry-After"));
    CHECK(bed.get(kComments)["error"]["code"] == 4);
    bed.fault(R"({"kind":"429","retry_after_s":7})");
    CHECK_THAT(bed.bytes("GET", kComments), Catch::Contains("\r\nRetry-After: 7\r\n"));
    CHECK(bed.get("/youtube/v3/videos")["error"]["errors"][0]["reason"] == "rateLimitExceeded");
}

TEST_CASE("bodies that are too much are described, not held") {
    FaultyBed bed;
    bed.fault(R"({"kind":"deep","depth":50})");
    CHECK(bed.get(kComments)["data"].dump() == std::string(50, '[') + std::string(50, ']'));
    bed.fault(R"({"kind":"deep"})");
    CHECK(size_of(bed.deliver("GET", kComments).pieces) > 200'000);

    bed.fault(R"({"kind":"huge"})");
    const auto huge = bed.deliver("GET", kComments);
    CHECK_THAT(huge.pieces[0].bytes, Catch::Contains("Content-Length: 10737418")); // 1 GiB and some
    CHECK(size_of(huge.pieces) > 1'073'741'824);
    CHECK(huge.pieces[2].bytes.size() <= 65'536);
    bed.fault(R"({"kind":"huge","bytes":131072,"length":false})");
    CHECK_THAT(bed.bytes("GET", kComments),
               Catch::Contains("Connection: close") && !Catch::Contains("Content-Length"));
    CHECK(bed.get(kComments)["data"][0]["message"].get<std::string>().size() == 131'072);
    CHECK(bed.deliver("GET", kComments).end == Delivery::End::Close);
}

TEST_CASE("a gzip bomb is small, right, and unpacks to what was asked for") {
    FaultyBed bed;
    bed.fault(R"({"kind":"gzip-bomb","bytes":4194304})");
    const auto text = bed.bytes("GET", kComments);
    const auto body = text.substr(text.find("\r\n\r\n") + 4);
    CHECK_THAT(text, Catch::Contains("Content-Encoding: gzip") &&
                         Catch::Contains(fmt::format("Content-Length: {}\r\n", body.size())));
    CHECK(body.size() < 8'000);
    const auto plain = unpacked(body);
    CHECK(plain.size() == 4'194'304 + 11);
    CHECK(json::parse(plain)["data"].empty());
    CHECK(size_of(gzip_bomb(1 << 30)) < 1'500'000);
}

TEST_CASE("answers are spoilt on their way") {
    FaultyBed bed;
    const auto whole = bed.bytes("GET", kComments);
    bed.fault(R"({"kind":"truncated"})");
    const auto half = bed.bytes("GET", kComments);
    CHECK(half.size() < whole.size() - 100);
    CHECK(whole.starts_with(half));
    CHECK(bed.deliver("GET", kComments).end == Delivery::End::Close);
    bed.fault(R"({"kind":"reset"})");
    CHECK(bed.bytes("GET", kComments) == half);
    bed.fault(R"({"kind":"trickle","bytes_a_second":5})");
    CHECK(bed.bytes("GET", kComments) == whole);
    CHECK(bed.deliver("GET", kComments).bytes_a_second == 5);
    bed.fault(R"({"kind":"garbage"})");
    CHECK_THAT(bed.bytes("GET", kComments), Catch::Contains("\r\n\r\n<html>"));
}

TEST_CASE("comments are spoilt in every interface's list") {
    for (const auto& list : kLists) {
        CAPTURE(list.path);
        const json::json_pointer id(list.id), time(list.time);
        FaultyBed bed;
        bed.get(kComments);
        const auto well = comments_of(bed.get(list.path, list.params));
        REQUIRE(well.size() == 4);

        bed.fault(R"({"kind":"duplicate-ids"})");
        const auto doubled = comments_of(bed.get(list.path, list.params));
        REQUIRE(doubled.size() == 8);
        CHECK(doubled[0].at(id) == doubled[1].at(id));
        CHECK(doubled[2].at(id) == well[1].at(id));

        bed.fault(R"({"kind":"missing-ids"})");
        const auto without = comments_of(bed.get(list.path, list.params));
        CHECK_FALSE(without[0].contains(id));
        CHECK(without[1].at(id) == well[1].at(id));

        bed.fault(R"({"kind":"backwards"})");
        const auto back = comments_of(bed.get(list.path, list.params));
        CHECK(back[0].at(time) == well[0].at(time));
        CHECK(back[1].at(time).dump() < well[1].at(time).dump());
        if (back[1].at(time).is_string())
            CHECK_THAT(back[1].at(time).get<std::string>(), Catch::StartsWith("2026-01-15T08:00:00"));

        bed.fault(R"({"kind":"bad-utf8"})");
        const auto text = bed.bytes("GET", list.path, list.params);
        CHECK_THAT(text, Catch::Contains("\xC3\x28\xFF"
                                         "bonjour"));
        CHECK(json::parse(text.substr(text.find("\r\n\r\n") + 4), nullptr, false).is_discarded());
        CHECK_THAT(text, Catch::Contains(
                             fmt::format("Content-Length: {}\r\n", text.size() - text.find("\r\n\r\n") - 4)));
    }
}

TEST_CASE("an empty page says where it goes on, and nothing is lost behind it") {
    FaultyBed bed;
    bed.get(kComments);
    bed.fault(R"({"kind":"empty-page"})");
    const auto graph = bed.get(kComments, {{"limit", "2"}});
    CHECK(graph["data"].empty());
    CHECK(graph["paging"]["next"] == "http://h/v26.0/1234/comments?limit=2&");
    for (const auto& [list, token] : {std::pair(kLists[1], "pageToken"), std::pair(kLists[3], "after")}) {
        bed.fault(R"({"kind":"empty-page","count":1})");
        const auto page = bed.get(list.path, list.params);
        CHECK(comments_of(page).empty());
        auto params = list.params;
        params[token] = page.contains("result") ? page["result"]["cursor"] : page["nextPageToken"];
        CHECK(comments_of(bed.get(list.path, params)).size() == 4);
    }
}

TEST_CASE("a list without end names another page on each, a circle the same one") {
    FaultyBed bed;
    for (const auto& [path, data, cursor] :
         {std::tuple(kComments, "/data", "/paging/cursors/after"),
          std::tuple("/youtube/v3/liveChat/messages", "/items", "/nextPageToken"),
          std::tuple("/json/comments", "/result/comments", "/result/cursor")}) {
        bed.fault(R"({"kind":"endless","size":2})");
        const auto one = bed.get(path), two = bed.get(path);
        CHECK(one.at(json::json_pointer(data)).size() == 2);
        CHECK(one.at(json::json_pointer(data)) != two.at(json::json_pointer(data)));
        CHECK(one.at(json::json_pointer(cursor)) != two.at(json::json_pointer(cursor)));
        bed.fault(R"({"kind":"endless","circle":true})");
        CHECK(bed.get(path).at(json::json_pointer(cursor)) == bed.get(path).at(json::json_pointer(cursor)));
    }
}

TEST_CASE("too much is asked for until it is less") {
    FaultyBed bed;
    bed.fault(R"({"kind":"too-much","limit":3})");
    CHECK(bed.get(kComments, {{"limit", "4"}})["error"]["code"] == 1);
    CHECK(bed.get(kComments, {{"limit", "3"}})["data"].size() == 3);
}

TEST_CASE("cursors expire for who has one") {
    FaultyBed bed;
    const auto cursor = bed.get(kComments, {{"limit", "1"}})["paging"]["cursors"]["after"];
    bed.fault(R"({"kind":"expired-cursor"})");
    CHECK(bed.get(kComments)["data"].size() == 4);
    CHECK(bed.get(kComments, {{"after", cursor}})["error"]["code"] == 100);
    CHECK(bed.get("/youtube/v3/liveChat/messages", {{"pageToken", "x"}})["error"]["errors"][0]["reason"] ==
          "pageTokenInvalid");
    CHECK_THAT(bed.bytes("GET", "/json/comments", {{"after", "from-1"}}), Catch::StartsWith("HTTP/1.1 410"));
}

TEST_CASE("a token expires at its time, until another is accepted") {
    FaultyBed bed(options_with({fault_of(R"({"kind":"expired-token","at_ms":1000})")}));
    bed.token = "old";
    CHECK(bed.get(kComments).contains("data"));
    CHECK(bed.get(kComments, {}, 999).contains("data"));
    CHECK(bed.get(kComments, {}, 1'000)["error"]["error_subcode"] == 463);
    CHECK_THAT(bed.bytes("GET", "/youtube/v3/videos"), Catch::StartsWith("HTTP/1.1 401"));
    CHECK_THAT(bed.bytes("GET", "/api/integrations/chat"), Catch::StartsWith("HTTP/1.1 401"));
    CHECK_THAT(bed.bytes("GET", "/json/latest"), Catch::StartsWith("HTTP/1.1 401"));
    bed.post("/_standin/token", R"({"token":"new"})", 2'000);
    CHECK(bed.get(kComments, {}, 2'000)["error"]["error_subcode"] == 463);
    bed.token = "new";
    CHECK(bed.get(kComments, {}, 2'000).contains("data"));
    bed.post("/_standin/token", R"({"expired":true})", 3'000);
    CHECK(bed.get(kComments, {}, 3'000)["error"]["error_subcode"] == 463);
    CHECK_THAT(bed.bytes("POST", "/_standin/token", {}, json::object()), Catch::StartsWith("HTTP/1.1 400"));
    CHECK(bed.ledger()["faults"].size() == 1);
}

TEST_CASE("usage is told, and a broadcast ends, by the script") {
    FaultyBed bed(
        options_with({fault_of(R"({"kind":"usage","at_ms":100,"for_ms":100,"usage":{"call_count":98}})"),
                      fault_of(R"({"kind":"end","at_ms":500})")}));
    CHECK_THAT(bed.bytes("GET", kComments), !Catch::Contains("X-App-Usage"));
    CHECK_THAT(bed.bytes("GET", kComments, {}, nullptr, 100), Catch::Contains("\"call_count\":98"));
    CHECK_THAT(bed.bytes("GET", kComments, {}, nullptr, 199), Catch::Contains("\"call_count\":98"));
    CHECK_THAT(bed.bytes("GET", kComments, {}, nullptr, 200), !Catch::Contains("X-App-Usage"));
    CHECK(bed.get("/v26.0/1234", {{"fields", "status"}}, 499)["status"] == "LIVE");
    CHECK(bed.get("/v26.0/1234", {{"fields", "status"}}, 500)["status"] == "LIVE_STOPPED");
}
