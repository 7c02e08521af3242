#include "commands/rules_file.h"

#include "engine/files.h"
#include "flagging/crew_patterns.h"
#include "show/bounded_json.h"
#include "show/show_schema.h"

#include <nlohmann/json.hpp>

namespace regie {

Result<FlagSettings> read_rules(const std::filesystem::path& file) {
    const auto text = read_file(file);
    if (!text)
        return tl::unexpected(text.error());
    const auto rules = parse_shallow_json(*text);
    if (rules.is_discarded())
        return failure("this is not JSON", file.string(), R"(Give {"block": ["…"], "allow": ["…"]}.)");
    if (const auto wrong = check_flags_schema(rules))
        return failure(wrong->what, file.string() + ": " + wrong->where, wrong->remedy);
    auto settings = rules.get<FlagSettings>();
    if (const auto good = CrewPatterns::check(settings.patterns); !good)
        return failure(good.error().what, file.string() + ": " + good.error().where, good.error().remedy);
    return settings;
}

} // namespace regie
