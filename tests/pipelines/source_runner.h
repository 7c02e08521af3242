#pragma once
// Sources without a programme: opened, watched and read as the tick would, for tests.

#include "pipelines/programme/tick_clock.h"
#include "pipelines/sources/make_source.h"
#include "pipelines/sources/supervised_source.h"
#include "test_media.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace regie::pipelines::test {

inline SourceSpec source_at(const std::string& uri) {
    SourceSpec spec;
    spec.id = "cam";
    spec.uri = uri;
    return spec;
}

/// In place of what opens stills: a file that holds "#C03020" is a picture of that colour. It is
/// read when `let_go` is true, if one is given.
StillReader colours_as_stills(std::shared_ptr<std::atomic<bool>> let_go = {});

/// A supervised source and what it told.
class SupervisedRun {
  public:
    explicit SupervisedRun(SourceSpec spec, Canvas canvas = kTestCanvas);
    ~SupervisedRun();

    /// Waits until it has told `health` and nothing since; false after `seconds`.
    bool wait_for(SourceHealth health, int seconds = 20);
    /// The last words.
    std::string words() const;
    std::vector<SourceHealth> story() const;
    bool settles(); ///< within 5 s
    void on_delivers(bool delivering);
    /// How long the control thread takes to answer and end everything.
    std::int64_t stop_ms();

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::pair<SourceHealth, std::string>> told_;
    bool settled_ = false;
    SourceReader reader_;
    ControlThread control_;
    std::unique_ptr<SupervisedSource> source_;
};

struct SeenPicture {
    std::int64_t time_ns = 0; ///< source time
    int number = -1;
    bool flash = false;
};

/// A source that is open, read by hand.
class OpenSource {
  public:
    explicit OpenSource(const SourceSpec& spec, Canvas canvas = kTestCanvas, std::int64_t offset_ns = 0,
                        const StillReader& stills = colours_as_stills());
    ~OpenSource();

    /// Until it is there, or failed; false then, or after `seconds`.
    bool wait_until_ready(int seconds = 20);
    /// Reads until `enough()`, as often as a tick would; false after `seconds`.
    template<typename Enough>
    bool read_until(Enough enough, int seconds = 20) {
        return read_while([&] { return !enough(); }, seconds);
    }
    bool read_while(const std::function<bool()>& more, int seconds);
    /// Until `there`, read by nobody but it; false after `seconds`.
    bool wait_until(const std::function<bool()>& there, int seconds = 20);
    void on_control(const std::function<void(Source&)>& task);
    bool ended() const;
    std::optional<Error> failed() const;
    SourceFeed& feed() { return *feed_; }

    std::vector<double> flash_seconds() const; ///< of source time, where each flash begins
    const std::vector<double>& beep_seconds() const { return beeps_; }

    std::vector<SeenPicture> pictures;
    std::vector<Delivery> buffers; ///< of the pictures, as long as keep_buffers
    bool keep_buffers = false;
    std::int64_t samples_heard = 0;
    float peak = 0;              ///< of all of them
    std::int64_t sound_gaps = 0; ///< samples that were missing or came twice
    std::vector<double> late_ms; ///< of each picture: by how much after its time it was read

  private:
    void read_once();
    void hear(const Delivery& piece);

    const Canvas canvas_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool ready_ = false;
    int ended_ = 0;
    std::optional<Error> failed_;
    ControlThread control_;
    std::unique_ptr<Source> source_;
    std::shared_ptr<SourceFeed> feed_;
    std::unique_ptr<TickClock> clock_;
    std::int64_t sound_end_ = -1;
    std::int64_t quiet_ = 0; ///< samples since it was last loud
    std::vector<double> beeps_;
};

} // namespace regie::pipelines::test
