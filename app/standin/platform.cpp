#include "standin/platform.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace regie::standin {
namespace {

constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

} // namespace

Platform::Platform(Chat chat, PlatformOptions options, std::int64_t wall_ms)
    : options_(std::move(options)), token_(options_.token) {
    for (auto& line : chat.lines) {
        const auto index = static_cast<Index>(items_.size());
        if (line.removed_at_ms)
            removals_.push_back({*line.removed_at_ms, index});
        items_.push_back({.line = std::move(line)});
        by_chat_id_.emplace(items_.back().line.id, index);
        if (const auto parent =
                find(items_.back().line.parent)) // of one level: what answers an answer stands beside it
            items_.back().reply_to = items_[*parent].reply_to.value_or(*parent);
    }
    recorded_ = items_.size();
    std::stable_sort(removals_.begin(), removals_.end(),
                     [](const Removal& a, const Removal& b) { return a.at_ms < b.at_ms; });
    if (options_.speed.everything_said)
        zero_ms_ = wall_ms;
    advance(wall_ms);
}

void Platform::begin(std::int64_t wall_ms) {
    if (!zero_ms_)
        zero_ms_ = wall_ms;
    advance(wall_ms);
}

void Platform::poll(Interface interface, std::int64_t wall_ms) {
    ledger_.count_poll(interface);
    begin(wall_ms);
}

std::int64_t Platform::due_ms(std::int64_t at_ms) const {
    return *zero_ms_ + std::llround(static_cast<double>(at_ms) / options_.speed.factor);
}

void Platform::advance(std::int64_t wall_ms) {
    if (!zero_ms_)
        return;
    for (;;) {
        auto say_ms = kNever, removal_ms = kNever;
        if (next_ < recorded_)
            say_ms = options_.speed.everything_said ? *zero_ms_ : due_ms(items_[next_].line.at_ms);
        if (next_removal_ < removals_.size())
            removal_ms = due_ms(removals_[next_removal_].at_ms);
        if (std::min(say_ms, removal_ms) > wall_ms)
            return;
        if (say_ms <= removal_ms)
            say_recorded(static_cast<Index>(next_++));
        else
            retract(removals_[next_removal_++].index, removal_ms);
    }
}

void Platform::say_recorded(Index index) {
    const auto at_ms = items_[index].line.at_ms;
    if (options_.speed.everything_said) // a broadcast that has just come to its end
        enter(index, *zero_ms_ - (items_[recorded_ - 1].line.at_ms - at_ms));
    else if (!ended_ms_ || due_ms(at_ms) < *ended_ms_)
        enter(index, due_ms(at_ms));
}

void Platform::enter(Index index, std::int64_t created_ms) {
    auto& item = items_[index];
    item.created_ms = created_ms;
    if (item.line.author && ban_of(item.line.author->id, created_ms)) {
        item.state = Item::State::Swallowed;
        return;
    }
    item.state = Item::State::Said;
    item.rank = static_cast<Index>(said_.size());
    said_.push_back(index);
    happenings_.push_back({Happening::Kind::Said, index, created_ms});
    if (item.line.author)
        authors_[item.line.author->id] = item.line.author->name;
    if (item.reply_to) {
        ++replies_there_;
        ++items_[*item.reply_to].replies;
        replies_[*item.reply_to].push_back(index);
    }
}

void Platform::leave(Index index, Item::State how, Happening::Kind kind, std::int64_t wall_ms) {
    auto& item = items_[index];
    item.state = how;
    happenings_.push_back({kind, index, wall_ms});
    ++gone_;
    if (item.reply_to) {
        --replies_there_;
        --items_[*item.reply_to].replies;
    }
}

void Platform::retract(Index index, std::int64_t wall_ms) {
    if (is_there(index))
        leave(index, Item::State::Retracted, Happening::Kind::Retracted, wall_ms);
}

std::optional<Index> Platform::find(const std::string& chat_id) const {
    const auto at = by_chat_id_.find(chat_id);
    return at == by_chat_id_.end() ? std::nullopt : std::optional(at->second);
}

const std::vector<Index>& Platform::replies_to(Index index) const {
    static const std::vector<Index> none;
    const auto at = replies_.find(index);
    return at == replies_.end() ? none : at->second;
}

void Platform::show(Index index) {
    if (std::exchange(items_.at(index).listed, true))
        return;
    ledger_.count_shown();
}

