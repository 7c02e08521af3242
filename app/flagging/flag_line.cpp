#include "flagging/flag_line.h"

#include "show/bounded_json.h"
#include "show/json_text.h"
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

/// The first member that is not what a comment has there.
Result<void> check_members(const json& line) {
    using Is = bool (json::*)() const noexcept;
    struct Member {
        const char* name;
        Is is;
        const char* form;
    };
    static constexpr Member kMembers[] = {{"id", &json::is_string, "a text"},
                                          {"text", &json::is_string, "a text"},
                                          {"author", &json::is_object, R"({"id": "…", "name": "…"})"},
                                          {"at_ms", &json::is_number, "a number"},
                                          {"created_ms", &json::is_number, "a number"},
                                          {"feed", &json::is_string, "a text"},
                                          {"platform", &json::is_string, "a text"},
                                          {"parent", &json::is_string, "a text"},
                                          {"language", &json::is_string, "a text"},
                                          {"by_us", &json::is_boolean, "true or false"}};
    constexpr const char* kForm = R"(Give {"id": "…", "text": "…"}.)";
    if (!line.is_object())
        return failure("this is not a comment", {}, kForm);
    for (const auto* needed : {"id", "text"})
        if (!line.contains(needed))
            return failure(fmt::format("this comment has no \"{}\"", needed), {}, kForm);
    for (const auto& [name, is, form] : kMembers)
        if (const auto found = line.find(name); found != line.end() && !((*found).*is)())
            return failure(fmt::format("\"{}\" is {} here", name, found->type_name()), {},
                           fmt::format("Give {}, or leave it out.", form));
    for (const auto* name : {"id", "name"})
        if (const auto author = line.find("author");
            author != line.end() && author->contains(name) && !author->at(name).is_string())
            return failure(fmt::format("\"{}\" of \"author\" is {} here", name, author->at(name).type_name()),
                           {}, "Give a text, or leave it out.");
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
    auto comment = line.get<Comment>();
    const auto at_ms = line.value("at_ms", comment.created_ms);
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
