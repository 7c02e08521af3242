#pragma once
// Stream keys and passphrases stay out of what GStreamer logs. GStreamer itself prints them from GST_DEBUG=4
// on (rtmp2sink names the stream it creates, srtsink its passphrase), so its log function is replaced by one
// that knows them. That function is the process's, and so is the list of secrets behind it.

#include <string>
#include <string_view>

namespace regie::pipelines {

/// Replaces GStreamer's log function. Before gst_init(), once. GST_DEBUG and GST_DEBUG_FILE keep their
/// meaning.
void install_redacting_log();

/// From now on `secret`, and every spelling of it that GStreamer prints, is logged as ***. Any thread. Before
/// the secret is given to an element.
void keep_out_of_logs(std::string_view secret);

/// `text` with every secret replaced by ***. Any thread.
std::string redacted(std::string text);

} // namespace regie::pipelines
