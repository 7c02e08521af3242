#include "engine/keyring.h"

#include "engine/say.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace regie {

namespace {

constexpr const char* kService = "regie";
constexpr auto kSayAfter = std::chrono::seconds(2);
constexpr auto kLongest = std::chrono::minutes(1);

/// The job is its own: libsecret holds it for as long as its dialogue is open, so nobody else may end it.
template<typename Job>
void start(Job* job, const std::string& name, std::function<void(const Job&)> finished) {
    job->setKey(QString::fromStdString(name));
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, finished = std::move(finished)] { finished(*job); });
    job->start();
}

Error failed(const QKeychain::Job& job) {
    return {
        "the keyring gives nothing: " + job.errorString().toStdString(), {}, "Unlock it on this machine."};
}

/// There is no keyring on this machine. Of a bus on which none is QtKeychain says no more than this.
bool nobody_answered(const QKeychain::Job& job) {
    return job.error() == QKeychain::NoBackendAvailable ||
           (job.error() == QKeychain::OtherError && job.errorString() == "Unknown error");
}

Result<std::string> secret_of(const QKeychain::ReadPasswordJob& job) {
    if (job.error() == QKeychain::NoError)
        return job.textData().trimmed().toStdString();
    if (job.error() == QKeychain::EntryNotFound || nobody_answered(job))
        return std::string();
    return tl::unexpected(failed(job));
}

/// What `ask` is given in the end.
template<typename Answer>
Result<Answer> waited_for(const std::function<void(std::function<void(Result<Answer>)>)>& ask) {
    QEventLoop loop;
    const auto answer = std::make_shared<std::optional<Result<Answer>>>();
    ask([answer, waiting = QPointer(&loop)](Result<Answer> given) {
        *answer = std::move(given);
        if (waiting)
            waiting->quit();
    });
    QTimer::singleShot(kSayAfter, &loop, [] {
        complain("the keyring is waited for: unlock it on this machine, within a minute");
    });
    QTimer::singleShot(kLongest, &loop, &QEventLoop::quit);
    if (!*answer)
        loop.exec();
    if (*answer)
        return **answer;
    return failure("the keyring was not unlocked within a minute", {},
                   "Unlock it on this machine, then try again.");
}

} // namespace

void ask_keyring(const std::string& name, KeyringAnswer answer) {
    QMetaObject::invokeMethod(QCoreApplication::instance(), [name, answer = std::move(answer)] {
        start<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(kService), name,
                                          [answer](const auto& job) { answer(secret_of(job)); });
    });
}

Result<std::string> read_keyring(const std::string& name) {
    return waited_for<std::string>([&](auto answer) { ask_keyring(name, answer); });
}

Result<void> write_keyring(const std::string& name, const std::string& secret) {
    return waited_for<void>([&](auto answer) {
        auto* job = new QKeychain::WritePasswordJob(kService);
        job->setTextData(QString::fromStdString(secret));
        start<QKeychain::WritePasswordJob>(job, name, [answer](const auto& done) {
            answer(done.error() == QKeychain::NoError ? Result<void>() : tl::unexpected(failed(done)));
        });
    });
}

} // namespace regie
