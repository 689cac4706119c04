<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>centerscope::EditMenu</name>
    <message numerus="yes">
        <source>About %n second(s) left</source>
        <translation>
            <numerusform>About %n second left</numerusform>
            <numerusform>About %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::EmbeddingChart</name>
    <message numerus="yes">
        <source>steps %1–%2 · %3 network versions</source>
        <translation>
            <numerusform>steps %1–%2 · %3 network version</numerusform>
            <numerusform>steps %1–%2 · %3 network versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::LibraryWindow</name>
    <message numerus="yes">
        <source>%n run(s), %1 of %2</source>
        <translation>
            <numerusform>%n run, %1 of %2</numerusform>
            <numerusform>%n runs, %1 of %2</numerusform>
        </translation>
    </message>
</context>
</TS>
