#include "desk/health.h"

#include "desk/comment_words.h"
#include "desk/engine_words.h"
#include "show/json_values.h"
#include "show/recorded.h"

#include <QObject>
#include <QStringList>

#include <algorithm>

namespace regie::desk {

namespace {

QString capitalised(const std::string& id) {
    auto name = QString::fromStdString(id);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

/// "Recording: the disk is full", or what `otherwise` says when the engine gave no words.
HealthLine trouble(const QString& what, const Health& health, const QString& otherwise, Tone tone) {
    return {QObject::tr("%1: %2").arg(what, health.words.empty() ? otherwise : engine_words(health.words)),
            tone};
}

QString time_left(std::int64_t seconds) {
    const auto minutes = seconds / 60;
    if (minutes >= 24 * 60)
        return QObject::tr("over a day left");
    return minutes >= 60 ? QObject::tr("%1 h %2 left").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar('0'))
                         : QObject::tr("%1 min left").arg(minutes);
}

// Below a quarter of an hour of room somebody should start to make some.
constexpr std::int64_t kLowDiskSeconds = 15 * 60;
// The first seconds' size says little about the rate.
constexpr std::int64_t kRateKnownMs = 5000;

HealthLine recording(const QString& name, const protocol::Status& status) {
    std::int64_t bytes = 0;
    for (const auto* id : {kRecordingOutput, kCleanOutput})
        if (const auto numbers = status.outputs.find(id); numbers != status.outputs.end())
            bytes += numbers->second.sent_bytes;
    if (status.show_ms < kRateKnownMs || bytes <= 0)
        return {QObject::tr("%1 · running").arg(name), Tone::Ready};
    const double bytes_per_second = bytes * 1000.0 / status.show_ms;
    const auto seconds = static_cast<std::int64_t>(status.free_bytes / bytes_per_second);
    return {QObject::tr("%1 · %2").arg(name, time_left(seconds)),
            seconds < kLowDiskSeconds ? Tone::Wait : Tone::Ready};
}

Tone tone_of_loss(std::int64_t lost, std::int64_t of) {
    const double part = of > 0 ? static_cast<double>(lost) / static_cast<double>(of) : 0;
    return part > 0.05 ? Tone::Urgent : part > 0.01 ? Tone::Wait : Tone::Ready;
}

QString left_out(const protocol::OutputNumbers& numbers) {
    return QObject::tr("%n left out", nullptr, static_cast<int>(numbers.dropped_frames));
}

/// "Facebook · 4.5 Mb/s", with what is wrong with it.
HealthLine sending(const QString& name, const protocol::OutputNumbers& numbers, Tone tone) {
    auto words = QObject::tr("%1 · %2 Mb/s").arg(name).arg(numbers.kbps / 1000.0, 0, 'f', 1);
    if (numbers.affordable_kbps > 0)
        words = QObject::tr("%1 · slow line").arg(words);
    if (tone >= Tone::Wait && numbers.dropped_frames > 0)
        words = QObject::tr("%1 · %2").arg(words, left_out(numbers));
    return {words, numbers.affordable_kbps > 0 ? std::max(tone, Tone::Wait) : tone};
}

HealthLine frames(const protocol::Status& status) {
    return {QObject::tr("%n frame(s) lost", nullptr, static_cast<int>(status.dropped_frames)),
            tone_of_loss(status.dropped_frames, status.frames)};
}

/// Frames that went out with the graphics of the frame before: a graphic took too long to draw.
HealthLine late_graphics(const protocol::Status& status) {
    constexpr int kAcceptableFrames = 1000; // one in so many is what Régie promises
    return {QObject::tr("%n late graphic(s)", nullptr, static_cast<int>(status.late_overlays)),
            status.late_overlays * kAcceptableFrames > status.frames ? Tone::Wait : Tone::Plain};
}

HealthLine output_line(const std::string& id, const Health& health, const protocol::Status& status,
                       const protocol::Welcome& plan) {
    const auto name = output_name(id, plan);
    const auto tone = output_tone(health, status, id);
    if (health.state == "ended")
        return {QObject::tr("%1 · finished").arg(name), Tone::Plain};
    if (health.state == "stopped")
        return {QObject::tr("%1 · stopped").arg(name), tone};
    if (health.state == "connecting")
        return {QObject::tr("%1 · connecting").arg(name), tone};
    if (health.state != "running")
        return trouble(name, health, QObject::tr("stopped"), tone);
    const auto numbers = status.outputs.find(id);
    if (is_file(id) || numbers == status.outputs.end())
        return recording(name, status);
    return sending(name, numbers->second, tone);
}

} // namespace

QString output_name(const std::string& id, const protocol::Welcome& plan) {
    for (const auto& output : plan.outputs)
        if (output.value("id", "") == id)
            if (const auto platform = output.value("platform", ""); !platform.empty())
                return platform_name(platform);
    return id == kRecordingOutput ? QObject::tr("Recording")
           : id == kCleanOutput   ? QObject::tr("Without graphics")
                                  : capitalised(id);
}

QString output_numbers(const protocol::OutputNumbers& numbers) {
    QStringList words;
    if (numbers.kbps > 0)
        words << QObject::tr("%1 Mb/s").arg(numbers.kbps / 1000.0, 0, 'f', 1);
    if (numbers.round_trip_ms >= 0)
        words << QObject::tr("%1 ms").arg(numbers.round_trip_ms);
    if (numbers.dropped_frames > 0)
        words << left_out(numbers);
    if (const auto seconds = numbers.running_ms / 1000; seconds > 0)
        words << QStringLiteral("%1:%2:%3")
                     .arg(seconds / 3600)
                     .arg(seconds / 60 % 60, 2, 10, QChar('0'))
                     .arg(seconds % 60, 2, 10, QChar('0'));
    return words.join(QStringLiteral(" · "));
}

Tone output_tone(const Health& health, const protocol::Status& status, const std::string& id) {
    if (health.state == "failed" || health.state == "lost")
        return Tone::Urgent;
    if (health.state == "connecting" || health.state == "stopped")
        return Tone::Wait;
    const auto numbers = status.outputs.find(id);
    if (health.state != "running" || numbers == status.outputs.end())
        return Tone::Plain;
    const auto& n = numbers->second;
    return tone_of_loss(n.dropped_frames, n.sent_frames + n.dropped_frames);
}

/// "Comments · 18/min · 240 watching"; with more feeds than one each has its name.
HealthLine feed_line(const std::string& id, const Health& health, const ShowState& state,
                     const protocol::Status& status) {
    const auto what = state.feeds().size() > 1 ? capitalised(id) : QObject::tr("Comments");
    if (health.state == "ended")
        return trouble(what, health, QObject::tr("the broadcast is over"), Tone::Plain);
    if (health.state != "live" && health.state != "quiet") {
        const bool lost = health.state == "dead" || health.state == "token expired";
        return trouble(what, health, QObject::tr("%1 does not answer").arg(capitalised(id)),
                       lost ? Tone::Urgent : Tone::Wait);
    }
    const auto at = status.feeds.find(id);
    const auto numbers = at == status.feeds.end() ? protocol::FeedNumbers{} : at->second;
    QStringList words{health.state == "live" ? what : QObject::tr("%1 quiet").arg(what)};
    if (health.state == "live")
        words << QObject::tr("%1/min").arg(numbers.comments_per_min);
    if (numbers.viewers >= 0)
        words << QObject::tr("%n watching", nullptr, static_cast<int>(numbers.viewers));
    if (numbers.units_forecast > numbers.units_a_day)
        return {
            QObject::tr("%1: the day's budget of questions will be used up before the planned end").arg(what),
            Tone::Wait};
    return {words.join(QStringLiteral(" · ")), Tone::Ready};
}

bool is_on_air(const ShowState& state) {
    return std::any_of(state.outputs().begin(), state.outputs().end(), [](const auto& output) {
        return !is_file(output.first) && output.second.state == "running";
    });
}

QString air_words(const ShowState& state, const protocol::Welcome& plan) {
    if (plan.mode != "live")
        return QObject::tr("REHEARSAL");
    const bool sends = std::any_of(plan.outputs.begin(), plan.outputs.end(),
                                   [](const auto& output) { return !is_file(output.value("id", "")); });
    return !sends             ? QObject::tr("RECORDING")
           : is_on_air(state) ? QObject::tr("ON AIR")
                              : QObject::tr("NOT ON AIR");
}

QString feed_trouble(const ShowState& state, const protocol::Welcome& plan) {
    const auto said = [&](const auto& is_so) {
        const auto found = std::find_if(state.feeds().begin(), state.feeds().end(),
                                        [&](const auto& feed) { return is_so(feed.second.state); });
        return found == state.feeds().end() ? nullptr : &found->second;
    };
    if (const auto* refused = said([](const auto& feed) {
            return feed == "dead" || feed == "token expired" || feed == "throttled";
        }))
        return engine_words(refused->words);
    if (said([](const auto& feed) { return feed == "live" || feed == "quiet" || feed == "slow"; }))
        return {};
    if (const auto* over = said([](const auto& feed) { return feed == "ended"; }))
        return over->words.empty() ? QObject::tr("The broadcast is over.") : engine_words(over->words);
    if (plan.feeds.empty())
        return QObject::tr("This show reads those of no platform.");
    QStringList platforms;
    for (const auto& feed : plan.feeds)
        platforms << platform_name(text_of(feed, "platform"));
    platforms.removeDuplicates();
    return QObject::tr("%1: no answer yet.").arg(platforms.join(QStringLiteral(", ")));
}

std::vector<HealthLine> health_of(const ShowState& state, const protocol::Status& status,
                                  const protocol::Welcome& plan) {
    std::vector<HealthLine> lines;
    if (!status.log_ok)
        lines.push_back({QObject::tr("Log: %1").arg(engine_words(status.log_words)), Tone::Urgent});
    for (const auto& words : state.without())
        lines.push_back({engine_words(words), Tone::Urgent});
    if (const auto& takeovers = state.takeovers(); !takeovers.empty()) {
        constexpr std::int64_t kNewsMs = 5 * 60'000; // then it is known
        lines.push_back({QObject::tr("Another engine took over %n time(s), last at %1", nullptr,
                                     static_cast<int>(takeovers.size()))
                             .arg(QString::fromStdString(format_show_time(takeovers.back()))),
                         status.show_ms - takeovers.back() < kNewsMs ? Tone::Wait : Tone::Plain});
    }
    if (state.clock_stepped())
        lines.push_back(
            {QObject::tr("This machine's clock was changed: the show's own time goes on"), Tone::Wait});
    if (!status.graphics_words.empty())
        lines.push_back({QObject::tr("Graphics: %1").arg(engine_words(status.graphics_words)), Tone::Urgent});
    for (const auto& [id, health] : state.sources()) {
        const auto name = capitalised(id);
        lines.push_back(
            health.state == "live"
                ? HealthLine{QObject::tr("%1 · live").arg(name), Tone::Ready}
                : trouble(name, health, QObject::tr("no picture, the slate is on"), Tone::Urgent));
    }
    for (const auto& [id, health] : state.outputs())
        lines.push_back(output_line(id, health, status, plan));
    for (const auto& [id, health] : state.feeds())
        lines.push_back(feed_line(id, health, state, status));
    if (state.feeds().empty())
        lines.push_back({QObject::tr("Comments · none yet"), Tone::Plain});
    lines.push_back(frames(status));
    if (status.late_overlays > 0)
        lines.push_back(late_graphics(status));
    std::stable_partition(lines.begin(), lines.end(), [](const HealthLine& line) {
        return line.tone == Tone::Wait || line.tone == Tone::Urgent;
    });
    return lines;
}

} // namespace regie::desk
