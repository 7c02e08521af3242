#pragma once
// Which addresses a connection may go to. A name of a platform that resolves to an address inside the house
// would let somebody outside steer our requests; see PITFALLS 26.

#include "intake/http.h"

struct sockaddr;

namespace regie::intake {

/// False for anything that is not plainly allowed, unknown families included.
bool may_connect(const sockaddr& address, Reach reach);

} // namespace regie::intake
