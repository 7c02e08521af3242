#include "desk/key_map.h"

#include "desk/key_actions.h"

#include <QKeySequence>

#include <algorithm>

namespace regie::desk {

namespace {

const KeyAction* find_action(const QString& id) {
    const auto& all = key_actions();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const KeyAction& action) { return id == action.id; });
    return at == all.end() ? nullptr : &*at;
}

/// Keys that have one meaning for ever: scenes, closing what is open, the window.
bool is_fixed(const QString& key) {
    const QString scene = key.startsWith("Alt+") ? key.mid(4) : key;
    static const QStringList fixed = {"Esc",           "Tab",    "Shift+Tab", "Backtab",
                                      "Shift+Backtab", "Ctrl+Q", "Ctrl+W",    "Ctrl+R"};
    return fixed.contains(key) || (scene.size() == 1 && scene >= "1" && scene <= "9");
}

} // namespace

KeyMap::KeyMap(QSettings& kept) : kept_(kept), preset_(kept.value("keys/preset", "regie").toString()) {
    if (!key_presets().contains(preset_))
        preset_ = "regie";
    connect(this, &KeyMap::changed, this, [this] { actions_.clear(); }); // before anybody else hears of it
    for (const auto& action : key_actions())
        if (const auto key = kept_.value(QString("keys/own/%1").arg(action.id)).toString(); !key.isEmpty())
            own_.insert(action.id, key);
}

QStringList KeyMap::presets() const { return {"regie", "coral", "caspar"}; }

QStringList KeyMap::ids() const {
    QStringList ids;
    for (const auto& action : key_actions())
        ids.append(action.id);
    return ids;
}

QStringList KeyMap::keys_of(const QString& id) const {
    if (const auto own = own_.find(id); own != own_.end())
        return {*own};
    const auto& preset = key_presets()[preset_];
    const auto* action = find_action(id);
    return preset.value(id, action ? action->keys : QStringList());
}

QVariantMap KeyMap::keys() const {
    QVariantMap keys;
    for (const auto& action : key_actions())
        keys[action.id] = keys_of(action.id);
    return keys;
}

QVariantMap KeyMap::printed() const {
    QVariantMap printed;
    for (const auto& action : key_actions())
        printed[action.id] = print(keys_of(action.id).value(0));
    return printed;
}

const QVariantList& KeyMap::actions() const {
    if (actions_.isEmpty())
        actions_ = say_actions();
    return actions_;
}

QVariantList KeyMap::say_actions() const {
    QVariantList list;
    for (const auto& action : key_actions()) {
        QStringList keys;
        for (const auto& key : keys_of(action.id))
            if (!keys.contains(print(key)) && key != "Shift+?") // as some keyboards give "?"
                keys.append(print(key));
        list.append(QVariantMap{{"id", action.id},
                                {"words", tr(action.words)},
                                {"group", tr(action.group)},
                                {"keys", keys},
                                {"own", own_.contains(action.id)}});
    }
    return list;
}

void KeyMap::set_preset(const QString& preset) {
    if (preset_ == preset || !key_presets().contains(preset))
        return;
    preset_ = preset;
    kept_.setValue("keys/preset", preset);
    emit changed();
}

QString KeyMap::bind(const QString& id, const QString& key) {
    const auto* action = find_action(id);
    if (!action || key.isEmpty())
        return tr("This is no key that can be given.");
    if (is_fixed(key))
        return tr("%1 cannot be given: it always means the same.").arg(print(key));
    for (const auto& other : key_actions())
        if (id != other.id && keys_of(other.id).contains(key, Qt::CaseInsensitive))
            return tr("%1 is taken: %2. Give that another key first.").arg(print(key), tr(other.words));
    own_.insert(id, key);
    kept_.setValue(QString("keys/own/%1").arg(id), key);
    emit changed();
    return {};
}

QString KeyMap::keyOf(int key, int modifiers) const {
    switch (key) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
    case 0:
        return {};
    default:
        break;
    }
    // A sign that needs Shift on this keyboard is its own key: "?" and not "Shift+?".
    const bool sign = key < 0x100 && !QChar(key).isLetterOrNumber() && key != Qt::Key_Space;
    auto held = Qt::KeyboardModifiers(modifiers) & ~Qt::KeypadModifier;
    if (sign)
        held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)))
        .toString(QKeySequence::PortableText);
}

void KeyMap::reset(const QString& action) {
    kept_.remove(QString("keys/own/%1").arg(action));
    if (own_.remove(action) > 0)
        emit changed();
}

void KeyMap::resetAll() {
    kept_.remove("keys/own");
    own_.clear();
    emit changed();
}

QString KeyMap::print(const QString& key) const {
    auto words = QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::NativeText);
    words.replace(QKeySequence("Return").toString(QKeySequence::NativeText), tr("Enter"));
    words.replace(QKeySequence("Backspace").toString(QKeySequence::NativeText), "⌫");
    words.replace(QKeySequence("Up").toString(QKeySequence::NativeText), "↑");
    words.replace(QKeySequence("Down").toString(QKeySequence::NativeText), "↓");
    return words;
}

} // namespace regie::desk
