#pragma once
// The evening the tests and the pictures of the desk play: a museum reopens, people write.

#include "fake_engine.h"

#include <QByteArray>

namespace regie::test {

protocol::Welcome museum_welcome();
/// What the museum's show file wants flagged.
FlagSettings museum_flags();
/// What the engine answers when other rules are tried.
nlohmann::json museum_trial();

/// The start of the session and everything live.
void open_museum(FakeEngine& engine);

/// What desk.png shows: ten comments of every kind, one hidden and confirmed, one pinned, one graphic on air.
void play_evening(FakeEngine& engine);

/// `count` comments of many authors, a fifth of them flagged, 2 s apart.
void play_crowd(FakeEngine& engine, int count);

/// Texts that break layouts: very long, right-to-left, emoji, stacked marks, a name without end, many flags.
void play_oddities(FakeEngine& engine);

/// A comment and its flags, as the engine logs them.
void say(FakeEngine& engine, const std::string& id, const std::string& author, const std::string& text,
         std::vector<Flag> flags = {});

protocol::Status steady_status(std::int64_t show_ms);

/// A gallery with a ribbon, drawn.
QByteArray gallery_picture(std::int64_t show_ms);

} // namespace regie::test
