#pragma once
// A peer's line to the engine, before and after it said hello. The show thread hears each for a part of its
// time only, and none that leaves its answers unread: what comes beyond that stays in the network until its
// turn, so that nobody's flood makes a cue late or fills the memory.

#include "engine/allowance.h"

#include <QElapsedTimer>
#include <QSslSocket>
#include <QTimer>

namespace regie {

class DeskLine : public QSslSocket {
  public:
    DeskLine();

    /// Nothing, while it is not its turn: QWebSocket looks here before each frame.
    qint64 bytesAvailable() const override;

    /// It is a WebSocket's now.
    void upgraded();
    /// It has said hello: it is heard more, and may say more at once.
    void greeted();
    bool is_greeted() const { return greeted_; }

    /// Bytes that wait for the peer to take them.
    qint64 unsent() const { return bytesToWrite() + encryptedBytesToWrite(); }

  private:
    void pause_if_held();
    void hear_again();

    QElapsedTimer clock_;
    QTimer again_;
    bool upgraded_ = false, greeted_ = false;
    // Of what bytesAvailable() counts, in ms of the thread's processor time:
    mutable Allowance time_;
    mutable double counted_ms_ = -1; // up to here; below 0: nothing is read now
    mutable bool held_ = false;
};

} // namespace regie
