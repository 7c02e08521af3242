#pragma once
// One function a subcommand; each returns the process's exit status: 0 done, 1 it failed (the reason is on
// standard error), 2 bad arguments or a bad show file.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regie {

inline constexpr std::uint16_t kDeskPort = 4710;

struct ShowArguments {
    std::string show, out;
    bool headless = false;
    std::optional<std::int64_t> seconds;
    std::uint16_t port = kDeskPort;
    std::optional<std::uint16_t> remote; ///< port for desks on other machines
};
/// `mode` is "rehearse" (without a show: the built-in one) or "live".
int run_show(const std::string& mode, const ShowArguments& arguments, int argc, char** argv);

struct EngineArguments {
    std::string show, session;
    std::string mode = "rehearse";
    std::vector<std::string> standins;
    std::optional<std::int64_t> seconds;
    std::uint16_t port = kDeskPort;
    std::optional<std::uint16_t> remote;
    std::vector<std::string> after; ///< how the engines before it ended, to_string(EngineEnd) of each
    bool secrets = false;           ///< they come on standard input, as one JSON object
};
int run_engine_command(const EngineArguments& arguments, int argc, char** argv);

struct RenderArguments {
    std::string show, out;
    std::optional<std::int64_t> seconds;
    std::string encoder = "x264"; ///< or "none"
    std::string at;               ///< wall time the show begins at: "2026-11-25 18:45"; empty: 1970
    bool replace = false;         ///< what is there already, unasked
};
int run_render(const RenderArguments& arguments, int argc, char** argv);

struct DeskArguments {
    std::string url = "ws://127.0.0.1:" + std::to_string(kDeskPort);
    std::string name;
    std::string screenshot;
    int screenshot_after_ms = 3000;
    bool replace = false; ///< a picture that is there already, unasked
    std::string size;     ///< "1600x1000"; empty: as suits the screen
};
int run_desk_command(const DeskArguments& arguments, int argc, char** argv);

struct StandinArguments {
    std::string chat;
    std::uint16_t port = 0;
    std::string speed = "1";
    std::string generate;
    std::string faults;
    std::string ledger;
    std::string ingest_url;
    std::string token_file;
    bool until_closed = false;
};
int run_standin_command(const StandinArguments& arguments, int argc, char** argv);

struct RundownArguments {
    enum class Action { Import, Export, Duplicate };
    Action action = Action::Import;
    std::string show;
    std::string file;     ///< what to read, or to write; export: empty: standard output
    bool replace = false; ///< import: the rundown that is there; export: the file, unasked
};
int run_rundown(const RundownArguments& arguments, int argc, char** argv);

struct LogArguments {
    std::string session;
    bool json = false;
};
int run_log(const LogArguments& arguments, int argc, char** argv);

struct ReportArguments {
    std::string session;
    bool json = false;
    bool all = false; ///< airtime: of every graphic, not of campaigns alone
};
int run_airtime(const ReportArguments& arguments, int argc, char** argv);
/// Questions nobody answered, as CSV or JSON.
int run_questions(const ReportArguments& arguments, int argc, char** argv);

enum class OutputFormat { Text, Json };
int run_devices(OutputFormat format);
struct LiveVideoArguments {
    std::string token;                ///< name of the secret that opens the platform
    std::string page;                 ///< create: whose it is
    std::string title;                ///< create
    std::string key = "facebook_key"; ///< create: name of the secret that the stream key becomes
    std::string video;                ///< end: which
    std::string url;                  ///< a stand-in on this machine; empty: Facebook
};
/// Makes a live video on a Facebook page, or ends one. Exit status 1 when the platform will not.
int run_live_video(const LiveVideoArguments& arguments, int argc, char** argv);

/// Asks for the secret (or reads a line of standard input) and keeps it.
int run_secret(const std::string& name, int argc, char** argv);

struct ClipArguments {
    std::string session, from, to, out;
    bool exact = false;
    bool story = false;   ///< for a tall screen, with the graphics laid out anew
    std::string comment;  ///< story: the one to show; in the place of from and to
    std::string show;     ///< story: show file whose theme and templates it has; empty: the built-in theme
    std::string crop;     ///< story: "0.5", or "0.3:0.7" for a crop that moves
    bool replace = false; ///< what is there already, unasked
};
int run_clip(const ClipArguments& arguments, int argc, char** argv);

struct TryRulesArguments {
    std::string rules;                 ///< file of the rules to try
    std::vector<std::string> sessions; ///< folders; at least one
    std::string now;                   ///< file of those to compare with; empty: the first session's own
    bool json = false;
};
/// What other flag rules would have flagged in sessions; nothing changes.
int run_try_rules(const TryRulesArguments& arguments, int argc, char** argv);

int run_check(const std::string& show, int argc, char** argv);

struct FlagArguments {
    std::string rules;
    bool explain = false;
    // Measures instead: a labelled file and what is what in it.
    std::string evaluate, text = "text", label = "label", score = "toxicity";
    std::vector<std::string> positive = {"1"};
};
int run_flag(const FlagArguments& arguments);

} // namespace regie
