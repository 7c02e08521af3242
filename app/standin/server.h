#pragma once
// The stand-in's HTTP side: hands requests to the test bed and sends what it delivers. Lives on the
// stand-in's thread, which runs a Qt event loop.

#include "standin/test_bed.h"

#include <QAbstractHttpServer>

#include <string>

namespace regie::standin {

class Server : public QAbstractHttpServer {
  public:
    explicit Server(TestBed& bed) : bed_(bed) {}

    /// The port; another than `wanted` when that is taken.
    Result<std::uint16_t> listen_on(std::uint16_t wanted);

  protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

  private:
    TestBed& bed_;
    std::string origin_;
};

} // namespace regie::standin
