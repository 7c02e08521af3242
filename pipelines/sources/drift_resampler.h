#pragma once
// A live source's sound on the programme's sample count: its clock is not ours.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

typedef struct SRC_STATE_tag SRC_STATE; // libsamplerate's

namespace regie::pipelines {

/// Takes pieces of sound with the times they are to be heard, gives samples numbered on the system clock:
/// sample n is heard at n / kSoundRate seconds of it. What comes out has no gap and no overlap, and follows
/// the times of what goes in: a loop filter measures how the source's clock runs against ours and sets the
/// ratio of libsamplerate, which interpolates. Holes and jumps of the source become silence, faded at both
/// ends. Pure; one thread at a time.
class DriftResampler {
  public:
    struct Piece {
        std::int64_t first_sample =
            0;                      ///< the sample after the last piece's; a later one after a long silence
        std::vector<float> samples; ///< interleaved, kSoundChannels
    };
    /// How much faster or slower it plays at most: more than any sound card is off, less than anybody hears.
    static constexpr double kMostSpeed = 0.005;
    /// A time that is further from what was expected than jitter explains: the source jumped.
    static constexpr double kJumpSeconds = 0.060;
    /// The measured offset, jitter averaged out, beyond which patience would take too long.
    static constexpr double kOffSeconds = 0.030;
    /// And beyond which the time it began with was not to be trusted: within the first second, in which a
    /// network source still finds out how its clock runs (rtspsrc's times go 6 % slow until then), and after
    /// it.
    static constexpr double kEarlySeconds = 0.008, kSettledSeconds = 0.005;
    /// Longer holes are left to whoever reads; shorter ones are filled.
    static constexpr double kFillSeconds = 1.0;

    DriftResampler();
    ~DriftResampler();
    DriftResampler(const DriftResampler&) = delete;
    DriftResampler& operator=(const DriftResampler&) = delete;

    /// Nothing when all of it is still in the filter.
    std::optional<Piece> push(std::span<const float> interleaved, std::int64_t show_ns);

    /// The times of what comes next are others on purpose: they are taken as they are, by a hole or a cut.
    void begin_anew() { begins_anew_ = true; }

    /// How much faster the source's clock runs than ours, as measured until now; 1e-6 is one ppm.
    double drift() const { return drift_; }

  private:
    std::int64_t steer(double at, std::int64_t frames);
    std::int64_t begin_at(double at);
    void resample(std::span<const float> in, std::vector<float>& out);
    void fade(std::span<float> out, std::size_t audio_begins);

    struct FreeState {
        void operator()(SRC_STATE* state) const;
    };
    std::unique_ptr<SRC_STATE, FreeState> state_;

    bool running_ = false;
    bool begins_anew_ = false;
    std::int64_t next_out_ = 0; ///< number of the next sample out
    double ahead_ = 0;          ///< samples that went in and are still to come out, in samples in
    std::int64_t skip_ = 0;     ///< samples in that come too late to be heard
    double speed_ = 1;          ///< samples in for each sample out
    double offset_ = 0;         ///< by how many samples what comes is to be later, jitter averaged out
    std::int64_t measured_ = 0; ///< samples that offset_ is an average of, at most a window
    bool settled_ = false;      ///< a window was measured since it began
    double drift_ = 0;

    int fade_in_left_ = 0;
    int decay_left_ = 0;       ///< samples until what was heard before a jump has died away
    float decay_from_[2] = {}; ///< each channel's last sample before the jump
    float last_[2] = {};       ///< each channel's last sample out
};

} // namespace regie::pipelines
