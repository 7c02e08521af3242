#pragma once
// How a programme is made: by the clock or by its work, encoded or raw.

namespace regie::pipelines {

/// Live: the tick waits for nothing, what is late is left out. Offline: as fast as it goes, and everything
/// waits for everything, so that each run gives the same.
enum class Pace { Live, Offline };

enum class Encoder {
    X264, ///< H.264 and AAC
    None, ///< pictures and sound as the tick and the overlay leave them
};

} // namespace regie::pipelines
