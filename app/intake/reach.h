#pragma once
// Whether a server can be reached, before the show.

#include "show/result.h"

#include <string>

namespace regie::intake {

/// Connects and hangs up. `tls`: with the handshake, and a certificate that holds for `host`. Blocks for at
/// most `most_ms`; any thread.
Result<void> reach(const std::string& host, int port, bool tls, int most_ms = 5000);

} // namespace regie::intake
