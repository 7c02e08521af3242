#include "engine/files.h"

#include <QFile>
#include <QSaveFile>

namespace regie {

namespace {

constexpr qint64 kMostBytes = 16 * 1024 * 1024;

Result<void> write(const std::filesystem::path& file, const std::string& text,
                   QFileDevice::Permissions permissions) {
    QSaveFile stream(QString::fromStdString(file.string()));
    if (!stream.open(QIODevice::WriteOnly) || (permissions && !stream.setPermissions(permissions)) ||
        stream.write(text.data(), static_cast<qint64>(text.size())) < 0 || !stream.commit())
        return failure("the file cannot be written: " + stream.errorString().toStdString(), file.string(),
                       "Check the folder's permissions and the room on the disk.");
    return {};
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& file) {
    // A pipe or a socket would be waited for.
    std::error_code error;
    if (const auto type = std::filesystem::status(file, error).type();
        type != std::filesystem::file_type::regular && type != std::filesystem::file_type::not_found)
        return failure("this is no file", file.string(), "Put the file itself there.");
    QFile stream(QString::fromStdString(file.string()));
    if (!stream.open(QIODevice::ReadOnly))
        return failure("the file cannot be read: " + stream.errorString().toStdString(), file.string(),
                       "Check that it is there and its permissions.");
    if (stream.size() > kMostBytes)
        return failure("the file is too large", file.string(), "Check that it is the right one.");
    return stream.readAll().toStdString();
}

Result<void> write_file(const std::filesystem::path& file, const std::string& text) {
    return write(file, text, {});
}

Result<void> write_private_file(const std::filesystem::path& file, const std::string& text) {
    std::error_code error;
    if (std::filesystem::create_directories(file.parent_path(), error))
        std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all, error);
    return write(file, text, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace regie
