#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>
#include <gst/gst.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace regie::pipelines {

namespace {

/// HLS, DASH or Smooth Streaming, whatever its name: it leads to other files, and to the network.
bool is_playlist_file(const std::string& path) {
    std::string beginning(4096, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    const auto found = [&](const char* mark) { return beginning.find(mark) != std::string::npos; };
    return beginning.substr(0, 64).find("#EXTM3U") != std::string::npos ||
           (beginning.find('<') < 64 && (found("<MPD") || found("<SmoothStreamingMedia")));
}

} // namespace

Result<std::string> media_uri(const std::string& uri_or_path) {
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
    if (is_playlist_file(path))
        return failure("the file is a playlist, which leads elsewhere", media_name(path),
                       "Give the recording itself.");
    gchar* uri = gst_filename_to_uri(std::filesystem::absolute(path, error).c_str(), nullptr);
    if (!uri)
        return failure("the path cannot be used", media_name(path), "Rename the file.");
    std::string result = uri;
    g_free(uri);
    return result;
}

std::string media_name(const std::string& uri_or_path) {
    return uri_or_path.substr(uri_or_path.find_last_of('/') + 1);
}

} // namespace regie::pipelines
