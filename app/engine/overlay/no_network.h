#pragma once
// The overlay scene has no business on the network: every request is refused and counted.

#include <QQmlNetworkAccessManagerFactory>

#include <atomic>
#include <cstdint>

namespace regie::overlay {

/// Given to a QML engine, which asks it for a manager from any of its threads. Outlives the engine.
class NoNetwork final : public QQmlNetworkAccessManagerFactory {
  public:
    QNetworkAccessManager* create(QObject* parent) override;
    std::int64_t refused() const { return refused_; }

  private:
    std::atomic<std::int64_t> refused_ = 0;
};

} // namespace regie::overlay
