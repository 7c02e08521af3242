#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>
#include <gst/gst.h>

#include <filesystem>
#include <unistd.h>

namespace regie::pipelines {

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
