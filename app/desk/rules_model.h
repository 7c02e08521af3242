#pragma once
// The flag rules one by one, as a moderator is about to set them.

#include "show/flag_settings.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <string>
#include <vector>

namespace regie::desk {

class RulesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The rules panel has one.")

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        WordsRole, ///< what it is about
        OnRole,
        SeverityRole, ///< "", "info", "notice" or "severe"; "": its own
        HideRole,
    };

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void set_names(const std::vector<std::string>& names);
    const std::map<std::string, RuleUse>& uses() const { return uses_; }
    void set_uses(const std::map<std::string, RuleUse>& uses);

    Q_INVOKABLE void toggleOn(int row);
    Q_INVOKABLE void toggleHide(int row);
    Q_INVOKABLE void nextSeverity(int row); ///< its own, info, notice, severe, its own …

  signals:
    void edited();

  private:
    RuleUse use(int row) const;
    void set(int row, const RuleUse& use);

    std::vector<std::string> names_;
    std::map<std::string, RuleUse> uses_; // those that are not as usual
};

} // namespace regie::desk
