#include "intake/try_feed.h"

#include "intake/connector.h"
#include "intake/http_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace regie::intake {
namespace {

std::string remedy_for(TroubleKind kind, const FeedConfig& config) {
    const bool by_video = !config.live_video.empty();
    switch (kind) {
    case TroubleKind::Token:
        return config.token_name.empty()
                   ? R"(Give it one: "token": "secret:NAME", and `regie secret NAME`.)"
                   : fmt::format("Get a new one and keep it: `regie secret {}`.", config.token_name);
    case TroubleKind::Permission:
        return "Get a token of an account that may read these comments, with the permission that is named.";
    case TroubleKind::BadRequest:
    case TroubleKind::Gone:
    case TroubleKind::Cursor:
        return by_video ? R"(Correct "live_video": the token's account has to see that broadcast.)"
                        : R"(Correct the feed's "url", and for "json" its "pointers".)";
    case TroubleKind::Ended:
        return R"(Give the "live_video" of a broadcast that takes comments.)";
    case TroubleKind::Throttled:
        return "Wait until it allows more; in a show it is asked again by itself.";
    case TroubleKind::TooMuch:
    case TroubleKind::Transient:
        break;
    }
    return "Check this machine's network and the feed's address; in a show it is asked again by itself.";
}

class Trial {
  public:
    Trial(const FeedConfig& config, int most_ms)
        : config_(config), until_(Clock::now() + std::chrono::milliseconds(most_ms)) {}

    Result<void> run() {
        auto connector = make_connector(config_);
        if (!connector)
            return tl::unexpected(connector.error());
        if (const auto came = ask(**connector); !came)
            return failure(fmt::format("{} {}", (*connector)->name(), came.error().words), {},
                           remedy_for(came.error().kind, config_));
        return {};
    }

  private:
    using Clock = std::chrono::steady_clock;

    Answer<void> ask(Connector& connector) const {
        if (auto request = connector.prepare()) {
            const auto response = send(std::move(*request));
            if (!response)
                return tl::unexpected(Trouble{TroubleKind::Transient, response.error().what, {}});
            if (auto prepared = connector.read_prepared(*response); !prepared)
                return prepared;
        }
        for (;;) {
            const auto response = send(connector.poll(""));
            const auto page =
                response ? connector.read_page(*response)
                         : tl::unexpected(Trouble{TroubleKind::Transient, response.error().what, {}});
            if (page)
                return {};
            const bool too_much =
                page.error().kind == TroubleKind::TooMuch || page.error().words.starts_with(kTooLong);
            if (!too_much || !connector.ask_for_less())
                return tl::unexpected(page.error());
        }
    }

    Result<HttpResponse> send(HttpRequest request) const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now()).count();
        request.timeout_ms = static_cast<int>(std::clamp<std::int64_t>(left, 1, config_.timings.request));
        return ask_and_wait(std::move(request));
    }

    const FeedConfig& config_;
    const Clock::time_point until_;
};

} // namespace

Result<void> try_feed(const FeedConfig& config, int most_ms) { return Trial(config, most_ms).run(); }

} // namespace regie::intake
