#pragma once
// The word lists of assets/words, compiled in, and where their entries stand in a comment.

#include "flagging/words.h"
#include "show/show_file.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace regie {

/// What an entry means; assets/words/insults_fr.txt explains the first three.
enum class Level { Severe, Directed, Coarse, Blocked, StrongScam, WeakScam, Harmless };

struct Entry {
    std::vector<std::string> words; ///< folded, as plain_words() gives them
    std::string shown;              ///< as the list writes it
    Level level = Level::Severe;
    bool run_together = false; ///< its words without the spaces between them
};

/// An entry found in a comment.
struct Hit {
    const Entry* entry = nullptr;
    Disguise disguise = Disguise::None;
    std::size_t at = 0; ///< which word of the comment it starts with
};

class Lexicon {
  public:
    /// The built-in lists, with the show's own words to flag and without its words never to flag.
    explicit Lexicon(const FlagSettings& settings);
    // Entries are referred to by address.
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    /// All entries in `words`, but those that lie within a harmless phrase or one of the show's allowed ones.
    std::vector<Hit> find(const Words& words) const;

    /// Whether the word at `at` is aimed at somebody by what stands before it: "bande de …", "you are …".
    bool is_directed(const Words& words, std::size_t at) const;
    /// Whether nothing but fillers stands around the word at `at`.
    bool stands_alone(const Words& words, std::size_t at) const;

  private:
    void read(std::string_view text);
    void add(std::string_view line, Level level);
    void add_run_together();
    void index();

    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
    std::unordered_map<std::size_t, std::vector<std::size_t>> single_by_length_;
    std::unordered_set<std::string> towards_, fillers_;
};

} // namespace regie
