#pragma once
// One HTTP exchange as values: what connectors build and read, and the HTTP client carries.

#include "show/result.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace regie::intake {

enum class HttpMethod { Get, Post, Delete };

/// Where a request may go. Checked for the scheme and again for every address connected to.
enum class Reach {
    Public,   ///< https, and no address of this machine or a private network
    Loopback, ///< http on this machine's loopback only: nothing of a rehearsal leaves the machine
};

struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    std::string url;
    std::string body;                                               ///< for Post
    std::string content_type = "application/x-www-form-urlencoded"; ///< of the body
    /// A secret: a whole header line, as bearer() makes one; never part of a URL, a log or an error.
    std::string authorization;
    Reach reach = Reach::Public;
    int timeout_ms = 10'000;                ///< for the whole exchange; connecting may take 5 s of it
    std::size_t max_body_bytes = 2'097'152; ///< after decompression; a longer answer is an error
    /// For an answer without an end: given its bytes as they come, after which the body stays empty. Called
    /// from run_once(), for answers of status 2xx only. With it `timeout_ms` bounds the silence instead.
    std::function<void(std::string_view)> on_data;
};

struct HttpResponse {
    int status = 0;
    /// Lower-case names; only retry-after, x-app-usage, x-business-use-case-usage and www-authenticate.
    std::map<std::string, std::string> headers;
    std::string body;
};

/// An error's `what` is a clause that follows the other side's name: "did not answer within 10 s".
using HttpDone = std::function<void(Result<HttpResponse>)>;

/// How an error begins that says an answer was longer than its request's max_body_bytes.
inline constexpr std::string_view kTooLong = "sent more than";

/// "Authorization: Bearer TOKEN"; empty for an empty token.
std::string bearer(const std::string& token);

/// `text` as it may stand in a URL's path or query.
std::string percent_encoded(std::string_view text);

} // namespace regie::intake
