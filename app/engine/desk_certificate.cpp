#include "engine/desk_certificate.h"

#include "engine/files.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

namespace regie {

namespace {

constexpr long kValidSeconds = 10L * 365 * 24 * 3600; // desks trust the fingerprint, not the date

template<auto Free>
struct Freed {
    template<typename T>
    void operator()(T* what) const {
        Free(what);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

/// Key and certificate as PEM, or nothing when OpenSSL will not.
std::string make_pem() {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    const Memory out(BIO_new(BIO_s_mem()));
    std::uint64_t serial = 0;
    if (!key || !certificate || !out ||
        RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return {};
    auto* x509 = certificate.get();
    auto* name = X509_get_subject_name(x509);
    X509_set_version(x509, X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(x509), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -24L * 3600); // the other laptop's clock may be behind
    X509_gmtime_adj(X509_getm_notAfter(x509), kValidSeconds);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("Regie"), -1,
                               -1, 0);
    X509_set_issuer_name(x509, name);
    X509_set_pubkey(x509, key.get());
    if (X509_sign(x509, key.get(), EVP_sha256()) == 0 ||
        PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(out.get(), x509) != 1)
        return {};
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

} // namespace

Result<DeskCertificate> desk_certificate(const std::filesystem::path& file) {
    if (std::error_code error; !std::filesystem::exists(file, error)) {
        const auto pem = make_pem();
        if (pem.empty())
            return failure("no certificate for remote desks could be made", file.string());
        if (auto written = write_private_file(file, pem); !written)
            return tl::unexpected(written.error());
    }
    const auto pem = read_file(file);
    if (!pem)
        return tl::unexpected(pem.error());
    const auto bytes = QByteArray::fromStdString(*pem);
    const QSslKey key(bytes, QSsl::Ec);
    const QSslCertificate certificate(bytes);
    if (key.isNull() || certificate.isNull())
        return failure("this is no certificate with its key", file.string(),
                       "Remove the file: a new one is made, and remote desks are paired again.");
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // desks prove who they are by their token
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return DeskCertificate{tls, certificate.digest(QCryptographicHash::Sha256).toHex().toStdString()};
}

} // namespace regie
