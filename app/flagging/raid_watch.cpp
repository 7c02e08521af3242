#include "flagging/raid_watch.h"

#include "flagging/fold.h"
#include "show/text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace regie {

namespace {

// MinHash: the share of equal places of two sketches is the share of word pieces that two texts have in
// common (Broder 1997). Bands of two find texts that share half of them 99 times in a hundred.
constexpr std::size_t kPlaces = 32, kBand = 2;
constexpr double kAlike = 0.5;
constexpr std::size_t kPiece = 5; // letters
// One author may say the same for ever without a raid.
constexpr std::size_t kMaxBefore = 50;
// Longer texts are compared by their beginnings: a raid's copies begin alike.
constexpr std::size_t kMaxLetters = 400;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL; // MurmurHash3's finaliser
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33;
}

// Letters alone, without hashtags, names and addresses, which differ from copy to copy.
std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    bool skipping = false, at_start = true;
    for (const auto& one : fold(text.substr(0, 4 * kMaxLetters))) {
        const bool space = one.c == ' ' || one.c == '\n' || one.c == '\t';
        if (space) {
            skipping = false;
            at_start = true;
            continue;
        }
        if (at_start)
            skipping = one.c == '#' || one.c == '@';
        at_start = false;
        if (!skipping && is_letter(one.c) && letters.size() < kMaxLetters)
            letters += one.c;
    }
    return letters;
}

std::vector<std::uint32_t> sketch_of(const std::u32string& letters) {
    std::vector<std::uint32_t> sketch(kPlaces, ~0U);
    for (std::size_t i = 0; i + kPiece <= letters.size(); ++i) {
        std::uint64_t piece = 0;
        for (std::size_t k = 0; k < kPiece; ++k)
            piece = mixed(piece ^ letters[i + k]);
        // One hash and a second make all the others (Kirsch and Mitzenmacher 2006).
        const auto first = static_cast<std::uint32_t>(piece),
                   second = static_cast<std::uint32_t>(piece >> 32) | 1U;
        for (std::size_t place = 0; place < kPlaces; ++place)
            sketch[place] = std::min(sketch[place], first + static_cast<std::uint32_t>(place) * second +
                                                        static_cast<std::uint32_t>(place * place * place));
    }
    return sketch;
}

std::array<std::uint64_t, kPlaces / kBand> bands_of(const std::vector<std::uint32_t>& sketch) {
    std::array<std::uint64_t, kPlaces / kBand> bands;
    for (std::size_t band = 0; band < bands.size(); ++band) {
        std::uint64_t hash = band;
        for (std::size_t i = 0; i < kBand; ++i)
            hash = mixed(hash ^ sketch[band * kBand + i]);
        bands[band] = hash;
    }
    return bands;
}

double alike(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < kPlaces; ++i)
        same += a[i] == b[i] ? 1 : 0;
    return static_cast<double>(same) / kPlaces;
}

} // namespace

std::optional<Raid> RaidWatch::next(const Comment& comment, std::int64_t at_ms) {
    forget(at_ms);
    const auto letters = letters_of(comment.text);
    return letters.size() < kMinLetters ? std::nullopt : join(comment, sketch_of(letters), at_ms);
}

std::optional<Raid> RaidWatch::flagged(const Comment& comment, std::int64_t at_ms) {
    const auto letters = letters_of(comment.text);
    if (letters.empty() || letters.size() >= kMinLetters)
        return {};
    // With edges, so that three letters have pieces, too.
    std::u32string edged(kPiece - 1, U'|');
    edged.append(letters).append(kPiece - 1, U'|');
    return join(comment, sketch_of(edged), at_ms);
}

std::optional<Raid> RaidWatch::join(const Comment& comment, const Sketch& sketch, std::int64_t at_ms) {
    auto& wave = wave_of(sketch, comment.text, at_ms);
    const auto& author = comment.author.id.empty() ? comment.author.name : comment.author.id;
    count(wave, std::hash<std::string>{}(comment.feed + '\n' + author), at_ms);
    if (wave.raid.id == 0 && wave.authors.size() < kMinAuthors) {
        if (wave.before.size() < kMaxBefore)
            wave.before.push_back(comment.id);
        return {};
    }
    auto raid = wave.raid;
    if (raid.id == 0) {
        raid.id = wave.raid.id = next_raid_++;
        raid.before = std::exchange(wave.before, {});
    }
    return raid;
}

void RaidWatch::count(Wave& wave, std::size_t author, std::int64_t at_ms) {
    wave.last_ms = std::max(wave.last_ms, at_ms);
    while (!wave.recent.empty() &&
           (wave.recent.front().first + kWindowMs < at_ms || wave.recent.size() >= kMaxRecent)) {
        if (const auto oldest = wave.authors.find(wave.recent.front().second); --oldest->second == 0)
            wave.authors.erase(oldest);
        wave.recent.pop_front();
    }
    wave.recent.emplace_back(at_ms, author);
    if (++wave.authors[author] == 1)
        ++wave.raid.authors;
    ++wave.raid.comments;
}

RaidWatch::Wave& RaidWatch::wave_of(const Sketch& sketch, std::string_view text, std::int64_t at_ms) {
    const auto bands = bands_of(sketch);
    for (const auto band : bands)
        if (const auto known = by_band_.find(band); known != by_band_.end())
            if (auto& wave = waves_.at(known->second);
                !is_apart(wave, at_ms) && alike(wave.sketch, sketch) >= kAlike)
                return wave;
    const auto number = next_wave_++;
    in_order_.push_back(number);
    for (const auto band : bands)
        by_band_[band] = number;
    auto& wave = waves_[number];
    wave.raid = {0, shorten(std::string(text.substr(0, 4 * kMaxLetters)), 140), 0, 0, at_ms, {}};
    wave.sketch = sketch;
    wave.last_ms = at_ms;
    return wave;
}

// A few at a time, in turn, so that no comment pays for all.
void RaidWatch::forget(std::int64_t now_ms) {
    for (int looked = 0; looked < 2 && !in_order_.empty(); ++looked) {
        const auto number = in_order_.front();
        in_order_.pop_front();
        const auto wave = waves_.find(number);
        if (!is_over(wave->second, now_ms) && waves_.size() < kMaxWaves) {
            in_order_.push_back(number);
            continue;
        }
        for (const auto band : bands_of(wave->second.sketch))
            if (const auto known = by_band_.find(band); known != by_band_.end() && known->second == number)
                by_band_.erase(known);
        waves_.erase(wave);
    }
}

bool RaidWatch::is_over(const Wave& wave, std::int64_t now_ms) { return wave.last_ms + kWindowMs < now_ms; }

bool RaidWatch::is_apart(const Wave& wave, std::int64_t at_ms) {
    return is_over(wave, at_ms) || at_ms + kWindowMs < wave.recent.front().first;
}

} // namespace regie
