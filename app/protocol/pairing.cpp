#include "protocol/pairing.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <span>

namespace regie::protocol {

namespace {

// Crockford's base 32: without I, L, O and U.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kCodeLetters = 12, kGroup = 4;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hexadecimal(std::span<const unsigned char> from) {
    std::string text;
    for (const auto byte : from)
        text += fmt::format("{:02x}", byte);
    return text;
}

template<std::size_t Size>
std::array<unsigned char, Size> random_bytes() {
    std::array<unsigned char, Size> random{};
    if (RAND_bytes(random.data(), Size) != 1)
        std::abort(); // a machine without randomness must open no door
    return random;
}

std::string proof(const char* side, std::string_view code, const Line& line) {
    const auto said = fmt::format("regie {} {} {}", side, line.fingerprint, line.nonce);
    const auto key = plain_code(code);
    std::array<unsigned char, SHA256_DIGEST_LENGTH> mac{};
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(said), said.size(), mac.data(),
         nullptr);
    return hexadecimal(mac);
}

} // namespace

std::string new_code() {
    std::string code;
    for (const auto byte : random_bytes<kCodeLetters>()) {
        if (!code.empty() && code.size() % (kGroup + 1) == kGroup)
            code += '-';
        code += kLetters[byte % kLetters.size()];
    }
    return code;
}

std::string plain_code(std::string_view typed) {
    std::string code;
    for (const char letter : typed) {
        const auto capital = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        if (capital == 'O')
            code += '0';
        else if (capital == 'I' || capital == 'L')
            code += '1';
        else if (kLetters.find(capital) != std::string_view::npos)
            code += capital;
    }
    return code;
}

std::string new_token() { return hexadecimal(random_bytes<32>()); }

std::string digest_of(std::string_view token) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(bytes(token), token.size(), digest.data());
    return hexadecimal(digest);
}

std::string proof_of_desk(std::string_view code, const Line& line) { return proof("desk", code, line); }
std::string proof_of_engine(std::string_view code, const Line& line) { return proof("engine", code, line); }

bool same_secret(std::string_view one, std::string_view other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string token_file(int port) { return fmt::format("regie/desks/{}.token", port); }

} // namespace regie::protocol
