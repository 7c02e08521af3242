#pragma once
// What a crew's templates write to the log, bounded.

#include <QtGlobal>

#include <atomic>
#include <thread>

namespace regie::overlay {

/// While one lives, its first lines are written and no more, which is said once: of what Qt says on this
/// thread, and of what it says of a file on any. Each is marked as a template's and one line, of which a
/// terminal obeys nothing. One at a time; what is said goes where it went before.
class GuestWords {
  public:
    GuestWords();
    ~GuestWords();
    GuestWords(const GuestWords&) = delete;
    GuestWords& operator=(const GuestWords&) = delete;

  private:
    static void write(QtMsgType type, const QMessageLogContext& context, const QString& words);

    static std::atomic<GuestWords*> speaking_;
    const std::thread::id thread_ = std::this_thread::get_id();
    std::atomic<int> left_;
    QtMessageHandler otherwise_ = nullptr;
};

} // namespace regie::overlay
