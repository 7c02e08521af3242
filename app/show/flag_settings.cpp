#include "show/flag_settings.h"

#include "show/severity_json.h"

namespace regie {

namespace {

using nlohmann::json;

json json_of(const RuleUse& use) {
    json out = json::object();
    if (!use.on)
        out["on"] = false;
    if (use.severity)
        out["severity"] = *use.severity;
    if (use.hide)
        out["hide"] = true;
    return out;
}

RuleUse rule_use_of(const json& from) {
    RuleUse use;
    use.on = from.value("on", true);
    if (from.contains("severity"))
        use.severity = from["severity"].get<Severity>();
    use.hide = from.value("hide", false);
    return use;
}

CrewPattern pattern_of(const json& from) {
    return {from.at("pattern"), from.value("reason", ""), from.value("severity", Severity::Notice)};
}

} // namespace

RuleUse FlagSettings::use_of(const std::string& rule) const {
    const auto use = rules.find(rule);
    return use == rules.end() ? RuleUse() : use->second;
}

void to_json(json& out, const FlagSettings& settings) {
    out = json::object();
    const auto list = [&](const char* name, const std::vector<std::string>& values) {
        if (!values.empty())
            out[name] = values;
    };
    list("block", settings.block);
    list("allow", settings.allow);
    list("suspect", settings.suspect);
    for (const auto& one : settings.patterns)
        out["patterns"].push_back(
            {{"pattern", one.pattern}, {"reason", one.reason}, {"severity", one.severity}});
    list("hosts", settings.hosts);
    if (!settings.institution.empty())
        out["institution"] = settings.institution;
    list("staff", settings.staff);
    list("languages", settings.languages);
    if (settings.share != FlagSettings{}.share)
        out["share"] = settings.share;
    if (settings.toxicity)
        out["toxicity"] = *settings.toxicity;
    for (const auto& [name, use] : settings.rules)
        if (use != RuleUse{})
            out["rules"][name] = json_of(use);
}

void from_json(const json& from, FlagSettings& settings) {
    settings = {};
    settings.block = from.value("block", settings.block);
    settings.allow = from.value("allow", settings.allow);
    settings.suspect = from.value("suspect", settings.suspect);
    for (const auto& one : from.value("patterns", json::array()))
        settings.patterns.push_back(pattern_of(one));
    settings.hosts = from.value("hosts", settings.hosts);
    settings.institution = from.value("institution", "");
    settings.staff = from.value("staff", settings.staff);
    settings.languages = from.value("languages", settings.languages);
    settings.share = from.value("share", settings.share);
    if (from.contains("toxicity"))
        settings.toxicity = from["toxicity"].get<double>();
    const auto rules = from.value("rules", json::object());
    for (const auto& [name, use] : rules.items())
        settings.rules[name] = rule_use_of(use);
}

} // namespace regie
