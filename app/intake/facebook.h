#pragma once
// Facebook's comments on a live video, over the Graph API v26.0: GET /{live-video-id}/comments newest first,
// POST
// /{comment-id} is_hidden=true|false. Field names and parameters: facebook-business-sdk-codegen; "continually
// poll for comments in the reverse chronological ordering mode" is Facebook's own advice.

#include "intake/connector.h"

namespace regie::intake {

class Facebook : public Connector {
  public:
    explicit Facebook(FeedConfig config);

    std::string name() const override { return "Facebook"; }
    Capabilities capabilities() const override;
    void set_token(std::string token) override { config_.token = std::move(token); }
    HttpRequest poll(const std::string& cursor) const override;
    Answer<PollPage> read_page(const HttpResponse& response) const override;
    Answer<HttpRequest> action(const OutboxItem& item) const override;
    Answer<std::string> read_confirmation(const OutboxItem& item,
                                          const HttpResponse& response) const override;

  private:
    HttpRequest request(HttpMethod method, const std::string& path) const;

    FeedConfig config_;
};

} // namespace regie::intake
