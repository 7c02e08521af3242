#include "pipelines/outputs/connection_words.h"

#include <fmt/format.h>

namespace regie::pipelines {

namespace {

constexpr const char* kGoesOn = "The programme and the recording go on.";

std::string place(const OutputAddress& address) { return fmt::format("{}:{}", address.host, address.port); }

const char* key_of(const OutputAddress& address) {
    return address.protocol == Protocol::Srt ? "passphrase" : "stream key";
}

} // namespace

bool stops_retrying(Fault fault) {
    return fault == Fault::KeyRefused || fault == Fault::BadCertificate || fault == Fault::NotInstalled;
}

std::string words_for(Fault fault, const std::string& name, const OutputAddress& address) {
    switch (fault) {
    case Fault::Refused:
        return fmt::format("Nobody takes the broadcast at {}: check the address, or wait for {} to start.",
                           place(address), name);
    case Fault::Unreachable:
        return fmt::format("There is no way to {}: check this machine's network, and the address.",
                           address.host);
    case Fault::Silent:
        return fmt::format("{} does not answer: check this machine's network.", name);
    case Fault::Closed:
        return fmt::format("The connection to {} broke.", name);
    case Fault::AlreadyPublishing:
        return fmt::format(
            "{} still holds an earlier connection with this stream key. It lets go by itself; if it "
            "does not, somebody else is broadcasting with the key.",
            name);
    case Fault::KeyRefused:
        if (address.protocol == Protocol::Srt && address.passphrase.empty())
            return fmt::format(
                "{} wants a passphrase, and this output has none. Give it one, then reconnect.", name);
        return fmt::format("{} refuses the {}. Put in the right one, then reconnect.", name, key_of(address));
    case Fault::BadCertificate:
        return fmt::format(
            "What answers at {} cannot prove that it is {}: its certificate is expired, of another "
            "host or from an authority that this machine does not trust. Check the address and this "
            "machine's date, then reconnect.",
            place(address), address.host);
    case Fault::TooSlow:
        return fmt::format("The line to {} does not even take the sound: check this machine's network.",
                           name);
    case Fault::NotInstalled:
        return fmt::format(
            "This machine cannot broadcast to {}: parts of GStreamer are missing. Install the packages "
            "that packages.txt lists, then reconnect.",
            name);
    }
    return {};
}

std::string connecting_words(const std::string& name) { return fmt::format("Connecting to {}.", name); }

std::string running_words(const std::string& name) { return fmt::format("{} takes the broadcast.", name); }

std::string lost_words(Fault fault, const std::string& name, const OutputAddress& address) {
    return fmt::format("{} It is tried again every 2 seconds. {}", words_for(fault, name, address), kGoesOn);
}

std::string failed_words(Fault fault, const std::string& name, const OutputAddress& address) {
    return fmt::format("{} {}", words_for(fault, name, address), kGoesOn);
}

std::string closed_at_once_words(const std::string& name, const OutputAddress& address) {
    return fmt::format(
        "{} takes the connection and closes it at once: check the {}, and that the broadcast is open "
        "there. It is tried again every 2 seconds. {}",
        name, key_of(address), kGoesOn);
}

std::string ended_words(const std::string& name, Goodbye goodbye) {
    switch (goodbye) {
    case Goodbye::NeverBegun:
        return fmt::format("Nothing was broadcast to {}.", name);
    case Goodbye::Heard:
        return fmt::format("The broadcast to {} has ended.", name);
    case Goodbye::Broken:
        return fmt::format("The broadcast to {} has ended; the connection broke just before.", name);
    case Goodbye::Unheard:
        return fmt::format("The broadcast to {} has ended; it did not answer any more.", name);
    case Goodbye::Away:
        return fmt::format(
            "The broadcast ended without a connection to {}. If it is still shown as live there, end it "
            "there.",
            name);
    }
    return {};
}

} // namespace regie::pipelines
