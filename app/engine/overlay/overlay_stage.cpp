#include "engine/overlay/overlay_stage.h"

#include "engine/overlay/overlay_renderer.h"
#include "engine/overlay/plain_text.h"
#include "show/json_values.h"

#include <QFileInfo>
#include <QFont>
#include <QJsonDocument>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <cmath>

Q_IMPORT_QML_PLUGIN(Regie_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Regie_OverlaysPlugin)

namespace regie::overlay {

namespace {

constexpr const char* kModules = "qrc:/qt/qml/Regie/";

/// Animates nothing anybody sees, for ever: see FrameClock. Not a PauseAnimation: Qt stops its clock for
/// those.
constexpr const char* kPulse =
    "import QtQuick\n"
    "QtObject { property int beat\n"
    "  NumberAnimation on beat { from: 0; to: 1; duration: 1000; loops: Animation.Infinite } }";

Error broken(const QQmlComponent& component, const std::string& name) {
    return {"the overlay component " + name +
                " does not load: " + component.errorString().simplified().toStdString(),
            {},
            "Reinstall Régie, and Qt's QML modules listed in packages.txt."};
}

/// One of ours, or a crew's own.
Error broken(const QQmlComponent& component, const Template& kind) {
    if (kind.file.empty()) {
        return broken(component, kind.component);
    }
    const auto errors = component.errors();
    const auto first = errors.isEmpty() ? QQmlError() : errors.front();
    if (first.line() < 1) { // it was made, but is no Graphic: that cannot be given what each of those has
        return {"a template is not made of Graphic, as ours are", kind.file + ":1", remedy_of(kind)};
    }
    return {"a template does not load: " + first.description().toStdString(),
            first.url().toLocalFile().toStdString() + ":" + std::to_string(first.line()), remedy_of(kind)};
}

QUrl url_of(const Template& kind) {
    return kind.file.empty()
               ? QUrl(QString(kModules) + "Overlays/" + QString::fromStdString(kind.component) + ".qml")
               : QUrl::fromLocalFile(QString::fromStdString(kind.file));
}

} // namespace

std::string remedy_of(const Template& kind) {
    return "Correct \"" + kind.name + "\", or take it out of the folder.";
}

Graphic sample_of(const Template& kind) {
    Graphic graphic{kind.name, kind.name, {}, -1, {}};
    for (const TemplateField& field : kind.fields) {
        graphic.fields[field.name] = "Régie 👏";
    }
    return graphic;
}

OverlayStage::OverlayStage(QQmlEngine& engine, OwnFiles& files, Pictures& pictures, QQuickItem* root)
    : engine_(engine), files_(files), pictures_(pictures), root_(root) {}

OverlayStage::~OverlayStage() {
    for (auto& [key, standing] : standing_) {
        delete standing.item;
    }
    qDeleteAll(leaving_);
}

Result<void> OverlayStage::load(const nlohmann::json& values) {
    const QString modules = kModules;
    logo_ = text_of(values, "logo");
    const auto look = QJsonDocument::fromJson(QByteArray::fromStdString(values.dump())).toVariant();
    QQmlComponent theme_component(&engine_, QUrl(modules + "Theme/AirTheme.qml"));
    theme_.reset(theme_component.createWithInitialProperties({{"look", look}}));
    if (!theme_) {
        return tl::unexpected(broken(theme_component, "AirTheme"));
    }
    QQmlEngine::setObjectOwnership(theme_.get(), QQmlEngine::CppOwnership);
    QFont::insertSubstitution(theme_->property("family").toString(), kEmojiFamily);
    return {};
}

Result<void> OverlayStage::keep_beating() {
    QQmlComponent pulse_component(&engine_);
    pulse_component.setData(kPulse, {});
    pulse_.reset(pulse_component.create());
    if (!pulse_) {
        return tl::unexpected(broken(pulse_component, "pulse"));
    }
    return {};
}

Result<void> OverlayStage::add(const Template& kind) {
    if (!kind.file.empty()) {
        files_.allow_folder(QFileInfo(QString::fromStdString(kind.file)).path());
    }
    auto component = std::make_unique<QQmlComponent>(&engine_, url_of(kind));
    if (!component->isReady()) {
        return tl::unexpected(broken(*component, kind));
    }
    const auto& known = known_[kind.name] = {kind, std::move(component)};
    if (kind.file.empty()) {
        return {};
    }
    const auto item = create(known, sample_of(kind), Box{});
    if (!item) {
        return tl::unexpected(item.error());
    }
    const std::unique_ptr<QQuickItem> tried(*item);
    for (const TemplateField& field : kind.fields) {
        if (!tried->property(field.name.c_str()).isValid()) {
            return failure("a template has no property \"" + field.name + "\", which its description names",
                           kind.file, "Add the property, or take the field out of the description.");
        }
    }
    return {};
}

void OverlayStage::show(const std::map<std::string, Graphic>& on_air, const std::optional<Box>& between,
                        const std::vector<Place>& others) {
    for (auto at = standing_.begin(); at != standing_.end();) {
        const auto wanted = on_air.find(at->first);
        const Graphic& now = at->second.value;
        if (wanted != on_air.end() && wanted->second.graphic == now.graphic &&
            wanted->second.fields == now.fields && (!at->second.box || at->second.box == between)) {
            ++at;
            continue;
        }
        at->second.item->setProperty("shown", false);
        leaving_.push_back(at->second.item);
        at = standing_.erase(at);
    }
    for (const auto& [key, graphic] : on_air) {
        const auto known = known_.find(graphic.graphic);
        if (known == known_.end()) {
            continue;
        }
        const Template& kind = known->second.kind;
        if (const auto stands = standing_.find(key); stands != standing_.end()) {
            set_live(kind, graphic, stands->second);
            continue;
        }
        if (kind.between() && !between) {
            continue;
        }
        const auto box = kind.between() ? between : std::nullopt;
        unseen_.clear();
        const auto item = create(known->second, graphic, box);
        if (!item) {
            qWarning("regie: %s", item.error().line().c_str());
            continue;
        }
        if (!box) {
            (*item)->setProperty("lift", free_lift(**item, others));
        }
        standing_[key] = {graphic, box, *item, unseen_};
        (*item)->setProperty("shown", true);
    }
}

std::string OverlayStage::trouble() const {
    for (const auto& [key, standing] : standing_) {
        if (!standing.unseen.empty()) {
            return standing.unseen;
        }
    }
    return {};
}

void OverlayStage::begin_at(std::int64_t epoch_ms) { epoch_ms_ = epoch_ms; }

void OverlayStage::tell_time(std::int64_t show_ms) {
    theme_->setProperty("nowMs", static_cast<double>(epoch_ms_ + show_ms));
}

void OverlayStage::begin_again(const std::string& key, std::int64_t show_ms) {
    if (const auto at = standing_.find(key); at != standing_.end())
        at->second.item->setProperty("sinceMs", static_cast<double>(epoch_ms_ + show_ms));
}

void OverlayStage::sweep() {
    for (QQuickItem* item : gone_) {
        if (std::erase(leaving_, item) > 0) { // a crew's template says so whenever it likes, and again
            delete item;
        }
    }
    gone_.clear();
}

void OverlayStage::mark_gone() { gone_.push_back(qobject_cast<QQuickItem*>(sender())); }

QVariant OverlayStage::variant_of(const TemplateField& field, const TemplateValue& value) {
    const auto picture = [this](const std::string& path) {
        files_.allow_file(QString::fromStdString(path));
        const auto url = pictures_.url_of(path);
        if (!url) {
            unseen_ = url.error().line();
        }
        return url.value_or(QUrl());
    };
    if (const auto* number = std::get_if<int>(&value)) {
        return *number;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return field.picture() ? QVariant(picture(*text)) : QVariant(QString::fromStdString(*text));
    }
    QStringList lines;
    QList<QUrl> pictures;
    for (const auto& line : std::get<std::vector<std::string>>(value)) {
        lines.append(QString::fromStdString(line));
        if (const auto url = field.picture() ? picture(line) : QUrl(); !url.isEmpty()) {
            pictures.append(url); // what cannot be shown leaves no gap
        }
    }
    return field.picture() ? QVariant::fromValue(pictures) : QVariant(lines);
}

void OverlayStage::set_live(const Template& kind, const Graphic& graphic, Standing& standing) {
    if (standing.value.live == graphic.live) {
        return;
    }
    const auto values = template_values(kind, graphic.fields, graphic.live, kMostGraphemes);
    for (const TemplateField& field : kind.fields) {
        if (field.live) {
            standing.item->setProperty(field.name.c_str(), variant_of(field, values.at(field.name)));
        }
    }
    standing.value.live = graphic.live;
}

Result<QQuickItem*> OverlayStage::create(const Known& known, const Graphic& graphic,
                                         const std::optional<Box>& box) {
    const auto& kind = known.kind;
    QVariantMap properties{{"theme", QVariant::fromValue(theme_.get())},
                           {"parent", QVariant::fromValue(root_)},
                           {"width", root_->width()}, // known from the start: lists lay out before anchors do
                           {"height", root_->height()},
                           {"shrunk", small_},
                           {"sinceMs", static_cast<double>(epoch_ms_ + graphic.since_ms)}};
    const auto values = template_values(kind, graphic.fields, graphic.live, kMostGraphemes);
    for (const TemplateField& field : kind.fields) {
        properties[QString::fromStdString(field.name)] = variant_of(field, values.at(field.name));
    }
    if (const auto* logo = kind.field("logo"); logo && properties["logo"].toUrl().isEmpty()) {
        properties["logo"] = variant_of(*logo, logo_);
    }
    if (box && kind.between()) {
        properties["place"] = QRectF(box->x, box->y, box->width, box->height);
    }
    std::unique_ptr<QObject> object(known.component->createWithInitialProperties(properties));
    auto* item = qobject_cast<QQuickItem*>(object.get());
    if (!item || !item->property("lineReveal").isValid() ||
        !connect(item, SIGNAL(gone()), this, SLOT(mark_gone()))) {
        return tl::unexpected(broken(*known.component, kind));
    }
    QQmlEngine::setObjectOwnership(item, QQmlEngine::CppOwnership); // also without its parent
    object.release(); // NOLINT(bugprone-unused-return-value): it is the item
    return item;
}

std::vector<Place> OverlayStage::places() const {
    std::vector<Place> places;
    for (const auto& [key, standing] : standing_) {
        const double lift = standing.item->property("lift").toDouble();
        const double span = standing.item->property("span").toDouble();
        if (!standing.box && std::isfinite(span) && span >= 0) {
            places.push_back({standing.item->property("third"), lift, lift + span});
        }
    }
    return places;
}

// The lowest place in its third that no other graphic on air holds. It keeps that place: nothing moves on air
// by itself. What is leaving gives its place away at once; its successor is drawn over it.
double OverlayStage::free_lift(const QQuickItem& item, const std::vector<Place>& others) const {
    auto taken = places();
    taken.insert(taken.end(), others.begin(), others.end());
    std::erase_if(taken, [&](const Place& place) { return place.third != item.property("third"); });
    std::sort(taken.begin(), taken.end(), [](const Place& a, const Place& b) { return a.from < b.from; });
    const double span = item.property("span").toDouble();
    const double spacing = item.property("spacing").toDouble();
    double lift = 0;
    for (const Place& place : taken) {
        if (place.from >= lift + span + spacing) {
            break;
        }
        lift = place.to + spacing;
    }
    const double room = root_->height() - 2 * item.property("safeY").toDouble();
    return lift + span <= room ? lift : 0;
}

} // namespace regie::overlay
