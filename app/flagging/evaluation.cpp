#include "flagging/evaluation.h"

#include "flagging/classifier.h"
#include "show/text.h"

#include <fmt/format.h>

namespace regie {

Evaluation evaluate(const Flagger& flagger, const std::vector<LabelledRow>& rows, RankedBy ranked_by) {
    const auto trained = Classifier::built_in().thresholds();
    std::vector<LabelledScore> scored;
    std::map<std::string, Evaluation::Rule> rules;
    double positives = 0;
    for (const auto& row : rows) {
        FlagInput input;
        input.text = clean_text(row.text);
        input.thresholds = {trained.toxicity, trained.spam};
        const auto judgement = flagger.judge(input);
        scored.push_back(
            {ranked_by == RankedBy::Toxicity ? judgement.toxicity : judgement.spam, row.positive});
        positives += row.positive ? 1 : 0;
        for (const auto& flag : judgement.flags)
            (row.positive ? rules[flag.rule].recall : rules[flag.rule].false_alarms) += 1;
    }
    const auto negatives = static_cast<double>(rows.size()) - positives;
    for (auto& [name, rule] : rules) {
        rule.recall /= positives;
        rule.false_alarms /= negatives;
    }
    Evaluation evaluation;
    evaluation.figures = figures_of(scored);
    evaluation.threshold = ranked_by == RankedBy::Toxicity ? trained.toxicity : trained.spam;
    evaluation.recall = share_above(scored, evaluation.threshold, true);
    evaluation.false_alarms = share_above(scored, evaluation.threshold, false);
    evaluation.rules = std::move(rules);
    return evaluation;
}

std::string table_of(const Evaluation& evaluation, RankedBy ranked_by) {
    const auto& figures = evaluation.figures;
    const auto line = [](const std::string& what, const std::string& value) {
        return fmt::format("{:32} {}\n", what, value);
    };
    auto table = line("ranked by", ranked_by == RankedBy::Toxicity ? "toxicity" : "spam");
    table += line("comments", std::to_string(figures.rows));
    table += line("should be flagged", std::to_string(figures.positives));
    table += line("AUC", fmt::format("{:.3f}", figures.auc));
    table += line("recall at 1 % false alarms", fmt::format("{:.3f}", figures.recall_at_1));
    table += line("recall at 5 % false alarms", fmt::format("{:.3f}", figures.recall_at_5));
    table += line("shipped threshold", fmt::format("{:.3f}", evaluation.threshold));
    table += line("  recall", fmt::format("{:.3f}", evaluation.recall));
    table += line("  false alarms", fmt::format("{:.3f}", evaluation.false_alarms));
    table += fmt::format("\n{:16} {:>8} {:>13}\n", "rule", "recall", "false alarms");
    for (const auto& [name, rule] : evaluation.rules)
        table += fmt::format("{:16} {:>8.3f} {:>13.3f}\n", name, rule.recall, rule.false_alarms);
    return table;
}

} // namespace regie
