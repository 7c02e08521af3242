#pragma once
// Videos that tests can read back: every frame carries its number, every second begins with a flash and a
// beep.

#include "pipelines/gst_ptr.h"
#include "show/show_file.h"

#include <gst/video/video.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace regie::pipelines::test {

/// What a show has at least, as small as it gets.
inline constexpr Canvas kTestCanvas{320, 180, {30}};
inline Scene full(const std::string& source) { return {source, source, "full", {source}, {}}; }

struct TestVideo {
    int width = 640, height = 360;
    int fps = 30;
    int frames = 60;
    bool sound = true;
};

/// H.264 and AAC in MP4.
void write_test_video(const std::filesystem::path& file, const TestVideo& video);
/// A beep without picture.
void write_test_sound(const std::filesystem::path& file, int seconds);

struct SeenFrame {
    std::int64_t pts_ns = 0;
    int number = -1; ///< -1: no test frame, e.g. the slate
    bool flash = false;
    int corner_luma = 0; ///< of the middle of the lower left quarter
    bool keyframe = false;
};

struct SeenMedia {
    std::vector<SeenFrame> frames;
    std::vector<float> sound; ///< 48 kHz, the first channel
    std::int64_t sound_start_ns = -1;
    std::string error;

    std::vector<int> numbers() const;
    std::vector<double> flash_seconds() const; ///< where each flash begins
    std::vector<double> beep_seconds() const;  ///< where each beep begins
};

/// The numbers from `first` to before `end`, as numbers() has them when none is missing.
std::vector<int> counted(int first, int end);

/// What a picture of the programme's format shows; its pts is the buffer's.
SeenFrame see_picture(GstBuffer* picture, const Canvas& canvas);

/// The programme's format.
GstVideoInfo info_of(const Canvas& canvas);
/// A picture of that format and of one grey.
GstPtr<GstBuffer> grey(const Canvas& canvas, std::uint8_t level);
/// How bright such a picture is there, -1 when it can't be read.
int luma_at(const Canvas& canvas, const GstPtr<GstBuffer>& picture, int x, int y);

/// Decodes a file from beginning to end.
SeenMedia read_media(const std::filesystem::path& file);

/// A folder of its own for one test, removed with what is in it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

/// What ffmpeg makes of `from` with these arguments, in `folder`.
std::string written(const TemporaryFolder& folder, const std::string& from, const std::string& arguments,
                    const std::string& name);
/// A small test video there.
std::string whole_clip(const TemporaryFolder& folder, int frames);

} // namespace regie::pipelines::test
