#include "engine/overlay/overlay_stage.h"

#include "show/text.h"

#include <QFileInfo>
#include <QFont>
#include <QImageReader>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(Regie_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Regie_OverlaysPlugin)

namespace regie::overlay {

namespace {

constexpr const char* kModules = "qrc:/qt/qml/Regie/";

/// More than two lines hold at the smallest size; laying out 1,000 emoji families takes 65 ms.
constexpr std::size_t kMostGraphemes = 120;

/// Header check before decoding: a small file can hold a picture that takes seconds.
constexpr int kMostLogoPixels = 4096;

/// Asked first for what the theme's family lacks: left to itself Qt takes many emoji from black and white
/// fonts.
constexpr const char* kEmojiFamily = "Noto Color Emoji";

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

} // namespace

QUrl logo_url(const std::string& path) {
    const auto file = QString::fromStdString(path);
    if (path.empty() || !QFileInfo(file).isAbsolute() || !QFileInfo(file).isFile()) {
        return {};
    }
    const QSize size = QImageReader(file).size();
    if (!size.isValid() || size.width() > kMostLogoPixels || size.height() > kMostLogoPixels) {
        return {};
    }
    return QUrl::fromLocalFile(file);
}

OverlayStage::OverlayStage(QQmlEngine& engine, QQuickItem* root) : engine_(engine), root_(root) {}

OverlayStage::~OverlayStage() {
    for (auto& [key, standing] : standing_) {
        delete standing.item;
    }
    qDeleteAll(leaving_);
}

Result<void> OverlayStage::load(const std::string& theme) {
    if (theme != "city") {
        return failure("there is no theme \"" + theme + "\"", {}, "Use \"city\".");
    }
    const QString modules = kModules;
    QQmlComponent theme_component(&engine_, QUrl(modules + "Theme/CityTheme.qml"));
    theme_.reset(theme_component.create());
    if (!theme_) {
        return tl::unexpected(broken(theme_component, "CityTheme"));
    }
    QFont::insertSubstitution(theme_->property("family").toString(), kEmojiFamily);
    QQmlComponent pulse_component(&engine_);
    pulse_component.setData(kPulse, {});
    pulse_.reset(pulse_component.create());
    if (!pulse_) {
        return tl::unexpected(broken(pulse_component, "pulse"));
    }
    for (const Template& kind : templates()) {
        const auto name = QString::fromStdString(kind.component);
        auto component =
            std::make_unique<QQmlComponent>(&engine_, QUrl(modules + "Overlays/" + name + ".qml"));
        if (!component->isReady()) {
            return tl::unexpected(broken(*component, kind.component));
        }
        components_[kind.name] = std::move(component);
    }
    return {};
}

void OverlayStage::show(const std::map<std::string, Graphic>& on_air, const std::optional<Box>& between) {
    for (auto at = standing_.begin(); at != standing_.end();) {
        const auto wanted = on_air.find(at->first);
        const Graphic& now = at->second.value;
        if (wanted != on_air.end() && wanted->second.graphic == now.graphic &&
            wanted->second.fields == now.fields && (!at->second.place || at->second.place == between)) {
            ++at;
            continue;
        }
        at->second.item->setProperty("shown", false);
        leaving_.push_back(at->second.item);
        at = standing_.erase(at);
    }
    for (const auto& [key, graphic] : on_air) {
        const Template* kind = find_template(graphic.graphic);
        if (standing_.contains(key) || !kind || (kind->between() && !between)) {
            continue;
        }
        const auto place = kind->between() ? between : std::nullopt;
        if (QQuickItem* item = create(*kind, graphic.fields, place)) {
            if (!place) {
                item->setProperty("lift", free_lift(*item));
            }
            standing_[key] = {graphic, place, item};
            item->setProperty("shown", true);
        }
    }
}

void OverlayStage::tell_time(std::int64_t wall_ms) {
    theme_->setProperty("nowMs", static_cast<double>(wall_ms));
}

void OverlayStage::sweep() {
    for (QQuickItem* item : gone_) {
        std::erase(leaving_, item);
        delete item;
    }
    gone_.clear();
}

void OverlayStage::mark_gone() { gone_.push_back(qobject_cast<QQuickItem*>(sender())); }

QQuickItem* OverlayStage::create(const Template& kind, const Fields& fields,
                                 const std::optional<Box>& place) {
    QVariantMap properties{{"theme", QVariant::fromValue(theme_.get())},
                           {"parent", QVariant::fromValue(root_)}};
    for (const TemplateField& field : kind.fields) {
        const auto& name = field.name;
        const auto given = fields.find(name);
        const std::string value = given == fields.end() ? "" : given->second;
        properties[QString::fromStdString(name)] =
            field.type == TemplateField::Type::Picture
                ? QVariant(logo_url(value))
                : QVariant(QString::fromStdString(bind_punctuation(clean_text(value, kMostGraphemes))));
    }
    if (place) {
        properties["place"] = QRectF(place->x, place->y, place->width, place->height);
    }
    QObject* object = components_.at(kind.name)->createWithInitialProperties(properties);
    auto* item = qobject_cast<QQuickItem*>(object);
    Q_ASSERT_X(item, "OverlayStage", qPrintable(components_.at(kind.name)->errorString()));
    connect(item, SIGNAL(gone()), this, SLOT(mark_gone()));
    return item;
}

// The lowest place in its third that no other graphic on air holds. It keeps that place: nothing moves on air
// by itself. What is leaving gives its place away at once; its successor is drawn over it.
double OverlayStage::free_lift(const QQuickItem& item) const {
    struct Place {
        double from, to;
    };
    std::vector<Place> taken;
    for (const auto& [key, standing] : standing_) {
        if (!standing.place && standing.item->property("third") == item.property("third")) {
            const double lift = standing.item->property("lift").toDouble();
            taken.push_back({lift, lift + standing.item->property("span").toDouble()});
        }
    }
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
