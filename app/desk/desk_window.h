#pragma once
// The desk's window, made from the QML module Regie.Desk. GUI thread.

#include "desk/desk.h"

#include <QQmlApplicationEngine>
#include <QQmlNetworkAccessManagerFactory>

class QQuickWindow;

namespace regie::desk {

class DeskWindow {
  public:
    /// `desk` outlives the window. The window is made hidden.
    explicit DeskWindow(Desk& desk);

    /// Null when the interface could not be loaded; Qt has said why.
    QQuickWindow* window() const { return window_; }

  private:
    /// QML fetches nothing, whatever a comment says: every request ends before it leaves.
    class NoNetwork : public QQmlNetworkAccessManagerFactory {
      public:
        QNetworkAccessManager* create(QObject* parent) override;
    };

    NoNetwork no_network_;
    QQmlApplicationEngine engine_;
    QQuickWindow* window_ = nullptr;
};

} // namespace regie::desk
