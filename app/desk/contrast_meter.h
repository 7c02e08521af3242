#pragma once
// Whether the words of a graphic that is not on air yet can be read on the picture that is. Looks once a
// second. GUI thread.

#include "desk/engine_client.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace regie::desk {

class ContrastMeter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regie::desk::EngineClient* client READ client WRITE set_client NOTIFY clientChanged REQUIRED)
    Q_PROPERTY(double ratio READ ratio NOTIFY changed)   ///< of the words that stand worst; 0: not measured
    Q_PROPERTY(double needed READ needed NOTIFY changed) ///< by those: 4.5, or 3 when they are large
    Q_PROPERTY(bool enough READ enough NOTIFY changed)   ///< true also while nothing is measured

  public:
    EngineClient* client() const { return client_; }
    void set_client(EngineClient* client);
    double ratio() const { return ratio_; }
    double needed() const { return needed_; }
    bool enough() const { return ratio_ == 0 || ratio_ >= needed_; }

    /// The graphic without its words, the whole canvas, first on black, then on white. `words`:
    /// [{place, colour, large}], the place in fractions of it.
    Q_INVOKABLE void lookAtBlack(const QImage& drawn) { on_black_ = drawn; }
    Q_INVOKABLE void measure(const QImage& on_white, const QVariantList& words);
    /// There is no graphic.
    Q_INVOKABLE void forget();

  signals:
    void clientChanged();
    void changed();

  private:
    void look(const QByteArray& jpeg);

    EngineClient* client_ = nullptr;
    QImage on_black_, ground_;
    QVariantList words_;
    QElapsedTimer looked_; ///< since
    double ratio_ = 0, needed_ = 0;
};

} // namespace regie::desk
