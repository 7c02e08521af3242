#include "engine/recent_sessions.h"

#include "engine/files.h"
#include "engine/say.h"
#include "show/bounded_json.h"
#include "show/json_text.h"
#include "show/json_values.h"

#include <QStandardPaths>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

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

std::vector<NotedSession> sessions_of(const fs::path& show_file) {
    std::vector<NotedSession> sessions;
    const auto list = read_list();
    for (auto entry = list.rbegin(); entry != list.rend(); ++entry) {
        NotedSession noted{text_of(*entry, "show"), text_of(*entry, "session")};
        std::error_code error;
        const bool same = noted.show_file == show_file || fs::equivalent(noted.show_file, show_file, error);
        if (same && fs::exists(noted.session / "log.sqlite", error))
            sessions.push_back(std::move(noted));
    }
    return sessions;
}

std::shared_ptr<void> turn_to_begin() {
    std::error_code error;
    fs::create_directories(list_file().parent_path(), error);
    const auto place = list_file().string() + ".lock";
    const int file = open(place.c_str(), O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0600);
    if (file < 0)
        return nullptr;
    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        complain("another show is beginning: this one waits for it");
        flock(file, LOCK_EX);
    }
    return {nullptr, [file](void*) { close(file); }};
}

} // namespace regie
