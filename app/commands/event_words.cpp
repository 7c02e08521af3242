#include "commands/event_words.h"

#include "show/clock.h"
#include "show/json_text.h"
#include "show/one_line.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace regie {

namespace {

std::string quoted(const std::string& text) { return one_line(json_text(nlohmann::json(text))); }

/// "words", as they are said, behind what they are said of.
std::string with(const std::string& said, const std::string& words) {
    return words.empty() ? said : said + ": " + quoted(words);
}

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

/// Of a count that a platform may not say.
void add(std::string& text, std::int64_t count, const char* of) {
    if (count >= 0)
        text += fmt::format(", {} {}", count, of);
}

/// The first words of what somebody wrote.
std::string first_words(std::string_view text, std::size_t most) { return quoted(clean_text(text, most)); }

} // namespace

/// One for each kind of event, which the compiler insists on.
struct LogWords {
    const EventWords& log;

    std::string operator()(const SessionStarted& e) const {
        return fmt::format("{} ({}, {} frames a second)", quoted(e.show), e.mode, e.fps);
    }
    std::string operator()(const EngineStarted& e) const {
        auto text = fmt::format("process {}, from frame {}", e.pid, e.first_frame);
        if (e.first_frame > 0 && log.silent_ms_ >= 0)
            text += fmt::format("; nothing was sent or recorded for at most {:.1f} s before it",
                                static_cast<double>(log.silent_ms_) / 1000);
        if (!e.after.empty())
            text += "; before it: " + list_of(e.after);
        for (const auto& words : e.without)
            text += "; " + quoted(words);
        return text;
    }
    std::string operator()(const SessionEnding& e) const { return quoted(e.reason); }
    std::string operator()(const SessionEnded& e) const { return quoted(e.reason); }
    std::string operator()(const Unreadable& e) const { return "it was " + quoted(e.kind); }
    std::string operator()(const ClockStepped& e) const {
        return fmt::format("by {:+.1f} s", static_cast<double>(e.by_ms) / 1000);
    }
    std::string operator()(const GraphicsFailed& e) const {
        return e.words.empty() ? "they work again" : quoted(e.words);
    }

    std::string operator()(const CommentCame& e) const {
        return with(fmt::format("{} from {}, {}", quoted(e.comment.id), quoted(e.comment.author.name),
                                quoted(e.comment.feed)),
                    e.comment.text);
    }
    std::string operator()(const CommentFlagged& e) const {
        auto text = log.comment(e.comment);
        for (const auto& flag : e.flags)
            text += fmt::format("; {}: {}", flag.rule, quoted(flag.reason));
        return e.flags.empty() ? text + ": nothing any more" : text;
    }
    std::string operator()(const CommentRemoved& e) const { return log.comment(e.comment); }
    std::string operator()(const CommentHidden& e) const { return log.comment(e.comment); }
    std::string operator()(const CommentApproved& e) const { return log.comment(e.comment); }
    std::string operator()(const CommentDeleted& e) const { return log.comment(e.comment); }
    std::string operator()(const CommentUnqueued& e) const { return log.comment(e.comment); }
    std::string operator()(const CommentEdited& e) const { return with(log.comment(e.comment), e.text); }
    std::string operator()(const CommentAnswered& e) const { return with(log.comment(e.comment), e.text); }
    std::string operator()(const CommentQueued& e) const { return with(log.comment(e.comment), e.text); }
    std::string operator()(const CommentNoted& e) const {
        return e.text.empty() ? log.comment(e.comment) + ": none any more"
                              : with(log.comment(e.comment), e.text);
    }
    std::string operator()(const AuthorBanned& e) const {
        return fmt::format("{} at {}, {}, because of {}", quoted(e.author.name), quoted(e.feed),
                           e.seconds > 0 ? fmt::format("for {} s", e.seconds) : "for good",
                           log.comment(e.comment));
    }
    std::string operator()(const RaidSeen& e) const {
        return with(fmt::format("{}, {} people write alike", quoted(e.id), e.authors), e.example);
    }
    std::string operator()(const RaidHidden& e) const {
        const auto raid = log.raids_.find(e.raid);
        return with(fmt::format("{}, {} comments", quoted(e.raid), e.comments.size()),
                    raid == log.raids_.end() ? std::string() : std::string(raid->second));
    }
    std::string operator()(const CommentsDecided& e) const {
        return fmt::format("{}: {}", e.what, log.comments(e.comments));
    }
    std::string operator()(const PlatformAnswered& e) const {
        return with(fmt::format("{} of {} {}", e.action, log.comment(e.comment), e.outcome), e.words);
    }
    std::string operator()(const AnswerProposed& e) const {
        return e.text.empty()
                   ? log.comment(e.comment) + ": none any more"
                   : with(fmt::format("{}, {:.0f} % sure", log.comment(e.comment), 100 * e.sure), e.text);
    }
    std::string operator()(const FlagsChanged&) const { return "what is flagged was changed"; }
    std::string operator()(const LearningChanged& e) const {
        return with(fmt::format("{}, {} decisions", e.what, e.decisions), e.words);
    }

