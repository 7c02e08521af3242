#pragma once
// A show whose log is written line by line, for tests of what it adds up to.

#include "show/show_state.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace regie {

/// A show whose log is written line by line.
class Show {
  public:
    std::uint64_t log(EventBody body, const std::string& by = "anna", std::int64_t show_ms = 0) {
        const std::uint64_t seq = state.last_seq() + 1;
        state.apply({seq, 1764000000000 + show_ms, show_ms, by, std::move(body)});
        return seq;
    }
    void comes(const std::string& id, const std::string& author = "u1") {
        log(CommentCame{{id, "facebook", "facebook", {author, "Karim"}, "texte de " + id, 0}}, "facebook");
    }
    std::uint64_t pins(const std::string& id, const std::string& by = "anna") {
        return log(GraphicTaken{{kPinKey, "pinned-comment", {{"text", id}}, 20'000, id}}, by);
    }
    std::uint64_t hides(const std::string& id, const std::string& by = "anna") {
        return log(CommentHidden{id}, by);
    }
    std::uint64_t approves(const std::string& id, const std::string& by = "anna") {
        return log(CommentApproved{id}, by);
    }
    void takes_back(std::uint64_t seq, const std::string& by = "anna") { log(TakenBack{seq}, by); }
    void answers(const std::string& id, const std::string& action, const std::string& outcome = "confirmed") {
        log(PlatformAnswered{id, action, outcome, outcome == "refused" ? "no permission" : ""}, "facebook");
    }

    const CommentEntry& operator[](const std::string& id) const {
        REQUIRE(state.comment(id));
        return *state.comment(id);
    }
    std::string pinned() const {
        const auto pin = state.on_air().find(kPinKey);
        return pin == state.on_air().end() ? "nothing" : pin->second.comment;
    }
    std::vector<std::string> outbox() const {
        std::vector<std::string> lines;
        for (const auto& item : state.outbox())
            lines.push_back(item.action + " " + item.comment);
        return lines;
    }

    ShowState state;
};

} // namespace regie
