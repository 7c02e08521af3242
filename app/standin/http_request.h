#pragma once
// A request as QtHttpServer hands it over, as the interfaces read it.

#include "standin/http_message.h"

#include <string>

class QHttpServerRequest;

namespace regie::standin {

Request read_request(const QHttpServerRequest& request, const std::string& origin);

} // namespace regie::standin
