#include "desk/desk.h"

#include "desk/comment_words.h"
#include "desk/desk_views.h"
#include "desk/health.h"

#include <QVariantMap>

#include <algorithm>
#include <cmath>

namespace regie::desk {

namespace method = protocol::method;

namespace {

// More at once than a busy minute brings is a desk catching up: cheaper to show at one go.
constexpr std::size_t kCatchUpEvents = 100;
constexpr std::int64_t kTakeBackMs = 10'000;
constexpr int kMinutes = 15;

QString error_words(const QString& what, const Error& error) {
    return QObject::tr("%1 did not work: %2").arg(what, QString::fromStdString(error.line()));
}

QString wish_words(const std::string& method) {
    if (method == method::kHide)
        return QObject::tr("Hiding");
    if (method == method::kApprove)
        return QObject::tr("Approving");
    if (method == method::kDelete)
        return QObject::tr("Deleting");
    if (method == method::kHideRaid)
        return QObject::tr("Hiding the raid");
    if (method == method::kBan)
        return QObject::tr("Banning");
    if (method == method::kAnswer)
        return QObject::tr("Answering");
    if (method == method::kPin)
        return QObject::tr("Pinning");
    if (method == method::kTake)
        return QObject::tr("Taking");
    if (method == method::kRelease)
        return QObject::tr("Releasing");
    if (method == method::kScene)
        return QObject::tr("Changing the scene");
    if (method == method::kMark)
        return QObject::tr("Setting the mark");
    if (method == method::kReplay)
        return QObject::tr("Saving the last minute");
    if (method == method::kReconnect)
        return QObject::tr("Reconnecting");
    return method == method::kStop ? QObject::tr("Ending the show") : QObject::tr("Taking back");
}

} // namespace

Desk::Desk(const QUrl& url, const QString& name, Patience patience) : client_(url, name, patience) {
    connect(&client_, &EngineClient::welcomed, this, &Desk::on_welcome);
    connect(&client_, &EngineClient::session_changed, this, &Desk::forget);
    connect(&client_, &EngineClient::events_came, this, &Desk::on_events);
    connect(&client_, &EngineClient::status_came, this, &Desk::on_status);
    connect(&client_, &EngineClient::needs_came, &comments_, &CommentModel::set_needs);
    connect(&comments_, &CommentModel::selectedIdChanged, this, &Desk::refresh_author);
}

void Desk::forget() {
    state_ = {};
    status_ = {};
    welcome_.reset();
    ended_.reset();
    comments_.rebuild();
    rules_.forget();
    rundown_.refresh(0);
    emit changed();
    emit ticked();
}

void Desk::on_welcome(const protocol::Welcome& welcome) {
    welcome_ = welcome;
    comments_.set_me(name());
    comments_.set_capabilities(capabilities_of(welcome));
    rundown_.set_plan(welcome.rundown);
    rules_.set_names(welcome.rules);
    emit changed();
}

void Desk::on_events(const std::vector<Event>& events) {
    const bool catching_up = events.size() > kCatchUpEvents;
    for (const auto& event : events) {
        state_.apply(event);
        if (const auto* taken = std::get_if<GraphicTaken>(&event.body))
            rundown_.was_taken(taken->graphic.key);
        if (const auto* over = std::get_if<SessionEnded>(&event.body))
            ended_ = QString::fromStdString(over->reason);
        else if (std::holds_alternative<EngineStarted>(event.body))
            ended_.reset();
        if (const auto* replay = std::get_if<ReplaySaved>(&event.body); replay && !catching_up)
            say(replay->fault.empty()
                    ? tr("The last minute is saved: %1").arg(QString::fromStdString(replay->file))
                    : tr("The last minute was not saved: %1").arg(QString::fromStdString(replay->fault)));
        if (!catching_up)
            comments_.after(event);
    }
    if (catching_up)
        comments_.rebuild();
    settle();
    rules_.set_holding(state_.flags());
    rundown_.refresh(status_.show_ms);
    refresh_author();
    emit changed();
    emit ticked();
}

void Desk::on_status(const protocol::Status& status) {
    status_ = status;
    comments_.tick(status.show_ms);
    rundown_.refresh(status.show_ms);
    emit ticked();
}

void Desk::refresh_author() { author_.show_author_of(comments_.selected_id().toStdString()); }

QVariantList Desk::on_air() const { return on_air_list(state_, rundown_, status_.show_ms); }

const protocol::Welcome& Desk::plan() const {
    static const protocol::Welcome none;
    return welcome_ ? *welcome_ : none;
}

QVariantList Desk::scenes() const { return scene_list(state_, plan()); }
QVariantList Desk::raids() const { return raid_list(state_, status_.show_ms); }
QVariantList Desk::outputs() const { return output_list(state_, status_, plan()); }
bool Desk::on_slate() const { return scene_on_air(state_, plan()) == kSlateScene; }

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
    // By the engine's clocks alone: a laptop's own may be minutes off.
    const auto left_ms = kTakeBackMs - (welcome_->epoch_ms + status_.show_ms - decided->wall_ms);
    return static_cast<int>(std::clamp<std::int64_t>((left_ms + 999) / 1000, 0, kTakeBackMs / 1000));
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

// --- commands

void Desk::take(const QString& item) {
    command(method::kTake, {{"item", item.toStdString()}}, item, tr("Taking…"));
}

void Desk::takeNext() {
    if (const auto next = rundown_.next_id(); !next.isEmpty())
        take(next);
    else
        say(tr("The rundown is through. Click an item to make it the next one."));
}

void Desk::release(const QString& key) {
    command(method::kRelease, {{"key", key.toStdString()}}, key, tr("Releasing…"));
}

void Desk::releaseLast() {
    if (const auto order = on_air_order(state_); !order.empty())
        release(QString::fromStdString(order.front()));
}

void Desk::releasePin() {
    if (state_.on_air().contains(kPinKey))
        release(QString::fromLatin1(kPinKey));
}

void Desk::hideRaid(const QString& raid) {
    command(method::kHideRaid, {{"raid", raid.toStdString()}}, raid, {});
}

void Desk::hideNewestRaid() {
    if (const auto all = raids(); !all.isEmpty())
        hideRaid(all.front().toMap()["id"].toString());
}

void Desk::approve(const QString& comment) {
    command(method::kApprove, {{"comment", comment.toStdString()}}, comment, tr("Approving…"));
}
void Desk::hide(const QString& comment) {
    command(method::kHide, {{"comment", comment.toStdString()}}, comment, tr("Hiding…"));
}
void Desk::erase(const QString& comment) {
    command(method::kDelete, {{"comment", comment.toStdString()}}, comment, tr("Deleting…"));
}
void Desk::ban(const QString& comment) {
    command(method::kBan, {{"comment", comment.toStdString()}}, comment, tr("Banning its author…"));
}
void Desk::answer(const QString& comment, const QString& text) {
    command(method::kAnswer, {{"comment", comment.toStdString()}, {"text", text.toStdString()}}, comment,
            tr("Answering…"));
}
void Desk::pin(const QString& comment) {
    command(method::kPin, {{"comment", comment.toStdString()}}, comment, tr("Pinning…"));
}

void Desk::takeScene(const QString& scene, bool mix) {
    if (scene.toStdString() != scene_on_air(state_, plan()))
        command(method::kScene, {{"scene", scene.toStdString()}, {"mix", mix}}, scene, {});
}

void Desk::takeSceneAt(int place, bool mix) {
    if (const auto all = scenes(); place >= 0 && place < all.size())
        takeScene(all[place].toMap()["id"].toString(), mix);
}

void Desk::toggleSlate() {
    takeScene(QString::fromStdString(on_slate() ? scene_before_slate(state_, plan()) : kSlateScene), false);
}

void Desk::mark() {
    const auto name = tr("Mark at %1").arg(clock());
    command(method::kMark, {{"name", name.toStdString()}}, name, {});
}

void Desk::saveReplay() {
    const auto target = tr("the last minute");
    command(method::kReplay, {{"seconds", 60}}, target, {});
}

void Desk::reconnect(const QString& output) {
    command(method::kReconnect, {{"output", output.toStdString()}}, output, {});
}

void Desk::takeBack() {
    const auto* decided = last_decision();
    if (!decided || taking_back())
        return;
    pending_.push_back({method::kUndo, {}, {}});
    emit ticked();
    // By its number: what is taken back is what the bar showed, whatever was decided meanwhile.
    client_.call(method::kUndo, {{"seq", decided->seq}},
                 [this](const Result<std::uint64_t>& seq) { answered(method::kUndo, {}, seq); });
}

void Desk::endShow() {
    client_.call(method::kStop, nlohmann::json::object(), [this](const Result<std::uint64_t>& seq) {
        if (seq)
            emit ending();
        else
            say(error_words(wish_words(method::kStop), seq.error()));
    });
}

void Desk::command(const char* method, const nlohmann::json& params, const QString& target,
                   const QString& words) {
    if (target.isEmpty() || is_pending(method, target))
        return;
    const Pending pending{method, target, {}};
    pending_.push_back(pending);
    show_pending(pending, words);
    client_.call(method, params,
                 [this, name = std::string(method), target](const Result<std::uint64_t>& seq) {
                     answered(name, target, seq);
                 });
}

void Desk::answered(const std::string& method, const QString& target, const Result<std::uint64_t>& seq) {
    const auto it = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.method == method && pending.target == target && !pending.seq;
    });
    if (it == pending_.end())
        return;
    if (seq) {
        it->seq = *seq;
        say({});
        return settle();
    }
    show_pending(*it, {});
    pending_.erase(it);
    say(error_words(wish_words(method), seq.error()));
    emit ticked();
}

// A command is done when its event has been folded, which may be before or after its answer.
void Desk::settle() {
    std::erase_if(pending_, [this](const Pending& pending) {
        if (!pending.seq || *pending.seq > state_.last_seq())
            return false;
        show_pending(pending, {});
        return true;
    });
    emit ticked();
}

void Desk::show_pending(const Pending& pending, const QString& words) {
    if (pending.method == method::kTake || pending.method == method::kRelease)
        rundown_.set_pending(pending.target, words);
    else if (state_.comment(pending.target.toStdString()))
        comments_.set_pending(pending.target, words);
}

bool Desk::is_pending(const std::string& method, const QString& target) const {
    return std::any_of(pending_.begin(), pending_.end(), [&](const Pending& pending) {
        return pending.method == method && pending.target == target;
    });
}

bool Desk::taking_back() const { return is_pending(method::kUndo, {}); }

void Desk::say(const QString& notice) {
    if (notice_ == notice)
        return;
    notice_ = notice;
    emit noticeChanged();
}

} // namespace regie::desk
