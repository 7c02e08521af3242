#include "rows.h"

#include "flagging/allowed_words.h"
#include "flagging/features.h"
#include "flagging/flagger.h"
#include "show/text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace regie::training {

namespace {

void add_block(SparseRow& row, const std::vector<std::uint32_t>& buckets) {
    if (buckets.empty())
        return;
    const auto value = 1 / std::sqrt(static_cast<float>(buckets.size()));
    for (const auto bucket : buckets)
        row.cells.push_back({bucket, value});
}

} // namespace

Result<std::vector<Row>> read_rows(std::istream& lines, const StanceWords& words) {
    std::vector<Row> rows;
    FeatureReader reader;
    const Flagger flagger{FlagSettings{}};
    const Lexicon lexicon{FlagSettings{}};
    const AllowedWords allowed(lexicon);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            const auto json = nlohmann::json::parse(line);
            Row row;
            row.source = json.at("source");
            row.spam = json.at("kind") == "spam";
            row.french = json.at("french");
            row.measured = json.at("measured");
            row.natural = json.value("natural", false);
            row.weight = json.at("weight");
            const auto text = clean_text(json.at("text").get<std::string>());
            FlagInput input;
            input.text = text;
            const auto flags = flagger.judge(input).flags;
            const auto chars = allowed.without(FoldedText(text));
            const auto& features = reader.read({text, chars, flags}, words);
            row.language = features.french;
            add_block(row.features, features.pieces);
            add_block(row.features, features.words);
            for (std::uint32_t i = 0; i < kCounts; ++i)
                if (features.counts[i] != 0)
                    row.features.cells.push_back(
                        {static_cast<std::uint32_t>(kBuckets) + i, features.counts[i]});
            row.features.positive = json.at("label") == 1;
            rows.push_back(std::move(row));
        } catch (const nlohmann::json::exception& error) {
            return failure("a row cannot be read", "line " + std::to_string(number), error.what());
        }
    }
    return rows;
}

} // namespace regie::training
