#include "show/templates.h"

#include <algorithm>

namespace regie {

const std::vector<Template>& templates() {
    // What the words stand on; without it, the plate.
    const TemplateField backing{"backing", false, false, {"plate", "shadow", "none"}};
    static const std::vector<Template> all = {
        {"lower-third", "LowerThird", "lower third", {{"title", true}, {"subtitle"}, backing}},
        {"event-card",
         "EventCard",
         "event card",
         {{"title", true}, {"details", true}, {"logo", false, true}, backing}},
        {"between",
         "Between",
         "card between two boxes",
         {{"title", true}, {"subtitle"}, {"logo", false, true}},
         true},
        {"slate", "Slate", "slate", {{"title", true}, {"message"}, {"logo", false, true}}},
        {"pinned-comment",
         "PinnedComment",
         "pinned comment",
         {{"author", true}, {"text", true}, {"platform", true}}},
    };
    return all;
}

const Template* find_template(std::string_view name) {
    const auto& all = templates();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Template& t) { return t.name == name; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace regie
