#include "desk/comment_words.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;

namespace {

CommentStore store;

CommentEntry entry(Decision decision, Delivery delivery, const std::string& by = "Inès", bool removed = false,
                   const std::string& platform = "facebook") {
    CommentEntry entry;
    entry.comment = store.keep({"c1", platform, platform, {"u1", "Tom"}, "Bonjour", 0}, 0).comment;
    entry.decision = decision;
    entry.delivery = delivery;
    entry.decided_by = store.texts().share(by);
    entry.removed = removed;
    entry.platform_words = store.texts().share("Facebook refused: (#200) no permission");
    return entry;
}

constexpr Capabilities kFacebook{.can_hide = true, .can_delete = true, .can_ban = true, .can_reply = true};

} // namespace

TEST_CASE("where a comment stands is told in words") {
    struct Row {
        CommentEntry entry;
        bool on_air;
        const char* words;
        Tone tone;
        bool dimmed;
    };
    const std::vector<Row> rows = {
        {entry(Decision::None, Delivery::None, ""), false, "", Tone::Plain, false},
        {entry(Decision::None, Delivery::None, ""), true, "On air", Tone::Air, false},
        {entry(Decision::Hidden, Delivery::Waiting), false, "Hidden, waiting for Facebook", Tone::Plain,
         true},
        {entry(Decision::Hidden, Delivery::Confirmed), false, "Hidden, confirmed by Facebook", Tone::Ready,
         true},
        {entry(Decision::Hidden, Delivery::Confirmed, "cue 2"), false,
         "Hidden by cue 2, confirmed by Facebook", Tone::Ready, true},
        {entry(Decision::Hidden, Delivery::Refused), false,
         "Hidden, but Facebook refused: (#200) no permission", Tone::Wait, true},
        {entry(Decision::Approved, Delivery::None), false, "Approved", Tone::Ready, false},
        {entry(Decision::Approved, Delivery::None, "Paul"), false, "Approved by Paul", Tone::Ready, false},
        {entry(Decision::Approved, Delivery::Waiting), false,
         "Approved, waiting for Facebook to show it again", Tone::Ready, false},
        {entry(Decision::None, Delivery::Confirmed, ""), false, "Taken back, Facebook shows it again",
         Tone::Ready, false},
        {entry(Decision::None, Delivery::None, "", true), true, "Removed by its author or by Facebook",
         Tone::Plain, true},
    };
    for (const auto& row : rows) {
        const auto standing = standing_of(row.entry, {.on_air = row.on_air}, "Inès", kFacebook);
        CAPTURE(row.words);
        CHECK(standing.words.toStdString() == row.words);
        CHECK(standing.tone == row.tone);
        CHECK(standing.dimmed == row.dimmed);
    }
}

TEST_CASE("a button says what will really happen at the platform, and why it cannot") {
    const auto undecided = entry(Decision::None, Delivery::None);
    const auto hiding = [&](Capabilities can) { return standing_of(undecided, {}, "Inès", can).hide_words; };
    const auto cannot = [&](Capabilities can) { return cannot_of(undecided, {}, can); };
    CHECK(hiding(kFacebook) == "Hide");
    CHECK(cannot(kFacebook).erase.isEmpty());
    CHECK(cannot(kFacebook).ban.isEmpty());
    CHECK(cannot(kFacebook).reply.isEmpty());
    constexpr Capabilities kYouTube{.can_delete = true, .can_ban = true};
    CHECK(hiding(kYouTube) == "Delete for good");
    CHECK(cannot(kYouTube).erase.startsWith("The button above does it")); // the same button twice
    CHECK(hiding({}) == "Hide here only");
    CHECK(cannot({}).erase == "Nothing can be deleted at Facebook from here.");
    CHECK(cannot({}).ban == "Nobody can be banned at Facebook from here.");
    CHECK(cannot({}).reply == "No reply can be sent to Facebook from here.");
}

