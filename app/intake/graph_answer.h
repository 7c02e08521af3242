#pragma once
// What every answer of Facebook's Graph API has in common: error objects, usage headers. Codes and
// shapes: facebook-business-sdk-codegen and the Graph API's pages on errors and rate limits, v26.0.

#include "intake/connector.h"

#include <nlohmann/json.hpp>

#include <string>

namespace regie::intake::graph {

/// The body when the answer is a success; else the trouble, judged by the code in the body: the HTTP status
/// is 400 for nearly everything. `secret` is cut out of the platform's words, which like to quote a token.
Answer<nlohmann::json> read(const HttpResponse& response, const std::string& secret);

/// There is nothing of that id, or not any more.
bool is_no_such_object(const HttpResponse& response);

/// Highest figure of X-App-Usage and X-Business-Use-Case-Usage, in percent.
int usage_percent(const HttpResponse& response);

} // namespace regie::intake::graph
