// `regie live-video create|end`: a Facebook live video to send the programme to.

#include "intake/live_video.h"

#include "commands/commands.h"
#include "commands/shared.h"
#include "engine/secrets.h"

#include <QCoreApplication>
#include <fmt/format.h>

namespace regie {

int run_live_video(const LiveVideoArguments& arguments, int argc, char** argv) {
    QCoreApplication app(argc, argv);
    FeedSpec spec;
    spec.platform = "facebook";
    spec.url = arguments.url;
    spec.page = arguments.page;
    spec.live_video = arguments.video;
    auto config = intake::FeedConfig::live(spec);
    auto token = find_secret(arguments.token);
    if (!token)
        return refuse(token.error(), 1);
    config.token = std::move(*token);
    if (!arguments.video.empty()) {
        if (const auto ended = intake::end_live_video(config); !ended)
            return refuse(ended.error(), 1);
        fmt::print("The live video {} is over; its recording stays on the page.\n", arguments.video);
        return 0;
    }
    const auto video = intake::create_live_video(config, arguments.title);
    if (!video)
        return refuse(video.error(), 1);
    const auto kept = keep_secret(arguments.key, video->key);
    if (!kept)
        return refuse(kept.error(), 1);
    fmt::print(
        "The live video {} is made; it goes live when pictures come. Its stream key is kept in {}.\n"
        "In the show file, under \"comments\": \"live_video\": \"{}\"\n"
        "and under \"outputs\": {{\"kind\": \"rtmp\", \"platform\": \"facebook\", \"url\": \"{}\", \"key\": "
        "\"secret:{}\"}}\n",
        video->id, *kept, video->id, video->ingest, arguments.key);
    return 0;
}

} // namespace regie
