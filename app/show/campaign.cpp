#include "show/campaign.h"

#include "show/rundown_checks.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace regie {

namespace {

using nlohmann::json;

Airtime airtime_of(const Campaign& campaign, const std::map<std::string, Airtime>& airtime) {
    const auto at = airtime.find(campaign_key(campaign));
    return at == airtime.end() ? Airtime{} : at->second;
}

Result<Date> date_in(const json& campaign, const char* member, const std::string& where) {
    const std::string text = campaign.at(member);
    const auto date = parse_date(text);
    if (!date)
        return failure(fmt::format("\"{}\" is no date", clean_text(text, 20)),
                       fmt::format("{}/{}", where, member), "Give \"2026-11-25\".");
    return *date;
}

Result<Campaign> campaign_of(const json& from, const std::string& where, const Templates& templates) {
    Campaign made;
    made.id = from.at("id");
    made.name = clean_text(from.value("name", made.id));
    const auto first = date_in(from, "from", where), last = date_in(from, "until", where);
    for (const auto* date : {&first, &last})
        if (!*date)
            return tl::unexpected(date->error());
    made.from = *first;
    made.until = *last;
    if (made.until < made.from)
        return failure("it ends before it begins", where + "/until", "Give a later date.");
    for (const auto& day :
         from.value("days", std::vector<std::string>{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}))
        made.weekdays.insert(weekday_named(day));
    auto hours = hours_from_json(from.value("hours", json::array()));
    if (!hours)
        return failure(hours.error().what, where + "/hours" + hours.error().where, hours.error().remedy);
    made.hours = std::move(*hours);
    made.weight = from.value("weight", made.weight);
    made.target_s = from.value("target_seconds", made.target_s);
    made.most_s = from.value("most_seconds", made.most_s);
    const auto& messages = from.at("messages");
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (auto wrong =
                check_graphic_meaning(messages[i], fmt::format("{}/messages/{}", where, i), templates))
            return tl::unexpected(std::move(*wrong));
        const std::string graphic = messages[i].at("graphic");
        const auto usual = templates.find(graphic)->seconds; // it was checked
        made.messages.push_back({graphic, fields_from_json(messages[i].at("fields")),
                                 messages[i].value("seconds", std::int64_t{usual > 0 ? usual : 10})});
    }
    return made;
}

} // namespace

std::string campaign_key(const Campaign& campaign) { return kCampaignKey + campaign.id; }

bool runs_at(const Campaign& campaign, const LocalTime& now) {
    const auto on = [&](Date day) {
        return day >= campaign.from && day <= campaign.until && campaign.weekdays.contains(weekday_of(day));
    };
    if (campaign.hours.empty())
        return on(now.date);
    const auto yesterday = days_later(now.date, -1);
    return std::any_of(campaign.hours.begin(), campaign.hours.end(), [&](const Hours& hours) {
        return (on(now.date) && hold_at(hours, now.date, now)) ||
               (hours.past_midnight() && on(yesterday) && hold_at(hours, yesterday, now));
    });
}

const Campaign* next_campaign(const std::vector<Campaign>& campaigns, const LocalTime& now,
                              const std::map<std::string, Airtime>& airtime) {
    const Campaign* best = nullptr;
    std::tuple<bool, double> best_rank;
    for (const auto& campaign : campaigns) {
        const auto aired = airtime_of(campaign, airtime);
        const auto after_ms = aired.ms + next_message(campaign, airtime).seconds * 1000;
        if (!runs_at(campaign, now) || (campaign.most_s > 0 && after_ms > campaign.most_s * 1000))
            continue;
        const bool short_of_target = aired.ms < campaign.target_s * 1000;
        const auto part =
            short_of_target ? static_cast<double>(aired.ms) / (static_cast<double>(campaign.target_s) * 1000)
                            : static_cast<double>(aired.ms) / campaign.weight;
        if (const std::tuple rank{!short_of_target, part}; !best || rank < best_rank) {
            best = &campaign;
            best_rank = rank;
        }
    }
    return best;
}

const CampaignMessage& next_message(const Campaign& campaign, const std::map<std::string, Airtime>& airtime) {
    return campaign
        .messages[static_cast<std::size_t>(airtime_of(campaign, airtime).times) % campaign.messages.size()];
}

Result<std::vector<Campaign>> campaigns_from_json(const json& campaigns, const Templates& templates) {
    std::vector<Campaign> made;
    for (std::size_t i = 0; i < campaigns.size(); ++i) {
        const auto where = fmt::format("/campaigns/{}", i);
        auto one = campaign_of(campaigns[i], where, templates);
        if (!one)
            return tl::unexpected(one.error());
        if (std::any_of(made.begin(), made.end(), [&](const Campaign& other) { return other.id == one->id; }))
            return failure(fmt::format("there is another \"{}\" before it", one->id), where + "/id",
                           "Give each an \"id\" of its own.");
        made.push_back(std::move(*one));
    }
    return made;
}

Result<std::vector<Hours>> hours_from_json(const json& hours) {
    std::vector<Hours> made;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const auto end = [&](std::size_t at) {
            const std::string text = hours[i][at];
            return text == "24:00" ? 1440 : minutes_of_day(text);
        };
        if (end(0) < 0 || end(1) < 0 || end(0) == 1440)
            return failure("these are no hours", fmt::format("/{}", i), "Give [\"11:00\", \"19:00\"].");
        made.push_back({end(0), end(1)});
    }
    std::sort(made.begin(), made.end(), [](const Hours& a, const Hours& b) { return a.from < b.from; });
    return made;
}

} // namespace regie
