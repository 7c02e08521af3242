#pragma once
// What platforms ask of a broadcast that is sent to them.

#include "show/show_file.h"

#include <vector>

namespace regie {

/// What of `show` breaks a rule of the platform that an output names: what, where in the show file, and what
/// to give instead. Empty when all is well.
std::vector<Error> broken_platform_rules(const ShowFile& show);

/// What `platform` is best given of such a picture, kb/s: the middle of what it takes. An output's default.
int usual_kbps(const std::string& platform, const Canvas& canvas);

/// The picture's bit rate in kb/s: one encode feeds all outputs, so that it is the least that is asked for by
/// those that send (`sending`), else the recording's.
int planned_kbps(const ShowFile& show, bool sending);

} // namespace regie
