#pragma once
// What a colour means on the desk; qml/theme gives each its colour.

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace regie::desk::tones {

Q_NAMESPACE
QML_NAMED_ELEMENT(Tone)

enum class Tone {
    Plain,  ///< says something, asks for nothing
    Ready,  ///< healthy, confirmed
    Wait,   ///< needs a look
    Urgent, ///< needs a look first: an insult, a scam, a recording that failed
    Air,    ///< on air, and only that
};
Q_ENUM_NS(Tone)

} // namespace regie::desk::tones

namespace regie::desk {
using tones::Tone;
}
