#include "mute_demuxer.h"

#include "pipelines/gst_setup.h"

#include <cstring>

namespace {

constexpr const char* kCaps = "application/x-regie-mute";
constexpr const char* kMagic = "REGIE MUTE CONTAINER";

struct MuteDemuxer {
    GstElement element;
    GstPad* sink;
};
struct MuteDemuxerClass {
    GstElementClass parent;
};

G_DEFINE_TYPE(MuteDemuxer, mute_demuxer, GST_TYPE_ELEMENT)

/// Is over at once; or says why after a while, when everybody listens.
void read(gpointer data) {
    auto* pad = GST_PAD(data);
    GstBuffer* after = nullptr;
    gst_pad_pull_range(pad, std::strlen(kMagic), 1, &after);
    guint8 how = 0;
    gst_buffer_extract(after, 0, &how, 1);
    gst_buffer_unref(after);
    if (how == 'L') {
        g_usleep(600'000);
        GST_ELEMENT_ERROR(GST_PAD_PARENT(pad), STREAM, DEMUX, ("broken"), (nullptr));
    }
    gst_pad_pause_task(pad);
}

gboolean activate(GstPad* pad, GstObject*) { return gst_pad_activate_mode(pad, GST_PAD_MODE_PULL, TRUE); }

gboolean activate_mode(GstPad* pad, GstObject* parent, GstPadMode, gboolean active) {
    if (!active)
        return gst_pad_stop_task(pad);
    GST_ELEMENT_ERROR(parent, STREAM, DEMUX, ("broken"), (nullptr));
    return gst_pad_start_task(pad, read, pad, nullptr);
}

void mute_demuxer_class_init(MuteDemuxerClass* klass) {
    auto* caps = gst_caps_from_string(kCaps);
    gst_element_class_add_pad_template(&klass->parent,
                                       gst_pad_template_new("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
    gst_caps_unref(caps);
    gst_element_class_add_pad_template(
        &klass->parent, gst_pad_template_new("video", GST_PAD_SRC, GST_PAD_SOMETIMES, GST_CAPS_ANY));
    gst_element_class_set_static_metadata(&klass->parent, "Mute demuxer", "Codec/Demuxer",
                                          "Fails while it is plugged in", "Régie");
}

void mute_demuxer_init(MuteDemuxer* demuxer) {
    demuxer->sink = gst_pad_new_from_template(
        gst_element_class_get_pad_template(GST_ELEMENT_GET_CLASS(demuxer), "sink"), "sink");
    gst_pad_set_activate_function(demuxer->sink, activate);
    gst_pad_set_activatemode_function(demuxer->sink, activate_mode);
    gst_element_add_pad(GST_ELEMENT(demuxer), demuxer->sink);
}

void find_type(GstTypeFind* find, gpointer) {
    const std::string magic = kMagic;
    const auto* begin = gst_type_find_peek(find, 0, static_cast<guint>(magic.size()));
    if (begin && magic.compare(0, magic.size(), reinterpret_cast<const char*>(begin), magic.size()) == 0)
        gst_type_find_suggest_simple(find, GST_TYPE_FIND_MAXIMUM, kCaps, nullptr, nullptr);
}

} // namespace

namespace regie::pipelines::test {

std::string mute_container() {
    ensure_gst();
    static const bool there = [] {
        auto* caps = gst_caps_from_string(kCaps);
        const bool both =
            gst_type_find_register(nullptr, kCaps, GST_RANK_PRIMARY, find_type, "mute", caps, nullptr,
                                   nullptr) &&
            gst_element_register(nullptr, "mutedemux", GST_RANK_PRIMARY, mute_demuxer_get_type());
        gst_caps_unref(caps);
        return both;
    }();
    return there ? kMagic : "";
}

} // namespace regie::pipelines::test
