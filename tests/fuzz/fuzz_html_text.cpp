// HTML becomes a text that is never longer.

#include "intake/html_text.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (regie::intake::html_text({reinterpret_cast<const char*>(data), size}).size() > size)
        std::abort();
    return 0;
}
