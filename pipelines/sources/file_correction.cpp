#include "pipelines/sources/file_correction.h"

#include <algorithm>

namespace regie::pipelines {

namespace {

GstPadProbeReturn correct(GstPad*, GstPadProbeInfo* info, gpointer data) {
    const auto& correction = *static_cast<FileCorrection*>(data);
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    const std::uint64_t begin = info->offset, end = begin + gst_buffer_get_size(buffer);
    const std::uint64_t from = std::max(begin, correction.at),
                        to = std::min(end, correction.at + correction.bytes.size());
    if (from >= to)
        return GST_PAD_PROBE_OK;
    buffer = gst_buffer_make_writable(buffer);
    gst_buffer_fill(buffer, from - begin, correction.bytes.data() + (from - correction.at), to - from);
    GST_PAD_PROBE_INFO_DATA(info) = buffer;
    return GST_PAD_PROBE_OK;
}

} // namespace

void correct_file(GstElement* source, const FileCorrection& correction) {
    if (const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(source, "src")))
        gst_pad_add_probe(pad.get(), GstPadProbeType(GST_PAD_PROBE_TYPE_PULL | GST_PAD_PROBE_TYPE_BUFFER),
                          correct, new FileCorrection(correction),
                          [](gpointer data) { delete static_cast<FileCorrection*>(data); });
}

} // namespace regie::pipelines
