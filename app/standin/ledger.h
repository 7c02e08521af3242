#pragma once
// What was asked of the stand-in and done: the outside proof that a decision reached the platform.

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace regie::standin {

enum class Deed { Hide, Unhide, Delete };

class Ledger {
  public:
    void count_poll() { ++polls_; }
    /// `comment`: the platform's id; `chat_id`: the id in the recorded chat; both as asked.
    void write(Deed deed, std::string comment, std::string chat_id, std::int64_t wall_ms);

    /// {"polls": n, "hides": [{"id", "chat_id", "wall_ms"}], "unhides": […], "deletes": […]}
    nlohmann::json to_json() const;

  private:
    struct Entry {
        Deed deed;
        std::string comment;
        std::string chat_id;
        std::int64_t wall_ms;
    };

    std::int64_t polls_ = 0;
    std::vector<Entry> entries_;
};

} // namespace regie::standin