Effect Platform::hide(Index index, bool hidden, const Asked& asked) {
    auto& item = items_.at(index);
    const auto effect = item.hidden == hidden ? Effect::Repeated : Effect::Done;
    item.hidden = hidden;
    ledger_.write(
        effect, {asked.interface, hidden ? Deed::Hide : Deed::Unhide, asked.id, item.line.id, asked.wall_ms});
    return effect;
}

Effect Platform::remove(Index index, const Asked& asked) {
    const auto effect = is_there(index) ? Effect::Done : Effect::Repeated;
    ledger_.write(effect, {asked.interface, Deed::Delete, asked.id, items_.at(index).line.id, asked.wall_ms});
    if (effect == Effect::Done)
        leave(index, Item::State::Deleted, Happening::Kind::Deleted, asked.wall_ms);
    return effect;
}

Index Platform::reply(std::optional<Index> to, const std::string& text, const Asked& asked) {
    ChatLine line;
    line.id = fmt::format("reply-{}", items_.size() + 1);
    line.author = Author{options_.page, options_.page_name};
    line.text = text;
    ledger_.write(Effect::Done, {asked.interface, Deed::Reply, asked.id,
                                 to ? items_.at(*to).line.id : line.id, asked.wall_ms, text});
    const auto index = static_cast<Index>(items_.size());
    items_.push_back({.line = std::move(line), .reply_to = to});
    by_chat_id_.emplace(items_.back().line.id, index);
    enter(index, asked.wall_ms);
    return index;
}

Index Platform::say(ChatLine line, std::int64_t wall_ms) {
    begin(wall_ms);
    const auto index = static_cast<Index>(items_.size());
    items_.push_back({.line = std::move(line)});
    by_chat_id_.emplace(items_.back().line.id, index);
    enter(index, wall_ms);
    return index;
}

std::optional<Index> Platform::ban_of(const std::string& author, std::int64_t wall_ms) const {
    const auto at = ban_by_author_.find(author);
    if (at == ban_by_author_.end())
        return {};
    const auto& ban = bans_[at->second];
    const bool over = ban.lifted || (ban.seconds && wall_ms >= ban.from_ms + *ban.seconds * 1000);
    return over ? std::nullopt : std::optional(at->second);
}

Index Platform::ban(const std::string& author, std::optional<std::int64_t> seconds, const Asked& asked) {
    const auto present = ban_of(author, asked.wall_ms);
    const auto same = present && bans_[*present].seconds.has_value() == seconds.has_value();
    ledger_.write(same ? Effect::Repeated : Effect::Done, {asked.interface,
                                                           seconds ? Deed::Timeout : Deed::Ban,
                                                           asked.id,
                                                           {},
                                                           asked.wall_ms,
                                                           {},
                                                           seconds.value_or(0)});
    if (same)
        return *present;
    const auto index = static_cast<Index>(bans_.size());
    const auto name = authors_.find(author);
    bans_.push_back({author, name == authors_.end() ? std::string() : name->second, asked.wall_ms, seconds});
    ban_by_author_[author] = index;
    happenings_.push_back({Happening::Kind::Banned, index, asked.wall_ms});
    return index;
}

Effect Platform::unban(const std::string& author, const Asked& asked) {
    const auto present = ban_of(author, asked.wall_ms);
    if (present)
        bans_[*present].lifted = true;
    const auto effect = present ? Effect::Done : Effect::Repeated;
    ledger_.write(effect, {asked.interface, Deed::Unban, asked.id, {}, asked.wall_ms});
    return effect;
}

void Platform::create(const std::string& title, const Asked& asked) {
    title_ = title;
    ended_ms_.reset();
    ledger_.write(Effect::Done, {asked.interface, Deed::Create, asked.id, {}, asked.wall_ms, title});
}

Effect Platform::end(const Asked& asked) {
    const auto effect = ended_ms_ ? Effect::Repeated : Effect::Done;
    ledger_.write(effect, {asked.interface, Deed::End, asked.id, {}, asked.wall_ms});
    if (effect == Effect::Done) {
        ended_ms_ = asked.wall_ms;
        happenings_.push_back({Happening::Kind::Ended, 0, asked.wall_ms});
    }
    return effect;
}

Access Platform::access(const std::string& token) const {
    if (!expired_ && (token_.empty() || token == token_))
        return Access::Granted;
    if (token.empty() && !expired_)
        return Access::Missing;
    return expired_ms_ ? Access::Expired : Access::Wrong;
}

void Platform::accept_token(std::string token, std::int64_t wall_ms) {
    if (!expired_)
        expired_ms_ = wall_ms;
    expired_ = false;
    token_ = std::move(token);
}

} // namespace regie::standin
