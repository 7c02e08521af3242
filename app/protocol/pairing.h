#pragma once
// How a desk on another machine and an engine come to trust each other: a code that one shows and a person
// types into the other, once. Neither says the code: each proves that it knows it, for this very TLS
// certificate, so that somebody between the two learns nothing to use. Afterwards the desk keeps a token and
// the certificate's fingerprint.

#include <string>
#include <string_view>

namespace regie::protocol {

/// Where a refused hello's error points when the desk has to be paired (again).
inline constexpr const char* kTokenPlace = "token";

/// 60 random bits, in three groups of four that are hard to mistake for others: "K7QF-2M9X-TR4D".
std::string new_code();
/// The same however a person typed it: without gaps, in capitals, O for 0 and I or L for 1.
std::string plain_code(std::string_view typed);

/// 256 random bits, in hexadecimal digits.
std::string new_token();
/// SHA-256 of a token: what an engine keeps.
std::string digest_of(std::string_view token);

/// What both sides know of the line they talk on.
struct Line {
    std::string fingerprint; ///< SHA-256 of the engine's certificate, in hexadecimal digits
    std::string nonce;       ///< the desk's, new each time
};
std::string proof_of_desk(std::string_view code, const Line& line);
std::string proof_of_engine(std::string_view code, const Line& line);

/// In a time that tells nothing.
bool same_secret(std::string_view one, std::string_view other);

/// Where an engine at `port` leaves the token for desks on its own machine: under the user's configuration.
std::string token_file(int port);

} // namespace regie::protocol
