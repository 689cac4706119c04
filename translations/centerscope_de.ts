<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Centerscope</source>
        <translation>Über Centerscope</translation>
    </message>
    <message>
        <source>Watch a network learn to keep the classes apart: LeNet++ with center loss, trained live.</source>
        <translation>Einem Netz zusehen, wie es lernt, Klassen auseinanderzuhalten: LeNet++ mit Center Loss, live trainiert.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>MNIST is by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). Made with Qt, Qt Charts, Eigen, zlib and JSON for Modern C++.</source>
        <translation>MNIST stammt von Yann LeCun und Corinna Cortes (CC BY-SA 3.0). Gebaut mit Qt, Qt Charts, Eigen, zlib und JSON for Modern C++.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close; training continues</source>
        <translation>Schließen; das Training läuft weiter</translation>
    </message>
</context>
<context>
    <name>CenterLossExample</name>
    <message>
        <source>Centerscope, Center-Loss, caffe-face</source>
        <translation>Centerscope, Center-Loss, caffe-face</translation>
    </message>
    <message>
        <source>Eq. 2 of the paper, TensorFlow_Center_Loss</source>
        <translation>Gl. 2 der Arbeit, TensorFlow_Center_Loss</translation>
    </message>
    <message>
        <source>c −= α Δc (Eq. 4), α = 0.5</source>
        <translation>c −= α Δc (Gl. 4), α = 0,5</translation>
    </message>
    <message>
        <source>the paper, Centerscope</source>
        <translation>die Arbeit, Centerscope</translation>
    </message>
    <message>
        <source>c stays</source>
        <translation>c bleibt</translation>
    </message>
    <message>
        <source>Center-Loss (2018) as it ran</source>
        <translation>Center-Loss (2018), wie es lief</translation>
    </message>
</context>
<context>
    <name>ExportError</name>
    <message>
        <source>Cannot tell the format of %1: its name must end in .png, .svg or .pdf.</source>
        <translation>Das Format von %1 ist nicht zu erkennen: Der Name muss auf .png, .svg oder .pdf enden.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>its folder is read-only</source>
        <translation>in seinen Ordner darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>there is no room left on the disk</source>
        <translation>auf der Festplatte ist kein Platz mehr</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>caffe-face</source>
        <translation>caffe-face</translation>
    </message>
    <message>
        <source>The authors&apos; own MNIST example in Caffe: SGD with momentum, and centers that go through the same solver as the weights.</source>
        <translation>Das MNIST-Beispiel der Autoren in Caffe: SGD mit Momentum, und Zentren, die derselbe Solver bewegt wie die Gewichte.</translation>
    </message>
    <message>
        <source>Center-Loss (2018), as it ran</source>
        <translation>Center-Loss (2018), wie es lief</translation>
    </message>
    <message>
        <source>The TensorFlow project Center-Loss as it actually ran: the update of the centers was built but never executed, and the batches were never shuffled. Its published figures come from this.</source>
        <translation>Das TensorFlow-Projekt Center-Loss, wie es wirklich lief: Der Schritt der Zentren war gebaut, wurde aber nie ausgeführt, und die Batches wurden nie gemischt. Seine veröffentlichten Zahlen stammen daher.</translation>
    </message>
    <message>
        <source>Center-Loss (2024)</source>
        <translation>Center-Loss (2024)</translation>
    </message>
    <message>
        <source>The PyTorch rewrite by the author of Center-Loss: images enlarged to 32 × 32, one PReLU slope a layer, centers moved by autograd.</source>
        <translation>Die Neufassung in PyTorch vom Autor von Center-Loss: Bilder auf 32 × 32 vergrößert, eine PReLU-Steigung je Schicht, Zentren von Autograd bewegt.</translation>
    </message>
    <message>
        <source>Fast start</source>
        <translation>Schnellstart</translation>
    </message>
    <message>
        <source>LeNet++ with a head start: its centers are placed on a ring and held there for the first 200 steps, and the learning rate follows a schedule, so the loss is at 0.4 after some hundred steps instead of 14,000.</source>
        <translation>LeNet++ mit Vorsprung: Die Zentren stehen auf einem Ring und werden dort die ersten 200 Schritte lang gehalten, und die Lernrate folgt einem Plan, sodass der Loss nach einigen Hundert Schritten bei 0,4 ist statt nach 14.000.</translation>
    </message>
    <message>
        <source>mxnet_center_loss</source>
        <translation>mxnet_center_loss</translation>
    </message>
    <message>
        <source>The MXNet port by pangyupo: the small LeNet with tanh, a hidden layer of 500 and a linear embedding.</source>
        <translation>Die MXNet-Portierung von pangyupo: das kleine LeNet mit tanh, einer verdeckten Schicht von 500 und linearer Einbettung.</translation>
    </message>
    <message>
        <source>pytorch-center-loss</source>
        <translation>pytorch-center-loss</translation>
    </message>
    <message>
        <source>The PyTorch port by KaiyangZhou, the most used one: the squared distance without the ½, and centers moved by autograd.</source>
        <translation>Die PyTorch-Portierung von KaiyangZhou, die meistbenutzte: der quadrierte Abstand ohne das ½, und Zentren von Autograd bewegt.</translation>
    </message>
    <message>
        <source>TensorFlow_Center_Loss</source>
        <translation>TensorFlow_Center_Loss</translation>
    </message>
    <message>
        <source>The TensorFlow port by EncodeTS: 3 × 3 convolutions with ReLU, the center loss as a sum over the batch.</source>
        <translation>Die TensorFlow-Portierung von EncodeTS: Faltungen 3 × 3 mit ReLU, der Center Loss als Summe über den Batch.</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>Wie in der Arbeit</translation>
    </message>
    <message>
        <source>LeNet++ with PReLU slopes per channel, λ = 0.01 and α = 0.5, as in the paper&apos;s Fig. 3, trained by SGD with momentum, as its authors train.</source>
        <translation>LeNet++ mit einer PReLU-Steigung je Kanal, λ = 0,01 und α = 0,5 wie in Abb. 3 der Arbeit, trainiert durch SGD mit Momentum wie bei ihren Autoren.</translation>
    </message>
    <message>
        <source>Center-Loss (2018)</source>
        <translation>Center-Loss (2018)</translation>
    </message>
    <message>
        <source>LeNet++ as the TensorFlow project Center-Loss set it up, with its centers moved by Eq. 4 and its batches shuffled: λ = 1 from the first step, so the loss can stay near 2.30 for hundreds of steps.</source>
        <translation>LeNet++, wie das TensorFlow-Projekt Center-Loss es aufgesetzt hat, mit nach Gl. 4 bewegten Zentren und gemischten Batches: λ = 1 vom ersten Schritt an, daher kann der Loss Hunderte Schritte bei 2,30 bleiben.</translation>
    </message>
    <message>
        <source>There is no α: the centers move with the learning rate and with momentum, as the weights do.</source>
        <translation>Es gibt kein α: Die Zentren bewegen sich wie die Gewichte mit der Lernrate und mit Momentum.</translation>
    </message>
    <message>
        <source>Biases learn at twice the learning rate and do not decay.</source>
        <translation>Biasse lernen mit der doppelten Lernrate und verfallen nicht.</translation>
    </message>
    <message>
        <source>The last pool takes 3 × 3 pixels (7 → 3), so the embedding reads 1,152 features.</source>
        <translation>Das letzte Pooling nimmt 3 × 3 Pixel (7 → 3), sodass die Einbettung 1.152 Merkmale liest.</translation>
    </message>
    <message>
        <source>It learns from all 60,000 training images, so the validation images are among those it has seen.</source>
        <translation>Es lernt aus allen 60.000 Trainingsbildern; die Validierungsbilder sind also unter denen, die es gesehen hat.</translation>
    </message>
    <message>
        <source>There is no α: Eq. 4&apos;s Δc goes through the solver, so the learning rate moves the centers, with momentum 0.9, and they slow down when it falls.</source>
        <translation>Es gibt kein α: Das Δc aus Gl. 4 geht durch den Optimierer; die Lernrate bewegt also die Zentren, mit Momentum 0,9, und sie werden langsamer, wenn sie fällt.</translation>
    </message>
    <message>
        <source>Its centers never move: the operation that updates them was built but never executed.</source>
        <translation>Seine Zentren bewegen sich nie: Die Operation, die sie bewegt, war gebaut, wurde aber nie ausgeführt.</translation>
    </message>
    <message>
        <source>Its batches are never shuffled: every epoch brings the same images in the same order.</source>
        <translation>Seine Batches werden nie gemischt: Jede Epoche bringt dieselben Bilder in derselben Reihenfolge.</translation>
    </message>
    <message>
        <source>The weight of the center loss is λ = 1, the strongest of the paper&apos;s Fig. 3, from the first step.</source>
        <translation>Das Gewicht des Center Loss ist vom ersten Schritt an λ = 1, das stärkste aus Abb. 3 der Arbeit.</translation>
    </message>
    <message>
        <source>The embedding that is shown and pulled to its center is the one before its PReLU; the last layer reads the one after it.</source>
        <translation>Gezeigt und zu ihrem Zentrum gezogen wird die Einbettung vor ihrer PReLU; die letzte Schicht liest die danach.</translation>
    </message>
    <message>
        <source>Every element of a feature map has a PReLU slope of its own, which starts at 0: a ReLU until it has learnt better.</source>
        <translation>Jedes Element einer Merkmalskarte hat eine eigene PReLU-Steigung, die bei 0 beginnt: eine ReLU, bis sie es besser gelernt hat.</translation>
    </message>
    <message>
        <source>It trains with Adam; the learning rate is not lowered by itself (its author advises to halve it around step 5,000).</source>
        <translation>Es trainiert mit Adam; die Lernrate sinkt nicht von selbst (der Autor rät, sie um Schritt 5.000 zu halbieren).</translation>
    </message>
    <message>
        <source>There is no α: the centers stay where they started, and each cluster is pulled to a random place.</source>
        <translation>Es gibt kein α: Die Zentren bleiben, wo sie begonnen haben, und jede Gruppe wird an einen zufälligen Ort gezogen.</translation>
    </message>
    <message>
        <source>Its centers follow the gradient of the joint loss instead of Eq. 4, so λ weighs their moves too and nothing divides by 1 + n.</source>
        <translation>Seine Zentren folgen dem Gradienten des Gesamt-Loss statt Gl. 4; λ gewichtet also auch ihre Schritte, und nichts teilt durch 1 + n.</translation>
    </message>
    <message>
        <source>Images are enlarged from 28 × 28 to 32 × 32 pixels.</source>
        <translation>Bilder werden von 28 × 28 auf 32 × 32 Pixel vergrößert.</translation>
    </message>
    <message>
        <source>The weight of the center loss is λ = 1 from the first step.</source>
        <translation>Das Gewicht des Center Loss ist vom ersten Schritt an λ = 1.</translation>
    </message>
    <message>
        <source>It trains by SGD with momentum at a learning rate of 0.001, a tenth of it after 100 epochs.</source>
        <translation>Es trainiert mit SGD und Momentum bei einer Lernrate von 0,001, nach 100 Epochen mit einem Zehntel davon.</translation>
    </message>
    <message>
        <source>α is the learning rate of the centers&apos; own gradient descent, not that of Eq. 4: they move α · λ/m · Σ(c − x), a step that grows with λ and with the number of images of the class.</source>
        <translation>α ist die Lernrate des eigenen Gradientenabstiegs der Zentren, nicht die aus Gl. 4: Sie bewegen sich um α · λ/m · Σ(c − x), ein Schritt, der mit λ und der Zahl der Bilder der Klasse wächst.</translation>
    </message>
    <message>
        <source>The network is the older LeNet: two convolutions with tanh, then a hidden layer of 500.</source>
        <translation>Das Netz ist das ältere LeNet: zwei Faltungen mit tanh, dann eine verborgene Schicht mit 500.</translation>
    </message>
    <message>
        <source>The embedding is linear: no activation stands between it and the last layer.</source>
        <translation>Die Einbettung ist linear: Zwischen ihr und der letzten Schicht steht keine Aktivierung.</translation>
    </message>
    <message>
        <source>The last layer has a bias, which lets classes differ by more than their direction.</source>
        <translation>Die letzte Schicht hat einen Bias, sodass sich Klassen in mehr als ihrer Richtung unterscheiden können.</translation>
    </message>
    <message>
        <source>The paper names no optimizer for MNIST: the start of the weights, SGD at 0.01 with momentum 0.9 and weight decay 0.0005, and biases at twice the learning rate without decay are those of its authors&apos; Caffe example.</source>
        <translation>Die Arbeit nennt für MNIST keinen Optimierer: der Anfang der Gewichte, SGD mit 0,01, Momentum 0,9 und Gewichtsverfall 0,0005 sowie Biasse mit doppelter Lernrate ohne Verfall sind die aus dem Caffe-Beispiel ihrer Autoren.</translation>
    </message>
    <message>
        <source>The learning rate falls to a tenth after step 3,700, two thirds of ten epochs.</source>
        <translation>Die Lernrate fällt nach Schritt 3.700, zwei Dritteln von zehn Epochen, auf ein Zehntel.</translation>
    </message>
    <message>
        <source>Trained like this, clusters become narrower beside the distances of their centers from each λ of Fig. 3 to the next; with Adam at 0.001 they stop to do so at λ = 0.1.</source>
        <translation>So trainiert werden die Cluster neben den Abständen ihrer Zentren von jedem λ aus Abb. 3 zum nächsten enger; mit Adam bei 0,001 hört das bei λ = 0,1 auf.</translation>
    </message>
    <message>
        <source>The embedding that is shown is the one before its PReLU.</source>
        <translation>Gezeigt wird die Einbettung vor ihrer PReLU.</translation>
    </message>
    <message>
        <source>The center loss has no ½: λ = 1 weighs as much as 2 would in the paper&apos;s form.</source>
        <translation>Der Center Loss hat kein ½: λ = 1 wiegt so viel wie 2 in der Form der Arbeit.</translation>
    </message>
    <message>
        <source>Its centers follow their gradient times 1/λ instead of Eq. 4, and nothing divides by 1 + n.</source>
        <translation>Seine Zentren folgen ihrem Gradienten mal 1/λ statt Gl. 4, und nichts teilt durch 1 + n.</translation>
    </message>
    <message>
        <source>Pools leave out the last row and column (28 → 14 → 7 → 3), so the embedding reads 1,152 features.</source>
        <translation>Pooling lässt die letzte Zeile und Spalte aus (28 → 14 → 7 → 3), sodass die Einbettung 1.152 Merkmale liest.</translation>
    </message>
    <message>
        <source>α is the learning rate of the centers&apos; own gradient descent, not that of Eq. 4: they move α · 2/m · Σ(c − x), whatever λ is.</source>
        <translation>α ist die Lernrate des eigenen Gradientenabstiegs der Zentren, nicht die aus Gl. 4: Sie bewegen sich um α · 2/m · Σ(c − x), was immer λ ist.</translation>
    </message>
    <message>
        <source>The center loss is a sum over the batch: λ = 0.5 weighs as much as 64 would on a mean of 128 images.</source>
        <translation>Der Center Loss ist eine Summe über den Batch: λ = 0,5 wiegt so viel wie 64 bei einem Mittel über 128 Bilder.</translation>
    </message>
    <message>
        <source>Its convolutions are 3 × 3 with ReLU; the only PReLU follows the embedding, which is shown before it.</source>
        <translation>Seine Faltungen sind 3 × 3 mit ReLU; die einzige PReLU folgt auf die Einbettung, die davor gezeigt wird.</translation>
    </message>
    <message>
        <source>The mean image of the training set is subtracted from every image.</source>
        <translation>Von jedem Bild wird das mittlere Bild der Trainingsmenge abgezogen.</translation>
    </message>
    <message>
        <source>Its centers all start at the origin.</source>
        <translation>Seine Zentren beginnen alle im Ursprung.</translation>
    </message>
    <message>
        <source>The centers start evenly on a ring of radius 8, class by class, instead of at random.</source>
        <translation>Die Zentren beginnen Klasse für Klasse gleichmäßig auf einem Ring mit Radius 8 statt zufällig.</translation>
    </message>
    <message>
        <source>They are held on it for the first 200 steps (α = 0); from then on they move by Eq. 4 with α = 0.5.</source>
        <translation>Sie werden die ersten 200 Schritte dort gehalten (α = 0); danach bewegen sie sich nach Gl. 4 mit α = 0,5.</translation>
    </message>
    <message>
        <source>Each row of the last layer starts along its class&apos;s center, 7 long; it is learnt from the first step on.</source>
        <translation>Jede Zeile der letzten Schicht beginnt entlang des Zentrums ihrer Klasse, 7 lang; sie wird vom ersten Schritt an gelernt.</translation>
    </message>
    <message>
        <source>No PReLU follows the embedding: the last layer reads the two numbers that are shown.</source>
        <translation>Auf die Einbettung folgt keine PReLU: Die letzte Schicht liest die beiden Zahlen, die gezeigt werden.</translation>
    </message>
    <message>
        <source>It trains with Adam; the learning rate rises to 0.002 within 40 steps and falls to 0.00002 by the end of the tenth epoch.</source>
        <translation>Es trainiert mit Adam; die Lernrate steigt binnen 40 Schritten auf 0,002 und fällt bis zum Ende der zehnten Epoche auf 0,00002.</translation>
    </message>
    <message>
        <source>From the second epoch on, images are moved by up to 2 pixels, turned by up to 10° and resized by up to 10 % at random.</source>
        <translation>Von der zweiten Epoche an werden Bilder zufällig um bis zu 2 Pixel verschoben, um bis zu 10° gedreht und um bis zu 10 % in der Größe geändert.</translation>
    </message>
</context>
<context>
    <name>centerscope::AboutDataset</name>
    <message>
        <source>About this data set</source>
        <translation>Über diesen Datensatz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close; training continues</source>
        <translation>Schließen; das Training läuft weiter</translation>
    </message>
