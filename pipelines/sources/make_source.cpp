#include "pipelines/sources/make_source.h"

#include "pipelines/sources/colour_source.h"
#include "pipelines/sources/file_source.h"
#include "pipelines/sources/live_source.h"
#include "pipelines/sources/still_source.h"

namespace regie::pipelines {

FileSourceSettings file_settings(const SourcePlan& plan, const SourceSpec& spec, const Canvas& canvas) {
    FileSourceSettings settings;
    settings.uri_or_path = plan.uri;
    settings.loop = spec.loop;
    settings.canvas = canvas;
    settings.kind = plan.kind;
    settings.in_ns = spec.in_ms * 1'000'000;
    settings.out_ns = spec.out_ms * 1'000'000;
    settings.name = plan.name;
    return settings;
}

std::unique_ptr<Source> make_source(ControlThread& control, const SourcePlan& plan, const SourceSpec& spec,
                                    const Canvas& canvas, std::int64_t offset_ns, const StillReader& stills,
                                    SourceEvents events) {
    if (plan.is_live())
        return std::make_unique<LiveSource>(control, plan, canvas, std::move(events));
    if (plan.kind == SourceKind::Colour)
        return std::make_unique<ColourSource>(control, plan.rgb, canvas, std::move(events));
    if (plan.kind == SourceKind::Still)
        return std::make_unique<StillSource>(control, plan, canvas, Pace::Live, stills, std::move(events));
    auto settings = file_settings(plan, spec, canvas);
    settings.offset_ns = offset_ns;
    return std::make_unique<FileSource>(control, std::move(settings), std::move(events));
}

} // namespace regie::pipelines
