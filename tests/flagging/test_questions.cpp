// Questions from the public: found, with what they ask about, among what only looks like one.

#include "flags_of.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace regie;

namespace {

struct Line {
    std::string topic, text;
    bool held = false; // not looked at while tuning
};

std::vector<Line> labelled() {
    std::ifstream file(QUESTIONS_FILE);
    std::vector<Line> lines;
    for (std::string line; std::getline(file, line);)
        if (const auto tab = line.find('\t'); tab != std::string::npos)
            lines.push_back({line.substr(0, tab), line.substr(tab + 1), lines.size() % 2 == 1});
    return lines;
}

std::string question_in(const std::string& text) { return reason_of(text, "question"); }

} // namespace

TEST_CASE("questions are told from what only looks like one") {
    int right = 0, missed = 0, wrong = 0, topics = 0, with_topic = 0;
    for (const auto& line : labelled()) {
        if (!line.held)
            continue;
        const auto reason = question_in(line.text);
        if (line.topic == "-") {
            wrong += reason.empty() ? 0 : 1;
            if (!reason.empty())
                UNSCOPED_INFO("none: " << line.text);
            continue;
        }
        (reason.empty() ? missed : right) += 1;
        if (reason.empty())
            UNSCOPED_INFO("missed: " << line.text);
        if (line.topic != "any") {
            ++with_topic;
            topics += reason.find(line.topic) != std::string::npos ? 1 : 0;
        }
    }
    WARN("held half: recall " << 1.0 * right / (right + missed) << ", precision "
                              << 1.0 * right / (right + wrong) << ", topic right "
                              << 1.0 * topics / with_topic);
    REQUIRE(right + missed > 50);
    CHECK(right >= 0.8 * (right + missed));
    CHECK(right >= 0.9 * (right + wrong));
}

TEST_CASE("a question's topics are named and marked") {
    const std::string text = "Bonjour, à quelle heure ouvre le musée, et c'est combien ?";
    const auto flags = flags_of(text);
    REQUIRE(flags.size() == 1);
    CHECK(flags[0].reason == "Question: hours, prices");
    std::vector<std::string> marked;
    for (const auto& span : flags[0].spans)
        marked.push_back(text.substr(span.start, span.end - span.start));
    CHECK(marked == std::vector<std::string>{"heure", "ouvre", "combien"});
}
