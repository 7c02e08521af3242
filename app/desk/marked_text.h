#pragma once
// What somebody wrote, with the places marked that a flag is about. Plain text by construction: it is laid
// out and drawn as characters, nothing in it is ever read as markup. GUI thread.

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QTextLayout>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace regie::desk {

class MarkedText : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER text_ WRITE set_text)
    /// [{start, end}] in UTF-16 units, in order.
    Q_PROPERTY(QVariantList marks MEMBER marks_ WRITE set_marks)
    Q_PROPERTY(QFont font MEMBER font_ WRITE set_font)
    Q_PROPERTY(QColor color MEMBER color_ WRITE set_color)
    Q_PROPERTY(QColor markGround MEMBER mark_ground_ WRITE set_mark_ground)
    Q_PROPERTY(QColor markLine MEMBER mark_line_ WRITE set_mark_line)
    Q_PROPERTY(int maximumLineCount MEMBER most_lines_ WRITE set_most_lines)
    Q_PROPERTY(double lineHeight MEMBER line_height_ WRITE set_line_height)

  public:
    explicit MarkedText(QQuickItem* parent = nullptr);

    void set_text(const QString& text);
    void set_marks(const QVariantList& marks);
    void set_font(const QFont& font);
    void set_color(const QColor& color);
    void set_mark_ground(const QColor& color);
    void set_mark_line(const QColor& color);
    void set_most_lines(int lines);
    void set_line_height(double times);

    void paint(QPainter* painter) override;

    /// Where the marks stand, as they are drawn; for tests.
    std::vector<QRectF> marked() const;
    int lines() const { return static_cast<int>(lines_.size()); }

  protected:
    void componentComplete() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

  private:
    struct Line {
        std::unique_ptr<QTextLayout> layout; ///< of this line alone
        int from = 0, length = 0;            ///< of the text; what an ellipsis stands for is not among it
        QPointF at;
    };
    template<typename T>
    void set(T& member, const T& value);
    void lay_out();
    void add_line(int from, int length, const QString& shown, double y);

    QString text_;
    QVariantList marks_;
    QFont font_;
    QColor color_, mark_ground_, mark_line_;
    int most_lines_ = 3;
    double line_height_ = 1;
    std::vector<Line> lines_;
};

} // namespace regie::desk
