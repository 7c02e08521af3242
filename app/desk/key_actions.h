#pragma once
// What keys of the desk can do, and which they are.

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace regie::desk {

struct KeyAction {
    const char* id;
    const char* words; ///< in English, as those of the group: KeyMap says them
    const char* group;
    QStringList keys; ///< as QKeySequence writes them; the first is printed
};

const std::vector<KeyAction>& key_actions();

/// By name, then by action: what a preset has otherwise.
const QMap<QString, QMap<QString, QStringList>>& key_presets();

} // namespace regie::desk
