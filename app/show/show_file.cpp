#include "show/show_file.h"

#include "show/bounded_json.h"
#include "show/feed_checks.h"
#include "show/in_file.h"
#include "show/names_json.h"
#include "show/platform_rules.h"
#include "show/show_file_checks.h"
#include "show/show_schema.h"
#include "show/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace regie {

namespace {

using nlohmann::json;

constexpr std::int64_t kYouTubeUnitsADay = 10'000; // of a project nobody has asked more for

Error not_json(std::string_view text, const json::parse_error& error) {
    // The reader has already read the byte it stumbles over.
    const auto before = text.substr(0, std::min(text.size(), error.byte == 0 ? 0 : error.byte - 1));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = count_graphemes(before.substr(before.rfind('\n') + 1)) + 1;
    // "[json.exception.parse_error.101] parse error at line 2, column 1: syntax error while parsing value -
    // …"
    std::string words = error.what();
    if (const auto reason = words.find(" - "); reason != std::string::npos)
        words.erase(0, reason + 3);
    // What it had read can be a secret, or long.
    words.erase(std::min(words.size(), words.find("; last read")));
    return {"not JSON: " + words, fmt::format("line {}, column {}", line, column),
            "Correct it there, or just before."};
}

Cue cue_of(const json& cue) {
    const auto at_ms = *parse_show_time_ms(cue.at("at").get<std::string>());
    if (cue.contains("take"))
        return {at_ms, TakeCue{cue["take"]}};
    if (cue.contains("release"))
        return {at_ms, ReleaseCue{cue["release"]}};
    if (cue.contains("scene"))
        return {at_ms, SceneCue{cue["scene"], Transition::Cut}};
    if (cue.contains("mix"))
        return {at_ms, SceneCue{cue["mix"], Transition::Mix}};
    if (cue.contains("mark"))
        return {at_ms, MarkCue{clean_text(cue["mark"].get<std::string>())}};
    if (cue.contains("pin")) {
        const std::string rule = cue["pin"]["first"];
        return {at_ms, PinFirstCue{rule == "any" ? "" : rule}};
    }
    return {at_ms, HideFlaggedCue{cue["hide"]["flagged"]}};
}

/// "00:12.5" → milliseconds; 0 when it is missing.
std::int64_t time_of(const json& from, const char* member) {
    const auto found = from.find(member);
    return found == from.end() ? 0 : *parse_show_time_ms(found->get<std::string>());
}

SourceSpec source_of(const json& source) {
    SourceSpec spec;
    spec.id = source.at("id");
    spec.name = clean_text(source.value("name", spec.id));
    spec.uri = source.at("uri");
    spec.loop = source.value("loop", spec.loop);
    spec.in_ms = time_of(source, "in");
    spec.out_ms = time_of(source, "out");
    auto& settings = spec.settings;
    settings.picture_delay_ms = source.value("picture_delay_ms", settings.picture_delay_ms);
    settings.sound_delay_ms = source.value("sound_delay_ms", settings.sound_delay_ms);
    settings.gain_db = source.value("gain_db", settings.gain_db);
    settings.muted = source.value("muted", settings.muted);
    return spec;
}

std::vector<Scene> read_scenes(const json& file, const std::vector<SourceSpec>& sources) {
    std::vector<Scene> scenes;
    for (const auto& scene : file.value("scenes", json::array())) {
        const std::string id = scene.at("id");
        scenes.push_back({id, clean_text(scene.value("name", id)), scene.at("layout"),
                          scene.value("sources", std::vector<std::string>()),
                          scene.value("interpreter", "")});
    }
    if (scenes.empty())
        for (const auto& source : sources)
            if (has_picture(source.uri))
                scenes.push_back({source.id, source.name, "full", {source.id}, {}});
    scenes.push_back({kSlateScene, "Slate", kSlateScene, {}, {}});
    return scenes;
}

/// NAME of "secret:NAME"; empty when there is none.
std::string secret_of(const json& from, const char* member) {
    const auto secret = from.value(member, "");
    return secret.substr(secret.find(':') + 1);
}

/// Without an id of its own an output is called by its kind, the second of a kind "rtmp-2".
OutputSpec output_of(const json& output, const std::vector<OutputSpec>& before, const Canvas& canvas) {
    OutputSpec spec;
    spec.kind = output.at("kind");
    const auto same = 1 + std::count_if(before.begin(), before.end(),
                                        [&](const OutputSpec& other) { return other.kind == spec.kind; });
    spec.id = output.value("id", same == 1 ? spec.kind : fmt::format("{}-{}", spec.kind, same));
    spec.url = output.value("url", "");
    spec.key = secret_of(output, "key");
    spec.platform = output.value("platform", "");
    spec.clean = output.value("clean", false);
    spec.video_kbps = output.value("video_kbps", usual_kbps(spec.platform, canvas));
    return spec;
}

JsonPointers pointers_of(const json& from) {
    JsonPointers pointers;
    for (const auto& [name, place] : std::initializer_list<std::pair<const char*, std::string*>>{
             {"items", &pointers.items},
             {"id", &pointers.id},
             {"author_id", &pointers.author_id},
             {"author_name", &pointers.author_name},
             {"text", &pointers.text},
             {"time", &pointers.time},
             {"cursor", &pointers.cursor},
             {"cursor_param", &pointers.cursor_param},
             {"next_interval_s", &pointers.next_interval_s},
             {"hidden", &pointers.hidden}})
        *place = from.value(name, "");
    pointers.newest_first = from.value("newest_first", false);
    return pointers;
}

FeedSpec feed_of(const json& feed) {
    FeedSpec spec;
    spec.id = feed_id(feed);
    spec.kind = feed.at("kind");
    spec.platform = spec.kind == "recorded" ? feed.value("platform", "facebook") : spec.kind;
    spec.file = feed.value("file", "");
    spec.url = feed.value("url", "");
    spec.live_video = feed.value("live_video", "");
    spec.page = feed.value("page", "");
    spec.token = secret_of(feed, "token");
    spec.pointers = pointers_of(feed.value("pointers", json::object()));
    const auto budget = feed.value("budget", json::object());
    spec.budget.units_a_day =
        budget.value("units_a_day", spec.platform == "youtube" ? kYouTubeUnitsADay : std::int64_t{0});
    spec.budget.hours = budget.value("hours", spec.budget.hours);
    return spec;
}

// `file` has passed all checks.
ShowFile values_of(const json& file, const Templates& templates) {
    ShowFile show;
    show.templates = templates;
    show.name = clean_text(file.at("name").get<std::string>());
    const auto canvas = file.value("canvas", json::object());
    show.canvas.width = canvas.value("width", show.canvas.width);
    show.canvas.height = canvas.value("height", show.canvas.height);
    show.canvas.rate.fps = canvas.value("fps", show.canvas.rate.fps);
    for (const auto& source : file.at("sources"))
        show.sources.push_back(source_of(source));
    show.scenes = read_scenes(file, show.sources);
    for (const auto& output : file.value("outputs", json::array()))
        show.outputs.push_back(output_of(output, show.outputs, show.canvas));
    for (const auto& feed : file.value("comments", json::array()))
        show.feeds.push_back(feed_of(feed));
    show.flags = file.value("flags", json::object()).get<FlagSettings>();
    show.slate = {{"title", show.name}};
    const auto slate = file.value("slate", json::object());
    for (const auto& [name, text] : slate.items())
        show.slate[name] = clean_text(text.get<std::string>(), kMaxFieldGraphemes);
    show.theme = file.value("theme", show.theme);
    if (!is_theme_file(show.theme))
        show.look = built_in_themes().at(show.theme); // it was checked
    show.templates_folder = file.value("templates", "");
    show.names = file.value("names_on_air", show.names);
    show.pin_seconds = file.value("pin_seconds", show.pin_seconds);
    show.rundown = *rundown_from_json(file.value("rundown", json::array()), templates); // it was checked
    show.captions_file = file.value("captions", "");
    if (file.contains("ends"))
        show.ends_ms = time_of(file, "ends");
    for (const auto& cue : file.value("cues", json::array()))
        show.cues.push_back(cue_of(cue));
    return show;
}

// What is planned by dates and hours rather than on the show clock.
Result<void> add_what_lasts_weeks(const json& file, ShowFile& show) {
    show.time_zone = file.value("time_zone", "");
    show.language = file.value("language", "");
    show.campaign_gap_s = file.value("campaign_gap", show.campaign_gap_s);
    if (const auto zone = Zone::named(show.time_zone); !zone)
        return failure(zone.error().what, "/time_zone", zone.error().remedy);
    auto campaigns = campaigns_from_json(file.value("campaigns", json::array()), show.templates);
    if (!campaigns)
        return tl::unexpected(campaigns.error());
    show.campaigns = std::move(*campaigns);
    auto answers = answers_from_json(file.value("answers", json::array()));
    if (!answers)
        return tl::unexpected(answers.error());
    show.answers = std::move(*answers);
    if (file.contains("opening_hours")) {
        auto hours = opening_hours_from_json(file["opening_hours"]);
        if (!hours)
            return tl::unexpected(hours.error());
        show.opening_hours = std::move(*hours);
    }
    return {};
}

} // namespace

