// The templates look as they did: at half size, premultiplied over nothing, with a tolerance for another
// build of the font renderer. With REGIE_GOLDEN_REGENERATE set, the pictures are written instead of compared.

#include "overlay_fixture.h"

#include <QFile>

#include <cstdlib>

using namespace regie;
using namespace regie::overlay;
using namespace regie::overlay::test;

namespace {

/// A pixel differs when a channel does by more than this, of 255 …
constexpr int kChannelTolerance = 24;
/// … and a picture when more of its painted pixels do than this.
constexpr double kPixelTolerance = 0.004;

int distance(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                     std::abs(qBlue(a) - qBlue(b)), std::abs(qAlpha(a) - qAlpha(b))});
}

/// The part of the pixels painted in either picture that differ. Both premultiplied.
double difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) {
        return 1;
    }
    int painted = 1, differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y), other = b.pixel(x, y);
            painted += qAlpha(one) != 0 || qAlpha(other) != 0 ? 1 : 0;
            differing += distance(one, other) > kChannelTolerance ? 1 : 0;
        }
    }
    return static_cast<double>(differing) / painted;
}

void compare(const QImage& picture, const QString& name) {
    const QImage half = picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    const QString kept = QStringLiteral(GOLDEN_IMAGES "/") + name + ".png";
    if (std::getenv("REGIE_GOLDEN_REGENERATE")) {
        REQUIRE(half.save(kept));
        return;
    }
    const QImage golden(kept);
    const double differs = difference(half, golden.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    if (differs > kPixelTolerance) {
        half.save(name + ".png");
    }
    INFO(kept.toStdString() << " is not what is drawn now (" << differs * 100
                            << " % of it differs); that is in " << name.toStdString()
                            << ".png here. If it was meant: tests/golden/regenerate.sh");
    CHECK(differs <= kPixelTolerance);
}

} // namespace

TEST_CASE("templates come in, stand and leave as they did, on every canvas") {
    for (const Canvas& canvas : {Canvas{1920, 1080, {30}}, Canvas{1280, 720, {30}}, Canvas{1080, 1920, {30}},
                                 Canvas{1080, 1080, {30}}}) {
        for (const Graphic& graphic : {lower_third(), event_card(), between(), pinned_comment(), slate(),
                                       full_title(), clock_with("Nantes"), countdown_to("19:00")}) {
            const QString name = QString("%1-%2x%3")
                                     .arg(QString::fromStdString(graphic.graphic))
                                     .arg(canvas.width)
                                     .arg(canvas.height);
            auto renderer = make_renderer(canvas);
            renderer->set_epoch(1'795'628'850'000); // 18:47:30 in Paris
            renderer->set_on_air(on_air({graphic}), between_boxes(canvas));
            compare(render_through(*renderer, 0, 5), name + "-in");
            compare(render_through(*renderer, 6, 30), name);
            renderer->set_on_air({}, between_boxes(canvas));
            compare(render_through(*renderer, 31, 35), name + "-out");
        }
    }
}

TEST_CASE("every other template stands as it did, on every canvas") {
    for (const Canvas& canvas :
         {Canvas{1920, 1080, {30}}, Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}}})
        for (const Graphic& graphic : other_templates()) {
            auto renderer = make_renderer(canvas);
            renderer->set_epoch(1'795'628'850'000);
            renderer->set_on_air(on_air({graphic}), {});
            compare(render_through(*renderer, 0, 60), QString("%1-%2x%3")
                                                          .arg(QString::fromStdString(graphic.graphic))
                                                          .arg(canvas.width)
                                                          .arg(canvas.height));
        }
}

TEST_CASE("the neutral theme looks as it did") {
    auto renderer = make_renderer(kFullHd, "neutral");
    renderer->set_epoch(1'795'628'850'000);
    renderer->set_on_air(on_air({lower_third(), event_card(), other_templates()[3]}));
    compare(render_through(*renderer, 0, 30), "neutral-1920x1080");
}

