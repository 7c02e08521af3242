#include "show/comment_form.h"

#include "show/json_values.h"

#include <fmt/format.h>

namespace regie {

std::optional<WrongMember> wrong_member(const nlohmann::json& comment) {
    using nlohmann::json;
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
    for (const auto& [name, is, form] : kMembers)
        if (const auto& found = member(comment, name); !found.is_null() && !(found.*is)())
            return WrongMember{fmt::format("\"{}\"", name), found.type_name(), form};
    for (const auto* name : {"id", "name"})
        if (const auto& found = member(member(comment, "author"), name);
            !found.is_null() && !found.is_string())
            return WrongMember{fmt::format("\"{}\" of \"author\"", name), found.type_name(), "a text"};
    return {};
}

} // namespace regie
