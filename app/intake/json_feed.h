#pragma once
// Comments from any HTTP endpoint that answers JSON, described in the show file by JSON Pointers (RFC 6901).
// It can only be read: nothing is known of how to act there.

#include "intake/connector.h"

#include <nlohmann/json.hpp>

#include <string>

namespace regie::intake {

class JsonFeed : public Connector {
  public:
    /// `config.pointers` are well formed: reading the show file has checked them.
    explicit JsonFeed(FeedConfig config);

    std::string name() const override { return name_; } ///< the endpoint's host
    Capabilities capabilities() const override { return {}; }
    Listing listing() const override;
    void set_token(std::string token) override { config_.token = std::move(token); }

    HttpRequest poll(const std::string& cursor) const override;
    Answer<PollPage> read_page(const HttpResponse& response) const override;
    Answer<HttpRequest> action(const OutboxItem& item) const override;
    Answer<std::string> read_confirmation(const OutboxItem& item,
                                          const HttpResponse& response) const override;

  private:
    // The show file's pointers, read once. An unset one has no text.
    struct Pointer {
        std::string text;
        nlohmann::json::json_pointer path;
    };
    static Pointer pointer(const std::string& text);
    static const nlohmann::json* find(const nlohmann::json& value, const Pointer& pointer);
    /// What stands there, or null.
    static const nlohmann::json& at(const nlohmann::json& value, const Pointer& pointer);

    Trouble trouble_of(const HttpResponse& response) const;
    Answer<PollPage> read_list(const nlohmann::json& body) const;
    /// The one of "id" and "text" that points to nothing in a list of items; null when there is none.
    const Pointer* missed_pointer(const nlohmann::json& items) const;
    void take(PollPage& page, const nlohmann::json& item) const;

    FeedConfig config_;
    std::string name_;
    Pointer items_, id_, author_id_, author_name_, text_, time_, cursor_, next_interval_s_, hidden_;
};

} // namespace regie::intake
