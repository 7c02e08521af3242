#pragma once
// The words and phrases the classifiers know, each with what it tells: an insult, contempt, a threat, …

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace regie {

/// What a word tells. The order is the model file's.
enum class Stance : std::uint8_t {
    French,     ///< a function word of French
    English,    ///< of English
    You,        ///< speaks to somebody
    Me,         ///< speaks of oneself
    Group,      ///< an identity: says nothing by itself
    Slur,       ///< abuse of an identity
    Insult,     ///< what somebody is called
    Vulgar,     ///< coarse, of things as well
    Sexual,     ///< sexual
    Contempt,   ///< looks down on somebody
    Tribe,      ///< derides a political or social camp
    Threat,     ///< violence, death
    Dehumanise, ///< people as vermin, waste, disease
    Exclude,    ///< people are to leave
    Order,      ///< "shut up", "ferme ta"
    Negative,   ///< thinks badly of something
    Positive,   ///< thinks well of something
    Accuse,     ///< lies, crimes, treason
    Mock,       ///< laughs at somebody
    Frame,      ///< opens an insult: "espèce de", "what a"
    Polite,     ///< thanks, greets, asks
    SelfPromo,  ///< advertises a channel
    Money,      ///< offers money, loans, prizes
    Pharma,     ///< offers drugs, magic, dates
    Mild,       ///< derived lists: mild
    Strong,     ///< derived lists: strong
    Severe,     ///< derived lists: severe
    Pitch,      ///< nobody says it who has nothing to advertise
    Count
};

constexpr std::size_t kStances = static_cast<std::size_t>(Stance::Count);

/// A set of stances, a bit each; the two highest bits say in which language alone it holds.
using StanceMask = std::uint32_t;
constexpr StanceMask bit(Stance stance) { return 1U << static_cast<unsigned>(stance); }
constexpr StanceMask kFrenchOnly = 1U << 31U, kEnglishOnly = 1U << 30U;
/// There are longer phrases that begin like this.
constexpr StanceMask kGoesOn = 1U << 29U;

/// A hash table of words, phrases (mixed word by word) and beginnings of words.
class StanceWords {
  public:
    struct Entry {
        std::uint64_t key = 0; ///< 0: free
        StanceMask mask = 0;
    };

    /// Reads a list: "[insult fr]" opens a section, then terms separated by commas and lines; "#" comments;
    /// "term*" is any word that begins so. Terms are folded as comments are.
    void add(std::string_view list);
    /// Adds one phrase.
    void add(std::string_view term, StanceMask mask);
    /// The same as the hashes of its words.
    void add(const std::vector<std::uint64_t>& words, StanceMask mask);
    /// As entries() gave them.
    void add(const std::vector<Entry>& entries);

    StanceMask find(std::uint64_t key) const;
    /// All entries, in the order of their keys.
    std::vector<Entry> entries() const;

    static std::uint64_t prefix_key(std::uint64_t letters_hash);
    static std::uint64_t phrase_key(std::uint64_t before, std::uint64_t word_hash);

  private:
    void insert(std::uint64_t key, StanceMask mask);
    void grow();

    std::vector<Entry> table_ = std::vector<Entry>(1024);
    std::size_t used_ = 0;
};

/// "insult", …; as sections of a list are named.
std::string_view name_of(Stance stance);

} // namespace regie
