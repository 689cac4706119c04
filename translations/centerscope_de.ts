<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Centerscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch a network learn to keep the classes apart: LeNet++ with center loss, trained live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST is by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). Made with Qt, Qt Charts, Eigen, zlib and JSON for Modern C++.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportError</name>
    <message>
        <source>Cannot tell the format of %1: its name must end in .png, .svg or .pdf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>As in the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet++ with PReLU slopes per channel, He initialization, λ = 0.01 and α = 0.5, as in the paper&apos;s Fig. 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center-Loss (2018)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet++ as the TensorFlow project Center-Loss set it up, with its centers moved by Eq. 4 and its batches shuffled: λ = 1 from the first step, so the loss can stay near 2.30 for hundreds of steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::AutomaticSnapshotsDialog</name>
    <message>
        <source>Automatic snapshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the stage while training runs, always at the same size and on the same axes, as 000200.png, 000400.png and so on: made to be laid side by side or turned into a film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center-Loss 2018 (1600 × 900, its colours, axes ±2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pixels square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Axes up to ±</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for snapshots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::EmbeddingChart</name>
    <message>
        <source>step %1 · one network version</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>steps %1–%2 · %3 network versions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>training images %1 · network at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation images %1 · network at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test images %1 · network at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding 1 (no unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding 2 (no unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within &lt;b&gt;%1&lt;/b&gt; · nearest centers &lt;b&gt;%2&lt;/b&gt; · ratio &lt;b&gt;%3&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each dot will be one image, where the network places it in its two-dimensional embedding. Colour and shape tell its class; a disc with the class&apos;s digit is the center of that class.&lt;br&gt;&lt;br&gt;Press &lt;b&gt;Space&lt;/b&gt; to start training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points outside: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axes now ±%1, were ±%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been placed yet. Press Space to start training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class %1: %2, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within classes %1, nearest centers %2, ratio %3. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::ErrorChart</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Error %&lt;/b&gt;&amp;nbsp; batch while training, mean of %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · validation at step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many images in a hundred are taken for another class will be drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step %1: error of the batches while training %2 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation at step %1: %2 %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics of every step (table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible points (table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, as on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, twice as fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, four times as fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG, to edit and for the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, for print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center-Loss 2018 (1600 × 900, its colours, axes ±2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Caption in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset, step, λ, α, learning rate, seed and source. They are in the file&apos;s metadata in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::Exporter</name>
    <message>
        <source>Exported to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshot saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::HalvingPanel</name>
    <message>
        <source>Halve the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Never by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the Halve button and the slider change the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each multiple of this many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between halvings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After each step of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps after which the learning rate halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole numbers, separated by commas or spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 5000, 8000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On &amp;plateau of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the loss watched has stopped falling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The training loss is watched as a mean over 100 steps. The test set is never looked at.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least fall of the loss that counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The loss counts as fallen when it is below its best by this share&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> % better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the loss may stand still before the rate halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a step: write whole numbers from 1, such as 5000, 8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write at least one step, such as 5000, 8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not halve by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves every %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves after step %1, every %2 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All listed steps are over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves after step %1, %2 of %3 listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves when training loss stalls for %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves when validation loss stalls for %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules halve the value in force; dragging the slider does not cancel them. A plateau is counted anew when λ changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dot is an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network squeezes every image of 28 × 28 pixels into two numbers, the embedding, and has to tell the ten classes apart from these alone. The stage draws the two numbers as a dot in the colour and shape of the image&apos;s true class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are simply the two numbers. They have no unit and no meaning of their own: another seed turns and mirrors the whole picture. What counts is how tight the groups are and how far apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centers and trails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labelled disks are the class centers that the center loss pulls the images to. The line behind each shows where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live batches shows each image where the network put it in the very step that trained on it, so the cloud mixes several versions of the network; the caption says how many. Fixed sample, Validation and Test place all images with one version: use them to compare two moments. Judge by Test, tune by Validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The readout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Within” is how far points lie from the center of their class (root mean square), “nearest centers” the distance of the two closest centers, “ratio” the first divided by the second. No choice of axes can hide them: below about 0.3 the clusters stand apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total = softmax loss + λ · center loss, all three as means over the batch. The bold curves are smoothed, the faint ones behind them are the raw values; smoothing starts anew where λ changes. Every change of a hyperparameter leaves a labelled line at its step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ or α: which is which?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ is how strongly images are pulled to their center, α is how far each center moves per step toward its images. λ acts on the network, α on the centers alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum or mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here both losses are means over the batch, so λ keeps its meaning when the batch size changes. Code that sums instead needs other values: 0.5 as a sum is 64 as a mean at batch 128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does α depend on the learning rate?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. Equation 4 moves the centers by itself; the learning rate is not in it. With α = 0.5 and ten images of a class in the batch, its center goes 45 % of the way to their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why does my plot not look like the paper&apos;s figure 3?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual reasons: the last layer has a bias (without one the groups spread like petals around the origin), the axis limits are frozen at an early size, or the centers are never updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centers stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α is 0, or the class does not occur in the batch. Some published code builds the update and never runs it; here the trails show whether the centers move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss became NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate is too high for this λ. Reset, then start with a lower rate or a smaller λ and raise it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy stays near 11 %, softmax loss near 2.30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2.30 is ln 10: the network is still guessing. That is normal early on, for hundreds of steps if λ is 1. If the center loss goes to 0 meanwhile and nothing moves any more, everything is pinned near the origin: lower λ or reset with a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The center loss is tiny, or explodes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a squared distance and grows with the size of the picture. Tiny beside a low softmax loss means tight clusters; growing with λ = 0 is normal, since nothing holds the embedding together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can the center loss be used alone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. Without the softmax loss everything shrinks to one point: that makes the center loss 0 and tells no class from another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&lt;sub&gt;S&lt;/sub&gt; = −Σ log softmax(Wᵀx + b), at the true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper adds a center loss to the usual softmax loss, so that images of one class gather around a learnt center. Its equations, as this program uses them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One difference: the paper sums (1) and (2) over the batch, this program takes their means. Centers move after the loss and its gradient were taken with the old centers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::HyperparameterCard</name>
    <message>
        <source>Acts since step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly images are pulled to their class center; 0 is plain softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each center moves per step toward its class mean; 0 freezes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At 10 images a class: %1 of the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller steps settle finer but travel slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ  center &amp;loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ, weight of the center loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly images are pulled to their class center (total = softmax + λ · center loss). Higher gives tighter clusters, 0 is plain softmax, too high too early pins everything near the origin. The marks are the paper&apos;s values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α  center r&amp;ate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α, rate at which centers move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each center moves per step toward the mean of its class in the batch. Higher follows faster and jitters more, 0 freezes; the pull on the images themselves is λ. Eq. 4 moves αn/(1+n): with α = 0.5 it is 45 % of the way at n = 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too high and the losses jump, too low and they crawl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, exact entry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::LanguageMenu</name>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::LearningRateCard</name>
    <message>
        <source>Halve ÷ &amp;2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Halves the learning rate from the next step. Use it when the loss stops falling: smaller steps settle finer but travel slower.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halve the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;When the learning rate halves by itself. Rules halve the value in force; dragging the slider does not cancel them.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halving rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::LossChart</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ·center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Loss&lt;/b&gt;&amp;nbsp; mean of the last %1 steps, anew where λ changes; each step faint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of every step will be drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step %1: %2. Changes: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until paused; every change of a hyperparameter acts from the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on one batch, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Halve the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from step 0, with a seed of your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate on the test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points shown, batch size, stop after a number of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The set-up to train: network, optimiser and starting values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open data set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and tables of what is on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the stage as a picture, at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic snapshots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source, axes, colours, theme and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each image where the network put it in the very step that trained on it; the cloud mixes the last versions of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same training images, all placed by one version of the network: the fair way to compare two moments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images kept apart from training, all placed by one version of the network. Tune by these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images never trained on, all placed by one version of the network. Look here to judge, tune by validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Frozen as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From −2 to &amp;2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear to colour-blind eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center-Loss &amp;2018</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see, questions, the paper, keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Centerscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to start training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will I see?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step %1, as asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder with the four IDX files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test set at step %1: %2 % right, softmax loss %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::ResetDialog</name>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from step 0 with the preset&apos;s own values. What has been learnt is dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights, centers and the order of the images follow from it: the same seed trains the same way again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::RunPanel</name>
    <message>
        <source>&amp;Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Images in a training step. Both losses are means over the batch, so λ keeps its meaning.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Points of live batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;How many of the latest points the stage shows; the youngest are the largest.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fixed sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The same training images, all placed by one version of the network: the fair way to compare two moments. More images take longer.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place sample and &amp;splits every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;How often the stage places the fixed sample, validation or test images anew. Training goes on meanwhile, a little slower.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Validate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;How often the error on the validation images is measured for the error plot.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top after step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Pauses by itself once this step has been made.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step after which training stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;The number of threads is set when the program starts (--threads). It changes the speed and not one figure.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::StatusStrip</name>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps made: one batch each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pass over the training images under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images trained on each second, everything included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent training, without pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images placed so far by the evaluation under way; training goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;All random numbers of the run come from the seed: the same seed makes the same run.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both losses are batch means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Softmax loss and center loss are means over the images of a batch, so λ keeps its meaning when the batch size changes.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixed sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch %1 of %2 in this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until step %1, where training stops, at the present speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until the end of this epoch, at the present speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 / %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::StepChart</name>
    <message>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ·center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lr ÷ 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lr %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next ÷ 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next ÷ 2 at %1 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from step %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::TrainingWorker</name>
    <message>
        <source>Training has diverged: the loss of step %1 is not a finite number. Reset, and try a lower learning rate or a lower λ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>centerscope::ValueEdit</name>
    <message>
        <source>“%1” is not a number; %2 stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be above %1 and at most %2; %3 stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be from %1 to %2; %3 stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
