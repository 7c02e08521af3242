#include "desk/monitor_item.h"

#include "desk/jpeg.h"

#include <QPainter>
#include <QQuickWindow>

namespace regie::desk {

namespace {
constexpr int kFreshMs = 3000;
} // namespace

MonitorItem::MonitorItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setOpaquePainting(true);
    fresh_.setSingleShot(true);
    fresh_.setInterval(kFreshMs);
    connect(&fresh_, &QTimer::timeout, this, &MonitorItem::aliveChanged);
}

void MonitorItem::set_client(EngineClient* client) {
    if (client_ == client)
        return;
    if (client_)
        client_->disconnect(this);
    client_ = client;
    if (client_)
        connect(client_, &EngineClient::picture_came, this, &MonitorItem::show_picture);
    emit clientChanged();
}

void MonitorItem::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickPaintedItem::geometryChange(now, before);
    show_last();
}

void MonitorItem::itemChange(ItemChange change, const ItemChangeData& data) {
    QQuickPaintedItem::itemChange(change, data);
    if (change == ItemSceneChange || change == ItemVisibleHasChanged)
        show_last();
}

/// What has just come into sight does not wait for the next picture.
void MonitorItem::show_last() {
    if (const auto last = client_ && picture_.isNull() ? client_->last_picture(source_) : QByteArray();
        !last.isEmpty())
        show_picture(source_, last);
}

void MonitorItem::show_picture(int source, const QByteArray& jpeg) {
    if (source != source_)
        return;
    const bool was_alive = alive();
    fresh_.start();
    if (!was_alive)
        emit aliveChanged();
    if (!isVisible() || !window() || !window()->isExposed() || width() < 1 || height() < 1)
        return;
    const auto ratio = window()->effectiveDevicePixelRatio();
    auto picture = decode_jpeg(jpeg, (QSizeF(width(), height()) * ratio).toSize(), Qt::KeepAspectRatio);
    if (picture.isNull())
        return;
    picture.setDevicePixelRatio(ratio);
    picture_ = std::move(picture);
    update();
}

void MonitorItem::paint(QPainter* painter) {
    painter->fillRect(boundingRect(), Qt::black);
    if (picture_.isNull())
        return;
    const auto size = picture_.deviceIndependentSize().scaled(boundingRect().size(), Qt::KeepAspectRatio);
    const QPointF corner((width() - size.width()) / 2, (height() - size.height()) / 2);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(corner, size), picture_);
}

} // namespace regie::desk
