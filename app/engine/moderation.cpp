#include "engine/moderation.h"

#include "engine/earlier_author.h"
#include "engine/files.h"
#include "engine/learning_file.h"
#include "engine/rule_trial.h"
#include "engine/say.h"
#include "engine/show_loader.h"
#include "engine/show_saving.h"
#include "engine/show_versions.h"
#include "flagging/crew_patterns.h"
#include "protocol/messages.h"
#include "show/actors.h"
#include "show/guarded.h"
#include "show/json_text.h"
#include "show/json_values.h"
#include "show/text.h"

#include <QDateTime>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <type_traits>

namespace regie {

namespace fs = std::filesystem;
namespace method = protocol::method;

namespace {

constexpr auto kTickEvery = std::chrono::milliseconds(50);
constexpr auto kSavedWithin = std::chrono::seconds(3); // at the end of the show
constexpr int kMostLooks = 8; // into earlier sessions at once: a crew of moderators, each at one author

/// Whether it may be something to learn from.
bool is_decision(const EventBody& body) {
    return std::holds_alternative<CommentHidden>(body) || std::holds_alternative<CommentApproved>(body) ||
           std::holds_alternative<CommentsDecided>(body) || std::holds_alternative<CommentDeleted>(body) ||
           std::holds_alternative<CommentAnswered>(body) || std::holds_alternative<AuthorBanned>(body) ||
           std::holds_alternative<GraphicTaken>(body) || std::holds_alternative<TakenBack>(body);
}

nlohmann::json json_of(const Trial& trial) {
    auto json = to_json(trial.tried);
    json["sessions"] = trial.sessions;
    json["cut"] = trial.cut;
    return json;
}

/// What `work` gives, at the top of a thread of ours.
template<typename Work>
auto outcome_of(const Work& work) {
    using Outcome = std::invoke_result_t<const Work&>;
    if constexpr (std::is_constructible_v<Outcome, tl::unexpected<Error>>) {
        return guarded(work);
    } else {
        Outcome outcome;
        if (const auto done = guarded([&] { outcome = work(); }); !done)
            complain(done.error().line());
        return outcome;
    }
}

/// Puts what is kept of earlier shows into `taste`.
Result<void> learn(CrewTaste& taste, const std::optional<nlohmann::json>& kept) {
    if (kept)
        return taste.start_with(*kept);
    taste.forget_earlier();
    return {};
}

} // namespace

Moderation::Moderation(ModerationPlan plan, ModerationOutlets outlets)
    : plan_(std::move(plan)), outlets_(std::move(outlets)),
      judging_(
          plan_.flags, outlets_.post,
          [this](std::vector<Judged> verdicts) {
              for (const auto& verdict : verdicts)
                  urgency_.judged(verdict, core_->state());
              core_->flagged(std::move(verdicts));
          },
          [this](const std::string& comment, const Raid& raid) { raids_.seen(comment, raid); }) {
    std::error_code error;
    if (fs::equivalent(plan_.show_file, builtin_show(), error))
        plan_.show_file.clear();
}

Moderation::~Moderation() {
    if (stop_trial_)
        *stop_trial_ = true;
    looks_.drop(); // nobody waits for them any more
}

void Moderation::start(ShowCore& core, bool new_session) {
    core_ = &core;
    saved_rundown_ = core.state().rundown();
    saved_answers_ = core.state().answers();
    begin_learning(new_session);
    if (!new_session)
        judging_.take_over(core.state());
    timer_ = std::make_unique<QTimer>();
    QObject::connect(timer_.get(), &QTimer::timeout, [this] { tick(); });
    timer_->start(kTickEvery);
}

// They save by themselves: who changed them has decided so, and can take it back.
void Moderation::save_plans() {
    if (plan_.show_file.empty())
        return;
    const auto save = [this](const char* what, nlohmann::json value) {
        chore([what, value = std::move(value),
               file = plan_.show_file] { return save_member(file, what, value); },
              [](const Result<std::string>& former) {
                  if (!former)
                      complain(former.error().line());
              });
    };
    if (std::exchange(saved_rundown_, core_->state().rundown()) != core_->state().rundown())
        save("rundown", rundown_for(plan_.show_file.parent_path(), plan_.session, core_->rundown(),
                                    core_->show().templates));
    if (std::exchange(saved_answers_, core_->state().answers()) != core_->state().answers())
        save("answers", answers_to_json(core_->answers()));
}

void Moderation::wait() {
    if (stop_trial_)
        *stop_trial_ = true;
    judging_.wait();
    save_plans();
    if (!chores_.wait(kSavedWithin))
        complain("the show file's disk does not answer: what the crew changed in it last may not be kept");
}

void Moderation::tick() {
    save_plans();
    if (const auto needs = urgency_.step(core_->state(), core_->taste()); !needs.empty())
        outlets_.needs(needs);
    const bool alerts = core_->flags().use_of("raid").on;
    for (auto& raid : raids_.due(QDateTime::currentMSecsSinceEpoch()))
        if (alerts)
            core_->raid_seen(std::move(raid));
}

// An engine that takes over learns from what the session began with, whatever was kept meanwhile: the log has
// the rest.
void Moderation::begin_learning(bool new_session) {
    const auto file =
        new_session && !plan_.show_file.empty() ? learning_file(plan_.show_file) : session_learning();
    auto kept = read_learning(file);
    auto learnt = kept ? learn(core_->taste(), *kept) : tl::unexpected(kept.error());
    if (!learnt)
        core_->record(actor::kEngine,
                      LearningChanged{"unreadable", 0,
                                      valid_utf8(file.filename().string()) + ": " + learnt.error().line()});
    else if (new_session && *kept) {
        if (auto copied = write_file(session_learning(), json_text(**kept)); !copied)
            complain(copied.error().line());
        core_->record(
            actor::kEngine,
            LearningChanged{"begun", static_cast<std::int64_t>(core_->taste().earlier_decisions()), {}});
    }
}

void Moderation::set_rules(const FlagSettings& flags) {
    judging_.set_rules(flags);
    if (core_) // else an engine that takes over
        judging_.judge_anew(core_->state());
}

void Moderation::happened(const std::vector<Event>& events) {
    if (std::any_of(events.begin(), events.end(), [](const Event& event) { return is_decision(event.body); }))
        urgency_.learnt();
}

template<typename Work, typename Then>
void Moderation::run_on(Chores& chores, Work work, Then then) {
    chores.start([work = std::move(work), then = alive_.guard(std::move(then)), post = outlets_.post] {
        post([then, result = outcome_of(work)]() mutable { then(std::move(result)); });
    });
}

bool Moderation::question(const std::string& by, const std::string& method, const nlohmann::json& params,
                          const Answer& answer) {
    const bool keeps = method == method::kSaveFlagRules || method == method::kKeepLearning ||
                       method == method::kForgetLearning || method == method::kVersions ||
                       method == method::kRestore;
    if (keeps && plan_.show_file.empty())
        answer(failure("the built-in rehearsal keeps nothing", {}, "Rehearse a show file of your own."));
    else if (method == method::kTryFlagRules)
        try_rules(params, answer);
    else if (method == method::kSaveFlagRules)
        save_rules(answer);
    else if (method == method::kKeepLearning)
        keep_learning(by, answer);
    else if (method == method::kForgetLearning)
        forget_learning(by, answer);
    else if (method == method::kEarlier)
        tell_earlier(params, answer);
    else if (method == method::kVersions)
        tell_versions(answer);
    else if (method == method::kRestore)
        restore(by, params, answer);
    else
        return false;
    return true;
}

void Moderation::try_rules(const nlohmann::json& params, const Answer& answer) {
    auto flags = protocol::flags_of(params);
    if (flags)
        if (const auto good = CrewPatterns::check(flags->patterns); !good)
            flags = tl::unexpected(good.error());
    if (!flags)
        return answer(tl::unexpected(flags.error()));
    const auto count =
        std::clamp<std::int64_t>(integer_of(params, "sessions"), 0, static_cast<std::int64_t>(kMostEarlier));
    if (stop_trial_)
        *stop_trial_ = true; // nobody waits for that one any more
    stop_trial_ = std::make_shared<std::atomic<bool>>(false);
    chore(
        [now = core_->flags(), then = std::move(*flags), session = plan_.session, count, stop = stop_trial_] {
            std::vector<fs::path> sessions{session};
            for (auto& earlier : earlier_sessions(session, static_cast<std::size_t>(count)))
                sessions.push_back(std::move(earlier));
            return regie::try_rules(now, then, sessions, *stop);
        },
        [answer](const Result<Trial>& trial) { answer(trial.map(json_of)); });
}

void Moderation::tell_earlier(const nlohmann::json& params, const Answer& answer) {
    if (looking_ >= kMostLooks)
        return answer(
            failure("too much of earlier sessions is being looked for", {}, "Ask again in a moment."));
    ++looking_;
    run_on(
        looks_,
        [session = plan_.session, platform = text_of(params, "platform"),
         author = text_of(params, "author")] { return said_earlier(session, platform, author); },
        [this, answer](const protocol::EarlierSessions& earlier) {
            --looking_;
            answer(nlohmann::json(earlier));
        });
}

void Moderation::tell_versions(const Answer& answer) {
    chore([file = plan_.show_file] { return versions_of(file); },
          [answer](const std::vector<protocol::Version>& versions) {
              answer(nlohmann::json{{"versions", versions}});
          });
}

void Moderation::restore(const std::string& by, const nlohmann::json& params, const Answer& answer) {
    chore([file = plan_.show_file, session = plan_.session, version = text_of(params, "version"),
           templates = core_->show().templates] { return load_version(file, session, version, templates); },
          [this, by, answer](Result<Rundown> former) {
              if (!former)
                  return answer(tl::unexpected(former.error()));
              answer(core_->set_rundown(by, std::move(*former)).map([](auto seq) {
                  return nlohmann::json{{"seq", seq}};
              }));
          });
}

void Moderation::save_rules(const Answer& answer) {
    chore([flags = nlohmann::json(core_->flags()),
           file = plan_.show_file] { return save_member(file, "flags", flags); },
          [answer, name = plan_.show_file.filename().string()](const Result<std::string>& former) {
              answer(former.map([&](const auto& version) {
                  return nlohmann::json{{"file", name}, {"former", version}};
              }));
          });
}

void Moderation::keep_learning(const std::string& by, const Answer& answer) {
    const auto& taste = core_->taste();
    const auto decisions = static_cast<std::int64_t>(taste.decisions() + taste.earlier_decisions());
    if (decisions == 0)
        return answer(failure("nothing was learnt yet", {}, "Decide about some comments first."));
    chore([taste, file = plan_.show_file] { return regie::keep_learning(file, taste.kept()); },
          [this, by, answer, decisions](const Result<void>& kept) {
              if (!kept)
                  return answer(tl::unexpected(kept.error()));
              core_->record(by, LearningChanged{"kept", decisions, {}});
              answer(nlohmann::json{{"decisions", decisions}});
          });
}

void Moderation::forget_learning(const std::string& by, const Answer& answer) {
    chore(
        [file = plan_.show_file, copy = session_learning()]() -> Result<std::optional<nlohmann::json>> {
            auto kept = regie::forget_learning(file);
            if (!kept)
                return kept;
            std::error_code error;
            if (!*kept)
                fs::remove(copy, error);
            else if (auto copied = write_file(copy, json_text(**kept)); !copied)
                return tl::unexpected(copied.error());
            return kept;
        },
        [this, by, answer](const Result<std::optional<nlohmann::json>>& kept) {
            const auto learnt =
                kept ? learn(core_->taste(), *kept) : Result<void>(tl::unexpected(kept.error()));
            if (!learnt)
                return answer(tl::unexpected(learnt.error()));
            const auto left = static_cast<std::int64_t>(core_->taste().earlier_decisions());
            core_->record(by, LearningChanged{"forgotten", left, {}});
            urgency_.learnt();
            answer(nlohmann::json{{"decisions", left}});
        });
}

} // namespace regie