</context>
<context>
    <name>centerscope::Announcer</name>
    <message>
        <source>Press Space to start training.</source>
        <translation>Die Leertaste startet das Training.</translation>
    </message>
    <message>
        <source>What will I see?</source>
        <translation>Was werde ich sehen?</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped after step %1, as asked.</source>
        <translation>Wie gewünscht nach Schritt %1 angehalten.</translation>
    </message>
    <message>
        <source>Test set at step %1: %2 % right, softmax loss %3.</source>
        <translation>Testdaten bei Schritt %1: %2 % richtig, Softmax-Loss %3.</translation>
    </message>
    <message>
        <source>Training cannot stop after step %1: it has come to step %2. Choose a later one.</source>
        <translation>Nach Schritt %1 kann das Training nicht anhalten: Es ist schon bei Schritt %2. Wählen Sie einen späteren.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen …</translation>
    </message>
    <message>
        <source>Return to the last good state with half the learning rate</source>
        <translation>Mit halber Lernrate zurück zum letzten guten Stand</translation>
    </message>
    <message>
        <source>Lower λ to %1</source>
        <translation>λ auf %1 senken</translation>
    </message>
    <message>
        <source>The run %1 on %2 stands at step %3 (%4).</source>
        <translation>Der Lauf „%1“ auf %2 steht bei Schritt %3 (%4).</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>Läufe …</translation>
    </message>
    <message numerus="yes">
        <source>To make room for this run, %n short run(s) that you did not keep were removed: %1. How much space runs may take stands under Options.</source>
        <translation>
            <numerusform>Um Platz für diesen Lauf zu schaffen, wurde %n kurzer Lauf entfernt, der nicht bleiben sollte: %1. Wie viel Platz Läufe belegen dürfen, steht unter „Optionen“.</numerusform>
            <numerusform>Um Platz für diesen Lauf zu schaffen, wurden %n kurze Läufe entfernt, die nicht bleiben sollten: %1. Wie viel Platz Läufe belegen dürfen, steht unter „Optionen“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live batches mix many versions of the network, and each has regions of its own. The stage shows the fixed sample now.</source>
        <translation>Laufende Batches mischen viele Versionen des Netzes, und jede hat eigene Gebiete. Die Bühne zeigt jetzt die feste Stichprobe.</translation>
    </message>
    <message>
        <source>The run %1 on %2 was cut off at step %3 (%4). It can be continued.</source>
        <translation>Der Lauf „%1“ auf %2 wurde bei Schritt %3 abgebrochen (%4). Er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Optionen …</translation>
    </message>
    <message numerus="yes">
        <source>To make room for this run, %n short run(s) that you did not keep went to the trash: %1. How much space runs may take stands under Options.</source>
        <translation>
            <numerusform>Um für diesen Lauf Platz zu schaffen, kam ein kurzer Lauf, den Sie nicht behalten, in den Papierkorb: %1. Wie viel Platz Läufe belegen dürfen, steht unter „Optionen“.</numerusform>
            <numerusform>Um für diesen Lauf Platz zu schaffen, kamen %n kurze Läufe, die Sie nicht behalten, in den Papierkorb: %1. Wie viel Platz Läufe belegen dürfen, steht unter „Optionen“.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Training continues, but its steps are not recorded.</source>
        <translation>%1 Das Training geht weiter, aber seine Schritte werden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>A run has at most %1 bookmarks. Go to one that is no longer needed (Page Up and Page Down in the time line) and take it away (Ctrl+D).</source>
        <translation>Ein Lauf hat höchstens %1 Lesezeichen. Gehen Sie zu einem, das nicht mehr gebraucht wird (Bild auf und Bild ab in der Zeitleiste), und nehmen Sie es weg (Strg+D).</translation>
    </message>
    <message numerus="yes">
        <source>Undo has passed over %n run(s) that have been deleted and may be in the trash: %1.</source>
        <translation>
            <numerusform>„Rückgängig“ hat %n Lauf übergangen, der gelöscht wurde und vielleicht im Papierkorb liegt: %1.</numerusform>
            <numerusform>„Rückgängig“ hat %n Läufe übergangen, die gelöscht wurden und vielleicht im Papierkorb liegen: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln step(s), %2)</source>
        <translation>
            <numerusform>%1 (%Ln Schritt, %2)</numerusform>
            <numerusform>%1 (%Ln Schritte, %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The runs take %1 and may take %2. Delete some, or give them more space under Options.</source>
        <translation>Die Läufe belegen %1 und dürfen %2 belegen. Löschen Sie einige, oder geben Sie ihnen unter „Optionen“ mehr Platz.</translation>
    </message>
</context>
<context>
    <name>centerscope::AutomaticSnapshotsDialog</name>
    <message>
        <source>Automatic snapshots</source>
        <translation>Automatische Schnappschüsse</translation>
    </message>
    <message>
        <source>Saves the stage while training runs, always at the same size and on the same axes, as 000200.png, 000400.png and so on: made to be laid side by side or turned into a film.</source>
        <translation>Speichert die Bühne, während trainiert wird, immer in derselben Größe und auf denselben Achsen, als 000200.png, 000400.png und so weiter: zum Nebeneinanderlegen oder für einen Film.</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>Hell, für den Druck</translation>
    </message>
    <message>
        <source>Center-Loss 2018 (1600 × 900, its colours, axes ±2)</source>
        <translation>Center-Loss 2018 (1600 × 900, dessen Farben, Achsen ±2)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source> pixels square</source>
        <translation> Pixel im Quadrat</translation>
    </message>
    <message>
        <source>&amp;Axes up to ±</source>
        <translation>A&amp;chsen bis ±</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Folder for snapshots</source>
        <translation>Ordner für Schnappschüsse</translation>
    </message>
    <message>
        <source>A picture is saved after each of these steps: 200 gives steps 200, 400 and so on.</source>
        <translation>Ein Bild wird nach jedem dieser Schritte gespeichert: 200 ergibt die Schritte 200, 400 und so weiter.</translation>
    </message>
    <message>
        <source>Colours and size of the pictures. The look of Center-Loss 2018 has a size and axes of its own.</source>
        <translation>Farben und Größe der Bilder. Das Aussehen von Center-Loss 2018 hat eine eigene Größe und eigene Achsen.</translation>
    </message>
    <message>
        <source>Width and height of every picture, so that they can be laid side by side.</source>
        <translation>Breite und Höhe jedes Bildes, damit sie sich nebeneinanderlegen lassen.</translation>
    </message>
    <message>
        <source>The axes of every picture reach from minus this value to plus this value.</source>
        <translation>Die Achsen jedes Bildes reichen von minus bis plus diesem Wert.</translation>
    </message>
    <message>
        <source>Where the pictures go; the folder is made if there is none.</source>
        <translation>Wohin die Bilder kommen; der Ordner wird angelegt, wenn es ihn nicht gibt.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner auswählen</translation>
    </message>
    <message>
        <source>Close without starting</source>
        <translation>Schließen, ohne zu beginnen</translation>
    </message>
    <message>
        <source>Save pictures from the next step on</source>
        <translation>Bilder ab dem nächsten Schritt speichern</translation>
    </message>
</context>
<context>
    <name>centerscope::Caption</name>
    <message>
        <source>preset %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
</context>
<context>
    <name>centerscope::CenterInspector</name>
    <message>
        <source>move of %1</source>
        <translation>Bewegung um %1</translation>
    </message>
    <message>
        <source>Center of class %1</source>
        <translation>Zentrum der Klasse %1</translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation>Nach Schritt %1</translation>
    </message>
    <message>
        <source>Images in the batch: %1 of %2</source>
        <translation>Bilder im Batch: %1 von %2</translation>
    </message>
    <message>
        <source>Steps without a move: %1 or more</source>
        <translation>Schritte ohne Bewegung: %1 oder mehr</translation>
    </message>
    <message>
        <source>It moved in this step.</source>
        <translation>Es hat sich in diesem Schritt bewegt.</translation>
    </message>
    <message>
        <source>Steps since it moved: %1</source>
        <translation>Schritte seit der letzten Bewegung: %1</translation>
    </message>
    <message>
        <source>Arrow: its last move, α · Δc, by %1</source>
        <translation>Pfeil: seine letzte Bewegung, α · Δc, um %1</translation>
    </message>
    <message>
        <source>Arrow: its last move, by %1</source>
        <translation>Pfeil: seine letzte Bewegung, um %1</translation>
    </message>
    <message>
        <source>Circle: within-class radius %1 (%2 images)
To the mean of these images: %3</source>
        <translation>Kreis: Radius innerhalb der Klasse %1 (%2 Bilder)
Zum Mittel dieser Bilder: %3</translation>
    </message>
    <message>
        <source>Of live batches and kept steps, radius and mean are those of the projection.</source>
        <translation>Bei Live-Batches und aufgezeichneten Schritten sind Radius und Mittelwert die der Projektion.</translation>
    </message>
</context>
<context>
    <name>centerscope::CenterLossPage</name>
    <message>
        <source>Five samples of two classes, small enough to follow with a pencil, computed just now by the code that trains. Hold your own implementation against them; the command “centerscope check” prints the same.</source>
        <translation>Fünf Beispiele aus zwei Klassen, klein genug, um sie mit dem Bleistift nachzurechnen, eben jetzt berechnet von dem Code, der trainiert. Halten Sie Ihre eigene Umsetzung daneben; der Befehl „centerscope check“ gibt dasselbe aus.</translation>
    </message>
    <message>
        <source>Samples x with labels y, and centers c</source>
        <translation>Beispiele x mit Klassen y, und Zentren c</translation>
    </message>
    <message>
        <source>Loss, and its gradient with respect to x, for λ = 1</source>
        <translation>Loss und sein Gradient nach x, für λ = 1</translation>
    </message>
    <message>
        <source>Δc of Eq. 4: Σ (c − x) / (1 + n)</source>
        <translation>Δc aus Gl. 4: Σ (c − x) / (1 + n)</translation>
    </message>
    <message>
        <source>No sample is of class 2.</source>
        <translation>Kein Beispiel ist aus Klasse 2.</translation>
    </message>
    <message>
        <source>Where the centers go under each rule</source>
        <translation>Wohin die Zentren nach jeder Regel gehen</translation>
    </message>
    <message>
        <source>after one step</source>
        <translation>nach einem Schritt</translation>
    </message>
    <message>
        <source>after the same batch once more</source>
        <translation>nach demselben Batch noch einmal</translation>
    </message>
</context>
<context>
    <name>centerscope::ClassList</name>
    <message>
        <source>Search the classes</source>
        <translation>Klassen suchen</translation>
    </message>
    <message>
        <source>Only classes with this text in their names are listed</source>
        <translation>Nur Klassen mit diesem Text im Namen werden aufgeführt</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>A tick shows a class; a double click or Return shows it alone, or all again</source>
        <translation>Ein Häkchen zeigt eine Klasse; ein Doppelklick oder die Eingabetaste zeigt sie allein oder wieder alle</translation>
    </message>
</context>
<context>
    <name>centerscope::ClassMenu</name>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>One hue for each &amp;block of the list</source>
        <translation>Ein Farbton für jeden &amp;Block der Liste</translation>
    </message>
    <message>
        <source>A tenth of the list, in its order, shares a hue, and differs in shape and lightness: classes whose names begin alike stand together</source>
        <translation>Ein Zehntel der Liste, in ihrer Reihenfolge, teilt sich einen Farbton und unterscheidet sich in Form und Helligkeit: Klassen, deren Namen gleich beginnen, stehen zusammen</translation>
    </message>
    <message>
        <source>Hues in &amp;turn</source>
        <translation>Farbtöne &amp;reihum</translation>
    </message>
    <message>
        <source>Neighbours in the list differ most; every tenth class shares a hue</source>
        <translation>Nachbarn in der Liste unterscheiden sich am meisten; jede zehnte Klasse teilt sich einen Farbton</translation>
    </message>
</context>
<context>
    <name>centerscope::ClassTable</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>The first five images of each class as the network will be fed them, and how many there are</source>
        <translation>Die ersten fünf Bilder jeder Klasse, wie das Netz sie bekommen wird, und wie viele es sind</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: %2 classes, images of %3×%4 %5; %6 to train, %7 to validate, %8 to test</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;: %2 Klassen, Bilder von %3×%4 %5; %6 zum Trainieren, %7 zum Validieren, %8 zum Testen</translation>
    </message>
    <message>
        <source>in grey</source>
        <translation>in Grau</translation>
    </message>
    <message>
        <source>in RGB</source>
        <translation>in RGB</translation>
    </message>
</context>
<context>
    <name>centerscope::ComparedWords</name>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Start of the weights</source>
        <translation>Anfang der Gewichte</translation>
    </message>
    <message>
        <source>Weight normalization</source>
        <translation>Gewichtsnormierung</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Faltungen</translation>
    </message>
    <message>
        <source>Dimensions of the embedding</source>
        <translation>Dimensionen der Einbettung</translation>
    </message>
    <message>
        <source>Activation after the embedding</source>
        <translation>Aktivierung nach der Einbettung</translation>
    </message>
    <message>
        <source>Scope of its slopes</source>
        <translation>Reichweite ihrer Steigungen</translation>
    </message>
    <message>
        <source>Its slopes at the start</source>
        <translation>Ihre Steigungen am Anfang</translation>
    </message>
    <message>
        <source>Embedding shown after its activation</source>
        <translation>Einbettung nach ihrer Aktivierung gezeigt</translation>
    </message>
    <message>
        <source>Last layer with bias</source>
        <translation>Letzte Schicht mit Bias</translation>
    </message>
    <message>
        <source>Scale of the data-dependent start</source>
        <translation>Skala des datenabhängigen Anfangs</translation>
    </message>
    <message>
        <source>Side of the input in pixels</source>
        <translation>Seite der Eingabe in Pixeln</translation>
    </message>
    <message>
        <source>Subtracted from the input</source>
        <translation>Von der Eingabe abgezogen</translation>
    </message>
    <message>
        <source>Divisor of the input</source>
        <translation>Teiler der Eingabe</translation>
    </message>
    <message>
        <source>Mean image subtracted</source>
        <translation>Mittleres Bild abgezogen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>λ</source>
        <translation>λ</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Schedule of the learning rate</source>
        <translation>Plan der Lernrate</translation>
    </message>
    <message>
        <source>Schedule of λ</source>
        <translation>Plan von λ</translation>
    </message>
    <message>
        <source>Schedule of α</source>
        <translation>Plan von α</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Adam: β₁</source>
        <translation>Adam: β₁</translation>
    </message>
    <message>
        <source>Adam: β₂</source>
        <translation>Adam: β₂</translation>
    </message>
    <message>
        <source>Adam: ε</source>
        <translation>Adam: ε</translation>
    </message>
    <message>
        <source>SGD: momentum</source>
        <translation>SGD: Momentum</translation>
    </message>
    <message>
        <source>SGD: weight decay</source>
        <translation>SGD: Gewichtsverfall</translation>
    </message>
    <message>
        <source>SGD: learning rate within the velocity</source>
        <translation>SGD: Lernrate in der Geschwindigkeit</translation>
    </message>
    <message>
        <source>SGD: factor of the learning rate of biases</source>
        <translation>SGD: Faktor der Lernrate von Biassen</translation>
    </message>
    <message>
        <source>SGD: factor of the weight decay of biases</source>
        <translation>SGD: Faktor des Verfalls von Biassen</translation>
    </message>
    <message>
        <source>Start of the centers</source>
        <translation>Anfang der Zentren</translation>
    </message>
    <message>
        <source>Radius of their ring</source>
        <translation>Radius ihres Rings</translation>
    </message>
    <message>
        <source>Length of the last layer&apos;s rows at first</source>
        <translation>Länge der Zeilen der letzten Schicht am Anfang</translation>
    </message>
    <message>
        <source>Form of the center loss</source>
        <translation>Form des Center Loss</translation>
    </message>
    <message>
        <source>How centers move</source>
        <translation>Wie sich Zentren bewegen</translation>
    </message>
    <message>
        <source>Their gradient times α/λ</source>
        <translation>Ihr Gradient mal α/λ</translation>
    </message>
    <message>
        <source>Momentum of the centers</source>
        <translation>Momentum der Zentren</translation>
    </message>
    <message>
        <source>Rule by which the learning rate falls</source>
        <translation>Regel, nach der die Lernrate sinkt</translation>
    </message>
    <message>
        <source>Factor by which the learning rate falls</source>
        <translation>Faktor, um den die Lernrate sinkt</translation>
    </message>
    <message>
        <source>Steps at which the learning rate falls</source>
        <translation>Schritte, bei denen die Lernrate sinkt</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate falls</source>
        <translation>Epochen, nach denen die Lernrate sinkt</translation>
    </message>
    <message>
        <source>Loss that the rule watches</source>
        <translation>Loss, den die Regel beobachtet</translation>
    </message>
    <message>
        <source>Patience of the rule in steps</source>
        <translation>Geduld der Regel in Schritten</translation>
    </message>
    <message>
        <source>Threshold of the rule</source>
        <translation>Schwelle der Regel</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Classes held out</source>
        <translation>Zurückgehaltene Klassen</translation>
    </message>
    <message>
        <source>Shuffled each epoch</source>
        <translation>Jede Epoche gemischt</translation>
    </message>
    <message>
        <source>Each class equally often</source>
        <translation>Jede Klasse gleich oft</translation>
    </message>
    <message>
        <source>Images moved by up to (pixels)</source>
        <translation>Bilder verschoben um bis zu (Pixel)</translation>
    </message>
    <message>
        <source>Images turned by up to (degrees)</source>
        <translation>Bilder gedreht um bis zu (Grad)</translation>
    </message>
    <message>
        <source>Images resized by up to (share)</source>
        <translation>Bilder vergrößert oder verkleinert um bis zu (Anteil)</translation>
    </message>
    <message>
        <source>Augmentation from epoch</source>
        <translation>Augmentierung ab Epoche</translation>
    </message>
    <message>
        <source>Axes of snapshots and films up to</source>
        <translation>Achsen von Bildreihen und Filmen bis</translation>
    </message>
    <message>
        <source>Steps of the plateau at first</source>
        <translation>Schritte des Plateaus am Anfang</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Seed of the order of images</source>
        <translation>Seed der Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>Weights drawn as for a twin</source>
        <translation>Gewichte gezogen wie für einen Zwilling</translation>
    </message>
    <message>
        <source>Validated every (steps)</source>
        <translation>Validiert alle (Schritte)</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Abzweigung</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>Learning rate, changed</source>
        <translation>Lernrate, geändert</translation>
    </message>
    <message>
        <source>λ, changed</source>
        <translation>λ, geändert</translation>
    </message>
    <message>
        <source>α, changed</source>
        <translation>α, geändert</translation>
    </message>
    <message>
        <source>Batch size, changed</source>
        <translation>Batchgröße, geändert</translation>
    </message>
    <message>
        <source>Rule of the learning rate, changed</source>
        <translation>Regel der Lernrate, geändert</translation>
    </message>
    <message>
        <source>How centers move, changed</source>
        <translation>Wie sich Zentren bewegen, geändert</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Fingerprint of the data set</source>
        <translation>Fingerabdruck des Datensatzes</translation>
    </message>
    <message>
        <source>Version of the program</source>
        <translation>Version des Programms</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Befehlssatz</translation>
    </message>
    <message>
        <source>Revision of the numerics</source>
        <translation>Fassung der Numerik</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>Sekunden des Trainings</translation>
    </message>
    <message>
        <source>%1: step</source>
        <translation>%1: Schritt</translation>
    </message>
    <message>
        <source>%1: softmax loss</source>
        <translation>%1: Softmax-Loss</translation>
    </message>
    <message>
        <source>%1: center loss</source>
        <translation>%1: Center Loss</translation>
    </message>
    <message>
        <source>%1: accuracy</source>
        <translation>%1: Genauigkeit</translation>
    </message>
    <message>
        <source>%1: radius within classes</source>
        <translation>%1: Radius innerhalb der Klassen</translation>
    </message>
    <message>
        <source>%1: distance of the nearest centers</source>
        <translation>%1: Abstand der nächsten Zentren</translation>
    </message>
    <message>
        <source>%1: mean distance of centers</source>
        <translation>%1: mittlerer Abstand der Zentren</translation>
    </message>
    <message>
        <source>%1: radius / distance</source>
        <translation>%1: Radius / Abstand</translation>
    </message>
    <message>
        <source>%1: nearest center agrees</source>
        <translation>%1: nächstes Zentrum stimmt überein</translation>
    </message>
    <message>
        <source>%1: gradient of the softmax loss</source>
        <translation>%1: Gradient des Softmax-Loss</translation>
    </message>
    <message>
        <source>%1: gradient of λ · center loss</source>
        <translation>%1: Gradient von λ · Center Loss</translation>
    </message>
    <message>
        <source>%1: center to mean of its class</source>
        <translation>%1: Zentrum zum Mittel seiner Klasse</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 from step %2</source>
        <translation>%1 ab Schritt %2</translation>
    </message>
    <message>
        <source>%1 from step %2 by rule</source>
        <translation>%1 ab Schritt %2 durch die Regel</translation>
    </message>
    <message>
        <source>%1 from step %2 by Undo</source>
        <translation>%1 ab Schritt %2 durch Rückgängig</translation>
    </message>
    <message>
        <source>%1 from step %2 by hand</source>
        <translation>%1 ab Schritt %2 von Hand</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>at step %1 of %2 (%3)</source>
        <translation>bei Schritt %1 von %2 (%3)</translation>
    </message>
    <message>
        <source>at step %1 of a run that is gone or lies elsewhere (%2)</source>
        <translation>bei Schritt %1 eines Laufs, den es nicht mehr gibt oder der anderswo liegt (%2)</translation>
    </message>
</context>
<context>
    <name>centerscope::ComparisonChart</name>
    <message>
        <source>over steps</source>
        <translation>über den Schritten</translation>
    </message>
    <message>
        <source>over seconds of training</source>
        <translation>über den Sekunden des Trainings</translation>
    </message>
    <message>
        <source>Curves of the runs</source>
        <translation>Kurven der Läufe</translation>
    </message>
    <message>
        <source>These runs have no such values yet.</source>
        <translation>Diese Läufe haben noch keine solchen Werte.</translation>
    </message>
    <message>
        <source>Run %1 %2.</source>
        <translation>Lauf %1 %2.</translation>
    </message>
    <message>
        <source>Total loss</source>
        <translation>Gesamt-Loss</translation>
    </message>
    <message>
        <source>Softmax loss</source>
        <translation>Softmax-Loss</translation>
    </message>
    <message>
        <source>Center loss</source>
        <translation>Center Loss</translation>
    </message>
    <message>
        <source>Error of batches in %</source>
        <translation>Fehler der Batches in %</translation>
    </message>
    <message>
        <source>Error of validation in %</source>
        <translation>Fehler der Validierung in %</translation>
    </message>
    <message>
        <source>Radius within classes</source>
        <translation>Radius innerhalb der Klassen</translation>
    </message>
    <message>
        <source>Distance to the nearest center</source>
        <translation>Abstand zum nächsten Zentrum</translation>
    </message>
    <message>
        <source>Radius / distance</source>
        <translation>Radius / Abstand</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>bei Schritt %1</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>nach %1 s</translation>
    </message>
</context>
<context>
    <name>centerscope::ComparisonPage</name>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Nothing: these runs are made of the same.</source>
        <translation>Nichts: Diese Läufe bestehen aus demselben.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation>Vergleich von Läufen</translation>
    </message>
    <message>
        <source>The last stage of this run cannot be drawn.</source>
        <translation>Die letzte Bühne dieses Laufs lässt sich nicht zeichnen.</translation>
    </message>
    <message>
        <source>%1: step %2</source>
        <translation>%1: Schritt %2</translation>
    </message>
</context>
<context>
    <name>centerscope::ComparisonTable</name>
    <message>
        <source>Nothing differs: these runs are made of the same.</source>
        <translation>Nichts ist verschieden: Diese Läufe bestehen aus demselben.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was verschieden ist</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>A click, or Return on a value of this row, orders the runs by it; in files: %1</source>
        <translation>Ein Klick, oder Eingabe auf einem Wert dieser Zeile, ordnet die Läufe nach ihr; in Dateien: %1</translation>
    </message>
</context>
<context>
    <name>centerscope::ComparisonWindow</name>
    <message>
        <source>A double click opens the run.</source>
        <translation>Ein Doppelklick öffnet den Lauf.</translation>
    </message>
    <message>
        <source>There is no last stage.</source>
        <translation>Es gibt keine letzte Bühne.</translation>
    </message>
    <message>
        <source>Being drawn…</source>
        <translation>Wird gezeichnet …</translation>
    </message>
    <message>
        <source>The runs are being read…</source>
        <translation>Die Läufe werden gelesen …</translation>
    </message>
    <message>
        <source>Fewer than two runs can be read, so there is nothing to compare. Choose others in the list of runs.</source>
        <translation>Weniger als zwei Läufe lassen sich lesen, daher gibt es nichts zu vergleichen. Wähle andere in der Liste der Läufe.</translation>
    </message>
    <message>
        <source>Run %1 has made no step yet.</source>
        <translation>Lauf %1 hat noch keinen Schritt gemacht.</translation>
    </message>
    <message>
        <source>These runs learn different numbers of classes (%1), so their losses and errors do not compare directly.</source>
        <translation>Diese Läufe lernen verschieden viele Klassen (%1), daher lassen sich ihre Loss-Werte und Fehler nicht unmittelbar vergleichen.</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF-Seite (*.pdf)</translation>
    </message>
    <message>
        <source>SVG page (*.svg)</source>
        <translation>SVG-Seite (*.svg)</translation>
    </message>
    <message>
        <source>PNG page (*.png)</source>
        <translation>PNG-Seite (*.png)</translation>
    </message>
    <message>
        <source>Table with every digit (*.csv)</source>
        <translation>Tabelle mit allen Ziffern (*.csv)</translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation>Vergleich von Läufen</translation>
    </message>
    <message>
        <source>&amp;Curves</source>
        <translation>&amp;Kurven</translation>
    </message>
    <message>
        <source>What the curves are of</source>
        <translation>Wovon die Kurven sind</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>S&amp;chritte</translation>
    </message>
    <message>
        <source>The curves over the steps of training</source>
        <translation>Die Kurven über den Schritten des Trainings</translation>
    </message>
    <message>
        <source>S&amp;econds</source>
        <translation>S&amp;ekunden</translation>
    </message>
    <message>
        <source>The curves over the seconds of training, without pauses</source>
        <translation>Die Kurven über den Sekunden des Trainings, ohne Pausen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>One page with curves, last stages and tables as PDF, SVG or PNG, or the tables as CSV</source>
        <translation>Eine Seite mit Kurven, letzten Bühnen und Tabellen als PDF, SVG oder PNG, oder die Tabellen als CSV</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window; training continues</source>
        <translation>Dieses Fenster schließen; das Training läuft weiter</translation>
    </message>
    <message>
        <source>Last stages of the runs, on common axes</source>
        <translation>Letzte Bühnen der Läufe, auf gemeinsamen Achsen</translation>
    </message>
    <message>
        <source>The validation images where the newest checkpoint of each run places them, on common axes; a double click opens the run</source>
        <translation>Die Validierungsbilder dort, wohin der neueste Checkpoint jedes Laufs sie setzt, auf gemeinsamen Achsen; ein Doppelklick öffnet den Lauf</translation>
    </message>
    <message>
        <source>What differs, and results</source>
        <translation>Was verschieden ist, und Ergebnisse</translation>
    </message>
</context>
<context>
    <name>centerscope::ConfusionMap</name>
    <message>
        <source>All cells of the confusion matrix</source>
        <translation>Alle Zellen der Konfusionsmatrix</translation>
    </message>
    <message>
        <source>The table beside it has the same cells with their numbers.</source>
        <translation>Die Tabelle daneben hat dieselben Zellen mit ihren Zahlen.</translation>
    </message>
</context>
<context>
    <name>centerscope::ConfusionModel</name>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Of label %1 are right</source>
        <translation>Von Klasse %1 sind richtig</translation>
    </message>
    <message numerus="yes">
        <source>Label %1, predicted %2: %Ln image(s)</source>
        <translation>
            <numerusform>Klasse %1, vorhergesagt %2: %Ln Bild</numerusform>
            <numerusform>Klasse %1, vorhergesagt %2: %Ln Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::ConfusionWindow</name>
    <message>
        <source>Nothing has been placed yet. Press Space to start training.</source>
        <translation>Noch steht nichts auf der Bühne. Die Leertaste startet das Training.</translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln point(s) on the stage: %1. Rows are labels, columns are predictions. A click on a cell lists its images.</source>
        <translation>
            <numerusform>Vom %Ln Punkt auf der Bühne: %1. Zeilen sind Klassen, Spalten Vorhersagen. Ein Klick auf eine Zelle listet ihre Bilder auf.</numerusform>
            <numerusform>Von den %Ln Punkten auf der Bühne: %1. Zeilen sind Klassen, Spalten Vorhersagen. Ein Klick auf eine Zelle listet ihre Bilder auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>%1 as %2: %3</source>
        <translation>%1 als %2: %3</translation>
    </message>
    <message>
        <source>Most often: %1</source>
        <translation>Am häufigsten: %1</translation>
    </message>
</context>
<context>
    <name>centerscope::CountSpin</name>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Bitte eine ganze Zahl von %1 bis %2 angeben.</translation>
    </message>
</context>
<context>
    <name>centerscope::DatasetMenu</name>
    <message>
        <source>Start a run of the preset in use on the images in %1</source>
        <translation>Einen Lauf der Vorgabe von jetzt mit den Bildern in %1 beginnen</translation>
    </message>
</context>
<context>
    <name>centerscope::DatasetPreview</name>
    <message>
        <source>Open data</source>
        <translation>Daten öffnen</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Larger images are made smaller by the mean of the area that each pixel covers; those that are not square are stretched</source>
        <translation>Größere Bilder werden durch das Mittel der Fläche verkleinert, die jedes Pixel bedeckt; nicht quadratische werden gestreckt</translation>
    </message>
    <message>
        <source>as it is, at most 64</source>
        <translation>wie sie ist, höchstens 64</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Whether the network sees one channel or three</source>
        <translation>Ob das Netz einen Kanal sieht oder drei</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>E&amp;xchange rows and columns</source>
        <translation>&amp;Zeilen und Spalten tauschen</translation>
    </message>
    <message>
        <source>The images of EMNIST lie like that, and are known by the names of their files</source>
        <translation>Die Bilder von EMNIST liegen so und werden an den Namen ihrer Dateien erkannt</translation>
    </message>
    <message>
        <source>&amp;Leave out damaged files</source>
        <translation>&amp;Beschädigte Dateien auslassen</translation>
    </message>
    <message>
        <source>Else the first damaged file ends the import, with its name</source>
        <translation>Sonst beendet die erste beschädigte Datei den Import, mit ihrem Namen</translation>
    </message>
    <message>
        <source>Images read</source>
        <translation>Gelesene Bilder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the run under way as it is</source>
        <translation>Den laufenden Lauf lassen, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Öff&amp;nen</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Images of another size than %1 (width × height) are resized to it: %2, of %3 to %4.</source>
        <translation>Bilder einer anderen Größe als %1 (Breite × Höhe) werden auf sie gebracht: %2, von %3 bis %4.</translation>
    </message>
    <message>
        <source>Those of other proportions are stretched: %1.</source>
        <translation>Die von anderem Seitenverhältnis werden verzerrt: %1.</translation>
    </message>
    <message>
        <source>Rows and columns are exchanged.</source>
        <translation>Zeilen und Spalten werden getauscht.</translation>
    </message>
    <message>
        <source>Of each class, %1 % of the images are taken by chance to validate with, and %2 % to test with.</source>
        <translation>Von jeder Klasse werden zufällig %1 % der Bilder zum Validieren und %2 % zum Testen genommen.</translation>
    </message>
    <message>
        <source>The source says which images are to test with. Of the others, %1 % of each class are taken by chance to validate with.</source>
        <translation>Die Quelle sagt, mit welchen Bildern getestet wird. Von den anderen werden zufällig %1 % jeder Klasse zum Validieren genommen.</translation>
    </message>
    <message>
        <source>The source says which images are to validate with. Of the others, %1 % of each class are taken by chance to test with.</source>
        <translation>Die Quelle sagt, mit welchen Bildern validiert wird. Von den anderen werden zufällig %1 % jeder Klasse zum Testen genommen.</translation>
    </message>
    <message>
        <source>The preset %1 does not serve these images: %2</source>
        <translation>Die Vorgabe %1 taugt nicht für diese Bilder: %2</translation>
    </message>
    <message>
        <source>With the preset %1 it would train about %2 images per second, as measured just now.</source>
        <translation>Mit der Vorgabe %1 würden etwa %2 Bilder pro Sekunde trainiert, wie soeben gemessen.</translation>
    </message>
    <message>
        <source>To &amp;validate</source>
        <translation>Zum &amp;Validieren</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The share of the images of each class that validates, where the data set does not say which</source>
        <translation>Der Anteil der Bilder jeder Klasse zum Validieren, wo der Datensatz nicht sagt, welche das sind</translation>
    </message>
    <message>
        <source>To &amp;test</source>
        <translation>Zum Tes&amp;ten</translation>
    </message>
    <message>
        <source>The share of the images of each class that tests, where the data set does not say which</source>
        <translation>Der Anteil der Bilder jeder Klasse zum Testen, wo der Datensatz nicht sagt, welche das sind</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>Decides by chance which images these are; the same seed chooses the same ones</source>
        <translation>Entscheidet zufällig, welche Bilder das sind; derselbe Seed wählt dieselben</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>Vo&amp;rgabe</translation>
    </message>
    <message>
        <source>What is trained on these images; presets that do not fit them cannot be chosen</source>
        <translation>Was mit diesen Bildern trainiert wird; Vorgaben, die nicht zu ihnen passen, können nicht gewählt werden</translation>
    </message>
    <message>
        <source>&amp;Balanced batches</source>
        <translation>Ausge&amp;wogene Batches</translation>
    </message>
    <message>
        <source>Each class comes equally often, however many images it has: with center loss a class that is not in the batch does not move</source>
        <translation>Jede Klasse kommt gleich oft vor, wie viele Bilder sie auch hat: Beim Center Loss bewegt sich eine Klasse nicht, die im Batch fehlt</translation>
    </message>
    <message>
        <source>Start a run on these images; the one under way stays in the library</source>
        <translation>Einen Lauf mit diesen Bildern beginnen; der laufende bleibt in der Bibliothek</translation>
    </message>
    <message>
        <source>%1 – does not fit</source>
        <translation>%1 – passt nicht</translation>
    </message>
    <message numerus="yes">
        <source>Its batches have all %Ln image(s) there are to train with, fewer than the preset says.</source>
        <translation>
            <numerusform>Ihre Batches haben das eine Bild, das es zum Trainieren gibt, weniger als die Vorgabe sagt.</numerusform>
            <numerusform>Ihre Batches haben alle %Ln Bilder, die es zum Trainieren gibt, weniger als die Vorgabe sagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – as in use</source>
        <translation>%1 – wie in Gebrauch</translation>
    </message>
</context>
<context>
    <name>centerscope::DecimalSpin</name>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Bitte eine Zahl von %1 bis %2 angeben.</translation>
    </message>
</context>
<context>
    <name>centerscope::DigitPad</name>
    <message>
        <source>The drawing as the network gets it</source>
        <translation>Die Zeichnung, wie das Netz sie bekommt</translation>
    </message>
    <message>
        <source>Pad to draw on</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Begin another drawing</source>
        <translation>Eine neue Zeichnung beginnen</translation>
    </message>
    <message>
        <source>Bring &amp;back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>Takes back that the drawing was cleared</source>
        <translation>Nimmt zurück, dass die Zeichnung gelöscht wurde</translation>
    </message>
    <message>
        <source>Draw an image</source>
        <translation>Bild zeichnen</translation>
    </message>
    <message>
        <source>As the network gets it: white on black, centred and scaled as MNIST has its digits. The stage shows where it lands, also while training continues.</source>
        <translation>So bekommt das Netz es: weiß auf schwarz, zentriert und skaliert, wie MNIST seine Ziffern hat. Die Bühne zeigt, wo es landet, auch während das Training weitergeht.</translation>
    </message>
    <message>
        <source>Draw with the mouse</source>
        <translation>Zeichnen Sie mit der Maus</translation>
    </message>
</context>
<context>
    <name>centerscope::EditMenu</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo: change of the halving rule</source>
        <translation>&amp;Rückgängig: Änderung der Halbierungsregel</translation>
    </message>
    <message>
        <source>&amp;Undo: Reset</source>
        <translation>&amp;Rückgängig: Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Undo: choose preset</source>
        <translation>&amp;Rückgängig: Vorgabe wählen</translation>
    </message>
    <message>
        <source>&amp;Undo: choose data set</source>
        <translation>&amp;Rückgängig: Datensatz wählen</translation>
    </message>
    <message>
        <source>&amp;Undo: open checkpoint</source>
        <translation>&amp;Rückgängig: Checkpoint öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo: continue run</source>
        <translation>&amp;Rückgängig: Lauf fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Undo: return to the last good state</source>
        <translation>&amp;Rückgängig: Rückkehr zum letzten guten Stand</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Sets the last change back to what it was, from the next step, or brings the run back that was left last</source>
        <translation>Setzt die letzte Änderung ab dem nächsten Schritt auf den Wert davor oder holt den zuletzt verlassenen Lauf zurück</translation>
    </message>
    <message>
        <source>&amp;Copy event log</source>
        <translation>&amp;Ereignisliste kopieren</translation>
    </message>
    <message>
        <source>Every change of a hyperparameter with its step, one line each</source>
        <translation>Jede Änderung eines Hyperparameters mit ihrem Schritt, je eine Zeile</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message numerus="yes">
        <source>About %n second(s) left</source>
        <translation>
            <numerusform>Noch etwa %n Sekunde</numerusform>
            <numerusform>Noch etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo: fork at a step</source>
        <translation>&amp;Rückgängig: Abzweigung</translation>
    </message>
    <message>
        <source>&amp;Fork at step…</source>
        <translation>&amp;Abzweigung bei Schritt …</translation>
    </message>
    <message>
        <source>A run of its own that begins where this one stood after an earlier step, to the last bit; this one stays whole</source>
        <translation>Ein eigener Lauf, der beginnt, wo dieser nach einem früheren Schritt stand, auf das Bit genau; dieser bleibt ganz</translation>
    </message>
    <message>
        <source>Fork at an earlier step</source>
        <translation>Abzweigung bei einem früheren Schritt</translation>
    </message>
    <message>
        <source>A run of its own begins where this one stood after that step, to the last bit, and pauses there. This one stays whole among the runs that are kept; what came later stays in grey, and Undo leads back to it.</source>
        <translation>Ein eigener Lauf beginnt, wo dieser nach jenem Schritt stand, auf das Bit genau, und hält dort an. Dieser bleibt ganz unter den aufbewahrten Läufen; was später kam, bleibt in Grau, und Rückgängig führt zurück.</translation>
    </message>
    <message>
        <source>The fork has made this many training steps when it begins.</source>
        <translation>So viele Trainingsschritte hat die Abzweigung gemacht, wenn sie beginnt.</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Begin a fork at this step</source>
        <translation>Bei diesem Schritt abzweigen</translation>
    </message>
    <message>
        <source>Training again on the way to that step: %1 of %2 steps.</source>
        <translation>Auf dem Weg zu diesem Schritt wird noch einmal trainiert: %1 von %2 Schritten.</translation>
    </message>
    <message>
        <source>Another program&apos;s run cannot be forked while it is only followed. When that program has closed it, open it here.</source>
        <translation>Der Lauf eines anderen Programms lässt sich nicht abzweigen, solange er nur mitverfolgt wird. Wenn jenes Programm ihn geschlossen hat, öffnen Sie ihn hier.</translation>
    </message>
    <message>
        <source>Training again</source>
        <translation>Noch einmal trainieren</translation>
    </message>
    <message>
        <source>Give it up; the run in the window stays where it is</source>
        <translation>Aufgeben; der Lauf im Fenster bleibt, wo er ist</translation>
    </message>
    <message>
        <source>&amp;Undo: how the centers move</source>
        <translation>&amp;Rückgängig: wie die Zentren sich bewegen</translation>
    </message>
</context>
<context>
    <name>centerscope::EmbeddingChart</name>
    <message>
        <source>step %1 · one network version</source>
        <translation>Schritt %1 · eine Netzversion</translation>
    </message>
    <message numerus="yes">
        <source>steps %1–%2 · %3 network versions</source>
        <translation>
            <numerusform>Schritte %1–%2 · %3 Netzversion</numerusform>
            <numerusform>Schritte %1–%2 · %3 Netzversionen</numerusform>
        </translation>
    </message>
    <message>
        <source>training images %1 · network at step %2</source>
        <translation>Trainingsbilder: %1 · Netz bei Schritt %2</translation>
    </message>
    <message>
        <source>validation images %1 · network at step %2</source>
        <translation>Validierungsbilder: %1 · Netz bei Schritt %2</translation>
    </message>
    <message>
        <source>test images %1 · network at step %2</source>
        <translation>Testbilder: %1 · Netz bei Schritt %2</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>within %1 · nearest centers %2 · ratio %3</source>
        <translation>innerhalb %1 · nächste Zentren %2 · Verhältnis %3</translation>
    </message>
    <message>
        <source>points outside: %1 of %2</source>
        <translation>Punkte außerhalb: %1 von %2</translation>
    </message>
    <message>
        <source>axes now ±%1, were ±%2</source>
        <translation>Achsen jetzt ±%1, vorher ±%2</translation>
    </message>
    <message>
        <source>Nothing has been placed yet. Press Space to start training.</source>
        <translation>Noch ist nichts platziert. Die Leertaste startet das Training.</translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation>Klasse %1: %2</translation>
    </message>
    <message>
        <source>class %1: %2, hidden</source>
        <translation>Klasse %1: %2, ausgeblendet</translation>
    </message>
    <message>
        <source>Within classes %1, nearest centers %2, ratio %3. </source>
        <translation>Innerhalb der Klassen %1, nächste Zentren %2, Verhältnis %3. </translation>
    </message>
    <message>
        <source>Points: %1.</source>
        <translation>Punkte: %1.</translation>
    </message>
    <message>
        <source>Head start: %1</source>
        <translation>Vorsprung: %1</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>Wird ausgewertet …</translation>
    </message>
    <message>
        <source>Close; View brings it back</source>
        <translation>Schließen; unter Ansicht kehrt es zurück</translation>
    </message>
    <message>
        <source>%1 · colour: prediction</source>
        <translation>%1 · Farbe: Vorhersage</translation>
    </message>
    <message>
        <source>%1 · blue: right, red: wrong</source>
        <translation>%1 · blau: richtig, rot: falsch</translation>
    </message>
    <message>
        <source>regions can be shown in two dimensions only</source>
        <translation>Gebiete lassen sich nur in zwei Dimensionen zeigen</translation>
    </message>
    <message>
        <source>projection of %1 dimensions</source>
        <translation>Projektion von %1 Dimensionen</translation>
    </message>
    <message>
        <source>projection of %1 dimensions, %2 % of the variance</source>
        <translation>Projektion von %1 Dimensionen, %2 % der Varianz</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Each dot will be one image, where the network places it in its embedding. Colour and shape tell its class; a disc with the class&apos;s name or number is the center of that class.&lt;br&gt;&lt;br&gt;Press &lt;b&gt;Space&lt;/b&gt; to start training.</source>
        <translation>Jeder Punkt wird ein Bild sein, dort, wo das Netz es in seiner Einbettung hinsetzt. Farbe und Form sagen die Klasse; eine Scheibe mit dem Namen oder der Nummer einer Klasse ist deren Zentrum.&lt;br&gt;&lt;br&gt;Die &lt;b&gt;Leertaste&lt;/b&gt; startet das Training.</translation>
    </message>
    <message>
        <source>principal axis %1 (no unit)</source>
        <translation>Hauptachse %1 (ohne Einheit)</translation>
    </message>
    <message>
        <source>embedding %1 (no unit)</source>
        <translation>Einbettung %1 (ohne Einheit)</translation>
    </message>
    <message>
        <source>%1 classes, each tenth of their list in a hue</source>
        <translation>%1 Klassen, jedes Zehntel ihrer Liste in einem Farbton</translation>
    </message>
    <message>
        <source>%1 classes, ten hues in turn along their list</source>
        <translation>%1 Klassen, zehn Farbtöne reihum entlang ihrer Liste</translation>
    </message>
    <message>
        <source>The axes are those of an earlier network and stay until they are asked for anew; others would show more of the variance. View ▸ Projection does the same.</source>
        <translation>Die Achsen sind die eines früheren Netzes und bleiben, bis neue verlangt werden; andere würden mehr von der Varianz zeigen. Ansicht ▸ Projektion tut dasselbe.</translation>
    </message>
    <message>
        <source>fit axes anew: %1 %</source>
        <translation>Achsen neu anpassen: %1 %</translation>
    </message>
</context>
<context>
    <name>centerscope::ErrorChart</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source> · validation at step %1</source>
        <translation> · Validierung bei Schritt %1</translation>
    </message>
    <message>
        <source>How many images in a hundred are taken for another class will be drawn here.</source>
        <translation>Hier wird stehen, wie viele von hundert Bildern für eine andere Klasse gehalten werden.</translation>
    </message>
    <message>
        <source>After step %1: error of the batches while training %2 %.</source>
        <translation>Nach Schritt %1: Fehler der Batches beim Training %2 %.</translation>
    </message>
    <message>
        <source>Validation at step %1: %2 %.</source>
        <translation>Validierung bei Schritt %1: %2 %.</translation>
    </message>
    <message>
        <source>test %1 %</source>
        <translation>Test %1 %</translation>
    </message>
    <message>
        <source>The network after step %1 takes %2 % of the test images for another class. It has never been trained on them.</source>
        <translation>Das Netz nach Schritt %1 hält %2 % der Testbilder für eine andere Klasse. Auf ihnen wurde es nie trainiert.</translation>
    </message>
    <message>
        <source>Error %</source>
        <translation>Fehler %</translation>
    </message>
    <message>
        <source> · 0 % stands at the foot of the logarithmic axis</source>
        <translation> · 0 % steht am Fuß der logarithmischen Achse</translation>
    </message>
    <message>
        <source>batch while training</source>
        <translation>Batch im Training</translation>
    </message>
</context>
<context>
    <name>centerscope::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Loss plot</source>
        <translation>Loss-Kurve</translation>
    </message>
    <message>
        <source>Error plot</source>
        <translation>Fehlerkurve</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>Metrics of every step (table)</source>
        <translation>Messwerte jedes Schritts (Tabelle)</translation>
    </message>
    <message>
        <source>Visible points (table)</source>
        <translation>Sichtbare Punkte (Tabelle)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>PNG, as on the screen</source>
        <translation>PNG, wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>PNG, twice as fine</source>
        <translation>PNG, doppelt so fein</translation>
    </message>
    <message>
        <source>PNG, four times as fine</source>
        <translation>PNG, viermal so fein</translation>
    </message>
    <message>
        <source>SVG, to edit and for the web</source>
        <translation>SVG, zum Bearbeiten und fürs Web</translation>
    </message>
    <message>
        <source>PDF, for print</source>
        <translation>PDF, für den Druck</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>Hell, für den Druck</translation>
    </message>
    <message>
        <source>Center-Loss 2018 (1600 × 900, its colours, axes ±2)</source>
        <translation>Center-Loss 2018 (1600 × 900, dessen Farben, Achsen ±2)</translation>
    </message>
    <message>
        <source>&amp;Caption in the picture</source>
        <translation>&amp;Bildunterschrift im Bild</translation>
    </message>
    <message>
        <source>Preset, step, λ, α, learning rate, seed and source. They are in the file&apos;s metadata in any case.</source>
        <translation>Vorgabe, Schritt, λ, α, Lernrate, Seed und Quelle. In den Metadaten der Datei stehen sie in jedem Fall.</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plot of radius and distances</source>
        <translation>Diagramm von Radius und Abständen</translation>
    </message>
    <message>
        <source>Plot of the ratio</source>
        <translation>Diagramm des Verhältnisses</translation>
    </message>
    <message>
        <source>Plot of the agreement</source>
        <translation>Diagramm der Übereinstimmung</translation>
    </message>
    <message>
        <source>Plot of the gradient norms</source>
        <translation>Diagramm der Gradientennormen</translation>
    </message>
    <message>
        <source>Every validation and test (table)</source>
        <translation>Jede Validierung und jeder Test (Tabelle)</translation>
    </message>
    <message>
        <source>What goes into the file: a picture or a table of numbers.</source>
        <translation>Was in die Datei kommt: ein Bild oder eine Tabelle mit Zahlen.</translation>
    </message>
    <message>
        <source>PNG has pixels; SVG and PDF stay sharp at any size.</source>
        <translation>PNG besteht aus Pixeln; SVG und PDF bleiben in jeder Größe scharf.</translation>
    </message>
    <message>
        <source>Colours of the picture. The look of Center-Loss 2018 is for the stage.</source>
        <translation>Farben des Bildes. Das Aussehen von Center-Loss 2018 gilt für die Bühne.</translation>
    </message>
    <message>
        <source>Where it is written to</source>
        <translation>Wohin geschrieben wird</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei auswählen</translation>
    </message>
    <message>
        <source>Close without exporting</source>
        <translation>Schließen, ohne zu exportieren</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Die Datei schreiben</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>How large the picture is. A PNG has exactly these pixels, and in any other format 96 of them are an inch.</source>
        <translation>Wie groß das Bild ist. Ein PNG hat genau diese Pixel; in jedem anderen Format sind 96 davon ein Zoll.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>Millimeter</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>Breite des Bildes</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>Höhe des Bildes</translation>
    </message>
    <message>
        <source>Type si&amp;ze</source>
        <translation>&amp;Schriftgröße</translation>
    </message>
    <message>
        <source>Size of the letters in the picture; 0: as on the screen.</source>
        <translation>Größe der Buchstaben im Bild; 0: wie auf dem Bildschirm.</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Notes around the stage</source>
        <translation>A&amp;nmerkungen um die Bühne</translation>
    </message>
    <message>
        <source>The readout below it and the head start above it, where they are shown.</source>
        <translation>Die Kennwerte darunter und der Vorsprung darüber, wo sie gezeigt werden.</translation>
    </message>
    <message>
        <source>Plot of the centers and class means</source>
        <translation>Diagramm der Zentren und Klassenmittel</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon vorhanden.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Writes over the file</source>
        <translation>Überschreibt die Datei</translation>
    </message>
    <message>
        <source>&amp;Another name</source>
        <translation>&amp;Anderer Name</translation>
    </message>
    <message>
        <source>Leaves the file as it is</source>
        <translation>Lässt die Datei, wie sie ist</translation>
    </message>
</context>
<context>
    <name>centerscope::Exporter</name>
    <message>
        <source>There is nothing on the stage yet to save; train a step first.</source>
        <translation>Auf der Bühne ist noch nichts zu speichern; trainieren Sie erst einen Schritt.</translation>
    </message>
    <message>
        <source>Snapshot saved to %1.</source>
        <translation>Schnappschuss gespeichert: %1.</translation>
    </message>
    <message>
        <source>Film saved to %1.</source>
        <translation>Film in %1 gespeichert.</translation>
    </message>
    <message>
        <source>There is nothing in this plot yet to export; train a step first.</source>
        <translation>In diesem Diagramm ist noch nichts zu exportieren; trainieren Sie erst einen Schritt.</translation>
    </message>
    <message>
        <source>No step of this range is kept any longer. Choose another range, or train on.</source>
        <translation>Kein Schritt dieses Bereichs ist noch aufbewahrt. Wählen Sie einen anderen Bereich, oder trainieren Sie weiter.</translation>
    </message>
</context>
<context>
    <name>centerscope::FileWriter</name>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>The export failed: %1</source>
        <translation>Der Export ist fehlgeschlagen: %1</translation>
    </message>
</context>
<context>
    <name>centerscope::FilmDialog</name>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>The kept steps of the stage&apos;s source one after another, all of one size and on the same axes. Training continues while they are drawn.</source>
        <translation>Die aufgezeichneten Schritte der Quelle auf der Bühne nacheinander, alle in einer Größe und auf denselben Achsen. Das Training läuft weiter, während sie gezeichnet werden.</translation>
    </message>
    <message>
        <source>Films need the program ffmpeg, which is not installed; pictures do not.</source>
        <translation>Filme brauchen das Programm ffmpeg, das nicht installiert ist; Bilder nicht.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Pictures to be laid side by side, or a film of them, which ffmpeg makes</source>
        <translation>Bilder zum Nebeneinanderlegen oder ein Film aus ihnen, den ffmpeg macht</translation>
    </message>
    <message>
        <source>Pictures (PNG), one per kept step</source>
        <translation>Bilder (PNG), eines pro aufgezeichnetem Schritt</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>Film (MP4)</translation>
    </message>
    <message>
        <source>Film (GIF)</source>
        <translation>Film (GIF)</translation>
    </message>
    <message>
        <source>From &amp;step</source>
        <translation>Von &amp;Schritt</translation>
    </message>
    <message>
        <source>The first step of the film</source>
        <translation>Der erste Schritt des Films</translation>
    </message>
    <message>
        <source>To s&amp;tep</source>
        <translation>&amp;Bis Schritt</translation>
    </message>
    <message>
        <source>The last step of the film</source>
        <translation>Der letzte Schritt des Films</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Width of every picture; a caption is added below</source>
        <translation>Breite jedes Bildes; ein Bildtext kommt darunter hinzu</translation>
    </message>
    <message>
        <source> pixels square</source>
        <translation> Pixel im Quadrat</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>Te&amp;mpo</translation>
    </message>
    <message>
        <source>How fast the film shows one kept step after another</source>
        <translation>Wie schnell der Film einen aufgezeichneten Schritt nach dem anderen zeigt</translation>
    </message>
    <message>
        <source> pictures per second</source>
        <translation> Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;Axes up to ±</source>
        <translation>&amp;Achsen bis ±</translation>
    </message>
    <message>
        <source>The axes of every picture reach from minus this value to plus this value.</source>
        <translation>Die Achsen jedes Bildes reichen von minus diesem Wert bis plus diesem Wert.</translation>
    </message>
    <message>
        <source>Preset, step and values in force stand at the foot of every picture.</source>
        <translation>Vorgabe, Schritt und geltende Werte stehen am Fuß jedes Bildes.</translation>
    </message>
    <message>
        <source>&amp;Caption in each picture</source>
        <translation>Bildte&amp;xt in jedem Bild</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Wohin</translation>
    </message>
    <message>
        <source>The file of the film, or the folder of the pictures; it is made if there is none.</source>
        <translation>Die Datei des Films oder der Ordner der Bilder; er wird angelegt, wenn es ihn nicht gibt.</translation>
    </message>
    <message>
        <source>Choose the file or folder</source>
        <translation>Datei oder Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>End what is being made, or close</source>
        <translation>Beenden, was gemacht wird, oder schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Draw the pictures, while the window can be used</source>
        <translation>Die Bilder zeichnen, während das Fenster benutzbar bleibt</translation>
    </message>
    <message>
        <source>Make film</source>
        <translation>Film machen</translation>
    </message>
    <message>
        <source>Pictures: %1</source>
        <translation>Bilder: %1</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>Ordner für Bilder</translation>
    </message>
</context>
<context>
    <name>centerscope::FilmMaker</name>
    <message>
        <source>%1 cannot be made by ffmpeg: %2</source>
        <translation>%1 kann von ffmpeg nicht gemacht werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written; the film is in %2.</source>
        <translation>%1 kann nicht geschrieben werden; der Film liegt in %2.</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln picture(s) of this film that had been written to %1 have been removed.</source>
        <translation>
            <numerusform>Das %Ln Bild dieses Films, das schon in %1 lag, ist wieder entfernt.</numerusform>
            <numerusform>Die %Ln Bilder dieses Films, die schon in %1 lagen, sind wieder entfernt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::FolderView</name>
    <message>
        <source>There is no file manager to show this folder; its path has been copied: %1</source>
        <translation>Es gibt keine Dateiverwaltung, die diesen Ordner zeigt; sein Pfad ist kopiert: %1</translation>
    </message>
</context>
<context>
    <name>centerscope::FollowStrip</name>
    <message>
        <source>&amp;Open it here</source>
        <translation>Hier ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Following a run of another program, read-only. It can be trained and forked when that program has closed it.</source>
        <translation>Ein Lauf eines anderen Programms wird mitverfolgt und nur gelesen. Er lässt sich trainieren und abzweigen, wenn jenes Programm ihn geschlossen hat.</translation>
    </message>
    <message>
        <source>The other program has closed this run. Open it here to train or fork it.</source>
        <translation>Das andere Programm hat diesen Lauf geschlossen. Öffnen Sie ihn hier, um ihn zu trainieren oder abzuzweigen.</translation>
    </message>
    <message>
        <source>Shows the run, paused at its last step, to continue it here</source>
        <translation>Zeigt den Lauf, angehalten bei seinem letzten Schritt, um ihn hier fortzusetzen</translation>
    </message>
</context>
<context>
    <name>centerscope::GoalDialog</name>
    <message>
        <source>Run to a loss or an accuracy</source>
        <translation>Bis zu einem Loss oder einer Genauigkeit trainieren</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>What is watched: a mean over 20 batches, since single ones jump</source>
        <translation>Was beobachtet wird: ein Mittel über 20 Batches, denn einzelne springen</translation>
    </message>
    <message>
        <source>the total loss of 20 batches is at most</source>
        <translation>der gesamte Loss von 20 Batches höchstens so groß ist</translation>
    </message>
    <message>
        <source>the accuracy on 20 batches is at least (%)</source>
        <translation>die Genauigkeit auf 20 Batches mindestens so groß ist (%)</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>Training pauses after the step that reaches it.</source>
        <translation>Das Training pausiert nach dem Schritt, der ihn erreicht.</translation>
    </message>
    <message>
        <source>Close without starting</source>
        <translation>Schließen, ohne zu beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Train until it is reached, then pause</source>
        <translation>Trainieren, bis er erreicht ist, dann pausieren</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
</context>
<context>
    <name>centerscope::HalvingPanel</name>
    <message>
        <source>Halve the learning rate</source>
        <translation>Lernrate halbieren</translation>
    </message>
    <message>
        <source>&amp;Never by itself</source>
        <translation>&amp;Nie von selbst</translation>
    </message>
    <message>
        <source>Only the Halve button and the slider change the learning rate</source>
        <translation>Nur der Knopf zum Halbieren und der Schieber ändern die Lernrate</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>After each multiple of this many steps</source>
        <translation>Nach jedem Vielfachen dieser Zahl von Schritten</translation>
    </message>
    <message>
        <source>Steps between halvings</source>
        <translation>Schritte zwischen zwei Halbierungen</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>&amp;At steps</source>
        <translation>&amp;Bei Schritten</translation>
    </message>
    <message>
        <source>After each step of the list</source>
        <translation>Nach jedem Schritt der Liste</translation>
    </message>
    <message>
        <source>Steps after which the learning rate halves</source>
        <translation>Schritte, nach denen sich die Lernrate halbiert</translation>
    </message>
    <message>
        <source>Whole numbers, separated by commas or spaces</source>
        <translation>Ganze Zahlen, durch Kommas oder Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>such as 5000, 8000</source>
        <translation>etwa 5000, 8000</translation>
    </message>
    <message>
        <source>On &amp;plateau of</source>
        <translation>Bei &amp;Plateau:</translation>
    </message>
    <message>
        <source>When the loss watched has stopped falling</source>
        <translation>Wenn der beobachtete Loss nicht mehr fällt</translation>
    </message>
    <message>
        <source>Loss watched</source>
        <translation>Beobachteter Loss</translation>
    </message>
    <message>
        <source>&lt;p&gt;The training loss is watched as a mean over 100 steps. The test set is never looked at.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Trainings-Loss wird als Mittel über 100 Schritte beobachtet. Die Testdaten werden nie angesehen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainings-Loss</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungs-Loss</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>Least fall of the loss that counts</source>
        <translation>Kleinster Rückgang des Loss, der zählt</translation>
    </message>
    <message>
        <source>&lt;p&gt;The loss counts as fallen when it is below its best by this share&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Loss gilt als gefallen, wenn er um diesen Anteil unter seinem Bestwert liegt&lt;/p&gt;</translation>
    </message>
    <message>
        <source> % better</source>
        <translation> % besser</translation>
    </message>
    <message>
        <source>for</source>
        <translation>über</translation>
    </message>
    <message>
        <source>Steps of patience</source>
        <translation>Schritte Geduld</translation>
    </message>
    <message>
        <source>How long the loss may stand still before the rate halves</source>
        <translation>Wie lange der Loss stillstehen darf, bevor die Rate halbiert wird</translation>
    </message>
    <message>
        <source>“%1” is not a step: write whole numbers from %2 to %3, such as 5000, 8000.</source>
        <translation>„%1“ ist kein Schritt: Bitte ganze Zahlen von %2 bis %3 angeben, etwa 5000, 8000.</translation>
    </message>
    <message>
        <source>Write at most %1 steps.</source>
        <translation>Höchstens %1 Schritte angeben.</translation>
    </message>
    <message>
        <source>Write at least one step, such as 5000, 8000.</source>
        <translation>Bitte mindestens einen Schritt angeben, etwa 5000, 8000.</translation>
    </message>
    <message>
        <source>Does not halve by itself.</source>
        <translation>Halbiert nicht von selbst.</translation>
    </message>
    <message>
        <source>All listed steps are over.</source>
        <translation>Alle Schritte der Liste sind vorbei.</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>Keine Regel</translation>
    </message>
    <message>
        <source>On plateau</source>
        <translation>Bei Plateau</translation>
    </message>
    <message>
        <source>List is over</source>
        <translation>Liste zu Ende</translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation>Nach Schritt %1</translation>
    </message>
    <message>
        <source>Rules halve the value in force; dragging the slider does not cancel them. A plateau is counted anew when λ changes.</source>
        <translation>Regeln halbieren den geltenden Wert; der Schieber hebt sie nicht auf. Ändert sich λ, wird ein Plateau neu gezählt.</translation>
    </message>
    <message>
        <source>Halves</source>
        <translation>Halbiert</translation>
    </message>
    <message>
        <source>Multiplies by %1</source>
        <translation>Multipliziert mit %1</translation>
    </message>
    <message>
        <source>%1 every %2 steps.</source>
        <translation>%1 alle %2 Schritte.</translation>
    </message>
    <message>
        <source>%1 after step %2, every %3 steps.</source>
        <translation>%1 nach Schritt %2, alle %3 Schritte.</translation>
    </message>
    <message>
        <source>%1 after step %2, %3 of %4 listed.</source>
        <translation>%1 nach Schritt %2, %3 von %4 der Liste.</translation>
    </message>
    <message>
        <source>%1 when training loss stalls for %2 steps.</source>
        <translation>%1, wenn der Trainings-Loss %2 Schritte lang stillsteht.</translation>
    </message>
    <message>
        <source>%1 when validation loss stalls for %2 steps.</source>
        <translation>%1, wenn der Validierungs-Loss %2 Schritte lang stillsteht.</translation>
    </message>
</context>
<context>
    <name>centerscope::HeldOutDialog</name>
    <message>
        <source>Held-out classes</source>
        <translation>Zurückgehaltene Klassen</translation>
    </message>
    <message>
        <source>Classes that are ticked are not learnt: the network has none of them, and batches, epochs and accuracies know only the others. Their test images are embedded all the same and stand hollow on the stage. At least two classes must be learnt.</source>
        <translation>Angekreuzte Klassen werden nicht gelernt: Das Netz hat keine von ihnen, und Batches, Epochen und Genauigkeiten kennen nur die anderen. Ihre Testbilder werden trotzdem eingebettet und stehen hohl auf der Bühne. Mindestens zwei Klassen müssen gelernt werden.</translation>
    </message>
    <message>
        <source>Hold this class out of training</source>
        <translation>Diese Klasse vom Training zurückhalten</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start a run of the preset in use at step 0 without the ticked classes</source>
        <translation>Einen Lauf der gewählten Vorgabe bei Schritt 0 ohne die angekreuzten Klassen beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The run stays as it is</source>
        <translation>Der Lauf bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>Klassen suchen</translation>
    </message>
    <message>
        <source>Only classes with this text in their names are listed</source>
        <translation>Nur Klassen mit diesem Text im Namen werden aufgeführt</translation>
    </message>
</context>
<context>
    <name>centerscope::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>What you see</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>Die Arbeit</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A dot is an image</source>
        <translation>Ein Punkt ist ein Bild</translation>
    </message>
    <message>
        <source>The two axes</source>
        <translation>Die beiden Achsen</translation>
    </message>
    <message>
        <source>They are simply the two numbers. They have no unit and no meaning of their own: another seed turns and mirrors the whole picture. What counts is how tight the groups are and how far apart.</source>
        <translation>Sie sind einfach die beiden Zahlen. Sie haben keine Einheit und für sich keine Bedeutung: Ein anderer Seed dreht und spiegelt das ganze Bild. Es zählt, wie eng die Gruppen sind und wie weit auseinander.</translation>
    </message>
    <message>
        <source>Centers and trails</source>
        <translation>Zentren und Spuren</translation>
    </message>
    <message>
        <source>The labelled disks are the class centers that the center loss pulls the images to. The line behind each shows where it came from.</source>
        <translation>Die beschrifteten Scheiben sind die Klassenzentren, zu denen der Center Loss die Bilder zieht. Die Linie dahinter zeigt, woher jedes kam.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Live batches shows each image where the network put it in the very step that trained on it, so the cloud mixes several versions of the network; the caption says how many. Fixed sample, Validation and Test place all images with one version: use them to compare two moments. Judge by Test, tune by Validation.</source>
        <translation>„Laufende Batches“ zeigt jedes Bild dort, wo das Netz es in genau dem Schritt hinsetzte, der mit ihm trainierte; die Wolke mischt also mehrere Versionen des Netzes, und die Bildzeile sagt, wie viele. „Feste Stichprobe“, „Validierung“ und „Test“ platzieren alle Bilder mit einer einzigen Version: Damit lassen sich zwei Zeitpunkte vergleichen. Urteilen nach dem Test, abstimmen nach der Validierung.</translation>
    </message>
    <message>
        <source>The readout</source>
        <translation>Die Anzeige</translation>
    </message>
    <message>
        <source>“Within” is how far points lie from the center of their class (root mean square), “nearest centers” the distance of the two closest centers, “ratio” the first divided by the second. No choice of axes can hide them: below about 0.3 the clusters stand apart.</source>
        <translation>„Innerhalb“ sagt, wie weit Punkte vom Zentrum ihrer Klasse entfernt liegen (quadratisches Mittel), „nächste Zentren“ den Abstand der beiden nächsten Zentren, „Verhältnis“ das Erste geteilt durch das Zweite. Keine Wahl der Achsen kann sie verstecken: Unter etwa 0,3 stehen die Gruppen für sich.</translation>
    </message>
    <message>
        <source>Loss and error</source>
        <translation>Loss und Fehler</translation>
    </message>
    <message>
        <source>λ or α: which is which?</source>
        <translation>λ oder α: was ist was?</translation>
    </message>
    <message>
        <source>λ is how strongly images are pulled to their center, α is how far each center moves per step toward its images. λ acts on the network, α on the centers alone.</source>
        <translation>λ sagt, wie stark Bilder zu ihrem Zentrum gezogen werden, α, wie weit jedes Zentrum je Schritt zu seinen Bildern rückt. λ wirkt auf das Netz, α allein auf die Zentren.</translation>
    </message>
    <message>
        <source>Sum or mean?</source>
        <translation>Summe oder Mittel?</translation>
    </message>
    <message>
        <source>Here both losses are means over the batch, so λ keeps its meaning when the batch size changes. Code that sums instead needs other values: 0.5 as a sum is 64 as a mean at batch 128.</source>
        <translation>Hier sind beide Loss-Werte Mittel über den Batch, deshalb behält λ seine Bedeutung, wenn sich die Batchgröße ändert. Code, der stattdessen summiert, braucht andere Werte: 0,5 als Summe ist bei Batchgröße 128 ein Mittel von 64.</translation>
    </message>
    <message>
        <source>Does α depend on the learning rate?</source>
        <translation>Hängt α von der Lernrate ab?</translation>
    </message>
    <message>
        <source>No. Equation 4 moves the centers by itself; the learning rate is not in it. With α = 0.5 and ten images of a class in the batch, its center goes 45 % of the way to their mean.</source>
        <translation>Nein. Gleichung 4 bewegt die Zentren für sich; die Lernrate kommt darin nicht vor. Bei α = 0,5 und zehn Bildern einer Klasse im Batch legt ihr Zentrum 45 % des Wegs zu deren Mittel zurück.</translation>
    </message>
    <message>
        <source>Why does my plot not look like the paper&apos;s figure 3?</source>
        <translation>Warum sieht mein Bild nicht aus wie Abbildung 3 der Arbeit?</translation>
    </message>
    <message>
        <source>Usual reasons: the last layer has a bias (without one the groups spread like petals around the origin), the axis limits are frozen at an early size, or the centers are never updated.</source>
        <translation>Die üblichen Gründe: Die letzte Schicht hat einen Bias (ohne ihn breiten sich die Gruppen wie Blütenblätter um den Ursprung aus), die Achsen sind auf eine frühe Größe eingefroren, oder die Zentren werden nie bewegt.</translation>
    </message>
    <message>
        <source>The centers stay where they are.</source>
        <translation>Die Zentren bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>α is 0, or the class does not occur in the batch. Some published code builds the update and never runs it; here the trails show whether the centers move.</source>
        <translation>α ist 0, oder die Klasse kommt im Batch nicht vor. Mancher veröffentlichte Code baut die Aktualisierung und führt sie nie aus; hier zeigen die Spuren, ob sich die Zentren bewegen.</translation>
    </message>
    <message>
        <source>The loss became NaN.</source>
        <translation>Der Loss ist NaN geworden.</translation>
    </message>
    <message>
        <source>The center loss is tiny, or explodes.</source>
        <translation>Der Center Loss ist winzig oder explodiert.</translation>
    </message>
    <message>
        <source>It is a squared distance and grows with the size of the picture. Tiny beside a low softmax loss means tight clusters; growing with λ = 0 is normal, since nothing holds the embedding together.</source>
        <translation>Er ist ein quadrierter Abstand und wächst mit der Größe des Bildes. Winzig neben einem niedrigen Softmax-Loss heißt: enge Gruppen; bei λ = 0 ist Wachsen normal, denn nichts hält die Einbettung zusammen.</translation>
    </message>
    <message>
        <source>Can the center loss be used alone?</source>
        <translation>Geht es mit dem Center Loss allein?</translation>
    </message>
    <message>
        <source>No. Without the softmax loss everything shrinks to one point: that makes the center loss 0 and tells no class from another.</source>
        <translation>Nein. Ohne den Softmax-Loss schrumpft alles auf einen Punkt: Dann ist der Center Loss 0, und keine Klasse ist von einer anderen zu unterscheiden.</translation>
    </message>
    <message>
        <source>L&lt;sub&gt;S&lt;/sub&gt; = −Σ log softmax(Wᵀx + b), at the true class</source>
        <translation>L&lt;sub&gt;S&lt;/sub&gt; = −Σ log softmax(Wᵀx + b), bei der wahren Klasse</translation>
    </message>
    <message>
        <source>The paper adds a center loss to the usual softmax loss, so that images of one class gather around a learnt center. Its equations, as this program uses them:</source>
        <translation>Die Arbeit fügt dem üblichen Softmax-Loss einen Center Loss hinzu, damit sich Bilder einer Klasse um ein gelerntes Zentrum sammeln. Ihre Gleichungen, wie dieses Programm sie verwendet:</translation>
    </message>
    <message>
        <source>One difference: the paper sums (1) and (2) over the batch, this program takes their means. Centers move after the loss and its gradient were taken with the old centers.</source>
        <translation>Ein Unterschied: Die Arbeit summiert (1) und (2) über den Batch, dieses Programm nimmt ihre Mittel. Die Zentren bewegen sich, nachdem Loss und Gradient mit den alten Zentren berechnet wurden.</translation>
    </message>
    <message>
        <source>Alt + digit</source>
        <translation>Alt + Ziffer</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>zoom to a rectangle</source>
        <translation>auf ein Rechteck vergrößern</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>move what is shown</source>
        <translation>den Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>alles zeigen</translation>
    </message>
    <message>
        <source>On stage and plots</source>
        <translation>Auf Bühne und Kurven</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Eingabe</translation>
    </message>
    <message>
        <source>go to the next control, press a button</source>
        <translation>zum nächsten Bedienelement gehen, einen Knopf drücken</translation>
    </message>
    <message>
        <source>Is my center loss right?</source>
        <translation>Stimmt mein Center Loss?</translation>
    </message>
    <message>
        <source>The learning rate is too high for this λ. Return to the last good state with half the learning rate, which the message offers, or reset and start with a smaller λ.</source>
        <translation>Die Lernrate ist zu hoch für dieses λ. Kehren Sie mit halber Lernrate zum letzten guten Stand zurück, was die Meldung anbietet, oder setzen Sie zurück und beginnen Sie mit einem kleineren λ.</translation>
    </message>
    <message>
        <source>Close the help; training continues</source>
        <translation>Die Hilfe schließen; das Training läuft weiter</translation>
    </message>
    <message>
        <source>The network squeezes every image of %1 × %2 pixels into two numbers, the embedding, and has to tell the %3 classes apart from these alone. The stage draws the two numbers as a dot in the colour and shape of the image&apos;s true class.</source>
        <translation>Das Netz presst jedes Bild von %1 × %2 Pixeln in zwei Zahlen, die Einbettung, und muss allein daraus die %3 Klassen unterscheiden. Die Bühne zeichnet die beiden Zahlen als Punkt in Farbe und Form der wahren Klasse des Bildes.</translation>
    </message>
    <message>
        <source>Accuracy stays at that of guessing, softmax loss near %1.</source>
        <translation>Die Genauigkeit bleibt die des Ratens, der Softmax-Loss bei %1.</translation>
    </message>
    <message>
        <source>%1 is ln %2: the network is still guessing. That is normal early on, for hundreds of steps if λ is 1. If the center loss goes to 0 meanwhile and nothing moves any more, everything is pinned near the origin: lower λ or reset with a smaller one.</source>
        <translation>%1 ist ln %2: Das Netz rät noch. Das ist am Anfang normal, bei λ = 1 für Hunderte von Schritten. Geht dabei der Center Loss gegen 0 und bewegt sich nichts mehr, so ist alles am Ursprung festgehalten: λ senken oder mit einem kleineren neu beginnen.</translation>
    </message>
    <message>
        <source>on the stage: go to the next point</source>
        <translation>auf der Bühne: zum nächsten Punkt</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Umschalt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Click, Return</source>
        <translation>Klick, Eingabe</translation>
    </message>
    <message>
        <source>on a point: pin its image; with Ctrl to those pinned</source>
        <translation>auf einen Punkt: sein Bild anheften, mit Strg zu den angehefteten</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>unpin</source>
        <translation>lösen</translation>
    </message>
    <message>
        <source>Total = softmax loss + λ · center loss, all three as means over the batch. The bold curves are smoothed, the faint ones behind them are the raw values; smoothing starts anew where losses are not comparable: where λ changes, where centers are released that had been held, where images begin to be augmented. These and every change of a hyperparameter leave a labelled line at their step. The thin line named guessing is the softmax loss of a network that knows nothing.</source>
        <translation>Gesamt = Softmax-Loss + λ · Center Loss, alle drei als Mittel über den Batch. Die kräftigen Kurven sind geglättet, die blassen dahinter sind die Rohwerte; die Glättung beginnt neu, wo Loss-Werte nicht vergleichbar sind: wo λ sich ändert, wo festgehaltene Zentren frei werden, wo Bilder von da an augmentiert werden. All das und jede Änderung eines Hyperparameters hinterlässt eine beschriftete Linie bei ihrem Schritt. Die dünne Linie namens Raten ist der Softmax-Loss eines Netzes, das nichts weiß.</translation>
    </message>
    <message>
        <source>zoom around the pointer, plots along their steps</source>
        <translation>um den Zeiger zoomen, Diagramme entlang der Schritte</translation>
    </message>
    <message>
        <source>show one class alone</source>
        <translation>eine Klasse allein zeigen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>on the stage: go to the next center</source>
        <translation>auf der Bühne: zum nächsten Zentrum</translation>
    </message>
    <message>
        <source>hide and show the class of that number</source>
        <translation>die Klasse mit dieser Nummer aus- und einblenden</translation>
    </message>
    <message>
        <source>Ctrl + click in the legend or the menu Classes</source>
        <translation>Strg + Klick in der Legende oder im Menü Klassen</translation>
    </message>
</context>
<context>
    <name>centerscope::HyperparameterCard</name>
    <message>
        <source>Acts from step %1.</source>
        <translation>Wirkt ab Schritt %1.</translation>
    </message>
    <message>
        <source>λ  center &amp;loss</source>
        <translation>λ  Center &amp;Loss</translation>
    </message>
    <message>
        <source>λ, weight of the center loss</source>
        <translation>λ, Gewicht des Center Loss</translation>
    </message>
    <message>
        <source>How strongly images are pulled to their class center (total = softmax + λ · center loss). Higher gives tighter clusters, 0 is plain softmax, too high too early pins everything near the origin. The marks are the paper&apos;s values.</source>
        <translation>Wie stark Bilder zu ihrem Klassenzentrum gezogen werden (gesamt = Softmax + λ · Center Loss). Höher ergibt engere Gruppen, 0 ist reines Softmax, zu hoch zu früh hält alles am Ursprung fest. Die Marken sind die Werte der Arbeit.</translation>
    </message>
    <message>
        <source>α  center r&amp;ate</source>
        <translation>α  &amp;Zentrenrate</translation>
    </message>
    <message>
        <source>α, rate at which centers move</source>
        <translation>α, Rate, mit der sich Zentren bewegen</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>Lern&amp;rate</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>%1, exact entry</source>
        <translation>%1, genaue Eingabe</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Nach Plan</translation>
    </message>
    <message>
        <source>A schedule moves this value; a change by hand ends that.</source>
        <translation>Ein Plan bewegt diesen Wert; eine Änderung von Hand beendet ihn.</translation>
    </message>
    <message>
        <source>How far each center moves per step toward the mean of its class in the batch. Higher follows faster and jitters more, 0 freezes; the pull on the images themselves is λ. Eq. 4 moves αn/(1+n): with 10 images per class, %1 of the way.</source>
        <translation>Wie weit jedes Zentrum je Schritt zum Mittel seiner Klasse im Batch rückt. Höher folgt schneller und zittert mehr, 0 friert ein; der Zug auf die Bilder selbst ist λ. Gl. 4 bewegt um αn/(1+n): bei 10 Bildern je Klasse %1 des Wegs.</translation>
    </message>
    <message>
        <source>How far each step moves the weights. Too high and the losses jump, too low and they crawl. Smaller steps settle finer but travel slower.</source>
        <translation>Wie weit jeder Schritt die Gewichte bewegt. Zu hoch, und der Loss springt; zu niedrig, und er kriecht. Kleinere Schritte setzen feiner auf, kommen aber langsamer voran.</translation>
    </message>
</context>
<context>
    <name>centerscope::ImageGallery</name>
    <message>
        <source>Live batches show other images with every step. Choose the fixed sample, validation or test to compare two steps.</source>
        <translation>Die laufenden Batches zeigen mit jedem Schritt andere Bilder. Wählen Sie die feste Stichprobe, Validierung oder Test, um zwei Schritte zu vergleichen.</translation>
    </message>
    <message>
        <source>Choose the step to compare with, then train on.</source>
        <translation>Wählen Sie den Schritt, mit dem verglichen wird, und trainieren Sie dann weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) · %1</source>
        <translation>
            <numerusform>%Ln Bild · %1</numerusform>
            <numerusform>%Ln Bilder · %1</numerusform>
        </translation>
    </message>
    <message>
        <source> · since step %1</source>
        <translation> · seit Schritt %1</translation>
    </message>
    <message>
        <source> · the first %1 are shown</source>
        <translation> · die ersten %1 sind zu sehen</translation>
    </message>
    <message>
        <source>Label %1, predicted %2</source>
        <translation>Klasse %1, vorhergesagt %2</translation>
    </message>
    <message>
        <source>Selected on the stage</source>
        <translation>Auf der Bühne ausgewählt</translation>
    </message>
    <message>
        <source>Predicted wrongly</source>
        <translation>Falsch vorhergesagt</translation>
    </message>
    <message>
        <source>Largest loss</source>
        <translation>Größter Loss</translation>
    </message>
    <message>
        <source>Prediction flipped</source>
        <translation>Vorhersage gekippt</translation>
    </message>
    <message>
        <source>Moved furthest</source>
        <translation>Am weitesten bewegt</translation>
    </message>
    <message>
        <source>Nearest to another center</source>
        <translation>Einem anderen Zentrum am nächsten</translation>
    </message>
    <message>
        <source>Which of the images on the stage are listed</source>
        <translation>Welche der Bilder auf der Bühne aufgelistet sind</translation>
    </message>
    <message>
        <source>List of images</source>
        <translation>Liste der Bilder</translation>
    </message>
    <message>
        <source>Close the list of images</source>
        <translation>Die Liste der Bilder schließen</translation>
    </message>
    <message>
        <source>Compare from this step</source>
        <translation>Ab diesem Schritt vergleichen</translation>
    </message>
    <message>
        <source>From now on lists what changed since the step that the stage shows</source>
        <translation>Listet von nun an auf, was sich seit dem Schritt geändert hat, den die Bühne zeigt</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <source>Writes sample, label, prediction, place, probability and loss of all that are listed</source>
        <translation>Schreibt Nummer, Klasse, Vorhersage, Ort, Wahrscheinlichkeit und Loss aller aufgelisteten Bilder</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>A click pins an image, with Ctrl beside those that are pinned</source>
        <translation>Ein Klick heftet ein Bild an, mit Strg neben die angehefteten</translation>
    </message>
    <message>
        <source>Nothing is selected. Draw a rectangle on the stage, or a lasso with the right button.</source>
        <translation>Nichts ist ausgewählt. Ziehen Sie auf der Bühne ein Rechteck auf, mit der rechten Taste ein Lasso.</translation>
    </message>
    <message>
        <source>Nothing is selected. Press S, then draw a rectangle on the stage, or Shift+S, then a lasso.</source>
        <translation>Nichts ist ausgewählt. Drücken Sie S und ziehen Sie auf der Bühne ein Rechteck auf, oder Umschalt+S und ein Lasso.</translation>
    </message>
    <message>
        <source>Nothing is on the stage yet.</source>
        <translation>Auf der Bühne ist noch nichts.</translation>
    </message>
    <message>
        <source>Of a kept step only the projection is known. Compare two steps of the live view.</source>
        <translation>Von einem aufgezeichneten Schritt ist nur die Projektion bekannt. Vergleichen Sie zwei Schritte der Live-Ansicht.</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln of them no longer on the stage</source>
        <translation>
            <numerusform> · %Ln davon nicht mehr auf der Bühne</numerusform>
            <numerusform> · %Ln davon nicht mehr auf der Bühne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>centerscope::Inspection</name>
    <message>
        <source>Export the listed images</source>
        <translation>Die aufgelisteten Bilder exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>centerscope::InspectorPanel</name>
    <message>
        <source>Inspector of pinned images</source>
        <translation>Inspektor der angehefteten Bilder</translation>
    </message>
