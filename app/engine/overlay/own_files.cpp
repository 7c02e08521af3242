#include "engine/overlay/own_files.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>

#include <algorithm>

namespace regie::overlay {

namespace {

// Where a path leads, links and ".." followed, so that none leads out of a folder.
QString real(const QString& path) {
    const auto target = QFileInfo(path).canonicalFilePath();
    return target.isEmpty() ? QDir::cleanPath(path) : target;
}

} // namespace

void OwnFiles::allow_folder(const QString& folder) {
    const std::lock_guard lock(mutex_);
    folders_.insert(real(folder) + '/');
}

void OwnFiles::allow_file(const QString& file) {
    const std::lock_guard lock(mutex_);
    files_.insert(real(file));
}

QUrl OwnFiles::intercept(const QUrl& url, DataType) {
    // What QtQuick needs, and no module that stores, lists or opens anything.
    static const QString root = real(QLibraryInfo::path(QLibraryInfo::QmlImportsPath)) + '/';
    static const QStringList modules = [] {
        QStringList folders;
        for (const char* module :
             {"QtQml", "QtQml/Models", "QtQml/WorkerScript", "QtQuick", "QtQuick/Shapes"})
            folders.append(root + QLatin1String(module));
        return folders;
    }();
    if (url.isRelative() || url.scheme() == QLatin1String("qrc")) // a relative one comes again, resolved
        return url;
    if (url.isLocalFile()) {
        const auto path = real(url.toLocalFile());
        if (path.startsWith(root) && !QFileInfo::exists(path)) // a module of ours is looked for there first
            return url;
        const std::lock_guard lock(mutex_);
        if (modules.contains(path.section('/', 0, -2)) || modules.contains(path) || files_.contains(path) ||
            std::any_of(folders_.begin(), folders_.end(),
                        [&](const QString& folder) { return path.startsWith(folder); }))
            return url;
    }
    ++refused_;
    return QUrl(QStringLiteral("qrc:/refused"));
}

} // namespace regie::overlay
