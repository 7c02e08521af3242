#pragma once
// An Owncast server's chat, over its own interface (openapi 0.0.9; what is not said there was read in
// owncast's webserver and storage sources). Two kinds of credential open it:
//  - an access token (Bearer) with the scope HAS_ADMIN_ACCESS: the newest 50 visible messages, hiding and
//    showing, writing;
//  - "admin:PASSWORD" (Basic): all messages, hidden ones too, hiding and showing, shutting people out.
// There is no cursor: every answer is the list anew.

#include "intake/connector.h"

namespace regie::intake {

class Owncast : public Connector {
  public:
    explicit Owncast(FeedConfig config);

    std::string name() const override { return "Owncast"; }
    Capabilities capabilities() const override;
    void set_token(std::string token) override { config_.token = std::move(token); }

    HttpRequest poll(const std::string& cursor) const override;
    Answer<PollPage> read_page(const HttpResponse& response) const override;
    std::optional<HttpRequest> audience() const override;
    Answer<Audience> read_audience(const HttpResponse& response) const override;
    Answer<HttpRequest> action(const OutboxItem& item) const override;
    Answer<std::string> read_confirmation(const OutboxItem& item,
                                          const HttpResponse& response) const override;
    std::optional<HttpRequest> check(const OutboxItem& item) const override;
    Answer<Found> read_check(const OutboxItem& item, const HttpResponse& response) const override;

  private:
    bool is_admin() const;
    HttpRequest get(const std::string& path) const;
    HttpRequest post(const std::string& path, const std::string& json) const;
    std::string secret() const;
    bool is_oldest_first(const std::vector<SeenComment>& comments) const;
    Answer<HttpRequest> ban(const OutboxItem& item) const;
    Answer<HttpRequest> reply(const OutboxItem& item) const;

    FeedConfig config_;
};

} // namespace regie::intake
