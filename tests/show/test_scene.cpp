#include "show/scene.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

bool apart(const Box& a, const Box& b) {
    return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

} // namespace

TEST_CASE("every box of every layout lies on every canvas, on even pixels, in its shape") {
    for (const auto& [width, height] :
         {std::pair{1920, 1080}, {1280, 720}, {1080, 1920}, {1080, 1080}, {640, 360}})
        for (const auto& layout : layouts())
            for (const bool with_interpreter : {false, true}) {
                INFO(layout.name << " on " << width << "x" << height << ", interpreter " << with_interpreter);
                const auto places = places_of(layout.name, width, height, with_interpreter);
                CHECK(places.boxes.size() == static_cast<std::size_t>(layout.boxes));
                auto all = places.boxes;
                if (places.interpreter)
                    all.push_back(*places.interpreter);
                for (const Box& box : all) {
                    CHECK(box.x >= 0);
                    CHECK(box.y >= 0);
                    CHECK(box.x + box.width <= width);
                    CHECK(box.y + box.height <= height);
                    CHECK((box.x | box.y | box.width | box.height) % 2 == 0);
                    CHECK(box.width * box.height > 0);
                }
                for (const Box& box : places.boxes)
                    CHECK(double(box.width) / box.height == Approx(double(width) / height).epsilon(0.02));
            }
}

TEST_CASE("nothing of a scene lies where the interpreter is") {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}, {1080, 1080}})
        for (const auto& layout : layouts()) {
            const auto places = places_of(layout.name, width, height, true);
            for (const Box& box : places.boxes)
                CHECK(apart(box, places.interpreter.value()));
        }
}

TEST_CASE("two boxes leave a band between them, and the lower third on wide canvases") {
    for (const auto& [width, height] :
         {std::pair{1920, 1080}, {1280, 720}, {640, 360}, {1080, 1920}, {1080, 1080}}) {
        const auto places = places_of("two-boxes", width, height, false);
        const auto& boxes = places.boxes;
        REQUIRE(boxes.size() == 2);
        REQUIRE(places.between);
        CHECK(apart(boxes[0], *places.between));
        CHECK(apart(boxes[1], *places.between));
        CHECK((places.between->x | places.between->y | places.between->width | places.between->height) % 2 ==
              0);
        if (width > height) {
            CHECK(places.between->height == boxes[0].height);
            CHECK(boxes[1].x - (boxes[0].x + boxes[0].width) >= width * 0.13);
            CHECK(boxes[0].y == boxes[1].y);
            CHECK(boxes[0].y + boxes[0].height <= height * 2 / 3);
        } else {
            CHECK(places.between->width == width - 2 * places.between->x);
            CHECK(boxes[1].y - (boxes[0].y + boxes[0].height) >= height * 0.1);
        }
    }
}

TEST_CASE("places on a full-HD canvas") {
    CHECK(places_of("full", 1920, 1080, false).boxes == std::vector<Box>{{0, 0, 1920, 1080}});
    CHECK(places_of("side-by-side", 1920, 1080, false).boxes ==
          std::vector<Box>{{0, 270, 960, 540}, {960, 270, 960, 540}});
    CHECK(places_of("pip-bottom-right", 1920, 1080, false).boxes[1] == Box{1248, 702, 576, 324});
    CHECK(places_of("full", 1920, 1080, true) == Places{{{0, 136, 1440, 810}}, Box{1440, 306, 480, 640}});
    CHECK(places_of("nonsense", 1920, 1080, false).boxes.empty());
}
