#pragma once
// Stream keys and tokens: looked up where a person keeps secrets, held in memory, and nowhere else.

#include "show/show_file.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regie {

/// By the name that the show file gives them: "facebook_key" of "secret:facebook_key".
using Secrets = std::map<std::string, std::string>;

struct FoundSecrets {
    Secrets secrets;
    std::vector<Error> missing; ///< which is not there and how to give it, each once
};

/// Everything a live show names. On the main thread: waits for the keyring, see read_keyring().
FoundSecrets secrets_of(const ShowFile& show);

/// Looks in REGIE_SECRET_NAME, then in ~/.config/regie/secrets/name (which nobody else may read), then in the
/// keyring.
Result<std::string> find_secret(const std::string& name);

/// What is kept in that file, and why it cannot be had; none: there is no such file. Blocks on the disk; any
/// thread.
std::optional<Result<std::string>> secret_in_file(const std::string& name);

/// Into the keyring, or where there is none into that file. Where it went, for people.
Result<std::string> keep_secret(const std::string& name, const std::string& secret);

} // namespace regie
