#include "pipelines/outputs/outputs.h"

#include "pipelines/outputs/publisher.h"
#include "pipelines/outputs/recording.h"
#include "show/recorded.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::pipelines {

namespace {

/// What sentences call the other side: the platform, as it calls itself, or the host.
std::string name_of(const OutputConfig& output) {
    if (output.spec.platform == "facebook")
        return "Facebook";
    if (output.spec.platform == "youtube")
        return "YouTube";
    const auto address = parse_output_address(output.spec.url, output.key);
    return address ? address->host : output.spec.id;
}

} // namespace

std::string not_closed_words(const std::string& output) {
    return fmt::format("{} could not be closed in time; what went out until now is whole.", output);
}

Result<std::unique_ptr<Outputs>> Outputs::open(ControlThread& control, const PlayoutConfig& config,
                                               OutputsEvents events) {
    std::unique_ptr<Outputs> outputs(new Outputs(std::move(events), config.video_kbps));
    if (auto added = outputs->add_recording(control, config, kRecordingOutput, config.recording); !added)
        return tl::unexpected(added.error());
    if (!config.clean_recording.empty())
        if (auto added = outputs->add_recording(control, config, kCleanOutput, config.clean_recording);
            !added)
            return tl::unexpected(added.error());
    for (const auto& output : config.outputs) {
        const auto added = outputs->add_publisher(control, config, output);
        if (added)
            continue;
        if (!config.goes_on)
            return tl::unexpected(added.error());
        const auto& why = output.stopped;
        outputs->events_.changed(output.spec.id, OutputHealth::Stopped,
                                 why.empty() ? added.error().line() : why, 0, {});
    }
    return outputs;
}

bool Outputs::Entry::takes(Track track) const { return track == Track::Sound || id != kCleanOutput; }

Result<void> Outputs::add_recording(ControlThread& control, const PlayoutConfig& config, const char* id,
                                    const std::filesystem::path& file) {
    RecordingEvents events;
    events.changed = [this, id](OutputHealth health, const std::string& words, std::int64_t first_pts_ns,
                                const std::filesystem::path& written) {
        on_changed(id, health, words, first_pts_ns, written);
    };
    auto recording = Recording::open(
        control, {.id = id, .file = file, .goes_on = config.first_frame > 0, .kbps = config.video_kbps},
        std::move(events));
    if (!recording)
        return tl::unexpected(recording.error());
    entries_.push_back({id, std::move(*recording)});
    return {};
}

Result<void> Outputs::add_publisher(ControlThread& control, const PlayoutConfig& config,
                                    const OutputConfig& output) {
    const auto& id = output.spec.id;
    PublisherEvents events{events_of(id), [this, id](int kbps) { on_afford(id, kbps); }};
    auto publisher = Publisher::make(control,
                                     {.id = id,
                                      .name = name_of(output),
                                      .url = output.spec.url,
                                      .key = output.key,
                                      .video_kbps = planned_kbps_,
                                      .canvas = config.canvas,
                                      .stopped = output.stopped},
                                     std::move(events));
    if (!publisher) {
        Error error = publisher.error();
        error.where = error.where.empty() ? id : fmt::format("{}: {}", id, error.where);
        return tl::unexpected(std::move(error));
    }
    entries_.push_back({id, std::move(*publisher)});
    return {};
}

/// One encode feeds them all: the slowest line decides.
void Outputs::on_afford(const std::string& id, int kbps) {
    int lowest_kbps = planned_kbps_;
    for (auto& entry : entries_) {
        if (entry.id == id)
            entry.affordable_kbps = kbps < planned_kbps_ ? kbps : 0;
        if (entry.affordable_kbps > 0)
            lowest_kbps = std::min(lowest_kbps, entry.affordable_kbps);
    }
    if (std::exchange(affordable_kbps_, lowest_kbps) != lowest_kbps)
        events_.affordable(lowest_kbps);
}

OutputEvents Outputs::events_of(const std::string& id) {
    return {[this, id](OutputHealth health, const std::string& words, std::int64_t first_pts_ns) {
        on_changed(id, health, words, first_pts_ns);
    }};
}

void Outputs::on_changed(const std::string& id, OutputHealth health, const std::string& words,
                         std::int64_t first_pts_ns, const std::filesystem::path& file) {
    const auto entry =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.id == id; });
    if (entry == entries_.end() || (closing_ && entry->over()))
        return;
    const bool encoder_died = health == OutputHealth::Ended && !fault_.empty();
    events_.changed(id, encoder_died ? OutputHealth::Failed : health, encoder_died ? fault_ : words,
                    first_pts_ns, file);
    entry->health = health;
    if (closing_)
        tell_closed();
}

void Outputs::tell_closed() {
    if (std::all_of(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.over(); }))
        events_.closed();
}

void Outputs::close() {
    closing_ = true;
    tell_closed();
}

void Outputs::push(const Packet& packet) {
    for (auto& entry : entries_)
        if (entry.takes(packet.track))
            entry.output->push(packet);
}

void Outputs::end(Track track) {
    for (auto& entry : entries_)
        if (entry.takes(track))
            entry.output->end(track);
}

void Outputs::push_clean(const Packet& picture) {
    for (auto& entry : entries_)
        if (entry.id == kCleanOutput)
            entry.output->push(picture);
}

void Outputs::end_clean() {
    for (auto& entry : entries_)
        if (entry.id == kCleanOutput)
            entry.output->end(Track::Picture);
}

void Outputs::fail(const std::string& words) {
    fault_ = words;
    end(Track::Picture);
    end(Track::Sound);
    end_clean();
}

void Outputs::give_up() {
    for (auto& entry : entries_)
        if (!entry.over())
            on_changed(entry.id, OutputHealth::Failed, not_closed_words(entry.id), 0);
}

void Outputs::reconnect_now(const std::string& output) {
    for (auto& entry : entries_)
        if (entry.id == output)
            entry.output->reconnect_now();
}

void Outputs::stop(const std::string& output, const std::string& words) {
    for (auto& entry : entries_)
        if (entry.id == output)
            entry.output->stop(words);
}

std::vector<OutputStats> Outputs::stats() const {
    std::vector<OutputStats> stats;
    for (const auto& entry : entries_)
        stats.push_back(entry.output->stats());
    return stats;
}

} // namespace regie::pipelines
