#pragma once
// Standard output and error of a process that no reader may hold up: a terminal that is stopped (Ctrl-S, a
// frozen ssh), a pager that is not scrolled, a file on a disk that hangs.

#include <future>
#include <vector>

namespace regie {

/// While it lives what the process writes on its standard output and error, whoever writes it, goes into a
/// pipe, and a thread passes it on to where it was to go. What is more than the pipe holds is lost. The flags
/// of what this process was given are never touched: they are everybody's who has it open.
class PatientOutput {
  public:
    PatientOutput();
    ~PatientOutput(); ///< waits a moment for what is still to be read
    PatientOutput(const PatientOutput&) = delete;
    PatientOutput& operator=(const PatientOutput&) = delete;

    bool is_terminal() const { return terminal_; } ///< whether standard output was given as one
    /// Whether nobody reads: what is worth something only now need not be written.
    bool waits() const;
    /// For a child before it becomes another program: it writes to `file` as this process was to.
    void hand_on(int file) const;

  private:
    void divert(int file);

    bool terminal_ = false;
    int given_[3] = {-1, -1, -1}; ///< by file: what this process was given
    std::vector<std::future<void>> passed_on_;
};

} // namespace regie
