#include "engine/overlay/no_network.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace regie::overlay {

namespace {

class RefusingManager final : public QNetworkAccessManager {
  public:
    RefusingManager(std::atomic<std::int64_t>& refused, QObject* parent)
        : QNetworkAccessManager(parent), refused_(refused) {}

  protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest&, QIODevice* body) override {
        ++refused_;
        // A request without a URL fails as "protocol unknown" without touching the network.
        return QNetworkAccessManager::createRequest(operation, QNetworkRequest(QUrl()), body);
    }

  private:
    std::atomic<std::int64_t>& refused_;
};

} // namespace

QNetworkAccessManager* NoNetwork::create(QObject* parent) { return new RefusingManager(refused_, parent); }

} // namespace regie::overlay
