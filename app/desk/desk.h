#pragma once
// The desk: everything the interface shows and everything it can do. Folds the engine's events with ShowState
// and hands what changed to the models. GUI thread.

#include "desk/answers_panel.h"
#include "desk/author_panel.h"
#include "desk/comment_model.h"
#include "desk/desk_settings.h"
#include "desk/engine_client.h"
#include "desk/engine_words.h"
#include "desk/question.h"
#include "desk/remote_panel.h"
#include "desk/rules_panel.h"
#include "desk/rundown_model.h"
#include "desk/versions_panel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace regie::desk {

class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Main.qml is given one.")
    Q_PROPERTY(regie::desk::EngineClient* client READ client CONSTANT)
    Q_PROPERTY(regie::desk::CommentModel* comments READ comments CONSTANT)
    Q_PROPERTY(regie::desk::RundownModel* rundown READ rundown CONSTANT)
    Q_PROPERTY(regie::desk::AuthorPanel* author READ author CONSTANT)
    Q_PROPERTY(regie::desk::RulesPanel* rules READ rules CONSTANT)
    Q_PROPERTY(regie::desk::RemotePanel* remote READ remote CONSTANT)
    Q_PROPERTY(regie::desk::VersionsPanel* versions READ versions CONSTANT)
    Q_PROPERTY(regie::desk::AnswersPanel* answers READ answers CONSTANT)
    Q_PROPERTY(regie::desk::DeskSettings* settings READ settings CONSTANT)
    Q_PROPERTY(regie::desk::Question* question READ question CONSTANT) ///< by key and by button alike

    Q_PROPERTY(QVariantList airQueue READ air_queue NOTIFY changed)     ///< see air_queue_list()
    Q_PROPERTY(QVariantList decisions READ decisions NOTIFY ticked)     ///< see decision_list()
    Q_PROPERTY(QVariantList present READ present NOTIFY presentChanged) ///< see present_list()

    /// Nothing of the programme can be changed here but the slate: against slips.
    Q_PROPERTY(bool locked MEMBER locked_ NOTIFY lockedChanged)
    // Why it cannot be done here now, in a sentence; empty: it can.
    Q_PROPERTY(QString whyNot READ why_not NOTIFY whyNotChanged)          ///< anything that the engine does
    Q_PROPERTY(QString whyNotAir READ why_not_air NOTIFY whyNotChanged)   ///< what viewers see of it
    Q_PROPERTY(QString whyNotPlan READ why_not_plan NOTIFY whyNotChanged) ///< what an operator alone may
    /// One comment at a time: the next one opens when one is decided.
    Q_PROPERTY(bool zen READ zen WRITE set_zen NOTIFY zenChanged)

    Q_PROPERTY(bool known READ known NOTIFY changed)     ///< an engine has welcomed this desk at least once
    Q_PROPERTY(bool loading READ loading NOTIFY changed) ///< what happened before is still on its way
    Q_PROPERTY(bool ended READ ended NOTIFY changed)
    Q_PROPERTY(QString endedWords READ ended_words NOTIFY changed)
    Q_PROPERTY(bool live READ live NOTIFY changed) ///< a broadcast; otherwise a rehearsal
    Q_PROPERTY(QString showName READ show_name NOTIFY changed)
    Q_PROPERTY(QSize canvas READ canvas NOTIFY changed)                ///< px of the programme
    Q_PROPERTY(QString captionWords READ caption_words NOTIFY changed) ///< what is being said
    Q_PROPERTY(int campaigns READ campaigns NOTIFY changed)            ///< how many the show has
    Q_PROPERTY(bool campaignsHeld READ campaigns_held NOTIFY changed)
    Q_PROPERTY(QVariantMap look READ look NOTIFY lookChanged) ///< of what is on air: see AirTheme
    Q_PROPERTY(QString session READ session NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool operates READ operates NOTIFY changed) ///< this desk may do everything
    Q_PROPERTY(QString roleWords READ role_words NOTIFY changed)
    Q_PROPERTY(QVariantList onAir READ on_air NOTIFY ticked)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(QVariantList scenes READ scenes NOTIFY ticked)      ///< see scene_list()
    Q_PROPERTY(QVariantList sources READ sources NOTIFY ticked)    ///< see source_list()
    Q_PROPERTY(QVariantList outputs READ outputs NOTIFY ticked)    ///< see output_list()
    Q_PROPERTY(QString sceneOnAir READ scene_on_air NOTIFY ticked) ///< its id
    Q_PROPERTY(bool onSlate READ on_slate NOTIFY ticked)
    Q_PROPERTY(QString encoder READ encoder NOTIFY ticked)

    Q_PROPERTY(QString decisionWords READ decision_words NOTIFY ticked) ///< empty: nothing to take back
    Q_PROPERTY(int takeBackSeconds READ take_back_seconds NOTIFY ticked)
    Q_PROPERTY(bool forGood READ for_good NOTIFY ticked) ///< nothing of it can be taken back
    Q_PROPERTY(bool takingBack READ taking_back NOTIFY ticked)
    Q_PROPERTY(
        QString whyNotTakeBack READ why_not_take_back NOTIFY ticked) ///< the last decision; besides whyNot

    Q_PROPERTY(bool onAirNow READ on_air_now NOTIFY ticked) ///< viewers see it, as far as an ingest says so
    Q_PROPERTY(QString airWords READ air_words NOTIFY ticked)
    Q_PROPERTY(QString feedTrouble READ feed_trouble NOTIFY ticked) ///< see feed_trouble()
    Q_PROPERTY(QString endsAt READ ends_at NOTIFY changed) ///< the platforms that end with the show, in words
    /// The platforms that delete for good what is hidden, in words.
    Q_PROPERTY(QString deletesAt READ deletes_at NOTIFY changed)
    Q_PROPERTY(QString clock READ clock NOTIFY ticked)
    Q_PROPERTY(QVariantList health READ health NOTIFY ticked)
    Q_PROPERTY(QStringList troubles READ troubles NOTIFY ticked) ///< what of health needs a look, in full
    Q_PROPERTY(double peakDb READ peak_db NOTIFY ticked)
    Q_PROPERTY(double rmsDb READ rms_db NOTIFY ticked)
    Q_PROPERTY(
        QString loudness READ loudness NOTIFY ticked) ///< "−18 LUFS": of the last 3 s; empty in silence
    Q_PROPERTY(QVariantList raids READ raids NOTIFY changed) ///< see raid_list()
    Q_PROPERTY(int learnt READ learnt NOTIFY ticked) ///< decisions of this show that rank like comments
    Q_PROPERTY(int learntEarlier READ learnt_earlier NOTIFY ticked) ///< and of those before
    Q_PROPERTY(QList<int> minutes READ minutes NOTIFY ticked)

  public:
    /// `settings_file`: see DeskSettings.
    Desk(const QUrl& url, const QString& name, Patience patience = {}, const QString& settings_file = {});

    EngineClient* client() { return &client_; }
    CommentModel* comments() { return &comments_; }
    RundownModel* rundown() { return &rundown_; }
    AuthorPanel* author() { return &author_; }
    RulesPanel* rules() { return &rules_; }
    RemotePanel* remote() { return &remote_; }
    VersionsPanel* versions() { return &versions_; }
    AnswersPanel* answers() { return &answers_; }
    DeskSettings* settings() { return &settings_; }
    Question* question() { return &question_; }
    /// The language has changed: everything is said anew.
    void say_again();
    const ShowState& state() const { return state_; }
    /// What the engine said when it welcomed this desk; empty before.
    const protocol::Welcome& plan() const;
    std::int64_t show_ms() const { return status_.show_ms; }
    bool on_engines_machine() const { return client_.on_engines_machine(); }

    bool known() const { return welcome_.has_value(); }
    bool loading() const { return welcome_ && state_.last_seq() < welcome_->head; }
    bool ended() const { return ended_.has_value(); }
    QString ended_words() const { return ended_.value_or(QString()); }
    bool live() const { return welcome_ && welcome_->mode == "live"; }
    QString show_name() const { return welcome_ ? QString::fromStdString(welcome_->show) : QString(); }
    QString caption_words() const {
        return QString::fromStdString(joined(state_.caption_lines())).replace('\n', ' ');
    }
    int campaigns() const { return static_cast<int>(plan().campaigns.size()); }
    bool campaigns_held() const { return state_.campaigns_held(); }
    const QVariantMap& look() const { return look_; }
    QSize canvas() const { return welcome_ ? QSize(welcome_->width, welcome_->height) : QSize(16, 9); }
    QString session() const { return welcome_ ? QString::fromStdString(welcome_->session) : QString(); }
    QString name() const { return welcome_ ? QString::fromStdString(welcome_->name) : QString(); }
    protocol::Role role() const;
    bool operates() const { return role() == protocol::Role::Operator; }
    QString role_words() const;
    QString why_not() const;
    QString why_not_air() const;
    QString why_not_plan() const;
    QString why_not_take_back() const;
    QVariantList on_air() const;
    QVariantList air_queue() const;
    QVariantList decisions() const;
    QVariantList present() const;
    bool zen() const { return zen_; }
    void set_zen(bool zen);
    const QString& notice() const { return notice_; }
    QVariantList scenes() const;
    QVariantList sources() const;
    QVariantList outputs() const;
    QString scene_on_air() const;
    bool on_slate() const { return scene_on_air() == kSlateScene; }
    Q_INVOKABLE QVariantList boxesOf(const QString& scene) const; ///< see boxes_of()
    QString encoder() const { return engine_words(status_.encoder); }

    QString decision_words() const;
    /// How long the take-back bar still counts down; taking back works later, too.
    int take_back_seconds() const;
    bool taking_back() const;
    bool for_good() const;

    bool on_air_now() const;
    QString air_words() const;
    QString feed_trouble() const;
    QString deletes_at() const;
    QString ends_at() const;
    QString clock() const;
    QVariantList health() const;
    QStringList troubles() const;
    double peak_db() const { return status_.sound.peak_db; }
    double rms_db() const { return status_.sound.rms_db; }
    QString loudness() const;
    QVariantList raids() const;
    int learnt() const { return static_cast<int>(status_.learnt); }
    int learnt_earlier() const { return static_cast<int>(status_.learnt_earlier); }
    QList<int> minutes() const;

    Q_INVOKABLE void take(const QString& item);
    Q_INVOKABLE void takeNext();
    Q_INVOKABLE void release(const QString& key);
    Q_INVOKABLE void releaseLast();
    Q_INVOKABLE void releasePin();
    Q_INVOKABLE void takeScene(const QString& scene, bool mix);
    Q_INVOKABLE void takeSceneAt(int place, bool mix); ///< of scenes()
    /// The slate and silence; a second time: back to what was before.
    Q_INVOKABLE void toggleSlate();
    // The plan, while the show runs; what is on air stays as it is.
    /// `changes`: see RundownModel::with_changed().
    Q_INVOKABLE void editItem(const QString& item, const QVariantMap& changes);
    Q_INVOKABLE void moveItem(const QString& item, int to); ///< to this row
    Q_INVOKABLE void moveNext(int rows);                    ///< what Space takes next, so many rows down
    Q_INVOKABLE void doubleItem(const QString& item);
    Q_INVOKABLE void removeItem(const QString& item);
    Q_INVOKABLE void mute(const QString& source, bool muted);
    Q_INVOKABLE void mark();
    Q_INVOKABLE void saveReplay();                     ///< the last minute
    Q_INVOKABLE void reconnect(const QString& output); ///< also what was stopped
    Q_INVOKABLE void stopOutput(const QString& output);
    Q_INVOKABLE void hideRaid(const QString& raid); ///< all of it that nobody has decided about
    Q_INVOKABLE void hideNewestRaid();
    /// What is chosen, as one decision; without any, the open comment.
    Q_INVOKABLE void approveOpen();
    Q_INVOKABLE void hideOpen();
    Q_INVOKABLE void approve(const QString& comment);
    Q_INVOKABLE void hide(const QString& comment);
    Q_INVOKABLE void erase(const QString& comment); ///< at its platform, for good
    Q_INVOKABLE void ban(const QString& comment);   ///< its author, for good
    Q_INVOKABLE void answer(const QString& comment, const QString& text);
    /// The house's answer to the open comment, if one was proposed: at its platform, or on air with the
    /// question.
    Q_INVOKABLE void replyProposed();
    Q_INVOKABLE void showProposed();
    Q_INVOKABLE void lookAtAnswers(); ///< beginning with that one
    Q_INVOKABLE void sayCaption(const QString& text);
    Q_INVOKABLE void toggleCampaigns(); ///< they fill no gaps; again: they do
    Q_INVOKABLE void pin(const QString& comment);
    /// For air; `text`: shortened by hand, empty: as it is.
    Q_INVOKABLE void queue(const QString& comment, const QString& text = {});
    Q_INVOKABLE void unqueue(const QString& comment);
    Q_INVOKABLE void airQueued(); ///< pins the next one
    Q_INVOKABLE void note(const QString& comment, const QString& text);
    /// The open comment is this desk's also when it moves on; again: no longer.
    Q_INVOKABLE void keepClaim();
    Q_INVOKABLE void takeBack();
    Q_INVOKABLE void takeBackDecision(double seq); ///< anybody's, of decisions()
    /// Somebody is at this desk: what is open stays claimed. Cheap, for every key and click.
    void touched();
    Q_INVOKABLE void endShow();
    Q_INVOKABLE void refuse(const QString& why) { say(why); } ///< to a key whose button is off
    Q_INVOKABLE void dismissNotice() { say({}); }

  signals:
    void changed();
    void lookChanged();
    void ticked();
    void noticeChanged();
    void presentChanged();
    void zenChanged();
    void lockedChanged();
    void whyNotChanged();
    /// The engine has taken the wish to end the show.
    void ending();

  private:
    /// A command the log does not have yet, told where its effect will be seen.
    struct Pending {
        std::string method;
        QString target;
        std::optional<std::uint64_t> seq; ///< known once the engine has answered
    };

    QString beyond_role() const;
    void open_next();
    void decide_open(const char* method, const QString& words);
    bool sure(const char* method, const QString& target, const QString& words);
    bool sure_to_hide(const char* method, const QString& target, const QStringList& comments);
    bool sure_to_show(const char* method, const QString& comment);
    void claim(bool keep);
    void on_presence(const std::vector<protocol::Present>& present);
    void tell_overruled(const Event& event);
    void plan(const nlohmann::json& rundown, const QString& item);
    void command(const char* method, const nlohmann::json& params, const QString& target,
                 const QString& words);
    void answered(const std::string& method, const QString& target, const Result<std::uint64_t>& seq);
    void settle();
    void show_pending(const Pending& pending, const QString& words);
    bool is_pending(const std::string& method, const QString& target) const;
    void on_welcome(const protocol::Welcome& welcome);
    void on_events(const std::vector<Event>& events);
    void on_status(const protocol::Status& status);
    void forget();
    void say(const QString& notice);
    const Decided* last_decision() const;
    void refresh_author();
    void refresh_answers();

    DeskSettings settings_;
    Question question_;
    EngineClient client_;
    ShowState state_;
    CommentModel comments_{state_};
    RundownModel rundown_{state_};
    AskEngine ask_ = [this](const char* method, const nlohmann::json& params, auto answer) {
        client_.ask(method, params, std::move(answer));
    };
    AuthorPanel author_{state_, ask_};
    RulesPanel rules_{ask_};
    RemotePanel remote_{ask_};
    VersionsPanel versions_{ask_};
    AnswersPanel answers_{ask_};
    std::optional<protocol::Welcome> welcome_;
    QVariantMap look_;
    protocol::Status status_;
    std::optional<QString> ended_;
    QString notice_;
    std::vector<Pending> pending_;
    std::shared_ptr<const Rundown> planned_;   ///< as rundown_ shows it; none: the show file's
    std::shared_ptr<const Answers> answering_; ///< the same of answers_
    std::size_t shown_comments_ = 0;           ///< when the models were last told
    bool behind_ = false;                      ///< they were not told of what came last
    bool zen_ = false, locked_ = false;
    std::vector<protocol::Present> present_;
    QElapsedTimer claimed_; ///< since the open comment was claimed
};

} // namespace regie::desk
