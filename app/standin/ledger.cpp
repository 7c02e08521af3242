#include "standin/ledger.h"

#include "show/bounded_json.h"
#include "show/json_text.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace regie::standin {
namespace {

using nlohmann::json;

struct DeedNames {
    const char* one;
    const char* list;
};
constexpr std::array<DeedNames, 9> kDeeds = {{{"hide", "hides"},
                                              {"unhide", "unhides"},
                                              {"delete", "deletes"},
                                              {"ban", "bans"},
                                              {"timeout", "timeouts"},
                                              {"unban", "unbans"},
                                              {"reply", "replies"},
                                              {"create", "broadcasts"},
                                              {"end", "ends"}}};

const DeedNames& names_of(Deed deed) { return kDeeds.at(static_cast<std::size_t>(deed)); }

json as_json(const Ledger::Entry& entry) {
    json object = {{"id", entry.id}, {"wall_ms", entry.wall_ms}, {"interface", name_of(entry.interface)}};
    if (!entry.chat_id.empty())
        object["chat_id"] = entry.chat_id;
    if (entry.deed == Deed::Reply)
        object["text"] = entry.words;
    if (entry.deed == Deed::Create)
        object["title"] = entry.words;
    if (entry.deed == Deed::Timeout)
        object["seconds"] = entry.seconds;
    return object;
}

/// Nothing that is there is spoilt: what is added to begins as a ledger does, with one of its lines.
bool may_be_added_to(const std::string& file) {
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none) || std::filesystem::file_size(file, none) == 0)
        return true;
    constexpr std::streamsize kLongestLine = 64 * 1024;
    std::string begin(kLongestLine, '\0');
    std::ifstream there(file, std::ios::binary);
    there.read(begin.data(), kLongestLine);
    begin.resize(static_cast<std::size_t>(there.gcount()));
    const auto entry = parse_shallow_json(begin.substr(0, begin.find('\n')));
    return entry.contains("wall_ms") && (entry.contains("deed") || entry.contains("fault"));
}

} // namespace

const char* name_of(Interface interface) {
    constexpr std::array kNames = {"facebook", "youtube", "owncast", "json"};
    return kNames.at(static_cast<std::size_t>(interface));
}

void Ledger::write(Effect effect, Entry entry) {
    if (file_.is_open()) {
        auto line = as_json(entry);
        line["deed"] = names_of(entry.deed).one;
        line["repeat"] = effect == Effect::Repeated;
        keep(line);
    }
    (effect == Effect::Done ? done_ : repeats_).push_back(std::move(entry));
}

void Ledger::write_fault(const std::string& kind, const std::string& path, std::int64_t wall_ms) {
    if (file_.is_open())
        keep({{"fault", kind}, {"path", path}, {"wall_ms", wall_ms}});
    faults_.push_back({kind, path, wall_ms});
}

Result<void> Ledger::keep_in(const std::string& file) {
    if (!may_be_added_to(file))
        return failure("this file is no ledger", file, "Give another name: a ledger is added to.");
    file_.open(file, std::ios::binary | std::ios::app);
    if (!file_)
        return failure("the ledger cannot be written", file,
                       "Give a file in a folder that can be written to.");
    return {};
}

void Ledger::keep(const json& line) {
    file_ << json_text(line) << '\n';
    file_.flush();
}

json Ledger::to_json() const {
    json ledger = {{"polls", std::int64_t{0}}, {"shown", shown_}};
    std::int64_t polls = 0;
    for (const auto interface :
         {Interface::Facebook, Interface::Youtube, Interface::Owncast, Interface::Json}) {
        const auto count = polls_.at(static_cast<std::size_t>(interface));
        ledger["polls_by_interface"][name_of(interface)] = count;
        polls += count;
    }
    ledger["polls"] = polls;
    for (const auto& deed : kDeeds)
        ledger[deed.list] = json::array();
    for (const auto& entry : done_)
        ledger[names_of(entry.deed).list].push_back(as_json(entry));
    ledger["repeats"] = json::array();
    for (const auto& entry : repeats_) {
        auto object = as_json(entry);
        object["deed"] = names_of(entry.deed).one;
        ledger["repeats"].push_back(std::move(object));
    }
    ledger["faults"] = json::array();
    for (const auto& fault : faults_)
        ledger["faults"].push_back({{"kind", fault.kind}, {"path", fault.path}, {"wall_ms", fault.wall_ms}});
    return ledger;
}

} // namespace regie::standin
