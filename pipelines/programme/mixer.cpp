#include "pipelines/programme/mixer.h"

#include "pipelines/gst_setup.h"
#include "pipelines/programme/slate.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace regie::pipelines {

namespace {

double factor_of(double db) { return std::pow(10, db / 20); }

/// Adds `from` to `to`, its gain going over from one value to the other: a cut makes no click.
void add_ramped(std::span<const float> from, std::span<float> to, double gain_from, double gain_to) {
    const auto frames = from.size() / kSoundChannels;
    const auto step =
        static_cast<float>((gain_to - gain_from) / static_cast<double>(std::max<std::size_t>(1, frames)));
    auto gain = static_cast<float>(gain_from);
    for (std::size_t i = 0; i < frames; ++i, gain += step)
        for (std::size_t channel = 0; channel < kSoundChannels; ++channel)
            to[i * kSoundChannels + channel] += from[i * kSoundChannels + channel] * gain;
}

} // namespace

struct Mixer::Input {
    Input(const SourceSpec& s, FrameRate rate)
        : spec(s), has_picture(regie::has_picture(s.uri)), reader(rate), meter(rate.fps) {}

    const SourceSpec spec;
    const bool has_picture;
    SourceReader reader;
    LevelMeter meter;
    std::atomic<double> gain = 1; ///< as set; any thread
    std::atomic<bool> muted = false;

    // Tick thread.
    double heard = 0;          ///< the gain its sound had at the end of the last frame
    GstPtr<GstBuffer> picture; ///< of the frame that is being made
    bool on_air = false;       ///< at that frame
    std::optional<bool> delivering;

    /// A camera, or a recording that stands in for one: it goes on whether anybody looks or not.
    bool runs_on() const { return spec.loop || !is_recording(spec.uri); }
};

/// A scene with what it takes to draw it. Of its inputs the last is the interpreter, if there is one.
struct Mixer::Shown {
    Scene scene;
    std::vector<Input*> inputs;
    bool has_interpreter = false;
    bool first_is_full = false;
    std::unique_ptr<Layout> layout; ///< of all inputs, or all but a full first one
};

Mixer::Mixer(const Canvas& canvas, const std::vector<SourceSpec>& sources, GstPtr<GstBuffer> slate,
             const Scene& first, MixerEvents events)
    : canvas_(canvas), rate_(canvas.rate), slate_(std::move(slate)), ground_(make_ground(canvas, slate_)),
      events_(std::move(events)), meter_(rate_.fps) {
    gst_video_info_from_caps(&info_, canvas_caps(canvas).get());
    for (const auto& source : sources) {
        inputs_.push_back(std::make_unique<Input>(source, rate_));
        adjust(source.id, source.settings);
    }
    shown_ = show(first);
    heard_.push_back({0, shown_, 1});
    for (auto& input : inputs_)
        input->heard = gain_wanted(*input, *shown_);
}

Mixer::~Mixer() = default;

SourceReader& Mixer::reader(const std::string& source) {
    const auto at = std::find_if(inputs_.begin(), inputs_.end(),
                                 [&](const auto& input) { return input->spec.id == source; });
    assert(at != inputs_.end());
    return (*at)->reader;
}

void Mixer::take(SceneChange change) {
    std::lock_guard lock(changes_mutex_);
    changes_.push_back(std::move(change));
}

void Mixer::adjust(const std::string& source, const SourceSettings& settings) {
    for (auto& input : inputs_) {
        if (input->spec.id != source)
            continue;
        constexpr std::int64_t kMs = 1'000'000;
        input->reader.set_delays(settings.picture_delay_ms * kMs, settings.sound_delay_ms * kMs);
        input->gain = factor_of(settings.gain_db);
        input->muted = settings.muted;
    }
}

std::map<std::string, SoundLevel> Mixer::levels() const {
    std::lock_guard lock(levels_mutex_);
    return levels_;
}

