#pragma once
// Links, as plain as "https://…" and as hidden as "exemple (point) com", and what they lead to.

#include "flagging/located_text.h"
#include "show/comment.h"
#include "show/flag_settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// What a comment's first link, or the first that matters more, leads to.
struct FoundLink {
    Flag flag;
    bool hides_target = false; ///< a shortener, a messenger, or written so that no filter sees it
};

/// The hosts whose links are welcome: what lies under them too.
class WelcomeHosts {
  public:
    explicit WelcomeHosts(const FlagSettings& settings);

    bool empty() const { return hosts_.empty(); }
    bool contains(const std::string& host) const;
    /// The host that `host` is made to be taken for: with other letters, one letter wrong, or in front of
    /// another domain. Empty: none.
    std::string imitated_by(const std::string& host) const;

  private:
    std::vector<std::string> hosts_;
    std::vector<std::string> drawn_; // as the eye sees them
};

/// `text` is rewritten where dots were hidden; the mail addresses in it have been blanked out.
std::optional<FoundLink> find_link(LocatedText text, const WelcomeHosts& welcome);
/// Where links to welcome hosts stand in `text`, from space to space.
std::vector<TextSpan> welcome_links(std::string_view text, const WelcomeHosts& welcome);

} // namespace regie
