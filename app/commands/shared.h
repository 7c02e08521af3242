#pragma once
// What the subcommands have in common: how they refuse, and how they draw without a display.

#include "show/result.h"

#include <filesystem>
#include <string>

namespace regie {

/// Says what is wrong on standard error; `status` is the process's.
int refuse(const Error& error, int status = 2);

/// Qt opens a file only when its name is Unicode.
Result<void> can_be_opened(const std::filesystem::path& path);

/// ~/Videos/Regie, where a session has its folder unless it is told another: a crew finds its recordings
/// where videos are.
std::filesystem::path sessions_folder();

/// Before a QGuiApplication that only draws graphics: no window and no GPU, the scene is drawn by the CPU
/// into memory. `time_zone`: of clocks on air; empty: this machine's.
void prepare_to_draw(const std::string& time_zone = {});

/// The end of a command that opened sources or pictures, before its QGuiApplication's: a thread of theirs
/// that hangs would use what is cleaned up, so the process ends without. Otherwise gives `status` back.
int leave(int status);

} // namespace regie
