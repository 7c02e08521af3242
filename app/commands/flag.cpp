#include "commands/commands.h"
#include "flagging/flag_line.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

namespace regie {

namespace {

Result<FlagSettings> read_rules(const std::string& file) {
    std::ifstream stream(file);
    std::stringstream text;
    if (!stream || !(text << stream.rdbuf()))
        return failure("the rules cannot be read", file,
                       "Give a JSON file: {\"block\": [\"…\"], \"allow\": [\"…\"]}.");
    const auto rules = nlohmann::json::parse(text.str(), nullptr, false);
    try {
        return rules.get<FlagSettings>();
    } catch (const nlohmann::json::exception&) {
        return failure("not a rules file", file,
                       "Give a JSON file: {\"block\": [\"…\"], \"allow\": [\"…\"]}.");
    }
}

} // namespace

int run_flag(const std::string& rules) {
    FlagSettings settings;
    if (!rules.empty()) {
        auto read = read_rules(rules);
        if (!read) {
            fmt::print(stderr, "regie: {}\n", read.error().line());
            return 2;
        }
        settings = std::move(*read);
    }
    const Flagger flagger(settings);
    AuthorHistory history;
    std::size_t skipped = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto flags = flag_line(flagger, history, nlohmann::json::parse(line, nullptr, false));
        if (flags)
            fmt::print("{}\n", flags->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        else
            ++skipped;
    }
    if (skipped > 0)
        fmt::print(stderr, "regie: {} lines are not comments and were left out.\n", skipped);
    return 0;
}

} // namespace regie
