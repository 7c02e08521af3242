#pragma once
// Sends a Delivery over a socket, however large or slow, with at most 256 KiB of it waiting in memory.

#include "standin/delivery.h"

#include <QObject>

#include <cstdint>

class QTcpSocket;

namespace regie::standin {

/// Belongs to its socket and goes with it, or when it is done. On the socket's thread.
class SocketWriter : public QObject {
  public:
    static void send(Delivery delivery, QTcpSocket* socket);

  private:
    SocketWriter(Delivery delivery, QTcpSocket* socket);
    void write_some();
    void trickle();
    QByteArray take(std::int64_t bytes); ///< the next ones, at most so many
    bool is_done() const { return piece_ == delivery_.pieces.size(); }
    void end();
    void reset();

    Delivery delivery_;
    QTcpSocket* socket_;
    std::size_t piece_ = 0;  ///< the next byte: of which piece,
    std::uint64_t time_ = 0; ///< its how-manieth time,
    std::size_t byte_ = 0;   ///< and which byte of it
    bool ended_ = false;
};

} // namespace regie::standin