</context>
<context>
    <name>centerscope::LanguageMenu</name>
    <message>
        <source>&amp;As the desktop</source>
        <translation>&amp;Wie der Desktop</translation>
    </message>
</context>
<context>
    <name>centerscope::LearningRateCard</name>
    <message>
        <source>Halve ÷ &amp;2</source>
        <translation>Halbieren ÷ &amp;2</translation>
    </message>
    <message>
        <source>&lt;p&gt;Halves the learning rate from the next step. Use it when the loss stops falling: smaller steps settle finer but travel slower.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Halbiert die Lernrate ab dem nächsten Schritt. Angebracht, wenn der Loss nicht mehr fällt: Kleinere Schritte setzen feiner auf, kommen aber langsamer voran.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Halve the learning rate</source>
        <translation>Lernrate halbieren</translation>
    </message>
    <message>
        <source>Halving rule</source>
        <translation>Halbierungsregel</translation>
    </message>
    <message>
        <source>When the learning rate halves by itself. Rules halve the value in force; dragging the slider does not cancel them.</source>
        <translation>Wann sich die Lernrate von selbst halbiert. Regeln halbieren den geltenden Wert; der Schieber hebt sie nicht auf.</translation>
    </message>
</context>
<context>
    <name>centerscope::LibraryWindow</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>Last stage of the run</source>
        <translation>Letzte Bühne des Laufs</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What you call the run; without a name it is called by what it is made of</source>
        <translation>Wie Sie den Lauf nennen; ohne Namen heißt er nach dem, woraus er besteht</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>What you want to remember of the run; it is kept in its folder</source>
        <translation>Was Sie sich zu dem Lauf merken wollen; es liegt in seinem Ordner</translation>
    </message>
    <message>
        <source>A run that is kept is never removed to make room</source>
        <translation>Ein Lauf, der bleiben soll, wird nie entfernt, um Platz zu schaffen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Lists the runs of another folder too, such as those of the command line; they stay where they are</source>
        <translation>Führt auch die Läufe eines anderen Ordners auf, etwa die der Befehlszeile; sie bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>What the runs of this window may take on disk is set under Options</source>
        <translation>Was die Läufe dieses Fensters auf der Platte belegen dürfen, steht unter „Optionen“</translation>
    </message>
    <message>
        <source>Shows the files of the run</source>
        <translation>Zeigt die Dateien des Laufs</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Shows the run, paused at its last checkpoint, to look at it or to continue; the run of now stays here, and Undo brings it back</source>
        <translation>Zeigt den Lauf, angehalten an seinem letzten Speicherpunkt, zum Ansehen oder Fortsetzen; der jetzige Lauf bleibt hier, und Rückgängig holt ihn zurück</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close this window; training continues</source>
        <translation>Dieses Fenster schließen; das Training läuft weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), %1 of %2</source>
        <translation>
            <numerusform>%n Lauf, %1 von %2</numerusform>
            <numerusform>%n Läufe, %1 von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s), %2 of %3</source>
        <translation>
            <numerusform>%1 von %n Lauf, %2 von %3</numerusform>
            <numerusform>%1 von %n Läufen, %2 von %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>Lauf löschen</translation>
    </message>
    <message>
        <source>The folder of this run goes; no other run needs it</source>
        <translation>Der Ordner dieses Laufs verschwindet; kein anderer Lauf braucht ihn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The run stays as it is</source>
        <translation>Der Lauf bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Add a run folder, or a folder of run folders</source>
        <translation>Ordner eines Laufs oder Ordner mit Läufen hinzufügen</translation>
    </message>
    <message>
        <source>This run is open, here or in another window, or it is the one that Undo brings back. Once it is neither, it can be deleted.</source>
        <translation>Dieser Lauf ist geöffnet, hier oder in einem anderen Fenster, oder er ist der, den Rückgängig zurückholt. Ist er es nicht mehr, lässt er sich löschen.</translation>
    </message>
    <message>
        <source>The folders whose runs are listed beside those of the library</source>
        <translation>Die Ordner, deren Läufe neben denen der Bibliothek aufgeführt werden</translation>
    </message>
    <message>
        <source>There are no runs yet. Each run that you train is kept here from its first step on; those of other folders can be added below.</source>
        <translation>Es gibt noch keine Läufe. Jeder Lauf, den Sie trainieren, wird hier von seinem ersten Schritt an aufbewahrt; die anderer Ordner lassen sich unten hinzufügen.</translation>
    </message>
    <message>
        <source>It does not lie in the library but was added to it: its folder is %1.</source>
        <translation>Er liegt nicht in der Bibliothek, sondern wurde ihr hinzugefügt: sein Ordner ist %1.</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>No longer lists the runs of this folder; they stay where they are</source>
        <translation>Führt die Läufe dieses Ordners nicht mehr auf; sie bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>By what the runs are sorted, as a click on the head of a column says; a wider window cuts less off</source>
        <translation>Wonach die Läufe sortiert sind, wie mit einem Klick auf einen Spaltenkopf; ein breiteres Fenster schneidet weniger ab</translation>
    </message>
    <message>
        <source>So&amp;rt by</source>
        <translation>Sor&amp;tieren</translation>
    </message>
    <message>
        <source>Where this run was forked, and what was forked from it; a link leads to that run</source>
        <translation>Wo dieser Lauf abgezweigt wurde und was von ihm abgezweigt ist; ein Verweis führt zu jenem Lauf</translation>
    </message>
    <message>
        <source>Fold&amp;ers</source>
        <translation>O&amp;rdner</translation>
    </message>
    <message>
        <source>Deletes the run after a question; other runs, and forks of it, stay whole</source>
        <translation>Löscht den Lauf nach einer Rückfrage; andere Läufe und Abzweigungen von ihm bleiben ganz</translation>
    </message>
    <message>
        <source>No run matches “%1”.</source>
        <translation>Kein Lauf passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>It goes to the trash, from where it can be fetched back.</source>
        <translation>Er kommt in den Papierkorb, aus dem er zurückgeholt werden kann.</translation>
    </message>
    <message>
        <source>There is no trash for this folder: the run is removed for good.</source>
        <translation>Für diesen Ordner gibt es keinen Papierkorb: Der Lauf wird endgültig gelöscht.</translation>
    </message>
    <message>
        <source>You have marked it to be kept.</source>
        <translation>Sie haben ihn zum Behalten markiert.</translation>
    </message>
    <message>
        <source>It takes %1; all runs take %2 of the %3 that they may take.</source>
        <translation>Er belegt %1; alle Läufe belegen %2 von %3, die sie belegen dürfen.</translation>
    </message>
    <message>
        <source>Delete “%1”, %2 steps of %3?</source>
        <translation>„%1“ löschen, %2 Schritte auf %3?</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>%1 Runs of added folders are not listed; adding one sets the file aside.</source>
        <translation>%1 Läufe hinzugefügter Ordner werden nicht aufgeführt; wer einen hinzufügt, legt die Datei beiseite.</translation>
    </message>
    <message>
        <source>All runs that are kept; a double click opens one, Ctrl or Shift and a click select several</source>
        <translation>Alle Läufe, die aufbewahrt sind; ein Doppelklick öffnet einen, Strg oder Umschalt und ein Klick wählen mehrere aus</translation>
    </message>
    <message>
        <source>Sets two to eight selected runs side by side: curves, last stages, what differs and results; Ctrl or Shift and a click select several</source>
        <translation>Stellt zwei bis acht ausgewählte Läufe nebeneinander: Kurven, letzte Bühnen, was verschieden ist und Ergebnisse; Strg oder Umschalt und ein Klick wählen mehrere aus</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>Select two to eight runs, with Ctrl or Shift and a click or the arrow keys, then press Compare. Selected now: %Ln run(s).</source>
        <translation>
            <numerusform>Wähle zwei bis acht Läufe aus, mit Strg oder Umschalt und einem Klick oder den Pfeiltasten, dann drücke Vergleichen. Ausgewählt ist jetzt: %Ln Lauf.</numerusform>
            <numerusform>Wähle zwei bis acht Läufe aus, mit Strg oder Umschalt und einem Klick oder den Pfeiltasten, dann drücke Vergleichen. Ausgewählt sind jetzt: %Ln Läufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>: too much</source>
        <translation>: zu viel</translation>
    </message>
    <message>
        <source>When the next run begins short runs that you do not keep make room, the oldest first; before a long one goes you are asked. How much space runs may take is set under Options</source>
        <translation>Wenn der nächste Lauf beginnt, machen kurze Läufe Platz, die Sie nicht behalten, der älteste zuerst; bevor ein langer verschwindet, werden Sie gefragt. Wie viel Platz Läufe belegen dürfen, steht unter „Optionen“</translation>
    </message>
    <message>
        <source>Shows only the runs in which all of these words stand: name, preset, data set, seed, note, date, folder or what was changed, such as λ (Ctrl+F)</source>
        <translation>Zeigt nur die Läufe, in denen alle diese Wörter stehen: Name, Voreinstellung, Datensatz, Seed, Notiz, Datum, Ordner oder was geändert wurde, etwa λ (Strg+F)</translation>
    </message>
