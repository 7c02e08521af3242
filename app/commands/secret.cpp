// `regie secret NAME`: keeps a stream key or a token, which never stands on a command line.

#include "commands/commands.h"
#include "engine/secrets.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <fmt/format.h>

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace regie {

namespace {

/// What is typed is not shown.
class Unseen {
  public:
    Unseen() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0)
            return;
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSANOW, &unseen) == 0;
    }
    ~Unseen() {
        if (changed_)
            tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

} // namespace

int run_secret(const std::string& name, int argc, char** argv) {
    static const QRegularExpression valid("^[a-z0-9_]{1,60}$");
    if (!valid.match(QString::fromStdString(name)).hasMatch()) {
        fmt::print(stderr,
                   "regie: \"{}\" is not a secret's name. Use a–z, digits and \"_\", as in the show file's "
                   "\"secret:NAME\".\n",
                   name);
        return 2;
    }
    QCoreApplication app(argc, argv);
    const bool terminal = isatty(STDIN_FILENO) != 0;
    std::string secret;
    {
        const Unseen unseen;
        if (terminal)
            std::cout << "Secret \"" << name << "\" (not shown): " << std::flush;
        std::getline(std::cin, secret);
    }
    secret = QString::fromStdString(secret).trimmed().toStdString();
    if (secret.empty()) {
        fmt::print(stderr, "\nregie: nothing was given; what was kept before is unchanged.\n");
        return 2;
    }
    const auto kept = keep_secret(name, secret);
    if (!kept) {
        fmt::print(stderr, "\nregie: {}\n", kept.error().line());
        return 1;
    }
    fmt::print("{}Kept in {}.\n", terminal ? "\n" : "", *kept);
    return 0;
}

} // namespace regie
