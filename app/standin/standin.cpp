#include "standin/standin.h"

#include <QAbstractHttpServer>
#include <QDateTime>
#include <QEventLoop>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QUrlQuery>
#include <fmt/format.h>

#include <future>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;
using Status = QHttpServerResponder::StatusCode;

enum class Fault { None, Error500, Garbage, Silence };

std::optional<Fault> fault_named(const std::string& body) {
    const auto object = json::parse(body, nullptr, false);
    const auto kind = object.is_object() ? object.value("kind", json()) : json();
    for (const auto& [name, fault] :
         {std::pair("none", Fault::None), std::pair("500", Fault::Error500),
          std::pair("garbage", Fault::Garbage), std::pair("silence", Fault::Silence)})
        if (kind == name)
            return fault;
    return {};
}

std::string method_name(QHttpServerRequest::Method method) {
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    default:
        return "OTHER";
    }
}

GraphRequest graph_request(const QHttpServerRequest& request, const std::string& origin) {
    GraphRequest graph{method_name(request.method()), origin, request.url().path().toStdString(), {}, {}};
    const auto add = [&](const QUrlQuery& query) {
        for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded))
            graph.params[name.toStdString()] = value.toStdString();
    };
    add(request.query());
    add(QUrlQuery(QString::fromUtf8(request.body())));
    const auto bearer = request.value("Authorization");
    graph.token = bearer.startsWith("Bearer ") ? bearer.mid(7).toStdString() : graph.params["access_token"];
    graph.params.erase("access_token");
    return graph;
}

} // namespace

class Standin::Server : public QAbstractHttpServer {
  public:
    explicit Server(Options options)
        : api_(std::move(options.chat), std::move(options.graph), QDateTime::currentMSecsSinceEpoch()) {}

    Result<std::uint16_t> listen_on(std::uint16_t wanted) {
        auto* tcp = new QTcpServer(this); // NOLINT: owned by this
        if (!tcp->listen(QHostAddress::LocalHost, wanted) && !tcp->listen(QHostAddress::LocalHost, 0))
            return failure("the stand-in cannot listen on 127.0.0.1: " + tcp->errorString().toStdString());
        bind(tcp);
        origin_ = fmt::format("http://127.0.0.1:{}", tcp->serverPort());
        return tcp->serverPort();
    }

  protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override {
        const auto path = request.url().path();
        const bool ours = path.startsWith(u"/_standin/");
        if (!ours && fault_ == Fault::Silence)
            return true; // taken, never answered
        auto responder = makeResponder(request, socket);
        if (ours)
            own(request, path, responder);
        else if (fault_ == Fault::Error500)
            responder.write("Internal Server Error", "text/plain", Status::InternalServerError);
        else if (fault_ == Fault::Garbage)
            responder.write("<html><body>Sorry, something went wrong.</body></html>", "text/html");
        else
            write(responder,
                  api_.answer(graph_request(request, origin_), QDateTime::currentMSecsSinceEpoch()));
        return true;
    }

    void missingHandler(const QHttpServerRequest&, QTcpSocket*) override {
    } // handleRequest() takes everything

  private:
    void own(const QHttpServerRequest& request, const QString& path, QHttpServerResponder& responder) {
        if (path == u"/_standin/ledger" && request.method() == QHttpServerRequest::Method::Get)
            return write(responder, {200, api_.ledger().to_json()});
        const auto fault = fault_named(request.body().toStdString());
        if (path != u"/_standin/fault" || request.method() != QHttpServerRequest::Method::Post || !fault)
            return write(
                responder,
                {400, {{"error", R"(GET ledger, or POST fault {"kind":"500|garbage|silence|none"})"}}});
        fault_ = *fault;
        write(responder, {200, {{"success", true}}});
    }

    static void write(QHttpServerResponder& responder, const GraphResponse& response) {
        const auto body = QByteArray::fromStdString(response.body.dump());
        const auto code = response.body.contains("error") && response.body["error"].is_object()
                              ? response.body["error"].value("code", 0)
                              : 0;
        if (code == 190) {
            responder.write(body,
                            {{"Content-Type", "application/json; charset=UTF-8"},
                             {"WWW-Authenticate", R"(OAuth "Facebook Platform" "invalid_token")"}},
                            static_cast<Status>(response.status));
            return;
        }
        responder.write(body, "application/json; charset=UTF-8", static_cast<Status>(response.status));
    }

    GraphApi api_;
    std::string origin_;
    Fault fault_ = Fault::None;
};

// A std::thread with Qt's event loop in it. It is told to end through an eventfd: the only thing both threads
// touch once it runs, and one that ThreadSanitizer can follow (it cannot look into Qt).
struct Standin::Impl {
    Options options;
    int end_fd = -1;
    std::thread thread;

    void serve(std::promise<Result<std::uint16_t>> listening) {
        QEventLoop loop; // first: it gives the thread the event dispatcher that sockets need
        const auto wanted = options.port;
        Server server(std::move(options));
        auto port = server.listen_on(wanted);
        const bool listens = port.has_value();
        QSocketNotifier end(end_fd, QSocketNotifier::Read);
        QObject::connect(&end, &QSocketNotifier::activated, &loop, [&loop] { loop.quit(); });
        listening.set_value(std::move(port));
        if (listens)
            loop.exec();
    }
};

Standin::Standin(Options options) : impl_(std::make_unique<Impl>()) { impl_->options = std::move(options); }

Standin::~Standin() { stop(); }

Result<std::uint16_t> Standin::start() {
    impl_->end_fd = ::eventfd(0, EFD_CLOEXEC);
    if (impl_->end_fd < 0)
        return failure("the stand-in cannot start: there are too many open files");
    std::promise<Result<std::uint16_t>> listening;
    auto port = listening.get_future();
    impl_->thread =
        std::thread([this, promise = std::move(listening)]() mutable { impl_->serve(std::move(promise)); });
    return port.get();
}

void Standin::stop() {
    if (!impl_->thread.joinable())
        return;
    ::eventfd_write(impl_->end_fd, 1);
    impl_->thread.join();
    ::close(impl_->end_fd);
}

} // namespace regie::standin