</context>
<context>
    <name>centerscope::LookBack</name>
    <message>
        <source>&amp;Fork from %1</source>
        <translation>Ab %1 a&amp;bzweigen</translation>
    </message>
    <message>
        <source>&amp;Back to live</source>
        <translation>&amp;Zurück zu jetzt</translation>
    </message>
</context>
<context>
    <name>centerscope::LossChart</name>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>The loss of every step will be drawn here.</source>
        <translation>Hier wird der Loss jedes Schritts gezeichnet.</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>After step %1: %2. Changes: %3.</source>
        <translation>Nach Schritt %1: %2. Änderungen: %3.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>▲ up to %1</source>
        <translation>▲ bis %1</translation>
    </message>
    <message>
        <source>▲ the former run, up to %1</source>
        <translation>▲ der frühere Lauf, bis %1</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>Raten</translation>
    </message>
    <message>
        <source>The mean begins anew where λ changes, where centers are released that had been held, and where images begin to be augmented.
Faint: every step; where several share a pixel, from the smallest to the largest.</source>
        <translation>Das Mittel beginnt neu, wo λ sich ändert, wo festgehaltene Zentren frei werden und wo Bilder von da an augmentiert werden.
Blass: jeder Schritt; wo mehrere auf ein Pixel fallen, vom kleinsten bis zum größten.</translation>
    </message>
</context>
<context>
    <name>centerscope::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Axes</source>
        <translation>A&amp;chsen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Pl&amp;ay</source>
        <translation>Tr&amp;ainieren</translation>
    </message>
    <message>
        <source>Train until paused; every change of a hyperparameter acts from the next step</source>
        <translation>Trainieren bis zur Pause; jede Änderung eines Hyperparameters wirkt ab dem nächsten Schritt</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>&amp;Halve the learning rate</source>
        <translation>Lernrate &amp;halbieren</translation>
    </message>
    <message>
        <source>&amp;Reset…</source>
        <translation>&amp;Zurücksetzen …</translation>
    </message>
    <message>
        <source>&amp;Evaluate on the test set</source>
        <translation>Auf den T&amp;estdaten auswerten</translation>
    </message>
    <message>
        <source>Run &amp;options…</source>
        <translation>Ei&amp;nstellungen des Laufs …</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation>&amp;Schnappschuss</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Live batches</source>
        <translation>Laufende Batches</translation>
    </message>
    <message>
        <source>Each image where the network put it in the very step that trained on it; the cloud mixes the last versions of the network.</source>
        <translation>Jedes Bild dort, wo das Netz es in genau dem Schritt hinsetzte, der mit ihm trainierte; die Wolke mischt die letzten Versionen des Netzes.</translation>
    </message>
    <message>
        <source>Fixed sample</source>
        <translation>Feste Stichprobe</translation>
    </message>
    <message>
        <source>The same training images, all placed by one version of the network: the fair way to compare two moments.</source>
        <translation>Dieselben Trainingsbilder, alle von einer Version des Netzes platziert: der faire Weg, zwei Zeitpunkte zu vergleichen.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Images kept apart from training, all placed by one version of the network. Tune by these.</source>
        <translation>Vom Training zurückgehaltene Bilder, alle von einer Version des Netzes platziert. Damit abstimmen.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Images never trained on, all placed by one version of the network. Look here to judge, tune by validation.</source>
        <translation>Bilder, mit denen nie trainiert wird, alle von einer Version des Netzes platziert. Hier urteilen, nach der Validierung abstimmen.</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatisch</translation>
    </message>
    <message>
        <source>&amp;Frozen as they are</source>
        <translation>&amp;Eingefroren, wie sie sind</translation>
    </message>
    <message>
        <source>From −2 to &amp;2</source>
        <translation>Von −2 bis &amp;2</translation>
    </message>
    <message>
        <source>&amp;Clear to colour-blind eyes</source>
        <translation>&amp;Auch bei Farbenblindheit klar</translation>
    </message>
    <message>
        <source>Center-Loss &amp;2018</source>
        <translation>Center-Loss &amp;2018</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Verkle&amp;inern</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;What you see</source>
        <translation>&amp;Was zu sehen ist</translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>The &amp;paper</source>
        <translation>Die &amp;Arbeit</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Centerscope</source>
        <translation>Ü&amp;ber Centerscope</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Open &amp;checkpoint…</source>
        <translation>&amp;Checkpoint öffnen …</translation>
    </message>
    <message>
        <source>Resume from a checkpoint, with its preset, data set and seed</source>
        <translation>Von einem Checkpoint aus weitermachen, mit seiner Vorgabe, seinem Datensatz und seinem Seed</translation>
    </message>
    <message>
        <source>Save checkpoint &amp;as…</source>
        <translation>Checkpoint speichern &amp;unter …</translation>
    </message>
    <message>
        <source>The run as it is now, in one file</source>
        <translation>Der Lauf, wie er jetzt ist, in einer Datei</translation>
    </message>
    <message>
        <source>Lower &amp;plot</source>
        <translation>&amp;Unteres Diagramm</translation>
    </message>
    <message>
        <source>Error %</source>
        <translation>Fehler %</translation>
    </message>
    <message>
        <source>How many images in a hundred are taken for another class</source>
        <translation>Wie viele von hundert Bildern für eine andere Klasse gehalten werden</translation>
    </message>
    <message>
        <source>Radius and distances</source>
        <translation>Radius und Abstände</translation>
    </message>
    <message>
        <source>How far validation images lie from their center, and centers from each other</source>
        <translation>Wie weit Validierungsbilder von ihrem Zentrum liegen und die Zentren voneinander</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Radius of the clusters ÷ distance of the nearest two centers</source>
        <translation>Radius der Gruppen ÷ Abstand der beiden nächsten Zentren</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>How many images in a hundred have the nearest center of the class that softmax chooses</source>
        <translation>Bei wie vielen von hundert Bildern das nächste Zentrum zu der Klasse gehört, die Softmax wählt</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>Gradientennormen</translation>
    </message>
    <message>
        <source>How strongly each loss pulls at an embedding</source>
        <translation>Wie stark jeder der beiden Loss-Werte an einer Einbettung zieht</translation>
    </message>
    <message>
        <source>Open &amp;preset…</source>
        <translation>&amp;Vorgabe öffnen …</translation>
    </message>
    <message>
        <source>Start with a set-up from a file</source>
        <translation>Mit einem Aufbau aus einer Datei beginnen</translation>
    </message>
    <message>
        <source>Sa&amp;ve preset as…</source>
        <translation>Vorgabe s&amp;peichern unter …</translation>
    </message>
    <message>
        <source>Write the set-up with the values now in force, to edit and to share</source>
        <translation>Den Aufbau mit den jetzt geltenden Werten schreiben, zum Bearbeiten und Teilen</translation>
    </message>
    <message>
        <source>About this p&amp;reset</source>
        <translation>Über diese Vo&amp;rgabe</translation>
    </message>
    <message>
        <source>What it does differently from the paper, and what it trains by</source>
        <translation>Was sie anders macht als die Arbeit, und wonach sie trainiert</translation>
    </message>
    <message>
        <source>&amp;Is my center loss right?</source>
        <translation>&amp;Stimmt mein Center Loss?</translation>
    </message>
    <message>
        <source>A small example, computed now, to hold another implementation against</source>
        <translation>Ein kleines, eben berechnetes Beispiel, um eine andere Umsetzung danebenzuhalten</translation>
    </message>
    <message>
        <source>Smaller steps from the next one on: they settle finer but travel slower</source>
        <translation>Kleinere Schritte vom nächsten an: Sie treffen feiner, kommen aber langsamer voran</translation>
    </message>
    <message>
        <source>Error and losses on images never trained on, at this step</source>
        <translation>Fehler und Loss bei diesem Schritt, auf Bildern, mit denen nie trainiert wurde</translation>
    </message>
    <message>
        <source>A picture or a table of what is on the screen, in the format of your choice</source>
        <translation>Ein Bild oder eine Tabelle dessen, was zu sehen ist, im gewünschten Format</translation>
    </message>
    <message>
        <source>Save the stage as a picture every so many steps</source>
        <translation>Die Bühne alle so und so viele Schritte als Bild speichern</translation>
    </message>
    <message>
        <source>Keep the limits, so that two moments can be compared</source>
        <translation>Die Grenzen behalten, damit sich zwei Augenblicke vergleichen lassen</translation>
    </message>
    <message>
        <source>The limits of the pictures of Center-Loss 2018</source>
        <translation>Die Grenzen der Bilder von Center-Loss 2018</translation>
    </message>
    <message>
        <source>The colours of the pictures of Center-Loss 2018</source>
        <translation>Die Farben der Bilder von Center-Loss 2018</translation>
    </message>
    <message>
        <source>&amp;Runs…</source>
        <translation>&amp;Läufe …</translation>
    </message>
    <message>
        <source>All runs that are kept: look at one, continue it, name it, delete it</source>
        <translation>Alle aufbewahrten Läufe: einen ansehen, fortsetzen, benennen, löschen</translation>
    </message>
    <message>
        <source>&amp;Select on the stage</source>
        <translation>Auf der Bühne aus&amp;wählen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>List &amp;images</source>
        <translation>B&amp;ilder auflisten</translation>
    </message>
    <message>
        <source>Images of the stage: wrong ones, largest loss, what changed since a step</source>
        <translation>Bilder der Bühne: falsche, größter Loss, was sich seit einem Schritt geändert hat</translation>
    </message>
    <message>
        <source>Confusion &amp;matrix</source>
        <translation>Verwechslungs&amp;matrix</translation>
    </message>
    <message>
        <source>Which classes are taken for which, and how many of each are right</source>
        <translation>Welche Klassen für welche gehalten werden und wie viele von jeder richtig sind</translation>
    </message>
    <message>
        <source>Loss a&amp;xis</source>
        <translation>L&amp;oss-Achse</translation>
    </message>
    <message>
        <source>Logarithmic where the total loss has ranged over more than a factor of 20</source>
        <translation>Logarithmisch, wo der gesamte Loss um mehr als das 20-Fache geschwankt hat</translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <translation>&amp;Linear</translation>
    </message>
    <message>
        <source>From 0: equal heights are equal differences</source>
        <translation>Ab 0: Gleiche Höhen sind gleiche Differenzen</translation>
    </message>
    <message>
        <source>L&amp;ogarithmic</source>
        <translation>L&amp;ogarithmisch</translation>
    </message>
    <message>
        <source>Equal heights are equal ratios: small losses can be told apart</source>
        <translation>Gleiche Höhen sind gleiche Verhältnisse: Kleine Loss-Werte lassen sich unterscheiden</translation>
    </message>
    <message>
        <source>Re&amp;move the curve of the former run</source>
        <translation>Kurve des früheren Laufs en&amp;tfernen</translation>
    </message>
    <message>
        <source>Take the grey curve of the run that was left away from the plots</source>
        <translation>Nimmt die graue Kurve des verlassenen Laufs aus den Diagrammen</translation>
    </message>
    <message>
        <source>Run &amp;to</source>
        <translation>Trainieren &amp;bis</translation>
    </message>
    <message>
        <source>&amp;Pace</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>&amp;Regions</source>
        <translation>&amp;Gebiete</translation>
    </message>
    <message>
        <source>Colo&amp;urs</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Step: train on one batch, then pause</source>
        <translation>Schritt: mit einem Batch trainieren, dann Pause</translation>
    </message>
    <message>
        <source>&amp;10 more steps</source>
        <translation>&amp;10 Schritte weiter</translation>
    </message>
    <message>
        <source>Train on ten batches, then pause</source>
        <translation>Auf zehn Batches trainieren, dann pausieren</translation>
    </message>
    <message>
        <source>The end of the &amp;epoch</source>
        <translation>zum Ende der &amp;Epoche</translation>
    </message>
    <message>
        <source>Train until every image of this epoch has been learnt, then pause</source>
        <translation>Trainieren, bis jedes Bild dieser Epoche gelernt ist, dann pausieren</translation>
    </message>
    <message>
        <source>A &amp;loss or an accuracy…</source>
        <translation>einem &amp;Loss oder einer Genauigkeit …</translation>
    </message>
    <message>
        <source>Train until the mean of 20 batches has come that far, then pause</source>
        <translation>Trainieren, bis das Mittel von 20 Batches so weit ist, dann pausieren</translation>
    </message>
    <message>
        <source>&amp;1 step per second</source>
        <translation>&amp;1 Schritt pro Sekunde</translation>
    </message>
    <message>
        <source>1/s</source>
        <translation>1/s</translation>
    </message>
    <message>
        <source>Train at one step per second, so that each can be seen</source>
        <translation>Einen Schritt pro Sekunde trainieren, so dass jeder zu sehen ist</translation>
    </message>
    <message>
        <source>&amp;5 steps per second</source>
        <translation>&amp;5 Schritte pro Sekunde</translation>
    </message>
    <message>
        <source>5/s</source>
        <translation>5/s</translation>
    </message>
    <message>
        <source>Train at five steps per second</source>
        <translation>Fünf Schritte pro Sekunde trainieren</translation>
    </message>
    <message>
        <source>&amp;20 steps per second</source>
        <translation>&amp;20 Schritte pro Sekunde</translation>
    </message>
    <message>
        <source>20/s</source>
        <translation>20/s</translation>
    </message>
    <message>
        <source>Train at twenty steps per second</source>
        <translation>Zwanzig Schritte pro Sekunde trainieren</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>&amp;Volles Tempo</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Train as fast as this machine can</source>
        <translation>So schnell trainieren, wie dieser Rechner kann</translation>
    </message>
    <message>
        <source>Reset: start again from step 0, with a seed of your choice</source>
        <translation>Zurücksetzen: von Schritt 0 neu beginnen, mit einem Seed nach Wahl</translation>
    </message>
    <message>
        <source>Options: points shown, batch size, stop after a number of steps</source>
        <translation>Optionen: gezeigte Punkte, Batchgröße, Halt nach einer Zahl von Schritten</translation>
    </message>
    <message>
        <source>Preset: the set-up to train, that is network, optimiser and starting values</source>
        <translation>Vorgabe: was trainiert wird, also Netz, Optimierer und Anfangswerte</translation>
    </message>
    <message>
        <source>Data set: the images to train on</source>
        <translation>Datensatz: die Bilder, mit denen trainiert wird</translation>
    </message>
    <message>
        <source>Snapshot: save the stage as a picture, at once</source>
        <translation>Schnappschuss: die Bühne sofort als Bild speichern</translation>
    </message>
    <message>
        <source>A&amp;utomatic snapshots…</source>
        <translation>&amp;Automatische Schnappschüsse …</translation>
    </message>
    <message>
        <source>&amp;Film…</source>
        <translation>Fil&amp;m …</translation>
    </message>
    <message>
        <source>The kept steps as pictures or as a film</source>
        <translation>Die aufgezeichneten Schritte als Bilder oder als Film</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>The points alone</source>
        <translation>Nur die Punkte</translation>
    </message>
    <message>
        <source>&amp;Softmax</source>
        <translation>&amp;Softmax</translation>
    </message>
    <message>
        <source>Which class the softmax predicts at each place of the embedding</source>
        <translation>Welche Klasse der Softmax an jeder Stelle der Einbettung vorhersagt</translation>
    </message>
    <message>
        <source>Nearest &amp;center</source>
        <translation>Nächstes &amp;Zentrum</translation>
    </message>
    <message>
        <source>Which center is the nearest at each place of the embedding</source>
        <translation>Welches Zentrum an jeder Stelle der Einbettung das nächste ist</translation>
    </message>
    <message>
        <source>Where they &amp;differ</source>
        <translation>Wo sie sich &amp;unterscheiden</translation>
    </message>
    <message>
        <source>Solid lines: softmax, dashed lines: nearest center, shaded: where they choose different classes</source>
        <translation>Durchgezogen: Softmax, gestrichelt: nächstes Zentrum, schattiert: wo sie verschiedene Klassen wählen</translation>
    </message>
    <message>
        <source>Grow at once with the cloud, shrink where less than two thirds are used</source>
        <translation>Sie wachsen sofort mit der Wolke und schrumpfen, wo weniger als zwei Drittel genutzt sind</translation>
    </message>
    <message>
        <source>&amp;As the desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Readout below the stage</source>
        <translation>Kenn&amp;werte unter der Bühne</translation>
    </message>
    <message>
        <source>Radius of the clusters, distance of the nearest two centers, and their ratio</source>
        <translation>Radius der Cluster, Abstand der nächsten zwei Zentren und ihr Verhältnis</translation>
    </message>
    <message>
        <source>&amp;Head start above the stage</source>
        <translation>&amp;Vorsprung über der Bühne</translation>
    </message>
    <message>
        <source>What the preset does for the clusters before the first step</source>
        <translation>Was die Vorgabe vor dem ersten Schritt für die Cluster tut</translation>
    </message>
    <message>
        <source>Look &amp;back</source>
        <translation>Zurück&amp;blicken</translation>
    </message>
    <message>
        <source>Show the kept step before this one; the keys then move along the time line while training continues</source>
        <translation>Den aufgezeichneten Schritt vor diesem zeigen; die Tasten gehen dann die Zeitleiste entlang, während das Training weiterläuft</translation>
    </message>
    <message>
        <source>Play &amp;film</source>
        <translation>&amp;Film abspielen</translation>
    </message>
    <message>
        <source>Play the kept steps on the stage, or pause there; Space does it while an earlier step is looked at</source>
        <translation>Die aufgezeichneten Schritte auf der Bühne abspielen oder dort anhalten; während ein früherer Schritt zu sehen ist, tut es die Leertaste</translation>
    </message>
    <message>
        <source>Boo&amp;kmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Set a bookmark with a caption at the step on the stage, or take it away; a run with bookmarks plays as a lesson</source>
        <translation>Beim Schritt auf der Bühne ein Lesezeichen mit Text setzen oder entfernen; ein Lauf mit Lesezeichen lässt sich als Lektion abspielen</translation>
    </message>
    <message>
        <source>Back to li&amp;ve</source>
        <translation>Zurück zu &amp;jetzt</translation>
    </message>
    <message>
        <source>Show the newest step again</source>
        <translation>Wieder den neuesten Schritt zeigen</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Untersuchen</translation>
    </message>
    <message>
        <source>By &amp;label</source>
        <translation>Nach der &amp;Klasse</translation>
    </message>
    <message>
        <source>A point has the colour of the class that it belongs to</source>
        <translation>Ein Punkt hat die Farbe der Klasse, zu der er gehört</translation>
    </message>
    <message>
        <source>By &amp;prediction</source>
        <translation>Nach der &amp;Vorhersage</translation>
    </message>
    <message>
        <source>A point has the colour of the class that the softmax predicts; its shape is still that of its label</source>
        <translation>Ein Punkt hat die Farbe der Klasse, die der Softmax vorhersagt; seine Form bleibt die seiner Klasse</translation>
    </message>
    <message>
        <source>&amp;Right or wrong</source>
        <translation>&amp;Richtig oder falsch</translation>
    </message>
    <message>
        <source>Blue where the prediction is right, red where it is wrong; shapes are those of the labels</source>
        <translation>Blau, wo die Vorhersage stimmt, rot, wo nicht; die Formen sind die der Klassen</translation>
    </message>
    <message>
        <source>Pr&amp;esentation</source>
        <translation>Vorfüh&amp;rung</translation>
    </message>
    <message>
        <source>Stage and loss alone, large enough for the last row. Page Down and Page Up lead to the next and the previous mark or bookmark, Home to the first one; Space or B plays and pauses; Esc ends it.</source>
        <translation>Bühne und Loss allein, groß genug für die letzte Reihe. Bild ab und Bild auf führen zur nächsten und zur vorigen Marke oder zum nächsten und vorigen Lesezeichen, Pos1 zum ersten; Leertaste oder B spielt ab und hält an; Esc beendet sie.</translation>
    </message>
    <message>
        <source>S&amp;low step</source>
        <translation>Schritt in Zeit&amp;lupe</translation>
    </message>
    <message>
        <source>Train on one batch and see what happens, stage by stage: forward, losses, gradients, the centers&apos; and the weights&apos; update</source>
        <translation>Mit einem Batch trainieren und Stufe für Stufe sehen, was geschieht: Vorwärtslauf, Loss-Werte, Gradienten, Änderung der Zentren und der Gewichte</translation>
    </message>
    <message>
        <source>Center to class mean</source>
        <translation>Zentrum zum Klassenmittel</translation>
    </message>
    <message>
        <source>How far centers lie from the means of their classes</source>
        <translation>Wie weit Zentren vom Mittel ihrer Klasse entfernt liegen</translation>
    </message>
    <message>
        <source>&amp;Instructive pairs</source>
        <translation>Lehrreiche &amp;Paare</translation>
    </message>
    <message>
        <source>T&amp;win from here</source>
        <translation>Z&amp;willinge ab hier</translation>
    </message>
    <message>
        <source>Dragging on the stage selects points: a rectangle, with the right button or after Shift+S a lasso, with Ctrl in addition; their images are listed</source>
        <translation>Ziehen auf der Bühne wählt Punkte aus: ein Rechteck, mit der rechten Taste oder nach Umschalt+S ein Lasso, mit Strg zusätzlich; ihre Bilder werden aufgelistet</translation>
    </message>
    <message>
        <source>&amp;Open set</source>
        <translation>&amp;Open Set</translation>
    </message>
    <message>
        <source>Whether images of classes that were never learnt can be told from the known ones</source>
        <translation>Ob sich Bilder von Klassen, die nie gelernt wurden, von den bekannten unterscheiden lassen</translation>
    </message>
    <message>
        <source>&amp;Held-out classes…</source>
        <translation>Zurückgehaltene &amp;Klassen …</translation>
    </message>
    <message>
        <source>Start a run that does not learn some of the classes, to ask whether it can tell that it does not know them</source>
        <translation>Einen Lauf beginnen, der einige Klassen nicht lernt, um zu fragen, ob er merkt, dass er sie nicht kennt</translation>
    </message>
    <message>
        <source>Co&amp;mpare runs…</source>
        <translation>Läufe ver&amp;gleichen …</translation>
    </message>
    <message>
        <source>Set two to eight runs side by side: curves, last stages, what differs and results</source>
        <translation>Zwei bis acht Läufe nebeneinander stellen: Kurven, letzte Bühnen, was verschieden ist und Ergebnisse</translation>
    </message>
    <message>
        <source>Select with a &amp;lasso</source>
        <translation>Mit einem La&amp;sso auswählen</translation>
    </message>
    <message>
        <source>Dragging on the stage draws a lasso around the points to select, with Ctrl in addition; their images are listed</source>
        <translation>Ziehen auf der Bühne zeichnet ein Lasso um die Punkte, die ausgewählt werden, mit Strg zusätzlich; ihre Bilder werden aufgelistet</translation>
    </message>
    <message>
        <source>&amp;Draw an image</source>
        <translation>Bild &amp;zeichnen</translation>
    </message>
    <message>
        <source>Ask the network about a drawing of your own, where the images of the data set are grey: it lands on the stage and moves as training continues</source>
        <translation>Fragen Sie das Netz nach einer eigenen Zeichnung, wo die Bilder des Datensatzes grau sind: Sie landet auf der Bühne und bewegt sich mit dem Training</translation>
    </message>
    <message>
        <source>&amp;Balanced batches</source>
        <translation>Ausgewogene Ba&amp;tches</translation>
    </message>
    <message>
        <source>Start a run of the preset in use that takes each class equally often, however many images it has: with center loss a class that is not in the batch does not move</source>
        <translation>Einen Lauf der verwendeten Vorgabe beginnen, der jede Klasse gleich oft nimmt, wie viele Bilder sie auch hat: Beim Center Loss bewegt sich eine Klasse nicht, die im Batch fehlt</translation>
    </message>
    <message>
        <source>About this &amp;data set</source>
        <translation>Über diesen &amp;Datensatz</translation>
    </message>
    <message>
        <source>Its classes, with images of each and how many there are</source>
        <translation>Seine Klassen, mit Bildern von jeder und wie viele es sind</translation>
    </message>
    <message>
        <source>Pause, and train two forks of this run side by side in lock-step, from here or from the step that is looked at: what you turn for one of them is all that differs</source>
        <translation>Anhalten und zwei Abzweigungen dieses Laufs nebeneinander im Gleichschritt trainieren, von hier oder vom betrachteten Schritt an: Nur was an einer von ihnen verstellt wird, unterscheidet sie</translation>
    </message>
    <message>
        <source>&amp;Open data folder…</source>
        <translation>Datenordner ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Look at images of your own in a folder of any format, and start a run on them</source>
        <translation>Eigene Bilder in einem Ordner beliebigen Formats ansehen und einen Lauf damit beginnen</translation>
    </message>
    <message>
        <source>Open data f&amp;ile…</source>
        <translation>Date&amp;ndatei öffnen …</translation>
    </message>
    <message>
        <source>Look at images of your own in an archive, an array, a table or an IDX file, and start a run on them</source>
        <translation>Eigene Bilder in einem Archiv, einem Array, einer Tabelle oder einer IDX-Datei ansehen und einen Lauf damit beginnen</translation>
    </message>
