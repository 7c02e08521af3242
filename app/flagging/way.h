#pragma once
// How an entry of a list can be read in a comment, and whether that reading is sure.

#include "flagging/folded_text.h"
#include "flagging/trie.h"
#include "flagging/words.h"

#include <cstddef>
#include <optional>

namespace regie {

/// What was taken on the way through the trie, from the first character to the last. Counts are of
/// characters.
struct Way {
    Trie::Node node = Trie::kRoot;
    std::size_t first = 0, at = 0, end = 0; ///< in the text: where it begins, goes on, and ended last
    char32_t last = 0;
    unsigned letters = 0, signs = 0, blanks = 0, vowel_blanks = 0;
    unsigned gaps = 0;      ///< spaces within words, as in "n u l s"
    unsigned joints = 0;    ///< signs within words, as in "n-u-l-s"
    unsigned longest = 0;   ///< the longest piece between gaps or joints
    unsigned piece = 0;     ///< the piece under way
    unsigned untouched = 0; ///< words without gap or joint
    /// The same of the word under way.
    struct {
        unsigned characters = 0, gaps = 0, longest = 0;
        bool cut = false; ///< it has a gap or a joint
        bool signs_in_gaps = false;
        bool doubled = false;   ///< a letter that often is
        bool doubled_l = false; ///< "salle" is no "sale"
    } word;
    bool stretched = false; ///< a letter three times or more, or one that is hardly ever doubled
    bool doubled = false, short_doubled = false; ///< one that often is; in a short word
    bool look_alike = false, invisible = false;
    bool run_together = false;
    bool in_fragments = false;    ///< pieces longer than one letter: "conn ard"
    bool short_fragments = false; ///< of a short word

    unsigned characters() const { return letters + signs + blanks; }

    /// Before the next word, or the end; false when the gaps in this one hide nothing.
    bool finish_word();
};

/// What sort of entry it is, as far as a reading's sureness goes.
struct EntryKind {
    bool spelled_out_only = false; ///< as Entry::spelled_out_only
    bool in_fragments = false;     ///< may be read in fragments and run together
};

/// The disguise of what was read, nothing when the reading may well be chance. `way` is at its end.
std::optional<Disguise> disguise_of(const Way& way, const FoldedText& text, const EntryKind& entry);

} // namespace regie
