#pragma once
// YouTube's live chat, over the Data API v3: liveChat/messages oldest first, a page token to go on with, and
// a time to wait that YouTube names. A message can be deleted there but not hidden: nothing brings it back.
// Methods and parameters: @googleapis/youtube 35.0.0 and developers.google.com/youtube/v3/live/docs. Costs in
// units of 10,000 a day: the list's reference page says 5; delete, ban and insert 50 (third party); videos 1.

#include "intake/connector.h"

#include <cstdint>
#include <functional>

namespace regie::intake {

class YouTube : public Connector {
  public:
    /// `unix_ms` tells the time: a quota that is used up is whole again at midnight in California.
    YouTube(FeedConfig config, std::function<std::int64_t()> unix_ms);

    std::string name() const override { return "YouTube"; }
    /// An API key can only read; an OAuth token of the channel or of a moderator acts too.
    Capabilities capabilities() const override;
    Listing listing() const override { return Listing::GoesOn; }
    Costs costs() const override { return {.poll = 5, .audience = 1, .action = 50}; }
    void set_token(std::string token) override { config_.token = std::move(token); }

    std::optional<HttpRequest> prepare() const override;
    Answer<void> read_prepared(const HttpResponse& response) override;
    HttpRequest poll(const std::string& cursor) const override;
    Answer<PollPage> read_page(const HttpResponse& response) const override;
    std::optional<HttpRequest> audience() const override;
    Answer<Audience> read_audience(const HttpResponse& response) const override;
    Answer<HttpRequest> action(const OutboxItem& item) const override;
    Answer<std::string> read_confirmation(const OutboxItem& item,
                                          const HttpResponse& response) const override;
    /// Only a reply would be seen twice: it is looked for among the newest messages.
    std::optional<HttpRequest> check(const OutboxItem& item) const override;
    Answer<Found> read_check(const OutboxItem& item, const HttpResponse& response) const override;

  private:
    bool signed_in() const;
    bool knows_video() const;
    HttpRequest request(HttpMethod method, const std::string& path) const;
    HttpRequest post(const std::string& path, const std::string& json) const;
    Answer<HttpRequest> ban(const OutboxItem& item) const;
    Answer<HttpRequest> reply(const OutboxItem& item) const;

    FeedConfig config_;
    std::function<std::int64_t()> unix_ms_;
    std::string chat_; ///< the live chat's id; empty: not known yet
};

} // namespace regie::intake
