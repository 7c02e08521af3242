#pragma once
// Carries HttpRequests with libcurl: many at a time on the one thread that calls run_once(). Has no thread
// and no lock of its own; Intake runs it.

#include "intake/http.h"

#include <memory>

namespace regie::intake {

class HttpClient {
  public:
    HttpClient();
    ~HttpClient(); ///< drops what is under way; its callbacks are not called

    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// `done` is called exactly once, from a later run_once(), unless the client is destroyed before.
    void send(HttpRequest request, HttpDone done);

    /// Waits up to `timeout_ms` for something to happen, moves bytes and calls what is done.
    void run_once(int timeout_ms);

    /// Makes run_once() return soon. Any thread.
    void wake();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Asks and waits for the answer, for as long as the request allows: for what has no show to run meanwhile.
Result<HttpResponse> ask_and_wait(HttpRequest request);

} // namespace regie::intake