SoundLevel Mixer::programme_level() const {
    std::lock_guard lock(levels_mutex_);
    return programme_level_;
}

Loudness Mixer::loudness() const {
    std::lock_guard lock(levels_mutex_);
    return loudness_;
}

void Mixer::start(std::int64_t base_ns) {
    for (auto& input : inputs_)
        input->reader.start(base_ns);
}

std::shared_ptr<Mixer::Shown> Mixer::show(const Scene& scene) {
    auto shown = std::make_shared<Shown>();
    shown->scene = scene;
    const auto add = [&](const std::string& id) {
        for (auto& input : inputs_)
            if (input->spec.id == id)
                shown->inputs.push_back(input.get());
    };
    for (const auto& id : scene.sources)
        add(id);
    const auto places = places_of(scene.layout, canvas_.width, canvas_.height, !scene.interpreter.empty());
    shown->inputs.resize(std::min(shown->inputs.size(), places.boxes.size()));
    std::vector<Inset> insets;
    for (std::size_t i = 0; i < shown->inputs.size(); ++i) {
        const Box& box = places.boxes[i];
        if (i == 0 && box == Box{0, 0, canvas_.width, canvas_.height})
            shown->first_is_full = true;
        else
            insets.push_back({{box.x, box.y, box.width, box.height}});
    }
    if (const auto before = shown->inputs.size(); places.interpreter) {
        add(scene.interpreter);
        const Box& box = *places.interpreter;
        shown->has_interpreter = shown->inputs.size() > before;
        if (shown->has_interpreter)
            insets.push_back({{box.x, box.y, box.width, box.height}, true});
    }
    shown->layout = std::make_unique<Layout>(info_, insets);
    return shown;
}

int Mixer::mix_frames() const { return std::max(1, static_cast<int>(kMixMs * rate_.fps / 1000)); }

void Mixer::take_up_changes(std::int64_t frame) {
    std::vector<SceneChange> due;
    {
        std::lock_guard lock(changes_mutex_);
        const auto later = std::stable_partition(changes_.begin(), changes_.end(),
                                                 [&](const SceneChange& c) { return c.frame <= frame; });
        due.assign(std::make_move_iterator(changes_.begin()), std::make_move_iterator(later));
        changes_.erase(changes_.begin(), later);
    }
    for (const auto& change : due) {
        if (change.scene == shown_->scene)
            continue;
        const bool mixes = change.transition == Transition::Mix;
        tell_left(before_.get());
        before_ = std::exchange(shown_, show(change.scene));
        changed_frame_ = frame;
        transition_ = change.transition;
        heard_.push_back({frame, shown_, mixes ? mix_frames() : 1});
    }
    if (before_ && (transition_ == Transition::Cut || frame - changed_frame_ >= mix_frames())) {
        tell_left(before_.get());
        before_.reset();
    }
}

/// What was shown and is no longer.
void Mixer::tell_left(const Shown* before) {
    if (!before || !events_.left)
        return;
    for (const Input* input : before->inputs)
        if (!input->runs_on() &&
            std::find(shown_->inputs.begin(), shown_->inputs.end(), input) == shown_->inputs.end())
            events_.left(input->spec.id);
}

void Mixer::read_pictures(std::int64_t frame) {
    const auto is_in = [](const std::shared_ptr<Shown>& shown, const Input* input) {
        return shown && std::find(shown->inputs.begin(), shown->inputs.end(), input) != shown->inputs.end();
    };
    int place = -1;
    for (auto& input : inputs_) {
        ++place;
        input->on_air = is_in(shown_, input.get()) || is_in(before_, input.get());
        if (!input->has_picture || (!input->on_air && !input->runs_on()))
            continue;
        input->picture = input->reader.picture(frame);
        const bool delivers = static_cast<bool>(input->picture);
        if (delivers && events_.picture)
            events_.picture(place, frame, input->picture);
        if (input->delivering != delivers) {
            input->delivering = delivers;
            if (events_.delivers)
                events_.delivers(input->spec.id, delivers);
        }
    }
}

