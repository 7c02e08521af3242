#pragma once
// Reading what a platform sent without trusting any of it: a missing member or one of another type is empty.

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace regie::intake {

inline constexpr std::size_t kMaxName = 80;           ///< graphemes; longer ones are no names
inline constexpr std::size_t kMaxCursorLength = 4096; ///< bytes

std::string text_of(const nlohmann::json& object, const char* key);
std::int64_t integer_of(const nlohmann::json& object, const char* key, std::int64_t otherwise = 0);
bool is_true(const nlohmann::json& object, const char* key);
/// The member, or null: what is read from null is empty.
const nlohmann::json& member(const nlohmann::json& object, const char* key);

/// An id becomes part of a path or a query when a decision is carried out, so it must not be able to steer
/// one: letters, digits and -._~ only, no dot in front, 256 of them at most.
bool is_id(std::string_view id);

} // namespace regie::intake
