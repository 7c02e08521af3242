// show/templates.h and qml/overlays say the same.

#include "overlay_fixture.h"
#include "show/templates.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace regie;
using namespace regie::overlay::test;

namespace {

Graphic filled(const Template& kind) {
    Graphic graphic{"x", kind.name, {}, -1, {}};
    for (const TemplateField& field : kind.fields) {
        using Type = TemplateField::Type;
        (field.live ? graphic.live : graphic.fields)[field.name] = field.picture()              ? logo_file()
                                                                   : field.type == Type::Time   ? "9:30"
                                                                   : field.type == Type::Number ? "7"
                                                                   : field.name == "votes"      ? "3\n1"
                                                                   : field.list() ? "Musée\n9:30 Visite"
                                                                   : field.choices.empty()
                                                                       ? "Musée"
                                                                       : field.choices.back();
    }
    return graphic;
}

QString qml_of(const Template& kind) {
    QFile file(":/qt/qml/Regie/Overlays/" + QString::fromStdString(kind.component) + ".qml");
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

} // namespace

TEST_CASE("every template has its component, and each of its fields shows") {
    const Canvas small{960, 540, {30}};
    for (const Template& kind : Templates()) {
        INFO(kind.name);
        CHECK_FALSE(painted_box(at_rest({filled(kind)}, small)).isNull());
        for (const TemplateField& field : kind.fields) {
            INFO(field.name);
            Graphic all = filled(kind);
            if (field.name == "end") {      // of a countdown: it shows at zero, in the title's place
                all.fields["to"] = "22:00"; // it is midnight
                all.fields["end"] = "Ouvert";
            }
            const QImage picture = at_rest({all}, small);
            Graphic without = all;
            without.fields.erase(field.name);
            without.live.erase(field.name);
            CHECK(at_rest({without}, small) != picture);
        }
    }
}

TEST_CASE("a component has the table's fields for properties, required ones alike, and no other text") {
    const QRegularExpression declared(
        "^    (required )?property (string|url|int|list<string>|list<url>) (\\w+)$",
        QRegularExpression::MultilineOption);
    for (const Template& kind : Templates()) {
        INFO(kind.component);
        std::map<std::string, bool> in_table, in_qml;
        for (const TemplateField& field : kind.fields) {
            in_table[field.name] = field.required;
        }
        auto matches = declared.globalMatch(qml_of(kind).replace(QRegularExpression(" *//.*"), ""));
        while (matches.hasNext()) {
            const auto match = matches.next();
            in_qml[match.captured(3).toStdString()] = !match.captured(1).isEmpty();
        }
        CHECK(in_qml == in_table);
    }
}

TEST_CASE("a template that says so keeps clear of the edges, on every canvas and however full it is") {
    for (const Canvas& canvas :
         {Canvas{1920, 1080, {30}}, Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}}}) {
        const bool tall = canvas.height > canvas.width;
        const int side = canvas.width * 5 / 100;
        const int end = tall ? 250 : canvas.height * 55 / 1000;
        const QRect safe(side - 1, end - 1, canvas.width - 2 * side + 2, canvas.height - 2 * end + 2);
        for (const Template& kind : Templates()) {
            INFO(kind.name << " on " << canvas.width << "x" << canvas.height);
            Graphic full = filled(kind);
            for (const TemplateField& field : kind.fields) {
                auto& text = (field.live ? full.live : full.fields)[field.name];
                if (field.type == TemplateField::Type::Text)
                    text = std::string(field.most, 'M');
                if (field.type == TemplateField::Type::Lines && !field.live)
                    for (std::size_t line = 1; line < field.most_lines; ++line)
                        text += "\n" + std::string(field.most, 'M');
            }
            if (kind.safe_area)
                CHECK(safe.contains(painted_box(at_rest({full}, canvas))));
        }
    }
}

