#pragma once
// Under which names desks decide. A name belongs to the first desk that decides under it, for the whole
// session: the log says whose it is (DeskNamed), so what stands under a name was decided by one identity,
// whatever others call themselves. Nobody is given one of the engine's own. Names are the same when they look
// the same. Pure.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

class DeskNames {
  public:
    /// `feeds`: the ids under which feeds write.
    explicit DeskNames(std::vector<std::string> feeds = {}) : feeds_(std::move(feeds)) {}

    /// `name` belongs to `desk` from here on; false: it does already. `desk`: PairedDesk::id, or empty for
    /// those on this machine, which are one.
    bool belongs(const std::string& name, const std::string& desk);

    /// What `desk`, which wants to be called `wanted`, is called beside those who are here as `taken`.
    std::string name_for(const std::string& wanted, const std::string& desk,
                         const std::vector<std::string>& taken) const;
    /// A paired desk has so many names in a session.
    static constexpr int kMostOfDesk = 8;

  private:
    bool is_engines(const std::string& name) const;

    std::vector<std::string> feeds_;
    struct Owned {
        std::string name, desk;
    };
    std::map<std::string, Owned> owned_; ///< by what the name looks like
};

} // namespace regie
