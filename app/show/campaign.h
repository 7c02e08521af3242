#pragma once
// Messages that a communications team shows over weeks: when they may be shown, and which comes next. Pure.

#include "show/rundown.h"
#include "show/zoned_time.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace regie {

struct CampaignMessage {
    std::string graphic; ///< template name
    Fields fields;
    std::int64_t seconds = 10;
};

struct Campaign {
    std::string id, name;
    std::vector<CampaignMessage> messages; ///< one after the other
    Date from{}, until{};                  ///< both included
    std::set<int> weekdays;                ///< 1: Monday … 7: Sunday
    std::vector<Hours> hours;              ///< empty: all day
    double weight = 1;                     ///< twice the weight, twice the airtime
    std::int64_t target_s = 0;             ///< of airtime in a show: below it, it goes before others; 0: none
    std::int64_t most_s = 0;               ///< of airtime in a show; 0: no limit
};

/// What stood on air, and how often.
struct Airtime {
    std::int64_t ms = 0;
    int times = 0;

    bool operator==(const Airtime&) const = default;
};

/// On air a campaign's messages have the key "campaign-" and its id.
inline constexpr const char* kCampaignKey = "campaign-";
std::string campaign_key(const Campaign& campaign);

/// Whether its dates, days and hours let it be shown. Hours past midnight belong to the day they begin on.
bool runs_at(const Campaign& campaign, const LocalTime& now);

/// The one whose turn it is: first of those below their target the one furthest from it, then the one with
/// the least airtime for its weight. Null: none may be shown. `airtime`: by key.
const Campaign* next_campaign(const std::vector<Campaign>& campaigns, const LocalTime& now,
                              const std::map<std::string, Airtime>& airtime);
/// Its message that comes next.
const CampaignMessage& next_message(const Campaign& campaign, const std::map<std::string, Airtime>& airtime);

/// A show file's "campaigns", which fit the schema. The error's place begins with "/campaigns".
Result<std::vector<Campaign>> campaigns_from_json(const nlohmann::json& campaigns,
                                                  const Templates& templates);

/// [["11:00", "19:00"], …]; the error's place is a JSON pointer from there.
Result<std::vector<Hours>> hours_from_json(const nlohmann::json& hours);

} // namespace regie
