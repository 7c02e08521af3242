#pragma once
// Stream keys and tokens: looked up where a person keeps secrets, held in memory, and nowhere else.

#include "show/show_file.h"

#include <map>
#include <string>

namespace regie {

/// By the name that the show file gives them: "facebook_key" of "secret:facebook_key".
using Secrets = std::map<std::string, std::string>;

/// Everything a live show names. The error says which secret is missing and how to give it. Blocks for up to
/// two seconds a secret (the keyring may be asked); needs a QCoreApplication.
Result<Secrets> secrets_of(const ShowFile& show);

/// Looks in REGIE_SECRET_NAME, then in ~/.config/regie/secrets/name (which nobody else may read), then in the
/// keyring.
Result<std::string> find_secret(const std::string& name);

/// As find_secret(), without the environment: what may have been entered since the program started.
Result<std::string> find_kept_secret(const std::string& name);

/// Into the keyring, or where there is none into that file. Where it went, for people.
Result<std::string> keep_secret(const std::string& name, const std::string& secret);

} // namespace regie
