#include "pipelines/playout.h"

namespace regie::pipelines {

const char* to_string(SourceHealth health) {
    switch (health) {
    case SourceHealth::Starting:
        return "starting";
    case SourceHealth::Live:
        return "live";
    case SourceHealth::Lost:
        return "lost";
    case SourceHealth::Failed:
        return "failed";
    }
    return "";
}

const char* to_string(OutputHealth health) {
    switch (health) {
    case OutputHealth::Connecting:
        return "connecting";
    case OutputHealth::Lost:
        return "lost";
    case OutputHealth::Running:
        return "running";
    case OutputHealth::Failed:
        return "failed";
    case OutputHealth::Stopped:
        return "stopped";
    case OutputHealth::Ended:
        return "ended";
    }
    return "";
}

} // namespace regie::pipelines
