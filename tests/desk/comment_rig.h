#pragma once
// The moderator's list over a log that is written as the test goes.

#include "desk/comment_model.h"
#include "gui.h"
#include "log_builder.h"

#include <QAbstractItemModelTester>

#include <string>

namespace regie::test {

struct CommentRig {
    LogBuilder log;
    QGuiApplication& app = application(); // its timers
    desk::CommentModel model{log.state};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    CommentRig() {
        log.after = [this](const Event& event) { model.after(event); };
    }
    std::string text(int row, int role) const {
        return model.data(model.index(row), role).toString().toStdString();
    }
    std::string ids() const {
        std::string all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += (row ? " " : "") + text(row, desk::CommentModel::IdRole);
        return all;
    }
};

} // namespace regie::test