TEST_CASE("which texts are cut is told by what is drawn, not by how long they are") {
    const Canvas hd{1280, 720, {25}};
    auto renderer = make_renderer(hd);
    const auto cut = [&](const char* kind, Fields fields, std::optional<Box> between = {}) {
        return renderer->cut_texts({"g", kind, std::move(fields), -1, {}}, between);
    };
    const std::string who = "Marie-Antoinette de La Rochefoucauld-Montmorency de Keranflec'h",
                      what = "Adjointe au maire chargée de la culture, du patrimoine et des relations "
                             "internationales";
    CHECK(cut("lower-third", {{"title", who}, {"subtitle", what}}) == Fields{{"title", who}});
    const std::string hat = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    CHECK(cut("event-card", {{"title", hat}, {"details", "19:00"}}) == Fields{{"title", hat}});
    CHECK(cut("full-title", {{"title", "Réouverture du Musée d’arts de Nantes après six années de travaux"}})
              .empty());
    const std::string entry = "18:30 Ouverture des portes au public, accueil des familles, vestiaire et "
                              "distribution des plans du musée";
    CHECK(cut("programme", {{"title", "Programme"}, {"entries", "19:00 Discours\n" + entry}}) ==
          Fields{{"entries", entry}});
    // One that is not to be seen yet.
    CHECK(cut("ticker", {{"lines", "Un\n" + entry + " " + entry}, {"motion", "flip"}}).contains("lines"));
    CHECK(cut("question-answer", {{"question", "Quand ?"}, {"answer", entry + " " + entry}}).empty());
    std::string longest;
    while (longest.size() + 5 <= 695)
        longest += "mots ";
    CHECK(cut("question-answer", {{"question", "Quand ?"}, {"answer", longest + "DERNIER"}}).empty());
    CHECK(cut("between", {{"title", entry}}).empty()); // nowhere to stand
    CHECK(cut("between", {{"title", entry}}, Box{100, 200, 120, 300}).contains("title"));
    CHECK(painted_box(render_through(*renderer, 0, kSettled)).isNull());
}

TEST_CASE("no template warns, on any canvas") {
    static QStringList warnings;
    need_application();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& words) { warnings.append(words); });
    for (const Canvas& canvas : {Canvas{1920, 1080, {30}}, Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}},
                                 Canvas{320, 180, {25}}}) {
        auto renderer = make_renderer(canvas);
        std::int64_t frame = 0;
        for (const Template& kind : Templates()) {
            renderer->set_on_air(on_air({filled(kind)}), between_boxes(canvas));
            render_through(*renderer, frame, frame + kSettled);
            frame += kSettled + 1;
        }
    }
    qInstallMessageHandler(before);
    CHECK(warnings.filter("qrc:").join('\n').toStdString() == "");
}

TEST_CASE("a card between two boxes lies within its place, moves with it, and is not there without one") {
    auto renderer = make_renderer();
    const Box left{100, 200, 260, 400}, right{900, 300, 260, 400};
    const auto stands_in = [](const QImage& picture, const Box& place) {
        const QRect painted = painted_box(picture);
        return !painted.isNull() && QRect(place.x, place.y, place.width, place.height).contains(painted);
    };
    renderer->set_on_air(on_air({between()}), left);
    CHECK(stands_in(render_through(*renderer, 0, kSettled), left));
    renderer->set_on_air(on_air({between()}), right);
    CHECK(stands_in(render_through(*renderer, kSettled + 1, 2 * kSettled), right));
    renderer->set_on_air(on_air({between()}));
    CHECK(painted_box(render_through(*renderer, 2 * kSettled + 1, 3 * kSettled)).isNull());
}

