#include "bench_frames.h"

#include "pipelines/gst_setup.h"

#include <QPainter>

#include <random>

namespace regie::bench {

namespace {

QImage graphic(const QRect& plate, int alpha) {
    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QLinearGradient ground(plate.topLeft(), plate.bottomRight());
    ground.setColorAt(0, QColor(18, 32, 46, alpha));
    ground.setColorAt(1, QColor(120, 20, 30, alpha));
    painter.fillRect(plate, ground);
    painter.setPen(Qt::white);
    painter.setFont(QFont("Inter", plate.height() / 5));
    painter.drawText(plate, Qt::AlignCenter, "Réouverture du Musée");
    return image;
}

} // namespace

QImage lower_third() { return graphic(kLowerThird, 230); }
QImage full_frame() { return graphic({0, 0, kWidth, kHeight}, 128); }

pipelines::ArgbView view_of(const QImage& picture) {
    return {reinterpret_cast<const std::uint32_t*>(picture.constBits()), picture.width(), picture.height(),
            picture.bytesPerLine()};
}

const char* Frames::caps() {
    return "video/x-raw,format=I420,width=1920,height=1080,framerate=30/"
           "1,colorimetry=bt709,chroma-site=mpeg2";
}

Frames::Frames() {
    pipelines::ensure_gst();
    gst_video_info_from_caps(&info_, pipelines::GstPtr<GstCaps>::adopt(gst_caps_from_string(caps())).get());
    std::mt19937 random(1);
    for (int i = 0; i < kCount; ++i) {
        auto buffer =
            pipelines::GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info_.size, nullptr));
        GstMapInfo map;
        gst_buffer_map(buffer.get(), &map, GST_MAP_WRITE);
        for (std::size_t at = 0; at + 4 <= map.size; at += 4)
            *reinterpret_cast<std::uint32_t*>(map.data + at) = static_cast<std::uint32_t>(random());
        gst_buffer_unmap(buffer.get(), &map);
        free_.push_back(std::move(buffer));
    }
}

pipelines::GstPtr<GstBuffer> Frames::next() {
    auto buffer = std::move(free_.front());
    free_.pop_front();
    return buffer;
}

void Frames::done(pipelines::GstPtr<GstBuffer> picture) { free_.push_back(std::move(picture)); }

} // namespace regie::bench
