#include "engine/overlay_feed.h"

#include <QMetaObject>

#include <utility>

namespace regie {

OverlayFeed::OverlayFeed(Canvas canvas, std::unique_ptr<overlay::OverlayRenderer> renderer,
                         pipelines::OverlayMailbox& mailbox,
                         std::function<void(const std::string& words)> trouble)
    : rate_(canvas.rate), renderer_(std::move(renderer)), converter_(canvas.width, canvas.height),
      mailbox_(mailbox), trouble_(std::move(trouble)) {}

void OverlayFeed::want(std::int64_t frame) {
    wanted_ = frame;
    if (!posted_.exchange(true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                posted_ = false;
                render(wanted_);
            },
            Qt::QueuedConnection);
}

void OverlayFeed::on_air(OnAirChange change) { changes_.push_back(std::move(change)); }

void OverlayFeed::render(std::int64_t frame) {
    while (!changes_.empty() && changes_.front().from_ms <= rate_.frame_to_ms(frame)) {
        renderer_->set_on_air(changes_.front().on_air, changes_.front().between);
        changes_.pop_front();
    }
    const auto rendered = renderer_->render(frame);
    if (trouble_ && renderer_->trouble() != told_)
        trouble_(told_ = renderer_->trouble());
    std::vector<pipelines::Rect> repainted;
    for (const auto& rect : rendered.repainted)
        repainted.push_back({rect.x(), rect.y(), rect.width(), rect.height()});
    const pipelines::ArgbView picture{reinterpret_cast<const std::uint32_t*>(rendered.picture.constBits()),
                                      rendered.picture.width(), rendered.picture.height(),
                                      rendered.picture.bytesPerLine()};
    if (const auto format = mailbox_.format(); format && *format != converter_.format())
        converter_ = {picture.width, picture.height, *format};
    mailbox_.publish(converter_.convert(picture, repainted, frame));
}

} // namespace regie
