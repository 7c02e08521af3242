#include "commands/commands.h"
#include "commands/rules_file.h"
#include "commands/shared.h"
#include "engine/say.h"
#include "flagging/evaluation.h"
#include "flagging/flag_line.h"
#include "show/in_file.h"
#include "show/text_encoding.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace regie {

namespace {

int evaluate_file(const FlagArguments& arguments, const Flagger& flagger) {
    if (arguments.score != "toxicity" && arguments.score != "spam") {
        fmt::print(stderr, "regie: --score: there is no score “{}”. Give toxicity or spam.\n",
                   arguments.score);
        return 2;
    }
    std::ifstream file(arguments.evaluate, std::ios::binary);
    if (!file)
        return refuse(
            {"the labelled comments cannot be read", arguments.evaluate, "Give a CSV file or JSON lines."});
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (const auto other = no_text(bytes))
        return refuse(in_file(*other, arguments.evaluate));
    const auto decoded = decode_text(bytes);
    const auto rows = read_labelled(decoded.text, arguments.evaluate,
                                    {arguments.text, arguments.label, arguments.positive});
    if (!decoded.guessed.empty()) // behind what they are refused for
        complain(fmt::format("{}: {}.", arguments.evaluate, decoded.words()));
    if (!rows)
        return refuse(rows.error());
    const auto ranked_by = arguments.score == "spam" ? RankedBy::Spam : RankedBy::Toxicity;
    fmt::print("{}", table_of(evaluate(flagger, *rows, ranked_by), ranked_by));
    return 0;
}

} // namespace

int run_flag(const FlagArguments& arguments) {
    FlagSettings settings;
    if (!arguments.rules.empty()) {
        auto read = read_rules(arguments.rules);
        if (!read)
            return refuse(read.error());
        settings = std::move(*read);
    }
    const Flagger flagger(settings);
    if (!arguments.evaluate.empty())
        return evaluate_file(arguments, flagger);
    AuthorHistory history;
    ChannelScores channel(settings);
    const auto detail = arguments.explain ? Detail::Spans : Detail::Plain;
    for (std::string line; std::getline(std::cin, line);)
        fmt::print("{}\n", answer_line(flagger, history, channel, line, detail));
    return 0;
}

} // namespace regie
