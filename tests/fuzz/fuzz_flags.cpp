// Any text is flagged or not, with scores in range and each rule once.

#include "flagging/flagger.h"
#include "show/text.h"

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace regie;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Flagger flagger{[] {
        FlagSettings settings;
        settings.block = {"casino"};
        settings.allow = {"musée"};
        return settings;
    }()};
    const auto text = clean_text({reinterpret_cast<const char*>(data), size});
    std::set<std::string> rules;
    for (const auto& flag : flagger.judge({text, 0, {{text, 0}}, {}}).flags)
        if (flag.score < 0 || flag.score > 1 || flag.reason.empty() || !rules.insert(flag.rule).second)
            std::abort();
    return 0;
}
