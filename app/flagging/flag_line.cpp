#include "flagging/flag_line.h"

#include "show/text.h"

#include <nlohmann/json.hpp>

namespace regie {

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
    const auto judgement = flagger.judge(history.next(comment, at_ms));
    auto lines = nlohmann::json::array();
    for (const auto& flag : judgement.flags)
        lines.push_back({{"rule", flag.rule}, {"score", flag.score}, {"reason", flag.reason}});
    return nlohmann::json{{"id", comment.id},
                          {"toxicity", judgement.toxicity},
                          {"spam", judgement.spam},
                          {"flags", std::move(lines)}};
}

} // namespace regie
