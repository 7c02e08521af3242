// Of ShowRunner: what desks ask for, and who may.

#include "engine/show_runner.h"
#include "show/json_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

namespace {

constexpr std::int64_t kMostMs = 24 * 60 * 60'000;

/// None is 0.
Result<std::int64_t> number_of(const nlohmann::json& params, const char* key) {
    const auto& value = member(params, key);
    if (value.is_null())
        return 0;
    const double number = value.is_number() ? value.get<double>() : -1;
    if (!(number >= 0 && number <= static_cast<double>(kMostMs)))
        return failure(fmt::format("\"{}\" is no number from 0 to {}", key, kMostMs), {}, "Give a number.");
    return static_cast<std::int64_t>(number);
}

/// What operators decide: all that is on air but comments.
bool of_programme(const EventBody& body) {
    if (const auto* taken = std::get_if<GraphicTaken>(&body))
        return taken->graphic.comment.empty();
    if (const auto* released = std::get_if<GraphicReleased>(&body))
        return released->key != kPinKey && released->key != kAnswerKey;
    return std::holds_alternative<SceneTaken>(body) || std::holds_alternative<RundownChanged>(body) ||
           std::holds_alternative<CampaignsHeld>(body);
}

} // namespace

Result<std::uint64_t> ShowRunner::command(const Caller& caller, const std::string& method,
                                          const nlohmann::json& params) {
    namespace m = protocol::method;
    const auto& by = caller.name;
    if (method == m::kTake)
        return core_->take(by, text_of(params, "item"));
    if (method == m::kRelease)
        return core_->release(by, text_of(params, "key"));
    if (method == m::kPin)
        return core_->pin(by, text_of(params, "comment"));
    if (method == m::kQueue)
        return core_->queue(by, text_of(params, "comment"), text_of(params, "text"));
    if (method == m::kUnqueue)
        return core_->unqueue(by, text_of(params, "comment"));
    if (method == m::kNote)
        return core_->note(by, text_of(params, "comment"), text_of(params, "text"));
    if (const auto several = protocol::comments_in(params); !several.empty() && method == m::kHide)
        return core_->decide(by, kHidden, several);
    else if (!several.empty() && method == m::kApprove)
        return core_->decide(by, kApproved, several);
    if (method == m::kHide)
        return core_->hide(by, text_of(params, "comment"));
    if (method == m::kApprove)
        return core_->approve(by, text_of(params, "comment"));
    if (method == m::kDelete)
        return core_->delete_comment(by, text_of(params, "comment"));
    if (method == m::kAnswer)
        return core_->answer(by, text_of(params, "comment"), text_of(params, "text"));
    if (method == m::kAnswerOnAir)
        return core_->answer_on_air(by, text_of(params, "comment"), text_of(params, "text"));
    if (method == m::kBan) {
        const auto seconds = number_of(params, "seconds");
        return seconds ? core_->ban(by, text_of(params, "comment"), *seconds)
                       : tl::unexpected(seconds.error());
    }
    if (method == m::kScene)
        return core_->take_scene(by, text_of(params, "scene"),
                                 is_true(params, "mix") ? Transition::Mix : Transition::Cut);
    if (method == m::kMark)
        return core_->mark(by, text_of(params, "name"));
    if (method == m::kSay)
        return core_->say(by, text_of(params, "text"));
    if (method == m::kAdjust)
        return core_->adjust(by, text_of(params, "source"), protocol::settings_of(params));
    if (method == m::kPause)
        outlets_.pause(text_of(params, "source"), is_true(params, "paused"));
    if (method == m::kSeek) {
        const auto position_ms = number_of(params, "position_ms");
        if (!position_ms)
            return tl::unexpected(position_ms.error());
        outlets_.seek(text_of(params, "source"), *position_ms);
    }
    if (method == m::kReplay) {
        const auto seconds = number_of(params, "seconds");
        if (!seconds)
            return tl::unexpected(seconds.error());
        save_replay(*seconds);
    }
    if (method == m::kPause || method == m::kSeek || method == m::kReplay)
        return core_->published_seq();
    if (method == m::kReconnect) {
        if (const auto feed = text_of(params, "feed"); !feed.empty())
            feeds_->resume(feed);
        else
            outlets_.reconnect(text_of(params, "output"));
        return core_->published_seq();
    }
    if (method == m::kStopOutput) {
        outlets_.stop_output(text_of(params, "output"), fmt::format("Stopped by {}.", by));
        return core_->published_seq();
    }
    if (method == m::kHideRaid)
        return core_->hide_raid(by, text_of(params, "raid"));
    if (method == m::kSetFlagRules)
        return set_flag_rules(by, params);
    if (method == m::kSetRundown) {
        auto rundown = protocol::rundown_of(params, core_->show().templates);
        if (member(params, "former") != rundown_to_json(core_->rundown(), core_->show().templates))
            return failure("somebody else has changed the rundown meanwhile", {},
                           "Look at it as it is now, and do it again.");
        return rundown ? core_->set_rundown(by, std::move(*rundown)) : tl::unexpected(rundown.error());
    }
    if (method == m::kSetAnswers) {
        auto answers = answers_from_json(member(params, "answers"));
        if (member(params, "former") != answers_to_json(core_->answers()))
            return failure("somebody else has changed the answers meanwhile", {},
                           "Look at them as they are now, and do it again.");
        return answers ? core_->set_answers(by, std::move(*answers)) : tl::unexpected(answers.error());
    }
    if (method == m::kHoldCampaigns)
        return core_->hold_campaigns(by, is_true(params, "held"));
    if (method == m::kUndo) {
        const auto& seq = member(params, "seq"); // none: the newest
        if (!seq.is_null() && (!seq.is_number_unsigned() || seq == 0))
            return failure("\"seq\" is no event's number", {}, "Leave it out for the newest decision.");
        return undo(caller, seq.is_null() ? 0 : seq.get<std::uint64_t>());
    }
    if (method == m::kStop) {
        stop("ended by " + by);
        return core_->state().last_seq(); // answered when the log has it
    }
    return failure(fmt::format("this engine knows no \"{}\"", method.substr(0, 40)), {},
                   "Use a desk of the same version.");
}

Result<std::uint64_t> ShowRunner::undo(const Caller& caller, std::uint64_t seq) {
    const auto* decided = core_->state().decision(seq);
    if (decided && decided->by != caller.name && caller.role != protocol::Role::Operator &&
        of_programme(decided->body))
        return failure("what the operator has put on air is taken back by an operator");
    return core_->undo(caller.name, seq);
}

Result<std::uint64_t> ShowRunner::set_flag_rules(const std::string& by, const nlohmann::json& params) {
    auto flags = protocol::flags_of(params);
    if (!flags)
        return tl::unexpected(flags.error());
    return core_->set_flags(by, std::move(*flags));
}

} // namespace regie
