#pragma once
// Why an SRT receiver does not take a broadcast: srtsink (1.22) does not say, libsrt does.

#include "pipelines/outputs/output_address.h"
#include "show/result.h"

namespace regie::pipelines {

/// Calls the receiver, hangs up, and answers whether it said no to the passphrase: another one, or one where
/// the other side has none. Blocks, for `most_ms` (two round trips when it answers) and a look-up of the
/// host's name. Any thread; needs an srtsink to be there, which keeps libsrt running.
bool srt_key_is_refused(const OutputAddress& address, int most_ms);

/// Whether an SRT receiver is there. Calls it with a passphrase that nobody has, which it refuses: no
/// broadcast begins. Blocks, for at most `most_ms` and a look-up; any thread.
Result<void> reach_srt(const OutputAddress& address, int most_ms = 5000);

} // namespace regie::pipelines
