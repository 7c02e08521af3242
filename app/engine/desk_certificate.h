#pragma once
// The certificate remote desks know this engine by: made once, kept with its key where the user alone reads
// it. Nobody has signed it: desks trust its fingerprint, which the pairing proves.

#include "show/result.h"

#include <QSslConfiguration>

#include <filesystem>
#include <string>

namespace regie {

struct DeskCertificate {
    QSslConfiguration tls;   ///< for a server
    std::string fingerprint; ///< SHA-256, in hexadecimal digits
};

/// Reads `file`, or makes it. Blocks on the disk.
Result<DeskCertificate> desk_certificate(const std::filesystem::path& file);

} // namespace regie
