// Any text is flagged or not, with scores in range and each rule once; what a flag marks lies within the
// text, in order, at the edges of characters.

#include "flagging/flagger.h"
#include "flagging/fold.h"
#include "show/text.h"

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace regie;

namespace {

bool is_edge(const std::string& text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_spans(const std::string& text, const Flag& flag) {
    std::size_t end = 0;
    for (const auto& span : flag.spans) {
        if (span.start < end || span.end <= span.start || span.end > text.size() ||
            !is_edge(text, span.start) || !is_edge(text, span.end))
            std::abort();
        end = span.end;
    }
}

// Broken bytes too, which the flagger never sees.
void check_fold(std::string_view bytes) {
    std::size_t at = 0;
    for (const auto& one : fold(bytes)) {
        if (one.at < at || one.length == 0 || one.at + one.length > bytes.size())
            std::abort();
        at = one.at;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Flagger flagger{[] {
        FlagSettings settings;
        settings.block = {"casino", "сука", "14 88"};
        settings.suspect = {"parking payant", "🍆"};
        settings.allow = {"musée"};
        return settings;
    }()};
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_fold(bytes);
    const auto text = clean_text(bytes);
    std::set<std::string> rules;
    for (const auto& flag : flagger.judge({text, 0, {{text, 0}}, {}}).flags) {
        if (flag.score < 0 || flag.score > 1 || flag.reason.empty() || !rules.insert(flag.rule).second)
            std::abort();
        check_spans(text, flag);
    }
    return 0;
}
