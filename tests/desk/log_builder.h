#pragma once
// A show's log, written event by event into a ShowState.

#include "show/show_state.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace regie::test {

class LogBuilder {
  public:
    ShowState state;
    std::int64_t show_ms = 0;
    std::function<void(const Event&)> after = [](const Event&) {};

    std::uint64_t add(EventBody body, const std::string& by = "engine") {
        const Event event{state.last_seq() + 1, show_ms, show_ms, by, std::move(body)};
        state.apply(event);
        after(event);
        return event.seq;
    }
    void comment(const std::string& id, const std::string& author = "Hana",
                 const std::string& text = "Bonjour") {
        add(CommentCame{{id, "facebook", "facebook", {"u-" + author, author}, text, 0}}, "facebook");
    }
    void flag(const std::string& id, const std::string& rule, Severity severity) {
        add(CommentFlagged{id, {{rule, severity, 1, "because of " + rule}}}, "flagging");
    }
    std::uint64_t pin(const std::string& id, const std::string& by = "Inès") {
        return add(GraphicTaken{{kPinKey, "pinned-comment", {}, -1, id}}, by);
    }
};

} // namespace regie::test