TEST_CASE("a clock shows the time of the frame, and a countdown what is left of it") {
    // 18:47:30 in Paris on 25 November 2026.
    constexpr std::int64_t kEvening = 1'795'628'850'000;
    const auto picture = [&](const Graphic& graphic, std::int64_t epoch_ms, std::int64_t frame) {
        auto renderer = make_renderer();
        renderer->set_epoch(epoch_ms);
        renderer->set_on_air(on_air({graphic}));
        render_through(*renderer, 0, kSettled);
        return render_through(*renderer, frame, frame);
    };
    const auto still = picture(clock_with("Nantes"), kEvening, 200);
    CHECK(still == picture(clock_with("Nantes"), kEvening, 800)); // within its minute
    CHECK(still != picture(clock_with("Nantes"), kEvening, 30 * 30));
    CHECK(still == picture(clock_with("Nantes"), kEvening + 24 * 3'600'000, 200)); // the same time of day
    const auto left = picture(countdown_to("19:00"), kEvening, 150);
    CHECK(left == picture(countdown_to("19:00"), kEvening, 179));
    CHECK(left != picture(countdown_to("19:00"), kEvening, 180));
    CHECK(left == picture(countdown_to("19:01"), kEvening + 60'000, 150));
    // Past its time it stays at zero, and after midnight it is the next day's.
    const auto zero = picture(countdown_to("18:47"), kEvening, 150);
    CHECK(zero == picture(countdown_to("18:00"), kEvening, 150));
    CHECK(picture(countdown_to("0:15"), kEvening, 150) != zero);
    // A date says which day; so does half a day and more.
    CHECK(picture(countdown_to("2026-11-25 19:00"), kEvening, 150) == left);
    CHECK(picture(countdown_to("2026-11-24 19:00"), kEvening, 150) == zero);
    CHECK(picture(countdown_to("2026-11-26 19:00"), kEvening, 150) != left);
    CHECK(picture(countdown_to("12:00"), kEvening, 150) != zero);
}

namespace {

/// What stands apart on a ticker's strip, from left to right: how wide it is, and how much of it there is.
struct TickerPiece {
    int width = 0;
    double ink = 0;
};

std::vector<TickerPiece> pieces_of_ticker(const std::string& words) {
    const auto picture = at_rest({Graphic{"t", "ticker", {{"lines", words}}, -1, {}}});
    const auto strip = painted_box(picture);
    const auto ground = picture.pixelColor(strip.center().x(), strip.top() + 2);
    const auto ink_at = [&](int x) {
        int ink = 0;
        for (int y = strip.top(); y <= strip.bottom(); ++y) {
            const auto colour = picture.pixelColor(x, y);
            const int far =
                std::max({std::abs(colour.red() - ground.red()), std::abs(colour.green() - ground.green()),
                          std::abs(colour.blue() - ground.blue())});
            ink += far > 24 ? far : 0;
        }
        return ink;
    };
    constexpr int kApart = 8; // letters of a word stand closer
    std::vector<TickerPiece> pieces;
    int x = strip.left();
    while (x < strip.right() && ink_at(x) > 0) // the accent in front of it
        ++x;
    TickerPiece piece;
    for (int begin = -1, last = -1; x < strip.right() && pieces.size() < 4; ++x) {
        if (const int ink = ink_at(x); ink > 0) {
            begin = begin < 0 ? x : begin;
            last = x;
            piece = {last - begin + 1, piece.ink + ink};
        } else if (begin >= 0 && x - last > kApart) {
            pieces.push_back(std::exchange(piece, {}));
            begin = -1;
        }
    }
    return pieces;
}

} // namespace

TEST_CASE("the first letter of a ticker is whole, whatever it is") {
    // The words come again behind themselves, where nothing is in the way of the same letters.
    for (const std::string words : {"W", "É", "j", "Ïle", "مرحبا", "👏", "❤️", "美術"}) {
        INFO(words);
        const auto pieces = pieces_of_ticker(words);
        REQUIRE(pieces.size() == 4);
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(std::abs(pieces[i].width - pieces[i + 2].width) <= 1); // between two pixels
            CHECK(pieces[i].ink == Approx(pieces[i + 2].ink).epsilon(0.03));
        }
    }
}

TEST_CASE("comments that wait are shown while there are some") {
    Graphic queue{"queue", "comment-queue", {{"title", "Vos questions"}}, -1, {}};
    CHECK(painted_box(at_rest({queue})).isNull());
    queue.live = {{"authors", "Karim B."}, {"texts", "Est-ce ouvert ?"}, {"platforms", "facebook"}};
    CHECK_FALSE(painted_box(at_rest({queue})).isNull());
}

TEST_CASE("a clock has its corner of a wide canvas for itself") {
    const auto card = painted_box(at_rest({event_card()}));
    const auto both = painted_box(at_rest({event_card(), clock_with("")}));
    CHECK(both.top() == card.top());
    CHECK(both.height() == card.height()); // beside it, not below
    CHECK(both.right() > card.right());
}
