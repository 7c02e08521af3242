#pragma once
// What an audience member wrote, as every part of Régie sees it.

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

/// Who wrote. `id` is the platform's; it may be empty when the platform keeps it to itself.
struct Author {
    std::string id;
    std::string name;

    bool operator==(const Author&) const = default;
};

/// One comment. Text and name are valid UTF-8 cleaned by clean_text(), still hostile in meaning: show them as
/// plain text only.
struct Comment {
    std::string id;       ///< the platform's own id, unique within `feed`
    std::string feed;     ///< id of the comment feed in the show file
    std::string platform; ///< "facebook", "youtube", …
    Author author;
    std::string text;
    std::int64_t created_ms = 0; ///< when the platform says it was written, Unix time in milliseconds
    std::string parent = {};     ///< the comment it answers; empty: none, or the platform does not say
    bool by_us = false;          ///< written in the institution's own name, by its account
    std::string language = {};   ///< two letters ("fr"), as its first words tell; empty: they don't

    bool operator==(const Comment&) const = default;
};

/// The author, told from those of other feeds; "" when the platform keeps the id to itself.
std::string author_key(const Comment& comment);

/// How a desk treats a flag.
enum class Severity {
    Info,   ///< helps to find it: a question
    Notice, ///< needs a look: a link, shouting
    Severe, ///< should go: an insult, a scam
};

/// A part of Comment::text: the bytes from `start` up to `end`, at the edges of characters.
struct TextSpan {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    bool operator==(const TextSpan&) const = default;
};

/// Why a rule wants a human to look. `reason` is a sentence for the moderator: "Insult, spaced out: “nuls”".
struct Flag {
    std::string rule; ///< "insult", "link", "phone", "email", "repeat", "shouting", "question", …
    Severity severity = Severity::Notice;
    double score = 0; ///< 0..1, how sure the rule is
    std::string reason;
    std::vector<TextSpan> spans = {}; ///< what it is about, in order; empty: the whole comment, or its author

    bool operator==(const Flag&) const = default;
};

void to_json(nlohmann::json& json, const Author& author);
void from_json(const nlohmann::json& json, Author& author);
void to_json(nlohmann::json& json, const Comment& comment);
void from_json(const nlohmann::json& json, Comment& comment);
void to_json(nlohmann::json& json, const TextSpan& span); // [start, end]
void from_json(const nlohmann::json& json, TextSpan& span);
void to_json(nlohmann::json& json, const Flag& flag);
void from_json(const nlohmann::json& json, Flag& flag);

} // namespace regie
