#pragma once
// The top of this folder's threads.

#include "show/guarded.h"

#include <glib.h>

#include <utility>

namespace regie::pipelines {

/// Runs `task`, one of those that a thread does one after the other. What it throws is said on standard error
/// and costs this task alone.
template<typename Task>
void at_top(Task&& task) {
    if (const auto done = guarded(std::forward<Task>(task)); !done)
        g_printerr("regie: %s\n", done.error().line().c_str());
}

} // namespace regie::pipelines
