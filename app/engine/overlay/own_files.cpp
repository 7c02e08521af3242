#include "engine/overlay/own_files.h"

#include "engine/overlay/pictures.h"
#include "engine/overlay/svg_check.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace regie::overlay {

namespace {

// Where a path leads, links and ".." followed, so that none leads out of a folder.
QString real(const QString& path) {
    const auto target = QFileInfo(path).canonicalFilePath();
    return target.isEmpty() ? QDir::cleanPath(path) : target;
}

/// A description that exists, and is that of none of those that are refused. Without one Qt would take what
/// the program has registered for its other parts.
constexpr const char* kAnotherModule = "qrc:/qt/qml/Regie/Theme/qmldir";

/// What may be imported: what QtQuick is made of, and ours. None of them stores, lists or opens anything.
bool may_import(const QString& module) {
    static const QStringList modules{"QtQml",          "QtQml/Models",   "QtQml/WorkerScript",
                                     "QtQuick",        "QtQuick/Shapes", "Regie/Theme",
                                     "Regie/Overlays", "Regie/PlainText"};
    return modules.contains(module);
}

bool is_built_in(const QString& path) {
    static const QStringList folders{"/qt/qml/Regie/Theme/", "/qt/qml/Regie/Overlays/",
                                     "/qt-project.org/imports/"};
    return std::any_of(folders.begin(), folders.end(),
                       [&](const QString& folder) { return path.startsWith(folder); });
}

const QString& qt_modules() {
    static const QString folder = real(QLibraryInfo::path(QLibraryInfo::QmlImportsPath)) + '/';
    return folder;
}

// "QtQuick/Controls" of "…/QtQuick.2/Controls/qmldir"; empty: it is looked for elsewhere.
QString module_of(const QString& path) {
    static const QRegularExpression version("\\.\\d+(\\.\\d+)?(?=/)");
    for (const auto& folder : {qt_modules(), QStringLiteral("/qt/qml/")})
        if (path.startsWith(folder))
            return path.mid(folder.size()).remove(version).section('/', 0, -2);
    return {};
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

QUrl OwnFiles::intercept(const QUrl& url, DataType type) {
    if (url.isRelative()) // it comes again, resolved
        return url;
    if (const auto picture = Pictures::path_of(url); !picture.isEmpty()) {
        const std::lock_guard lock(mutex_);
        return files_.contains(real(picture)) ? url : refuse();
    }
    const bool built_in = url.scheme() == QLatin1String("qrc");
    if (!built_in && !url.isLocalFile())
        return refuse();
    const auto path = built_in ? url.path() : real(url.toLocalFile());
    if (const auto module = module_of(path); type == QmldirFile && !module.isEmpty())
        return may_import(module) ? url : refuse(kAnotherModule);
    if (built_in)
        return is_built_in(path) ? url : refuse();
    if (path.startsWith(qt_modules()))
        return may_import(module_of(path)) || !QFileInfo::exists(path) ? url : refuse();
    bool theirs = false, named = false;
    {
        const std::lock_guard lock(mutex_);
        theirs = std::any_of(folders_.begin(), folders_.end(),
                             [&](const QString& folder) { return path.startsWith(folder); });
        named = files_.contains(path);
    }
    if (type == QmldirFile) // it could name a plugin, which is a program
        return theirs && !QFileInfo::exists(path) ? url : refuse();
    return (theirs || named) && is_self_contained_file(path) ? url : refuse();
}

QUrl OwnFiles::refuse(const char* instead) {
    ++refused_;
    return QUrl(QLatin1String(instead));
}

} // namespace regie::overlay
