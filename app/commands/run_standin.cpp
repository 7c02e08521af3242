#include "commands/commands.h"
#include "standin/standin.h"

#include <QCoreApplication>

namespace regie {

int run_standin_command(const StandinArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    return standin::run_standin({arguments.chat, arguments.port, arguments.speed, arguments.generate,
                                 arguments.faults, arguments.ledger, arguments.ingest_url,
                                 arguments.token_file, arguments.until_closed});
}

} // namespace regie
