#pragma once
// A plain colour as a source.

#include "pipelines/control_thread.h"
#include "pipelines/sources/source.h"
#include "show/show_file.h"

namespace regie::pipelines {

/// One picture, there at once, that stays.
class ColourSource : public Source {
  public:
    ColourSource(ControlThread& control, std::uint32_t rgb, const Canvas& canvas, SourceEvents events);
    std::shared_ptr<SourceFeed> feed() const override { return feed_; }

  private:
    SourceEvents events_;
    std::shared_ptr<SourceFeed> feed_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< disarms what was posted for later
};

} // namespace regie::pipelines
