#pragma once
// From a plan to a source that opens itself.

#include "pipelines/control_thread.h"
#include "pipelines/sources/file_source.h"
#include "pipelines/sources/source.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/still_reader.h"

namespace regie::pipelines {

/// What a plan of a file or a download comes to.
FileSourceSettings file_settings(const SourcePlan& plan, const SourceSpec& spec, const Canvas& canvas);

/// `offset_ns`: where the show is, for what has a length. `stills`: opens them. Control thread.
std::unique_ptr<Source> make_source(ControlThread& control, const SourcePlan& plan, const SourceSpec& spec,
                                    const Canvas& canvas, std::int64_t offset_ns, const StillReader& stills,
                                    SourceEvents events);

} // namespace regie::pipelines
