#pragma once
// What QML of the overlay scene may import and open: the modules of its templates, a crew's template folder
// and the pictures a show names. Everything else is refused and counted.

#include <QQmlAbstractUrlInterceptor>
#include <QString>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>

namespace regie::overlay {

/// Given to a QML engine, which asks it from any of its threads. Outlives the engine.
class OwnFiles final : public QQmlAbstractUrlInterceptor {
  public:
    void allow_folder(const QString& folder);
    void allow_file(const QString& file);

    QUrl intercept(const QUrl& url, DataType type) override;
    std::int64_t refused() const { return refused_; }

  private:
    QUrl refuse(const char* instead = "qrc:/refused");

    std::mutex mutex_;
    std::set<QString> folders_, files_; // absolute
    std::atomic<std::int64_t> refused_ = 0;
};

} // namespace regie::overlay
