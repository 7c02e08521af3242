#pragma once
// Facebook's comments on a live video, over the Graph API v26.0: GET /{live-video-id}/comments newest first
// and the live_comments event stream beside it; POST /{comment-id} is_hidden, DELETE /{comment-id}, POST
// /{comment-id}/comments, /{page-id}/blocked. Field names and parameters: facebook-business-sdk-codegen;
// "continually poll for comments in the reverse chronological ordering mode" is Facebook's own advice.

#include "intake/connector.h"

#include <nlohmann/json_fwd.hpp>

namespace regie::intake {

class Facebook : public Connector {
  public:
    explicit Facebook(FeedConfig config);

    std::string name() const override { return "Facebook"; }
    Capabilities capabilities() const override;
    void set_token(std::string token) override { config_.token = std::move(token); }

    HttpRequest poll(const std::string& cursor) const override;
    Answer<PollPage> read_page(const HttpResponse& response) const override;
    int page_size() const override { return page_size_; }
    bool ask_for_less() override;
    void ask_for_more() override;
    std::optional<HttpRequest> stream() const override;
    std::string read_stream(std::string_view data) const override;
    std::optional<HttpRequest> audience() const override;
    Answer<Audience> read_audience(const HttpResponse& response) const override;

    Answer<HttpRequest> action(const OutboxItem& item) const override;
    Answer<std::string> read_confirmation(const OutboxItem& item,
                                          const HttpResponse& response) const override;
    std::optional<HttpRequest> check(const OutboxItem& item) const override;
    Answer<Found> read_check(const OutboxItem& item, const HttpResponse& response) const override;

    /// Goes live when pictures come. The answer: {"id", "secure_stream_url", …}.
    HttpRequest create_live_video(const std::string& title) const;
    HttpRequest end_live_video() const;

  private:
    HttpRequest request(HttpMethod method, const std::string& path) const;
    Found our_reply(const OutboxItem& item, const nlohmann::json& replies) const;
    std::optional<SeenComment> comment_of(const nlohmann::json& item) const;

    static constexpr int kPageSize = 100; // the most the interface gives
    static constexpr int kSmallestPage = 5;

    FeedConfig config_;
    int page_size_ = kPageSize;
};

} // namespace regie::intake
