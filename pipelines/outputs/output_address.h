#pragma once
// Where a network output goes: the parts of its URL, checked before anything is connected. Pure.

#include "show/result.h"

#include <string>

namespace regie::pipelines {

enum class Protocol { Rtmp, Rtmps, Srt };

struct OutputAddress {
    Protocol protocol = Protocol::Rtmp;
    std::string host; ///< a name or an address, IPv6 without its brackets
    int port = 0;
    std::string application; ///< RTMP: the path ("rtmp", "live2"), its query included
    std::string stream;      ///< RTMP: the stream key. SRT: the streamid; may be empty. A secret.
    std::string passphrase;  ///< SRT: 10 to 79 characters; empty: not encrypted. A secret.
    int latency_ms = 120;    ///< SRT: how long a lost packet may take to arrive again (libsrt's own default)
};

/// `url` without its key: "rtmps://HOST[:443]/APPLICATION", "rtmp://HOST[:1935]/APPLICATION" or
/// "srt://HOST:PORT[?latency=MS&streamid=ID]", %XX decoded. `key` is the RTMP stream key, which may also be
/// the last part of the path when `key` is empty, or the SRT passphrase. The error never quotes the key, nor
/// a URL that holds one.
Result<OutputAddress> parse_output_address(const std::string& url, const std::string& key);

} // namespace regie::pipelines
