#pragma once
// The programme and everything around it: sources, the tick, the overlay blend, one encode, the recording,
// monitors. The only header the engine needs from here.

#include "pipelines/overlay_frame.h"
#include "pipelines/programme/levels.h"
#include "pipelines/sources/still_reader.h"
#include "show/result.h"
#include "show/show_file.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie::pipelines {

/// From `frame` on (at once when that is past) the programme shows `scene`.
struct SceneChange {
    std::int64_t frame = 0;
    Scene scene;
    Transition transition = Transition::Cut;
};

struct OutputConfig {
    OutputSpec spec;
    std::string key;     ///< the secret that spec.key names; in memory only
    std::string stopped; ///< not to run until it is reconnected, and why, in words; empty: it is to run
};

struct PlayoutConfig {
    Canvas canvas;
    std::vector<SourceSpec> sources; ///< `uri` resolved: an absolute path or a URI
    Scene scene;                     ///< what is on air at first; without sources: the slate
    /// The slate as premultiplied ARGB of the canvas's size; empty: a plain one.
    std::vector<std::uint32_t> slate;
    StillReader stills;                ///< opens those of the sources
    std::vector<std::string> secrets;  ///< that stand in addresses: they are kept out of every log
    std::vector<OutputConfig> outputs; ///< of kind "rtmp" and "srt": nothing is sent anywhere without
    /// Fragmented MP4; its folder exists. A file of that name is overwritten.
    std::filesystem::path recording;
    /// The programme without graphics, beside it, for clips that lay them out anew; empty: none.
    std::filesystem::path clean_recording;
    int video_kbps = 4500;
    bool no_sources = false; ///< none is opened: the slate stands for all of them
    bool local_only = false; ///< a rehearsal: sources come from this machine's disk alone
    /// Programme frame number the tick starts with; a source comes in at the place it has at that show time.
    std::int64_t first_frame = 0;
    int begins_in_ms = 0; ///< after the playout is made `first_frame` is due, and begins no earlier
    /// The show went on meanwhile (an engine died): what is due before its pictures can begin is left out.
    bool goes_on = false;
    std::optional<std::int64_t> end_frame; ///< the tick ends by itself before this frame
    int monitor_height = 360;              ///< pixels; width follows the canvas
    int monitor_fps = 10;
};

/// A JPEG for desks: of the programme several times a second, of each source that delivers once.
struct MonitorFrame {
    int source = -1;        ///< of PlayoutConfig::sources; -1: the programme
    std::int64_t frame = 0; ///< the programme frame it shows, or was taken at
    std::shared_ptr<const std::vector<std::uint8_t>> jpeg;
};

enum class SourceHealth { Starting, Live, Lost, Failed };
enum class OutputHealth {
    Connecting, ///< nothing went out yet
    Running,
    Lost,    ///< interrupted, and being brought back by itself
    Failed,  ///< stopped for good: it needs somebody
    Stopped, ///< by hand; it begins again when somebody wants it
    Ended,
};
/// As the log says it: "live", "running", …
const char* to_string(SourceHealth health);
const char* to_string(OutputHealth health);

/// What an output's numbers are now.
struct OutputStats {
    std::string id;
    int kbps = 0;                    ///< picture and sound that left this machine in the last two seconds
    std::int64_t sent_bytes = 0;     ///< since the show began; for a recording: on the disk
    std::int64_t sent_frames = 0;    ///< pictures handed to the network or the disk
    std::int64_t dropped_frames = 0; ///< pictures left out since the show began: it was away, or too slow
    std::int64_t running_ms = 0;     ///< since it last became Running; 0 when it is not
    std::int64_t free_bytes = 0;     ///< on a recording's disk, as last looked at; 0: it does not say
    std::optional<int> round_trip_ms;
    /// What the line takes of the picture; 0: all it is given.
    int affordable_kbps = 0;
};

struct PlayoutStats {
    std::int64_t frames = 0;         ///< programme frames pushed
    std::int64_t late_frames = 0;    ///< pushed more than a frame after their time
    std::int64_t dropped_frames = 0; ///< pushed but never encoded: the encoder fell behind
    std::int64_t late_overlays =
        0; ///< frames blended with an older overlay than theirs (none before the first came)
    std::int64_t slate_frames = 0; ///< frames for which the source on air had nothing
    SoundLevel sound;              ///< of the programme
    Loudness loudness;
    std::map<std::string, SoundLevel> source_levels; ///< by source, with its gain, heard or not
    /// The recording first. Its header is counted again when it is completed at the end.
    std::vector<OutputStats> outputs;
    std::int64_t free_bytes = 0; ///< on the recording's disk; asked by a thread that may wait for it
    std::string encoder;         ///< which it is, and why no other
    int video_kbps = 0;          ///< what the encoder is told: less than planned while a line is slow
};

