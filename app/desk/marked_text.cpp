#include "desk/marked_text.h"

#include "engine/overlay/plain_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QVariantMap>

#include <algorithm>
#include <cmath>

namespace regie::desk {

namespace {

constexpr double kUnderline = 2;

QTextOption wrapping(const QString& text) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(text.isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft);
    return option;
}

} // namespace

MarkedText::MarkedText(QQuickItem* parent) : QQuickPaintedItem(parent) {}

template<typename T>
void MarkedText::set(T& member, const T& value) {
    if (member == value)
        return;
    member = value;
    lay_out();
}

void MarkedText::set_text(const QString& text) { set(text_, text); }
void MarkedText::set_marks(const QVariantList& marks) { set(marks_, marks); }
void MarkedText::set_font(const QFont& font) { set(font_, font); }
void MarkedText::set_color(const QColor& color) { set(color_, color); }
void MarkedText::set_mark_ground(const QColor& color) { set(mark_ground_, color); }
void MarkedText::set_mark_line(const QColor& color) { set(mark_line_, color); }
void MarkedText::set_most_lines(int lines) { set(most_lines_, lines); }
void MarkedText::set_line_height(double times) { set(line_height_, times); }

void MarkedText::componentComplete() {
    QQuickPaintedItem::componentComplete();
    lay_out();
}

void MarkedText::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickPaintedItem::geometryChange(now, before);
    if (now.width() != before.width())
        lay_out();
}

void MarkedText::add_line(int from, int length, const QString& shown, double y) {
    Line line{std::make_unique<QTextLayout>(shown, font_), from, length, QPointF(0, y)};
    line.layout->setTextOption(wrapping(text_));
    line.layout->setFormats(overlay::emoji_formats(shown));
    line.layout->beginLayout();
    line.layout->createLine().setLineWidth(width());
    line.layout->endLayout();
    lines_.push_back(std::move(line));
}

// Each line is laid out by itself, so that the last one can end with an ellipsis and still be marked.
void MarkedText::lay_out() {
    if (!isComponentComplete() || width() <= 0)
        return;
    lines_.clear();
    QTextLayout all(text_, font_);
    all.setTextOption(wrapping(text_));
    all.setFormats(overlay::emoji_formats(text_));
    all.beginLayout();
    const QFontMetricsF metrics(font_);
    const auto step = std::ceil(metrics.height() * line_height_);
    for (auto line = all.createLine(); line.isValid(); line = all.createLine()) {
        line.setLineWidth(width());
        const auto from = line.textStart();
        const auto y = step * static_cast<double>(lines_.size());
        if (static_cast<int>(lines_.size()) + 1 == most_lines_ && from + line.textLength() < text_.size()) {
            const auto rest = text_.mid(from);
            const auto shown = metrics.elidedText(rest, Qt::ElideRight, width());
            const auto same = std::mismatch(shown.begin(), shown.end(), rest.begin(), rest.end()).first;
            add_line(from, static_cast<int>(same - shown.begin()), shown, y);
            break;
        }
        add_line(from, line.textLength(), text_.mid(from, line.textLength()), y);
    }
    all.endLayout();
    setImplicitHeight(step * static_cast<double>(lines_.size()));
    update();
}

std::vector<QRectF> MarkedText::marked() const {
    std::vector<QRectF> places;
    for (const auto& line : lines_)
        for (const auto& mark : marks_) {
            const auto start = std::max(mark.toMap()["start"].toInt(), line.from) - line.from;
            const auto end = std::min(mark.toMap()["end"].toInt(), line.from + line.length) - line.from;
            if (start >= end)
                continue;
            // Where both directions meet, a stretch of text can be several on the screen.
            for (const auto& run : line.layout->glyphRuns(start, end - start)) {
                const auto box = run.boundingRect();
                const auto laid = line.layout->lineAt(0);
                places.emplace_back(line.at.x() + box.left(), line.at.y(), box.width(), laid.height());
            }
        }
    return places;
}

void MarkedText::paint(QPainter* painter) {
    const auto places = marked();
    for (const auto& place : places)
        painter->fillRect(place, mark_ground_);
    painter->setPen(color_);
    for (const auto& line : lines_)
        line.layout->draw(painter, line.at);
    for (const auto& place : places)
        painter->fillRect(QRectF(place.left(), place.bottom() - kUnderline, place.width(), kUnderline),
                          mark_line_);
}

} // namespace regie::desk
