#include "desk/desk_settings.h"

#include <QLocale>
#include <QStandardPaths>

#include <algorithm>

namespace regie::desk {

DeskSettings::DeskSettings(const QString& file) : kept_(file, QSettings::IniFormat) {}

QString DeskSettings::usual_file() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/regie/desk.ini";
}

void DeskSettings::keep(const char* key, const QVariant& value) {
    if (kept_.value(key) == value)
        return;
    kept_.setValue(key, value);
    emit changed();
}

void DeskSettings::set_language(const QString& language) {
    if (this->language() == language)
        return;
    keep("language", language);
    emit languageChanged();
}

QString DeskSettings::spoken() const {
    const auto wanted = language().isEmpty() ? QLocale::system().name() : language();
    return wanted.startsWith("fr") ? "fr" : "en";
}

void DeskSettings::set_theme(const QString& theme) { keep("theme", theme); }
void DeskSettings::set_motion(bool motion) { keep("motion", motion); }
void DeskSettings::set_preview(bool preview) { keep("preview", preview); }
void DeskSettings::set_toured(bool toured) { keep("toured", toured); }
void DeskSettings::set_zones(const QString& zones) { keep("zones", zones); }

int DeskSettings::size() const { return std::clamp(kept_.value("size", 100).toInt(), 100, 150); }

void DeskSettings::set_size(int percent) {
    if (percent == size())
        return;
    keep("size", percent);
    emit restartWanted();
}

} // namespace regie::desk
