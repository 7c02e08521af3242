#pragma once
// How loud something is, in numbers for a meter.

namespace regie::pipelines {

inline constexpr double kSilenceDb = -120;

/// dBFS, of the last 100 ms.
struct SoundLevel {
    double peak_db = kSilenceDb;
    double rms_db = kSilenceDb;
};

/// By EBU R 128, in LUFS; kSilent when there was no sound worth measuring.
struct Loudness {
    static constexpr double kSilent = -70; ///< R 128's absolute gate
    double momentary = kSilent;            ///< of the last 400 ms
    double short_term = kSilent;           ///< of the last 3 s
    /// Since the show began; R 128's target is -23, what platforms turn everything down to about -14.
    double integrated = kSilent;
};

} // namespace regie::pipelines
