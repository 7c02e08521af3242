#pragma once
// What tests of the overlay scene share: an application, a renderer, pictures and how they compare.

#include "engine/overlay/overlay_renderer.h"

#include <QImage>
#include <QRect>
#include <QString>
#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace regie::overlay::test {

inline const Canvas kFullHd{1920, 1080, {30}};

/// Frames after which everything has come to rest, at 30 frames a second.
inline constexpr std::int64_t kSettled = 20;

/// Makes the one QGuiApplication of the test, on the offscreen platform.
void need_application();

std::unique_ptr<OverlayRenderer> make_renderer(Canvas canvas = kFullHd, const std::string& theme = "city",
                                               const Templates& templates = {});

/// A logo drawn for tests, as a file that lasts as long as the test program.
std::string logo_file();

Graphic lower_third(const std::string& title = "Musée d'arts de Nantes",
                    const std::string& subtitle = "Réouverture après six ans de travaux");
Graphic event_card(const std::string& logo = logo_file());
Graphic slate();
Graphic between();
Graphic full_title();
Graphic clock_with(const std::string& title);
Graphic countdown_to(const std::string& time);
/// One of every template that has no maker of its own above, with what makes them full.
std::vector<Graphic> other_templates();
/// Where it stands on `canvas`.
std::optional<Box> between_boxes(Canvas canvas);
Graphic
pinned_comment(const std::string& text = "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏");

std::map<std::string, Graphic> on_air(std::initializer_list<Graphic> graphics);

/// Renders every frame from `from` to `to` and returns a copy of the last picture.
QImage render_through(OverlayRenderer& renderer, std::int64_t from, std::int64_t to);

/// The picture of `graphics` at rest.
QImage at_rest(std::initializer_list<Graphic> graphics, Canvas canvas = kFullHd,
               const Templates& templates = {});

/// Qt loads pictures in threads of its own: turns the event loop until `done`, at most for `ms`.
void turn_events(int ms, const std::function<bool()>& done);

/// Around every pixel that is not fully transparent.
QRect painted_box(const QImage& image);

} // namespace regie::overlay::test
