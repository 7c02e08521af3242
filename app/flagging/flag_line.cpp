#include "flagging/flag_line.h"

#include "show/bounded_json.h"
#include "show/comment_form.h"
#include "show/json_text.h"
#include "show/json_values.h"
#include "show/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace regie {

namespace {

using nlohmann::json;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::ptrdiff_t code_points(const std::string& text, std::size_t end) {
    return std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())),
                         starts_character);
}

json spans_of(const Flag& flag, const std::string& text) {
    auto spans = json::array();
    for (const auto& span : flag.spans)
        spans.push_back({{"start", code_points(text, span.start)},
                         {"end", code_points(text, span.end)},
                         {"text", text.substr(span.start, span.end - span.start)}});
    return spans;
}

Result<void> check_members(const json& line) {
    constexpr const char* kForm = R"(Give {"id": "…", "text": "…"}.)";
    if (!line.is_object())
        return failure("this is not a comment", {}, kForm);
    if (const auto wrong = wrong_member(line))
        return failure(fmt::format("{} is {} here", wrong->name, wrong->found), {},
                       fmt::format("Give {}, or leave it out.", wrong->form));
    for (const auto* needed : {"id", "text"})
        if (member(line, needed).is_null())
            return failure(fmt::format("this comment has no \"{}\"", needed), {}, kForm);
    return {};
}

json refused(const json& line, const Error& error) {
    const bool has_id = line.is_object() && line.contains("id") && line["id"].is_string();
    return {{"id", has_id ? line["id"] : json()}, {"error", error.line()}};
}

} // namespace

Result<json> flag_line(const Flagger& flagger, AuthorHistory& history, ChannelScores& channel,
                       const json& line, Detail detail) {
    if (const auto good = check_members(line); !good)
        return tl::unexpected(good.error());
    auto said = json::object();
    said.merge_patch(line); // without what is null
    auto comment = said.get<Comment>();
    const auto at_ms = said.value("at_ms", comment.created_ms);
    comment.text = clean_text(comment.text);
    auto input = history.next(comment, at_ms);
    input.thresholds = channel.thresholds();
    const auto judgement = flagger.judge(input);
    channel.add(judgement);
    auto flags = json::array();
    for (const auto& flag : judgement.flags) {
        flags.push_back({{"rule", flag.rule}, {"score", flag.score}, {"reason", flag.reason}});
        if (detail == Detail::Spans)
            flags.back()["spans"] = spans_of(flag, comment.text);
    }
    return json{{"id", comment.id},
                {"toxicity", judgement.toxicity},
                {"spam", judgement.spam},
                {"flags", std::move(flags)}};
}

std::string answer_line(const Flagger& flagger, AuthorHistory& history, ChannelScores& channel,
                        const std::string& line, Detail detail) {
    const auto comment = parse_shallow_json(line);
    const auto flags = flag_line(flagger, history, channel, comment, detail);
    const auto answer = flags ? *flags : refused(comment, flags.error());
    return json_text(answer);
}

} // namespace regie
