#pragma once
// What the programme shows and lets hear of its sources at each frame: a scene, or one going over into the
// next.

#include "pipelines/playout.h"
#include "pipelines/programme/layout.h"
#include "pipelines/programme/loudness_meter.h"
#include "pipelines/programme/source_reader.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace regie::pipelines {

/// Tick thread; must return at once.
struct MixerEvents {
    /// A source began to deliver pictures or stopped to; also while it is not on air, if it runs then.
    std::function<void(const std::string& source, bool delivering)> delivers;
    /// A recording that does not run on by itself has left the programme: it is to be wound back.
    std::function<void(const std::string& source)> left;
    /// What a source (by its place among the sources) has for a frame.
    std::function<void(int source, std::int64_t frame, const GstPtr<GstBuffer>& picture)> picture = {};
};

class Mixer {
  public:
    /// `slate` stands in for what has nothing.
    Mixer(const Canvas& canvas, const std::vector<SourceSpec>& sources, GstPtr<GstBuffer> slate,
          const Scene& first, MixerEvents events);
    ~Mixer();

    // --- any thread
    SourceReader& reader(const std::string& source); ///< of one of the sources
    void take(SceneChange change);
    void adjust(const std::string& source, const SourceSettings& settings);
    std::map<std::string, SoundLevel> levels() const;
    SoundLevel programme_level() const;
    Loudness loudness() const;

    // --- tick thread
    void start(std::int64_t base_ns); ///< the clock's time of frame 0
    struct Picture {
        GstPtr<GstBuffer> buffer;
        bool complete = true; ///< false: the slate stands in for a source
    };
    Picture picture(std::int64_t frame);
    /// The sound of `frame`; frames in order, behind the pictures.
    void sound(std::int64_t frame, std::span<float> out);

  private:
    struct Input;
    struct Shown;

    int mix_frames() const; ///< how many a mix takes
    void take_up_changes(std::int64_t frame);
    std::shared_ptr<Shown> show(const Scene& scene);
    void read_pictures(std::int64_t frame);
    GstPtr<GstBuffer> draw(Shown& shown, bool& complete);
    void tell_left(const Shown* before);
    double gain_wanted(const Input& input, const Shown& heard) const;
    void measure(std::span<const float> programme);

    const Canvas canvas_;
    const FrameRate rate_;
    GstVideoInfo info_{};
    GstPtr<GstBuffer> slate_, ground_;
    const MixerEvents events_;
    std::vector<std::unique_ptr<Input>> inputs_;

    std::mutex changes_mutex_;
    std::vector<SceneChange> changes_; ///< guarded by changes_mutex_

    std::shared_ptr<Shown> shown_, before_; ///< before_: while it goes over into shown_
    std::int64_t changed_frame_ = 0;
    Transition transition_ = Transition::Cut;
    /// The same for sound, which follows: from this frame on.
    struct Heard {
        std::int64_t frame;
        std::shared_ptr<Shown> shown;
        int ramp_frames;
    };
    std::deque<Heard> heard_;
    std::vector<float> scratch_;
    LevelMeter meter_;
    LoudnessMeter loudness_meter_;
    std::int64_t frames_measured_ = 0;

    mutable std::mutex levels_mutex_;
    std::map<std::string, SoundLevel> levels_; ///< guarded by levels_mutex_, as the two below
    SoundLevel programme_level_;
    Loudness loudness_;
};

} // namespace regie::pipelines
