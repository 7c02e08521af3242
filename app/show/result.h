#pragma once
// Errors are values: what failed, where, and what to do about it.

#include <tl/expected.hpp>

#include <string>

namespace regie {

/// One thing that went wrong, said so that a user can act on it.
struct Error {
    std::string what;   ///< what failed, a sentence without its full stop: "the canvas has no frame rate"
    std::string where;  ///< file and place: "show.json: /canvas/fps"; may be empty
    std::string remedy; ///< what to do, a sentence: "Give 25, 30, 50 or 60."; may be empty

    /// "show.json: /canvas/fps: the canvas has no frame rate. Give 25, 30, 50 or 60." — always one line.
    std::string line() const;

    bool operator==(const Error&) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string what, std::string where = {}, std::string remedy = {}) {
    return tl::unexpected<Error>(Error{std::move(what), std::move(where), std::move(remedy)});
}

} // namespace regie
