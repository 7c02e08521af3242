#include "engine/overlay/quiet_libraries.h"

#include <dlfcn.h>

namespace regie::overlay {

namespace {

/// libtiff's, which prints "foo: Can not read TIFF directory." unless it has another handler, or none.
constexpr const char* kTiff = "libtiff.so.6";

} // namespace

void keep_libraries_quiet() {
    static const bool once = [] {
        void* tiff =
            dlopen(kTiff, RTLD_LAZY); // the same that Qt's plugin uses; where there is none it opens none
        for (const char* kind : {"TIFFSetErrorHandler", "TIFFSetWarningHandler"}) {
            using Handler = void (*)();
            auto* set = tiff ? reinterpret_cast<Handler (*)(Handler)>(dlsym(tiff, kind)) : nullptr;
            if (set)
                set(nullptr);
        }
        return true;
    }();
    static_cast<void>(once);
}

} // namespace regie::overlay

extern "C" {

struct png_struct_def;

/// In the place of libpng's own, as the program's symbols come first. Qt gives it a handler for warnings and
/// none for errors, which libpng then prints; this one goes where libpng would go after that.
[[gnu::visibility("default")]] void png_set_error_fn(png_struct_def* png, void* about,
                                                     void (*error)(png_struct_def*, const char*),
                                                     void (*warning)(png_struct_def*, const char*));

void png_set_error_fn(png_struct_def* png, void* about, void (*error)(png_struct_def*, const char*),
                      void (*warning)(png_struct_def*, const char*)) {
    static const auto set =
        reinterpret_cast<decltype(&png_set_error_fn)>(dlsym(RTLD_NEXT, "png_set_error_fn"));
    static const auto jump =
        reinterpret_cast<void (*)(png_struct_def*, int)>(dlsym(RTLD_NEXT, "png_longjmp"));
    const auto in_silence = [](png_struct_def* broken, const char*) { jump(broken, 1); };
    if (set)
        set(png, about, error || !jump ? error : in_silence, warning);
}

} // extern "C"
