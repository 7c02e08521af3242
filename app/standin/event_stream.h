#pragma once
// Facebook's live_comments: each new comment as a server-sent event, as many a second as the caller wanted;
// the others are left out, which is why a client polls beside it.

#include "standin/test_bed.h"

#include <QObject>

#include <cstddef>
#include <cstdint>

class QTcpSocket;

namespace regie::standin {

/// Belongs to its socket and goes with it. On the socket's thread, which is the test bed's.
class EventStream : public QObject {
  public:
    /// `bed` lives longer. What was said before is not sent.
    EventStream(GraphStream stream, TestBed& bed, QTcpSocket* socket);

  private:
    void look();

    const GraphStream stream_;
    TestBed& bed_;
    QTcpSocket* socket_;
    std::size_t position_; ///< of the next happening
    double allowance_ = 1; ///< comments that may be sent
    std::int64_t looked_ms_;
    std::int64_t sent_ms_;
};

} // namespace regie::standin
