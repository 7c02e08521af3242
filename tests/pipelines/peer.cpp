#include "peer.h"

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace regie::pipelines::test {

Peer::Peer(const std::vector<std::string>& command) {
    std::array<int, 2> output{};
    if (pipe2(output.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int failed = posix_spawn(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(output[1]);
    char first = 0;
    output_ = output[0]; // stays open: what it writes later must not kill it
    if (failed != 0 || read(output_, &first, 1) != 1)
        throw std::runtime_error(command.front() + " did not start");
}

void Peer::freeze() { ::kill(process_, SIGSTOP); }
void Peer::thaw() { ::kill(process_, SIGCONT); }

void Peer::kill() {
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(output_);
    process_ = 0;
}

std::vector<std::string> media_peer(const std::string& kind, int port, const std::string& file,
                                    const std::vector<std::string>& more) {
    std::vector<std::string> command{"/usr/bin/python3", REGIE_MEDIA_PEER, kind, std::to_string(port), file};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

std::vector<std::string> web_server(int port, const std::string& folder) {
    return {"/usr/bin/python3", "-u",          "-m",   "http.server",       "--bind",
            "127.0.0.1",        "--directory", folder, std::to_string(port)};
}

int free_port() {
    const int probe = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    close(probe);
    if (!bound)
        throw std::runtime_error("no port");
    return ntohs(address.sin_port);
}

} // namespace regie::pipelines::test
