#pragma once
// A monitor of the programme or of a source: the last JPEG the engine sent of it. Pictures that come while
// nobody can see them are dropped undecoded.

#include "desk/engine_client.h"

#include <QImage>
#include <QQuickPaintedItem>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace regie::desk {

class MonitorItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regie::desk::EngineClient* client READ client WRITE set_client NOTIFY clientChanged REQUIRED)
    Q_PROPERTY(int source MEMBER source_ FINAL) ///< of Desk::sources; -1: the programme
    Q_PROPERTY(bool alive READ alive NOTIFY aliveChanged)

  public:
    explicit MonitorItem(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

    EngineClient* client() const { return client_; }
    void set_client(EngineClient* client);
    /// A picture came within the last seconds.
    bool alive() const { return fresh_.isActive(); }

  protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

  signals:
    void clientChanged();
    void aliveChanged();

  private:
    void show_last();
    void show_picture(int source, const QByteArray& jpeg);

    EngineClient* client_ = nullptr;
    int source_ = -1;
    QImage picture_;
    QTimer fresh_;
};

} // namespace regie::desk
