#include "held_log.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <catch2/catch.hpp>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace regie;
using namespace regie::store;
using regie::test::HeldLog;

namespace {

// Qt finds its SQL driver through the application object.
int argc = 1;
char name[] = "test_store";
char* argv[] = {name, nullptr};
QCoreApplication app(argc, argv);

struct TempDir {
    std::filesystem::path path;
    TempDir() {
        std::string pattern = (std::filesystem::temp_directory_path() / "regie-store-XXXXXX").string();
        path = mkdtemp(pattern.data());
    }
    ~TempDir() { std::filesystem::remove_all(path); }
};

std::vector<Event> some_events(std::uint64_t from, std::uint64_t to) {
    std::vector<Event> events;
    for (auto seq = from; seq <= to; ++seq)
        events.push_back(
            {seq, 1700000000000 + static_cast<std::int64_t>(seq), 40, "Inès",
             CommentCame{{"c" + std::to_string(seq), "fb", "facebook", {"u1", "Zoé 👏"}, "l'été", 5}}});
    return events;
}

/// Counts what the store says.
struct Acks {
    std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t committed = 0;
    std::string failed;

    LogCallbacks callbacks() {
        return {[this](std::uint64_t seq) {
                    std::lock_guard lock(mutex);
                    committed = seq;
                    changed.notify_all();
                },
                [this](const Error& error) {
                    std::lock_guard lock(mutex);
                    failed = error.line();
                    changed.notify_all();
                }};
    }
    template<typename Condition>
    bool wait(Condition condition) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), condition);
    }
};

} // namespace

TEST_CASE("what was committed is read back, in order and unchanged") {
    TempDir dir;
    const auto file = dir.path / "log.sqlite";
    Acks acks;
    {
        auto log = LogWriter::open(file, acks.callbacks());
        REQUIRE(log);
        (*log)->append(some_events(1, 3));
        (*log)->append(some_events(4, 1000));
        REQUIRE(acks.wait([&] { return acks.committed == 1000; }));
        CHECK(read_log(file)->size() == 1000); // while the writer has it open
        CHECK(read_log(file, {990, 5})->back().seq == 995);
        CHECK(read_log(file, {.kinds = {"mark.set", "comment.hidden"}})->empty());
        CHECK(read_log(file, {.after = 999, .kinds = {"comment.came"}})->size() == 1);
    }
    const auto events = read_log(file);
    REQUIRE(events);
    REQUIRE(events->size() == 1000);
    CHECK(to_json(events->at(41)) == to_json(some_events(42, 42).front()));
}

TEST_CASE("a writer opened again goes on after the last event") {
    TempDir dir;
    for (std::uint64_t run = 0; run < 3; ++run) {
        Acks acks;
        auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
        REQUIRE(log);
        (*log)->append(some_events(run * 10 + 1, run * 10 + 10));
    }
    CHECK(read_log(dir.path / "log.sqlite")->size() == 30);
}

TEST_CASE("what is waiting when the writer ends is written first") {
    TempDir dir;
    Acks acks;
    {
        auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
        REQUIRE(log);
        for (std::uint64_t seq = 1; seq <= 200; ++seq)
            (*log)->append(some_events(seq, seq));
    }
    CHECK(acks.committed == 200);
}

TEST_CASE("an event number is never written twice") {
    TempDir dir;
    Acks acks;
    auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
    REQUIRE(log);
    (*log)->append(some_events(1, 2));
    REQUIRE(acks.wait([&] { return acks.committed == 2; }));
    (*log)->append(some_events(2, 2));
    REQUIRE(acks.wait([&] { return !acks.failed.empty(); }));
    CHECK_THAT(acks.failed, Catch::Contains("the log cannot be written"));
    CHECK(read_log(dir.path / "log.sqlite")->size() == 2);
}

