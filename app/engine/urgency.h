#pragma once
// In which order a moderator's help is needed: what flagging said of each undecided comment, moved by what
// the crew decided of like ones. Numbers that follow from the log and are no events. Lives on the show thread
// and works in steps of a millisecond or two.

#include "engine/judged.h"
#include "flagging/crew_taste.h"
#include "show/show_state.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace regie {

class Urgency {
  public:
    static constexpr std::size_t kMost = 5'000; ///< of the undecided comments: the newest

    void judged(const Judged& verdict, const ShowState& state);
    /// The crew has decided something: everything is to be looked at again.
    void learnt() { again_ = true; }
    /// Somebody knows nothing yet: everything is to be told again.
    void tell_all();

    /// Looks at the next few comments: of those whose need has changed, id and need (0..1). Empty when it has
    /// been round and nothing new was said.
    std::vector<std::pair<std::string, double>> step(const ShowState& state, const CrewTaste& taste);

  private:
    void begin(const ShowState& state);

    std::vector<float> judged_;                   // by place in the state: what flagging said
    std::unordered_map<std::string, float> told_; // by comment
    std::vector<std::size_t> round_;              // comments still to be looked at, the newest last
    bool again_ = false;
};

} // namespace regie
