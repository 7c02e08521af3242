#pragma once
// The engines this desk may come to, as it keeps them: on its own machine each leaves a token in the user's
// configuration; on others it was paired with them once. Files that this user alone reads. GUI thread.

#include <QString>
#include <QUrl>

#include <optional>
#include <string>

namespace regie::desk {

/// On another machine.
struct PairedEngine {
    std::string token;
    std::string fingerprint; ///< of its certificate: nobody else is talked to in its place
};

class PairedEngines {
  public:
    /// `folder`: the user's configuration.
    explicit PairedEngines(QString folder) : folder_(std::move(folder)) {}
    static QString usual_folder();

    std::optional<PairedEngine> find(const QUrl& url) const;
    /// False: it could not be written, and the desk has to be paired again next time.
    bool keep(const QUrl& url, const PairedEngine& engine) const;

    /// That an engine on this machine has left for its desks; empty: none.
    std::string local_token(int port) const;

  private:
    QString file() const { return folder_ + "/regie/desks/engines.json"; }

    QString folder_;
};

} // namespace regie::desk
