#include "commands/event_words.h"

#include "show/clock.h"
#include "show/json_text.h"

#include <fmt/format.h>

#include <variant>

namespace regie {

namespace {

std::string quoted(const std::string& text) { return json_text(nlohmann::json(text)); }

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

/// One for each kind of event, which the compiler insists on.
struct Words {
    std::string operator()(const SessionStarted& e) const {
        return fmt::format("{} ({}, {} frames a second)", quoted(e.show), e.mode, e.fps);
    }
    std::string operator()(const EngineStarted& e) const {
        auto text = fmt::format("process {}, from frame {}", e.pid, e.first_frame);
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
        auto text = quoted(e.comment);
        for (const auto& flag : e.flags)
            text += fmt::format("; {}: {}", flag.rule, quoted(flag.reason));
        return e.flags.empty() ? text + ": nothing any more" : text;
    }
    std::string operator()(const CommentRemoved& e) const { return quoted(e.comment); }
    std::string operator()(const CommentHidden& e) const { return quoted(e.comment); }
    std::string operator()(const CommentApproved& e) const { return quoted(e.comment); }
    std::string operator()(const CommentDeleted& e) const { return quoted(e.comment); }
    std::string operator()(const CommentUnqueued& e) const { return quoted(e.comment); }
    std::string operator()(const CommentEdited& e) const { return with(quoted(e.comment), e.text); }
    std::string operator()(const CommentAnswered& e) const { return with(quoted(e.comment), e.text); }
    std::string operator()(const CommentQueued& e) const { return with(quoted(e.comment), e.text); }
    std::string operator()(const CommentNoted& e) const {
        return e.text.empty() ? quoted(e.comment) + ": none any more" : with(quoted(e.comment), e.text);
    }
    std::string operator()(const AuthorBanned& e) const {
        return fmt::format("{} at {}, {}, because of {}", quoted(e.author.name), quoted(e.feed),
                           e.seconds > 0 ? fmt::format("for {} s", e.seconds) : "for good",
                           quoted(e.comment));
    }
    std::string operator()(const RaidSeen& e) const {
        return with(fmt::format("{}, {} people write alike", quoted(e.id), e.authors), e.example);
    }
    std::string operator()(const RaidHidden& e) const {
        return fmt::format("{}, {} comments", quoted(e.raid), e.comments.size());
    }
    std::string operator()(const CommentsDecided& e) const {
        return fmt::format("{}: {}", e.what, list_of(e.comments));
    }
    std::string operator()(const PlatformAnswered& e) const {
        return with(fmt::format("{} of {} {}", e.action, quoted(e.comment), e.outcome), e.words);
    }
    std::string operator()(const AnswerProposed& e) const {
        return e.text.empty()
                   ? quoted(e.comment) + ": none any more"
                   : with(fmt::format("{}, {:.0f} % sure", quoted(e.comment), 100 * e.sure), e.text);
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
    std::string operator()(const GraphicReleased& e) const { return quoted(e.key); }
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
        return fmt::format("number {}{}", e.of,
                           e.spared.empty() ? std::string() : ", but for " + list_of(e.spared));
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

} // namespace

std::string words_of(const EventBody& body) { return std::visit(Words(), body); }

} // namespace regie