TEST_CASE("long and right-to-left words look as they did") {
    compare(
        at_rest({lower_third("Conférence de presse de Madame la Maire de Nantes",
                             "Avec le directeur du Musée d'arts, la présidente de la Métropole et l'équipe"),
                 pinned_comment(
                     "متحف رائع جدا! شكرا لكم على هذا العمل الجميل، سنأتي مع العائلة كلها يوم الأحد 😀")}),
        "long-and-arabic-1920x1080");
}

TEST_CASE("emoji are in colour and every script has its letters") {
    compare(
        at_rest(
            {lower_third(
                 "❤️ ☀️ ⚠️ ▶️ 1️⃣ 👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 "
                 "👍🏽",
                 "美術館へようこそ · 박물관 · 欢迎 · ❤ ☎ ©"),
             pinned_comment(
                 "Bravo ❤️❤️ à toute l'équipe, quelle verrière magnifique ☀️ et quelle belle "
                 "soirée ! On reviendra avec toute la famille 👨‍👩‍👧‍👦 dès que possible, "
                 "promis "
                 "juré "
                 "❤️ ❤️ ❤️ "
                 "☀️ ☀️ ☀️")}),
        "emoji-and-scripts-1920x1080");
}

TEST_CASE("an answer is whole, however long it is, and so is what is voted for") {
    const std::string answer = "Le musée est ouvert tous les jours sauf le mardi, de 11 h à 19 h, et le "
                               "jeudi jusqu'à 21 h. L'entrée est "
                               "gratuite le premier dimanche du mois, de septembre à juin. Le 24 et le 31 "
                               "décembre il ferme à 16 h ; il "
                               "est fermé le 25 décembre, le 1er janvier et le 1er mai. Pensez à réserver.";
    for (const Canvas& canvas :
         {Canvas{1920, 1080, {30}}, Canvas{1080, 1920, {30}}, Canvas{1080, 1080, {30}}}) {
        const Graphic answered{
            "answer",
            "question-answer",
            {{"question", "C'est ouvert quand ?"}, {"author", "Karim B."}, {"answer", answer}},
            -1,
            {}};
        Graphic poll{"poll",
                     "poll",
                     {{"question", "Quel nom pour la nouvelle place devant le musée ?"},
                      {"options", "Place de la Métropole-et-des-Arts-Réunis\nPlace Anne-de-Bretagne\nSquare "
                                  "des Marchands-de-Couleurs-d'Autrefois"}},
                     -1,
                     {}};
        poll.live = {{"votes", "1\n0\n0"}};
        const auto size = QString("-%1x%2").arg(canvas.width).arg(canvas.height);
        compare(at_rest({answered}, canvas), "long-answer" + size);
        compare(at_rest({poll}, canvas), "long-options" + size);
    }
}

TEST_CASE("a countdown says days, and at zero what it was for") {
    const auto drawn = [](const char* to, std::int64_t epoch_ms) {
        auto renderer = make_renderer();
        renderer->set_epoch(epoch_ms);
        auto graphic = countdown_to(to);
        graphic.fields["end"] = "Les portes sont ouvertes";
        renderer->set_on_air(on_air({graphic}), {});
        return render_through(*renderer, 0, 30);
    };
    compare(drawn("2026-11-28 19:30", 1'795'628'850'000), "countdown-days");
    compare(drawn("18:47", 1'795'628'850'000), "countdown-zero");
    compare(drawn("19:00", 1'795'586'400'000), "countdown-hours"); // from 7:00 on, twelve hours away
}

TEST_CASE("words stand on a shadow, or on nothing") {
    const Canvas canvas{1920, 1080, {30}};
    for (const char* backing : {"shadow", "none"}) {
        auto graphic = lower_third();
        graphic.fields["backing"] = backing;
        auto renderer = make_renderer(canvas);
        renderer->set_on_air(on_air({graphic}), {});
        compare(render_through(*renderer, 0, 30), QString("lower-third-on-") + backing);
    }
}
