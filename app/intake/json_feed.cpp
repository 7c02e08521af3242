#include "intake/json_feed.h"

#include "intake/iso_time.h"
#include "intake/json_values.h"
#include "intake/platform_trouble.h"
#include "show/bounded_json.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace regie::intake {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxId = 200; // graphemes
constexpr double kLongestIntervalS = 60;
// A page this full is taken for one with another behind it. Endpoints have pages of 20 to 100 items; a wrong
// guess costs one request.
constexpr std::size_t kFullPage = 20;
// A picture or two may come without a text; when so many do, it is looked for in the wrong place.
constexpr std::size_t kEnoughToJudge = 5;

/// A text, or a whole number as one.
std::string text_or_number(const json& value) {
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_integer() ? value.dump() : std::string();
}

std::optional<double> number_of(const json& value) {
    if (value.is_number())
        return value.get<double>();
    if (!value.is_string())
        return {};
    const auto text = value.get<std::string>();
    double number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// ISO 8601, or the seconds or milliseconds since 1970, told by their size: as seconds 10^11 is the year
/// 5138, as milliseconds 1973. 0 for what is no time.
std::int64_t time_ms(const json& value) {
    constexpr double kFirstMilliseconds = 1e11, kLastMilliseconds = 1e14;
    if (value.is_string())
        if (const auto time = parse_iso_time_ms(value.get<std::string>()))
            return *time;
    const auto number = number_of(value);
    if (!number || !(*number > 0 && *number < kLastMilliseconds))
        return 0;
    return std::llround(*number < kFirstMilliseconds ? *number * 1000 : *number);
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    const auto rest = url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

} // namespace

JsonFeed::JsonFeed(FeedConfig config)
    : config_(std::move(config)), name_(host_of(config_.base_url)), items_(pointer(config_.pointers.items)),
      id_(pointer(config_.pointers.id)), author_id_(pointer(config_.pointers.author_id)),
      author_name_(pointer(config_.pointers.author_name)), text_(pointer(config_.pointers.text)),
      time_(pointer(config_.pointers.time)), cursor_(pointer(config_.pointers.cursor)),
      next_interval_s_(pointer(config_.pointers.next_interval_s)), hidden_(pointer(config_.pointers.hidden)) {
}

JsonFeed::Pointer JsonFeed::pointer(const std::string& text) { return {text, json::json_pointer(text)}; }

const json* JsonFeed::find(const json& value, const Pointer& pointer) {
    try {
        return value.contains(pointer.path) ? &value.at(pointer.path) : nullptr;
    } catch (const json::exception&) { // a number that no list has so many items for
        return nullptr;
    }
}

const json& JsonFeed::at(const json& value, const Pointer& pointer) {
    static const json nothing;
    const auto* found = find(value, pointer);
    return found != nullptr ? *found : nothing;
}

Listing JsonFeed::listing() const { return cursor_.text.empty() ? Listing::Anew : Listing::GoesOn; }

HttpRequest JsonFeed::poll(const std::string& cursor) const {
    HttpRequest request;
    request.url = config_.base_url.substr(0, config_.base_url.find('#'));
    if (!cursor.empty())
        request.url += fmt::format("{}{}={}", request.url.find('?') == std::string::npos ? '?' : '&',
                                   percent_encoded(config_.pointers.cursor_param), percent_encoded(cursor));
    request.authorization = bearer(config_.token);
    request.reach = config_.reach;
    return request;
}

// An endpoint that forgets its cursors says so with one of many words, but with a status for a bad request.
Trouble JsonFeed::trouble_of(const HttpResponse& response) const {
    auto trouble = trouble_of_status(response);
    if (listing() == Listing::GoesOn && trouble.kind == TroubleKind::BadRequest && response.status != 404)
        trouble.kind = TroubleKind::Cursor;
    return trouble;
}

Answer<PollPage> JsonFeed::read_page(const HttpResponse& response) const {
    if (!is_success(response))
        return tl::unexpected(trouble_of(response));
    if (response.status == 204)
        return PollPage{}; // nothing new
    const auto body = parse_bounded_json(response.body);
    if (!body)
        return tl::unexpected(Trouble{TroubleKind::Transient, body.error().what, {}});
    auto page = read_list(*body);
    if (!page)
        return page;
    if (const auto next = text_or_number(at(*body, cursor_)); next.size() <= kMaxCursorLength)
        page->next = cursor_.text.empty() ? std::string() : next;
    if (const auto interval_s = number_of(at(*body, next_interval_s_));
        interval_s && !next_interval_s_.text.empty() && *interval_s > 0)
        page->wait_ms = std::llround(std::min(*interval_s, kLongestIntervalS) * 1000);
    page->more = !page->next.empty() && page->wait_ms == 0 && page->comments.size() >= kFullPage;
    return page;
}

Answer<PollPage> JsonFeed::read_list(const json& body) const {
    // Languages that write an empty list as null are common; a pointer to nowhere is a mistake.
    const auto* found = find(body, items_);
    if (found == nullptr || !(found->is_array() || found->is_null()))
        return tl::unexpected(
            Trouble{TroubleKind::BadRequest,
                    fmt::format("sent an answer in which \"{}\" holds no list (\"items\" in the show file)",
                                items_.text),
                    {}});
    const auto& items = *found;
    PollPage page;
    for (const auto& item : items)
        take(page, item);
    if (const auto* missed = missed_pointer(items))
        return tl::unexpected(
            Trouble{TroubleKind::BadRequest,
                    fmt::format("sent items in which \"{}\" holds nothing (\"{}\" in the show file)",
                                missed->text, missed == &id_ ? "id" : "text"),
                    {}});
    const bool turn =
        listing() == Listing::Anew ? !config_.pointers.newest_first : config_.pointers.newest_first;
    if (turn)
        std::reverse(page.comments.begin(), page.comments.end());
    return page;
}

const JsonFeed::Pointer* JsonFeed::missed_pointer(const json& items) const {
    const auto none_has = [&](const Pointer& pointer) {
        return std::all_of(items.begin(), items.end(), [&](const json& item) {
            const auto& value = at(item, pointer);
            return !value.is_string() && !value.is_number_integer();
        });
    };
    if (!items.empty() && none_has(id_))
        return &id_;
    return items.size() >= kEnoughToJudge && none_has(text_) ? &text_ : nullptr;
}

// An endpoint's ids are unique there and nowhere else, so they get the feed's id in front.
void JsonFeed::take(PollPage& page, const json& item) const {
    const auto id = text_or_number(at(item, id_));
    const auto text = text_or_number(at(item, text_));
    SeenComment seen;
    auto& comment = seen.comment;
    comment.text = clean_text(text);
    if (id.empty() || id != clean_text(id, kMaxId) || comment.text.empty()) {
        ++page.skipped;
        return;
    }
    const auto own = [&](const std::string& theirs) { return config_.id + ":" + theirs; };
    comment.id = own(id);
    comment.feed = config_.id;
    comment.platform = config_.platform;
    comment.created_ms = time_.text.empty() ? 0 : time_ms(at(item, time_));
    if (!author_name_.text.empty())
        comment.author.name = clean_text(text_or_number(at(item, author_name_)), kMaxName);
    if (!author_id_.text.empty())
        if (const auto author = text_or_number(at(item, author_id_));
            !author.empty() && author == clean_text(author, kMaxId))
            comment.author.id = own(author);
    seen.hidden = !hidden_.text.empty() && at(item, hidden_) == true;
    page.comments.push_back(std::move(seen));
}

Answer<HttpRequest> JsonFeed::action(const OutboxItem&) const {
    return tl::unexpected(Trouble{TroubleKind::BadRequest, "can only be read", {}});
}

Answer<std::string> JsonFeed::read_confirmation(const OutboxItem&, const HttpResponse&) const {
    return tl::unexpected(Trouble{TroubleKind::BadRequest, "can only be read", {}});
}

} // namespace regie::intake
