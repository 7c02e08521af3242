#pragma once
// Whether a source comes, and how long it is, before the show: it is opened as a show opens it.

#include "pipelines/sources/still_reader.h"
#include "show/result.h"
#include "show/show_file.h"

namespace regie::pipelines {

/// A recording is played as a render plays it: from its in point, and around the turn of its loop. What else
/// there is is watched for `watch_ms`: it has to come in that time and stay. Blocks so long, a recording for
/// 10 s at most before its first picture; any thread but the control thread's. `spec.uri` is resolved, with
/// its secrets.
Result<void> try_source(const SourceSpec& spec, const Canvas& canvas, const StillReader& stills,
                        int watch_ms = 5000);

/// How long a recording plays from its in point to its out point, once; 0: it is none, as a still. Blocks as
/// try_source() does; one without an index is read to its end.
Result<std::int64_t> recording_length_ms(const SourceSpec& spec, const Canvas& canvas);

} // namespace regie::pipelines
