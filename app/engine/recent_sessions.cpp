#include "engine/recent_sessions.h"

#include "engine/files.h"
#include "show/bounded_json.h"
#include "show/json_text.h"
#include "show/json_values.h"

#include <QStandardPaths>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kKept = 50;

fs::path list_file() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation).toStdString();
    return fs::path(folder) / "regie" / "sessions.json";
}

nlohmann::json read_list() {
    const auto text = read_file(list_file());
    auto list = text ? parse_shallow_json(*text) : nlohmann::json();
    return list.is_array() ? list : nlohmann::json::array();
}

} // namespace

void note_session(const fs::path& show_file, const fs::path& session) {
    auto list = read_list();
    const nlohmann::json one{{"show", show_file.string()}, {"session", session.string()}};
    list.erase(std::remove(list.begin(), list.end(), one), list.end());
    list.push_back(one);
    if (list.size() > kKept)
        list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(kKept));
    static_cast<void>(write_private_file(list_file(), json_text(list, 1)));
}

std::vector<fs::path> sessions_of(const fs::path& show_file) {
    std::vector<fs::path> sessions;
    const auto list = read_list();
    for (auto entry = list.rbegin(); entry != list.rend(); ++entry) {
        const fs::path session = text_of(*entry, "session");
        std::error_code error;
        if (text_of(*entry, "show") == show_file.string() && fs::exists(session / "log.sqlite", error))
            sessions.push_back(session);
    }
    return sessions;
}

} // namespace regie
