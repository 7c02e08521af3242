// The recording when the process is killed and when the disk is full: in a process of their own.

#include "test_media.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

using namespace regie::pipelines::test;

namespace {

/// playout_demo with arguments, its output line by line.
class Demo {
  public:
    explicit Demo(std::vector<std::string> arguments) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        pid_ = fork();
        if (pid_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            close(ends[0]);
            close(ends[1]);
            std::vector<char*> argv{const_cast<char*>(REGIE_PLAYOUT_DEMO)};
            for (auto& argument : arguments)
                argv.push_back(argument.data());
            argv.push_back(nullptr);
            execv(REGIE_PLAYOUT_DEMO, argv.data());
            _exit(127);
        }
        close(ends[1]);
        output_ = fdopen(ends[0], "r");
    }
    ~Demo() {
        kill();
        if (output_)
            std::fclose(output_);
    }
    /// The next line that starts with `start`; empty at the end of the output.
    std::string line(const std::string& start) {
        char text[512];
        while (std::fgets(text, sizeof text, output_))
            if (std::string(text).starts_with(start))
                return text;
        return {};
    }
    void kill() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            waitpid(std::exchange(pid_, 0), nullptr, 0);
        }
    }
    int wait() {
        int status = 0;
        waitpid(std::exchange(pid_, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

  private:
    pid_t pid_ = 0;
    std::FILE* output_ = nullptr;
};

const std::vector<std::string> kSmallShow = {"width=640", "height=360", "kbps=1500"};

std::vector<std::string> with(std::vector<std::string> first, const std::vector<std::string>& more) {
    first.insert(first.end(), kSmallShow.begin(), kSmallShow.end());
    first.insert(first.end(), more.begin(), more.end());
    return first;
}

} // namespace

TEST_CASE("A recording whose process was killed plays to within a second of the kill") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 60});
    const auto recording = folder / "out.mp4";
    Demo demo(with({(folder / "source.mp4").string(), recording.string()}, {"seconds=60"}));
    std::string line;
    long frames = 0;
    while (frames < 60 && !(line = demo.line("frames ")).empty())
        frames = std::stol(line.substr(7));
    demo.kill();
    REQUIRE(frames >= 60);
    const SeenMedia seen = read_media(recording);
    CHECK(seen.error.empty());
    CHECK(static_cast<long>(seen.frames.size()) >= frames - 30);
    CHECK(static_cast<long>(seen.sound.size()) >= (frames - 30) * 1600);
    for (std::size_t i = 0; i < seen.frames.size(); ++i)
        REQUIRE(seen.frames[i].number == static_cast<int>(i % 60));
}

TEST_CASE("A full disk interrupts the recording with words, and not the programme") {
    TemporaryFolder folder;
    write_test_video(folder / "source.mp4", {.frames = 60});
    const auto recording = folder / "out.mp4";
    Demo demo(
        with({(folder / "source.mp4").string(), recording.string()}, {"seconds=2", "file_limit=10000"}));
    const std::string lost = demo.line("output recording lost");
    CHECK_THAT(lost, Catch::Contains("The recording stopped") && Catch::Contains(recording.string()) &&
                         Catch::Contains("The programme goes on"));
    std::string last, line;
    while (!(line = demo.line("frames ")).empty())
        last = line;
    CHECK_THAT(last, Catch::StartsWith("frames 60 "));
    CHECK(demo.wait() == 0);
    CHECK(read_media(recording).frames.size() > 3); // what fitted can be played
}
