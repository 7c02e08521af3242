#include "desk/desk.h"

#include "desk/comment_words.h"
#include "desk/decision_words.h"
#include "desk/desk_views.h"
#include "desk/engine_words.h"
#include "desk/health.h"
#include "show/for_good.h"
#include "show/json_values.h"
#include "show/theme.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QVariantMap>

#include <algorithm>
#include <cmath>
#include <malloc.h>

namespace regie::desk {

namespace {

// More at once than a busy minute brings is a desk catching up: cheaper to show at one go.
constexpr std::size_t kCatchUpEvents = 100;
constexpr std::int64_t kTakeBackMs = 10'000;
constexpr int kMinutes = 15;
constexpr int kTrimMs = 1000;

QVariantMap look_of(const nlohmann::json& look) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(look.dump())).object().toVariantMap();
}

} // namespace

Desk::Desk(const QUrl& url, const QString& name, Patience patience, const QString& settings_file)
    : settings_(settings_file), client_(url, name, patience), look_(look_of(look_json(ShowFile().look))) {
    connect(&client_, &EngineClient::welcomed, this, &Desk::on_welcome);
    connect(&client_, &EngineClient::session_changed, this, &Desk::forget);
    connect(&client_, &EngineClient::events_came, this, &Desk::on_events);
    connect(&client_, &EngineClient::status_came, this, &Desk::on_status);
    connect(&client_, &EngineClient::needs_came, &comments_, &CommentModel::set_needs);
    connect(&client_, &EngineClient::presence_came, this, &Desk::on_presence);
    connect(&client_, &EngineClient::lineChanged, this, &Desk::whyNotChanged);
    connect(this, &Desk::lockedChanged, this, &Desk::whyNotChanged);
    connect(this, &Desk::changed, this, &Desk::whyNotChanged); // the role, the language
    connect(&comments_, &CommentModel::selectedIdChanged, this, [this] {
        refresh_author();
        claim(false);
    });
}

void Desk::say_again() {
    client_.say_again();
    comments_.say_again();
    rundown_.refresh(status_.show_ms);
    settings_.keys()->say_again();
    answers_.say_again();
    rules_.set_holding(state_.flags());
    refresh_author();
    emit changed();
    emit ticked();
    emit presentChanged();
}

void Desk::forget() {
    state_ = {};
    status_ = {};
    welcome_.reset();
    planned_.reset();
    answering_.reset();
    shown_comments_ = 0;
    behind_ = false;
    ended_.reset();
    comments_.rebuild();
    rules_.forget();
    rundown_.refresh(0);
    emit changed();
    emit ticked();
}

void Desk::on_welcome(const protocol::Welcome& welcome) {
    welcome_ = welcome;
    std::vector<Template> crew;
    for (const auto& own : welcome.templates)
        if (auto kind = parse_template(text_of(own, "description"), text_of(own, "component"), "engine"))
            crew.push_back(std::move(*kind));
    rundown_.set_templates(Templates(std::move(crew)));
    if (welcome.look.is_object()) {
        look_ = look_of(welcome.look);
        emit lookChanged();
    }
    rundown_.set_end(welcome.ends_ms);
    comments_.set_me(name());
    comments_.set_capabilities(capabilities_of(welcome));
    if (!planned_)
        rundown_.set_plan(welcome.rundown);
    refresh_answers();
    rules_.set_names(welcome.rules);
    emit changed();
}

