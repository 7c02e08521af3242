// Learns the flagging classifiers: rows in, a model file and its figures out. tests/training/train.py drives
// it.

#include "flagging/figures.h"
#include "flagging/folded_text.h"
#include "flagging/odds.h"
#include "rows.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace regie::training {

namespace {

struct Options {
    std::string rows, lexicon, out, figures, scores;
    std::uint32_t seed = 6;
    double across = 0.5; ///< how much a row counts for the other language's model
    /// Of each output: liblinear's C, and by how much the counts are scaled, so that the penalty weighs them
    /// less.
    std::array<double, kOutputs> cost = {8, 2, 2};
    std::array<float, kOutputs> counts = {1, 0.25F, 0.5F};
};

using Keep = std::function<bool(const Row&)>;

/// The weights of one output, from the rows that are kept.
std::vector<double> learn(const std::vector<Row>& rows, Output output, const Options& options,
                          const Keep& keep) {
    const bool spam = output == Output::Spam;
    std::vector<std::pair<const Row*, double>> used;
    double sums[2] = {0, 0};
    for (const auto& row : rows) {
        if (row.spam != spam || row.weight <= 0 || !keep(row))
            continue;
        auto weight = row.weight;
        if (!spam && row.french != (output == Output::ToxicityFrench))
            weight *= options.across;
        if (weight <= 0)
            continue;
        used.emplace_back(&row, weight);
        sums[row.features.positive ? 1 : 0] += weight;
    }
    const auto all = sums[0] + sums[1];
    const auto k = static_cast<std::size_t>(output);
    std::vector<SparseRow> scaled;
    for (const auto& [row, weight] : used) {
        scaled.push_back(row->features);
        scaled.back().cost = options.cost[k] * weight * all / (2 * sums[row->features.positive ? 1 : 0]);
        for (auto& cell : scaled.back().cells)
            cell.value *= cell.column < kBuckets ? 1 : options.counts[k];
    }
    auto weights = fit_logistic(scaled, kColumns, options.seed);
    for (std::size_t i = 0; i < kCounts; ++i)
        weights[kBuckets + i] *= static_cast<double>(options.counts[k]);
    return weights;
}

struct Learnt {
    std::vector<double> french, english, spam;

    double score(const Row& row) const {
        if (row.spam)
            return product(row.features, spam);
        return row.language * product(row.features, french) +
               (1 - row.language) * product(row.features, english);
    }
};

Learnt learn_all(const std::vector<Row>& rows, const Options& options, const Keep& keep) {
    return {learn(rows, Output::ToxicityFrench, options, keep),
            learn(rows, Output::ToxicityEnglish, options, keep), learn(rows, Output::Spam, options, keep)};
}

Weights as_weights(const std::vector<double>& learnt) {
    Weights weights;
    for (std::size_t i = 0; i < kBuckets; ++i)
        weights.hashed[i] = static_cast<float>(learnt[i]);
    for (std::size_t i = 0; i < kCounts; ++i)
        weights.counts[i] = static_cast<float>(learnt[kBuckets + i]);
    weights.bias = static_cast<float>(learnt.back());
    return weights;
}

nlohmann::json as_json(const Figures& figures) {
    return {{"rows", figures.rows},
            {"positives", figures.positives},
            {"auc", figures.auc},
            {"recall_at_1", figures.recall_at_1},
            {"recall_at_5", figures.recall_at_5}};
}

/// Leaves each measured source out in turn. Gives the scores of all, for calibration.
std::map<std::string, std::vector<LabelledScore>> leave_out(const std::vector<Row>& rows,
                                                            const Options& options) {
    std::map<std::string, bool> sources;
    for (const auto& row : rows)
        if (row.measured)
            sources.emplace(row.source, row.spam);
    std::map<std::string, std::vector<LabelledScore>> scored;
    std::ofstream lines;
    if (!options.scores.empty())
        lines.open(options.scores);
    for (const auto& [source, spam] : sources) {
        const Keep keep = [name = source](const Row& row) { return row.source != name; };
        Learnt learnt;
        if (spam) {
            learnt.spam = learn(rows, Output::Spam, options, keep);
        } else {
            learnt.french = learn(rows, Output::ToxicityFrench, options, keep);
            learnt.english = learn(rows, Output::ToxicityEnglish, options, keep);
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].source == source) {
                scored[source].push_back({learnt.score(rows[i]), rows[i].features.positive});
                lines << nlohmann::json{{"row", i}, {"score", scored[source].back().score}} << '\n';
            }
    }
    return scored;
}

Calibration calibrate(const std::map<std::string, std::vector<LabelledScore>>& scored,
                      const std::set<std::string>& sources, float& threshold) {
    std::vector<Scored> all;
    double thresholds = 0;
    for (const auto& source : sources) {
        for (const auto& one : scored.at(source))
            all.push_back({one.score, one.positive, 1.0 / static_cast<double>(scored.at(source).size())});
        thresholds += threshold_for(scored.at(source), 0.05) / static_cast<double>(sources.size());
    }
    const auto line = fit_line(all);
    threshold = static_cast<float>(probability_of(line.slope * thresholds + line.shift));
    return {static_cast<float>(line.slope), static_cast<float>(line.shift)};
}

