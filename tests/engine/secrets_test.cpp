#include "application.h"
#include "engine/keyring.h"
#include "engine/secrets.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace regie;
using namespace regie::test;

namespace {

struct Secret {
    QTemporaryDir folder;
    QByteArray before = qgetenv("XDG_CONFIG_HOME");

    explicit Secret(const char* text, QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner) {
        application();
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        QDir(folder.path()).mkpath("regie/secrets");
        QFile file(folder.filePath("regie/secrets/web_key"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
        REQUIRE(file.setPermissions(permissions));
    }
    ~Secret() { qputenv("XDG_CONFIG_HOME", before); }
};

} // namespace

TEST_CASE("a secret in its file is the user's alone") {
    {
        const Secret secret(" key of the web \n");
        CHECK(**secret_in_file("web_key") == "key of the web");
        CHECK(*find_secret("web_key") == "key of the web");
        CHECK_FALSE(secret_in_file("other_key"));
    }
    {
        const Secret secret("seen by all", QFile::ReadOwner | QFile::ReadOther);
        CHECK_THAT(secret_in_file("web_key")->error().line(), Catch::Contains("chmod 600"));
    }
    {
        const Secret secret("\n");
        CHECK_THAT(secret_in_file("web_key")->error().line(), Catch::Contains("regie secret web_key"));
    }
}

TEST_CASE("the environment comes first, and what is not there is named with what to do") {
    const Secret secret("from the file");
    qputenv("REGIE_SECRET_WEB_KEY", "from the environment");
    CHECK(*find_secret("web_key") == "from the environment");
    qunsetenv("REGIE_SECRET_WEB_KEY");
}

TEST_CASE("what of a show's secrets is not there is named once each, and costs none of the others") {
    const Secret secret("from the file");
    ShowFile show;
    for (const auto* key : {"gone_key", "web_key", "gone_key", "", "lost_key"})
        show.outputs.emplace_back().key = key;
    show.sources.emplace_back().uri = "rtsp://cam:{secret:web_key}@10.0.0.1/{secret:cam_key}";
    show.feeds.emplace_back().token = "lost_key";
    const auto found = secrets_of(show);
    CHECK(found.secrets == Secrets{{"web_key", "from the file"}});
    REQUIRE(found.missing.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK_THAT(found.missing[i].line(),
                   Catch::Contains("regie secret " +
                                   std::vector<std::string>{"cam_key", "gone_key", "lost_key"}[i]));
}

TEST_CASE("a session without a keyring answers so, from any thread, and may be asked while another waits") {
    application();
    std::atomic<int> answers = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { ask_keyring("web_key", [&](const Result<std::string>&) { ++answers; }); });
    for (auto& thread : threads)
        thread.join();
    CHECK(wait([&] { return answers == 4; }));
}
