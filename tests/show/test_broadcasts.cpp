#include "show/broadcasts.h"

#include <catch2/catch.hpp>

using namespace regie;

TEST_CASE("a broadcast is the show's own once an output to its platform was live") {
    ShowFile show;
    OutputSpec web;
    web.id = "web";
    web.platform = "facebook";
    show.outputs = {web};
    FeedSpec facebook, youtube;
    facebook.id = "fb";
    facebook.platform = "facebook";
    youtube.platform = "youtube";
    Broadcasts broadcasts;
    const auto log = [&](EventBody body) { broadcasts.apply({1, 0, 0, "engine", std::move(body)}); };
    log(OutputChanged{"web", "connecting", "", 0, ""});
    log(OutputChanged{"web", "failed", "nobody listens there", 0, ""});
    log(OutputChanged{"recording", "running", "", 0, ""});
    CHECK_FALSE(broadcasts.fed(show, facebook));
    log(OutputChanged{"web", "running", "", 0, ""});
    log(OutputChanged{"web", "lost", "", 0, ""});
    CHECK(broadcasts.fed(show, facebook));
    CHECK_FALSE(broadcasts.fed(show, youtube));
    CHECK_FALSE(broadcasts.ended("fb"));
    log(FeedChanged{"fb", "ended", "The broadcast is ended."});
    CHECK(broadcasts.ended("fb"));
}
