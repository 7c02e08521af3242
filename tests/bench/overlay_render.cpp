// What the overlay scene costs a frame at 1080p: a take, a moving lower third, one that stands, an empty
// scene. Prints milliseconds; the figures in ARCHITECTURE.md come from here.

#include "engine/overlay/overlay_renderer.h"

#include <QGuiApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using regie::Graphic;
using regie::overlay::OverlayRenderer;

class Bench {
  public:
    explicit Bench(OverlayRenderer& renderer) : renderer_(renderer) {}

    void show(std::map<std::string, Graphic> on_air) { renderer_.set_on_air(on_air); }

    /// Renders `count` frames and keeps how long each took.
    void run(int count, std::vector<double>& ms) {
        for (int i = 0; i < count; ++i) {
            const auto start = std::chrono::steady_clock::now();
            renderer_.render(frame_++);
            ms.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        }
    }

  private:
    OverlayRenderer& renderer_;
    std::int64_t frame_ = 0;
};

void print(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    std::printf("%-28s median %7.3f  95 %% %7.3f  worst %7.3f ms  (%zu frames)\n", what, ms[ms.size() / 2],
                ms[ms.size() * 95 / 100], ms.back(), ms.size());
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    auto renderer = OverlayRenderer::create({1920, 1080, {30}}, "city");
    if (!renderer) {
        std::fprintf(stderr, "%s\n", renderer.error().line().c_str());
        return 1;
    }
    Bench bench(**renderer);
    std::vector<double> idle, take, moving, standing, take_pin;
    bench.run(1000, idle);
    const Graphic third{
        "lt",
        "lower-third",
        {{"title", "Musée d'arts de Nantes"}, {"subtitle", "Réouverture après six ans de travaux"}},
        -1,
        {}};
    const Graphic pin{"pin",
                      "pinned-comment",
                      {{"author", "Karim B."},
                       {"text", "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏"},
                       {"platform", "facebook"}},
                      -1,
                      {}};
    for (int round = 0; round < 50; ++round) {
        bench.show({{"lt", third}});
        bench.run(1, take);
        bench.run(12, moving);
        bench.run(20, standing);
        bench.show({});
        bench.run(10, moving);
        bench.show({{"pin", pin}});
        bench.run(1, take_pin);
        bench.show({});
        std::vector<double> unused;
        bench.run(30, unused);
    }
    print("empty scene", idle);
    print("taking a lower third", take);
    print("taking a pinned comment", take_pin);
    print("moving lower third", moving);
    print("standing lower third", standing);
    return 0;
}
