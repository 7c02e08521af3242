#include "show/answers.h"

#include "show/show_schema.h"
#include "show/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace regie {

using nlohmann::json;

const std::string& AnswerEntry::language_of(const std::vector<std::string>& wanted) const {
    for (const auto& language : wanted)
        if (const auto at = texts.find(language); at != texts.end())
            return at->first;
    return texts.begin()->first;
}

Result<Answers> answers_from_json(const json& answers) {
    constexpr std::size_t kMost = 500;
    if (auto wrong = check_answers_schema(answers))
        return tl::unexpected(std::move(*wrong));
    Answers made;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto& from = answers[i];
        const auto where = fmt::format("/answers/{}", i);
        AnswerEntry entry;
        entry.id = from.at("id");
        if (std::any_of(made.begin(), made.end(),
                        [&](const AnswerEntry& other) { return other.id == entry.id; }))
            return failure(fmt::format("there is another \"{}\" before it", entry.id), where + "/id",
                           "Give each an \"id\" of its own.");
        for (const std::string question : from.at("questions"))
            entry.questions.push_back(clean_text(question, kMost));
        for (const auto& [language, text] : from.at("answer").items())
            entry.texts[language] = clean_text(text.get<std::string>(), kMost);
        entry.source = clean_text(from.value("source", ""), kMost);
        entry.owner = clean_text(from.value("owner", ""), 80);
        for (const auto& [member, date] : {std::pair{"from", &entry.from}, {"until", &entry.until}}) {
            if (!from.contains(member))
                continue;
            *date = parse_date(from[member].get<std::string>());
            if (!*date)
                return failure("this is no date", where + "/" + member, "Give \"2026-11-25\".");
        }
        made.push_back(std::move(entry));
    }
    return made;
}

json answers_to_json(const Answers& answers) {
    auto list = json::array();
    for (const auto& entry : answers) {
        json one{{"id", entry.id}, {"questions", entry.questions}, {"answer", entry.texts}};
        for (const auto& [member, text] : {std::pair{"source", &entry.source}, {"owner", &entry.owner}})
            if (!text->empty())
                one[member] = *text;
        for (const auto& [member, date] : {std::pair{"from", &entry.from}, {"until", &entry.until}})
            if (*date)
                one[member] = date_words(**date);
        list.push_back(std::move(one));
    }
    return list;
}

} // namespace regie
