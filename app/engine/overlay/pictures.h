#pragma once
// The pictures that graphics show, for the scene's QML: opened like stills (picture_file.h), not by QML
// itself.

#include "show/result.h"

#include <QCache>
#include <QMutex>
#include <QQuickImageProvider>
#include <QUrl>

#include <string>

namespace regie::overlay {

/// Given to a QML engine, which owns it and asks from any of its threads.
class Pictures final : public QQuickImageProvider {
  public:
    static constexpr const char* kName = "picture"; ///< image://picture/…

    Pictures() : QQuickImageProvider(Image) {}

    /// What QML is to ask for to have it; or why it cannot be shown, with its name. Empty: `path` is no
    /// absolute path of a file.
    Result<QUrl> url_of(const std::string& path);
    /// The file that a URL of url_of() stands for; empty: it is another one.
    static QString path_of(const QUrl& url);

    /// Always with alpha: where a picture without lies in a layer, Qt's software renderer (6.4.2) leaves a
    /// hole in what is beneath.
    QImage requestImage(const QString& id, QSize* size, const QSize& within) override;

  private:
    QMutex mutex_;
    QCache<QString, QImage> read_{64 << 10}; ///< KiB: what url_of() has read is there when QML asks for it
};

} // namespace regie::overlay
