#include "desk/versions_panel.h"

#include "desk/engine_words.h"

#include <QDateTime>
#include <QLocale>
#include <QVariantMap>

namespace regie::desk {

namespace {

QString when_words(std::int64_t when_ms) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(when_ms), "d MMMM yyyy, HH:mm:ss");
}

} // namespace

QVariantList VersionsPanel::versions() const {
    QVariantList list;
    for (const auto& version : versions_)
        list.append(QVariantMap{{"name", QString::fromStdString(version.name)},
                                {"when", when_words(version.when_ms)},
                                {"items", tr("%n graphic(s)", "", version.items)}});
    return list;
}

void VersionsPanel::refresh() {
    words_.clear();
    ask_(protocol::method::kVersions, nlohmann::json::object(), [this](const Result<nlohmann::json>& answer) {
        versions_.clear();
        try {
            if (answer)
                versions_ = answer->at("versions").get<std::vector<protocol::Version>>();
            else
                words_ = engine_words(answer.error().line());
        } catch (const nlohmann::json::exception&) {
            words_ = tr("The engine's answer cannot be read.");
        }
        emit changed();
    });
}

void VersionsPanel::restore(const QString& name) {
    ask_(protocol::method::kRestore, {{"version", name.toStdString()}},
         [this](const Result<nlohmann::json>& answer) {
             words_ = answer ? tr("Planned again. Take it back like any decision.")
                             : engine_words(answer.error().line());
             emit changed();
         });
}

} // namespace regie::desk
