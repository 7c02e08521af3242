// Google Benchmark, with a Qt application for the overlay scene. `./dev bench` runs it through bench.py.
// `regie_bench --material FOLDER` writes what the benchmarks work on instead, for peers that are programs.

#include "bench_frames.h"

#include <QFile>
#include <QGuiApplication>

#include <benchmark/benchmark.h>

namespace {

bool write_material(const QString& folder) {
    using namespace regie::bench;
    QFile pictures(folder + "/frames.yuv");
    bool written = lower_third().copy(kLowerThird).save(folder + "/lower-third.png") &&
                   full_frame().save(folder + "/full-frame.png") && pictures.open(QIODevice::WriteOnly);
    Frames frames;
    for (int i = 0; written && i < Frames::kCount; ++i) {
        const auto picture = frames.next();
        GstMapInfo map;
        gst_buffer_map(picture.get(), &map, GST_MAP_READ);
        const auto size = static_cast<qint64>(map.size);
        written = pictures.write(reinterpret_cast<const char*>(map.data), size) == size;
        gst_buffer_unmap(picture.get(), &map);
    }
    return written;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--material")
        return write_material(argv[2]) ? 0 : 1;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
