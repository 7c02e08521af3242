#include "engine/overlay/plain_text.h"

#include "show/emoji.h"

#include <QGlyphRun>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTextBoundaryFinder>
#include <private/qqmlmetatype_p.h>
#include <private/qquicktext_p.h>
#include <private/qquicktext_p_p.h>

#include <utility>

namespace regie::overlay {

namespace {

constexpr qsizetype kMostShown = 4000; // of which 300 graphemes may be

} // namespace

QList<QTextLayout::FormatRange> emoji_formats(const QString& text) {
    QTextCharFormat format;
    format.setFontFamilies({kEmojiFamily});
    // Merged with others, the sign that asks for colour (U+FE0F) is looked for there and takes what stands
    // before it along.
    format.setFontStyleStrategy(QFont::NoFontMerging);
    QList<QTextLayout::FormatRange> formats;
    const std::u16string_view view(reinterpret_cast<const char16_t*>(text.utf16()),
                                   static_cast<std::size_t>(text.size()));
    for (const auto& emoji : emoji_in(view)) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(emoji.start);
        range.length = static_cast<int>(emoji.length);
        range.format = format;
        formats.append(range);
    }
    return formats;
}

QStringList boxes_in(const QString& text, const QString& family) {
    QStringList boxes;
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    for (auto start = characters.position(); characters.toNextBoundary() > 0; start = characters.position()) {
        const auto character = text.mid(start, characters.position() - start);
        if (character.trimmed().isEmpty())
            continue;
        QTextLayout layout(character, QFont(family));
        layout.setFormats(emoji_formats(character));
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        for (const auto& run : layout.glyphRuns())
            if (run.glyphIndexes().contains(0) && !boxes.contains(character))
                boxes.append(character);
    }
    return boxes;
}

/// Text that is characters and never markup: as HTML it would open any picture of the machine, and nested
/// deeply enough end the program.
class PlainText : public QQuickText {
    Q_OBJECT
    QML_NAMED_ELEMENT(Text)
    Q_PROPERTY(QString text READ text WRITE set_text NOTIFY cut_text_changed)
    Q_PROPERTY(TextFormat textFormat READ textFormat WRITE stay_plain)

  public:
    explicit PlainText(QQuickItem* parent = nullptr);
    void set_text(const QString& text); ///< cut: what is laid out takes time that nobody can end
    void stay_plain(TextFormat) {}

  signals:
    void cut_text_changed();

  protected:
    void componentComplete() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

  private:
    void colour_emoji();
};

PlainText::PlainText(QQuickItem* parent) : QQuickText(parent) {
    QQuickText::setTextFormat(QQuickText::PlainText);
    connect(this, &QQuickText::textChanged, this, &PlainText::cut_text_changed);
}

void PlainText::set_text(const QString& text) {
    if (text.left(kMostShown) == this->text())
        return;
    setText(text.left(kMostShown));
    colour_emoji();
}

void PlainText::componentComplete() {
    QQuickText::componentComplete();
    colour_emoji();
}

void PlainText::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickText::geometryChange(now, before);
    if (now.width() != before.width() && truncated())
        colour_emoji();
}

// Qt lays a plain text out without formats; those that its layout is given stay until the text changes. A
// line that ends in an ellipsis is given them only where the text passes for a styled one, which is read as
// such nowhere but when it is new.
void PlainText::colour_emoji() {
    auto* own = QQuickTextPrivate::get(this);
    const auto formats = isComponentComplete() ? emoji_formats(text()) : QList<QTextLayout::FormatRange>();
    if (formats.isEmpty() || own->textHasChanged)
        return;
    own->layout.setFormats(formats);
    own->styledText = true;
    own->updateLayout();
    own->styledText = false;
}

void use_plain_text(const QStringList& kept) {
    static const bool once = [&] {
        // They are registered when they are first imported, and then closed to what would be added.
        QQmlEngine engine;
        QQmlComponent(&engine).setData("import QtQuick\nimport QtQml.WorkerScript\nItem {}", {});
        const auto goes = [&](const QQmlType& type) {
            const auto name = type.elementName();
            return name == QLatin1String("Text") ||
                   (!kept.isEmpty() && type.isCreatable() && type.module().startsWith(QLatin1String("Qt")) &&
                    !kept.contains(name));
        };
        for (const auto& type : QQmlMetaType::qmlTypes())
            if (goes(type))
                QQmlMetaType::unregisterType(type.index());
        // With what it is made of: properties that came after Qt 5.0 are those of a type's module.
        qmlRegisterAnonymousTypesAndRevisions<QQuickItem>(kPlainModule, kPlainMajor);
        qmlRegisterAnonymousTypesAndRevisions<QQuickImplicitSizeItem>(kPlainModule, kPlainMajor);
        qmlRegisterAnonymousTypesAndRevisions<QQuickText>(kPlainModule, kPlainMajor);
        qmlRegisterTypesAndRevisions<PlainText>(kPlainModule, kPlainMajor);
        qmlRegisterModuleImport("QtQuick", QQmlModuleImportModuleAny, kPlainModule, QQmlModuleImportLatest);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace regie::overlay

#include "plain_text.moc"
