#include "standin/socket_writer.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <sys/socket.h>
#include <utility>

namespace regie::standin {
namespace {

constexpr std::int64_t kWaiting = 256 * 1024;
constexpr std::int64_t kAtOnce = 64 * 1024;
constexpr int kTrickleMs = 20;    // between two writes, when there is a byte for each
constexpr int kResetAfterMs = 50; // for the other side to have read what came before

} // namespace

void SocketWriter::send(Delivery delivery, QTcpSocket* socket) {
    const bool plain = delivery.pieces.size() == 1 && delivery.pieces.front().times == 1 &&
                       delivery.bytes_a_second == 0 && delivery.end == Delivery::End::KeepOpen;
    if (plain)
        socket->write(QByteArray::fromStdString(delivery.pieces.front().bytes));
    else if (!delivery.pieces.empty())
        new SocketWriter(std::move(delivery), socket); // NOLINT: owned by the socket
}

SocketWriter::SocketWriter(Delivery delivery, QTcpSocket* socket)
    : QObject(socket), delivery_(std::move(delivery)), socket_(socket) {
    if (delivery_.bytes_a_second > 0) {
        auto* timer = new QTimer(this); // NOLINT: owned by this
        connect(timer, &QTimer::timeout, this, [this] { trickle(); });
        timer->start(std::max<int>(kTrickleMs, static_cast<int>(1000 / delivery_.bytes_a_second)));
        return;
    }
    connect(socket, &QTcpSocket::bytesWritten, this, [this] { write_some(); });
    write_some();
}

QByteArray SocketWriter::take(std::int64_t bytes) {
    QByteArray taken;
    while (!is_done() && taken.size() < bytes) {
        const auto& piece = delivery_.pieces[piece_];
        if (byte_ == piece.bytes.size()) {
            byte_ = 0;
            ++time_;
        }
        if (time_ == piece.times || piece.bytes.empty()) {
            time_ = 0;
            ++piece_;
            continue;
        }
        const auto count =
            std::min(piece.bytes.size() - byte_, static_cast<std::size_t>(bytes - taken.size()));
        taken.append(piece.bytes.data() + byte_, static_cast<qsizetype>(count));
        byte_ += count;
    }
    return taken;
}

void SocketWriter::write_some() {
    while (!is_done() && socket_->bytesToWrite() < kWaiting)
        socket_->write(take(kAtOnce));
    if (is_done() && socket_->bytesToWrite() == 0)
        end();
}

void SocketWriter::trickle() {
    socket_->write(take(std::max<std::int64_t>(1, delivery_.bytes_a_second * kTrickleMs / 1000)));
    if (is_done())
        end();
}

void SocketWriter::end() {
    if (std::exchange(ended_, true))
        return;
    if (delivery_.end == Delivery::End::Reset) {
        QTimer::singleShot(kResetAfterMs, this, [this] { reset(); });
        return;
    }
    if (delivery_.end == Delivery::End::Close)
        socket_->disconnectFromHost();
    deleteLater();
}

// A socket that lingers for no time is closed with RST.
void SocketWriter::reset() {
    const linger none{1, 0};
    ::setsockopt(static_cast<int>(socket_->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket_->abort();
}

} // namespace regie::standin
