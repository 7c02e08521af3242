<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>ChosenBar</name>
    <message numerus="yes">
        <source>%n comment(s) chosen</source>
        <translation>
            <numerusform>%n comment chosen</numerusform>
            <numerusform>%n comments chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DesksPanel</name>
    <message numerus="yes">
        <source>%n desk(s)</source>
        <translation>
            <numerusform>%n desk</numerusform>
            <numerusform>%n desks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForAirPanel</name>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewAbove</name>
    <message numerus="yes">
        <source>↑ %n new</source>
        <translation>
            <numerusform>↑ %n new</numerusform>
            <numerusform>↑ %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another engine took over %n time(s), last at %1</source>
        <translation>
            <numerusform>Another engine took over once, at %1</numerusform>
            <numerusform>Another engine took over %n times, last at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::AuthorPanel</name>
    <message numerus="yes">
        <source>%n earlier show(s)</source>
        <translation>
            <numerusform>%n earlier show</numerusform>
            <numerusform>%n earlier shows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::Desk</name>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n of these comments for good? Their platform cannot hide them, nor bring them back.</source>
        <translation>
            <numerusform>Delete %n of these comments for good? Its platform cannot hide it, nor bring it back.</numerusform>
            <numerusform>Delete %n of these comments for good? Their platform cannot hide them, nor bring them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::RemotePanel</name>
    <message numerus="yes">
        <source>%n without the right token or code</source>
        <translation>
            <numerusform>%n without the right token or code</numerusform>
            <numerusform>%n without the right token or code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from web pages</source>
        <translation>
            <numerusform>%n from a web page</numerusform>
            <numerusform>%n from web pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that were no desk&apos;s</source>
        <translation>
            <numerusform>%n message that was no desk&apos;s</numerusform>
            <numerusform>%n messages that were no desk&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) beyond a desk&apos;s role</source>
        <translation>
            <numerusform>%n command beyond a desk&apos;s role</numerusform>
            <numerusform>%n commands beyond a desk&apos;s role</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::VersionsPanel</name>
    <message numerus="yes">
        <source>%n graphic(s)</source>
        <translation>
            <numerusform>%n graphic</numerusform>
            <numerusform>%n graphics</numerusform>
        </translation>
    </message>
</context>
</TS>
