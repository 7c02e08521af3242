#include "desk/question.h"

#include <chrono>

namespace regie::desk {

namespace {

constexpr qint64 kSlipMs = 500; // of a double click, or of a key that bounces
constexpr std::chrono::seconds kOpen{12};

} // namespace

Question::Question(QObject* parent) : QObject(parent) {
    open_.setSingleShot(true);
    open_.setInterval(kOpen);
    connect(&open_, &QTimer::timeout, this, &Question::drop);
}

bool Question::sure(const QString& deed, const QString& target, const QString& words) {
    if (deed == deed_ && target == target_) {
        if (!since_.hasExpired(kSlipMs))
            return false;
        drop();
        return true;
    }
    deed_ = deed;
    target_ = target;
    words_ = words;
    since_.start();
    open_.start();
    emit changed();
    return false;
}

void Question::drop() {
    if (deed_.isEmpty())
        return;
    open_.stop();
    deed_.clear();
    target_.clear();
    words_.clear();
    emit changed();
}

} // namespace regie::desk