</context>
<context>
    <name>centerscope::MarkMenu</name>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Nothing has been changed yet</source>
        <translation>Noch hat sich nichts geändert</translation>
    </message>
    <message>
        <source>Mar&amp;ks</source>
        <translation>&amp;Marken</translation>
    </message>
</context>
<context>
    <name>centerscope::MeasureChart</name>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nächste</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>einig</translation>
    </message>
    <message>
        <source>Radius and distances</source>
        <translation>Radius und Abstände</translation>
    </message>
    <message>
        <source>Radius ÷ nearest centers</source>
        <translation>Radius ÷ nächste Zentren</translation>
    </message>
    <message>
        <source>Nearest center agrees with softmax, %</source>
        <translation>Nächstes Zentrum einig mit Softmax, %</translation>
    </message>
    <message>
        <source>Gradient norms at the embedding</source>
        <translation>Gradientennormen an der Einbettung</translation>
    </message>
    <message>
        <source>validation at step %1</source>
        <translation>Validierung bei Schritt %1</translation>
    </message>
    <message>
        <source>How far validation images lie from their center, and centers from each other, will be drawn here.</source>
        <translation>Hier wird gezeichnet, wie weit Validierungsbilder von ihrem Zentrum liegen und die Zentren voneinander.</translation>
    </message>
    <message>
        <source>How wide clusters are beside the distance of the nearest two will be drawn here; below about 0.3 they stand apart.</source>
        <translation>Hier wird gezeichnet, wie breit die Gruppen neben dem Abstand der beiden nächsten sind; unter etwa 0,3 stehen sie getrennt.</translation>
    </message>
    <message>
        <source>For how many images in a hundred the nearest center is of the class that softmax chooses will be drawn here.</source>
        <translation>Hier wird gezeichnet, bei wie vielen von hundert Bildern das nächste Zentrum zu der Klasse gehört, die Softmax wählt.</translation>
    </message>
    <message>
        <source>How strongly each loss pulls at an embedding (root mean square over the validation images) will be drawn here.</source>
        <translation>Hier wird gezeichnet, wie stark jeder der beiden Loss-Werte an einer Einbettung zieht (quadratisches Mittel über die Validierungsbilder).</translation>
    </message>
    <message>
        <source>to mean</source>
        <translation>zum Mittel</translation>
    </message>
    <message>
        <source>Center to class mean</source>
        <translation>Zentrum zum Klassenmittel</translation>
    </message>
    <message>
        <source>How far a center lies from the mean of its validation images, as the mean over the classes, will be drawn here.</source>
        <translation>Wie weit ein Zentrum vom Mittel seiner Validierungsbilder entfernt liegt, als Mittel über die Klassen, wird hier gezeichnet.</translation>
    </message>
