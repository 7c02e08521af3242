#include "flagging/crew_taste.h"

#include "flagging/fold.h"
#include "show/actors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <variant>

namespace regie {

namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMaxCharacters = 600; // of a comment
constexpr std::size_t kMaxFeatures = 400;
constexpr std::size_t kPiece = 4; // characters of a piece of a word
// One decision says little: as if each feature had been seen half a time on either side.
constexpr double kPrior = 0.5;
constexpr double kMaxWeight = 2.5;
constexpr double kEarlier = 0.5; // a decision of a former show beside one of this
constexpr double kAuthor = 1.0;
constexpr std::uint32_t kMostKept = 20'000; // comments: beyond it, what is kept is halved

std::uint32_t hash(char kind, std::u32string_view text) {
    std::uint32_t hash = 2166136261U ^ static_cast<unsigned char>(kind); // FNV-1a
    for (const auto c : text)
        hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
    return hash ^ hash >> 16U;
}

/// Of letters and digits; what was stretched ("nuuuul") has each letter once.
std::vector<std::u32string> taste_words_of(std::string_view text) {
    std::vector<std::u32string> words(1);
    std::size_t run = 0, count = 0;
    for (const auto& folded : fold(text)) {
        if (++count > kMaxCharacters)
            break;
        auto& word = words.back();
        if (!is_letter(folded.c) && !is_digit(folded.c)) {
            if (!word.empty())
                words.emplace_back();
            continue;
        }
        run = !word.empty() && word.back() == folded.c ? run + 1 : 1;
        if (run == 3)
            word.pop_back();
        if (run < 3)
            word.push_back(folded.c);
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

bool is_person(const std::string& by) {
    return !by.starts_with(actor::kRule) && !by.starts_with(actor::kCue) &&
           std::find(actor::kAll.begin(), actor::kAll.end(), by) == actor::kAll.end();
}

/// How much more often a feature is in what goes than in what stays: log odds, bounded.
double weight(double gone_with, double gone, double fine_with, double fine) {
    const auto gone_rate = (gone_with + kPrior) / (gone + 2 * kPrior);
    const auto fine_rate = (fine_with + kPrior) / (fine + 2 * kPrior);
    return std::clamp(std::log(gone_rate / fine_rate), -kMaxWeight, kMaxWeight);
}

} // namespace

CrewTaste::CrewTaste() {
    for (auto* counts : {&own_, &earlier_}) {
        counts->gone_with.resize(kBuckets);
        counts->fine_with.resize(kBuckets);
    }
}

CrewTaste::Features CrewTaste::features_of(const CommentEntry& entry) {
    Features features;
    const auto add = [&](char kind, std::u32string_view text) {
        features.push_back(static_cast<std::uint16_t>(hash(kind, text)));
    };
    for (const auto& flag : entry.flags.all())
        add('r', std::u32string(flag.rule.begin(), flag.rule.end()));
    std::u32string before;
    for (const auto& word : taste_words_of(entry.comment.text())) {
        if (features.size() > kMaxFeatures)
            break;
        add('w', word);
        if (!before.empty())
            add('b', before.append(1, U' ').append(word));
        const auto whole = U'^' + word + U'$';
        for (std::size_t i = 0; i + kPiece <= whole.size(); ++i)
            add('p', std::u32string_view(whole).substr(i, kPiece));
        before = word;
    }
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    return features;
}

CrewTaste::Side CrewTaste::side_of(const CommentEntry& entry, const ShowState& state) const {
    const auto& id = entry.comment.id();
    const auto* ban = state.ban(entry.comment.feed(), entry.comment.author().id);
    if ((entry.taken_down() && is_person(entry.decided_by)) ||
        (ban && ban->stands && ban->what.comment == id))
        return Side::Gone;
    if (entry.taken_down())
        return Side::None;
    const bool is_fine = (entry.decision == Decision::Approved && is_person(entry.decided_by)) ||
                         state.reply(id) || pinned_.contains(id);
    return is_fine ? Side::Fine : Side::None;
}

void CrewTaste::count(const Learnt& learnt, bool forward) {
    const bool gone = learnt.side == Side::Gone;
    const auto step = static_cast<std::uint32_t>(forward ? 1 : -1); // modulo 2^32: what was added goes
    for (const auto feature : learnt.features)
        (gone ? own_.gone_with : own_.fine_with)[feature] += step;
    (gone ? own_.gone : own_.fine) += step;
    if (learnt.author.empty())
        return;
    auto& [theirs_gone, theirs_fine] = authors_[learnt.author];
    (gone ? theirs_gone : theirs_fine) += forward ? 1 : -1;
    if (theirs_gone == 0 && theirs_fine == 0)
        authors_.erase(learnt.author);
}

void CrewTaste::look_at(const std::string& comment, const ShowState& state) {
    const auto* entry = state.comment(comment);
    if (!entry)
        return;
    const auto side = side_of(*entry, state);
    if (const auto at = learnt_.find(comment); at != learnt_.end()) {
        if (at->second.side == side)
            return;
        count(at->second, false);
        learnt_.erase(at);
        std::erase(order_, comment);
    }
    if (side == Side::None)
        return;
    Learnt learnt{side, features_of(*entry), author_key(entry->comment)};
    count(learnt, true);
    learnt_.emplace(comment, std::move(learnt));
    order_.push_back(comment);
    if (order_.size() > kMaxRemembered) {
        learnt_.erase(order_.front());
        order_.pop_front();
    }
}

void CrewTaste::apply(const Event& event, const ShowState& state) {
    if (const auto* taken = std::get_if<GraphicTaken>(&event.body);
        taken && !taken->graphic.comment.empty() && is_person(event.by))
        pinned_.insert(taken->graphic.comment);
    if (const auto* back = std::get_if<TakenBack>(&event.body))
        if (const auto* decided = state.decision(back->of))
            if (const auto* taken = std::get_if<GraphicTaken>(&decided->body))
                pinned_.erase(taken->graphic.comment);
    const auto* decided = std::holds_alternative<TakenBack>(event.body)
                              ? state.decision(std::get<TakenBack>(event.body).of)
                              : nullptr;
    const auto& about = decided ? decided->body : event.body;
    if (std::holds_alternative<RaidHidden>(about))
        return; // thousands that say the same would outweigh everything else
    for (const auto& comment : comments_of(about))
        look_at(comment, state);
}

double CrewTaste::of(const CommentEntry& entry) const {
    const auto gone = own_.gone + kEarlier * earlier_.gone, fine = own_.fine + kEarlier * earlier_.fine;
    if (gone + fine == 0)
        return 0;
    double sum = 0;
    std::size_t known = 0;
    for (const auto feature : features_of(entry)) {
        const auto gone_with = own_.gone_with[feature] + kEarlier * earlier_.gone_with[feature];
        const auto fine_with = own_.fine_with[feature] + kEarlier * earlier_.fine_with[feature];
        if (gone_with + fine_with == 0)
            continue;
        sum += weight(gone_with, gone, fine_with, fine);
        ++known;
    }
    // Pieces of a word say the same thing several times over: their sum grows by the root of their number.
    auto score = known > 0 ? sum / std::sqrt(static_cast<double>(known)) : 0;
    if (const auto at = authors_.find(author_key(entry.comment)); at != authors_.end()) {
        const auto [theirs_gone, theirs_fine] = at->second;
        score += kAuthor * std::log((theirs_gone + 1.0) / (theirs_fine + 1.0));
    }
    return std::tanh(score / 4);
}

nlohmann::json CrewTaste::kept() const {
    auto counts = nlohmann::json::array();
    const auto gone = own_.gone + earlier_.gone, fine = own_.fine + earlier_.fine;
    const auto shift = gone + fine > kMostKept ? 1U : 0U;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        const auto gone_with = (own_.gone_with[i] + earlier_.gone_with[i]) >> shift;
        const auto fine_with = (own_.fine_with[i] + earlier_.fine_with[i]) >> shift;
        if (gone_with + fine_with > 0)
            counts.push_back({i, gone_with, fine_with});
    }
    return {{"version", kVersion}, {"gone", gone >> shift}, {"fine", fine >> shift}, {"counts", counts}};
}

Result<void> CrewTaste::start_with(const nlohmann::json& kept) {
    constexpr std::uint32_t kMost = 4 * kMostKept;
    const auto wrong = [] {
        return failure("this is nothing that a crew's learning was kept as", {},
                       "Delete the file; what the crew decides is learnt anew.");
    };
    Counts counts;
    counts.gone_with.resize(kBuckets);
    counts.fine_with.resize(kBuckets);
    try {
        if (kept.at("version") != kVersion)
            return wrong();
        counts.gone = kept.at("gone").get<std::uint32_t>();
        counts.fine = kept.at("fine").get<std::uint32_t>();
        for (const auto& one : kept.at("counts")) {
            const auto bucket = one.at(0).get<std::size_t>();
            const auto gone_with = one.at(1).get<std::int64_t>(), fine_with = one.at(2).get<std::int64_t>();
            if (bucket >= kBuckets || gone_with < 0 || fine_with < 0 || gone_with > counts.gone ||
                fine_with > counts.fine)
                return wrong();
            counts.gone_with[bucket] = static_cast<std::uint32_t>(gone_with);
            counts.fine_with[bucket] = static_cast<std::uint32_t>(fine_with);
        }
    } catch (const nlohmann::json::exception&) {
        return wrong();
    }
    if (counts.gone > kMost || counts.fine > kMost)
        return wrong();
    earlier_ = std::move(counts);
    return {};
}

void CrewTaste::forget_earlier() {
    earlier_ = {};
    earlier_.gone_with.resize(kBuckets);
    earlier_.fine_with.resize(kBuckets);
}

} // namespace regie