TEST_CASE("a full disk is told, and what could not be written follows when there is room") {
    TempDir dir;
    Acks acks;
    auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
    REQUIRE(log);
    // A file-size limit fails writes as a full disk does; SIGXFSZ would end the process.
    signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit tight{64 * 1024, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    (*log)->append(some_events(1, 2000));
    const bool told = acks.wait([&] { return !acks.failed.empty(); });
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK(told);
    CHECK_THAT(acks.failed,
               Catch::Contains("the disk fails") && Catch::Contains("Check that the disk has room"));
    (*log)->append(some_events(2001, 2001));
    REQUIRE(acks.wait([&] { return acks.committed == 2001; }));
    CHECK(read_log(dir.path / "log.sqlite")->size() == 2001);
}

TEST_CASE("a file that is not a log is refused with a remedy") {
    TempDir dir;
    std::ofstream(dir.path / "log.sqlite") << std::string(4096, 'x');
    CHECK_THAT(LogWriter::open(dir.path / "log.sqlite", Acks{}.callbacks()).error().line(),
               Catch::Contains("the log cannot be opened: it holds something else"));
    CHECK_FALSE(read_log(dir.path / "log.sqlite"));
    CHECK_THAT(read_log(dir.path / "none.sqlite").error().line(), Catch::Contains("there is no log"));
}

TEST_CASE("a log whose engine was killed as it made it is an empty one, and is gone on with") {
    const TempDir dir;
    const auto file = dir.path / "log.sqlite";
    std::ofstream(file).close();
    const auto read = read_log(file);
    REQUIRE(read);
    CHECK(read->empty());
    Acks acks;
    const auto writer = LogWriter::open(file, acks.callbacks());
    REQUIRE(writer);
    (*writer)->append(some_events(1, 3));
    REQUIRE(acks.wait([&] { return acks.committed == 3; }));
    CHECK(read_log(file)->size() == 3);
}

TEST_CASE(
    "of a damaged log what can be read is salvaged, each event in its place, and the damaged one is kept") {
    TempDir folder;
    const auto file = folder.path / "log.sqlite";
    constexpr std::uint64_t kEvents = 2000;
    Acks acks;
    {
        auto writer = LogWriter::open(file, acks.callbacks());
        REQUIRE(writer);
        (*writer)->append(some_events(1, kEvents));
    }
    constexpr int kPage = 4096;
    const auto pages = std::filesystem::file_size(file) / kPage;
    {
        std::fstream disk(file, std::ios::in | std::ios::out | std::ios::binary);
        disk.seekp(static_cast<std::streamoff>(pages / 2 * kPage));
        disk << std::string(kPage, '\xa5');
    }
    REQUIRE_FALSE(read_log(file));
    REQUIRE(salvage_log(file));
    CHECK(std::filesystem::exists(file.string() + ".damaged"));
    const auto events = read_log(file);
    REQUIRE(events);
    REQUIRE(events->size() == kEvents);
    std::size_t lost = 0;
    for (std::size_t i = 0; i < kEvents; ++i) {
        const auto& event = (*events)[i];
        REQUIRE(event.seq == i + 1);
        if (const auto* came = std::get_if<CommentCame>(&event.body))
            CHECK(came->comment.id == "c" + std::to_string(i + 1));
        else
            ++lost;
    }
    CHECK(lost > 0);
    CHECK(lost < 100); // a page of them
    CHECK(LogWriter::open(file, acks.callbacks()));
}

TEST_CASE("where a log was, and something else lies now, a new one can begin; what lay there is kept") {
    TempDir folder;
    const auto file = folder.path / "log.sqlite";
    SECTION("a folder") { std::filesystem::create_directory(file); }
    SECTION("a pipe") { REQUIRE(mkfifo(file.c_str(), 0600) == 0); }
    SECTION("a device") { std::filesystem::create_symlink("/dev/zero", file); }
    CHECK_FALSE(salvage_log(file));
    CHECK(std::filesystem::symlink_status(file.string() + ".damaged").type() !=
          std::filesystem::file_type::not_found);
    Acks acks;
    CHECK(LogWriter::open(file, acks.callbacks()));
}

TEST_CASE("starts and stops a hundred times") {
    TempDir dir;
    for (std::uint64_t run = 1; run <= 100; ++run) {
        Acks acks;
        auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
        REQUIRE(log);
        (*log)->append(some_events(run, run));
    }
    CHECK(read_log(dir.path / "log.sqlite")->size() == 100);
}

TEST_CASE("bytes that are no UTF-8 are logged as such, and the log goes on") {
    TempDir dir;
    Acks acks;
    auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
    REQUIRE(log);
    (*log)->append({{1, 0, 0, "engine", OutputChanged{"recording", "failed", "caf\xE9", 0, "\xFF.mp4"}}});
    (*log)->append(some_events(2, 2));
    REQUIRE(acks.wait([&] { return acks.committed == 2; }));
    const auto events = read_log(dir.path / "log.sqlite");
    REQUIRE(events);
    CHECK(std::get<OutputChanged>(events->front().body).words == "caf\uFFFD");
}

TEST_CASE("a log that is closed has written everything, or says why not") {
    TempDir dir;
    Acks acks;
    {
        auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
        REQUIRE(log);
        (*log)->append(some_events(1, 500));
        CHECK((*log)->close());
        CHECK(read_log(dir.path / "log.sqlite")->size() == 500);
    }
    auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
    REQUIRE(log);
    (*log)->append(some_events(500, 501)); // 500 is there already
    const auto closed = (*log)->close();
    REQUIRE_FALSE(closed);
    CHECK_THAT(closed.error().line(), Catch::Contains("the log cannot be written"));
}

namespace {

template<typename Condition>
bool comes(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition() && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return condition();
}

} // namespace

TEST_CASE("how long a disk hangs is known meanwhile, and what waits is written when it answers") {
    TempDir dir;
    Acks acks;
    auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
    REQUIRE(log);
    {
        const HeldLog held(dir.path / "log.sqlite");
        (*log)->append(some_events(1, 2));
        REQUIRE(comes([&] { return (*log)->writing_for() > std::chrono::milliseconds(300); }));
        (*log)->append(some_events(3, 5));
        CHECK((*log)->waiting() == 5);
        CHECK(acks.committed == 0);
    }
    REQUIRE(acks.wait([&] { return acks.committed == 5; }));
    CHECK(comes([&] { return (*log)->waiting() == 0 && (*log)->writing_for().count() == 0; }));
}

TEST_CASE("a log whose disk hangs holds nobody back at the end, and is written all the same") {
    TempDir dir;
    Acks acks;
    {
        auto log = LogWriter::open(dir.path / "log.sqlite", acks.callbacks());
        REQUIRE(log);
        const HeldLog held(dir.path / "log.sqlite");
        (*log)->append(some_events(1, 3));
        REQUIRE(comes([&] { return (*log)->writing_for().count() > 0; }));
        const auto closed = (*log)->close(std::chrono::milliseconds(50));
        REQUIRE_FALSE(closed);
        CHECK_THAT(closed.error().line(), Catch::Contains("its disk does not answer"));
        log->reset();
    }
    CHECK(comes([&] { return read_log(dir.path / "log.sqlite")->size() == 3; }));
    CHECK(acks.committed == 0); // nobody is called behind the end
}

TEST_CASE("a log that somebody deletes while it is written is put back whole; one that was emptied is told") {
    const TempDir dir;
    const auto file = dir.path / "log.sqlite";
    Acks acks;
    auto writer = LogWriter::open(file, acks.callbacks());
    REQUIRE(writer);
    (*writer)->append(some_events(1, 50));
    REQUIRE(acks.wait([&] { return acks.committed >= 50; }));
    for (const auto* end : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + end);
    (*writer)->append(some_events(51, 60));
    REQUIRE(acks.wait([&] { return acks.committed >= 60; }));
    CHECK(read_log(file)->size() == 60);
    (*writer)->append(some_events(61, 61));
    REQUIRE(acks.wait([&] { return acks.committed >= 61; }));
    CHECK(read_log(file)->size() == 61);
    CHECK(acks.failed.empty());

    std::filesystem::resize_file(file, 0);
    std::filesystem::remove(file.string() + "-wal");
    (*writer)->append(some_events(62, 62));
    REQUIRE(acks.wait([&] { return !acks.failed.empty(); }));
    CHECK(acks.failed.find("taken away") != std::string::npos);
}

TEST_CASE("a log is read again and again over one connection while it is written") {
    const TempDir folder;
    const auto file = folder.path / "log.sqlite";
    LogReader reader(file);
    CHECK_FALSE(reader.read()); // not there yet
    Acks acks;
    const auto writer = LogWriter::open(file, acks.callbacks());
    REQUIRE(writer);
    for (std::uint64_t seq = 1; seq <= 50; seq += 10) {
        (*writer)->append(some_events(seq, seq + 9));
        std::unique_lock lock(acks.mutex);
        REQUIRE(
            acks.changed.wait_for(lock, std::chrono::seconds(10), [&] { return acks.committed == seq + 9; }));
        const auto read = reader.read({seq - 1, 4});
        REQUIRE(read);
        CHECK(read->size() == 4);
        CHECK(read->front().seq == seq);
    }
}
