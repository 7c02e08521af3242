#pragma once
// For the tops of threads, past which nothing may be thrown: an exception as a value.

#include "show/result.h"

#include <exception>
#include <type_traits>

namespace regie {

/// Runs `task`. What it throws, a broken invariant of ours or a library's, becomes an error: it costs this
/// task and nothing else. What `task` gives is given on: a Result as it is, nothing as a Result<void>.
template<typename Task>
auto guarded(Task&& task) {
    using Given = std::invoke_result_t<Task>;
    using Given_or_error = std::conditional_t<std::is_void_v<Given>, Result<void>, Given>;
    const auto broken = [](const char* what) {
        return failure(std::string("something went wrong that should not: ") + what, {},
                       "The show goes on without it; please report it.");
    };
    try {
        if constexpr (std::is_void_v<Given>) {
            std::forward<Task>(task)();
            return Given_or_error();
        } else {
            return Given_or_error(std::forward<Task>(task)());
        }
    } catch (const std::exception& error) {
        return Given_or_error(broken(error.what()));
    } catch (...) {
        return Given_or_error(broken("an exception of no known kind"));
    }
}

} // namespace regie
