#pragma once
// The desk's window, made from the QML module Regie.Desk. GUI thread.

#include "desk/desk.h"

#include <QQmlApplicationEngine>
#include <QQmlNetworkAccessManagerFactory>
#include <QTranslator>

class QQuickWindow;

namespace regie::desk {

class DeskWindow {
  public:
    /// `desk` outlives the window. The window is made hidden.
    explicit DeskWindow(Desk& desk);
    ~DeskWindow(); ///< keeps the window's place for the next time

    /// Null when the interface could not be loaded; Qt has said why.
    QQuickWindow* window() const { return window_; }

  private:
    /// QML fetches nothing, whatever a comment says: every request ends before it leaves.
    class NoNetwork : public QQmlNetworkAccessManagerFactory {
      public:
        QNetworkAccessManager* create(QObject* parent) override;
    };

    /// Tells the desk when somebody touches it.
    struct Hand : QObject {
        explicit Hand(Desk& of) : desk(of) {}
        bool eventFilter(QObject* window, QEvent* event) override;
        Desk& desk;
    };
    void speak();

    Desk& desk_;
    Hand hand_{desk_};
    QTranslator words_, key_names_;
    NoNetwork no_network_;
    QQmlApplicationEngine engine_;
    QQuickWindow* window_ = nullptr;
};

} // namespace regie::desk
