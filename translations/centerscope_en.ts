<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>centerscope::Announcer</name>
    <message numerus="yes">
        <source>To make room for this run, %n short run(s) that you did not keep were removed: %1. How much space runs may take stands under Options.</source>
        <translation>
            <numerusform>To make room for this run, %n short run that you did not keep was removed: %1. How much space runs may take stands under Options.</numerusform>
            <numerusform>To make room for this run, %n short runs that you did not keep were removed: %1. How much space runs may take stands under Options.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To make room for this run, %n short run(s) that you did not keep went to the trash: %1. How much space runs may take stands under Options.</source>
        <translation>
            <numerusform>To make room for this run, %n short run that you did not keep went to the trash: %1. How much space runs may take stands under Options.</numerusform>
            <numerusform>To make room for this run, %n short runs that you did not keep went to the trash: %1. How much space runs may take stands under Options.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo has passed over %n run(s) that have been deleted and may be in the trash: %1.</source>
        <translation>
            <numerusform>Undo has passed over %n run that has been deleted and may be in the trash: %1.</numerusform>
            <numerusform>Undo has passed over %n runs that have been deleted and may be in the trash: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln step(s), %2)</source>
        <translation>
            <numerusform>%1 (%Ln step, %2)</numerusform>
            <numerusform>%1 (%Ln steps, %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::ConfusionModel</name>
    <message numerus="yes">
        <source>Label %1, predicted %2: %Ln image(s)</source>
        <translation>
            <numerusform>Label %1, predicted %2: %Ln image</numerusform>
            <numerusform>Label %1, predicted %2: %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::ConfusionWindow</name>
    <message numerus="yes">
        <source>Of the %Ln point(s) on the stage: %1. Rows are labels, columns are predictions. A click on a cell lists its images.</source>
        <translation>
            <numerusform>Of the %Ln point on the stage: %1. Rows are labels, columns are predictions. A click on a cell lists its images.</numerusform>
            <numerusform>Of the %Ln points on the stage: %1. Rows are labels, columns are predictions. A click on a cell lists its images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::DatasetPreview</name>
    <message numerus="yes">
        <source>Its batches have all %Ln image(s) there are to train with, fewer than the preset says.</source>
        <translation>
            <numerusform>Its batches have the only image there is to train with, fewer than the preset says.</numerusform>
            <numerusform>Its batches have all %Ln images there are to train with, fewer than the preset says.</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::FilmMaker</name>
    <message numerus="yes">
        <source>The %Ln picture(s) of this film that had been written to %1 have been removed.</source>
        <translation>
            <numerusform>The %Ln picture of this film that had been written to %1 has been removed.</numerusform>
            <numerusform>The %Ln pictures of this film that had been written to %1 have been removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::ImageGallery</name>
    <message numerus="yes">
        <source>%Ln image(s) · %1</source>
        <translation>
            <numerusform>%Ln image · %1</numerusform>
            <numerusform>%Ln images · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %Ln of them no longer on the stage</source>
        <translation>
            <numerusform> · %Ln of them no longer on the stage</numerusform>
            <numerusform> · %Ln of them no longer on the stage</numerusform>
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
    <message numerus="yes">
        <source>%1 of %n run(s), %2 of %3</source>
        <translation>
            <numerusform>%1 of %n run, %2 of %3</numerusform>
            <numerusform>%1 of %n runs, %2 of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select two to eight runs, with Ctrl or Shift and a click or the arrow keys, then press Compare. Selected now: %Ln run(s).</source>
        <translation>
            <numerusform>Select two to eight runs, with Ctrl or Shift and a click or the arrow keys, then press Compare. Selected now: %Ln run.</numerusform>
            <numerusform>Select two to eight runs, with Ctrl or Shift and a click or the arrow keys, then press Compare. Selected now: %Ln runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::RoomQuestion</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other run(s) stay; kept by you: %1.</source>
        <translation>
            <numerusform>%n other run stays; kept by you: %1.</numerusform>
            <numerusform>%n other runs stay; kept by you: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The runs take %1 and may take %2. Remove these %n run(s), which take %3?</source>
        <translation>
            <numerusform>The runs take %1 and may take %2. Remove this run, which takes %3?</numerusform>
            <numerusform>The runs take %1 and may take %2. Remove these %n runs, which take %3?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::StepChart</name>
    <message numerus="yes">
        <source>Here %n step(s) have no number.</source>
        <translation>
            <numerusform>Here %n step has no number.</numerusform>
            <numerusform>Here %n steps have no number.</numerusform>
        </translation>
    </message>
</context>
</TS>
