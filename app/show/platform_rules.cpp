#include "show/platform_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace regie {

namespace {

/// Of pictures up to this size, rate and platform: the bit rates it takes, kb/s.
struct Range {
    std::string_view platform;
    int height; ///< of the shorter side
    int fps;
    int least, most;
};

// Facebook: Meta's Live API pages, as FIELD.md quotes them. YouTube: Google Help, answer 2853702.
constexpr std::array kRanges{
    Range{"facebook", 720, 30, 1500, 4000},   Range{"facebook", 1080, 30, 3000, 6000},
    Range{"youtube", 720, 30, 3000, 8000},    Range{"youtube", 720, 60, 3000, 8000},
    Range{"youtube", 1080, 30, 3000, 8000},   Range{"youtube", 1080, 60, 4000, 10'000},
    Range{"youtube", 2160, 30, 8000, 35'000}, Range{"youtube", 2160, 60, 10'000, 40'000},
};

std::string name_of(std::string_view platform) { return platform == "facebook" ? "Facebook" : "YouTube"; }

const Range* range_of(std::string_view platform, const Canvas& canvas) {
    const int height = std::min(canvas.width, canvas.height);
    const auto at = std::find_if(kRanges.begin(), kRanges.end(), [&](const Range& range) {
        return range.platform == platform && height <= range.height && canvas.rate.fps <= range.fps;
    });
    return at == kRanges.end() ? nullptr : &*at;
}

} // namespace

std::vector<Error> broken_platform_rules(const ShowFile& show) {
    std::vector<Error> broken;
    for (std::size_t i = 0; i < show.outputs.size(); ++i) {
        const auto& output = show.outputs[i];
        if (output.platform.empty())
            continue;
        const auto platform = name_of(output.platform);
        const auto place = [i](const char* member) { return fmt::format("/outputs/{}/{}", i, member); };
        if (output.platform == "facebook" && scheme_of(output.url) != "rtmps")
            broken.push_back({fmt::format("{} takes RTMPS alone", platform), place("url"),
                              "Give the address it shows, beginning with \"rtmps://\"."});
        const auto* range = range_of(output.platform, show.canvas);
        if (!range) {
            broken.push_back({fmt::format("{} takes no {}×{} at {} frames a second", platform,
                                          show.canvas.width, show.canvas.height, show.canvas.rate.fps),
                              "/canvas", "Give 1920×1080 or 1280×720 at 30."});
            continue;
        }
        const int kbps = planned_kbps(show, true);
        if (kbps < range->least || kbps > range->most)
            broken.push_back(
                {fmt::format("{} kb/s is not what {} takes of a picture of this size", kbps, platform),
                 place("video_kbps"), fmt::format("Give {} to {}.", range->least, range->most)});
    }
    return broken;
}

int usual_kbps(const std::string& platform, const Canvas& canvas) {
    const auto* range = range_of(platform, canvas);
    return range ? (range->least + range->most) / 2 : OutputSpec{}.video_kbps;
}

int planned_kbps(const ShowFile& show, bool sending) {
    int kbps = 0;
    for (const auto& output : show.outputs)
        if (sending && output.kind != "recording")
            kbps = kbps == 0 ? output.video_kbps : std::min(kbps, output.video_kbps);
    for (const auto& output : show.outputs)
        if (kbps == 0 && output.kind == "recording")
            kbps = output.video_kbps;
    return kbps == 0 ? OutputSpec{}.video_kbps : kbps;
}

} // namespace regie
