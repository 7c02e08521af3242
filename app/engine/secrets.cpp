#include "engine/secrets.h"

#include "engine/files.h"
#include "engine/keyring.h"

#include <QFile>
#include <QStandardPaths>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <sys/stat.h>

namespace regie {

namespace {

/// No key or token is longer; what is was not meant.
constexpr qint64 kLongestSecret = 4096;

std::string variable_of(const std::string& name) {
    std::string variable = "REGIE_SECRET_" + name;
    std::transform(variable.begin(), variable.end(), variable.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return variable;
}

QString file_of(const std::string& name) {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/regie/secrets/" +
           QString::fromStdString(name);
}

std::string trimmed(const QByteArray& bytes) { return bytes.trimmed().toStdString(); }

} // namespace

std::optional<Result<std::string>> secret_in_file(const std::string& name) {
    QFile file(file_of(name));
    if (!file.exists())
        return {};
    const auto where = file.fileName().toStdString();
    struct stat info {};
    if (stat(QFile::encodeName(file.fileName()), &info) == 0 && (info.st_mode & 0077) != 0)
        return failure("others on this machine can read the secret", where,
                       "Make it yours alone: chmod 600.");
    if (file.open(QIODevice::ReadOnly))
        if (auto secret = trimmed(file.read(kLongestSecret)); !secret.empty())
            return secret;
    return failure("the secret cannot be read, or is empty", where,
                   "Write it there again: regie secret " + name);
}

Result<std::string> find_secret(const std::string& name) {
    const auto variable = variable_of(name);
    if (const auto value = qgetenv(variable.c_str()); !value.isEmpty())
        return trimmed(value);
    if (auto in_file = secret_in_file(name))
        return std::move(*in_file);
    auto kept = read_keyring(name);
    if (kept && !kept->empty())
        return kept;
    const auto why = kept ? std::string() : ": " + kept.error().what;
    return failure(
        fmt::format("the secret \"{}\" is not there{}", name, why), {},
        fmt::format("Keep it with `regie secret {}`, or give it in the environment as {}.", name, variable));
}

FoundSecrets secrets_of(const ShowFile& show) {
    std::set<std::string> names;
    for (const auto& output : show.outputs)
        names.insert(output.key);
    for (const auto& source : show.sources)
        for (const auto& name : secrets_in(source.uri))
            names.insert(name);
    for (const auto& feed : show.feeds)
        names.insert(feed.token);
    names.erase(std::string());
    FoundSecrets found;
    for (const auto& name : names) {
        if (auto secret = find_secret(name))
            found.secrets[name] = std::move(*secret);
        else
            found.missing.push_back(secret.error());
    }
    return found;
}

Result<std::string> keep_secret(const std::string& name, const std::string& secret) {
    if (write_keyring(name, secret))
        return "the keyring";
    const auto file = file_of(name).toStdString();
    if (auto written = write_private_file(file, secret); !written)
        return failure("the secret cannot be kept: " + written.error().what, file,
                       "Make that folder writable.");
    return file;
}

} // namespace regie
