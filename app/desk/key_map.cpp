#include "desk/key_map.h"

#include <QKeySequence>

#include <algorithm>

namespace regie::desk {

namespace {

struct Action {
    const char* id;
    const char* words;
    const char* group;
    QStringList keys;
};

const std::vector<Action>& all_actions() {
    static constexpr auto kProgramme = QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Programme");
    static constexpr auto kMove = QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Comments: moving about");
    static constexpr auto kDecide = QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Comments: deciding");
    static constexpr auto kDesk = QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Desk");
    static const std::vector<Action> actions = {
        {"take-next",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Take the next graphic"),
         kProgramme,
         {"Space"}},
        {"next-below",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Choose the one below as next"),
         kProgramme,
         {"Shift+Down"}},
        {"next-above",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Choose the one above as next"),
         kProgramme,
         {"Shift+Up"}},
        {"edit", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Edit what is next"), kProgramme, {"Shift+E"}},
        {"move-down",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Plan it one place later"),
         kProgramme,
         {"Ctrl+Shift+Down"}},
        {"move-up",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Plan it one place earlier"),
         kProgramme,
         {"Ctrl+Shift+Up"}},
        {"release",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Release what went on air last"),
         kProgramme,
         {"Backspace"}},
        {"release-pin",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Release the pinned comment"),
         kProgramme,
         {"Shift+Backspace"}},
        {"to-air",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Put the next queued comment on air"),
         kProgramme,
         {"Return", "Enter"}},
        {"shorten",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Shorten the next queued comment"),
         kProgramme,
         {"E"}},
        {"slate",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Slate and silence; again: back"),
         kProgramme,
         {"Ctrl+Esc"}},
        {"lock",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Lock the programme; again: unlock"),
         kProgramme,
         {"Ctrl+L"}},
        {"preview",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Preview of the next graphic"),
         kProgramme,
         {"V"}},
        {"contrast",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Give what is next a ground it can be read on"),
         kProgramme,
         {"Shift+V"}},
        {"captions", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Type captions"), kProgramme, {"Shift+T"}},
        {"mark", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Set a mark"), kProgramme, {"M"}},
        {"save-minute",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Save the last minute"),
         kProgramme,
         {"Shift+M"}},

        {"next", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Next comment"), kMove, {"J", "Down"}},
        {"previous", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Previous comment"), kMove, {"K", "Up"}},
        {"newest", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "To the top of the list"), kMove, {"Home"}},
        {"search", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Search everything said"), kMove, {"/"}},
        {"filter-to-decide",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Show what is to decide"),
         kMove,
         {"F1"}},
        {"filter-questions", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Show questions"), kMove, {"F2"}},
        {"filter-flagged", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Show what is flagged"), kMove, {"F3"}},
        {"filter-hidden", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Show what is hidden"), kMove, {"F4"}},
        {"filter-all", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Show all"), kMove, {"F5"}},
        {"narrow",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Narrow to a topic, a language or a rule; again: all"),
         kMove,
         {"F6"}},
        {"author",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "All its author said; again: everybody"),
         kMove,
         {"G"}},
        {"order",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "The newest or the most urgent first"),
         kMove,
         {"O"}},
        {"zen", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "One comment at a time"), kMove, {"Z"}},

        {"approve", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Approve; show again"), kDecide, {"A"}},
        {"hide", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Hide"), kDecide, {"H"}},
        {"queue", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Queue for air"), kDecide, {"P"}},
        {"pin", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Pin to air at once"), kDecide, {"Shift+P"}},
        {"reply", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Reply"), kDecide, {"R"}},
        {"reply-proposed",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Reply with the proposed answer"),
         kDecide,
         {"Shift+R"}},
        {"answer-on-air",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Question and proposed answer on air"),
         kDecide,
         {"Shift+A"}},
        {"note", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Note for the other moderators"), kDecide, {"N"}},
        {"claim", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Keep for yourself for a minute"), kDecide, {"C"}},
        {"delete", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Delete for good"), kDecide, {"Del", "Shift+H"}},
        {"ban", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Ban its author"), kDecide, {"B"}},
        {"choose", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Choose for one act on several"), kDecide, {"X"}},
        {"choose-next",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Choose this one and the next"),
         kDecide,
         {"Shift+J"}},
        {"choose-all",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Choose all that are shown"),
         kDecide,
         {"Ctrl+A"}},
        {"hide-raid", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Hide all of a raid"), kDecide, {"Ctrl+H"}},
        {"undo",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Take back the last decision"),
         kDecide,
         {"U", "Ctrl+Z"}},
        {"decisions",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Take back any of the last fifty"),
         kDecide,
         {"Shift+U"}},

        {"rules", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Flag rules"), kDesk, {"F"}},
        {"settings", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Settings of this desk"), kDesk, {"Ctrl+,"}},
        {"desks", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Desks on other machines"), kDesk, {"Ctrl+M"}},
        {"versions",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "Former versions of the show file"),
         kDesk,
         {"Ctrl+Shift+V"}},
        {"tour",
         QT_TRANSLATE_NOOP("regie::desk::KeyMap", "The tour of this desk; its next step"),
         kDesk,
         {"F7"}},
        {"help", QT_TRANSLATE_NOOP("regie::desk::KeyMap", "All keys"), kDesk, {"?", "Shift+?"}},
    };
    return actions;
}

/// What a preset has otherwise: FIELD.md, "Keys".
const QMap<QString, QMap<QString, QStringList>>& all_presets() {
    static const QMap<QString, QMap<QString, QStringList>> presets = {
        {"regie", {}},
        {"coral",
         {{"approve", {"F"}}, {"hide", {"D"}}, {"filter-to-decide", {"T", "F1"}}, {"rules", {"Shift+F"}}}},
        {"caspar",
         {{"release", {"F1", "Backspace"}},
          {"take-next", {"F2", "Space"}},
          {"next-below", {"F3", "Shift+Down"}},
          {"filter-to-decide", {"Ctrl+1"}},
          {"filter-questions", {"Ctrl+2"}},
          {"filter-flagged", {"Ctrl+3"}},
          {"filter-hidden", {"Ctrl+4"}},
          {"filter-all", {"Ctrl+5"}}}},
    };
    return presets;
}

const Action* find_action(const QString& id) {
    const auto& all = all_actions();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Action& action) { return id == action.id; });
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
    if (!all_presets().contains(preset_))
        preset_ = "regie";
    connect(this, &KeyMap::changed, this, [this] { actions_.clear(); }); // before anybody else hears of it
    for (const auto& action : all_actions())
        if (const auto key = kept_.value(QString("keys/own/%1").arg(action.id)).toString(); !key.isEmpty())
            own_.insert(action.id, key);
}

QStringList KeyMap::presets() const { return {"regie", "coral", "caspar"}; }

QStringList KeyMap::ids() const {
    QStringList ids;
    for (const auto& action : all_actions())
        ids.append(action.id);
    return ids;
}

QStringList KeyMap::keys_of(const QString& id) const {
    if (const auto own = own_.find(id); own != own_.end())
        return {*own};
    const auto& preset = all_presets()[preset_];
    const auto* action = find_action(id);
    return preset.value(id, action ? action->keys : QStringList());
}

QVariantMap KeyMap::keys() const {
    QVariantMap keys;
    for (const auto& action : all_actions())
        keys[action.id] = keys_of(action.id);
    return keys;
}

QVariantMap KeyMap::printed() const {
    QVariantMap printed;
    for (const auto& action : all_actions())
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
    for (const auto& action : all_actions()) {
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
    if (preset_ == preset || !all_presets().contains(preset))
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
    for (const auto& other : all_actions())
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
