#include "engine/overlay/software_scene.h"

#include <QQuickItem>
#include <QQuickRenderControl>
#include <QQuickRenderTarget>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <private/qquickwindow_p.h>
#include <private/qsgsoftwarerenderer_p.h>

namespace regie::overlay {

SoftwareScene::SoftwareScene(QSize size) : picture_(size, QImage::Format_ARGB32_Premultiplied) {
    picture_.fill(Qt::transparent);
    // Once a process: from the second scene on Qt would only complain.
    static const bool chosen = (QQuickWindow::setGraphicsApi(QSGRendererInterface::Software), true);
    Q_UNUSED(chosen)
    control_ = std::make_unique<QQuickRenderControl>();
    window_ = std::make_unique<QQuickWindow>(control_.get());
    window_->setColor(Qt::transparent);
    window_->setGeometry(QRect(QPoint(0, 0), size));
    window_->contentItem()->setSize(size);
    window_->setRenderTarget(QQuickRenderTarget::fromPaintDevice(&picture_));
    const auto mark = [this] { dirty_ = true; };
    QObject::connect(control_.get(), &QQuickRenderControl::sceneChanged, control_.get(), mark);
    QObject::connect(control_.get(), &QQuickRenderControl::renderRequested, control_.get(), mark);
}

// The window goes first: it lets go of its scene graph through the control.
SoftwareScene::~SoftwareScene() { window_.reset(); }

bool SoftwareScene::is_software() const {
    return window_->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
}

QQuickItem* SoftwareScene::root() const { return window_->contentItem(); }

QRegion SoftwareScene::paint() {
    QRegion painted;
    // A layer that has just become visible is drawn into by the first pass and drawn by the second. More than
    // that belongs to the next frame.
    for (int pass = 0; pass < 2 && dirty_; ++pass)
        painted += paint_once();
    return painted;
}

QRegion SoftwareScene::paint_once() {
    control_->polishItems();
    // What polishing changed is in this picture; what painting itself asks for belongs to the next.
    dirty_ = false;
    control_->beginFrame();
    control_->sync();
    control_->render();
    control_->endFrame();
    const auto* renderer =
        dynamic_cast<QSGSoftwareRenderer*>(QQuickWindowPrivate::get(window_.get())->renderer);
    return renderer ? renderer->flushRegion() : QRegion(picture_.rect());
}

} // namespace regie::overlay