/// How many neutral sentences, from which nothing is learnt, are above the threshold.
nlohmann::json identities_above(const std::vector<Row>& rows, const Learnt& learnt, const ModelParts& parts) {
    std::size_t all = 0, above = 0;
    for (const auto& row : rows)
        if (!row.measured && row.weight == 0) {
            ++all;
            const auto odds = parts.toxicity.slope * learnt.score(row) + parts.toxicity.shift;
            above += probability_of(odds) > parts.toxicity_threshold ? 1 : 0;
        }
    fmt::print("neutral sentences on identities above the threshold: {} of {}\n", above, all);
    return {{"sentences", all}, {"above_threshold", above}};
}

/// What the model says of a few sentences, for a test: features that changed without a new training are
/// noticed.
nlohmann::json pins_of(const Classifier& classifier) {
    auto pins = nlohmann::json::array();
    for (const std::string text :
         {"Bonjour à toutes et à tous, merci pour la visite !", "QUELLE BANDE DE CL0WNS 🤡",
          "you are a w o r t h l e s s idiottttt", "Abonnez-vous à ma chaîne http://exemple.fr/x",
          "Ⅽonnard, va voir @quelqu_un et écris à a@b.com, 06 12 34 56 78",
          "les musulmans du quartier préparent une fête", "f*ck this, go back to your country", ""}) {
        const FoldedText folded(text);
        const auto scores = classifier.score({text, folded.chars, {}});
        pins.push_back({{"text", text}, {"toxicity", scores.toxicity}, {"spam", scores.spam}});
    }
    return pins;
}

Result<StanceWords> read_lexicon(const std::string& folder) {
    StanceWords words;
    std::set<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".txt")
            files.insert(file.path());
    if (files.empty())
        return failure("there are no word lists", folder);
    for (const auto& file : files) {
        std::stringstream text;
        text << std::ifstream(file).rdbuf();
        words.add(text.str());
    }
    return words;
}

int run(const Options& options) {
    const auto words = read_lexicon(options.lexicon);
    std::ifstream lines(options.rows);
    auto rows = words ? read_rows(lines, *words) : Result<std::vector<Row>>(tl::unexpected(words.error()));
    if (!rows) {
        fmt::print(stderr, "train_flags: {}\n", rows.error().line());
        return 1;
    }
    nlohmann::json figures;
    const auto scored = leave_out(*rows, options);
    std::set<std::string> toxic, spam;
    for (const auto& row : *rows)
        if (row.measured)
            (row.spam ? spam : toxic).insert(row.source);
    for (const auto& [source, scores] : scored)
        figures["left_out"][source] = as_json(figures_of(scores));

    if (!options.out.empty()) {
        const auto learnt = learn_all(*rows, options, [](const Row&) { return true; });
        ModelParts parts;
        parts.words = words->entries();
        parts.weights = {as_weights(learnt.french), as_weights(learnt.english), as_weights(learnt.spam)};
        std::set<std::string> natural[2];
        for (const auto& row : *rows)
            if (row.natural)
                natural[row.spam ? 1 : 0].insert(row.source);
        parts.toxicity = calibrate(scored, natural[0], parts.toxicity_threshold);
        parts.spam = calibrate(scored, natural[1], parts.spam_threshold);
        const auto file = write_model(parts);
        std::ofstream(options.out, std::ios::binary) << file;
        if (const auto classifier = Classifier::read(file))
            figures["pins"] = pins_of(*classifier);
        figures["identities"] = identities_above(*rows, learnt, parts);
        figures["calibration"] = {
            {"toxicity", {parts.toxicity.slope, parts.toxicity.shift, parts.toxicity_threshold}},
            {"spam", {parts.spam.slope, parts.spam.shift, parts.spam_threshold}}};
    }
    if (!options.figures.empty())
        std::ofstream(options.figures) << figures.dump(1) << '\n';
    double macro = 0;
    for (const auto& [source, scores] : scored) {
        const auto f = figures_of(scores);
        fmt::print("{:24} {:6} rows {:6} positive  AUC {:.3f}  recall {:.3f} at 1 %  {:.3f} at 5 %\n", source,
                   f.rows, f.positives, f.auc, f.recall_at_1, f.recall_at_5);
        macro += toxic.contains(source) ? f.auc / static_cast<double>(toxic.size()) : 0;
    }
    fmt::print("macro AUC of toxicity: {:.3f}\n", macro);
    return 0;
}

} // namespace

} // namespace regie::training

int main(int argc, char** argv) {
    regie::training::Options options;
    CLI::App app("Learns the flagging classifiers from rows");
    app.add_option("rows", options.rows, "JSON lines, as train.py writes them")->required();
    app.add_option("lexicon", options.lexicon, "folder of word lists")->required();
    app.add_option("--out", options.out, "the model file to write");
    app.add_option("--figures", options.figures, "the figures to write, JSON");
    app.add_option("--scores", options.scores, "each row's score with its source left out, JSON lines");
    app.add_option("--seed", options.seed, "of the order in which rows are learnt");
    app.add_option("--across", options.across, "weight of a row for the other language");
    app.add_option("--cost", options.cost, "liblinear's C: of French, English, spam");
    app.add_option("--counts", options.counts, "scale of the counts: of French, English, spam");
    CLI11_PARSE(app, argc, argv);
    return regie::training::run(options);
}
