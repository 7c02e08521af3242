#pragma once
// The graphics as they will stand on air once something is taken: the engine's own stage, with the show's
// canvas and time. GUI thread.

#include "desk/desk.h"
#include "engine/overlay/overlay_stage.h"
#include "engine/overlay/own_files.h"

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace regie::desk {

/// As large as the canvas, in its px: QML shows it small. What a crew's own templates draw is the engine's
/// alone and is not seen here, nor are pictures of another machine.
class PreviewStage : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regie::desk::Desk* desk READ desk WRITE set_desk NOTIFY deskChanged REQUIRED)
    /// What will be taken: an item of the rundown, else a comment that waits for air; both empty: nothing.
    Q_PROPERTY(QString item MEMBER item_ WRITE set_item NOTIFY wantedChanged)
    Q_PROPERTY(QString comment MEMBER comment_ WRITE set_comment NOTIFY wantedChanged)
    Q_PROPERTY(QString scene MEMBER scene_ WRITE set_scene NOTIFY wantedChanged) ///< that is on air then

  public:
    using QQuickItem::QQuickItem;

    Desk* desk() const { return desk_; }
    void set_desk(Desk* desk);
    void set_item(const QString& item);
    void set_comment(const QString& comment);
    void set_scene(const QString& scene);

  signals:
    void deskChanged();
    void wantedChanged();

  protected:
    void componentComplete() override;

  private:
    void set(QString& member, const QString& value);
    void build();
    void show();
    void tick();

    Desk* desk_ = nullptr;
    QString item_, comment_, scene_;
    overlay::OwnFiles files_;
    std::unique_ptr<overlay::OverlayStage> stage_;
    std::map<std::string, Graphic> now_; ///< on air, as it was last shown
    std::optional<Graphic> next_;
    std::optional<Box> between_;
};

} // namespace regie::desk