    std::string operator()(const GraphicTaken& e) const {
        auto text = fmt::format("{} ({})", quoted(e.graphic.key), e.graphic.graphic);
        for (const auto& [name, value] : e.graphic.fields)
            if (!value.empty())
                text += fmt::format("; {}: {}", name, quoted(value));
        if (e.graphic.until_ms >= 0)
            text += fmt::format("; until {}", format_show_time(e.graphic.until_ms));
        return text;
    }
    std::string operator()(const GraphicReleased& e) const {
        const auto pinned = log.on_air_.find(e.key);
        const bool of_comment = pinned != log.on_air_.end() && !pinned->second.empty();
        return quoted(e.key) + (of_comment ? ": " + log.comment(std::string(pinned->second)) : std::string());
    }
    std::string operator()(const SceneTaken& e) const {
        return quoted(e.scene.id) + (e.transition == Transition::Mix ? ", mixed" : "");
    }
    std::string operator()(const MarkSet& e) const { return quoted(e.name); }
    std::string operator()(const ReplaySaved& e) const {
        return e.fault.empty() ? fmt::format("{}, {:.0f} s from {}", quoted(e.file),
                                             static_cast<double>(e.ms) / 1000, format_show_time(e.from_ms))
                               : "not saved: " + quoted(e.fault);
    }
    std::string operator()(const SourceAdjusted& e) const {
        return fmt::format("{}: {:+.1f} dB{}, picture {} ms and sound {} ms later", quoted(e.source),
                           e.settings.gain_db, e.settings.muted ? ", muted" : "", e.settings.picture_delay_ms,
                           e.settings.sound_delay_ms);
    }
    std::string operator()(const CaptionSaid& e) const { return quoted(e.text); }
    std::string operator()(const TakenBack& e) const {
        return fmt::format("{}number {}{}", log.taken_back(e.of), e.of,
                           e.spared.empty() ? std::string() : ", but for " + log.comments(e.spared));
    }
    std::string operator()(const CueRan& e) const {
        return fmt::format("number {}: {}", e.index + 1, quoted(e.words));
    }
    std::string operator()(const RundownChanged& e) const {
        return fmt::format("it has {} items", e.rundown.size());
    }
    std::string operator()(const CampaignsHeld& e) const { return e.held ? "held" : "they go on"; }
    std::string operator()(const AnswersChanged& e) const {
        return fmt::format("there are {} answers", e.answers.size());
    }

    std::string operator()(const FeedChanged& e) const {
        return with(fmt::format("{} {}", quoted(e.feed), e.state), e.words);
    }
    std::string operator()(const AudienceMeasured& e) const {
        auto text = quoted(e.feed);
        add(text, e.viewers, "watch");
        add(text, e.views, "views");
        add(text, e.reactions, "reactions");
        return text;
    }
    std::string operator()(const SourceChanged& e) const {
        return with(fmt::format("{} {}", quoted(e.source), e.state), e.words);
    }
    std::string operator()(const OutputChanged& e) const {
        return with(fmt::format("{} {}{}", quoted(e.output), e.state,
                                e.file.empty() ? std::string() : ", file " + quoted(e.file)),
                    e.words);
    }
    std::string operator()(const RemoteSwitched& e) const {
        return e.on ? fmt::format("on, at port {}", e.port) : "off";
    }
    std::string operator()(const DeskNamed& e) const {
        return e.desk.empty() ? "desks on this machine" : "the desk " + quoted(e.desk);
    }
};

/// Who wrote it and its first words, then its id.
std::string EventWords::comment(const std::string& id) const {
    constexpr std::size_t kMostOfName = 40, kMostOfText = 60;
    const auto said = said_.find(id);
    return said == said_.end() ? quoted(id)
                               : fmt::format("{}: {} ({})", first_words(said->second.author, kMostOfName),
                                             first_words(said->second.text, kMostOfText), quoted(id));
}

std::string EventWords::comments(const std::vector<std::string>& ids) const {
    constexpr std::size_t kMost = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(ids.size(), kMost); ++i)
        text += (i == 0 ? "" : ", ") + comment(ids[i]);
    return ids.size() > kMost ? text + fmt::format(" and {} more", ids.size() - kMost) : text;
}

std::string EventWords::taken_back(std::uint64_t seq) const {
    const auto event =
        std::partition_point(log_.begin(), log_.end(), [&](const Event& one) { return one.seq < seq; });
    if (event == log_.end() || event->seq != seq || std::holds_alternative<TakenBack>(event->body))
        return {};
    return fmt::format("{} by {}, {}; ", kind_of(event->body), event->by,
                       std::visit(LogWords{*this}, event->body));
}

std::int64_t EventWords::show_ms_of(const Event& event) const {
    const auto* started = std::get_if<EngineStarted>(&event.body);
    return started ? std::max(event.show_ms, rate_.frame_to_ms(started->first_frame)) : event.show_ms;
}

void EventWords::remember(const Event& event) {
    if (const auto* session = std::get_if<SessionStarted>(&event.body))
        rate_ = {session->fps};
    else if (const auto* came = std::get_if<CommentCame>(&event.body))
        said_[came->comment.id] = {came->comment.author.name, came->comment.text};
    else if (const auto* edited = std::get_if<CommentEdited>(&event.body);
             edited && said_.contains(edited->comment))
        said_[edited->comment].text = edited->text;
    else if (const auto* raid = std::get_if<RaidSeen>(&event.body))
        raids_[raid->id] = raid->example;
    else if (const auto* taken = std::get_if<GraphicTaken>(&event.body))
        on_air_[taken->graphic.key] = taken->graphic.comment;
}

std::string EventWords::next() {
    const auto& event = log_[told_++];
    const auto before_ms = told_ > 1 ? show_ms_ : -1;
    if (std::holds_alternative<SessionStarted>(event.body))
        remember(event);
    show_ms_ = show_ms_of(event);
    silent_ms_ = before_ms < 0 ? -1 : std::max<std::int64_t>(show_ms_ - before_ms, 0);
    auto words = std::visit(LogWords{*this}, event.body);
    remember(event);
    return words;
}

} // namespace regie
