#pragma once
// What was asked of the stand-in and done: the outside proof that a decision reached the platform, once.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace regie::standin {

enum class Interface { Facebook, Youtube, Owncast, Json };
const char* name_of(Interface interface);

enum class Deed { Hide, Unhide, Delete, Ban, Timeout, Unban, Reply, Create, End };

/// Whether an action changed something; a repeat is answered like the first but is not a second deed.
enum class Effect { Done, Repeated };

class Ledger {
  public:
    struct Entry {
        Interface interface = Interface::Facebook;
        Deed deed = Deed::Hide;
        std::string id;      ///< as asked: of the comment, of the author for bans, of the broadcast
        std::string chat_id; ///< the comment's id in the recorded chat; empty for bans
        std::int64_t wall_ms = 0;
        std::string words = {};   ///< a reply's text, a broadcast's title
        std::int64_t seconds = 0; ///< a timeout's length
    };

    void write(Effect effect, Entry entry);
    /// `kind` of a fault that was played on a request for `path`.
    void write_fault(const std::string& kind, const std::string& path, std::int64_t wall_ms);
    void count_poll(Interface interface) { ++polls_.at(static_cast<std::size_t>(interface)); }
    /// A comment was listed for the first time.
    void count_shown() { ++shown_; }

    /// From now on each entry is also a line of this file, written out before the action is answered. Behind
    /// what is in it, when that is a ledger; another file is left as it is.
    Result<void> keep_in(const std::string& file);

    /// {"polls": n, "polls_by_interface": {"facebook": n, …}, "shown": n,
    ///  "hides": [{"id", "chat_id", "wall_ms", "interface"}], "unhides", "deletes", "bans", "timeouts",
    ///  "unbans", "replies", "broadcasts", "ends": the same, with "text", "title" or "seconds" where there is
    ///  one, "repeats": the same with "deed", "faults": [{"kind", "path", "wall_ms"}]}
    nlohmann::json to_json() const;

  private:
    struct Fault {
        std::string kind;
        std::string path;
        std::int64_t wall_ms;
    };
    void keep(const nlohmann::json& line);

    std::array<std::int64_t, 4> polls_{};
    std::int64_t shown_ = 0;
    std::vector<Entry> done_;
    std::vector<Entry> repeats_;
    std::vector<Fault> faults_;
    std::ofstream file_;
};

} // namespace regie::standin