void Desk::on_events(const std::vector<Event>& events) {
    const bool catching_up = behind_ || events.size() > kCatchUpEvents;
    for (const auto& event : events) {
        if (!catching_up)
            tell_overruled(event);
        state_.apply(event);
        if (const auto* back = std::get_if<TakenBack>(&event.body);
            back && !catching_up && !back->spared.empty() && event.by == plan().name)
            say(spared_words(state_, *back));
        if (const auto* taken = std::get_if<GraphicTaken>(&event.body))
            rundown_.was_taken(taken->graphic.key);
        if (const auto* over = std::get_if<SessionEnded>(&event.body))
            ended_ = engine_words(over->reason);
        else if (std::holds_alternative<EngineStarted>(event.body))
            ended_.reset();
        if (const auto* replay = std::get_if<ReplaySaved>(&event.body); replay && !catching_up)
            say(replay->fault.empty()
                    ? tr("The last minute is saved: %1").arg(QString::fromStdString(replay->file))
                    : tr("The last minute was not saved: %1").arg(engine_words(replay->fault)));
        if (!catching_up)
            comments_.after(event);
    }
    // A long evening that comes in is shown as it grows, but not at each of its messages.
    const auto comments = state_.comments().size();
    behind_ = loading() && comments < 2 * shown_comments_;
    if (behind_)
        return;
    shown_comments_ = comments;
    if (catching_up) {
        comments_.rebuild();
        QTimer::singleShot(kTrimMs, this, [] { malloc_trim(0); }); // what reading the messages took
    }
    if (planned_ != state_.rundown()) {
        planned_ = state_.rundown();
        rundown_.set_plan(planned_ ? rundown_to_json(*planned_, rundown_.templates()) : plan().rundown);
    }
    if (answering_ != state_.answers()) {
        answering_ = state_.answers();
        refresh_answers();
    }
    settle();
    rules_.set_holding(state_.flags());
    rundown_.refresh(status_.show_ms);
    refresh_author();
    emit changed();
    emit ticked();
}

void Desk::on_status(const protocol::Status& status) {
    status_ = status;
    remote_.set_refused(status.refused);
    comments_.tick(status.show_ms);
    rundown_.refresh(status.show_ms);
    emit ticked();
}

void Desk::refresh_author() { author_.show_author_of(comments_.selected_id().toStdString()); }

void Desk::refresh_answers() {
    answers_.set_answers(answering_ ? *answering_ : answers_from_json(plan().answers).value_or(Answers()));
}

QVariantList Desk::air_queue() const { return air_queue_list(state_, plan()); }
QVariantList Desk::decisions() const { return decision_list(state_, rundown_, comments_.capabilities()); }
QVariantList Desk::present() const { return present_list(state_, present_, name()); }

void Desk::set_zen(bool zen) {
    if (zen_ == zen)
        return;
    zen_ = zen;
    if (zen && comments_.selected_id().isEmpty())
        comments_.selectFirst();
    emit zenChanged();
}

void Desk::open_next() {
    if (zen_)
        comments_.selectNext();
}

void Desk::on_presence(const std::vector<protocol::Present>& present) {
    present_ = present;
    comments_.set_claims(claims_of(present_, name()));
    emit presentChanged();
}

void Desk::claim(bool keep) {
    if (client_.line() != EngineClient::Line::Connected || role() == protocol::Role::Viewer)
        return;
    claimed_.start();
    client_.call(protocol::method::kClaim,
                 {{"comment", comments_.selected_id().toStdString()}, {"keep", keep}},
                 [](const Result<std::uint64_t>&) {});
}

void Desk::keepClaim() {
    if (!comments_.selected_id().isEmpty())
        claim(true);
}

void Desk::touched() {
    constexpr qint64 kClaimAgainMs = 20'000; // a third of how long the engine holds it
    if (!comments_.selected_id().isEmpty() && (!claimed_.isValid() || claimed_.hasExpired(kClaimAgainMs)))
        claim(false);
}

// Two at once: the log's order decides, and who was first is told what became of it.
void Desk::tell_overruled(const Event& event) {
    constexpr std::int64_t kAtOnceMs = 10'000;
    const auto* mine = last_decision();
    if (!mine || event.by == mine->by || event.wall_ms - mine->wall_ms > kAtOnceMs)
        return;
    const auto words = overruled_words(state_, *mine, event);
    if (!words.isEmpty())
        say(words);
}

