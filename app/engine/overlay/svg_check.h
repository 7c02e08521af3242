#pragma once
// Whether a drawing (SVG) is all in its own file. Qt's reader opens whatever a drawing names, by any path,
// and it takes files for drawings by what is in them.

#include <QByteArray>
#include <QString>

namespace regie::overlay {

/// False for a drawing that names something outside of itself, that is no XML, or that is of so many parts
/// (5,000, or their outlines of 20,000 points, 4 MB) that it takes seconds to draw; true for every other
/// file.
bool is_self_contained(const QByteArray& content);

/// The same for a file; false for what is no regular file: a pipe would keep its reader waiting.
bool is_self_contained_file(const QString& file);

} // namespace regie::overlay