void speak(ShowFile& show, const std::string& language) {
    show.language = language == "fr" ? "fr" : "en";
    show.look.language = show.language;
    show.slate.emplace("message",
                       show.language == "fr" ? "De retour dans un instant" : "We’ll be right back");
}

const Scene* ShowFile::scene(std::string_view id) const {
    const auto at = std::find_if(scenes.begin(), scenes.end(), [&](const Scene& s) { return s.id == id; });
    return at == scenes.end() ? nullptr : &*at;
}

Result<ShowFile> parse_show_file(std::string_view text, const std::string& file, const Templates& templates) {
    const auto at_file = [&](Error error) {
        error.what = clean_text(error.what); // it quotes the file
        return tl::unexpected<Error>(in_file(std::move(error), file));
    };
    json show;
    if (nested_too_deep(text))
        return at_file({"not a show file: it is nested too deep", {}, "Check that it is the right file."});
    try {
        show = json::parse(text);
    } catch (const json::parse_error& error) {
        return at_file(not_json(text, error));
    } catch (const json::exception&) {
        return at_file({"not JSON: a number in it is too large", {}, "Write a smaller one."});
    }
    if (auto fault = check_show_schema(show))
        return at_file(std::move(*fault));
    if (auto fault = check_show_meaning(show, templates))
        return at_file(std::move(*fault));
    auto values = values_of(show, templates);
    if (auto weeks = add_what_lasts_weeks(show, values); !weeks)
        return at_file(weeks.error());
    return values;
}

} // namespace regie
