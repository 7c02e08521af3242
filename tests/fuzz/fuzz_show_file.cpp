// A show file is read or refused in one line.

#include "show/show_file.h"

#include <cstdint>
#include <cstdlib>

using namespace regie;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto show = parse_show_file({reinterpret_cast<const char*>(data), size}, "show.json");
    if (!show && show.error().line().find('\n') != std::string::npos)
        std::abort();
    return 0;
}
