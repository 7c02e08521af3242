#include "desk/rules_model.h"

#include "desk/rule_words.h"

#include <algorithm>

namespace regie::desk {

namespace {

QString severity_name(const std::optional<Severity>& severity) {
    if (!severity)
        return {};
    return *severity == Severity::Severe   ? QStringLiteral("severe")
           : *severity == Severity::Notice ? QStringLiteral("notice")
                                           : QStringLiteral("info");
}

} // namespace

int RulesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(names_.size());
}

QHash<int, QByteArray> RulesModel::roleNames() const {
    return {{NameRole, "name"},
            {WordsRole, "words"},
            {OnRole, "on"},
            {SeverityRole, "severity"},
            {HideRole, "hides"}};
}

QVariant RulesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& name = names_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return QString::fromStdString(name);
    case WordsRole:
        return rule_words(name);
    case OnRole:
        return use(index.row()).on;
    case SeverityRole:
        return severity_name(use(index.row()).severity);
    case HideRole:
        return use(index.row()).hide;
    default:
        return {};
    }
}

void RulesModel::set_names(const std::vector<std::string>& names) {
    if (names == names_)
        return;
    beginResetModel();
    names_ = names;
    endResetModel();
}

void RulesModel::set_uses(const std::map<std::string, RuleUse>& uses) {
    uses_ = uses;
    if (!names_.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

RuleUse RulesModel::use(int row) const {
    const auto at = uses_.find(names_[static_cast<std::size_t>(row)]);
    return at == uses_.end() ? RuleUse{} : at->second;
}

void RulesModel::set(int row, const RuleUse& use) {
    const auto& name = names_[static_cast<std::size_t>(row)];
    if (use == RuleUse{})
        uses_.erase(name);
    else
        uses_[name] = use;
    emit dataChanged(index(row), index(row));
    emit edited();
}

void RulesModel::toggleOn(int row) {
    if (row < 0 || row >= rowCount())
        return;
    auto changed = use(row);
    changed.on = !changed.on;
    set(row, changed);
}

void RulesModel::toggleHide(int row) {
    if (row < 0 || row >= rowCount())
        return;
    auto changed = use(row);
    changed.hide = !changed.hide;
    set(row, changed);
}

void RulesModel::nextSeverity(int row) {
    if (row < 0 || row >= rowCount())
        return;
    auto changed = use(row);
    changed.severity = !changed.severity                      ? std::optional(Severity::Info)
                       : changed.severity == Severity::Info   ? std::optional(Severity::Notice)
                       : changed.severity == Severity::Notice ? std::optional(Severity::Severe)
                                                              : std::nullopt;
    set(row, changed);
}

} // namespace regie::desk
