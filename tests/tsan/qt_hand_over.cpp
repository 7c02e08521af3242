// Qt makes its locks without pthread, so that ThreadSanitizer does not see what one thread hands to another
// through its queues of events and of tasks. These stand before Qt's own functions and show it; then a race
// in a task that Qt runs can be told from Qt's own.

#include <QObject>
#include <QThreadPool>

#include <dlfcn.h>
#include <memory>

extern "C" void __tsan_acquire(void* at);
extern "C" void __tsan_release(void* at);

namespace {

template<typename Function>
Function behind(const char* symbol) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
}

/// A posted task as Qt sees it. What was done before it was posted is done before it runs; `back`, where
/// somebody waits for it, hears of what it did.
class Posted : public QtPrivate::QSlotObjectBase {
  public:
    Posted(QtPrivate::QSlotObjectBase* task, void* back)
        : QSlotObjectBase(&Posted::run), task_(task), back_(back) {}

  private:
    static void run(int which, QSlotObjectBase* self, QObject* receiver, void** arguments, bool*) {
        __tsan_acquire(self);
        auto* const posted = static_cast<Posted*>(self);
        if (which == Call)
            posted->task_->call(receiver, arguments);
        else if (which == Destroy)
            posted->task_->destroyIfLastRef();
        if (posted->back_ && which == Call)
            __tsan_release(posted->back_);
        __tsan_release(self);
        if (which == Destroy)
            delete posted;
    }

    QSlotObjectBase* const task_;
    void* const back_;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
    static const auto qt = behind<bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    char back = 0;
    const bool waits = type == Qt::BlockingQueuedConnection;
    auto* const posted = new Posted(slot, waits ? &back : nullptr);
    __tsan_release(posted);
    const bool done = qt(object, posted, type, result);
    if (waits)
        __tsan_acquire(&back);
    return done;
}

void QThreadPool::start(std::function<void()> task, int priority) {
    static const auto qt = behind<void (*)(QThreadPool*, std::function<void()>, int)>(
        "_ZN11QThreadPool5startESt8functionIFvvEEi");
    auto* const posted = new std::function<void()>(std::move(task));
    __tsan_release(posted);
    qt(
        this,
        [posted] { // a pointer lies in the function itself, which Qt moves
            __tsan_acquire(posted);
            const std::unique_ptr<std::function<void()>> owned(posted);
            (*owned)();
        },
        priority);
}
