#pragma once

#include "show/result.h"

#include <cstddef>
#include <string>

namespace regie::pipelines {

/// The absolute path of a path or a file: URI, when the file is there and can be read. Other schemes are
/// refused: a show file must not make the engine fetch.
Result<std::string> media_path(const std::string& uri_or_path);

/// The same as a file: URI, when it may be a recording: neither a playlist nor a picture.
Result<std::string> media_uri(const std::string& uri_or_path);

/// Its first bytes, at most so many; fewer when it has no more, none when it cannot be read.
std::string beginning_of(const std::string& path, std::size_t most_bytes);

/// "gallery.mp4" of "/shows/museum/gallery.mp4": how sentences for the operator name a file.
std::string media_name(const std::string& uri_or_path);

} // namespace regie::pipelines
