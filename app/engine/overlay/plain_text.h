#pragma once
// Text as it is drawn on air and at the desk: characters and never markup, emoji in colour. Qt's main thread.

#include <QStringList>
#include <QTextLayout>

namespace regie::overlay {

/// Asked first for what another family lacks: left to itself Qt takes many emoji from black and white fonts.
inline constexpr const char* kEmojiFamily = "Noto Color Emoji";

/// For a QTextLayout of `text`: its emoji come from the colour emoji font alone. Left to itself Qt takes
/// "❤️" from the text's own font in black and white, and cuts a family at the first sign another font
/// has.
QList<QTextLayout::FormatRange> emoji_formats(const QString& text);

/// The characters of `text` that no font of this machine has, each once: drawn in `family` they are boxes.
QStringList boxes_in(const QString& text, const QString& family);

/// What stands in the place of some of Qt Quick's types.
inline constexpr const char* kPlainModule = "Regie.PlainText";
inline constexpr int kPlainMajor = 6;

/// For the process, before its first scene: `Text` of QML is characters and never markup, with its emoji in
/// colour. Of Qt Quick's types those that are not `kept` are gone; empty: all are kept. Main thread.
void use_plain_text(const QStringList& kept = {});

} // namespace regie::overlay
