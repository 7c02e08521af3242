#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>
#include <gst/gst.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace regie::pipelines {

namespace {

/// By a file's beginning: HLS, DASH or Smooth Streaming, whatever its name: it leads to other files, and to
/// the network.
bool is_playlist(const std::string& beginning) {
    const auto found = [&](const char* mark) { return beginning.find(mark) != std::string::npos; };
    return beginning.substr(0, 64).find("#EXTM3U") != std::string::npos ||
           (beginning.find('<') < 64 && (found("<MPD") || found("<SmoothStreamingMedia")));
}

/// Of the beginning of a still under a recording's name: how to name it; null: it is none.
const char* ending_of_still(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, const char*>, 5> kMarks{
        {{"\x89PNG", ".png"},
         {"\xff\xd8\xff", ".jpg"},
         {"GIF8", ".gif"},
         {"II*", ".tif"},
         {std::string_view("MM\0*", 4), ".tif"}}};
    for (const auto& [mark, ending] : kMarks)
        if (bytes.starts_with(mark))
            return ending;
    return bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP" ? ".webp"
                                                                                           : nullptr;
}

} // namespace

std::string beginning_of(const std::string& path, std::size_t most_bytes) {
    std::string beginning(most_bytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    return beginning;
}

Result<std::string> media_path(const std::string& uri_or_path) {
    std::string path = uri_or_path;
    if (gst_uri_is_valid(uri_or_path.c_str())) {
        gchar* from_uri = g_filename_from_uri(uri_or_path.c_str(), nullptr, nullptr);
        if (!from_uri)
            return failure("only files can be played", media_name(uri_or_path), "Give the path of a file.");
        path = from_uri;
        g_free(from_uri);
    }
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return failure("the file does not exist", media_name(path), "Put it there or correct the show file.");
    if (!std::filesystem::is_regular_file(path, error) || access(path.c_str(), R_OK) != 0)
        return failure("the file cannot be read", media_name(path), "Make it readable for this user.");
    return std::filesystem::absolute(path, error).string();
}

Result<std::string> media_uri(const std::string& uri_or_path) {
    auto path = media_path(uri_or_path);
    if (!path)
        return path;
    constexpr std::size_t kTellingBytes = 4096;
    const auto beginning = beginning_of(*path, kTellingBytes);
    if (is_playlist(beginning))
        return failure("the file is a playlist, which leads elsewhere", media_name(*path),
                       "Give the recording itself.");
    if (const auto* ending = ending_of_still(beginning))
        return failure("the file is a picture, not a video", media_name(*path),
                       fmt::format("Name it as one, with {} at its end.", ending));
    gchar* uri = gst_filename_to_uri(path->c_str(), nullptr);
    if (!uri)
        return failure("the path cannot be used", media_name(*path), "Rename the file.");
    std::string result = uri;
    g_free(uri);
    return result;
}

std::string media_name(const std::string& uri_or_path) {
    return uri_or_path.substr(uri_or_path.find_last_of('/') + 1);
}

} // namespace regie::pipelines
