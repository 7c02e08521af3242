// LD_PRELOAD: adds the seconds in the file $WALL_SHIFT to the wall clock, as a time server or a person does.
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

long shift() {
    const char* name = std::getenv("WALL_SHIFT");
    const int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return 0;
    char text[32] = "";
    const auto size = read(file, text, sizeof text - 1);
    close(file);
    return size > 0 ? std::atol(text) : 0;
}

template<typename Function>
Function* real(Function*, const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* at) noexcept {
    static auto* const next = real(&clock_gettime, "clock_gettime");
    const int result = next(clock, at);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
        at->tv_sec += shift();
    return result;
}

int gettimeofday(timeval* at, void* zone) noexcept {
    static auto* const next = real(&gettimeofday, "gettimeofday");
    const int result = next(at, zone);
    at->tv_sec += shift();
    return result;
}

time_t time(time_t* at) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (at)
        *at = now.tv_sec;
    return now.tv_sec;
}
}
