#include "pipelines/secret_log.h"

#include <fmt/format.h>
#include <gst/gst.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <unistd.h>
#include <vector>

namespace regie::pipelines {

namespace {

constexpr std::string_view kInstead = "***";
/// A shorter part of a key is a name in its query, and replacing it would garble the log.
constexpr std::size_t kShortestPart = 8;

struct Secrets {
    std::mutex mutex;
    std::vector<std::string> spellings; ///< the longest first, so that no part is replaced inside a whole
};

/// Never destroyed: GStreamer's threads log until the process is gone.
Secrets& secrets() {
    static auto* all = new Secrets;
    return *all;
}

std::string taken(gchar* text) {
    std::string result = text ? text : "";
    g_free(text);
    return result;
}

/// As it is, as part of a URL, as GStreamer prints a string in a structure, and its parts: a log may show one
/// parameter of a key that is a query ("123?s_bl=1&a=Abx…").
std::vector<std::string> spellings_of(const std::string& secret) {
    std::vector<std::string> result{secret, taken(g_uri_escape_string(secret.c_str(), nullptr, true)),
                                    taken(g_uri_escape_string(secret.c_str(), "?&=/", true)),
                                    taken(g_strescape(secret.c_str(), nullptr))};
    GValue value = G_VALUE_INIT;
    g_value_init(&value, G_TYPE_STRING);
    g_value_set_string(&value, secret.c_str());
    result.push_back(taken(gst_value_serialize(&value)));
    g_value_unset(&value);
    for (std::size_t start = 0; start <= secret.size();) {
        const std::size_t end = std::min(secret.find_first_of("?&=/ ", start), secret.size());
        if (end - start >= kShortestPart)
            result.push_back(secret.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

std::FILE* open_log() {
    const gchar* name = g_getenv("GST_DEBUG_FILE");
    if (!name || !*name)
        return stderr;
    if (std::string_view(name) == "-")
        return stdout;
    std::string file = name; // GStreamer fills in %p, the process, and %r, a random number
    const auto fill_in = [&file](const char* sign, const std::string& with) {
        for (std::size_t at = 0; (at = file.find(sign, at)) != std::string::npos; at += with.size())
            file.replace(at, 2, with);
    };
    fill_in("%p", std::to_string(getpid()));
    fill_in("%r", fmt::format("{:08x}", g_random_int()));
    std::FILE* log = std::fopen(file.c_str(), "we");
    return log ? log : stderr;
}

void log_redacted(GstDebugCategory* category, GstDebugLevel level, const gchar* file, const gchar* function,
                  gint line, GObject* object, GstDebugMessage* message, gpointer log) {
    // Bytes as they go to the network, sixteen a line: a secret that is cut there cannot be found again.
    if (level == GST_LEVEL_MEMDUMP)
        return;
    const std::string text =
        redacted(taken(gst_debug_log_get_line(category, level, file, function, line, object, message)));
    std::fwrite(text.data(), 1, text.size(), static_cast<std::FILE*>(log));
    std::fflush(static_cast<std::FILE*>(log));
}

} // namespace

void install_redacting_log() {
    // In parentheses: the function, not the macro around it, which compares it with a null pointer.
    (gst_debug_remove_log_function)(gst_debug_log_default);
    (gst_debug_add_log_function)(log_redacted, open_log(), nullptr);
}

void keep_out_of_logs(std::string_view secret) {
    if (secret.empty())
        return;
    auto more = spellings_of(std::string(secret));
    auto& [mutex, all] = secrets();
    std::lock_guard lock(mutex);
    all.insert(all.end(), more.begin(), more.end());
    std::erase(all, std::string());
    std::sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

std::string redacted(std::string text) {
    auto& [mutex, all] = secrets();
    std::lock_guard lock(mutex);
    for (const std::string& secret : all)
        for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos; at += kInstead.size())
            text.replace(at, secret.size(), kInstead);
    return text;
}

} // namespace regie::pipelines
