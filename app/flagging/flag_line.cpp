#include "flagging/flag_line.h"

#include "show/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace regie {

namespace {

const std::set<std::string> kToxic = {"insult", "coarse", "blocked", "shouting"};
const std::set<std::string> kSpam = {"scam", "link", "phone", "email", "repeat", "flood"};

double highest(const std::vector<Flag>& flags, const std::set<std::string>& rules) {
    double score = 0;
    for (const auto& flag : flags)
        if (rules.contains(flag.rule))
            score = std::max(score, flag.score);
    return score;
}

} // namespace

Result<nlohmann::json> flag_line(const Flagger& flagger, AuthorHistory& history, const nlohmann::json& json) {
    Comment comment;
    std::int64_t at_ms = 0;
    try {
        comment = json.get<Comment>();
        at_ms = json.value("at_ms", comment.created_ms);
    } catch (const nlohmann::json::exception&) {
        return failure("this is not a comment", {}, R"(Give {"id": "…", "text": "…"}.)");
    }
    comment.text = clean_text(comment.text);
    const auto flags = flagger.flag(history.next(comment, at_ms));
    auto lines = nlohmann::json::array();
    for (const auto& flag : flags)
        lines.push_back({{"rule", flag.rule}, {"score", flag.score}, {"reason", flag.reason}});
    return nlohmann::json{{"id", comment.id},
                          {"toxicity", highest(flags, kToxic)},
                          {"spam", highest(flags, kSpam)},
                          {"flags", std::move(lines)}};
}

} // namespace regie