TEST_CASE("what was done besides is told below") {
    auto deleted = entry(Decision::Deleted, Delivery::Confirmed);
    CHECK(standing_of(deleted, {}, "Inès", kFacebook).words == "Deleted, confirmed by Facebook");
    CHECK(cannot_of(deleted, {}, kFacebook).approve == "It is deleted.");
    auto answered = entry(Decision::None, Delivery::None);
    const Reply reply{"De 10 h à 18 h.", "Paul", 7, Delivery::Confirmed};
    Ban ban{{"facebook", answered.comment.author(), "c1"}, "Inès", 8};
    const auto standing = standing_of(answered, {.reply = &reply, .ban = &ban}, "Inès", kFacebook);
    CHECK(standing.note.contains("Answered by Paul, confirmed by Facebook"));
    CHECK(standing.note.contains("Its author was banned by Inès, waiting for Facebook"));
    const auto cannot = cannot_of(answered, {.reply = &reply, .ban = &ban}, kFacebook);
    CHECK(cannot.reply == "It has its answer already.");
    CHECK(cannot.ban == "Its author is banned already.");
}

TEST_CASE("what went at our own word is not said to be removed by somebody else") {
    const auto gone = entry(Decision::None, Delivery::None, "", true);
    Ban ban{{"facebook", gone.comment.author(), "c1"}, "Inès", 8, true, Delivery::Confirmed};
    CHECK(standing_of(gone, {.ban = &ban}, "Inès", kFacebook).words == "Removed: its author is banned");
    CHECK(cannot_of(gone, {.ban = &ban}, kFacebook).approve == "It was removed: its author is banned.");
    CHECK(standing_of(entry(Decision::Deleted, Delivery::None, "Inès", true), {}, "Inès", kFacebook).words ==
          "Deleted");
    CHECK(standing_of(entry(Decision::Hidden, Delivery::None, "Inès", true), {}, "Inès", {.can_delete = true})
              .words == "Deleted");
    CHECK(standing_of(entry(Decision::Hidden, Delivery::None, "Inès", true), {}, "Inès", kFacebook).words ==
          "Removed by its author or by Facebook"); // hidden by us, gone by them
}

TEST_CASE("a hidden comment on Facebook says who still sees it") {
    CHECK(standing_of(entry(Decision::Hidden, Delivery::Confirmed), {}, "Inès", kFacebook)
              .note.contains("their friends still see it"));
    const auto elsewhere = entry(Decision::Hidden, Delivery::Confirmed, "Inès", false, "youtube");
    CHECK(standing_of(elsewhere, {}, "Inès", kFacebook).note.isEmpty());
}

TEST_CASE("what can be done depends on where a comment stands") {
    const auto can = [](const CommentEntry& entry, bool on_air) {
        const auto cannot = cannot_of(entry, {.on_air = on_air}, kFacebook);
        return std::string(cannot.approve.isEmpty() ? "A" : "-") + (cannot.hide.isEmpty() ? "H" : "-") +
               (cannot.pin.isEmpty() ? "P" : "-") + (cannot.queue.isEmpty() ? "Q" : "-");
    };
    CHECK(can(entry(Decision::None, Delivery::None), false) == "AHPQ");
    CHECK(can(entry(Decision::None, Delivery::None), true) == "AH--");
    CHECK(can(entry(Decision::Hidden, Delivery::Confirmed), false) == "A---");
    CHECK(can(entry(Decision::Approved, Delivery::None), false) == "-HPQ");
    CHECK(can(entry(Decision::None, Delivery::None, "", true), false) == "----");
}

TEST_CASE("initials stand for a name") {
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"Amélie Roux", "AR"}, {"jp_44", "J"}, {"Sophie Le Goff", "SL"}, {"", "?"},
        {"  ", "?"},           {"سارة", "س"},  {"👏 Tom", "👏"},           {"Léo 🎸", "L"},
    };
    for (const auto& [name, initials] : rows)
        CHECK(initials_of(name).toStdString() == initials);
}

TEST_CASE("searching does not mind case, accents or width") {
    CHECK(search_key("MUSÉE") == search_key("musee"));
    CHECK(search_key("ｗｉｄｅ") == search_key("wide"));
    CHECK(search_key("ÇA VA") == search_key("ca va"));
    CHECK(search_key("musée") != search_key("muse"));
}

TEST_CASE("a quotation keeps right-to-left text to itself") {
    CHECK(quoted("متى يفتح", 20).toStdString() == "“\u2068متى يفتح\u2069”");
}
