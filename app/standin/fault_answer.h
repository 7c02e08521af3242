#pragma once
// What a fault makes of an answer.

#include "standin/delivery.h"
#include "standin/fault.h"

namespace regie::standin {

/// Whether it takes the answer's place, so that nothing need be asked of the platform.
bool replaces_answer(FaultKind kind);

/// Instead of an answer to `request`.
Delivery answer_instead(const Fault& fault, const Request& request);

/// `response`, which the platform gave to `request`, spoilt.
Delivery spoil(const Fault& fault, const Request& request, Response response);

} // namespace regie::standin