</context>
<context>
    <name>centerscope::Message</name>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>%1: expected a file or folder that can be used, found this: %2.</source>
        <translation>%1: Erwartet wurde etwas, das sich als Datei oder Ordner benutzen lässt, gefunden dies: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: in its header %2.</source>
        <translation>%1, Kopf: %2.</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>Erwartet wurde %1, gefunden %2</translation>
    </message>
    <message>
        <source>expected %1 at &quot;%2&quot;, found %3</source>
        <translation>Erwartet wurde bei „%2“ %1, gefunden %3</translation>
    </message>
    <message>
        <source>expected %1 in tensor &quot;%2&quot;, found %3</source>
        <translation>Erwartet wurde im Tensor „%2“ %1, gefunden %3</translation>
    </message>
    <message>
        <source>%1 Training continues.</source>
        <translation>%1 Das Training geht weiter.</translation>
    </message>
    <message>
        <source>%1 It is passed over.</source>
        <translation>%1 Er wird übergangen.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>es gibt den Ordner nicht</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>auf der Festplatte ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>another program is training into it</source>
        <translation>ein anderes Programm trainiert in ihn hinein</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>ihr Ende fehlt</translation>
    </message>
    <message>
        <source>it has been removed</source>
        <translation>sie wurde gelöscht</translation>
    </message>
    <message>
        <source>see above</source>
        <translation>siehe oben</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1, events</source>
        <translation>%1, Ereignisse</translation>
    </message>
    <message>
        <source>%1, halving rule</source>
        <translation>%1, Halbierungsregel</translation>
    </message>
    <message>
        <source>%1, preset</source>
        <translation>%1, Vorgabe</translation>
    </message>
    <message>
        <source>the top</source>
        <translation>der obersten Ebene</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>eine endliche Zahl</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number above %1 and at most %2</source>
        <translation>eine Zahl über %1 und höchstens %2</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>eine Zahl über 0</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>an integer</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>an integer from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>an integer as &quot;%1&quot; in the metadata</source>
        <translation>eine ganze Zahl als „%1“ in den Metadaten</translation>
    </message>
    <message>
        <source>an array of integers</source>
        <translation>ein Feld von ganzen Zahlen</translation>
    </message>
    <message>
        <source>an array of at most %1 integers</source>
        <translation>ein Feld von höchstens %1 ganzen Zahlen</translation>
    </message>
    <message>
        <source>a count</source>
        <translation>eine Anzahl</translation>
    </message>
    <message>
        <source>a count up to %1</source>
        <translation>eine Anzahl bis %1</translation>
    </message>
    <message>
        <source>counts for tensor &quot;%1&quot;</source>
        <translation>Anzahlen zum Tensor „%1“</translation>
    </message>
    <message>
        <source>arrays of counts for tensor &quot;%1&quot;</source>
        <translation>Felder von Anzahlen zum Tensor „%1“</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>a number of steps from %1 to %2</source>
        <translation>eine Zahl von Schritten von %1 bis %2</translation>
    </message>
    <message>
        <source>ascending steps</source>
        <translation>aufsteigende Schritte</translation>
    </message>
    <message>
        <source>ascending epochs</source>
        <translation>aufsteigende Epochen</translation>
    </message>
    <message>
        <source>an integer from %1 to %2 as &quot;%3&quot; in the metadata</source>
        <translation>eine ganze Zahl von %1 bis %2 als „%3“ in den Metadaten</translation>
    </message>
    <message>
        <source>steps in order</source>
        <translation>Schritte in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>pairs of ascending steps and values in range</source>
        <translation>Paare aufsteigender Schritte mit Werten in ihren Grenzen</translation>
    </message>
    <message>
        <source>an epoch from 1</source>
        <translation>eine Epoche ab 1</translation>
    </message>
    <message>
        <source>a format from 1</source>
        <translation>ein Format ab 1</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>an array of texts</source>
        <translation>ein Feld von Texten</translation>
    </message>
    <message>
        <source>a text as metadata &quot;%1&quot;</source>
        <translation>ein Text als Metadatum „%1“</translation>
    </message>
    <message>
        <source>an object of texts as metadata</source>
        <translation>ein Objekt aus Texten als Metadaten</translation>
    </message>
    <message>
        <source>a known word</source>
        <translation>ein bekanntes Wort</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a name of at most 64 letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot;</source>
        <translation>ein Name aus höchstens 64 Buchstaben, Ziffern, „-“, „_“ und „.“</translation>
    </message>
    <message>
        <source>the URL of a file</source>
        <translation>die URL einer Datei</translation>
    </message>
    <message>
        <source>a known instruction set</source>
        <translation>ein bekannter Befehlssatz</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>ein Feld</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>ein JSON-Objekt</translation>
    </message>
    <message>
        <source>a JSON object as its header</source>
        <translation>ein JSON-Objekt als Kopf</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON of at most %1 levels</source>
        <translation>JSON von höchstens %1 Ebenen</translation>
    </message>
    <message>
        <source>JSON of at most %1 values</source>
        <translation>JSON von höchstens %1 Werten</translation>
    </message>
    <message>
        <source>each key once</source>
        <translation>jeder Schlüssel einmal</translation>
    </message>
    <message>
        <source>dtype, shape and data_offsets of tensor &quot;%1&quot;</source>
        <translation>dtype, shape und data_offsets des Tensors „%1“</translation>
    </message>
    <message>
        <source>a kernel that fits its input</source>
        <translation>ein Kern, der zu seiner Eingabe passt</translation>
    </message>
    <message>
        <source>a pool that fits its input</source>
        <translation>ein Pool, der zu seiner Eingabe passt</translation>
    </message>
    <message>
        <source>1 to %1 blocks</source>
        <translation>1 bis %1 Blöcke</translation>
    </message>
    <message>
        <source>at most %1 weights</source>
        <translation>höchstens %1 Gewichte</translation>
    </message>
    <message>
        <source>no %1, since nothing goes by it</source>
        <translation>kein %1, da sich nichts danach richtet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>another</source>
        <translation>ein anderer</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>another text</source>
        <translation>ein anderer Text</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>an earlier one</source>
        <translation>ein früherer</translation>
    </message>
    <message>
        <source>it nested deeper</source>
        <translation>eine tiefere Schachtelung</translation>
    </message>
    <message>
        <source>this: %1</source>
        <translation>dies: %1</translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>%1 zweimal</translation>
    </message>
    <message>
        <source>%1: expected a folder, found nothing.</source>
        <translation>%1: Erwartet wurde ein Ordner, gefunden nichts.</translation>
    </message>
    <message>
        <source>%1: expected a folder, found a file.</source>
        <translation>%1: Erwartet wurde ein Ordner, gefunden eine Datei.</translation>
    </message>
    <message>
        <source>%1: expected %2 or %3.gz in it, found neither.</source>
        <translation>%1: Erwartet wurde darin %2 oder %3.gz, gefunden keines von beiden.</translation>
    </message>
    <message>
        <source>%1: expected a file, found nothing.</source>
        <translation>%1: Erwartet wurde eine Datei, gefunden nichts.</translation>
    </message>
    <message>
        <source>%1: expected a readable file, found that it cannot be opened (error %2).</source>
        <translation>%1: Erwartet wurde eine lesbare Datei, doch sie lässt sich nicht öffnen (Fehler %2).</translation>
    </message>
    <message>
        <source>%1: expected a regular file, found a folder.</source>
        <translation>%1: Erwartet wurde eine gewöhnliche Datei, gefunden ein Ordner.</translation>
    </message>
    <message>
        <source>%1: expected a regular file, found a pipe.</source>
        <translation>%1: Erwartet wurde eine gewöhnliche Datei, gefunden eine Pipe.</translation>
    </message>
    <message>
        <source>%1: expected a regular file, found a socket.</source>
        <translation>%1: Erwartet wurde eine gewöhnliche Datei, gefunden ein Socket.</translation>
    </message>
    <message>
        <source>%1: expected a regular file, found a device.</source>
        <translation>%1: Erwartet wurde eine gewöhnliche Datei, gefunden ein Gerät.</translation>
    </message>
    <message>
        <source>%1: expected to read it to its end, found error %2.</source>
        <translation>%1: Die Datei ließ sich nicht bis zum Ende lesen (Fehler %2).</translation>
    </message>
    <message>
        <source>%1: expected the rest of its gzip data, found the end of the file at byte %2.</source>
        <translation>%1: Erwartet wurde der Rest der gzip-Daten, gefunden das Ende der Datei bei Byte %2.</translation>
    </message>
    <message>
        <source>%1: expected sound gzip data, found damage before byte %2.</source>
        <translation>%1: Erwartet wurden heile gzip-Daten, gefunden ein Schaden vor Byte %2.</translation>
    </message>
    <message>
        <source>%1: expected sound gzip data, found damage before byte %2 (%3).</source>
        <translation>%1: Erwartet wurden heile gzip-Daten, gefunden ein Schaden vor Byte %2 (%3).</translation>
    </message>
    <message>
        <source>%1: expected the file to end with its gzip data at byte %2, found more.</source>
        <translation>%1: Erwartet wurde das Ende der Datei mit den gzip-Daten bei Byte %2, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected images as unsigned bytes in IDX format (%2), found %3.</source>
        <translation>%1: Erwartet wurden Bilder als vorzeichenlose Bytes im IDX-Format (%2), gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected labels as unsigned bytes in IDX format (%2), found %3.</source>
        <translation>%1: Erwartet wurden Labels als vorzeichenlose Bytes im IDX-Format (%2), gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected %2 images, found the end after %3.</source>
        <translation>%1: Erwartet wurden %2 Bilder, gefunden das Ende nach %3.</translation>
    </message>
    <message>
        <source>%1: expected %2 labels, found the end after %3.</source>
        <translation>%1: Erwartet wurden %2 Labels, gefunden das Ende nach %3.</translation>
    </message>
    <message>
        <source>%1: expected the end after %2 images, found more.</source>
        <translation>%1: Erwartet wurde das Ende nach %2 Bildern, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected the end after %2 labels, found more.</source>
        <translation>%1: Erwartet wurde das Ende nach %2 Labels, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected an IDX header of %2 bytes, found the end after %3.</source>
        <translation>%1: Erwartet wurde ein IDX-Kopf von %2 Bytes, gefunden das Ende nach %3.</translation>
    </message>
    <message>
        <source>%1: expected at least %2 bytes for the %3 images its header announces, found %4.</source>
        <translation>%1: Erwartet wurden mindestens %2 Bytes für die %3 Bilder, die ihr Kopf ankündigt, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected at least %2 bytes for the %3 labels its header announces, found %4.</source>
        <translation>%1: Erwartet wurden mindestens %2 Bytes für die %3 Labels, die ihr Kopf ankündigt, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected %2 bytes for the %3 images its header announces, found %4.</source>
        <translation>%1: Erwartet wurden %2 Bytes für die %3 Bilder, die ihr Kopf ankündigt, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected %2 bytes for the %3 labels its header announces, found %4.</source>
        <translation>%1: Erwartet wurden %2 Bytes für die %3 Labels, die ihr Kopf ankündigt, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected at most %2 images, found %3.</source>
        <translation>%1: Erwartet wurden höchstens %2 Bilder, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected at most %2 labels, found %3.</source>
        <translation>%1: Erwartet wurden höchstens %2 Labels, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected a label for each of the %2 images beside it, found %3.</source>
        <translation>%1: Erwartet wurde ein Label für jedes der %2 Bilder daneben, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected at least 1 image, found %2.</source>
        <translation>%1: Erwartet wurde mindestens 1 Bild, gefunden %2.</translation>
    </message>
    <message>
        <source>%1: expected at least %2 images, found %3.</source>
        <translation>%1: Erwartet wurden mindestens %2 Bilder, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected a data set that fits into memory, found more.</source>
        <translation>%1: Erwartet wurde ein Datensatz, der in den Speicher passt, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected MNIST in ../share/centerscope/mnist beside it, found nothing.</source>
        <translation>%1: Erwartet wurde MNIST in ../share/centerscope/mnist daneben, gefunden nichts.</translation>
    </message>
    <message>
        <source>a batch can have 1 to %1 images here, not %2</source>
        <translation>ein Batch kann hier 1 bis %1 Bilder haben, nicht %2</translation>
    </message>
    <message>
        <source>no such place in the data: epoch %1, sample %2</source>
        <translation>diese Stelle gibt es in den Daten nicht: Epoche %1, Bild %2</translation>
    </message>
    <message>
        <source>The input of a network must be %1 to %2 pixels wide, found %3.</source>
        <translation>Die Eingabe eines Netzes muss %1 bis %2 Pixel breit sein, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected a preset file, found none.</source>
        <translation>%1: Erwartet wurde eine Datei mit einer Vorgabe, gefunden nichts.</translation>
    </message>
    <message>
        <source>%1: expected a preset of at most 1 MiB, found a larger file.</source>
        <translation>%1: Erwartet wurde eine Vorgabe von höchstens 1 MiB, gefunden eine größere Datei.</translation>
    </message>
    <message>
        <source>%1: could not be read.</source>
        <translation>%1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The folder with the presets that come with the program is missing.</source>
        <translation>Der Ordner mit den Vorgaben, die dem Programm beiliegen, fehlt.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;: expected one of %2, or a preset file.</source>
        <translation>Es gibt keine Vorgabe „%1“: Erwartet wurde eine von %2 oder eine Datei mit einer Vorgabe.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not part of a preset</source>
        <translation>„%1“ gehört nicht zu einer Vorgabe</translation>
    </message>
    <message>
        <source>The learning rate must be above %1 and at most %2, found %3.</source>
        <translation>Die Lernrate muss über %1 liegen und höchstens %2 sein, gefunden %3.</translation>
    </message>
    <message>
        <source>Lambda must be from %1 to %2, found %3.</source>
        <translation>Lambda muss von %1 bis %2 reichen, gefunden %3.</translation>
    </message>
    <message>
        <source>Alpha must be from %1 to %2, found %3.</source>
        <translation>Alpha muss von %1 bis %2 reichen, gefunden %3.</translation>
    </message>
    <message>
        <source>The halving rule must have %1 from %2 to %3, found %4.</source>
        <translation>Die Halbierungsregel braucht %1 von %2 bis %3, gefunden %4.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>a number of listed steps</source>
        <translation>eine Zahl aufgezählter Schritte</translation>
    </message>
    <message>
        <source>a factor</source>
        <translation>einen Faktor</translation>
    </message>
    <message>
        <source>a threshold</source>
        <translation>eine Schwelle</translation>
    </message>
    <message>
        <source>%1 has no %2: nothing in it goes by that.</source>
        <translation>%1 hat kein %2: Nichts darin richtet sich danach.</translation>
    </message>
    <message>
        <source>A run has at most %1 steps.</source>
        <translation>Ein Lauf hat höchstens %1 Schritte.</translation>
    </message>
    <message>
        <source>this processor lacks the instruction set %1</source>
        <translation>diesem Prozessor fehlt der Befehlssatz %1</translation>
    </message>
    <message>
        <source>this program is built without kernels for the instruction set %1</source>
        <translation>dieses Programm ist ohne Rechenkerne für den Befehlssatz %1 gebaut</translation>
    </message>
    <message>
        <source>Training has diverged: the loss of step %1 is not a finite number, at a learning rate of %2 and a lambda of %3.</source>
        <translation>Das Training ist divergiert: Der Loss von Schritt %1 ist keine endliche Zahl, bei einer Lernrate von %2 und einem λ von %3.</translation>
    </message>
    <message>
        <source>Training has diverged: the loss of step %1 is %2, after a mean of %3, at a learning rate of %4 and a lambda of %5.</source>
        <translation>Das Training ist divergiert: Der Loss von Schritt %1 ist %2, nach einem Mittel von %3, bei einer Lernrate von %4 und einem λ von %5.</translation>
    </message>
    <message>
        <source>Training has diverged: a gradient or center of step %1 is not a finite number.</source>
        <translation>Das Training ist divergiert: Ein Gradient oder Zentrum von Schritt %1 ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>The network has collapsed: for %1 steps the softmax loss, %2 on average, has been no better than guessing, and every image lies on its center (center loss %3). Lower lambda, or start anew.</source>
        <translation>Das Netz ist zusammengefallen: Seit %1 Schritten ist der Softmax-Loss, im Mittel %2, nicht besser als Raten, und jedes Bild liegt auf seinem Zentrum (Center Loss %3). λ senken oder neu beginnen.</translation>
    </message>
    <message>
        <source>%1 of %2 channels have learnt nothing for %3 steps: no image reaches them. A lower learning rate or another start keeps more of them alive.</source>
        <translation>%1 von %2 Kanälen haben seit %3 Schritten nichts gelernt: Kein Bild erreicht sie. Eine kleinere Lernrate oder ein anderer Start hält mehr von ihnen am Leben.</translation>
    </message>
    <message>
        <source>Still guessing: the softmax loss is near %1, which is normal for up to %2 steps.</source>
        <translation>Noch wird geraten: Der Softmax-Loss liegt bei %1, was bis zu %2 Schritte lang normal ist.</translation>
    </message>
    <message>
        <source>%1: expected a checkpoint of at most 1 GiB, found %2 bytes.</source>
        <translation>%1: Erwartet wurde ein Checkpoint von höchstens 1 GiB, gefunden %2 Bytes.</translation>
    </message>
    <message>
        <source>%1: expected a checkpoint of format %2 or earlier, found format %3 of a newer program (version %4).</source>
        <translation>%1: Erwartet wurde ein Checkpoint im Format %2 oder einem älteren, gefunden Format %3 eines neueren Programms (Version %4).</translation>
    </message>
    <message>
        <source>%1: expected a checkpoint of this run with %2 at &quot;%3&quot;, found one with %4; put run.json and preset.json right, or move it elsewhere.</source>
        <translation>%1: Erwartet wurde ein Checkpoint dieses Laufs mit %2 bei „%3“, gefunden einer mit %4; stellen Sie run.json und preset.json richtig, oder legen Sie ihn anderswo ab.</translation>
    </message>
    <message>
        <source>%1: expected the checkpoint of the step in its name, found that of step %2.</source>
        <translation>%1: Erwartet wurde der Checkpoint des Schritts in seinem Namen, gefunden der von Schritt %2.</translation>
    </message>
    <message>
        <source>%1: expected the checksum %2 of its bytes, found %3: it is not as it was written.</source>
        <translation>%1: Erwartet wurde die Prüfsumme %2 seiner Bytes, gefunden %3: Die Datei ist nicht mehr, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1: expected &quot;%2&quot; in the metadata of a checkpoint, found none.</source>
        <translation>%1: Erwartet wurde „%2“ in den Metadaten eines Checkpoints, gefunden nichts.</translation>
    </message>
    <message>
        <source>%1: expected the tensor &quot;%2&quot; of a checkpoint, found none.</source>
        <translation>%1: Erwartet wurde der Tensor „%2“ eines Checkpoints, gefunden keiner.</translation>
    </message>
    <message>
        <source>%1: expected the shape %2 of its preset&apos;s network in tensor &quot;%3&quot;, found %4.</source>
        <translation>%1: Erwartet wurde im Tensor „%3“ die Form %2 des Netzes seiner Vorgabe, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected finite numbers in tensor &quot;%2&quot;, found others.</source>
        <translation>%1: Erwartet wurden endliche Zahlen im Tensor „%2“, gefunden andere.</translation>
    </message>
    <message>
        <source>%1: expected another type of number in tensor &quot;%2&quot;, found this one.</source>
        <translation>%1: Erwartet wurden im Tensor „%2“ Zahlen eines anderen Typs.</translation>
    </message>
    <message>
        <source>%1: expected tensor &quot;%2&quot; of type F32, F64 or I64, found another type.</source>
        <translation>%1: Erwartet wurde der Tensor „%2“ vom Typ F32, F64 oder I64, gefunden ein anderer Typ.</translation>
    </message>
    <message>
        <source>%1: expected tensor &quot;%2&quot; within the %3 bytes after the header, found it elsewhere.</source>
        <translation>%1: Erwartet wurde der Tensor „%2“ in den %3 Bytes hinter dem Kopf, gefunden anderswo.</translation>
    </message>
    <message>
        <source>%1: expected tensor &quot;%2&quot; to have the bytes of its shape, found %3.</source>
        <translation>%1: Erwartet wurde der Tensor „%2“ mit den Bytes seiner Form, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected its tensors one after the other, found a gap or an overlap at byte %2 after the header.</source>
        <translation>%1: Erwartet wurden die Tensoren lückenlos hintereinander, gefunden eine Lücke oder Überschneidung bei Byte %2 hinter dem Kopf.</translation>
    </message>
    <message>
        <source>%1: expected the file to end with its tensors %2 bytes after the header, found %3 bytes.</source>
        <translation>%1: Erwartet wurde das Ende der Datei %2 Bytes hinter dem Kopf, gefunden %3 Bytes.</translation>
    </message>
    <message>
        <source>%1: expected a safetensors file, found only %2 bytes.</source>
        <translation>%1: Erwartet wurde eine safetensors-Datei, gefunden nur %2 Bytes.</translation>
    </message>
    <message>
        <source>%1: expected a safetensors header of at most %2 bytes, found a claim of %3.</source>
        <translation>%1: Erwartet wurde ein safetensors-Kopf von höchstens %2 Bytes, gefunden die Angabe %3.</translation>
    </message>
    <message>
        <source>Step %1 has left numbers that are not finite: no checkpoint is made of them.</source>
        <translation>Schritt %1 hat Zahlen hinterlassen, die nicht endlich sind: Davon gibt es keinen Checkpoint.</translation>
    </message>
    <message>
        <source>%1 is there already: expected a folder without anything of that name, so that nothing is written over; choose another folder.</source>
        <translation>%1 gibt es schon: Erwartet wurde ein Ordner ohne etwas dieses Namens, damit nichts überschrieben wird; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1: expected the folder of a run with %2 in it, found none.</source>
        <translation>%1: Erwartet wurde der Ordner eines Laufs mit %2 darin, gefunden keine.</translation>
    </message>
    <message>
        <source>%1: expected at most 1 MiB, found %2 bytes.</source>
        <translation>%1: Erwartet wurde höchstens 1 MiB, gefunden %2 Bytes.</translation>
    </message>
    <message>
        <source>expected a run of format %1 or earlier, found format %2 of a newer program (version %3)</source>
        <translation>Erwartet wurde ein Lauf im Format %1 oder einem älteren, gefunden Format %2 eines neueren Programms (Version %3)</translation>
    </message>
    <message>
        <source>%1: expected a row at line %2, found other text; put it right, or resume from the checkpoint in a new folder.</source>
        <translation>%1: Erwartet wurde in Zeile %2 eine Zeile mit Werten, gefunden anderer Text; die Datei berichtigen oder vom Prüfpunkt in einem neuen Ordner fortsetzen.</translation>
    </message>
    <message>
        <source>%1: expected one row of step %2, found more; put it right, or resume from the checkpoint in a new folder.</source>
        <translation>%1: Erwartet wurde eine Zeile von Schritt %2, gefunden mehr; bitte berichtigen oder in einem neuen Ordner vom Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>%1: expected the row of step %2, found none; put it right, or resume from the checkpoint in a new folder.</source>
        <translation>%1: Erwartet wurde die Zeile von Schritt %2, gefunden keine; bitte berichtigen oder in einem neuen Ordner vom Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>%1: expected one %2 row of step %3, found more; put it right, or resume from the checkpoint in a new folder.</source>
        <translation>%1: Erwartet wurde eine Zeile „%2“ von Schritt %3, gefunden mehr; bitte berichtigen oder in einem neuen Ordner vom Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>%1: expected the validation row of step %2, found none; put it right, or resume from the checkpoint in a new folder.</source>
        <translation>%1: Erwartet wurde die Zeile der Validierung von Schritt %2, gefunden keine; bitte berichtigen oder in einem neuen Ordner vom Checkpoint aus fortsetzen.</translation>
    </message>
    <message>
        <source>%1, line %2: expected %3 as step %4 has it, found %5; put it right, or move the file elsewhere.</source>
        <translation>%1, Zeile %2: Erwartet wurde %3, wie es Schritt %4 hat, gefunden %5; bitte berichtigen oder die Datei anderswohin verschieben.</translation>
    </message>
    <message>
        <source>%1, line %2: expected the end as step %3 has it, found %4; put it right, or move the file elsewhere.</source>
        <translation>%1, Zeile %2: Erwartet wurde das Ende, wie es Schritt %3 hat, gefunden %4; bitte berichtigen oder die Datei anderswohin verschieben.</translation>
    </message>
    <message>
        <source>The halving rule must have ascending steps, found %1.</source>
        <translation>Die Halbierungsregel braucht aufsteigende Schritte, gefunden %1.</translation>
    </message>
    <message>
        <source>%1: expected the rows that lead to the checkpoint of step %2, found other rows.</source>
        <translation>%1: Erwartet wurden die Zeilen, die zum Checkpoint von Schritt %2 führen, gefunden andere Zeilen.</translation>
    </message>
    <message>
        <source>%1: expected a checkpoint to resume from, found none; replay with --out makes the run again.</source>
        <translation>%1: Erwartet wurde ein Prüfpunkt, von dem es weitergeht, gefunden keiner; replay mit --out macht den Lauf noch einmal.</translation>
    </message>
    <message>
        <source>%1: expected the data set %2 (%3), found %4 (%5).</source>
        <translation>%1: Erwartet wurde der Datensatz %2 (%3), gefunden %4 (%5).</translation>
    </message>
    <message>
        <source>%1: expected a processor with the instruction set %2 of this run, found one without it.</source>
        <translation>%1: Erwartet wurde ein Prozessor mit dem Befehlssatz %2 dieses Laufs, gefunden einer ohne ihn.</translation>
    </message>
    <message>
        <source>%1: expected a program built for the instruction set %2 of this run, found one without it; scripts/test builds it.</source>
        <translation>%1: Erwartet wurde ein für den Befehlssatz %2 dieses Laufs gebautes Programm, gefunden eines ohne ihn; scripts/test baut ihn.</translation>
    </message>
    <message>
        <source>%1: expected a run of revision %2 of the arithmetic, found revision %3, whose bits this program does not give; only a run trained with this program can be replayed with it.</source>
        <translation>%1: Erwartet wurde ein Lauf mit Fassung %2 der Arithmetik, gefunden Fassung %3, deren Bits dieses Programm nicht ergibt; nur ein mit diesem Programm trainierter Lauf lässt sich damit wiederholen.</translation>
    </message>
    <message>
        <source>The run began with revision %1 of the arithmetic and resumes with revision %2: not to the same bits as if it had never stopped.</source>
        <translation>Der Lauf begann mit Fassung %1 der Arithmetik und wird mit Fassung %2 fortgesetzt: nicht bis auf das Bit so, als hätte er nie angehalten.</translation>
    </message>
    <message>
        <source>%1: expected images of %2 pixels, found %3.</source>
        <translation>%1: Erwartet wurden Bilder von %2 Pixeln, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected labels 0 to %2, found %3 for image %4.</source>
        <translation>%1: Erwartet wurden Labels von 0 bis %2, gefunden %3 bei Bild %4.</translation>
    </message>
    <message>
        <source>Expected a network for the %1 classes of %2, found one for %3: choose the data set that it was trained on.</source>
        <translation>Erwartet wurde ein Netz für die %1 Klassen von %2, gefunden eines für %3: Wähle den Datensatz, auf dem es trainiert wurde.</translation>
    </message>
    <message>
        <source>%1 is of a run with the instruction set %2, which is missing here: this is a fork of it with %3, and what it trains is not the same to the last bit.</source>
        <translation>%1 gehört zu einem Lauf mit dem Befehlssatz %2, der hier fehlt: Dies ist eine Abzweigung davon mit %3, und was sie trainiert, ist nicht auf das letzte Bit dasselbe.</translation>
    </message>
    <message>
        <source>a value of %1</source>
        <translation>ein Wert für %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>The batch size must be an integer from %1 to %2, found %3.</source>
        <translation>Die Batchgröße muss eine ganze Zahl von %1 bis %2 sein, gefunden %3.</translation>
    </message>
    <message>
        <source>%1 does not hold all of the run: some of it could not be written.</source>
        <translation>%1 enthält nicht den ganzen Lauf: Ein Teil davon konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 Name a folder with --dataset to use its images.</source>
        <translation>%1 Nennen Sie mit --dataset einen Ordner, um dessen Bilder zu verwenden.</translation>
    </message>
    <message>
        <source>%1: expected a checkpoint, a safetensors file, found a file of another kind. Those of a run lie in its folder under checkpoints.</source>
        <translation>%1: Erwartet wurde ein Speicherpunkt, also eine safetensors-Datei, gefunden wurde eine Datei anderer Art. Die eines Laufs liegen in seinem Ordner unter checkpoints.</translation>
    </message>
    <message>
        <source>ascending labels</source>
        <translation>aufsteigende Labels</translation>
    </message>
    <message>
        <source>%1 has the classes 0 to %2: expected &quot;held_out&quot; to name some of them and to leave at least two, found %3.</source>
        <translation>%1 hat die Klassen 0 bis %2: Erwartet wurde, dass „held_out“ einige davon nennt und mindestens zwei übrig lässt, gefunden wurde %3.</translation>
    </message>
    <message>
        <source>%1 needs images to train, to validate and to test with that are not of the held-out classes %2: hold out fewer.</source>
        <translation>%1 braucht Bilder zum Trainieren, Validieren und Testen, die nicht zu den zurückgehaltenen Klassen %2 gehören: Weniger Klassen zurückhalten.</translation>
    </message>
    <message>
        <source>the trash does not take it, so it has stayed</source>
        <translation>der Papierkorb nimmt es nicht an, also ist es geblieben</translation>
    </message>
    <message>
        <source>%1: expected the row of step %2 to come again, found %3.</source>
        <translation>%1: erwartet war, dass die Zeile von Schritt %2 wiederkehrt, gefunden wurde %3.</translation>
    </message>
    <message>
        <source>%1, line %2: expected this change to come again, found another.</source>
        <translation>%1, Zeile %2: erwartet war, dass diese Änderung wiederkehrt, gefunden wurde eine andere.</translation>
    </message>
    <message>
        <source>Steps %1 to %2 of the run in %3 are not in this one, which is a fork of it at its last checkpoint, nor are their changes by hand (%4): they stay in that folder.</source>
        <translation>Die Schritte %1 bis %2 des Laufs in %3 sind nicht in diesem, einer Abzweigung an dessen letztem Speicherpunkt, und auch nicht ihre Änderungen von Hand (%4): Sie bleiben in jenem Ordner.</translation>
    </message>
    <message>
        <source>a text of 1 to %1 bytes</source>
        <translation>ein Text von 1 bis %1 Byte</translation>
    </message>
    <message>
        <source>an array of 2 to %1 names</source>
        <translation>eine Liste von 2 bis %1 Namen</translation>
    </message>
    <message>
        <source>each name once</source>
        <translation>jeder Name einmal</translation>
    </message>
    <message>
        <source>%1: the import was cancelled; nothing is written.</source>
        <translation>%1: Der Import wurde abgebrochen; nichts ist geschrieben.</translation>
    </message>
    <message>
        <source>%1: expected at most %2 files, found more.</source>
        <translation>%1: Erwartet wurden höchstens %2 Dateien, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected records of CIFAR&apos;s binary version, of one kind in all files, found %2 bytes.</source>
        <translation>%1: Erwartet wurden Datensätze der Binärfassung von CIFAR, von einer Art in allen Dateien, gefunden %2 Byte.</translation>
    </message>
    <message>
        <source>%1: expected the files of one data set, found several: %2; open one of these files.</source>
        <translation>%1: Erwartet wurden die Dateien eines Datensatzes, gefunden mehrere: %2; öffnen Sie eine dieser Dateien.</translation>
    </message>
    <message>
        <source>%1: expected a file of images for these labels beside it, found none.</source>
        <translation>%1: Erwartet wurde daneben eine Datei mit Bildern zu diesen Labels, gefunden keine.</translation>
    </message>
    <message>
        <source>%1: expected a file of labels for these images beside it, found none.</source>
        <translation>%1: Erwartet wurde daneben eine Datei mit Labels zu diesen Bildern, gefunden keine.</translation>
    </message>
    <message>
        <source>%1: expected one file for this part of the data set, found %2 too; open a folder with one of them.</source>
        <translation>%1: Erwartet wurde eine Datei für diesen Teil des Datensatzes, gefunden auch %2; öffnen Sie einen Ordner mit einer davon.</translation>
    </message>
    <message>
        <source>%1: expected images of 3 or 4 dimensions or integer labels of 1, found the array %2.</source>
        <translation>%1: Erwartet wurden Bilder mit 3 oder 4 Dimensionen oder ganzzahlige Labels mit 1, gefunden das Array %2.</translation>
    </message>
    <message>
        <source>%1: expected line %2 to have at most %3 bytes, found more.</source>
        <translation>%1: Erwartet wurden in Zeile %2 höchstens %3 Byte, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected a table with a row per image, found an empty file.</source>
        <translation>%1: Erwartet wurde eine Tabelle mit einer Zeile je Bild, gefunden eine leere Datei.</translation>
    </message>
    <message>
        <source>%1: expected a label beside the pixels of each image, found %2 columns of pixels alone.</source>
        <translation>%1: Erwartet wurde ein Label neben den Pixeln jedes Bildes, gefunden nur %2 Spalten mit Pixeln.</translation>
    </message>
    <message>
        <source>%1: expected a label and a square number of pixels (or three times one) in each row, found %2 columns.</source>
        <translation>%1: Erwartet wurden in jeder Zeile ein Label und eine Quadratzahl von Pixeln (oder ihr Dreifaches), gefunden %2 Spalten.</translation>
    </message>
    <message>
        <source>%1, line %2: expected %3 columns as in the first row, found %4; leave the line out.</source>
        <translation>%1, Zeile %2: Erwartet wurden %3 Spalten wie in der ersten Zeile, gefunden %4; lassen Sie die Zeile weg.</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: expected an integer from 0 to 255, found &quot;%4&quot;.</source>
        <translation>%1, Zeile %2, Spalte %3: Erwartet wurde eine ganze Zahl von 0 bis 255, gefunden „%4“.</translation>
    </message>
    <message>
        <source>%1, line %2: expected a label, found none.</source>
        <translation>%1, Zeile %2: Erwartet wurde ein Label, gefunden keines.</translation>
    </message>
    <message>
        <source>%1: expected an image of at most %2 pixels a side and %3 in all, found a larger one; leave the file out.</source>
        <translation>%1: Erwartet wurde ein Bild mit höchstens %2 Pixeln je Seite und %3 insgesamt, gefunden ein größeres; lassen Sie die Datei weg.</translation>
    </message>
    <message>
        <source>%1: expected a sound image, found a damaged one; leave the file out, or choose to leave out damaged files.</source>
        <translation>%1: Erwartet wurde ein heiles Bild, gefunden ein beschädigtes; lassen Sie die Datei weg, oder wählen Sie, beschädigte Dateien auszulassen.</translation>
    </message>
    <message>
        <source>%1: expected a folder per class with images in it, found this: images %2, folders of images %3.</source>
        <translation>%1: Erwartet wurde je Klasse ein Ordner mit Bildern, gefunden dies: Bilder %2, Ordner mit Bildern %3.</translation>
    </message>
    <message>
        <source>Files left out, since they are no images or lie in no folder of a class: %1.</source>
        <translation>Ausgelassene Dateien, die keine Bilder sind oder in keinem Ordner einer Klasse liegen: %1.</translation>
    </message>
    <message>
        <source>Damaged images left out: %1, the first is %2.</source>
        <translation>Ausgelassene beschädigte Bilder: %1, das erste ist %2.</translation>
    </message>
    <message>
        <source>%1: expected an archive of at most %2 bytes when unpacked, found more; unpack it and open the folder.</source>
        <translation>%1: Erwartet wurde ein Archiv mit ausgepackt höchstens %2 Byte, gefunden mehr; packen Sie es aus und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1: expected a sound archive without a password, found this: %2; unpack it with another program and open the folder.</source>
        <translation>%1: Erwartet wurde ein heiles Archiv ohne Passwort, gefunden dies: %2; packen Sie es mit einem anderen Programm aus und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>%1: expected a data set, found an archive; open %2 itself.</source>
        <translation>%1: Erwartet wurde ein Datensatz, gefunden ein Archiv; öffnen Sie %2 selbst.</translation>
    </message>
    <message>
        <source>%1: expected IDX files, NumPy arrays, a CSV table, CIFAR&apos;s binary files or a folder of images per class, found none of these; files there: %2.</source>
        <translation>%1: Erwartet wurden IDX-Dateien, NumPy-Arrays, eine CSV-Tabelle, die Binärdateien von CIFAR oder je Klasse ein Ordner mit Bildern, gefunden nichts davon; Dateien dort: %2.</translation>
    </message>
    <message>
        <source>In the archive %1: %2</source>
        <translation>Im Archiv %1: %2</translation>
    </message>
    <message>
        <source>%1: expected a data set, found a single image; open the folder that has a folder of images per class.</source>
        <translation>%1: Erwartet wurde ein Datensatz, gefunden ein einzelnes Bild; öffnen Sie den Ordner, in dem je Klasse ein Ordner mit Bildern liegt.</translation>
    </message>
    <message>
        <source>%1: expected an IDX file, a NumPy array, a CSV table, a CIFAR batch, an archive of these or a folder, found a file of another kind.</source>
        <translation>%1: Erwartet wurde eine IDX-Datei, ein NumPy-Array, eine CSV-Tabelle, ein Batch von CIFAR, ein Archiv davon oder ein Ordner, gefunden eine Datei anderer Art.</translation>
    </message>
    <message>
        <source>A data set can have at most %1 images and %2 GiB of pixels, found more; choose a smaller size, or leave images out.</source>
        <translation>Ein Datensatz darf höchstens %1 Bilder und %2 GiB Pixel haben, gefunden wurde mehr; wählen Sie eine kleinere Größe, oder lassen Sie Bilder weg.</translation>
    </message>
    <message>
        <source>A data set can have at most %1 classes, found more; is the label really the class?</source>
        <translation>Ein Datensatz darf höchstens %1 Klassen haben, gefunden wurden mehr; ist das Label wirklich die Klasse?</translation>
    </message>
    <message>
        <source>%1: expected at least 2 classes, found 1.</source>
        <translation>%1: Erwartet wurden mindestens 2 Klassen, gefunden 1.</translation>
    </message>
    <message>
        <source>%1: expected images to train, to validate and to test with, found only %2 in all; add images, or choose other shares.</source>
        <translation>%1: Erwartet wurden Bilder zum Trainieren, Validieren und Testen, gefunden nur %2 insgesamt; fügen Sie Bilder hinzu, oder wählen Sie andere Anteile.</translation>
    </message>
    <message>
        <source>Class %1 has no image to train with; so it is with %2 classes in all.</source>
        <translation>Die Klasse %1 hat kein Bild zum Trainieren; so ist es bei insgesamt %2 Klassen.</translation>
    </message>
    <message>
        <source>The classes are uneven: class %1 has %2 images to train with, class %3 has %4.</source>
        <translation>Die Klassen sind ungleich groß: Die Klasse %1 hat %2 Bilder zum Trainieren, die Klasse %3 hat %4.</translation>
    </message>
    <message>
        <source>%1: expected labels of 1 to %2 columns, found %3.</source>
        <translation>%1: Erwartet wurden Labels mit 1 bis %2 Spalten, gefunden %3.</translation>
    </message>
    <message>
        <source>%1: expected images of 1 to %2 pixels a side and 1 or 3 channels, found %3×%4 with %5.</source>
        <translation>%1: Erwartet wurden Bilder mit 1 bis %2 Pixeln je Seite und 1 oder 3 Kanälen, gefunden %3×%4 mit %5.</translation>
    </message>
    <message>
        <source>%1: expected an array in NumPy&apos;s format (.npy), found a file of another kind.</source>
        <translation>%1: Erwartet wurde ein Array im Format von NumPy (.npy), gefunden eine Datei anderer Art.</translation>
    </message>
    <message>
        <source>%1: expected the header of a .npy file, found damage in it.</source>
        <translation>%1: Erwartet wurde der Kopf einer .npy-Datei, gefunden Schäden darin.</translation>
    </message>
    <message>
        <source>%1: expected integers, floats or true and false as elements of the array, found %2.</source>
        <translation>%1: Erwartet wurden als Elemente des Arrays ganze Zahlen, Kommazahlen oder wahr und falsch, gefunden %2.</translation>
    </message>
    <message>
        <source>%1: expected an array in C order, found Fortran&apos;s; write it anew with numpy.ascontiguousarray.</source>
        <translation>%1: Erwartet wurde ein Array in der Reihenfolge von C, gefunden die von Fortran; schreiben Sie es neu mit numpy.ascontiguousarray.</translation>
    </message>
    <message>
        <source>%1: expected an array that a file can hold, found the shape %2.</source>
        <translation>%1: Erwartet wurde ein Array, das in eine Datei passt, gefunden die Form %2.</translation>
    </message>
    <message>
        <source>%1: expected %2 bytes for the array %3 that its header announces, found %4.</source>
        <translation>%1: Erwartet wurden %2 Byte für das Array %3, das der Kopf ankündigt, gefunden %4.</translation>
    </message>
    <message>
        <source>%1: expected %2 bytes of elements, found the end after %3.</source>
        <translation>%1: Erwartet wurden %2 Byte an Elementen, gefunden das Ende nach %3.</translation>
    </message>
    <message>
        <source>%1: expected the end after %2 bytes of elements, found more.</source>
        <translation>%1: Erwartet wurde das Ende nach %2 Byte an Elementen, gefunden mehr.</translation>
    </message>
    <message>
        <source>%1: expected the array %2 that dataset.json announces, found %3.</source>
        <translation>%1: Erwartet wurde das Array %2, das dataset.json ankündigt, gefunden %3.</translation>
    </message>
    <message>
        <source>expected an imported data set of format %1 or earlier, found format %2 of a newer program</source>
        <translation>erwartet wurde ein importierter Datensatz mit Format %1 oder früher, gefunden Format %2 eines neueren Programms</translation>
    </message>
    <message>
        <source>%1: expected images and labels with the hash %2 of dataset.json, found %3: they are not as they were imported; import them again.</source>
        <translation>%1: Erwartet wurden Bilder und Labels mit dem Hash %2 aus dataset.json, gefunden %3: Sie sind nicht, wie sie importiert wurden; importieren Sie sie neu.</translation>
    </message>
    <message>
        <source>A run is left out of the comparison. %1</source>
        <translation>Ein Lauf bleibt aus dem Vergleich heraus. %1</translation>
    </message>
    <message>
        <source>The last stage of a run is left out. %1</source>
        <translation>Die letzte Bühne eines Laufs fehlt. %1</translation>
    </message>
    <message>
        <source>at most %1 bookmarks</source>
        <translation>höchstens %1 Lesezeichen</translation>
    </message>
    <message>
        <source>%1: expected numbers from 0 to 255, or floats from 0 to 1, as pixels, found one beyond.</source>
        <translation>%1: Erwartet wurden als Pixel Zahlen von 0 bis 255 oder Kommazahlen von 0 bis 1, gefunden eine außerhalb.</translation>
    </message>
    <message>
        <source>The preset %1 takes images of at most %2 pixels a side, found %3: open them smaller, or choose another preset.</source>
        <translation>Die Vorgabe %1 nimmt Bilder von höchstens %2 Pixeln Seitenlänge, gefunden %3: Öffnen Sie sie kleiner oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>The preset %1 may have %2 weights at most, and would have %3 for these images and classes: open the images smaller, or choose another preset.</source>
        <translation>Die Vorgabe %1 darf höchstens %2 Gewichte haben und hätte %3 für diese Bilder und Klassen: Öffnen Sie die Bilder kleiner oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>%1 The stage&apos;s axes are those of the network before its first step.</source>
        <translation>%1 Die Achsen der Bühne sind die des Netzes vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>Choose two different units of the %1 that the embedding has.</source>
        <translation>Wählen Sie zwei verschiedene der %1 Einheiten, die die Einbettung hat.</translation>
    </message>
    <message>
        <source>an array of %1 entries</source>
        <translation>ein Array mit %1 Einträgen</translation>
    </message>
    <message>
        <source>two that differ</source>
        <translation>zwei verschiedene</translation>
    </message>
    <message>
        <source>two axes of length 1 at a right angle</source>
        <translation>zwei Achsen der Länge 1 im rechten Winkel</translation>
    </message>
    <message>
        <source>Twins cannot begin at step %1, which other bits have led to, such as those of another instruction set: from step %2 on they can.</source>
        <translation>Zwillinge können nicht bei Schritt %1 beginnen, zu dem andere Bits geführt haben, etwa die eines anderen Befehlssatzes: von Schritt %2 an können sie es.</translation>
    </message>
</context>
<context>
    <name>centerscope::MessageBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>centerscope::NumberDialog</name>
    <message>
        <source>Keep the run as it is</source>
        <translation>Den Lauf lassen, wie er ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Bitte eine ganze Zahl von %1 bis %2 angeben.</translation>
    </message>
</context>
<context>
    <name>centerscope::OpenSetChart</name>
    <message>
        <source>Accepted known images in %</source>
        <translation>Angenommene bekannte Bilder in %</translation>
    </message>
    <message>
        <source>over accepted unknown images in %</source>
        <translation>über angenommenen unbekannten Bildern in %</translation>
    </message>
    <message>
        <source>Images in % of their set</source>
        <translation>Bilder in % ihrer Menge</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>OSCR</source>
        <translation>OSCR</translation>
    </message>
    <message>
        <source>Scores of known and unknown images</source>
        <translation>Bewertungen bekannter und unbekannter Bilder</translation>
    </message>
    <message>
        <source>ROC and OSCR</source>
        <translation>ROC und OSCR</translation>
    </message>
    <message>
        <source>The scores of known and unknown images will be drawn here.</source>
        <translation>Hier werden die Bewertungen bekannter und unbekannter Bilder gezeichnet.</translation>
    </message>
    <message>
        <source>over the distance to the nearest center; the rest in the last bins</source>
        <translation>über dem Abstand zum nächsten Zentrum; der Rest ganz außen</translation>
    </message>
    <message>
        <source>over the log odds of the largest probability; the rest in the last bins</source>
        <translation>über dem Logit der größten Wahrscheinlichkeit; der Rest ganz außen</translation>
    </message>
