#include "show/show_state.h"

#include "show/caption_times.h"
#include "show/clock.h"
#include "show/poll.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace regie {

bool CommentEntry::flagged(std::string_view rule) const {
    return std::any_of(flags.all().begin(), flags.all().end(),
                       [&](const Flag& flag) { return flag.rule == rule; });
}

Severity CommentEntry::worst() const {
    auto worst = Severity::Info;
    for (const auto& flag : flags.all())
        worst = std::max(worst, flag.severity);
    return worst;
}

void ShowState::apply(const Event& event) {
    last_seq_ = event.seq;
    now_ms_ = event.show_ms;
    std::visit([&](const auto& body) { on(event, body); }, event.body);
}

const CommentEntry* ShowState::comment(const std::string& id) const {
    const auto at = index_of(id);
    return at ? &comments_[*at] : nullptr;
}

std::optional<std::size_t> ShowState::index_of(const std::string& id) const {
    const auto* at =
        index_.find(id, [this](std::uint32_t number) { return comments_[number].comment.id().view(); });
    return at ? std::optional<std::size_t>(*at) : std::nullopt;
}

std::vector<const CommentEntry*> ShowState::said_by_author_of(const CommentEntry& entry) const {
    const auto& id = entry.comment.author().id;
    const auto* author = id.empty() ? nullptr : store_.find_author(id);
    if (!author)
        return {&entry};
    std::vector<const CommentEntry*> said;
    for (auto number = author->newest; number != kNoComment; number = said.back()->before)
        said.push_back(&comments_[number]);
    return said;
}

SharedFlags ShowState::shared(const std::vector<Flag>& flags) {
    if (flags.empty())
        return {};
    std::string key;
    for (const auto& flag : flags) {
        key += flag.rule + '\x1f' + flag.reason + '\x1f' + std::to_string(flag.score) + '\x1f' +
               std::to_string(static_cast<int>(flag.severity));
        for (const auto& span : flag.spans)
            key += '\x1f' + std::to_string(span.start) + '-' + std::to_string(span.end);
        key += '\x1e';
    }
    return SharedFlags(&flags_.try_emplace(std::move(key), flags).first->second);
}

CommentEntry* ShowState::find(const std::string& id) { return const_cast<CommentEntry*>(comment(id)); }

const Decided* ShowState::decision(std::uint64_t seq) const {
    const auto at =
        std::find_if(decisions_.begin(), decisions_.end(), [&](const Decided& d) { return d.seq == seq; });
    return at == decisions_.end() ? nullptr : &*at;
}

const Decided* ShowState::last_decision(const std::string& by) const {
    const auto at = std::find_if(decisions_.rbegin(), decisions_.rend(),
                                 [&](const Decided& d) { return d.by == by && !d.taken_back; });
    return at == decisions_.rend() ? nullptr : &*at;
}

std::optional<Graphic> ShowState::take_off_air(const std::string& key) {
    auto node = on_air_.extract(key);
    if (!node)
        return {};
    auto& aired = airtime_[key];
    aired.ms += std::max<std::int64_t>(0, now_ms_ - node.mapped().since_ms);
    ++aired.times;
    return std::move(node.mapped());
}

std::map<std::string, Graphic>::iterator ShowState::on_layer_of(const Graphic& graphic) {
    return graphic.layer.empty() ? on_air_.end()
                                 : std::find_if(on_air_.begin(), on_air_.end(), [&](const auto& other) {
                                       return other.second.layer == graphic.layer;
                                   });
}

bool ShowState::is_on_air(const std::string& comment) const {
    return !comment.empty() && std::any_of(on_air_.begin(), on_air_.end(), [&](const auto& shown) {
        return shown.second.comment == comment;
    });
}

std::optional<Graphic> ShowState::unpin(const std::string& comment) {
    std::optional<Graphic> taken;
    while (is_on_air(comment))
        taken = take_off_air(std::string(std::find_if(on_air_.begin(), on_air_.end(), [&](const auto& shown) {
                                             return shown.second.comment == comment;
                                         })->first));
    return taken;
}

Decided& ShowState::decided(const Event& event, std::optional<Graphic> was_on_air) {
    return decisions_.emplace_back(Decided{
        event.seq, event.wall_ms, event.show_ms, event.by, event.body, std::move(was_on_air), {}, {}});
}

void ShowState::on(const Event&, const SessionStarted& body) {
    session_ = body;
    crew_flags_ = std::make_shared<const FlagSettings>(body.flags);
}
void ShowState::on(const Event&, const EngineStarted& body) {
    without_ = body.without;
    if (body.first_frame > 0)
        takeovers_.push_back(
            FrameRate{session_ ? session_->fps : FrameRate{}.fps}.frame_to_ms(body.first_frame));
}
void ShowState::on(const Event&, const Unreadable&) {}
void ShowState::on(const Event&, const GraphicsFailed&) {}
void ShowState::on(const Event&, const SessionEnding&) { ending_ = true; }
void ShowState::on(const Event&, const SessionEnded&) { ending_ = true; }
void ShowState::on(const Event&, const ClockStepped& body) {
    clock_stepped_ = true;
    if (session_)
        session_->epoch_ms += body.by_ms;
}

