#pragma once
// Raids: many people write nearly the same within a minute. Seen over a whole feed.

#include "show/comment.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace regie {

/// A wave of like comments.
struct Raid {
    std::uint64_t id = 0;    ///< counts up
    std::string example;     ///< what the first of them said
    std::size_t authors = 0; ///< who had said something else, or nothing, for a minute before
    std::size_t comments = 0;
    std::int64_t since_ms = 0;
    std::vector<std::string>
        before; ///< with the comment that made it a raid: the ids of those that came before
};

/// A value without threads; it looks at each comment once, however many came before. Applause is none: short
/// texts ("Bravo à toute l'équipe !"), emoji and hashtags are what many people write by themselves. A short
/// text counts only when it was flagged for what it says: five who shout the same insult are a raid, five who
/// cheer are not.
class RaidWatch {
  public:
    static constexpr std::int64_t kWindowMs = 60'000;
    static constexpr std::size_t kMinAuthors = 5;
    /// Shorter texts, in folded letters, are alike by chance.
    static constexpr std::size_t kMinLetters = 30;
    static constexpr std::size_t kMaxWaves = 5'000;
    static constexpr std::size_t kMaxRecent = 2'000; ///< of one wave

    /// The wave that `comment` belongs to, once it is a raid. `at_ms`: when it was written. An author without
    /// an id counts by name.
    std::optional<Raid> next(const Comment& comment, std::int64_t at_ms);
    /// The same for a text that is too short for next(), once it was flagged. None for a longer one.
    std::optional<Raid> flagged(const Comment& comment, std::int64_t at_ms);

    /// Raid::id counts on behind `last`.
    void number_behind(std::uint64_t last) { next_raid_ = last + 1; }

  private:
    using Sketch = std::vector<std::uint32_t>;
    struct Wave {
        Raid raid;
        Sketch sketch;
        std::deque<std::pair<std::int64_t, std::size_t>> recent; // when, and the author's hash: of the window
        std::unordered_map<std::size_t, int> authors;            // how often each is in `recent`
        std::vector<std::string> before;                         // ids, until it is a raid
        std::int64_t last_ms = 0;
    };

    /// Counts the author in, and out again those from before the window.
    static void count(Wave& wave, std::size_t author, std::int64_t at_ms);
    std::optional<Raid> join(const Comment& comment, const Sketch& sketch, std::int64_t at_ms);
    Wave& wave_of(const Sketch& sketch, std::string_view text, std::int64_t at_ms);
    void forget(std::int64_t now_ms);
    /// Nothing was written for as long as the window.
    static bool is_over(const Wave& wave, std::int64_t now_ms);
    /// What was written then is no part of it: it was over, or it began later.
    static bool is_apart(const Wave& wave, std::int64_t at_ms);

    std::unordered_map<std::uint64_t, std::uint64_t> by_band_; // of a sketch, to a wave's number
    std::unordered_map<std::uint64_t, Wave> waves_;            // by number
    std::deque<std::uint64_t> in_order_;                       // to be looked at for those that are over
    std::uint64_t next_wave_ = 1, next_raid_ = 1;
};

} // namespace regie
