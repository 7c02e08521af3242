#include "engine/desk_access.h"

#include "engine/files.h"
#include "show/bounded_json.h"
#include "show/json_values.h"
#include "show/text.h"

#include <algorithm>

namespace regie {

namespace fs = std::filesystem;
using protocol::same_secret;

namespace {

constexpr int kWrongProofs = 10; // then somebody is guessing: the code is void
constexpr std::size_t kMostPaired = 50;
constexpr std::size_t kNonceBytes = 64;
constexpr std::size_t kIdDigits = 8; // of the digest: to tell desks apart

fs::path paired_file(const fs::path& folder) { return folder / "regie/desks/paired.json"; }

Error unknown_desk(const char* remedy) {
    return {"this engine does not know this desk", protocol::kTokenPlace, remedy};
}

} // namespace

Result<DeskAccess::Paired> DeskAccess::read_paired(const fs::path& folder) {
    const auto file = paired_file(folder);
    std::error_code error;
    if (!fs::exists(file, error))
        return Paired();
    const auto text = read_file(file);
    if (!text)
        return tl::unexpected(text.error());
    try {
        return parse_shallow_json(*text).get<Paired>();
    } catch (const nlohmann::json::exception&) {
        return failure("the list of paired desks cannot be read", file.string(),
                       "Remove the file and pair them again.");
    }
}

Result<void> DeskAccess::write_paired(const fs::path& folder, const Paired& paired) {
    return write_private_file(
        paired_file(folder),
        nlohmann::json(paired).dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

DeskAccess::~DeskAccess() {
    // Another engine may have taken over at the same port.
    if (const auto kept = token_file_.empty() ? Result<std::string>() : read_file(token_file_);
        kept && !local_token_.empty() && *kept == local_token_) {
        std::error_code error;
        fs::remove(token_file_, error);
    }
}

Result<void> DeskAccess::admit_local(int port) {
    local_token_ = protocol::new_token();
    token_file_ = folder_ / protocol::token_file(port);
    return write_private_file(token_file_, local_token_);
}

Result<DeskAccess::Admitted> DeskAccess::admit(const nlohmann::json& hello, bool remote,
                                               std::int64_t now_ms) {
    const auto token = text_of(hello, "token");
    if (!remote) {
        if (!local_token_.empty() && same_secret(token, local_token_))
            return Admitted{protocol::Role::Operator, {}};
        return tl::unexpected(
            Error{"this desk has not shown the engine's token", protocol::kTokenPlace,
                  "It is in " + token_file_.string() + " for the user who runs the engine."});
    }
    if (!member(hello, "proof").is_null())
        return pair(hello, now_ms);
    const auto digest = protocol::digest_of(token);
    for (const auto& desk : paired_)
        if (same_secret(digest, desk.digest))
            return Admitted{protocol::role_of(desk.role).value_or(protocol::Role::Viewer), desk.id};
    return tl::unexpected(unknown_desk("Pair it with a code that the operator's desk shows."));
}

Result<DeskAccess::Admitted> DeskAccess::pair(const nlohmann::json& hello, std::int64_t now_ms) {
    const protocol::Line line{fingerprint_, text_of(hello, "nonce").substr(0, kNonceBytes)};
    const bool open = !offer_.code.empty() && now_ms < offer_.until_ms;
    if (!open || !same_secret(text_of(hello, "proof"), protocol::proof_of_desk(offer_.code, line))) {
        if (open && ++offer_.wrong >= kWrongProofs)
            offer_ = {};
        return tl::unexpected(
            unknown_desk("The code was mistyped, used already or is too old: have another one shown."));
    }
    if (paired_.size() >= kMostPaired)
        return failure("too many desks are paired with this engine", {}, "Send some of them away first.");
    const auto token = protocol::new_token();
    auto digest = protocol::digest_of(token);
    auto id = digest.substr(0, kIdDigits);
    paired_.push_back({id, clean_text(text_of(hello, "name"), kDeskNameGraphemes), to_string(offer_.role),
                       std::move(digest)});
    const auto used = std::exchange(offer_, {});
    return Admitted{
        used.role, std::move(id), {{"token", token}, {"proof", protocol::proof_of_engine(used.code, line)}}};
}

const std::string& DeskAccess::offer(protocol::Role role, std::int64_t now_ms) {
    offer_ = {protocol::new_code(), role, now_ms + kCodeMs};
    return offer_.code;
}

Result<void> DeskAccess::send_away(const std::string& id) {
    if (std::erase_if(paired_, [&](const auto& desk) { return desk.id == id; }) == 0)
        return failure("that desk is not paired any more");
    return {};
}

} // namespace regie
