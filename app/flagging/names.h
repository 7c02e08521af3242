#pragma once
// Authors whose names could be taken for the institution's or its staff's.

#include "show/comment.h"
#include "show/flag_settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

class ProtectedNames {
  public:
    explicit ProtectedNames(const FlagSettings& settings);

    /// An "impersonation" flag when `author` is, or is drawn like, one of them, whatever stands around it:
    /// "Vi11e de Nantes ✓", "Ville de Nantes officiel".
    std::optional<Flag> find(std::string_view author) const;

  private:
    struct Name {
        std::string written;
        std::string drawn; ///< as the eye sees it, without spaces and signs
    };
    std::vector<Name> names_;
    std::vector<std::string> decorations_; // as drawn
};

} // namespace regie
