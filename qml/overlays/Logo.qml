import QtQuick

// A picture from the show's folder, as large as it may be. There at once: a graphic never comes in half.
Image {
    asynchronous: false
    autoTransform: true
    cache: false
    fillMode: Image.PreserveAspectFit
    sourceSize: Qt.size(width, height)
}
