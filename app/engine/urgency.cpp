#include "engine/urgency.h"

#include "flagging/need.h"

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

constexpr std::size_t kAStep = 100;  // comments, some 15 µs each
constexpr double kNoticeable = 0.01; // smaller changes are not told

} // namespace

void Urgency::judged(const Judged& verdict, const ShowState& state) {
    const auto index = state.index_of(verdict.comment);
    if (!index)
        return;
    judged_.resize(std::max(judged_.size(), *index + 1));
    judged_[*index] = static_cast<float>(need_of(verdict.judgement));
    again_ = true;
}

void Urgency::tell_all() {
    told_.clear();
    again_ = true;
}

void Urgency::begin(const ShowState& state) {
    again_ = false;
    const auto& comments = state.comments();
    for (auto i = comments.size(); i-- > 0 && round_.size() < kMost;)
        if (comments[i].undecided())
            round_.push_back(i);
    std::reverse(round_.begin(), round_.end());
    if (told_.size() > 4 * kMost) // most of them were decided since
        told_.clear();
}

std::vector<std::pair<std::string, double>> Urgency::step(const ShowState& state, const CrewTaste& taste) {
    std::vector<std::pair<std::string, double>> changed;
    if (round_.empty() && again_)
        begin(state);
    for (std::size_t i = 0; i < kAStep && !round_.empty(); ++i) {
        const auto index = round_.back();
        const auto& entry = state.comments()[index];
        round_.pop_back();
        const auto need = need_of(index < judged_.size() ? judged_[index] : 0, taste.of(entry));
        const auto [told, is_new] = told_.try_emplace(entry.comment.id(), -1.0F);
        if (std::abs(need - told->second) < kNoticeable)
            continue;
        told->second = static_cast<float>(need);
        changed.emplace_back(entry.comment.id(), need);
    }
    return changed;
}

} // namespace regie
