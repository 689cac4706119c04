<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
