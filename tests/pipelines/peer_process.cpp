#include "peer_process.h"

#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace regie::pipelines::test {

PeerProcess::PeerProcess(const std::string& script, const std::vector<std::string>& arguments) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    std::vector<std::string> words{"python3", std::string(REGIE_FAULTS) + "/" + script};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execv("/usr/bin/python3", argv.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    commands_ = fdopen(in[1], "w");
    answers_ = fdopen(out[0], "r");
    port_ = std::stoi("0" + line());
    if (port_ == 0)
        throw std::runtime_error(script + " did not start");
}

PeerProcess::~PeerProcess() {
    std::fclose(commands_); // the end of its commands is its end
    waitpid(pid_, nullptr, 0);
    std::fclose(answers_);
}

std::string PeerProcess::tell(const std::string& command) {
    std::fputs((command + "\n").c_str(), commands_);
    std::fflush(commands_);
    return line();
}

std::string PeerProcess::line() {
    char text[512];
    std::string result = std::fgets(text, sizeof text, answers_) ? text : "";
    while (!result.empty() && result.back() == '\n')
        result.pop_back();
    return result;
}

} // namespace regie::pipelines::test
