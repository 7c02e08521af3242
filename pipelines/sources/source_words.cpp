#include "pipelines/sources/source_words.h"

#include <fmt/format.h>

namespace regie::pipelines {

namespace {

constexpr const char* kCheckNetwork = "Check the network, the address, and that the sender runs.";

Error error_of(std::string what, std::string remedy) { return {std::move(what), {}, std::move(remedy)}; }

Error device_fault(const SourcePlan& plan, GQuark domain, int code) {
    if (domain == GST_RESOURCE_ERROR && code == GST_RESOURCE_ERROR_BUSY)
        return error_of(fmt::format("Another program uses {}", plan.name), "Close it there.");
    if (domain == GST_RESOURCE_ERROR && code == GST_RESOURCE_ERROR_NOT_AUTHORIZED)
        return error_of(fmt::format("This user may not open {}", plan.name),
                        "Add the user to the groups video and audio.");
    if (domain == GST_CORE_ERROR || (domain == GST_STREAM_ERROR && code != GST_STREAM_ERROR_FAILED))
        return error_of(fmt::format("{} gives nothing in a format that can be used", subject(plan)),
                        "`regie devices` lists the formats; choose another device.");
    return error_of(fmt::format("{} is not there", subject(plan)),
                    "Plug it in or switch it on; `regie devices` lists what is there.");
}

Error network_fault(const SourcePlan& plan, GQuark domain, int code) {
    if (plan.waits_for_caller())
        return error_of(fmt::format("Nobody sends to {}", plan.name),
                        "Start the sender, and check its passphrase.");
    if (domain == GST_CORE_ERROR || (domain == GST_STREAM_ERROR && code != GST_STREAM_ERROR_FAILED))
        return error_of(fmt::format("What {} sends cannot be decoded", plan.name),
                        "Have it send H.264 with AAC.");
    if (domain == GST_RESOURCE_ERROR && code == GST_RESOURCE_ERROR_NOT_AUTHORIZED)
        return error_of(fmt::format("{} refuses the user name, password or passphrase", plan.name),
                        "Correct it in the show file.");
    if (domain == GST_RESOURCE_ERROR && code == GST_RESOURCE_ERROR_NOT_FOUND)
        return error_of(fmt::format("{} does not have what was asked for", plan.name),
                        "Check the address, and that the sender runs.");
    return error_of(fmt::format("There is no connection to {}", plan.name), kCheckNetwork);
}

} // namespace

std::string subject(const SourcePlan& plan) {
    std::string name = plan.name;
    // A host or a file is written as it is.
    const bool ours = plan.is_device() || plan.kind == SourceKind::Pattern || plan.kind == SourceKind::Colour;
    if (ours && !name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

Error fault_of(const SourcePlan& plan, GstMessage* message) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    const GQuark domain = error ? error->domain : 0;
    const int code = error ? error->code : 0;
    g_clear_error(&error);
    const bool missing = (domain == GST_CORE_ERROR && code == GST_CORE_ERROR_MISSING_PLUGIN) ||
                         (domain == GST_STREAM_ERROR && code == GST_STREAM_ERROR_CODEC_NOT_FOUND);
    if (missing)
        return error_of(fmt::format("The decoder for what {} sends is not installed", plan.name),
                        "Install the packages that packages.txt lists.");
    return plan.is_device() ? device_fault(plan, domain, code) : network_fault(plan, domain, code);
}

Error silence_of(const SourcePlan& plan) {
    if (plan.is_device())
        return error_of(fmt::format("{} gives nothing", subject(plan)), "Check its cable and its power.");
    if (plan.waits_for_caller())
        return network_fault(plan, 0, 0);
    if (!plan.is_network())
        return error_of(fmt::format("{} does not answer", subject(plan)), "Check the disk it is on.");
    return error_of(fmt::format("Nothing comes from {}", plan.name), kCheckNetwork);
}

Error nonsense_of(const SourcePlan& plan) {
    return network_fault(plan, GST_STREAM_ERROR, GST_STREAM_ERROR_DECODE);
}

Error end_of(const SourcePlan& plan) {
    return error_of(fmt::format("{} has ended", subject(plan)), "If it should not have, look at the sender.");
}

} // namespace regie::pipelines
