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
    <name>FilterPill</name>
    <message numerus="yes">
        <source>%n comment(s).</source>
        <translation>
            <numerusform>%n comment.</numerusform>
            <numerusform>%n comments.</numerusform>
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
    <name>NarrowMenu</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
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
    <message numerus="yes">
        <source>Hidden: a raid of %n comment(s)</source>
        <translation>
            <numerusform>Hidden: a raid of %n comment</numerusform>
            <numerusform>Hidden: a raid of %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) lost</source>
        <translation>
            <numerusform>%n frame lost</numerusform>
            <numerusform>%n frames lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late graphic(s)</source>
        <translation>
            <numerusform>%n late graphic</numerusform>
            <numerusform>%n late graphics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n watching</numerusform>
            <numerusform>%n watching</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) deleted at the platform</source>
        <translation>
            <numerusform>%n stays deleted at the platform</numerusform>
            <numerusform>%n stay deleted at the platform</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RaidBar</name>
    <message numerus="yes">
        <source>Hide all %n</source>
        <translation>
            <numerusform>Hide %n</numerusform>
            <numerusform>Hide all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more · %1</source>
        <comment>raids</comment>
        <translation>
            <numerusform>And %n more · %1</numerusform>
            <numerusform>And %n more · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleSettings</name>
    <message numerus="yes">
        <source>The order has learnt from %n decision(s), and %1 of earlier shows.</source>
        <translation>
            <numerusform>The order has learnt from %n decision, and %1 of earlier shows.</numerusform>
            <numerusform>The order has learnt from %n decisions, and %1 of earlier shows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The order has learnt from %n decision(s) of this show.</source>
        <translation>
            <numerusform>The order has learnt from %n decision of this show.</numerusform>
            <numerusform>The order has learnt from %n decisions of this show.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriedRules</name>
    <message numerus="yes">
        <source>+%n newly</source>
        <translation>
            <numerusform>+%n newly</numerusform>
            <numerusform>+%n newly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>−%n no longer</source>
        <translation>
            <numerusform>−%n no longer</numerusform>
            <numerusform>−%n no longer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleBoxes</name>
    <message numerus="yes">
        <source>And %n more</source>
        <translation>
            <numerusform>And %n more</numerusform>
            <numerusform>And %n more</numerusform>
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
    <message numerus="yes">
        <source>%n flagged</source>
        <translation>
            <numerusform>%n flagged</numerusform>
            <numerusform>%n flagged</numerusform>
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
    <name>regie::desk::RulesPanel</name>
    <message numerus="yes">
        <source>These rules flag %Ln of %1 comments (%2 %)</source>
        <translation>
            <numerusform>These rules flag %Ln of %1 comments (%2 %)</numerusform>
            <numerusform>These rules flag %Ln of %1 comments (%2 %)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for the next show: what %Ln decision(s) taught, without any text or name.</source>
        <translation>
            <numerusform>Kept for the next show: what %Ln decision taught, without any text or name.</numerusform>
            <numerusform>Kept for the next show: what %Ln decisions taught, without any text or name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back to what was kept before: %Ln decision(s).</source>
        <translation>
            <numerusform>Back to what was kept before: %Ln decision.</numerusform>
            <numerusform>Back to what was kept before: %Ln decisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::RundownModel</name>
    <message numerus="yes">
        <source>%n of %1 taken</source>
        <translation>
            <numerusform>%n of %1 taken</numerusform>
            <numerusform>%n of %1 taken</numerusform>
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
