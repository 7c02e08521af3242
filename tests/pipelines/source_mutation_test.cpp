// Files that are damaged: 200 of them, by a seed. None may take the process with it, hold up the control
// thread, or make it grow without end. REGIE_FAULT_SEED chooses others.

#include "pipelines/lone_pipeline.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

constexpr int kMutations = 200;
constexpr std::int64_t kMostGrowthMb = 500;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Peak memory of this process.
std::int64_t peak_mb() {
    std::ifstream in("/proc/self/status");
    for (std::string word; in >> word;)
        if (word == "VmHWM:") {
            std::int64_t kilobytes = 0;
            in >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

/// As tests/faults/table.py writes it.
void row(const std::string& injected, const std::string& measured, const std::string& limit, bool within) {
    if (const char* table = std::getenv("REGIE_FAULT_TABLE"))
        std::ofstream(table, std::ios::app)
            << fmt::format(
                   R"({{"name": "damaged files", "injected": "{}", "measured": "{}", "limit": "{}", "within": {}}})",
                   injected, measured, limit, within)
            << "\n";
    INFO(injected << ": " << measured);
    CHECK(within);
}

class Damage {
  public:
    explicit Damage(unsigned seed) : random_(seed) {}

    std::string done_to(std::string data) {
        switch (up_to(5)) {
        case 0: // cut at 25, 50, 75 %
            data.resize(data.size() * (1 + up_to(2)) / 4);
            break;
        case 1: // single bits
            for (std::size_t i = 0, count = 1 + up_to(200); i < count; ++i)
                data[up_to(data.size() - 1)] ^= static_cast<char>(1 << up_to(7));
            break;
        case 2: { // a piece of anything
            const std::size_t at = up_to(data.size() - 1), size = std::min(up_to(4000), data.size() - at);
            for (std::size_t i = 0; i < size; ++i)
                data[at + i] = static_cast<char>(up_to(255));
            break;
        }
        case 3: { // a piece missing, and one twice
            const std::size_t at = up_to(data.size() - 1);
            data.erase(at, up_to(2000));
            data.insert(up_to(data.size() - 1), data.substr(data.size() / 2, up_to(2000)));
            break;
        }
        case 4: // lengths and counts at the beginning and the end, where the index is
            for (int i = 0; i < 4; ++i) {
                const std::size_t from_end = up_to(1) ? data.size() - 4 - up_to(2000) : up_to(400);
                for (std::size_t byte = 0; byte < 4; ++byte)
                    data[from_end + byte] = static_cast<char>(up_to(1) ? 0xFF : up_to(255));
            }
            break;
        default: // nothing but zeros from somewhere on
            for (std::size_t i = up_to(data.size() - 1); i < data.size(); ++i)
                data[i] = 0;
        }
        return data;
    }

  private:
    std::size_t up_to(std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(random_);
    }
    std::mt19937 random_;
};

} // namespace

TEST_CASE("Two hundred damaged files play, end or are refused, and hold up nobody", "[.faults]") {
    const char* chosen = std::getenv("REGIE_FAULT_SEED");
    const unsigned seed = chosen ? static_cast<unsigned>(std::strtoul(chosen, nullptr, 10)) : 1;
    WARN("seed " << seed);
    TemporaryFolder folder;
    write_test_video(folder / "whole.mp4", {.width = 160, .height = 90, .frames = 20});
    REQUIRE(std::system(("ffmpeg -nostdin -loglevel error -i " + (folder / "whole.mp4").string() +
                         " -c copy " + (folder / "whole.ts").string())
                            .c_str()) == 0);
    const std::string whole[] = {read(folder / "whole.mp4"), read(folder / "whole.ts")};
    const auto before_mb = peak_mb();
    Damage damage(seed);
    std::int64_t slowest_ms = 0;
    int played = 0;
    for (int i = 0; i < kMutations; ++i) {
        const std::string file =
            (folder / ("damaged" + std::to_string(i) + (i % 2 ? ".ts" : ".mp4"))).string();
        std::ofstream(file, std::ios::binary) << damage.done_to(whole[i % 2]);
        auto spec = source_at(file);
        spec.loop = i % 4 < 2;
        OpenSource source(spec, {160, 90, {30}});
        played += source.wait_until_ready(2);
        source.read_while([&] { return source.pictures.size() < 50 && !source.ended() && !source.failed(); },
                          1);
        const auto begin = std::chrono::steady_clock::now();
        source.on_control([](Source&) {});
        slowest_ms = std::max<std::int64_t>(slowest_ms, (std::chrono::steady_clock::now() - begin) /
                                                            std::chrono::milliseconds(1));
        std::filesystem::remove(file);
    }
    CHECK(played > kMutations / 10); // they are not all nonsense
    CHECK(played < kMutations);
    const auto injected = fmt::format("200 of them, seed {}, {} of which play", seed, played);
    row(injected, fmt::format("control thread answers in {} ms", slowest_ms), "1000 ms", slowest_ms < 1000);
    const auto growth_mb = peak_mb() - before_mb;
    row(injected, fmt::format("{} MB more at the peak", growth_mb), fmt::format("{} MB", kMostGrowthMb),
        growth_mb < kMostGrowthMb);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (LonePipeline::running() > 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    CHECK(LonePipeline::running() == 0);
}
