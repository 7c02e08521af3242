#pragma once
// For the end of a process in which pipelines ran.

namespace regie::pipelines {

/// Waits for those that were stopped and are on their way, for five seconds. False: one hangs, and uses what
/// the process would clean up as it ends: it has to end without (std::_Exit).
bool last_ones_end();

} // namespace regie::pipelines