</context>
<context>
    <name>centerscope::OpenSetWindow</name>
    <message>
        <source>Take the test images of a data set for the unknown ones</source>
        <translation>Die Testbilder eines Datensatzes als die unbekannten nehmen</translation>
    </message>
    <message>
        <source>The images of this data set have another shape than those of the run, so its network cannot take them.</source>
        <translation>Die Bilder dieses Datensatzes haben eine andere Form als die des Laufs, daher kann sein Netz sie nicht aufnehmen.</translation>
    </message>
    <message>
        <source>At radius %1</source>
        <translation>Bei Radius %1</translation>
    </message>
    <message>
        <source>At log odds %1</source>
        <translation>Bei Logit %1</translation>
    </message>
    <message>
        <source>accepted, right</source>
        <translation>angenommen, richtig</translation>
    </message>
    <message>
        <source>accepted, wrong</source>
        <translation>angenommen, falsch</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>known images</source>
        <translation>bekannte Bilder</translation>
    </message>
    <message>
        <source>unknown images</source>
        <translation>unbekannte Bilder</translation>
    </message>
    <message>
        <source>At all thresholds</source>
        <translation>Über alle Schwellen</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>OSCR</source>
        <translation>OSCR</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>distance to the nearest center</source>
        <translation>Abstand zum nächsten Zentrum</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>%1, seed %2, step %3: %4 known test images and %5 unknown ones (%6).</source>
        <translation>%1, Seed %2, Schritt %3: %4 bekannte Testbilder und %5 unbekannte (%6).</translation>
    </message>
    <message>
        <source>This run has learnt all classes of its data set. Hold classes out in a new run, or take another data set for the unknown images.</source>
        <translation>Dieser Lauf hat alle Klassen seines Datensatzes gelernt. Halte in einem neuen Lauf Klassen zurück, oder nimm einen anderen Datensatz für die unbekannten Bilder.</translation>
    </message>
    <message>
        <source>The images are scored when the run has made a step…</source>
        <translation>Die Bilder werden bewertet, wenn der Lauf einen Schritt gemacht hat …</translation>
    </message>
    <message>
        <source>Export the open set</source>
        <translation>Das Open Set exportieren</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF-Seite (*.pdf)</translation>
    </message>
    <message>
        <source>SVG page (*.svg)</source>
        <translation>SVG-Seite (*.svg)</translation>
    </message>
    <message>
        <source>PNG page (*.png)</source>
        <translation>PNG-Seite (*.png)</translation>
    </message>
    <message>
        <source>Scores of all images (*.csv)</source>
        <translation>Bewertungen aller Bilder (*.csv)</translation>
    </message>
    <message>
        <source>Open set</source>
        <translation>Open Set</translation>
    </message>
    <message>
        <source>&amp;Unknown images</source>
        <translation>&amp;Unbekannte Bilder</translation>
    </message>
    <message>
        <source>Held-out classes</source>
        <translation>Zurückgehaltene Klassen</translation>
    </message>
    <message>
        <source>Another data set…</source>
        <translation>Ein anderer Datensatz …</translation>
    </message>
    <message>
        <source>The images that the network has not learnt: those of the classes that the run holds out, or the test images of another data set</source>
        <translation>Die Bilder, die das Netz nicht gelernt hat: die der Klassen, die der Lauf zurückhält, oder die Testbilder eines anderen Datensatzes</translation>
    </message>
    <message>
        <source>Told apart &amp;by</source>
        <translation>Unterschieden &amp;nach</translation>
    </message>
    <message>
        <source>Distance to the nearest center</source>
        <translation>Abstand zum nächsten Zentrum</translation>
    </message>
    <message>
        <source>Largest probability of the softmax</source>
        <translation>Größte Wahrscheinlichkeit des Softmax</translation>
    </message>
    <message>
        <source>What says how surely an image is of a known class, and of which</source>
        <translation>Was sagt, wie sicher ein Bild von einer bekannten Klasse ist, und von welcher</translation>
    </message>
    <message>
        <source>&amp;Held-out classes…</source>
        <translation>Zurückgehaltene &amp;Klassen …</translation>
    </message>
    <message>
        <source>Start a run that does not learn some of the classes</source>
        <translation>Einen Lauf beginnen, der einige der Klassen nicht lernt</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>S&amp;chwelle</translation>
    </message>
    <message>
        <source>What is surer than this is accepted as known; the line in the histograms and, for distances, the circles on the stage can be dragged too</source>
        <translation>Was sicherer ist als das, wird als bekannt angenommen; auch die Linie in den Histogrammen und, bei Abständen, die Kreise auf der Bühne lassen sich ziehen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>One page as PDF, SVG or PNG, or the scores of all images as CSV</source>
        <translation>Eine Seite als PDF, SVG oder PNG, oder die Bewertungen aller Bilder als CSV</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window; training continues</source>
        <translation>Dieses Fenster schließen; das Training läuft weiter</translation>
    </message>
    <message>
        <source>Figures of the open set</source>
        <translation>Zahlen des Open Sets</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>The images are being scored…</source>
        <translation>Die Bilder werden bewertet …</translation>
    </message>
</context>
<context>
    <name>centerscope::PinCard</name>
    <message>
        <source>%1 · your drawing</source>
        <translation>%1 · Ihre Zeichnung</translation>
    </message>
    <message>
        <source>%1 · image %2</source>
        <translation>%1 · Bild %2</translation>
    </message>
    <message>
        <source>As step %1 trained on it: moved, turned or resized at random</source>
        <translation>Wie Schritt %1 darauf trainiert hat: zufällig verschoben, gedreht oder skaliert</translation>
    </message>
    <message>
        <source>Re-embedded after step %1</source>
        <translation>Neu eingebettet nach Schritt %1</translation>
    </message>
    <message>
        <source>Unpin this image</source>
        <translation>Dieses Bild lösen</translation>
    </message>
    <message>
        <source>The image as the data set has it, which is what is re-embedded</source>
        <translation>Das Bild, wie der Datensatz es enthält; so wird es neu eingebettet</translation>
    </message>
    <message>
        <source>Nearest on the stage:</source>
        <translation>Am nächsten auf der Bühne:</translation>
    </message>
    <message>
        <source>Those of another class have a red frame</source>
        <translation>Bilder einer anderen Klasse haben einen roten Rahmen</translation>
    </message>
    <message>
        <source>Nearest in the projection:</source>
        <translation>In der Projektion am nächsten:</translation>
    </message>
    <message>
        <source>Where it was at step %1 is not known.</source>
        <translation>Wo es bei Schritt %1 war, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>centerscope::PlotsPanel</name>
    <message>
        <source>Choose what this plot shows</source>
        <translation>Wählen, was dieses Diagramm zeigt</translation>
    </message>
    <message>
        <source>Lower plot</source>
        <translation>Unteres Diagramm</translation>
    </message>
    <message>
        <source>Smoothing of the curves: at the left every step as it was, further to the right the mean of ever more steps. The mean begins anew where losses are not comparable.</source>
        <translation>Glättung der Kurven: links jeder Schritt, wie er war, weiter rechts das Mittel von immer mehr Schritten. Das Mittel beginnt neu, wo Loss-Werte nicht vergleichbar sind.</translation>
    </message>
    <message>
        <source>Smoothing of the curves</source>
        <translation>Glättung der Kurven</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Logarithmic loss axis: small losses can be told apart. View ▸ Loss axis ▸ Automatic chooses by the range of the total.</source>
        <translation>Logarithmische Loss-Achse: Kleine Loss-Werte lassen sich unterscheiden. Ansicht ▸ Loss-Achse ▸ Automatisch wählt nach der Spanne des Gesamt-Loss.</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>Logarithmische Loss-Achse</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>List what has changed in this run, and go to its step</source>
        <translation>Auflisten, was sich in diesem Lauf geändert hat, und zu dessen Schritt gehen</translation>
    </message>
</context>
<context>
    <name>centerscope::PointInspector</name>
    <message>
        <source>Image %1, after step %2</source>
        <translation>Bild %1, nach Schritt %2</translation>
    </message>
    <message>
        <source>Image %1, in step %2</source>
        <translation>Bild %1, in Schritt %2</translation>
    </message>
    <message>
        <source>Image %1, augmented for step %2</source>
        <translation>Bild %1, für Schritt %2 verändert</translation>
    </message>
    <message>
        <source>pull of %1</source>
        <translation>Zug von %1</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>λ · center</source>
        <translation>λ · Center</translation>
    </message>
</context>
<context>
    <name>centerscope::Presentation</name>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>λ = %1</source>
        <translation>λ = %1</translation>
    </message>
</context>
<context>
    <name>centerscope::PresetDialog</name>
    <message>
        <source>About this preset</source>
        <translation>Über diese Vorgabe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close; training continues</source>
        <translation>Schließen; das Training läuft weiter</translation>
    </message>
</context>
<context>
    <name>centerscope::PresetMenu</name>
    <message>
        <source>Start a run of this preset at step 0, on the data in use</source>
        <translation>Einen Lauf dieser Vorgabe bei Schritt 0 beginnen, mit den Daten von jetzt</translation>
    </message>
    <message>
        <source>Start a run of the preset in this file</source>
        <translation>Einen Lauf der Vorgabe in dieser Datei beginnen</translation>
    </message>
</context>
<context>
    <name>centerscope::PresetPage</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Center loss</source>
        <translation>Center Loss</translation>
    </message>
    <message>
        <source>Centers</source>
        <translation>Zentren</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Starting values</source>
        <translation>Anfangswerte</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Learning rate falls</source>
        <translation>Lernrate sinkt</translation>
    </message>
    <message>
        <source>Different from the paper</source>
        <translation>Anders als in der Arbeit</translation>
    </message>
    <message>
        <source>What it trains by</source>
        <translation>Wonach sie trainiert</translation>
    </message>
    <message>
        <source>centers placed on a ring</source>
        <translation>Zentren auf Ring</translation>
    </message>
    <message>
        <source>last layer turned to them</source>
        <translation>letzte Schicht zu ihnen gedreht</translation>
    </message>
    <message>
        <source>held until step %1</source>
        <translation>fest bis Schritt %1</translation>
    </message>
    <message>
        <source>centers never move</source>
        <translation>Zentren bewegen sich nie</translation>
    </message>
    <message>
        <source>shuffled each epoch</source>
        <translation>jede Epoche gemischt</translation>
    </message>
    <message>
        <source>always in the same order</source>
        <translation>immer in derselben Reihenfolge</translation>
    </message>
    <message>
        <source>all training images, the validation images among them</source>
        <translation>alle Trainingsbilder, die Validierungsbilder darunter</translation>
    </message>
    <message>
        <source>the training images but for those kept for validation</source>
        <translation>die Trainingsbilder ohne die zur Validierung zurückgelegten</translation>
    </message>
    <message>
        <source>%1 × %1 pixels, (x − %2) ÷ %3</source>
        <translation>%1 × %1 Pixel, (x − %2) ÷ %3</translation>
    </message>
    <message>
        <source>%1, less the mean image</source>
        <translation>%1, abzüglich des mittleren Bildes</translation>
    </message>
    <message>
        <source>%1 of %2 × %2</source>
        <translation>%1 zu %2 × %2</translation>
    </message>
    <message>
        <source>convolutions: %1</source>
        <translation>Faltungen: %1</translation>
    </message>
    <message>
        <source>batch normalization</source>
        <translation>Batch-Normalisierung</translation>
    </message>
    <message>
        <source>mean-only batch normalization</source>
        <translation>Batch-Normalisierung nur des Mittels</translation>
    </message>
    <message>
        <source>weight normalization</source>
        <translation>Gewichtsnormalisierung</translation>
    </message>
    <message>
        <source>the embedding shown is the one after its activation</source>
        <translation>gezeigt wird die Einbettung hinter ihrer Aktivierung</translation>
    </message>
    <message>
        <source>the embedding shown is the one before its activation</source>
        <translation>gezeigt wird die Einbettung vor ihrer Aktivierung</translation>
    </message>
    <message>
        <source>last layer with bias</source>
        <translation>letzte Schicht mit Bias</translation>
    </message>
    <message>
        <source>last layer without bias</source>
        <translation>letzte Schicht ohne Bias</translation>
    </message>
    <message>
        <source>½ Σ ‖x − c‖², a sum over the batch: λ = %1 weighs as much as %2 would on a mean of %3 images</source>
        <translation>½ Σ ‖x − c‖², eine Summe über den Batch: λ = %1 wiegt so viel wie %2 bei einem Mittel über %3 Bilder</translation>
    </message>
    <message>
        <source>1/m Σ ‖x − c‖², a mean over the batch without the ½</source>
        <translation>1/m Σ ‖x − c‖², ein Mittel über den Batch ohne das ½</translation>
    </message>
    <message>
        <source>1/(2m) Σ ‖x − c‖², a mean over the batch</source>
        <translation>1/(2m) Σ ‖x − c‖², ein Mittel über den Batch</translation>
    </message>
    <message>
        <source>start at the origin</source>
        <translation>beginnen im Ursprung</translation>
    </message>
    <message>
        <source>start at random, N(0, 1)</source>
        <translation>beginnen zufällig, N(0, 1)</translation>
    </message>
    <message>
        <source>start evenly on a ring of radius %1</source>
        <translation>beginnen gleichmäßig auf einem Ring mit Radius %1</translation>
    </message>
    <message>
        <source>start at random, evenly around the origin</source>
        <translation>beginnen zufällig, gleichverteilt um den Ursprung</translation>
    </message>
    <message>
        <source>move by their gradient times α/λ</source>
        <translation>bewegen sich um ihren Gradienten mal α/λ</translation>
    </message>
    <message>
        <source>move by their gradient times α</source>
        <translation>bewegen sich um ihren Gradienten mal α</translation>
    </message>
    <message>
        <source>move by Eq. 4&apos;s Δc times the learning rate, with momentum %1</source>
        <translation>bewegen sich um Δc aus Gl. 4 mal Lernrate, mit Momentum %1</translation>
    </message>
    <message>
        <source>never move</source>
        <translation>bewegen sich nie</translation>
    </message>
    <message>
        <source>move by Eq. 4: c −= α Δc</source>
        <translation>bewegen sich nach Gl. 4: c −= α Δc</translation>
    </message>
    <message>
        <source>Adam, β₁ = %1, β₂ = %2</source>
        <translation>Adam, β₁ = %1, β₂ = %2</translation>
    </message>
    <message>
        <source>SGD, momentum %1, weight decay %2</source>
        <translation>SGD, Momentum %1, Gewichtsverfall %2</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>batches of %1</source>
        <translation>Batches zu %1</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>%1 %2 bei Schritt %2 {1 ?}</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not by itself</source>
        <translation>nicht von selbst</translation>
    </message>
    <message>
        <source>every %1 epochs</source>
        <translation>alle %1 Epochen</translation>
    </message>
    <message>
        <source>after epoch %1</source>
        <translation>nach Epoche %1</translation>
    </message>
    <message>
        <source>%1, to %2 of what it was</source>
        <translation>%1, auf das %2-Fache</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>moved by up to %1 pixels</source>
        <translation>um bis zu %1 Pixel verschoben</translation>
    </message>
    <message>
        <source>turned by up to %1°</source>
        <translation>um bis zu %1° gedreht</translation>
    </message>
    <message>
        <source>resized by up to %1 %</source>
        <translation>um bis zu %1 % vergrößert oder verkleinert</translation>
    </message>
    <message>
        <source>from epoch %1 on</source>
        <translation>ab Epoche %1</translation>
    </message>
    <message>
        <source>no activation after the embedding</source>
        <translation>keine Aktivierung hinter der Einbettung</translation>
    </message>
    <message>
        <source>classes held out: %1</source>
        <translation>zurückgehaltene Klassen: %1</translation>
    </message>
    <message>
        <source>each class equally often</source>
        <translation>jede Klasse gleich oft</translation>
    </message>
    <message>
        <source>embedding of %1 dimensions</source>
        <translation>Einbettung mit %1 Dimensionen</translation>
    </message>
</context>
<context>
    <name>centerscope::ProbabilityPlot</name>
    <message>
        <source>Probabilities over the steps</source>
        <translation>Wahrscheinlichkeiten über die Schritte</translation>
    </message>
    <message>
        <source>The softmax&apos;s probability of each class, 0 to 1, over the steps since the image was pinned</source>
        <translation>Die Wahrscheinlichkeit jeder Klasse nach dem Softmax, 0 bis 1, über die Schritte, seit das Bild angeheftet ist</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>At step %1: %2</source>
        <translation>Bei Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>centerscope::ProjectionMenu</name>
    <message>
        <source>First two &amp;principal axes</source>
        <translation>Die ersten zwei &amp;Hauptachsen</translation>
    </message>
    <message>
        <source>Along which the embeddings of 1,000 training images vary most, as the network places them when this is chosen</source>
        <translation>Entlang derer die Einbettungen von 1.000 Trainingsbildern am stärksten streuen, so wie das Netz sie bei dieser Wahl platziert</translation>
    </message>
    <message>
        <source>Two &amp;units…</source>
        <translation>Zwei &amp;Einheiten …</translation>
    </message>
    <message>
        <source>Two dimensions of the embedding, as the network has them</source>
        <translation>Zwei Dimensionen der Einbettung, wie das Netz sie hat</translation>
    </message>
    <message>
        <source>&amp;Fit the axes anew</source>
        <translation>Achsen &amp;neu anpassen</translation>
    </message>
    <message>
        <source>To the network as it is now. Until then the axes stay, so that the picture does not turn. What was kept on the old axes is forgotten; it can be made again.</source>
        <translation>An das Netz, wie es jetzt ist. Bis dahin bleiben die Achsen, damit sich das Bild nicht dreht. Was auf den alten Achsen aufgezeichnet wurde, wird vergessen; es kann neu berechnet werden.</translation>
    </message>
    <message>
        <source>Pro&amp;jection</source>
        <translation>Pro&amp;jektion</translation>
    </message>
    <message>
        <source>How the stage shows embeddings of more than two dimensions in two</source>
        <translation>Wie die Bühne Einbettungen von mehr als zwei Dimensionen in zweien zeigt</translation>
    </message>
</context>
<context>
    <name>centerscope::PullLegend</name>
    <message>
        <source>Softmax pulls by %1</source>
        <translation>Softmax zieht mit %1</translation>
    </message>
    <message>
        <source>λ · center pulls by %1</source>
        <translation>λ · Center zieht mit %1</translation>
    </message>
    <message>
        <source>The two arrows on the stage: −∂L_S/∂x and −λ ∂L_C/∂x of this image&apos;s own losses, in the scale at the stage&apos;s lower left</source>
        <translation>Die beiden Pfeile auf der Bühne: −∂L_S/∂x und −λ ∂L_C/∂x der eigenen Loss-Werte dieses Bildes, im Maßstab links unten auf der Bühne</translation>
    </message>
</context>
<context>
    <name>centerscope::QuitQuestion</name>
    <message>
        <source>Steps would be lost</source>
        <translation>Schritte gingen verloren</translation>
    </message>
    <message>
        <source>Steps that are not recorded are lost when the program ends.</source>
        <translation>Schritte, die nicht aufgezeichnet sind, gehen verloren, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>Quit all the same</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>These steps are lost</source>
        <translation>Diese Schritte gehen verloren</translation>
    </message>
    <message>
        <source>Save checkpoint…</source>
        <translation>Checkpoint speichern …</translation>
    </message>
    <message>
        <source>Writes the run as it is now into a file elsewhere; the window stays</source>
        <translation>Schreibt den Lauf, wie er jetzt ist, in eine Datei anderswo; das Fenster bleibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The window stays, and what waits is written when there is room</source>
        <translation>Das Fenster bleibt, und was wartet, wird geschrieben, wenn wieder Platz ist</translation>
    </message>
</context>
<context>
    <name>centerscope::RoomQuestion</name>
    <message>
        <source>Space for runs</source>
        <translation>Platz für Läufe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>They go to the trash; the disk has their space when that is emptied.</source>
        <translation>Sie kommen in den Papierkorb; die Platte hat ihren Platz, wenn er geleert ist.</translation>
    </message>
    <message>
        <source>There is no trash for them: they are removed for good.</source>
        <translation>Für sie gibt es keinen Papierkorb: Sie werden endgültig gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n other run(s) stay; kept by you: %1.</source>
        <translation>
            <numerusform>Ein anderer Lauf bleibt; davon behalten: %1.</numerusform>
            <numerusform>%n andere Läufe bleiben; davon behalten: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The runs take %1 and may take %2. Remove these %n run(s), which take %3?</source>
        <translation>
            <numerusform>Die Läufe belegen %1 und dürfen %2 belegen. Diesen Lauf entfernen, der %3 belegt?</numerusform>
            <numerusform>Die Läufe belegen %1 und dürfen %2 belegen. Diese %n Läufe entfernen, die %3 belegen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
    <message>
        <source>What you have kept or opened since then stays</source>
        <translation>Was Sie seither behalten oder geöffnet haben, bleibt</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Optionen …</translation>
    </message>
    <message>
        <source>All runs stay; choose there how much space they may take</source>
        <translation>Alle Läufe bleiben; wählen Sie dort, wie viel Platz sie belegen dürfen</translation>
    </message>
    <message>
        <source>All runs stay; you are not asked again before the next start</source>
        <translation>Alle Läufe bleiben; bis zum nächsten Start wird nicht wieder gefragt</translation>
    </message>
    <message>
        <source>%1: %2 steps, %3, last at %4</source>
        <translation>%1: %2 Schritte, %3, der letzte am %4</translation>
    </message>
    <message>
        <source>Every run that would go</source>
        <translation>Jeder Lauf, der verschwinden würde</translation>
    </message>
</context>
<context>
    <name>centerscope::RunChooser</name>
    <message>
        <source>Preset saved to %1.</source>
        <translation>Vorgabe in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Open a preset and start with it</source>
        <translation>Eine Vorgabe öffnen und mit ihr beginnen</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Vorgaben (*.json)</translation>
    </message>
    <message>
        <source>Save the preset with the values now in force</source>
        <translation>Die Vorgabe mit den jetzt geltenden Werten speichern</translation>
    </message>
    <message>
        <source>Open a folder with images and their classes</source>
        <translation>Einen Ordner mit Bildern und ihren Klassen öffnen</translation>
    </message>
    <message>
        <source>Open a file with images and their classes</source>
        <translation>Eine Datei mit Bildern und ihren Klassen öffnen</translation>
    </message>
    <message>
        <source>Archives, arrays, tables, IDX (%1)</source>
        <translation>Archive, Arrays, Tabellen, IDX (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>centerscope::RunDetails</name>
    <message>
        <source>Fork of %1 at step %2</source>
        <translation>Abzweigung von %1 bei Schritt %2</translation>
    </message>
    <message>
        <source>Fork at step %1 of a run that is gone or lies elsewhere</source>
        <translation>Abzweigung bei Schritt %1 von einem Lauf, den es nicht mehr gibt oder der anderswo liegt</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>bei Schritt %1</translation>
    </message>
    <message>
        <source>It was cut off at step %1.</source>
        <translation>Er wurde bei Schritt %1 abgebrochen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Begun %1</source>
        <translation>Begonnen %1</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>Forks of it: %1</source>
        <translation>Abzweigungen davon: %1</translation>
    </message>
    <message>
        <source>%1 Its name and note, or what it was forked from, are lost.</source>
        <translation>%1 Name und Notiz des Laufs, oder wovon er abgezweigt wurde, sind verloren.</translation>
    </message>
    <message>
        <source>Twin of %1</source>
        <translation>Zwilling von %1</translation>
    </message>
    <message>
        <source>Twin of a run that is gone or lies elsewhere</source>
        <translation>Zwilling eines Laufs, den es nicht mehr gibt oder der anderswo liegt</translation>
    </message>
    <message>
        <source>twin %1 at step %2</source>
        <translation>Zwilling %1 bei Schritt %2</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>%1 bei Schritt %2</translation>
    </message>
</context>
<context>
    <name>centerscope::RunFiles</name>
    <message>
        <source>Checkpoint saved to %1.</source>
        <translation>Checkpoint gespeichert als %1.</translation>
    </message>
    <message>
        <source>Open a checkpoint to resume from</source>
        <translation>Einen Checkpoint öffnen und von ihm aus weitermachen</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors)</source>
        <translation>Checkpoints (*.safetensors)</translation>
    </message>
    <message>
        <source>Save the run as it is now</source>
        <translation>Den Lauf speichern, wie er jetzt ist</translation>
    </message>
</context>
<context>
    <name>centerscope::RunList</name>
    <message>
        <source>&amp;Descending</source>
        <translation>&amp;Absteigend</translation>
    </message>
</context>
<context>
    <name>centerscope::RunNames</name>
    <message>
        <source>Preset: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>%1 on %2, seed %3</source>
        <translation>%1 auf %2, Seed %3</translation>
    </message>
    <message>
        <source>following a run of another program, read-only</source>
        <translation>folgt dem Lauf eines anderen Programms, nur lesend</translation>
    </message>
    <message>
        <source>closed by the other program, read-only</source>
        <translation>vom anderen Programm geschlossen, nur lesend</translation>
    </message>
</context>
<context>
    <name>centerscope::RunPanel</name>
    <message>
        <source>&amp;Batch size</source>
        <translation>&amp;Batchgröße</translation>
    </message>
    <message>
        <source> images</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>&lt;p&gt;Images in a training step. Both losses are means over the batch, so λ keeps its meaning.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bilder in einem Trainingsschritt. Beide Loss-Werte sind Mittel über den Batch, λ behält also seine Bedeutung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Points of live batches</source>
        <translation>&amp;Punkte der laufenden Batches</translation>
    </message>
    <message>
        <source>&lt;p&gt;How many of the latest points the stage shows; the youngest are the largest.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wie viele der neuesten Punkte die Bühne zeigt; die jüngsten sind die größten.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Fixed sample</source>
        <translation>&amp;Feste Stichprobe</translation>
    </message>
    <message>
        <source>&lt;p&gt;The same training images, all placed by one version of the network: the fair way to compare two moments. More images take longer.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Dieselben Trainingsbilder, alle von einer Version des Netzes platziert: der faire Weg, zwei Zeitpunkte zu vergleichen. Mehr Bilder dauern länger.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Place sample and &amp;splits every</source>
        <translation>&amp;Stichprobe und Teile platzieren alle</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>&lt;p&gt;How often the stage places the fixed sample, validation or test images anew. Training continues meanwhile, a little slower.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wie oft die Bühne Stichprobe, Validierungs- oder Testbilder neu platziert. Das Training geht dabei weiter, etwas langsamer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Validate every</source>
        <translation>&amp;Validieren alle</translation>
    </message>
    <message>
        <source>&lt;p&gt;How often the error on the validation images is measured, beside once after every epoch. A run keeps what it began with; a change is for the next one.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wie oft der Fehler auf den Validierungsbildern gemessen wird, außer nach jeder Epoche. Ein Lauf behält, womit er begonnen hat; eine Änderung gilt für den nächsten.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>S&amp;top after step</source>
        <translation>&amp;Halt nach Schritt</translation>
    </message>
    <message>
        <source>&lt;p&gt;Pauses by itself once this step has been made.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Hält von selbst an, sobald dieser Schritt gemacht ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Step after which training stops</source>
        <translation>Schritt, nach dem das Training anhält</translation>
    </message>
    <message>
        <source>Threads: %1</source>
        <translation>Threads: %1</translation>
    </message>
    <message>
        <source>all training images</source>
        <translation>alle Trainingsbilder</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>&lt;p&gt;The number of threads is set when the program starts. It changes the speed and not one figure.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Zahl der Threads steht mit dem Programmstart fest. Sie ändert die Geschwindigkeit und keine einzige Zahl.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Checkpoint every</source>
        <translation>&amp;Checkpoint alle</translation>
    </message>
    <message>
        <source>&lt;p&gt;How often the run is saved by itself, so that it can be continued after a crash. It is also saved whenever training pauses.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wie oft der Lauf von selbst gespeichert wird, damit er sich nach einem Absturz fortsetzen lässt. Gespeichert wird er auch jedes Mal, wenn das Training anhält.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Space for &amp;runs</source>
        <translation>Platz für &amp;Läufe</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>&lt;p&gt;What the runs that are kept may take on disk. Beyond that, runs shorter than 1,000 steps make room for new ones, the oldest first; a longer one goes only after a question. What you keep, and what Undo brings back, stays.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Was die aufbewahrten Läufe auf der Platte belegen dürfen. Darüber hinaus machen Läufe von weniger als 1.000 Schritten neuen Platz, der älteste zuerst; ein längerer verschwindet nur nach einer Frage. Was Sie behalten und was „Rückgängig“ zurückbringt, bleibt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The runs take %1, which is too much. When the next run begins, short runs that you do not keep make room, the oldest first; before a long one goes you are asked.</source>
        <translation>Die Läufe belegen %1, das ist zu viel. Wenn der nächste Lauf beginnt, machen kurze Läufe Platz, die Sie nicht behalten, der älteste zuerst; bevor ein langer verschwindet, werden Sie gefragt.</translation>
    </message>
    <message>
        <source>The runs take %1.</source>
        <translation>Die Läufe belegen %1.</translation>
    </message>
</context>
<context>
    <name>centerscope::RunTable</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Last step at</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>training elsewhere</source>
        <translation>trainiert anderswo</translation>
    </message>
    <message>
        <source>%1 for a while</source>
        <translation>%1 zeitweise</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>%1 % at step %2</source>
        <translation>%1 % bei Schritt %2</translation>
    </message>
    <message>
        <source>Test accuracy %1</source>
        <translation>Genauigkeit im Test %1</translation>
    </message>
    <message>
        <source>Validation accuracy %1</source>
        <translation>Genauigkeit bei der Validierung %1</translation>
    </message>
    <message>
        <source>From step %1: %2</source>
        <translation>Ab Schritt %1: %2</translation>
    </message>
    <message>
        <source>From the start: %1</source>
        <translation>Von Anfang an: %1</translation>
    </message>
    <message>
        <source>From step %1 to step %2: another %3, which was taken back</source>
        <translation>Von Schritt %1 bis Schritt %2: %3 anders, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>open elsewhere</source>
        <translation>anderswo geöffnet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>centerscope::RunWords</name>
    <message>
        <source>balanced batches</source>
        <translation>ausgewogene Batches</translation>
    </message>
    <message>
        <source>no balanced batches</source>
        <translation>keine ausgewogenen Batches</translation>
    </message>
    <message>
        <source>embedding size</source>
        <translation>Größe der Einbettung</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Seed %2</translation>
    </message>
    <message>
        <source>, from step %1</source>
        <translation>, ab Schritt %1</translation>
    </message>
    <message>
        <source>, fork from step %1</source>
        <translation>, Abzweigung ab Schritt %1</translation>
    </message>
    <message>
        <source>, twin %1</source>
        <translation>, Zwilling %1</translation>
    </message>
    <message>
        <source>%1 from step %2</source>
        <translation>%1 ab Schritt %2</translation>
    </message>
</context>
<context>
    <name>centerscope::SampleFacts</name>
    <message>
        <source>Predicted %1 (%2 %)</source>
        <translation>Vorhergesagt %1 (%2 %)</translation>
    </message>
    <message>
        <source>Label %1, predicted %2 (%3 %)</source>
        <translation>Klasse %1, vorhergesagt %2 (%3 %)</translation>
    </message>
    <message>
        <source>To the nearest center (%1) %2</source>
        <translation>Zum nächsten Zentrum (%1) %2</translation>
    </message>
    <message>
        <source>To its center %1, to the nearest other (%2) %3</source>
        <translation>Zum eigenen Zentrum %1, zum nächsten anderen (%2) %3</translation>
    </message>
    <message>
        <source>Unknown class %1, taken for %2 (%3 %)</source>
        <translation>Unbekannte Klasse %1, gehalten für %2 (%3 %)</translation>
    </message>
