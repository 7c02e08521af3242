#pragma once
// Who may come to this engine as a desk, and as what. A desk on this machine shows that it may read the
// user's files: it has the token left there. One on another machine was paired with a code, once, and has a
// token of its own since. Show thread.

#include "protocol/pairing.h"
#include "protocol/roles.h"
#include "show/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// A desk on another machine that may come back.
struct PairedDesk {
    std::string id;     ///< to send it away by
    std::string name;   ///< as it called itself when it was paired
    std::string role;   ///< protocol::to_string(Role)
    std::string digest; ///< of its token
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PairedDesk, id, name, role, digest)

/// What a desk calls itself is cut to so many.
constexpr std::size_t kDeskNameGraphemes = 40;

class DeskAccess {
  public:
    struct Admitted {
        protocol::Role role = protocol::Role::Viewer;
        std::string paired;                              ///< PairedDesk::id; empty: it is on this machine
        nlohmann::json keeps = nlohmann::json::object(); ///< {token, proof} for a desk that this hello paired
    };

    /// `folder`: the user's configuration.
    explicit DeskAccess(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Before remote ones come: which of them may. A broken list is an error, and stays as it is.
    Result<void> read_paired();

    /// Leaves a new token for desks on this machine, which find it by `port`.
    Result<void> admit_local(int port);
    /// The certificate remote desks see.
    void set_fingerprint(std::string fingerprint) { fingerprint_ = std::move(fingerprint); }

    /// `hello`: the message's parameters, nothing of them trusted.
    Result<Admitted> admit(const nlohmann::json& hello, bool remote, std::int64_t now_ms);

    /// A code that pairs one desk as `role`, once, for kCodeMs. Those before it are void.
    const std::string& offer(protocol::Role role, std::int64_t now_ms);
    static constexpr std::int64_t kCodeMs = 10 * 60 * 1000;

    const std::vector<PairedDesk>& paired() const { return paired_; }
    Result<void> send_away(const std::string& id);

    /// Removes the token for desks on this machine.
    ~DeskAccess();
    DeskAccess(const DeskAccess&) = delete;
    DeskAccess& operator=(const DeskAccess&) = delete;

  private:
    Result<Admitted> pair(const nlohmann::json& hello, std::int64_t now_ms);
    std::filesystem::path paired_file() const { return folder_ / "regie/desks/paired.json"; }
    Result<void> keep() const;

    std::filesystem::path folder_;
    std::filesystem::path token_file_; ///< that this engine left
    std::string local_token_, fingerprint_;
    std::vector<PairedDesk> paired_;
    struct Offer {
        std::string code;
        protocol::Role role = protocol::Role::Viewer;
        std::int64_t until_ms = 0;
        int wrong = 0; ///< attempts
    } offer_;
};

} // namespace regie
