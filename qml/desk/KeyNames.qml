pragma Singleton

import QtQuick

// The keys as they are printed on the controls that do the same. Main hands over the desk's.
QtObject {
    id: root

    property var printed: ({})

    function of(action: string): string { return root.printed[action] ?? "" }
}
