#pragma once
// What a feed has delivered: so that each comment comes once, and that one which was edited or is gone at the
// platform is noticed.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace regie::intake {

/// One comment the log already has.
struct KnownComment {
    std::string id;
    std::int64_t created_ms = 0; ///< Comment::created_ms
    std::size_t text_hash = 0;   ///< hash_of() its text as it was last known
    bool hidden = false;         ///< a moderator hid it
    bool removed = false;        ///< already known to be gone
};

class KnownComments {
  public:
    /// The same within one process only.
    static std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

    void add(const KnownComment& comment);
    bool empty() const { return comments_.empty(); }
    bool contains(const std::string& id) const { return comments_.contains(id); }

    /// True when the text is another one than before; remembers it.
    bool edited(const std::string& id, std::string_view text);
    /// The platform says it is gone. True when that is news: not told before, and not our own doing.
    bool remove(const std::string& id);

    /// A hidden comment may be missing from the platform's list without being gone.
    void set_hidden_by_us(const std::string& id, bool hidden);
    void set_hidden_at_platform(const std::string& id, bool hidden);

    static constexpr auto kEverything = std::numeric_limits<std::int64_t>::min();

    /// Tells what a complete poll saw: every id of it, and the time down to which it is complete (kEverything
    /// when the list was read to its end). Comments written at exactly that time are not judged: the list may
    /// have been cut between two of the same second. Returns the ids that are gone: missing from two complete
    /// polls in a row. When more than half of what should be there is missing at once the answer is not
    /// believed: the platform gives an empty list too when it is in trouble or a permission was lost.
    std::vector<std::string> judge(const std::unordered_set<std::string>& seen,
                                   std::int64_t complete_after_ms);

    /// The last judgement missed something for the first time: the next poll should reach as far back.
    bool has_suspects() const { return suspects_; }

  private:
    struct Entry {
        std::int64_t created_ms = 0;
        std::size_t text_hash = 0;
        int misses = 0;
        bool hidden_by_us = false;
        bool hidden_at_platform = false;
        bool removed = false;
    };

    std::unordered_map<std::string, Entry> comments_;
    bool suspects_ = false;
};

} // namespace regie::intake
