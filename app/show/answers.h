#pragma once
// What the house answers when the public asks: entries somebody owns, with their source and their time. Pure.

#include "show/opening_hours.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>
#include <vector>

namespace regie {

struct AnswerEntry {
    std::string id;
    std::vector<std::string> questions; ///< forms of it, in any language
    std::map<std::string, std::string>
        texts;                       ///< by language: "fr", "en"; may have {hours_today} and the like
    std::string source;              ///< address where it stands
    std::string owner;               ///< who keeps it true
    std::optional<Date> from, until; ///< both included

    bool holds_on(Date date) const { return (!from || date >= *from) && (!until || date <= *until); }
    /// Of those it has: the first of `wanted` that is among them, else any.
    const std::string& language_of(const std::vector<std::string>& wanted) const;
    const std::string& text_in(const std::string& language) const {
        return texts.at(language_of({language}));
    }

    bool operator==(const AnswerEntry&) const = default;
};

using Answers = std::vector<AnswerEntry>;

/// The "answers" of a show file. The error's place begins with "/answers".
Result<Answers> answers_from_json(const nlohmann::json& answers);
nlohmann::json answers_to_json(const Answers& answers);

} // namespace regie
