#include "engine/overlay/guest_words.h"

#include "show/one_line.h"

#include <QByteArrayView>
#include <QString>

namespace regie::overlay {

namespace {

constexpr int kMostLines = 20;
constexpr qsizetype kLongestLine = 300; // of a line

/// As a line that nobody takes for one of ours.
QString marked(const QString& words) {
    return "template: " + QString::fromStdString(one_line(words.left(kLongestLine).toStdString()));
}

} // namespace

std::atomic<GuestWords*> GuestWords::speaking_ = nullptr;

GuestWords::GuestWords() : left_(kMostLines) {
    Q_ASSERT(!speaking_);
    speaking_ = this;
    otherwise_ = qInstallMessageHandler(write);
}

GuestWords::~GuestWords() {
    qInstallMessageHandler(otherwise_);
    speaking_ = nullptr;
}

void GuestWords::write(QtMsgType type, const QMessageLogContext& context, const QString& words) {
    auto* said = speaking_.load();
    if (!said) // as the last one went
        return;
    const bool theirs = std::this_thread::get_id() == said->thread_ ||
                        QByteArrayView(context.file ? context.file : "").startsWith("file:");
    const int left = theirs ? said->left_.load() : 1;
    if (theirs && left >= 0)
        --said->left_;
    if (left > 0 && theirs)
        said->otherwise_(type, {}, marked(words));
    else if (left > 0)
        said->otherwise_(type, context, words);
    else if (left == 0)
        said->otherwise_(QtWarningMsg, {},
                         "regie: the templates say more than this; no more of it is written");
}

} // namespace regie::overlay
