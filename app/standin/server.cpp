#include "standin/server.h"

#include "standin/event_stream.h"
#include "standin/http_request.h"
#include "standin/socket_writer.h"

#include <QDateTime>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QTcpServer>
#include <QTcpSocket>
#include <fmt/format.h>

#include <utility>

namespace regie::standin {

Result<std::uint16_t> Server::listen_on(std::uint16_t wanted) {
    auto* tcp = new QTcpServer(this); // NOLINT: owned by this
    if (!tcp->listen(QHostAddress::LocalHost, wanted) && !tcp->listen(QHostAddress::LocalHost, 0))
        return failure("the stand-in cannot listen on 127.0.0.1: " + tcp->errorString().toStdString());
    bind(tcp);
    origin_ = fmt::format("http://127.0.0.1:{}", tcp->serverPort());
    return tcp->serverPort();
}

// Without Qt's responder: the headers it takes are fixed when it is compiled, and what faults send is no HTTP
// at times.
bool Server::handleRequest(const QHttpServerRequest& qt, QTcpSocket* socket) {
    auto answer = bed_.answer(read_request(qt, origin_), QDateTime::currentMSecsSinceEpoch());
    if (auto* stream = std::get_if<GraphStream>(&answer))
        new EventStream(std::move(*stream), bed_, socket); // NOLINT: owned by the socket
    else
        SocketWriter::send(std::move(std::get<Delivery>(answer)), socket);
    return true;
}

void Server::missingHandler(const QHttpServerRequest&, QTcpSocket*) {} // handleRequest() takes everything

} // namespace regie::standin