void ShowState::on(const Event& event, const CommentCame& body) {
    if (index_of(body.comment.id))
        return;
    const auto number = static_cast<std::uint32_t>(comments_.size());
    const auto kept = store_.keep(body.comment, number);
    auto& entry = comments_.emplace_back();
    entry.comment = kept.comment;
    entry.show_ms = static_cast<std::int32_t>(event.show_ms);
    entry.earlier_by_author = kept.earlier_by_author;
    entry.before = kept.before;
    index_.add(number, [this](std::uint32_t of) { return comments_[of].comment.id().view(); });
    vote(body.comment);
}

void ShowState::vote(const Comment& comment) {
    if (polls_.empty()) // an evening without one has a million comments, too
        return;
    const auto author = comment.author.id.empty() ? comment.author.name : author_key(comment);
    for (const auto& [key, graphic] : on_air_) {
        const auto poll = polls_.find(key);
        if (poll == polls_.end() || author.empty() || comment.by_us)
            continue;
        if (const auto choice = vote_of(comment.text, poll->second.options))
            poll->second.votes[author] = *choice;
    }
}

std::vector<std::size_t> ShowState::votes(const std::string& key) const {
    const auto poll = polls_.find(key);
    if (poll == polls_.end())
        return {};
    std::vector<std::size_t> counts(poll->second.options);
    for (const auto& [author, choice] : poll->second.votes)
        if (choice < counts.size())
            ++counts[choice];
    return counts;
}

void ShowState::on(const Event&, const CommentFlagged& body) {
    if (auto* entry = find(body.comment))
        entry->flags = shared(body.flags);
}

void ShowState::on(const Event&, const CommentRemoved& body) {
    auto* entry = find(body.comment);
    if (!entry)
        return;
    entry->removed = true;
    entry->delivery = Delivery::None;
    std::erase_if(outbox_, [&](const OutboxItem& item) {
        return item.comment == body.comment && item.author.empty(); // its author is still to be banned
    });
    unpin(body.comment);
    unqueue(body.comment);
}

void ShowState::on(const Event& event, const GraphicTaken& body) {
    auto before = take_off_air(body.graphic.key);
    if (const auto there = on_layer_of(body.graphic); !before && there != on_air_.end())
        before = take_off_air(std::string(there->first));
    auto& taken = on_air_[body.graphic.key] = body.graphic;
    taken.since_ms = event.show_ms;
    taken_.insert(taken.key);
    if (taken.comment.empty() && !taken.key.starts_with(kCampaignKey))
        last_item_ = taken.key;
    if (taken.graphic == "poll")
        polls_[taken.key].options = lines_of(taken.fields["options"]).size();
    decided(event, std::move(before)).was_queued = unqueue(body.graphic.comment);
}

void ShowState::on(const Event& event, const GraphicReleased& body) {
    if (auto before = take_off_air(body.key))
        decided(event, std::move(before));
}

void ShowState::on(const Event& event, const SceneTaken& body) {
    decided(event).was_shown = std::exchange(scene_, body.scene);
}

void ShowState::on(const Event& event, const RundownChanged& body) {
    decided(event).former_rundown = std::exchange(rundown_, std::make_shared<const Rundown>(body.rundown));
}

void ShowState::on(const Event& event, const FlagsChanged& body) {
    decided(event).former_flags =
        std::exchange(crew_flags_, std::make_shared<const FlagSettings>(body.flags));
}

void ShowState::on(const Event& event, const AnswersChanged& body) {
    decided(event).former_answers = std::exchange(answers_, std::make_shared<const Answers>(body.answers));
}

void ShowState::on(const Event& event, const CampaignsHeld& body) {
    campaigns_held_ = body.held;
    decided(event);
}

void ShowState::on(const Event&, const LearningChanged&) {}
void ShowState::on(const Event&, const AnswerProposed& body) { proposed_[body.comment] = body; }

void ShowState::on(const Event& event, const CaptionSaid& body) {
    if (!captions_.empty())
        captions_.back().to_ms = std::min(captions_.back().to_ms, event.show_ms);
    if (body.text.empty()) {
        caption_lines_.clear();
        return;
    }
    captions_.push_back({event.show_ms, event.show_ms + body.ms, body.text});
    for (auto& line : regie::caption_lines(body.text, kCaptionColumns))
        caption_lines_.push_back(std::move(line));
    constexpr auto kShown = static_cast<std::ptrdiff_t>(kCaptionLines);
    if (const auto more = std::ssize(caption_lines_) - kShown; more > 0)
        caption_lines_.erase(caption_lines_.begin(), caption_lines_.begin() + more);
}

const AnswerProposed* ShowState::proposed(const std::string& comment) const {
    const auto at = proposed_.find(comment);
    return at == proposed_.end() || at->second.text.empty() ? nullptr : &at->second;
}

void ShowState::on(const Event&, const RemoteSwitched& body) { remote_ = body; }
void ShowState::on(const Event&, const DeskNamed&) {} // of the desks' door

void ShowState::on(const Event&, const CueRan& body) { cues_.insert(body.index); }
void ShowState::on(const Event&, const FeedChanged& body) { feeds_[body.feed] = {body.state, body.words}; }
void ShowState::on(const Event&, const SourceChanged& body) {
    sources_[body.source] = {body.state, body.words};
}
void ShowState::on(const Event&, const OutputChanged& body) {
    outputs_[body.output] = {body.state, body.words};
}

void ShowState::on(const Event& event, const MarkSet& body) {
    marks_.push_back({event.seq, event.show_ms, body.name});
}
void ShowState::on(const Event&, const ReplaySaved&) {}
void ShowState::on(const Event&, const SourceAdjusted& body) { adjusted_[body.source] = body; }

} // namespace regie
