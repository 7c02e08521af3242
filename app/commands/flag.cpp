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

int run_flag(const FlagArguments& arguments) {
    FlagSettings settings;
    if (!arguments.rules.empty()) {
        auto read = read_rules(arguments.rules);
        if (!read) {
            fmt::print(stderr, "regie: {}\n", read.error().line());
            return 2;
        }
        settings = std::move(*read);
    }
    const Flagger flagger(settings);
    AuthorHistory history;
    ChannelScores channel(settings);
    const auto detail = arguments.explain ? Detail::Spans : Detail::Plain;
    for (std::string line; std::getline(std::cin, line);)
        fmt::print("{}\n", answer_line(flagger, history, channel, line, detail));
    return 0;
}

} // namespace regie
