#include "desk/health.h"

#include <QObject>

#include <algorithm>

namespace regie::desk {

namespace {

QString tr(const char* words) { return QObject::tr(words); }

QString capitalised(const std::string& id) {
    auto name = QString::fromStdString(id);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

/// "Recording: the disk is full", or what `otherwise` says when the engine gave no words.
HealthLine trouble(const QString& what, const Health& health, const QString& otherwise, Tone tone) {
    return {tr("%1: %2").arg(what, health.words.empty() ? otherwise : QString::fromStdString(health.words)),
            tone};
}

QString time_left(std::int64_t seconds) {
    const auto minutes = seconds / 60;
    if (minutes >= 24 * 60)
        return tr("over a day left");
    return minutes >= 60 ? tr("%1 h %2 left").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar('0'))
                         : tr("%1 min left").arg(minutes);
}

// Below a quarter of an hour of room somebody should start to make some.
constexpr std::int64_t kLowDiskSeconds = 15 * 60;
// The first seconds' size says little about the rate.
constexpr std::int64_t kRateKnownMs = 5000;

HealthLine recording(const QString& name, const protocol::Status& status) {
    const auto numbers = status.outputs.find("recording");
    const auto bytes = numbers == status.outputs.end() ? 0 : numbers->second.sent_bytes;
    if (status.show_ms < kRateKnownMs || bytes <= 0)
        return {tr("%1 · running").arg(name), Tone::Ready};
    const double bytes_per_second = bytes * 1000.0 / status.show_ms;
    const auto seconds = static_cast<std::int64_t>(status.free_bytes / bytes_per_second);
    return {tr("%1 · %2").arg(name, time_left(seconds)),
            seconds < kLowDiskSeconds ? Tone::Wait : Tone::Ready};
}

HealthLine frames(const protocol::Status& status) {
    // Warning above 1 % lost, danger above 5 %: OBS's colours, FIELD's table.
    const double lost = status.frames > 0 ? double(status.dropped_frames) / double(status.frames) : 0;
    const auto words =
        status.dropped_frames == 1 ? tr("1 frame lost") : tr("%1 frames lost").arg(status.dropped_frames);
    return {words, lost > 0.05 ? Tone::Urgent : lost > 0.01 ? Tone::Wait : Tone::Ready};
}

/// Frames that went out with the graphics of the frame before: a graphic took too long to draw.
HealthLine late_graphics(const protocol::Status& status) {
    constexpr int kAcceptableFrames = 1000; // one in so many is what Régie promises
    return {status.late_overlays == 1 ? tr("1 late graphic")
                                      : tr("%1 late graphics").arg(status.late_overlays),
            status.late_overlays * kAcceptableFrames > status.frames ? Tone::Wait : Tone::Plain};
}

} // namespace

std::vector<HealthLine> health_of(const ShowState& state, const protocol::Status& status) {
    std::vector<HealthLine> lines;
    if (!status.log_ok)
        lines.push_back({tr("Log: %1").arg(QString::fromStdString(status.log_words)), Tone::Urgent});
    for (const auto& [id, health] : state.sources()) {
        const auto name = capitalised(id);
        lines.push_back(health.state == "live"
                            ? HealthLine{tr("%1 · live").arg(name), Tone::Ready}
                            : trouble(name, health, tr("no picture, the slate is on"), Tone::Urgent));
    }
    for (const auto& [id, health] : state.outputs()) {
        const auto name = capitalised(id);
        if (health.state == "running")
            lines.push_back(recording(name, status));
        else if (health.state == "ended")
            lines.push_back({tr("%1 · finished").arg(name), Tone::Plain});
        else
            lines.push_back(trouble(name, health, tr("stopped"), Tone::Urgent));
    }
    for (const auto& [id, health] : state.feeds())
        lines.push_back(
            health.state == "live"
                ? HealthLine{tr("Comments live · %1/min").arg(status.comments_per_min), Tone::Ready}
                : trouble(tr("Comments"), health, tr("%1 does not answer").arg(capitalised(id)), Tone::Wait));
    if (state.feeds().empty())
        lines.push_back({tr("Comments · none yet"), Tone::Plain});
    lines.push_back(frames(status));
    if (status.late_overlays > 0)
        lines.push_back(late_graphics(status));
    std::stable_partition(lines.begin(), lines.end(), [](const HealthLine& line) {
        return line.tone == Tone::Wait || line.tone == Tone::Urgent;
    });
    return lines;
}

} // namespace regie::desk
