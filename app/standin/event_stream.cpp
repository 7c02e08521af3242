#include "standin/event_stream.h"

#include "show/json_text.h"
#include "standin/graph_comments.h"

#include <QDateTime>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace regie::standin {
namespace {

constexpr int kLookMs = 50;
constexpr std::int64_t kMostWaiting = 1 << 20; // a caller that does not read is not written to any more
constexpr auto kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
                       "Connection: close\r\n\r\n: ping\n\n";

} // namespace

EventStream::EventStream(GraphStream stream, TestBed& bed, QTcpSocket* socket)
    : QObject(socket), stream_(std::move(stream)), bed_(bed), socket_(socket),
      position_(bed.platform().happenings().size()), looked_ms_(QDateTime::currentMSecsSinceEpoch()),
      sent_ms_(looked_ms_) {
    socket->write(kHead);
    auto* timer = new QTimer(this); // NOLINT: owned by this
    connect(timer, &QTimer::timeout, this, [this] { look(); });
    timer->start(kLookMs);
}

void EventStream::look() {
    const auto now_ms = QDateTime::currentMSecsSinceEpoch();
    auto& platform = bed_.platform();
    platform.advance(now_ms);
    const auto rate = stream_.comments_a_second;
    allowance_ =
        std::min(std::max(1.0, rate), allowance_ + rate * static_cast<double>(now_ms - looked_ms_) / 1000);
    looked_ms_ = now_ms;
    for (; position_ < platform.happenings().size(); ++position_) {
        const auto& happening = platform.happenings()[position_];
        if (happening.kind != Happening::Kind::Said || !platform.is_there(happening.subject) ||
            allowance_ < 1 || socket_->bytesToWrite() > kMostWaiting)
            continue;
        const auto comment = graph_comment(platform, happening.subject, stream_.fields);
        const auto text = json_text(comment);
        socket_->write(QByteArray::fromStdString("data: " + text + "\n\n"));
        platform.show(happening.subject);
        allowance_ -= 1;
        sent_ms_ = now_ms;
    }
    if (now_ms - sent_ms_ >= bed_.graph_options().ping_ms) {
        socket_->write(": ping\n\n");
        sent_ms_ = now_ms;
    }
}

} // namespace regie::standin