Mixer::Picture Mixer::picture(std::int64_t frame) {
    take_up_changes(frame);
    read_pictures(frame);
    Picture result;
    result.buffer = draw(*shown_, result.complete);
    if (before_) {
        bool was_complete = true;
        auto old = draw(*before_, was_complete);
        const auto step = static_cast<int>(frame - changed_frame_) + 1;
        result.buffer = shown_->layout->mix(old, std::move(result.buffer), step, mix_frames() + 1);
    }
    for (auto& input : inputs_)
        input->picture.reset();
    return result;
}

GstPtr<GstBuffer> Mixer::draw(Shown& shown, bool& complete) {
    // What nobody else needs is handed over for good: it can be drawn into in place.
    const auto take = [&](Input& input) {
        const bool again = before_ || std::count(shown.inputs.begin(), shown.inputs.end(), &input) > 1;
        auto picture = again ? input.picture : std::move(input.picture);
        complete = complete && picture;
        return picture ? picture : slate_;
    };
    if (shown.inputs.empty())
        return slate_;
    std::vector<GstPtr<GstBuffer>> pictures;
    for (std::size_t i = shown.first_is_full ? 1 : 0; i < shown.inputs.size(); ++i)
        pictures.push_back(take(*shown.inputs[i]));
    auto ground = shown.first_is_full ? take(*shown.inputs.front()) : ground_;
    if (pictures.empty())
        return ground;
    std::vector<GstBuffer*> insets;
    insets.reserve(pictures.size());
    for (const auto& picture : pictures)
        insets.push_back(picture.get());
    auto drawn = shown.layout->compose(std::move(ground), insets);
    return drawn ? drawn : slate_;
}

double Mixer::gain_wanted(const Input& input, const Shown& heard) const {
    if (input.muted || heard.scene.layout == kSlateScene)
        return 0;
    const auto at = std::find(heard.inputs.begin(), heard.inputs.end(), &input);
    const bool interpreter =
        heard.has_interpreter && !heard.inputs.empty() && heard.inputs.back() == &input &&
        std::find(heard.inputs.begin(), heard.inputs.end() - 1, &input) == heard.inputs.end() - 1;
    return !input.has_picture || (at != heard.inputs.end() && !interpreter) ? input.gain.load() : 0;
}

void Mixer::sound(std::int64_t frame, std::span<float> out) {
    while (heard_.size() > 1 && heard_[1].frame <= frame)
        heard_.pop_front();
    const Heard& heard = heard_.front();
    std::fill(out.begin(), out.end(), 0.0F);
    scratch_.resize(out.size());
    std::map<std::string, SoundLevel> levels;
    for (auto& input : inputs_) {
        const double wanted = gain_wanted(*input, *heard.shown);
        const double most = std::max(input->gain.load(), input->heard) / heard.ramp_frames;
        const double gain = std::clamp(wanted, input->heard - most, input->heard + most);
        if (input->runs_on() || gain > 0 || input->heard > 0 || input->on_air) {
            input->reader.sound(frame, scratch_);
            add_ramped(scratch_, out, input->heard, gain);
            const double set = input->gain.load();
            for (float& sample : scratch_)
                sample *= static_cast<float>(set);
            levels[input->spec.id] = input->meter.measure(scratch_);
        } else {
            levels[input->spec.id] = {};
        }
        input->heard = gain;
    }
    // Several sources together can be too loud for the encoder's numbers.
    for (float& sample : out)
        sample = std::clamp(sample, -1.0F, 1.0F);
    const auto programme = meter_.measure(out);
    loudness_meter_.add(out);
    std::lock_guard lock(levels_mutex_);
    levels_ = std::move(levels);
    programme_level_ = programme;
    if (++frames_measured_ % (rate_.fps / 5) == 0) // meters move five times a second
        loudness_ = loudness_meter_.values();
}

} // namespace regie::pipelines
