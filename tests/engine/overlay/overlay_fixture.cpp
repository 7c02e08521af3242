#include "overlay_fixture.h"

#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QPainter>
#include <QTemporaryDir>

namespace regie::overlay::test {

void need_application() {
    static int argc = 1;
    static char name[] = "test";
    static char* argv[] = {name, nullptr};
    static QGuiApplication* application = nullptr;
    if (!application) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("TZ", "Europe/Paris"); // clocks show local time
        application = new QGuiApplication(argc, argv);
    }
}

std::unique_ptr<OverlayRenderer> make_renderer(Canvas canvas, const std::string& theme,
                                               const Templates& templates) {
    need_application();
    auto renderer = OverlayRenderer::create(canvas, built_in_themes().at(theme), templates);
    INFO((renderer ? std::string() : renderer.error().line()));
    REQUIRE(renderer);
    return std::move(*renderer);
}

std::string logo_file() {
    static const QTemporaryDir folder;
    const QString path = folder.filePath("logo.png");
    QImage logo(400, 400, QImage::Format_ARGB32_Premultiplied);
    logo.fill(Qt::transparent);
    QPainter painter(&logo);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor("#B5452C"));
    painter.drawRect(20, 20, 360, 360);
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygon({{60, 160}, {200, 60}, {340, 160}}));
    for (const int x : {80, 175, 270}) {
        painter.drawRect(x, 180, 50, 150);
    }
    painter.end();
    logo.save(path);
    return path.toStdString();
}

Graphic lower_third(const std::string& title, const std::string& subtitle) {
    return {"third", "lower-third", {{"title", title}, {"subtitle", subtitle}}, -1, {}};
}

Graphic event_card(const std::string& logo) {
    return {
        "card",
        "event-card",
        {{"title", "Réouverture du Musée d'arts"}, {"details", "Nantes · today 11:00–19:00"}, {"logo", logo}},
        -1,
        {}};
}

Graphic slate() {
    return {"slate",
            "slate",
            {{"title", "Réouverture du Musée d'arts"},
             {"message", "De retour dans un instant"},
             {"logo", logo_file()}},
            -1,
            {}};
}

Graphic full_title() {
    return {"chapter",
            "full-title",
            {{"title", "Conseil municipal"}, {"subtitle", "Séance du 25 novembre"}},
            -1,
            {}};
}

Graphic clock_with(const std::string& title) { return {"clock", "clock", {{"title", title}}, -1, {}}; }

Graphic countdown_to(const std::string& time) {
    return {"countdown", "countdown", {{"title", "Ouverture des portes dans"}, {"to", time}}, -1, {}};
}

Graphic between() {
    return {"between",
            "between",
            {{"title", "Conseil municipal"}, {"subtitle", "Budget 2027"}, {"logo", logo_file()}},
            -1,
            {}};
}

std::vector<Graphic> other_templates() {
    const auto made = [](const char* kind, Fields fields, Fields live = {}) {
        Graphic graphic{kind, kind, std::move(fields), -1, {}};
        graphic.live = std::move(live);
        return graphic;
    };
    return {
        made(
            "ticker",
            {{"lines",
              "Entrée libre jusqu'à 19:00\nNocturne le jeudi\nPlus d'informations sur museedartsdenantes.fr"},
             {"title", "Infos"}}),
        made("comment-queue", {{"title", "Vos questions"}},
             {{"authors", "Karim B.\nInès M.\nJean-Pierre L."},
              {"texts", "Est-ce ouvert le mardi ?\nBravo à toute l'équipe pour cette magnifique verrière "
                        "👏\nLe parking est-il gratuit le dimanche ?"},
              {"platforms", "facebook\nyoutube\nfacebook"}}),
        made("question-answer", {{"question", "Est-ce que le musée est ouvert le mardi ?"},
                                 {"author", "Karim B."},
                                 {"answer", "Non, le mardi est notre jour de fermeture."}}),
        made("poll",
             {{"question", "Quel atelier voulez-vous voir ?"},
              {"options", "Restauration de tableaux\nMoulage\nLes réserves"},
              {"prompt", "Répondez 1, 2 ou 3 en commentaire"}},
             {{"votes", "12\n5\n3"}}),
        made("agenda", {{"title", "Délibération 7 : budget du musée"},
                        {"speaker", "Marc Audrain, maire"},
                        {"minutes", "5"},
                        {"result", "Adopté · 42 pour, 3 contre, 2 abstentions"}}),
        made("programme", {{"title", "Samedi au musée"},
                           {"entries", "11:00 Ouverture des portes\n14:30 Visite avec la directrice\n18:00 "
                                       "Discours et ruban\n20:00 Concert dans la cour"}}),
        made("logo-bug", {{"logo", logo_file()}, {"mark", "EN DIRECT"}}),
        made("qr-code",
             {{"link", "https://museedartsdenantes.fr/reouverture"}, {"caption", "Réservez votre visite"}}),
        made("partners", {{"logos", logo_file() + "\n" + logo_file() + "\n" + logo_file()},
                          {"title", "Avec le soutien de"}}),
        made("captions", {},
             {{"said", "Bonjour à toutes et à tous, et bienvenue\ndans la grande galerie du musée."}}),
        made("end-card", {{"title", "Merci, et à bientôt !"},
                          {"message", "Le musée vous attend dès demain, 11:00"},
                          {"logo", logo_file()},
                          {"link", "https://museedartsdenantes.fr"},
                          {"caption", "museedartsdenantes.fr"}}),
    };
}

std::optional<Box> between_boxes(Canvas canvas) {
    return places_of("two-boxes", canvas.width, canvas.height, false).between;
}

Graphic pinned_comment(const std::string& text) {
    return {kPinKey,
            "pinned-comment",
            {{"author", "Karim B."}, {"text", text}, {"platform", "facebook"}},
            -1,
            {}};
}

std::map<std::string, Graphic> on_air(std::initializer_list<Graphic> graphics) {
    std::map<std::string, Graphic> all;
    for (const Graphic& graphic : graphics) {
        all[graphic.key] = graphic;
    }
    return all;
}

QImage render_through(OverlayRenderer& renderer, std::int64_t from, std::int64_t to) {
    for (std::int64_t frame = from; frame < to; ++frame) {
        renderer.render(frame);
    }
    return renderer.render(to).picture.copy();
}

QImage at_rest(std::initializer_list<Graphic> graphics, Canvas canvas, const Templates& templates) {
    auto renderer = make_renderer(canvas, "city", templates);
    renderer->set_on_air(on_air(graphics), between_boxes(canvas));
    return render_through(*renderer, 0, kSettled);
}

void turn_events(int ms, const std::function<bool()>& done) {
    for (QDeadlineTimer deadline(ms); !done() && !deadline.hasExpired();)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

QRect painted_box(const QImage& image) {
    int left = image.width(), top = image.height(), right = -1, bottom = -1;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(line[x]) != 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        }
    }
    return right < 0 ? QRect() : QRect(QPoint(left, top), QPoint(right, bottom));
}

} // namespace regie::overlay::test
