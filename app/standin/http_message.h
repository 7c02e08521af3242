#pragma once
// What the stand-in's interfaces are asked and answer: values, no socket.

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace regie::standin {

struct Request {
    std::string method = "GET"; ///< "GET", "POST", "DELETE"
    std::string origin;         ///< "http://127.0.0.1:8800", for URLs in answers
    std::string path;           ///< "/v26.0/1234/comments"
    /// Query and form body, decoded. A name that is given twice has its values joined by commas.
    std::map<std::string, std::string> params;
    nlohmann::json body;  ///< of a JSON request; null otherwise
    std::string token;    ///< from `Authorization: Bearer`, or the access_token parameter
    std::string api_key;  ///< from X-Goog-Api-Key, or the key parameter
    std::string password; ///< from `Authorization: Basic`

    /// A parameter; `fallback` when it is not given.
    std::string param(const std::string& name, const char* fallback = "") const {
        const auto at = params.find(name);
        return at == params.end() ? std::string(fallback) : at->second;
    }
};

struct Response {
    int status = 200;
    nlohmann::json body; ///< null: no body
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// Status line and headers, to be followed by a body of `size` bytes. The connection stays open.
std::string head_of(const Response& response, std::size_t size);

} // namespace regie::standin
