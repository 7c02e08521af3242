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
#include <utility>
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

    using Paired = std::vector<PairedDesk>;
    /// Which desks on other machines may come, as `folder` has them. A broken list is an error, and stays as
    /// it is. Blocks on the disk; any thread, as write_paired().
    static Result<Paired> read_paired(const std::filesystem::path& folder);
    static Result<void> write_paired(const std::filesystem::path& folder, const Paired& paired);
    /// Before those come. Once: from then on this is what holds, and the folder follows.
    void set_paired(Paired paired) {
        if (!std::exchange(knows_paired_, true))
            paired_ = std::move(paired);
    }

    /// Leaves a new token for desks on this machine, which find it by `port`.
    Result<void> admit_local(int port);
    /// The certificate remote desks see.
    void set_fingerprint(std::string fingerprint) { fingerprint_ = std::move(fingerprint); }

    /// `hello`: the message's parameters, nothing of them trusted. Where the answer has `keeps` the list of
    /// the paired has changed, and is to be written before the desk is told.
    Result<Admitted> admit(const nlohmann::json& hello, bool remote, std::int64_t now_ms);

    /// A code that pairs one desk as `role`, once, for kCodeMs. Those before it are void.
    const std::string& offer(protocol::Role role, std::int64_t now_ms);
    static constexpr std::int64_t kCodeMs = 10 * 60 * 1000;

    const Paired& paired() const { return paired_; }
    /// From here on; the list is to be written.
    Result<void> send_away(const std::string& id);

    /// Removes the token for desks on this machine.
    ~DeskAccess();
    DeskAccess(const DeskAccess&) = delete;
    DeskAccess& operator=(const DeskAccess&) = delete;

  private:
    Result<Admitted> pair(const nlohmann::json& hello, std::int64_t now_ms);

    std::filesystem::path folder_;
    std::filesystem::path token_file_; ///< that this engine left
    std::string local_token_, fingerprint_;
    Paired paired_;
    bool knows_paired_ = false;
    struct Offer {
        std::string code;
        protocol::Role role = protocol::Role::Viewer;
        std::int64_t until_ms = 0;
        int wrong = 0; ///< attempts
    } offer_;
};

} // namespace regie
