// Whatever a platform answers, what a connector makes of it keeps its promises: ids that cannot steer a
// request, clean texts, bounded wishes, and words without the secret. One target for each REGIE_PLATFORM.
// Input: a byte for the status, one for what was asked, then the body.

#include "intake/connector.h"
#include "intake/json_values.h"
#include "show/text.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace regie;
using namespace regie::intake;

namespace {

constexpr int kStatuses[] = {200, 200, 200, 200, 204, 400, 401, 403, 404, 429, 500};
constexpr const char* kActions[] = {"hide", "unhide", "delete", "ban", "unban", "reply"};
constexpr const char* kSecret = "ya29.fuzzed-secret";

FeedConfig config() {
    FeedConfig config;
    config.id = "feed";
    config.platform = REGIE_PLATFORM;
    config.live_video = "dQw4w9WgXcQ";
    config.page = "5678";
    config.token = kSecret;
    if (config.platform == "owncast" || config.platform == "json")
        config.base_url = "https://example.org/comments";
    if (config.platform == "json") {
        config.pointers = {"/data/items", "/id",   "/user/id", "/user/name", "/body", "/at",
                           "/next",       "after", "/wait",    "/hidden",    false};
    }
    return config;
}

void require(bool promise) {
    if (!promise)
        std::abort();
}

bool is_plain(const std::string& url) {
    return std::all_of(url.begin(), url.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
}

void check(const HttpRequest& request) {
    require(is_plain(request.url) && request.url.starts_with("https://"));
    require(request.reach == Reach::Public);
}

void check(const Trouble& trouble) {
    require(!trouble.words.empty() && trouble.words.size() < 20'000);
    require(trouble.words.find(kSecret) == std::string::npos &&
            trouble.words.find('\n') == std::string::npos);
    require(trouble.retry_after_ms.value_or(1) > 0);
}

void check(const Connector& connector, const SeenComment& seen) {
    const auto& comment = seen.comment;
    require(comment.feed == "feed" && comment.platform == REGIE_PLATFORM);
    require(clean_text(comment.text) == comment.text);
    require(clean_text(comment.author.name, kMaxName) == comment.author.name);
    require(REGIE_PLATFORM == std::string("json") || is_id(comment.id));
    require(!comment.id.empty() && clean_text(comment.id) == comment.id);
    for (const auto* action : kActions) {
        OutboxItem item{"feed", comment.id, action};
        item.author = comment.author.id;
        item.text = comment.text;
        if (const auto request = connector.action(item))
            check(*request);
        if (const auto request = connector.check(item))
            check(*request);
    }
}

void check(const Connector& connector, const PollPage& page) {
    for (const auto& seen : page.comments)
        check(connector, seen);
    for (const auto& id : page.removed)
        require(is_id(id));
    require(page.next.size() <= kMaxCursorLength && page.wait_ms >= 0 && page.wait_ms <= 60'000);
    require(!page.more || !page.next.empty());
    check(connector.poll(page.next));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    auto connector = make_connector(config()).value();
    const HttpResponse response{kStatuses[data[0] % std::size(kStatuses)],
                                {{"retry-after", "7"}},
                                {reinterpret_cast<const char*>(data) + 2, size - 2}};
    OutboxItem item{"feed", "1_2", kActions[data[1] / 8 % std::size(kActions)]};
    item.text = "Oui";
    const auto judge = [](const auto& answer) {
        if (!answer)
            check(answer.error());
    };
    switch (data[1] % 8) {
    case 0:
        judge(connector->read_prepared(response));
        check(connector->poll(""));
        break;
    case 1:
        judge(connector->read_audience(response));
        break;
    case 2:
        judge(connector->read_confirmation(item, response));
        break;
    case 3:
        judge(connector->read_check(item, response));
        break;
    case 4:
        require(connector->read_stream(response.body).size() <= response.body.size());
        break;
    default:
        const auto page = connector->read_page(response);
        judge(page);
        if (page)
            check(*connector, *page);
    }
    return 0;
}
