#include "desk/paired_engines.h"

#include "protocol/pairing.h"
#include "show/bounded_json.h"
#include "show/json_values.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace regie::desk {

namespace {

constexpr qint64 kMostBytes = 1024 * 1024;

nlohmann::json read(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return nlohmann::json::object();
    auto known = parse_shallow_json(file.read(kMostBytes).toStdString());
    return known.is_object() ? known : nlohmann::json::object();
}

std::string place_of(const QUrl& url) { return url.authority().toStdString(); }

} // namespace

QString PairedEngines::usual_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
}

std::optional<PairedEngine> PairedEngines::find(const QUrl& url) const {
    const auto known = read(file());
    const auto& engine = member(known, place_of(url).c_str());
    if (engine.is_null())
        return {};
    return PairedEngine{text_of(engine, "token"), text_of(engine, "fingerprint")};
}

bool PairedEngines::keep(const QUrl& url, const PairedEngine& engine) const {
    auto known = read(file());
    known[place_of(url)] = {{"token", engine.token}, {"fingerprint", engine.fingerprint}};
    QDir().mkpath(QFileInfo(file()).path());
    QSaveFile out(file());
    return out.open(QIODevice::WriteOnly) &&
           out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           out.write(QByteArray::fromStdString(known.dump(1))) > 0 && out.commit();
}

std::string PairedEngines::local_token(int port) const {
    QFile file(folder_ + "/" + QString::fromStdString(protocol::token_file(port)));
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes).trimmed().toStdString() : std::string();
}

} // namespace regie::desk
