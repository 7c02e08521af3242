#pragma once
// The user's keyring, where a person may have to type a password before it answers.

#include "show/result.h"

#include <functional>
#include <string>

namespace regie {

/// Given the secret, empty when there is none of this name; an error when the keyring cannot be asked or was
/// not unlocked.
using KeyringAnswer = std::function<void(const Result<std::string>&)>;
using AskKeyring = std::function<void(const std::string& name, KeyringAnswer answer)>;

/// `answer` is called once on the application's main thread, in seconds or hours: never when nobody unlocks
/// the keyring. Any thread.
void ask_keyring(const std::string& name, KeyringAnswer answer);

// Both wait, on the main thread, for as long as it takes a person to type the keyring's password, and no
// longer than a minute. After 2 s standard error says what is waited for.
Result<std::string> read_keyring(const std::string& name);
Result<void> write_keyring(const std::string& name, const std::string& secret);

} // namespace regie
