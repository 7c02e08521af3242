#pragma once
// The word lists of assets/words, compiled in, and where their entries stand in a comment.

#include "flagging/folded_text.h"
#include "flagging/trie.h"
#include "flagging/way.h"
#include "flagging/words.h"
#include "show/comment.h"
#include "show/flag_settings.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace regie {

/// What an entry means; assets/words/README.md explains the levels.
enum class Level { Severe, Directed, Aimed, Coarse, Blocked, Suspect, StrongScam, WeakScam, Harmless };

/// What a word of one language may mean in another one: flagged only where the text reads like its own.
enum class Tongue { Any, French, English };

struct Entry {
    std::u32string words; ///< folded, one space between two
    std::string shown;    ///< as the list means it
    Level level = Level::Severe;
    Tongue tongue = Tongue::Any;
    bool within_words = false; ///< wherever its letters stand: "fuck" in "motherfucked"
    bool spelled_out_only =
        false; ///< "bande de nuls": there for "bandedenuls"; plain, its last word says as much
};

/// An entry found in a comment.
struct Hit {
    const Entry* entry = nullptr;
    Disguise disguise = Disguise::None;
    std::size_t first = 0, end = 0; ///< in the folded text
};

class Lexicon {
  public:
    /// The built-in lists, with the show's own words to flag and without its words never to flag.
    explicit Lexicon(const FlagSettings& settings);
    // Entries are referred to by address.
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    /// All entries in `text`, in its order, but those that lie within a harmless phrase or one of the show's
    /// allowed ones.
    std::vector<Hit> find(const FoldedText& text) const;

    /// Whether what begins at `at` is aimed at somebody by what stands before it: "bande de …", "you are …".
    bool is_directed(const FoldedText& text, std::size_t at) const;
    /// Whether nothing but fillers stands around the hit.
    bool stands_alone(const FoldedText& text, const Hit& hit) const;

    const std::vector<Entry>& entries() const { return entries_; }

  private:
    using Words = std::unordered_set<std::u32string>;

    void read(std::string_view text);
    void add(std::string_view line, Level level, Tongue tongue, bool within_words);
    void add_forms_of_crew(const std::vector<std::string>& phrases, Level level);
    void add_run_together();
    void leave_out_allowed(const std::vector<std::string>& allow);
    void index();
    std::optional<Hit> hit_of(const Entry& entry, const Way& way, const FoldedText& text,
                              std::optional<Tongue>& tongue) const;
    Tongue tongue_of(const FoldedText& text) const;

    std::vector<Entry> entries_;
    // Of the entries, once all are there: those that are words, then those that stand within words.
    std::optional<Trie> words_, stems_;
    std::size_t first_stem_ = 0;
    Tongue spoken_ = Tongue::Any; // where a text does not tell
    Words towards_, fillers_, french_, english_, other_;
};

/// The bytes of the text it was read from that `hit` takes.
TextSpan span_of(const FoldedText& text, const Hit& hit);

} // namespace regie
