#pragma once
// A Qt Quick scene drawn into an image on the CPU, without a window on any screen.

#include <QColor>
#include <QImage>
#include <QRegion>

#include <memory>

class QQuickItem;
class QQuickRenderControl;
class QQuickWindow;

namespace regie::overlay {

class SoftwareScene {
  public:
    /// `size` in pixels. The picture starts fully transparent.
    explicit SoftwareScene(QSize size);
    ~SoftwareScene();
    SoftwareScene(const SoftwareScene&) = delete;
    SoftwareScene& operator=(const SoftwareScene&) = delete;

    /// False when Qt has already settled on another renderer in this process.
    bool is_software() const;

    QQuickItem* root() const;

    /// Brings the picture up to date and returns the region that was painted; empty, and free of cost, when
    /// nothing in the scene changed since the last call.
    QRegion paint();

    /// Premultiplied ARGB; one memory for the scene's life, because the software renderer only paints what
    /// changed and would leave a new image empty.
    const QImage& picture() const { return picture_; }

  private:
    QRegion paint_once();

    QImage picture_;
    bool dirty_ = true;
    std::unique_ptr<QQuickRenderControl> control_;
    std::unique_ptr<QQuickWindow> window_;
};

} // namespace regie::overlay
