#include "standin/ledger.h"

#include <utility>

namespace regie::standin {

void Ledger::write(Deed deed, std::string comment, std::string chat_id, std::int64_t wall_ms) {
    entries_.push_back({deed, std::move(comment), std::move(chat_id), wall_ms});
}

nlohmann::json Ledger::to_json() const {
    using nlohmann::json;
    json ledger = {
        {"polls", polls_}, {"hides", json::array()}, {"unhides", json::array()}, {"deletes", json::array()}};
    for (const auto& entry : entries_) {
        const auto* list = entry.deed == Deed::Hide     ? "hides"
                           : entry.deed == Deed::Unhide ? "unhides"
                                                        : "deletes";
        ledger[list].push_back(
            {{"id", entry.comment}, {"chat_id", entry.chat_id}, {"wall_ms", entry.wall_ms}});
    }
    return ledger;
}

} // namespace regie::standin
