#pragma once
// Under which names the log is written when no desk decided: those that write under them and the desks' door,
// which gives them to nobody, have them from here. Feeds write under their ids. Pure.

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace regie::actor {

inline constexpr const char* kEngine = "engine";
inline constexpr const char* kClock = "clock";
inline constexpr const char* kFlagging = "flagging";
inline constexpr const char* kCaptions = "captions";
inline constexpr const char* kCampaign = "campaign";
inline constexpr const char* kAnswers = "answers";
inline constexpr const char* kRender = "render";
inline constexpr std::array kAll = {kEngine, kClock, kFlagging, kCaptions, kCampaign, kAnswers, kRender};

inline constexpr std::string_view kCue = "cue ";   ///< and its number, from 1
inline constexpr std::string_view kRule = "rule:"; ///< and the crew's rule that hides
inline std::string of_cue(int index) { return fmt::format("{}{}", kCue, index + 1); }

} // namespace regie::actor
