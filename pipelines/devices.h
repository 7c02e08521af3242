#pragma once
// What this machine has to make a picture or sound with.

#include "pipelines/sources/camera_mode.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace regie::pipelines {

class ControlThread;

enum class DeviceKind { Camera, Microphone, Screen };
const char* to_string(DeviceKind kind); ///< "camera", …

struct SoundMode {
    std::string format; ///< "S16LE", …
    int rate = 0;       ///< samples a second, the most it can
    int channels = 0;   ///< the most it can
    bool operator==(const SoundMode&) const = default;
};

struct Device {
    DeviceKind kind = DeviceKind::Camera;
    std::string name; ///< for people: "HD Pro Webcam C920"
    std::string uri;  ///< for the show file: "v4l2:///dev/video0"
    std::vector<CameraMode> pictures;
    std::vector<SoundMode> sound;
    bool operator==(const Device&) const = default;
};

/// What is there now: cameras, then microphones and line inputs, then screens. Asks every system of this
/// machine that GStreamer knows (V4L2, PipeWire, PulseAudio, ALSA); one that does not run has nothing. Takes
/// up to some seconds. Any thread but the control thread.
std::vector<Device> list_devices();

/// Tells what is plugged in and unplugged from now on.
class DeviceWatch {
  public:
    enum class Change { Added, Removed };
    /// `changed` is called on the control thread. Made and destroyed on any other thread: asking the systems
    /// may take some seconds.
    DeviceWatch(ControlThread& control, std::function<void(Change, const Device&)> changed);
    /// Nothing is called after it.
    ~DeviceWatch();
    DeviceWatch(const DeviceWatch&) = delete;
    DeviceWatch& operator=(const DeviceWatch&) = delete;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace regie::pipelines
