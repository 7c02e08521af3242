#pragma once
// Ids for items that come without one, made of what they say.

#include "show/rundown.h"

#include <set>
#include <string>

namespace regie {

/// "Hélène Kervadec" → "Helene Kervadec": accents are left out.
std::string without_accents(const std::string& text);

/// Gives each item an id of its own.
class ItemIds {
  public:
    explicit ItemIds(const Rundown& planned);
    /// "Hélène Kervadec" → "helene-kervadec", then "helene-kervadec-2"; letters that have no plain form are
    /// left out.
    std::string make(const std::string& text);

  private:
    std::set<std::string> taken_;
};

} // namespace regie
