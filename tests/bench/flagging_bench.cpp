// What one core flags in a second: `flagging_bench CHAT` takes a recorded chat (JSON lines) and prints JSON.
// Each comment is timed by itself, so that the slowest are seen too. A peer in the same run is RE2::Set, the
// field's usual way to many patterns, with the crew's entries in their plain form alone. `flagging_bench CHAT
// FILE` writes texts and lists for peers that are programs.

#include "flagging/author_history.h"
#include "flagging/flagger.h"
#include "show/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <re2/set.h>
#include <string>
#include <vector>

using namespace regie;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kComments = 20'000;
constexpr int kRounds = 5;
constexpr std::size_t kListLengths[] = {60, 1'000, 5'000};

std::vector<std::string> read_chat(const char* path) {
    std::vector<std::string> texts;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const auto json = nlohmann::json::parse(line, nullptr, false); json.is_object())
            texts.push_back(clean_text(json.value("text", "")));
    return texts;
}

// A show's chat repeats words, not sentences: halves of two comments make a new one.
std::vector<FlagInput> generate(const std::vector<std::string>& texts, std::mt19937& random) {
    std::vector<FlagInput> inputs;
    for (std::size_t i = 0; i < kComments; ++i) {
        const auto& a = texts[random() % texts.size()];
        const auto& b = texts[random() % texts.size()];
        const auto cut = a.find(' ', a.size() / 2), from = b.find(' ', b.size() / 2);
        auto text = i % 2 == 0 || from == std::string::npos ? a : a.substr(0, cut) + b.substr(from);
        FlagInput input{std::move(text), static_cast<std::int64_t>(i) * 500, {}};
        input.author = "Camille " + std::to_string(i % 500);
        if (i % 3 != 0) // heard before
            input.earlier = {{a, input.at_ms - 40'000}, {b, input.at_ms - 9'000}};
        inputs.push_back(std::move(input));
    }
    return inputs;
}

// Words as a crew would list them: none of them is in the chat.
std::vector<std::string> crew_list(std::size_t entries, std::mt19937& random) {
    constexpr std::string_view kSyllables[] = {"ba", "cro", "du", "fi",   "gra", "lou",
                                               "mi", "nor", "pa", "que",  "ri",  "son",
                                               "tu", "ver", "zi", "char", "ble", "tion"};
    std::vector<std::string> list;
    for (std::size_t i = 0; i < entries; ++i) {
        std::string entry;
        for (auto parts = 3 + random() % 3; parts-- > 0;)
            entry +=
                std::string(kSyllables[random() % std::size(kSyllables)]) + (random() % 12 == 0 ? " " : "");
        list.push_back(entry);
    }
    return list;
}

// Every rule has something to look for.
FlagSettings all_rules(std::vector<std::string> list) {
    FlagSettings settings;
    settings.block = std::move(list);
    settings.suspect = {"parking payant", "60 millions", "démission"};
    settings.allow = {"Enfoirés", "nantes.example"};
    settings.patterns = {{"(?i)\\b[a-z]{2}-\\d{3}-[a-z]{2}\\b", "A number plate"},
                         {"(?i)rendez-vous à \\d+ ?h", "A call to meet"}};
    settings.hosts = {"nantes.example"};
    settings.institution = "Ville de Nantes";
    settings.staff = {"Solène Le Gall", "Mehdi Haddad"};
    settings.languages = {"fr", "en"};
    return settings;
}

template<typename Judge>
nlohmann::json measure(const std::vector<FlagInput>& inputs, Judge judge) {
    std::vector<double> us(inputs.size(),
                           1e9); // the least of all rounds: what a comment costs, not the machine
    double seconds = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto cpu = std::clock(); // others may be at work on this machine
        auto before = Clock::now();
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            judge(inputs[i]);
            const auto now = Clock::now();
            const auto took = std::chrono::duration<double, std::micro>(now - before).count();
            us[i] = std::min(us[i], took);
            before = now;
        }
        seconds = std::min(seconds, static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    std::sort(us.begin(), us.end());
    const auto at = [&](double share) {
        return us[static_cast<std::size_t>(share * static_cast<double>(us.size() - 1))];
    };
    return {{"per_second", static_cast<double>(inputs.size()) / seconds},
            {"p50_us", at(0.5)},
            {"p99_us", at(0.99)},
            {"p999_us", at(0.999)}};
}

nlohmann::json re2_set(const std::vector<FlagInput>& inputs, const std::vector<std::string>& list) {
    RE2::Options options;
    options.set_max_mem(std::int64_t{512} << 20);
    options.set_case_sensitive(false);
    RE2::Set set(options, RE2::UNANCHORED);
    for (const auto& entry : list)
        set.Add("\\b" + RE2::QuoteMeta(entry) + "\\b", nullptr);
    if (!set.Compile())
        return {};
    std::vector<int> found;
    return measure(inputs, [&](const FlagInput& input) { set.Match(input.text, &found); });
}

bool write_material(const char* path, const std::vector<FlagInput>& inputs, std::mt19937& random) {
    nlohmann::json out;
    for (const auto& input : inputs)
        out["texts"].push_back(input.text);
    for (const auto entries : kListLengths)
        out["lists"][std::to_string(entries)] = crew_list(entries, random);
    std::ofstream file(path);
    return static_cast<bool>(file << out);
}

} // namespace

int main(int argc, char** argv) {
    std::mt19937 random{6};
    const auto texts = argc > 1 ? read_chat(argv[1]) : std::vector<std::string>{};
    if (texts.empty()) {
        std::fputs("usage: flagging_bench CHAT.jsonl [FILE]\n", stderr);
        return 2;
    }
    const auto inputs = generate(texts, random);
    if (argc > 2)
        return write_material(argv[2], inputs, random) ? 0 : 1;
    nlohmann::json out;
    for (const auto entries : kListLengths) {
        const auto settings = all_rules(crew_list(entries, random));
        const auto start = Clock::now();
        const Flagger flagger(settings);
        const auto made = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        auto& row = out[std::to_string(entries)];
        row["flagger"] = measure(inputs, [&](const FlagInput& input) { return flagger.judge(input); });
        row["flagger"]["made_ms"] = made;
        row["re2_set"] = re2_set(inputs, settings.block);
    }
    std::printf("%s\n", out.dump(2).c_str());
    return 0;
}
