#include "core_rig.h"
#include "engine/earlier_author.h"
#include "written_log.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;

namespace {

Event event(std::uint64_t seq, EventBody body) { return {seq, 0, 0, "Inès", std::move(body)}; }

Event said(std::uint64_t seq, const std::string& id, const std::string& author, const std::string& text,
           const std::string& platform = "facebook") {
    auto comment = a_comment(id, text);
    comment.feed = "fb";
    comment.platform = platform;
    comment.author = {author, "Karim"};
    return event(seq, CommentCame{comment});
}

struct Sessions {
    QTemporaryDir folder;
    std::filesystem::path write(const char* name, std::vector<Event> events) const {
        const auto session = std::filesystem::path(folder.path().toStdString()) / name;
        std::filesystem::create_directories(session);
        write_log(session / "log.sqlite", std::move(events));
        return session;
    }
};

} // namespace

TEST_CASE("what somebody said in earlier sessions is counted, with what became of it") {
    const Sessions sessions;
    sessions.write("one",
                   {said(1, "a", "42", "Bonjour"), said(2, "b", "42", "Nuls"), said(3, "c", "421", "Non"),
                    event(4, CommentHidden{"b"}), event(5, CommentHidden{"a"}), event(6, TakenBack{5})});
    sessions.write("two", {said(1, "d", "42", "says \"42\" on another platform", "youtube")});
    sessions.write("three",
                   {said(1, "e", "42", "Encore moi"), event(2, AuthorBanned{"fb", {"42", "Karim"}, "e", 0})});
    const auto now = sessions.write("now", {said(1, "f", "42", "Ce soir")});
    const auto earlier = said_earlier(now, "facebook", "42");
    CHECK(earlier.sessions == 2);
    CHECK(earlier.comments == 3);
    CHECK(earlier.hidden == 1);
    CHECK(earlier.banned);
    CHECK(earlier.newest.size() == 3);
    CHECK(said_earlier(now, "facebook", "7").comments == 0);
    CHECK(said_earlier(now, "facebook", "").comments == 0); // the platform keeps the id to itself
}

TEST_CASE("a log that cannot be read hides no other") {
    const Sessions sessions;
    sessions.write("one", {said(1, "a", "42", "Bonjour")});
    const auto now = sessions.write("now", {});
    const auto broken = now.parent_path() / "broken";
    std::filesystem::create_directories(broken);
    std::filesystem::copy("/proc/self/cmdline", broken / "log.sqlite");
    CHECK(said_earlier(now, "facebook", "42").comments == 1);
}
