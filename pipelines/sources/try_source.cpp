#include "pipelines/sources/try_source.h"

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/sources/make_source.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/source_plan.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace regie::pipelines {

Result<void> try_source(const SourceSpec& spec, const Canvas& canvas, const StillReader& stills,
                        int watch_ms) {
    ensure_gst();
    const auto plan = plan_source(spec, Reach::Network);
    if (!plan)
        return tl::unexpected(plan.error());
    if (plan->kind == SourceKind::Still) { // nothing to watch: it is there or not
        const auto path = media_path(plan->uri);
        const auto picture = path ? stills(*path, canvas) : tl::unexpected(path.error());
        return picture ? Result<void>() : tl::unexpected(picture.error());
    }
    std::mutex mutex;
    std::condition_variable changed;
    bool ready = false;
    std::optional<Error> fault;
    const auto fail = [&](const Error& error) {
        const std::lock_guard lock(mutex);
        fault = error;
        changed.notify_all();
    };
    SourceEvents events;
    events.ready = [&] {
        const std::lock_guard lock(mutex);
        ready = true;
    };
    events.failed = events.impossible = fail;
    ControlThread control;
    std::unique_ptr<Source> source;
    control.call([&] { source = make_source(control, *plan, spec, canvas, 0, stills, std::move(events)); });
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(watch_ms), [&] { return fault.has_value(); });
    }
    control.call([&] { source.reset(); });
    if (fault)
        return tl::unexpected(*fault);
    if (!ready)
        return failure(fmt::format("{} did not come within {} s", plan->name, watch_ms / 1000), {},
                       "See that it is on and that this machine reaches it.");
    return {};
}

} // namespace regie::pipelines
