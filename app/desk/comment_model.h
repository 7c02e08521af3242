#pragma once
// The moderator's list: what everybody wrote, filtered, the newest first. It never takes a comment from under
// the moderator's hand: the selected one stays selected while others come, and what was just decided stays
// for a while.

#include "desk/comment_search.h"
#include "desk/tone.h"
#include "show/capabilities.h"
#include "show/show_state.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace regie::desk {

class CommentModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The desk has one.")
    Q_PROPERTY(regie::desk::CommentModel::Filter filter READ filter WRITE set_filter NOTIFY filterChanged)
    Q_PROPERTY(regie::desk::CommentModel::Order order READ order WRITE set_order NOTIFY filterChanged)
    /// What the filter is narrowed to: a key of narrowings(), or "author:…"; empty: nothing.
    Q_PROPERTY(QString narrowing READ narrowing WRITE set_narrowing NOTIFY filterChanged)
    Q_PROPERTY(QString narrowingWords READ narrowing_words_now NOTIFY filterChanged)
    Q_PROPERTY(bool held MEMBER held_) ///< the pointer is over the list: nothing changes its place
    Q_PROPERTY(QString search READ search WRITE set_search NOTIFY filterChanged)
    Q_PROPERTY(QList<int> counts READ counts NOTIFY countsChanged)
    Q_PROPERTY(int newAbove READ new_above NOTIFY countsChanged)
    Q_PROPERTY(QString selectedId READ selected_id NOTIFY selectedIdChanged)
    /// What is open, by the names of its roles; none: nothing is.
    Q_PROPERTY(QVariantMap open READ open NOTIFY openChanged)
    Q_PROPERTY(int chosen READ chosen NOTIFY chosenChanged) ///< how many are chosen for one act
    Q_PROPERTY(int selectedRow READ selected_row NOTIFY selectedRowChanged)

  public:
    enum Filter { ToDecide, Questions, Flagged, Hidden, All };
    Q_ENUM(Filter)
    static constexpr int kFilters = 5;
    enum Order { NewestFirst, UrgentFirst };
    Q_ENUM(Order)

    enum Role {
        IdRole = Qt::UserRole + 1,
        AuthorRole,
        InitialsRole,
        HueRole,
        TextRole,
        TimeRole,
        FlagsRole,
        MarksRole,    ///< what of the text the flags mean: see marks_of()
        StandingRole, ///< words
        ToneRole,
        NoteRole,
        DimmedRole,
        HiddenRole,
        CannotRole,    ///< {approve, hide, pin, queue, reply, erase, ban}: see Cannot
        HideWordsRole, ///< what hiding really does at its platform
        PendingRole,   ///< the command on its way, in words; empty when there is none
        SelectedRole,
        ChosenRole,
        ClaimedByRole, ///< who else is at it; empty: nobody
        NotedRole,     ///< what a moderator noted of it
        ProposedRole,  ///< {text, sure}: what the house answers, and how sure that is, in words; empty:
                       ///< nothing
    };

    explicit CommentModel(const ShowState& state);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Filter filter() const { return filter_; }
    void set_filter(Filter filter);
    Order order() const { return order_; }
    void set_order(Order order);
    Q_INVOKABLE void toggleOrder() { set_order(order_ == NewestFirst ? UrgentFirst : NewestFirst); }
    const QString& narrowing() const { return narrowing_; }
    void set_narrowing(const QString& narrowing);
    QString narrowing_words_now() const { return narrowing_words(narrowing_); }
    /// [{key, words, count}]: what can be narrowed to: unanswered questions, topics, rules; those there are.
    Q_INVOKABLE QVariantList narrowings() const;
    Q_INVOKABLE void narrowToAuthor(); ///< of the open comment; again: no longer
    const QString& search() const { return search_; }
    /// Searches everything said, whatever the filter; empty goes back to the filter.
    void set_search(const QString& search);
    /// How many comments each filter finds, in the order of Filter.
    QList<int> counts() const { return {counts_.begin(), counts_.end()}; }
    /// How many have come since the moderator last looked at the top of the list.
    int new_above() const { return static_cast<int>(new_.size()); }
    Q_INVOKABLE void sawTop();

    QString selected_id() const { return selected_; }
    int selected_row() const;
    QVariantMap open() const;
    Q_INVOKABLE void select(const QString& id);
    Q_INVOKABLE void selectNext();
    Q_INVOKABLE void selectPrevious();
    Q_INVOKABLE void selectFirst();

    /// Several for one act: the open one joins or leaves them; they stay chosen whatever is opened.
    Q_INVOKABLE void toggleChosen();
    Q_INVOKABLE void chooseNext(); ///< the open one and the one below, which opens
    Q_INVOKABLE void chooseAll();  ///< that are shown, up to kMostChosen
    Q_INVOKABLE void chooseNone();
    int chosen() const { return static_cast<int>(chosen_.size()); }
    QStringList chosen_ids() const;
    static constexpr std::size_t kMostChosen = 500; ///< what the engine takes as one decision

    /// The name this desk's decisions are logged under.
    void set_me(const QString& me) { me_ = me; }
    /// By feed, what its platform can do.
    void set_capabilities(std::map<std::string, Capabilities> can);
    const std::map<std::string, Capabilities>& capabilities() const { return can_; }
    /// What is being done to a comment but not in the log yet; empty words: nothing any more.
    void set_pending(const QString& id, const QString& words);

    /// By comment, who else is at it.
    void set_claims(const QHash<QString, QString>& claims);

    /// How soon comments want a look, 0..1, by id. Shown rows change their place at the next tick() at which
    /// nobody has one open or under the pointer.
    void set_needs(const std::map<std::string, double>& needs);

    /// The state was given `event`: shows what it changed.
    void after(const Event& event);
    /// The state has changed from the ground up, or by very much at once.
    void rebuild();
    /// The same rows in another language.
    void say_again();
    /// Lets go of what was decided a while ago.
    void tick(std::int64_t show_ms);

  signals:
    void filterChanged();
    void countsChanged();
    void selectedIdChanged();
    void openChanged();
    void selectedRowChanged();
    void chosenChanged();

  private:
    using Index = std::uint32_t; ///< into ShowState::comments()

    bool matches(Index index, Filter filter) const;
    void list_rows();
    std::vector<Index> wanted_rows();
    void index_words(int ms);
    bool is_indexed(Index index) const;
    bool wanted(Index index) const;
    /// The filter finds it, as it was counted.
    bool is_counted(Index index) const { return ((memberships_[index] >> filter_) & 1U) != 0; }
    bool narrowed(const CommentEntry& entry) const;
    bool is_unanswered(const CommentEntry& entry) const;
    QString narrowing_words(const QString& key) const;
    bool put_on_air(const CommentEntry& entry) const;
    bool is_on_air(const CommentEntry& entry) const;
    void touch(const std::string& id);
    void touch(Index index);
    void count(Index index);
    void refresh_pins();
    void refresh_on_air();
    void changed(const QString& id);
    int row_of(Index index) const;
    int row_of(const QString& id) const;
    void remove_row(int row);
    float rank(Index index) const;
    bool stands_before(Index a, Index b) const;
    std::vector<Index>::const_iterator place_of(Index index) const;
    void rank_first(Index comment);
    void take_up_needs();
    void sort_rows();

    const ShowState& state_;
    QString me_;
    std::map<std::string, Capabilities> can_; // by feed
    Filter filter_ = ToDecide;
    QString search_, search_key_, narrowing_;
    std::string narrowing_key_;
    QStringList search_words_; ///< none: what is searched is looked for in the texts themselves
    CommentSearch said_;
    /// What of the comments is in said_: the newest first, as they are looked for, but written in blocks from
    /// their first on, as the index likes it.
    struct Indexed {
        Index from = 0, to = 0;  ///< these are
        Index block = 0, at = 0; ///< and these of the block below
    } indexed_;
    QTimer indexing_; ///< in the time that is left
    Order order_ = NewestFirst;
    std::vector<Index> rows_;          ///< in the order shown: see stands_before()
    std::vector<float> needs_, ranks_; ///< by Index: as told, and as the rows are sorted
    bool ranks_old_ = false;
    bool held_ = false;
    std::vector<std::uint8_t> memberships_; ///< by Index: which filters it was counted in, one bit each
    std::array<int, kFilters> counts_{};
    std::unordered_set<std::string> pinned_; ///< what is or was on air and was not taken back
    std::set<std::string> on_air_;           ///< the comments on air now
    QString selected_;
    QHash<QString, QString> pending_, claimed_;
    std::set<Index> chosen_;
    std::set<Index> new_;
    std::map<Index, std::int64_t> leaving_; ///< rows that match no longer: since when
    std::int64_t now_ms_ = 0;
};

} // namespace regie::desk
