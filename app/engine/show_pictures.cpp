#include "engine/show_pictures.h"

#include "engine/overlay/picture_file.h"
#include "show/text.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

namespace regie {

namespace {

/// Each file is opened once, and named wherever it stands.
class PictureLook {
  public:
    explicit PictureLook(const Templates& templates) : templates_(templates) {}

    void look_at(const std::string& picture, const std::string& place) {
        if (picture.empty())
            return;
        ++found_.pictures;
        auto at = faults_.find(picture);
        if (at == faults_.end()) {
            const auto good = overlay::read_picture(picture, {}, overlay::kMostLogoPixels);
            at = faults_.emplace(picture, good ? std::nullopt : std::optional(good.error())).first;
        }
        if (at->second)
            found_.broken.push_back({at->second->what, place, at->second->remedy});
    }
    void look_at(const std::string& graphic, const Fields& fields, const std::string& place) {
        const auto* kind = templates_.find(graphic);
        if (!kind)
            return;
        for (const auto& field : kind->fields)
            if (const auto value = fields.find(field.name); field.picture() && value != fields.end())
                for (const auto& picture : lines_of(value->second))
                    look_at(picture, fmt::format("{}/{}", place, field.name));
    }
    LookedAt found() { return std::move(found_); }

  private:
    const Templates& templates_;
    std::map<std::string, std::optional<Error>> faults_;
    LookedAt found_;
};

} // namespace

LookedAt look_at_pictures(const ShowFile& show) {
    PictureLook look(show.templates);
    look.look_at(show.look.logo, "/theme");
    if (const auto logo = show.slate.find("logo"); logo != show.slate.end())
        look.look_at(logo->second, "/slate/logo");
    for (std::size_t i = 0; i < show.rundown.size(); ++i)
        look.look_at(show.rundown[i].graphic, show.rundown[i].fields, fmt::format("/rundown/{}/fields", i));
    for (std::size_t i = 0; i < show.campaigns.size(); ++i)
        for (std::size_t j = 0; j < show.campaigns[i].messages.size(); ++j) {
            const auto& message = show.campaigns[i].messages[j];
            look.look_at(message.graphic, message.fields,
                         fmt::format("/campaigns/{}/messages/{}/fields", i, j));
        }
    return look.found();
}

} // namespace regie
