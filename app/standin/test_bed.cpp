#include "standin/test_bed.h"

#include "standin/fault_answer.h"

#include <utility>

namespace regie::standin {

TestBed::TestBed(TestBedOptions options, std::int64_t wall_ms)
    : platform_(std::move(options.chat), std::move(options.platform), wall_ms),
      graph_(platform_, std::move(options.graph)), youtube_(platform_, std::move(options.youtube)),
      owncast_(platform_, options.owncast), json_(platform_, options.json),
      ledger_file_(std::move(options.ledger_file)) {
    faults_.add(std::move(options.faults), {});
}

Result<void> TestBed::open_ledger() {
    return ledger_file_.empty() ? Result<void>() : platform_.ledger().keep_in(ledger_file_);
}

std::variant<Delivery, GraphStream> TestBed::answer(const Request& request, std::int64_t wall_ms) {
    if (request.path.starts_with("/_standin/"))
        return deliver(steer(request, wall_ms));
    auto fault = faults_.take(request, wall_ms, platform_.zero_ms());
    while (fault && has_come(*fault, wall_ms))
        fault = faults_.take(request, wall_ms, platform_.zero_ms());
    if (usage_until_ms_ > 0 && wall_ms >= usage_until_ms_) {
        graph_.usage().pretend(nullptr);
        usage_until_ms_ = 0;
    }
    if (fault)
        platform_.ledger().write_fault(fault->name, request.path, wall_ms);
    if (fault && replaces_answer(fault->kind)) {
        if (fault->flag("apply", false))
            of_platform(request, wall_ms);
        return answer_instead(*fault, request);
    }
    if (GraphApi::is_stream(request)) {
        auto stream = graph_.open_stream(request, wall_ms);
        if (stream)
            return *stream;
        return deliver(stream.error());
    }
    auto response = of_platform(request, wall_ms);
    return fault ? spoil(*fault, request, std::move(response)) : deliver(response);
}

Response TestBed::of_platform(const Request& request, std::int64_t wall_ms) {
    if (YoutubeApi::owns(request.path))
        return youtube_.answer(request, wall_ms);
    if (OwncastApi::owns(request.path))
        return owncast_.answer(request, wall_ms);
    if (JsonApi::owns(request.path))
        return json_.answer(request, wall_ms);
    return graph_.answer(request, wall_ms);
}

bool TestBed::has_come(const Fault& fault, std::int64_t wall_ms) {
    switch (fault.kind) {
    case FaultKind::ExpiredToken:
        platform_.expire_token(wall_ms);
        break;
    case FaultKind::Usage:
        graph_.usage().pretend(fault.how.value("usage", nlohmann::json()));
        usage_until_ms_ = fault.how.contains("for_ms") ? wall_ms + fault.number("for_ms", 0) : 0;
        break;
    case FaultKind::End:
        platform_.end({Interface::Facebook, platform_.options().live_video, wall_ms});
        break;
    default:
        return false;
    }
    platform_.ledger().write_fault(fault.name, {}, wall_ms);
    return true;
}

} // namespace regie::standin