/// All are called from threads of this module and must return at once: queue, don't work.
struct PlayoutCallbacks {
    /// Frame `frame` will be blended in two frames' time: render the overlay for it and publish it, also when
    /// nothing changed (that costs nothing; an overlay that is missing counts as late). Each frame once, in
    /// order. Tick thread.
    std::function<void(std::int64_t frame)> overlay_wanted;
    /// A source came, went or failed, with a sentence for the operator; not called for Starting. Control
    /// thread.
    std::function<void(const std::string& source, SourceHealth, const std::string& words)> source_changed;
    /// Every change; the recordings are called as in show/recorded.h. Control thread. `first_frame` is the
    /// programme frame of the output's first picture since it is Running; `file` the recording's.
    std::function<void(const std::string& output, OutputHealth, const std::string& words,
                       std::int64_t first_frame, const std::filesystem::path& file)>
        output_changed;
    /// Streaming thread; only while a desk watches.
    std::function<void(MonitorFrame)> monitor_frame;
    /// The last frame was pushed; the outputs are being closed. Control thread.
    std::function<void()> ending;
    /// The outputs are closed. Control thread; when that hangs, another: at
    /// most 5 s after the end was asked for, when output_changed has named what could not be closed.
    std::function<void()> ended;
};

/// Owns every GStreamer object. start(), stop() and end() from one thread; the rest from any, also before
/// start(): what is asked then is done when there is something to ask, in order, before the first frame.
class Playout {
  public:
    Playout(PlayoutConfig config, const PlayoutCallbacks& callbacks);
    ~Playout(); ///< end()

    Playout(const Playout&) = delete;
    Playout& operator=(const Playout&) = delete;

    /// The programme runs from here on: with the source's first picture as its first frame, or with the slate
    /// when there is none within a second. Fails only for what cannot work at all: an encoder is not
    /// installed, the recording cannot be created. A source that fails is told by source_changed and replaced
    /// by the slate; one that was on air before is opened again every second.
    Result<void> start();

    /// Ends the programme and closes the recording; `ended` follows when it is playable. Returns at once;
    /// idempotent.
    void stop();

    /// Stops and waits, at most 5 s twice, until everything is closed; no callback is called after it. False:
    /// something hangs (a disk, a driver) and was left behind, with its threads. The recording is playable as
    /// it lies; close what else there is, then end the process without its clean-up (std::_Exit).
    bool end();

    void take(SceneChange change);
    void adjust(const std::string& source, const SourceSettings& settings);
    void pause(const std::string& source, bool paused);             ///< recordings
    void seek(const std::string& source, std::int64_t position_ms); ///< recordings
    /// Writes the last `last_ms` of what was broadcast (a minute is kept) into an MP4, from a keyframe on.
    /// `done` is called on the control thread with the show time of its first picture and its length, in ms.
    struct SavedReplay {
        std::int64_t from_ms = 0, ms = 0;
    };
    void save_replay(const std::filesystem::path& file, std::int64_t last_ms,
                     std::function<void(const Result<SavedReplay>&)> done);
    /// Tries now what an output would try later by itself, and begins again what was stopped.
    void reconnect_now(const std::string& output);
    /// Says goodbye to the platform and sends no more; `words` say who wants it. The recording cannot be
    /// stopped.
    void stop_output(const std::string& output, const std::string& words);

    /// What is being said from programme frame `frame` on, into the encoded picture (CEA-608); empty: nothing
    /// any more.
    void say(std::int64_t frame, const std::string& text);

    OverlayMailbox& overlays();
    void set_monitoring(bool on); ///< monitor frames cost nothing while off
    PlayoutStats stats() const;   ///< of nothing before start()

    // --- for a watchdog
    /// Calls `alive` on the control thread, ahead of what waits there.
    void ask_control(std::function<void()> alive);
    /// Grows as long as the tick does its work, or has none.
    std::int64_t ticks() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    bool ended_in_order_ = true;
};

} // namespace regie::pipelines
