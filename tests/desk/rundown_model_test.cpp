#include "desk/desk_views.h"
#include "desk/rundown_model.h"
#include "log_builder.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;
using regie::test::LogBuilder;

namespace {

struct Fixture {
    LogBuilder log;
    RundownModel model{log.state};

    Fixture() {
        model.set_plan(
            nlohmann::json::parse(R"([{"id": "one", "title": "Musée", "label": "lower third", "seconds": 12},
                                                 {"id": "two", "title": "Open today", "label": "event card"},
                                                 "rubbish", {"title": "no id"},
                                                 {"id": "three", "title": "", "label": 5, "seconds": "x"}])"));
    }
    std::uint64_t take(const std::string& id, std::int64_t until_ms = -1) {
        const auto seq = log.add(GraphicTaken{{id, "lower-third", {}, until_ms, {}}}, "Inès");
        model.was_taken(id);
        return seq;
    }
    std::string text(int row, int role) const {
        return model.data(model.index(row), role).toString().toStdString();
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "the plan is read, and what is no item is left out") {
    CHECK(model.rowCount() == 3);
    CHECK(text(2, RundownModel::TitleRole) == "three");
    CHECK(text(0, RundownModel::TimeRole) == "0:12");
    CHECK(text(1, RundownModel::TimeRole) == "stays");
}

TEST_CASE_METHOD(Fixture, "a changed plan is the whole of it, with what nobody touched as it was") {
    model.set_plan(nlohmann::json::parse(
        R"([{"id": "a", "graphic": "lower-third", "fields": {"title": "A", "subtitle": "s"}, "seconds": 5},
            {"id": "b", "graphic": "event-card", "fields": {"title": "B", "details": "d", "logo": "/x/logo.png"}}])"));
    CHECK(text(0, RundownModel::TitleRole) == "A");
    CHECK(text(0, RundownModel::LabelRole) == "lower third");
    const auto plan = model.plan();
    CHECK(plan[1]["fields"]["logo"] == "/x/logo.png");
    const auto edited = model.with_changed(
        "a", {{"fields", QVariantMap{{"title", " Inès "}, {"subtitle", ""}}}, {"seconds", 0}});
    CHECK(edited[0] ==
          nlohmann::json{{"id", "a"}, {"graphic", "lower-third"}, {"fields", {{"title", "Inès"}}}});
    CHECK(edited[1] == plan[1]);
    const auto ids = [](const nlohmann::json& items) {
        std::string all;
        for (const auto& item : items)
            all += item["id"].get<std::string>() + " ";
        return all;
    };
    CHECK(ids(model.with_moved("a", 1)) == "b a ");
    CHECK(ids(model.with_moved("b", -5)) == "b a ");
    CHECK(model.with_moved("none", 0).is_null());
    CHECK(ids(model.with_double("a")) == "a a-2 b ");
    CHECK(ids(model.without("a")) == "b ");
    CHECK(model.fieldsOf("b").size() == 3); // pictures are chosen in the show file
    CHECK(model.fieldsOf("b")[2].toMap()["choices"].toStringList() == QStringList{"plate", "shadow", "none"});
}

TEST_CASE_METHOD(Fixture, "an item has its cue, its scene and its time, and the show is late or has time") {
    model.set_plan(nlohmann::json::parse(
        R"([{"id": "a", "graphic": "lower-third", "fields": {"title": "A"}},
            {"id": "b", "graphic": "lower-third", "fields": {"title": "B"}, "at": "1:30", "note": "he stands up", "scene": "both"}])"));
    CHECK(text(1, RundownModel::CueRole) == "he stands up");
    CHECK(text(1, RundownModel::PlannedRole) == "01:30");
    const auto plan = model.plan();
    CHECK(model.with_changed("b", {{"note", " she does "}, {"at", "2:00"}})[1] ==
          nlohmann::json{{"id", "b"},
                         {"graphic", "lower-third"},
                         {"fields", {{"title", "B"}}},
                         {"at", "02:00"},
                         {"note", "she does"},
                         {"scene", "both"}});
    CHECK(
        model.with_changed("b", {{"at", ""}, {"scene", ""}})[1] ==
        nlohmann::json{
            {"id", "b"}, {"graphic", "lower-third"}, {"fields", {{"title", "B"}}}, {"note", "he stands up"}});
    CHECK(model.with_changed("a", {}) == plan);
    model.refresh(60'000); // measured at the next one that has a time
    CHECK(model.timing() == "planned in 0:30");
    CHECK_FALSE(model.late());
    model.refresh(155'000);
    CHECK(model.timing() == "1:05 late");
    CHECK(model.late());
    take("a");
    take("b");
    CHECK(model.timing() == "");
}

TEST_CASE_METHOD(Fixture, "next is what follows the last one taken") {
    CHECK(model.next_id() == "one");
    take("one");
    CHECK(model.next_id() == "two");
    const auto seq = take("two");
    CHECK(model.next_id() == "three");
    log.add(TakenBack{seq}, "Inès");
    CHECK(model.next_id() == "two");
    take("three");
    CHECK(model.next_id().isEmpty());
    CHECK(model.summary() == "2 of 3 taken");
}

TEST_CASE_METHOD(Fixture, "a person may choose the next one, until it was taken") {
    model.chooseNext("three");
    take("one");
    CHECK(model.next_id() == "three");
    model.chooseAbove();
    CHECK(model.next_id() == "two");
    take("two");
    CHECK(model.next_id() == "three");
    take("three");
    model.chooseAbove();
    CHECK(model.next_id() == "three");
}

TEST_CASE_METHOD(Fixture, "what is on air says how long it still stays") {
    take("one", 12'000);
    model.refresh(3'500);
    CHECK(text(0, RundownModel::TimeRole) == "0:09 left");
    model.refresh(20'000);
    CHECK(text(0, RundownModel::TimeRole) == "0:00 left");
    log.add(GraphicReleased{"one"}, "clock");
    CHECK(text(0, RundownModel::TimeRole) == "0:12");
}

TEST_CASE_METHOD(Fixture, "what is over the picture is listed with the key that releases it") {
    log.comment("c", "Karim", "Magnifique");
    take("one");
    log.pin("c");
    take("two");
    const auto list = on_air_list(log.state, model, 0);
    REQUIRE(list.size() == 3);
    const auto row = [&](int i, const char* key) { return list[i].toMap()[key].toString().toStdString(); };
    CHECK(row(0, "key") == "two");
    CHECK(row(0, "shortcut") == "release");
    CHECK(row(1, "key") == kPinKey);
    CHECK(row(1, "shortcut") == "release-pin");
    CHECK(row(1, "title") == "“\u2068Magnifique\u2069”");
    CHECK(row(2, "shortcut").empty());
    CHECK(row(2, "by") == "Inès");
    log.add(GraphicTaken{{"campaign-tickets", "lower-third", {}, 12'000, {}}}, "campaign");
    CHECK(on_air_list(log.state, model, 0)[0].toMap()["by"] == "the campaign");
}

TEST_CASE("comments a minute are counted from the show clock") {
    LogBuilder log;
    for (const int second : {5, 59, 61, 130, 150}) {
        log.show_ms = second * 1000;
        log.comment("c" + std::to_string(second));
    }
    CHECK(comments_a_minute(log.state, 150'000, 3) == QList<int>{2, 1, 2});
    CHECK(comments_a_minute(log.state, 200'000, 3) == QList<int>{1, 2, 0});
}