</context>
<context>
    <name>centerscope::SlowStep</name>
    <message>
        <source>pull of %1</source>
        <translation>Zug von %1</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>Vorwärtslauf</translation>
    </message>
    <message>
        <source>losses</source>
        <translation>Loss-Werte</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>the centers&apos; update</source>
        <translation>Änderung der Zentren</translation>
    </message>
    <message>
        <source>the weights&apos; update</source>
        <translation>Änderung der Gewichte</translation>
    </message>
    <message>
        <source>Step %1 slowly, %2 of 5: %3</source>
        <translation>Schritt %1 in Zeitlupe, %2 von 5: %3</translation>
    </message>
    <message>
        <source>image &lt;i&gt;i&lt;/i&gt;</source>
        <translation>Bild &lt;i&gt;i&lt;/i&gt;</translation>
    </message>
    <message>
        <source>The centers of this preset do not move.</source>
        <translation>Die Zentren dieser Voreinstellung bewegen sich nicht.</translation>
    </message>
    <message>
        <source>&lt;i&gt;W&lt;/i&gt; ← &lt;i&gt;W&lt;/i&gt; − η · Adam(∂&lt;i&gt;L&lt;/i&gt;/∂&lt;i&gt;W&lt;/i&gt;)</source>
        <translation>&lt;i&gt;W&lt;/i&gt; ← &lt;i&gt;W&lt;/i&gt; − η · Adam(∂&lt;i&gt;L&lt;/i&gt;/∂&lt;i&gt;W&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>&lt;i&gt;W&lt;/i&gt; ← &lt;i&gt;W&lt;/i&gt; − η · SGD(∂&lt;i&gt;L&lt;/i&gt;/∂&lt;i&gt;W&lt;/i&gt;)</source>
        <translation>&lt;i&gt;W&lt;/i&gt; ← &lt;i&gt;W&lt;/i&gt; − η · SGD(∂&lt;i&gt;L&lt;/i&gt;/∂&lt;i&gt;W&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>The weights after step %1 place the %2 images of the batch. Right: %3 of them.</source>
        <translation>Die Gewichte nach Schritt %1 ordnen die %2 Bilder des Batches an. Richtig erkannt: %3 davon.</translation>
    </message>
    <message>
        <source>L = %1 + %2 · %3 = %4. The lines lead from each image to its center.</source>
        <translation>L = %1 + %2 · %3 = %4. Die Linien führen von jedem Bild zu seinem Zentrum.</translation>
    </message>
    <message>
        <source>Arrows: −∂L/∂x of each image&apos;s own loss. Their root mean squares: softmax %1, λ · center %2. Back through all %3 weights: ‖∂L/∂W‖ = %4.</source>
        <translation>Pfeile: −∂L/∂x des eigenen Loss jedes Bildes. Quadratische Mittel: Softmax %1, λ · Center %2. Zurück durch alle %3 Gewichte: ‖∂L/∂W‖ = %4.</translation>
    </message>
    <message>
        <source>η = %1, ‖ΔW‖ = %2. The same images move from the hollow marks to the full ones. Their loss: %3 before, %4 now.</source>
        <translation>η = %1, ‖ΔW‖ = %2. Dieselben Bilder wandern von den hohlen zu den vollen Zeichen. Ihr Loss: %3 vorher, %4 jetzt.</translation>
    </message>
    <message>
        <source>%1: n = %2, by %3</source>
        <translation>%1: n = %2, um %3</translation>
    </message>
    <message>
        <source>By the images where the old weights have placed them. %1.</source>
        <translation>Nach den Bildern dort, wo die alten Gewichte sie angeordnet haben. %1.</translation>
    </message>
</context>
<context>
    <name>centerscope::SlowStepPanel</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The next stage of the step (Space or Right; Left goes back)</source>
        <translation>Die nächste Stufe des Schritts (Leertaste oder Pfeil nach rechts; nach links geht es zurück)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back to the stage as it is after the step (Esc)</source>
        <translation>Zurück zur Bühne, wie sie nach dem Schritt ist (Esc)</translation>
    </message>
</context>
<context>
    <name>centerscope::StagePanel</name>
    <message>
        <source>Which images the stage shows</source>
        <translation>Welche Bilder die Bühne zeigt</translation>
    </message>
    <message>
        <source>Classes ▾</source>
        <translation>Klassen ▾</translation>
    </message>
    <message>
        <source>The legend: which colour and shape each class has, and which are shown</source>
        <translation>Die Legende: welche Farbe und Form jede Klasse hat und welche gezeigt werden</translation>
    </message>
</context>
<context>
    <name>centerscope::StartChoices</name>
    <message>
        <source>Start training at once with this preset</source>
        <translation>Sofort mit dieser Vorgabe zu trainieren beginnen</translation>
    </message>
    <message>
        <source>Earlier runs…</source>
        <translation>Frühere Läufe …</translation>
    </message>
    <message>
        <source>All runs are kept: look at one, continue it, or fork it</source>
        <translation>Alle Läufe bleiben: einen ansehen, fortsetzen oder von ihm abzweigen</translation>
    </message>
</context>
<context>
    <name>centerscope::StatusStrip</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Training steps made: one batch each</source>
        <translation>Gemachte Trainingsschritte: je ein Batch</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>The pass over the training images under way</source>
        <translation>Der laufende Durchgang durch die Trainingsbilder</translation>
    </message>
    <message>
        <source>Progress of the epoch</source>
        <translation>Fortschritt der Epoche</translation>
    </message>
    <message>
        <source>Images trained on each second, everything included</source>
        <translation>Trainierte Bilder je Sekunde, alles eingerechnet</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation>vergangen</translation>
    </message>
    <message>
        <source>Time spent training, without pauses</source>
        <translation>Trainingszeit ohne Pausen</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>Images placed so far by the evaluation under way; training continues</source>
        <translation>Von der laufenden Auswertung bisher platzierte Bilder; das Training geht weiter</translation>
    </message>
    <message>
        <source>&lt;p&gt;All random numbers of the run come from the seed: the same seed makes the same run.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Alle Zufallszahlen des Laufs kommen aus dem Seed: Derselbe Seed ergibt denselben Lauf.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>both losses are batch means</source>
        <translation>beide Loss-Werte sind Batchmittel</translation>
    </message>
    <message>
        <source>&lt;p&gt;Softmax loss and center loss are means over the images of a batch, so λ keeps its meaning when the batch size changes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Softmax-Loss und Center Loss sind Mittel über die Bilder eines Batches, daher behält λ seine Bedeutung, wenn sich die Batchgröße ändert.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>fixed sample</source>
        <translation>feste Stichprobe</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>live batches</source>
        <translation>laufende Batches</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Batch %1 of %2 in this epoch</source>
        <translation>Batch %1 von %2 in dieser Epoche</translation>
    </message>
    <message>
        <source>Time until step %1, where training stops, at the present speed</source>
        <translation>Zeit bis Schritt %1, wo das Training anhält, bei der jetzigen Geschwindigkeit</translation>
    </message>
    <message>
        <source>Time until the end of this epoch, at the present speed</source>
        <translation>Zeit bis zum Ende dieser Epoche bei der jetzigen Geschwindigkeit</translation>
    </message>
    <message>
        <source>%1 %2 / %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
    <message>
        <source>batch means, center loss without ½</source>
        <translation>Batchmittel, Center Loss ohne ½</translation>
    </message>
    <message>
        <source>&lt;p&gt;The center loss of this preset is 1/m Σ ‖x − c‖², twice that of the paper: λ weighs twice as much.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Center Loss dieser Vorgabe ist 1/m Σ ‖x − c‖², doppelt so viel wie in der Arbeit: λ wiegt doppelt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>center loss is a batch sum</source>
        <translation>Center Loss ist eine Batchsumme</translation>
    </message>
    <message>
        <source>&lt;p&gt;The center loss of this preset is a sum over the images of a batch and the softmax loss a mean, so λ weighs more in a larger batch.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Center Loss dieser Vorgabe ist eine Summe über die Bilder eines Batches, der Softmax-Loss ein Mittel; daher wiegt λ in einem größeren Batch mehr.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>&lt;p&gt;The steps of this run are not recorded: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;Die Schritte dieses Laufs werden nicht aufgezeichnet: %1&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>centerscope::StepChart</name>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>center</source>
        <translation>Center</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>lr %1 → %2</source>
        <translation>LR %1 → %2</translation>
    </message>
    <message>
        <source>batch %1 → %2</source>
        <translation>Batch %1 → %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 %2 at step %3</source>
        <translation>%1 %2 bei Schritt %3</translation>
    </message>
    <message>
        <source>lr %1</source>
        <translation>LR %1</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>nächste %1</translation>
    </message>
    <message>
        <source>next %1 at %2 →</source>
        <translation>nächste %1 bei %2 →</translation>
    </message>
    <message>
        <source>Fork at step %1, before %2</source>
        <translation>Abzweigung bei Schritt %1, vor %2</translation>
    </message>
    <message>
        <source>Fork at step %1</source>
        <translation>Abzweigung bei Schritt %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>λ, the weight of the center loss,</source>
        <translation>λ, das Gewicht des Center Loss,</translation>
    </message>
    <message>
        <source>α, the rate of the centers,</source>
        <translation>α, die Rate der Zentren,</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>halved by hand</source>
        <translation>von Hand halbiert</translation>
    </message>
    <message>
        <source>by the halving rule</source>
        <translation>durch die Halbierungsregel</translation>
    </message>
    <message>
        <source>by Undo</source>
        <translation>durch Rückgängig</translation>
    </message>
    <message>
        <source>by Undo: its schedule resumes</source>
        <translation>durch Rückgängig: sein Plan gilt wieder</translation>
    </message>
    <message>
        <source>%1 from step %2 on: %3 → %4, %5.</source>
        <translation>%1 ab Schritt %2: %3 → %4, %5.</translation>
    </message>
    <message>
        <source>centers released</source>
        <translation>Zentren frei</translation>
    </message>
    <message>
        <source>The centers were held in place before step %1.</source>
        <translation>Vor Schritt %1 wurden die Zentren festgehalten.</translation>
    </message>
    <message>
        <source>By its schedule %1 goes from %2 to %3 at step %4.</source>
        <translation>Nach Plan geht %1 bei Schritt %4 von %2 auf %3.</translation>
    </message>
    <message>
        <source>By its schedule %1 goes from %2 to %3 over steps %4 to %5.</source>
        <translation>Nach Plan geht %1 über die Schritte %4 bis %5 von %2 auf %3.</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>From step %1 on (epoch %2) training images are moved by up to %3 pixels, turned by up to %4° and resized by up to %5 %, each anew. They are harder to learn, so loss and error of the batches rise.</source>
        <translation>Ab Schritt %1 (Epoche %2) werden Trainingsbilder um bis zu %3 Pixel verschoben, um bis zu %4° gedreht und um bis zu %5 % vergrößert oder verkleinert, jedes jedes Mal neu. Sie sind schwerer zu lernen, daher steigen Loss und Fehler der Batches.</translation>
    </message>
    <message>
        <source>By the halving rule the learning rate is changed next after step %1: %2.</source>
        <translation>Nach der Halbierungsregel ändert sich die Lernrate das nächste Mal nach Schritt %1: %2.</translation>
    </message>
    <message>
        <source>former run</source>
        <translation>früherer Lauf</translation>
    </message>
    <message>
        <source>every step, not smoothed</source>
        <translation>jeder Schritt, nicht geglättet</translation>
    </message>
    <message>
        <source>mean of the last %1 steps</source>
        <translation>Mittel der letzten %1 Schritte</translation>
    </message>
    <message>
        <source>Remove the curve of the former run</source>
        <translation>Kurve des früheren Laufs entfernen</translation>
    </message>
    <message>
        <source>%1, from step %2 to step %3.</source>
        <translation>%1, von Schritt %2 bis Schritt %3.</translation>
    </message>
    <message numerus="yes">
        <source>Here %n step(s) have no number.</source>
        <translation>
            <numerusform>Hier hat %n Schritt keine Zahl.</numerusform>
            <numerusform>Hier haben %n Schritte keine Zahl.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
</context>
<context>
    <name>centerscope::TimeLine</name>
    <message>
        <source>Step %1. %2</source>
        <translation>Schritt %1. %2</translation>
    </message>
</context>
<context>
    <name>centerscope::TimePanel</name>
    <message>
        <source>Drag here to look back. Steps kept: %1, %2 of %3 MB.</source>
        <translation>Hier ziehen, um zurückzublicken. Aufgezeichnete Schritte: %1, %2 von %3 MB.</translation>
    </message>
    <message>
        <source>Viewing step %1; step %2 is being made again: %3 of %4.</source>
        <translation>Zu sehen: Schritt %1; Schritt %2 wird erneut berechnet: %3 von %4.</translation>
    </message>
    <message>
        <source>Viewing step %1; training continues at %2.</source>
        <translation>Zu sehen: Schritt %1; das Training läuft bei %2 weiter.</translation>
    </message>
    <message>
        <source>Viewing step %1; the run has come to %2.</source>
        <translation>Zu sehen: Schritt %1; der Lauf ist bei %2.</translation>
    </message>
    <message>
        <source>Viewing step %1; training is paused at %2.</source>
        <translation>Zu sehen: Schritt %1; das Training pausiert bei %2.</translation>
    </message>
    <message>
        <source>Fork from %1</source>
        <translation>Ab %1 abzweigen</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Drag to look back at an earlier step; training continues. Left and Right go from one kept step to the next. Kept steps have a line, those of the fixed sample a tick.</source>
        <translation>Ziehen zeigt einen früheren Schritt; das Training läuft weiter. Links und Rechts gehen von einem aufgezeichneten Schritt zum nächsten. Aufgezeichnete Schritte haben eine Linie, die der festen Stichprobe einen Strich.</translation>
    </message>
    <message>
        <source>Caption of this bookmark</source>
        <translation>Text dieses Lesezeichens</translation>
    </message>
    <message>
        <source>What is to be seen at this step; it is kept in the run&apos;s folder</source>
        <translation>Was bei diesem Schritt zu sehen ist; steht im Ordner des Laufs</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Set a bookmark at this step, or take it away (Ctrl+D)</source>
        <translation>Bei diesem Schritt ein Lesezeichen setzen oder entfernen (Strg+D)</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Play the kept steps as a film, or pause it (Space)</source>
        <translation>Die aufgezeichneten Schritte als Film abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>A run of its own that begins where this one stood after that step</source>
        <translation>Ein eigener Lauf, der dort beginnt, wo dieser nach jenem Schritt stand</translation>
    </message>
    <message>
        <source>Back to live (Esc)</source>
        <translation>Zurück zu jetzt (Esc)</translation>
    </message>
    <message>
        <source>Another program&apos;s run is only looked at. When that program has closed it, open it here.</source>
        <translation>Der Lauf eines anderen Programms wird nur angesehen. Wenn jenes Programm ihn geschlossen hat, öffnen Sie ihn hier.</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Show the newest step again (Esc)</source>
        <translation>Wieder den neuesten Schritt zeigen (Esc)</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Steps kept: %1, %2 of %3 MB.</source>
        <translation>Schritte: %1, %2 von %3 MB.</translation>
    </message>
    <message>
        <source>Making step %1: %2 of %3.</source>
        <translation>Schritt %1 entsteht: %2 von %3.</translation>
    </message>
    <message>
        <source>Viewing step %1 of %2.</source>
        <translation>Zu sehen: Schritt %1 von %2.</translation>
    </message>
    <message>
        <source>Step %1 is shown as soon as the stage has its first points.</source>
        <translation>Schritt %1 wird gezeigt, sobald die Bühne ihre ersten Punkte hat.</translation>
    </message>
    <message>
        <source>Step %1 is shown soon.</source>
        <translation>Schritt %1 wird gleich gezeigt.</translation>
    </message>
    <message>
        <source>Caption; Enter: back to live</source>
        <translation>Text; Eingabetaste: zurück zu jetzt</translation>
    </message>
</context>
<context>
    <name>centerscope::TrainActions</name>
    <message>
        <source>P&amp;ause</source>
        <translation>P&amp;ause</translation>
    </message>
    <message>
        <source>Pl&amp;ay</source>
        <translation>Tr&amp;ainieren</translation>
    </message>
    <message>
        <source>Pause after the step under way</source>
        <translation>Pause nach dem laufenden Schritt</translation>
    </message>
    <message>
        <source>Train until paused; every change of a hyperparameter acts from the next step</source>
        <translation>Trainieren bis zur Pause; jede Änderung eines Hyperparameters wirkt ab dem nächsten Schritt</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Start again from step 0 with the preset&apos;s own values. The run of now stays in grey, and Undo brings it back.</source>
        <translation>Wieder bei Schritt 0 beginnen, mit den Werten der Vorgabe. Der Lauf von jetzt bleibt in Grau stehen, und Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>Weights, centers and the order of the images follow from it: the same seed trains the same way again.</source>
        <translation>Gewichte, Zentren und die Reihenfolge der Bilder folgen daraus: Derselbe Seed trainiert wieder genauso.</translation>
    </message>
    <message>
        <source>Start anew at step 0 with this seed</source>
        <translation>Mit diesem Startwert bei Schritt 0 neu beginnen</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinActions</name>
    <message>
        <source>&amp;Another preset</source>
        <translation>&amp;Eine andere Vorgabe</translation>
    </message>
    <message>
        <source>This run&apos;s preset and another one, from step 0 on the same images</source>
        <translation>Die Vorgabe dieses Laufs und eine andere, von Schritt 0 an mit denselben Bildern</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinChart</name>
    <message>
        <source>The values of every step of both will be drawn here.</source>
        <translation>Hier werden die Werte jedes Schritts von beiden gezeichnet.</translation>
    </message>
    <message>
        <source>Curves of the twins</source>
        <translation>Kurven der Zwillinge</translation>
    </message>
    <message>
        <source>A solid, B dashed</source>
        <translation>A durchgezogen, B gestrichelt</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinCommands</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause both after the step under way (Space)</source>
        <translation>Beide nach dem laufenden Schritt anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Train both in lock-step until paused (Space)</source>
        <translation>Beide im Gleichschritt trainieren, bis angehalten wird (Leertaste)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Train both on one batch, then pause (.)</source>
        <translation>Beide mit einem Batch trainieren, dann anhalten (.)</translation>
    </message>
    <message>
        <source>Halve</source>
        <translation>Halbieren</translation>
    </message>
    <message>
        <source>Halve the learning rate of both from the next step (H)</source>
        <translation>Die Lernrate beider vom nächsten Schritt an halbieren (H)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change, in both where both were changed (Ctrl+Z)</source>
        <translation>Die letzte Änderung zurücknehmen, bei beiden, wo beide geändert wurden (Strg+Z)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Both stages and the plot as one page (Ctrl+E)</source>
        <translation>Beide Bühnen und das Diagramm auf einer Seite (Strg+E)</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>The kept steps of both as pictures or a film (Ctrl+Shift+E)</source>
        <translation>Die aufbewahrten Schritte beider als Bilder oder Film (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>The stages and the plot alone, large (F11)</source>
        <translation>Nur die Bühnen und das Diagramm, groß (F11)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Play the kept steps</source>
        <translation>Die aufbewahrten Schritte abspielen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Set a bookmark at this step of both, or take it away (Ctrl+D)</source>
        <translation>Ein Lesezeichen bei diesem Schritt beider setzen oder entfernen (Strg+D)</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Drag a rectangle, with the right button a lasso, to select images in both (S)</source>
        <translation>Ein Rechteck ziehen, mit der rechten Taste ein Lasso, um Bilder in beiden auszuwählen (S)</translation>
    </message>
    <message>
        <source>Live batches</source>
        <translation>Laufende Batches</translation>
    </message>
    <message>
        <source>Fixed sample</source>
        <translation>Feste Stichprobe</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Each image where the network put it in the very step that trained on it</source>
        <translation>Jedes Bild, wo das Netz es in eben dem Schritt platzierte, der mit ihm trainierte</translation>
    </message>
    <message>
        <source>The same training images, all placed by one version of each network</source>
        <translation>Dieselben Trainingsbilder, alle von einem Stand jedes Netzes platziert</translation>
    </message>
    <message>
        <source>The validation images, placed by one version of each network</source>
        <translation>Die Validierungsbilder, von einem Stand jedes Netzes platziert</translation>
    </message>
    <message>
        <source>Images never trained on, placed by one version of each network</source>
        <translation>Bilder, mit denen nie trainiert wurde, von einem Stand jedes Netzes platziert</translation>
    </message>
    <message>
        <source>1/s</source>
        <translation>1/s</translation>
    </message>
    <message>
        <source>5/s</source>
        <translation>5/s</translation>
    </message>
    <message>
        <source>20/s</source>
        <translation>20/s</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Train both at one step per second, so that each can be seen</source>
        <translation>Beide mit einem Schritt pro Sekunde trainieren, so dass jeder zu sehen ist</translation>
    </message>
    <message>
        <source>Train both at five steps per second</source>
        <translation>Beide mit fünf Schritten pro Sekunde trainieren</translation>
    </message>
    <message>
        <source>Train both at twenty steps per second</source>
        <translation>Beide mit zwanzig Schritten pro Sekunde trainieren</translation>
    </message>
    <message>
        <source>Train both as fast as this machine can</source>
        <translation>Beide so schnell trainieren, wie diese Maschine kann</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Softmax</source>
        <translation>&amp;Softmax</translation>
    </message>
    <message>
        <source>Nearest &amp;center</source>
        <translation>Nächstes &amp;Zentrum</translation>
    </message>
    <message>
        <source>Where they &amp;differ</source>
        <translation>Wo sie sich &amp;unterscheiden</translation>
    </message>
    <message>
        <source>The points alone</source>
        <translation>Nur die Punkte</translation>
    </message>
    <message>
        <source>Which class the softmax predicts at each place of the embedding</source>
        <translation>Welche Klasse der Softmax an jeder Stelle der Einbettung vorhersagt</translation>
    </message>
    <message>
        <source>Which center is the nearest at each place of the embedding</source>
        <translation>Welches Zentrum an jeder Stelle der Einbettung das nächste ist</translation>
    </message>
    <message>
        <source>Solid lines: softmax, dashed lines: nearest center, shaded: where they choose different classes</source>
        <translation>Durchgezogen: Softmax, gestrichelt: nächstes Zentrum, schattiert: wo sie verschiedene Klassen wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinControls</name>
    <message>
        <source>centers by Eq. 4</source>
        <translation>Zentren nach Gl. 4</translation>
    </message>
    <message>
        <source>centers by their gradient</source>
        <translation>Zentren nach ihrem Gradienten</translation>
    </message>
    <message>
        <source>centers by the optimizer</source>
        <translation>Zentren durch den Optimierer</translation>
    </message>
    <message>
        <source>centers frozen</source>
        <translation>Zentren eingefroren</translation>
    </message>
    <message>
        <source>&amp;Vary</source>
        <translation>&amp;Verschieden</translation>
    </message>
    <message>
        <source>Which control has a row for each of the two; all others turn both</source>
        <translation>Welcher Regler für jeden der beiden eine Zeile hat; alle anderen verstellen beide</translation>
    </message>
    <message>
        <source>Varied control</source>
        <translation>Verschiedener Regler</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>λ, weight of the center loss</source>
        <translation>λ, Gewicht des Center Loss</translation>
    </message>
    <message>
        <source>α, rate of the centers</source>
        <translation>α, Rate der Zentren</translation>
    </message>
    <message>
        <source>how centers move</source>
        <translation>wie Zentren wandern</translation>
    </message>
    <message>
        <source>How centers of %1 move</source>
        <translation>Wie die Zentren von %1 wandern</translation>
    </message>
    <message>
        <source>How the centers of %1 move from the next step on</source>
        <translation>Wie die Zentren von %1 vom nächsten Schritt an wandern</translation>
    </message>
    <message>
        <source>no centers</source>
        <translation>keine Zentren</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinExporter</name>
    <message>
        <source>Film saved to %1.</source>
        <translation>Film in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Export both stages and the plot</source>
        <translation>Beide Bühnen und das Diagramm exportieren</translation>
    </message>
    <message>
        <source>Pictures (*.pdf *.svg *.png)</source>
        <translation>Bilder (*.pdf *.svg *.png)</translation>
    </message>
    <message>
        <source>Twins, step %1</source>
        <translation>Zwillinge, Schritt %1</translation>
    </message>
    <message>
        <source>Both have kept no step of this range. Choose another range, or train on.</source>
        <translation>Von diesem Bereich haben nicht beide einen Schritt aufbewahrt. Anderen Bereich wählen oder weiter trainieren.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinNames</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in both</source>
        <translation>%1 bei beiden</translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>%1:  %2</source>
        <translation>%1:  %2</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinPairs</name>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>Softmax alone spreads each class along a ray; with center loss the rays shrink to clusters.</source>
        <translation>Softmax allein verteilt jede Klasse entlang eines Strahls; mit Center Loss schrumpfen die Strahlen zu Haufen.</translation>
    </message>
    <message>
        <source>with a last bias</source>
        <translation>mit letztem Bias</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>With a bias in the last layer one class can sit at the origin, where no direction tells it apart; without one that class has to move away.</source>
        <translation>Mit einem Bias in der letzten Schicht kann eine Klasse im Ursprung sitzen, wo keine Richtung sie unterscheidet; ohne ihn muss diese Klasse dort weg.</translation>
    </message>
    <message>
        <source>Eq. 4</source>
        <translation>Gl. 4</translation>
    </message>
    <message>
        <source>gradient rule</source>
        <translation>Gradientenregel</translation>
    </message>
    <message>
        <source>Eq. 4 moves a center by a share of the way to its images, whatever λ is; by its gradient it moves as slowly as λ is small.</source>
        <translation>Gl. 4 bewegt ein Zentrum um einen Anteil des Weges zu seinen Bildern, wie groß λ auch ist; nach seinem Gradienten wandert es umso langsamer, je kleiner λ ist.</translation>
    </message>
    <message>
        <source>centers moving</source>
        <translation>Zentren wandern</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>Centers that move follow their classes outwards; frozen ones stay where they began, and their clusters are pulled there.</source>
        <translation>Zentren, die wandern, folgen ihren Klassen nach außen; eingefrorene bleiben, wo sie begannen, und ihre Haufen werden dorthin gezogen.</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>As a sum over the batch the same λ pulls as many times harder as the batch has images: watch the clusters of the sum collapse or tighten first.</source>
        <translation>Als Summe über den Batch zieht dasselbe λ so viel Mal stärker, wie der Batch Bilder hat: Bei der Summe ziehen sich die Haufen zuerst zusammen oder fallen in eins.</translation>
    </message>
    <message>
        <source>ReLU after the embedding</source>
        <translation>ReLU nach der Einbettung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>After a ReLU no coordinate is below zero, so classes have only the first quadrant; and one that is zero for every image learns no more, so that often all stay at the origin. Without one they use the whole plane.</source>
        <translation>Nach einer ReLU ist keine Koordinate unter null, also bleibt den Klassen nur der erste Quadrant; und eine, die für jedes Bild null ist, lernt nichts mehr, sodass oft alle im Ursprung bleiben. Ohne sie nutzen sie die ganze Ebene.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>At λ = 1: Adam scales each step by the size of the gradients, SGD does not, so the pull of the centers acts on its first steps in full.</source>
        <translation>Bei λ = 1: Adam teilt jeden Schritt durch die Größe der Gradienten, SGD nicht, sodass der Zug der Zentren auf seine ersten Schritte voll wirkt.</translation>
    </message>
    <message>
        <source>seed | the next seed</source>
        <translation>Seed | der nächste</translation>
    </message>
    <message>
        <source>The same images in the same order, from other first weights and centers: the picture turns and classes change places, what counts stays.</source>
        <translation>Dieselben Bilder in derselben Reihenfolge, aber andere erste Gewichte und Zentren: Das Bild dreht sich und Klassen tauschen die Plätze; was zählt, bleibt.</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Does the bottleneck hurt? Two dimensions can be seen as they are; of more the stage shows a projection. Compare the error of both, and how long each takes to get there.</source>
        <translation>Schadet der Engpass? Zwei Dimensionen sind zu sehen, wie sie sind; von mehr zeigt die Bühne eine Projektion. Vergleichen Sie den Fehler beider und wie lange jedes Netz bis dahin braucht.</translation>
    </message>
    <message>
        <source>2 | 32 dimensions</source>
        <translation>2 | 32 Dimensionen</translation>
    </message>
    <message>
        <source>%1 dimensions</source>
        <translation>%1 Dimensionen</translation>
    </message>
    <message>
        <source>The same images in the same order: all that differs is what the presets differ by, and weights of the same name and shape begin alike.</source>
        <translation>Dieselben Bilder in derselben Reihenfolge: Es unterscheidet sich nur, worin sich die Vorgaben unterscheiden, und Gewichte gleichen Namens und gleicher Form beginnen gleich.</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinPins</name>
    <message>
        <source>A click on a point of either stage pins its image in both, and what each network makes of it stands here. A click with Ctrl pins one more.</source>
        <translation>Ein Klick auf einen Punkt einer der Bühnen heftet sein Bild in beiden an, und hier steht, was jedes Netz daraus macht. Ein Klick mit Strg heftet eines mehr an.</translation>
    </message>
</context>
<context>
    <name>centerscope::TwinWindow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Twins: %1</source>
        <translation>Zwillinge: %1</translation>
    </message>
    <message>
        <source>Stage of %1</source>
        <translation>Bühne von %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>What the curves are of</source>
        <translation>Wovon die Kurven sind</translation>
    </message>
    <message>
        <source>A or B</source>
        <translation>A oder B</translation>
    </message>
    <message>
        <source>What you turn for one of them</source>
        <translation>Was für einen der beiden verstellt wird</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>What turns both</source>
        <translation>Was beide verstellt</translation>
    </message>
    <message>
        <source>Pinned images</source>
        <translation>Angeheftete Bilder</translation>
    </message>
    <message>
        <source>The images pinned by a click on a stage, as each of them has them</source>
        <translation>Die durch einen Klick auf eine Bühne angehefteten Bilder, wie jeder von beiden sie hat</translation>
    </message>
    <message>
        <source>Same state, same images: whatever parts the two comes from what you turn for one of them.</source>
        <translation>Gleicher Zustand, gleiche Bilder: Was die beiden trennt, kommt allein von dem, was an einem verstellt wird.</translation>
    </message>
    <message>
        <source>Regions are of one version of the network; live batches mix several, so the stages show the fixed sample.</source>
        <translation>Gebiete gehören zu einem Stand des Netzes; laufende Batches mischen mehrere, deshalb zeigen die Bühnen die feste Stichprobe.</translation>
    </message>
    <message>
        <source>Both back to the last good state with half the learning rate</source>
        <translation>Beide zum letzten guten Zustand mit halber Lernrate zurück</translation>
    </message>
    <message>
        <source>Both are trained again on the way to that step: %1 of %2 steps.</source>
        <translation>Beide werden auf dem Weg zu diesem Schritt noch einmal trainiert: %1 von %2 Schritten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Which class the softmax or the nearest center chooses at each place (R, N)</source>
        <translation>Welche Klasse der Softmax oder das nächste Zentrum an jeder Stelle wählt (R, N)</translation>
    </message>
</context>
<context>
    <name>centerscope::UnitsDialog</name>
    <message>
        <source>Choose two that differ.</source>
        <translation>Wählen Sie zwei verschiedene.</translation>
    </message>
    <message>
        <source>Two units</source>
        <translation>Zwei Einheiten</translation>
    </message>
    <message>
        <source>The stage shows these two of the %1 dimensions of the embedding, as the network has them. What was kept on other axes is forgotten; it can be made again.</source>
        <translation>Die Bühne zeigt diese zwei der %1 Dimensionen der Einbettung, wie das Netz sie hat. Was auf anderen Achsen aufgezeichnet wurde, wird vergessen; es kann neu berechnet werden.</translation>
    </message>
    <message>
        <source>&amp;Across:</source>
        <translation>&amp;Waagerecht:</translation>
    </message>
    <message>
        <source>&amp;Up:</source>
        <translation>&amp;Senkrecht:</translation>
    </message>
    <message>
        <source>The unit along the horizontal axis</source>
        <translation>Die Einheit auf der waagerechten Achse</translation>
    </message>
    <message>
        <source>The unit along the vertical axis</source>
        <translation>Die Einheit auf der senkrechten Achse</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Show these two units from now on</source>
        <translation>Ab jetzt diese zwei Einheiten zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The stage stays as it is</source>
        <translation>Die Bühne bleibt, wie sie ist</translation>
    </message>
</context>
<context>
    <name>centerscope::ValueEdit</name>
    <message>
        <source>“%1” is not a number; %2 stays.</source>
        <translation>„%1“ ist keine Zahl; %2 bleibt.</translation>
    </message>
    <message>
        <source>Must be above %1 and at most %2; %3 stays.</source>
        <translation>Muss über %1 und höchstens %2 sein; %3 bleibt.</translation>
    </message>
    <message>
        <source>Must be from %1 to %2; %3 stays.</source>
        <translation>Muss zwischen %1 und %2 liegen; %3 bleibt.</translation>
    </message>
</context>
</TS>
