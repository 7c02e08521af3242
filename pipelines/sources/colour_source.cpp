#include "pipelines/sources/colour_source.h"

#include "pipelines/programme/slate.h"

namespace regie::pipelines {

namespace {

class ColourFeed : public SourceFeed {
  public:
    explicit ColourFeed(GstPtr<GstBuffer> picture) : picture_(std::move(picture)) {}
    std::optional<Delivery> next_picture() override {
        if (!picture_)
            return {};
        return Delivery{std::exchange(picture_, {}), 0};
    }
    std::optional<Delivery> next_sound() override { return {}; }
    bool holds() const override { return true; }

  private:
    GstPtr<GstBuffer> picture_; ///< until it was taken
};

} // namespace

ColourSource::ColourSource(ControlThread& control, std::uint32_t rgb, const Canvas& canvas,
                           SourceEvents events)
    : events_(std::move(events)), feed_(std::make_shared<ColourFeed>(make_flat_picture(canvas, rgb))) {
    control.post([this, alive = std::weak_ptr(alive_)] {
        if (alive.lock() && events_.ready)
            std::exchange(events_.ready, nullptr)();
    });
}

} // namespace regie::pipelines
