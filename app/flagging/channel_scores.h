#pragma once
// Thresholds that follow the channel: what share of its own comments may be flagged.

#include "flagging/flag_input.h"
#include "flagging/flagger.h"
#include "show/flag_settings.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace regie {

/// Keeps the scores of a channel's last comments and gives the thresholds which the crew's share of them is
/// over. Until it has seen enough, the thresholds are the training data's, of 5 % false alarms. A score that
/// is likelier harmless than not is never over a threshold: of a friendly audience less than the share is
/// flagged. A value of one thread.
class ChannelScores {
  public:
    explicit ChannelScores(const FlagSettings& settings);

    /// The crew's share or its fixed threshold changed; what was seen is kept.
    void set(const FlagSettings& settings);
    void add(const Judgement& judgement);
    Thresholds thresholds() const;

    /// From so many comments on the thresholds are the channel's own.
    static constexpr std::size_t kEnough = 200;
    /// The last so many count.
    static constexpr std::size_t kKept = 4000;

  private:
    // By log-odds, so that the ends, where a share of a few per cent lies, are as fine as the middle.
    static constexpr std::size_t kBins = 960;
    /// The last kKept values, counted by bin.
    class Quantile {
      public:
        void add(double score);
        /// The score that `share` of the values are over; nothing before kEnough.
        std::optional<double> over(double share) const;

      private:
        std::array<std::uint16_t, kBins> counts_ = {};
        std::vector<std::uint16_t> ring_;
        std::size_t next_ = 0;
    };

    double share_ = 0;
    std::optional<double> fixed_;
    Quantile toxicity_, spam_;
};

} // namespace regie
