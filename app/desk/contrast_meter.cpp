#include "desk/contrast_meter.h"

#include "desk/contrast.h"
#include "desk/jpeg.h"

#include <QVariantMap>

#include <cmath>
#include <utility>

namespace regie::desk {

namespace {
constexpr qint64 kEveryMs = 1000;
constexpr double kShown = 10; // tenths are said, and what is said decides
} // namespace

void ContrastMeter::set_client(EngineClient* client) {
    if (client_ == client)
        return;
    if (client_)
        client_->disconnect(this);
    client_ = client;
    if (client_)
        connect(client_, &EngineClient::picture_came, this, [this](int source, const QByteArray& jpeg) {
            if (source < 0 && !ground_.isNull() && (!looked_.isValid() || looked_.hasExpired(kEveryMs)))
                look(jpeg);
        });
    emit clientChanged();
}

void ContrastMeter::measure(const QImage& on_white, const QVariantList& words) {
    ground_ = without_ground(std::exchange(on_black_, {}), on_white);
    words_ = words;
    looked_.invalidate(); // at the next picture
}

void ContrastMeter::forget() {
    ground_ = {};
    words_.clear();
    ratio_ = 0;
    emit changed();
}

void ContrastMeter::look(const QByteArray& jpeg) {
    looked_.start();
    const auto picture = decode_jpeg(jpeg, ground_.size(), Qt::IgnoreAspectRatio);
    if (picture.isNull())
        return;
    double worst = 0, needed = 0;
    for (const auto& word : words_) {
        const auto map = word.toMap();
        const auto ratio =
            contrast_on(picture, ground_, map["place"].toRectF(), map["colour"].value<QColor>());
        const auto wants = map["large"].toBool() ? kLargeContrast : kContrast;
        if (ratio > 0 && (worst == 0 || ratio / wants < worst / needed)) {
            worst = ratio;
            needed = wants;
        }
    }
    ratio_ = std::floor(worst * kShown) / kShown;
    needed_ = needed;
    emit changed();
}

} // namespace regie::desk