protocol::Role Desk::role() const { return protocol::role_of(plan().role).value_or(protocol::Role::Viewer); }

QString Desk::role_words() const { return desk::role_words(QString::fromStdString(plan().role)); }

QVariantList Desk::on_air() const { return on_air_list(state_, rundown_, status_.show_ms); }

const protocol::Welcome& Desk::plan() const {
    static const protocol::Welcome none;
    return welcome_ ? *welcome_ : none;
}

QVariantList Desk::scenes() const { return scene_list(state_, plan()); }
QVariantList Desk::raids() const { return raid_list(state_, status_.show_ms); }
QVariantList Desk::sources() const { return source_list(state_, status_, plan()); }
QVariantList Desk::outputs() const { return output_list(state_, status_, plan()); }
QString Desk::scene_on_air() const { return QString::fromStdString(desk::scene_on_air(state_, plan())); }
QVariantList Desk::boxesOf(const QString& scene) const { return boxes_of(scene.toStdString(), plan()); }

const Decided* Desk::last_decision() const {
    return welcome_ ? state_.last_decision(welcome_->name) : nullptr;
}

QString Desk::decision_words() const {
    const auto* decided = last_decision();
    return decided ? desk::decision_words(state_, rundown_, *decided) : QString();
}

int Desk::take_back_seconds() const {
    const auto* decided = last_decision();
    if (!decided)
        return 0;
    // By the show's clock alone: a laptop's own may be minutes off, and the engine's may be stepped.
    const auto left_ms = kTakeBackMs - (status_.show_ms - decided->show_ms);
    return static_cast<int>(std::clamp<std::int64_t>((left_ms + 999) / 1000, 0, kTakeBackMs / 1000));
}

bool Desk::for_good() const {
    const auto* decided = last_decision();
    return decided && is_for_good(state_, *decided, comments_.capabilities(), true);
}

bool Desk::on_air_now() const { return live() && is_on_air(state_); }
QString Desk::air_words() const { return desk::air_words(state_, plan()); }
QString Desk::feed_trouble() const { return desk::feed_trouble(state_, plan()); }

QString Desk::ends_at() const {
    QStringList platforms;
    for (const auto& feed : plan().feeds)
        if (is_true(feed, "can_end"))
            platforms << platform_name(text_of(feed, "platform"));
    return platforms.join(QStringLiteral(", "));
}

QString Desk::clock() const {
    const auto seconds = std::max<std::int64_t>(status_.show_ms, 0) / 1000;
    const auto two = [](std::int64_t value) { return QStringLiteral("%1").arg(value, 2, 10, QChar('0')); };
    return QStringLiteral("%1:%2:%3").arg(two(seconds / 3600), two(seconds / 60 % 60), two(seconds % 60));
}

QVariantList Desk::health() const {
    QVariantList list;
    for (const auto& line : health_of(state_, status_, plan()))
        list.append(QVariantMap{{"words", line.words}, {"tone", QVariant::fromValue(line.tone)}});
    return list;
}

QStringList Desk::troubles() const {
    QStringList words;
    for (const auto& line : health_of(state_, status_, plan()))
        if (line.tone == Tone::Wait || line.tone == Tone::Urgent)
            words.append(line.words);
    return words;
}

QString Desk::loudness() const {
    constexpr double kSilence = protocol::Loudness{}.short_term;
    const auto lufs = status_.loudness.short_term;
    return lufs > kSilence ? tr("%1 LUFS").arg(QString::number(std::lround(lufs)).replace('-', QChar(0x2212)))
                           : QString();
}

QList<int> Desk::minutes() const { return comments_a_minute(state_, status_.show_ms, kMinutes); }

void Desk::say(const QString& notice) {
    if (notice_ == notice)
        return;
    notice_ = notice;
    emit noticeChanged();
}

} // namespace regie::desk
