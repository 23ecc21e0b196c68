<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>DiskCommand</name>
    <message>
        <source>It was not undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not redone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A large set of labelled pictures that the baseline and the experts learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small set of labelled pictures of what you want to tell apart. Experts are ranked for it, and one is fine-tuned on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label hierarchy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels and what lies under what: animals, under these birds, under these owls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label of the hierarchy, with all that lies under it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures under a node: what its expert learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The generic network, trained on the whole source. Every expert starts from it, and it is a candidate in every ranking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network that started as the baseline and was trained on the slice of one node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers that a network makes of a picture before its last layer. Pictures that it finds alike lie close together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cheap figure that foretells how well a model will do once it is fine-tuned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the nearest other picture of the task, in the model&apos;s embedding, has the same class. Nothing is trained for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the figure would lie for other pictures of the same kind, in 95 of 100 cases. Few pictures make it wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference to the best is within noise: with other pictures the order may be another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What always naming the largest class would score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kendall&apos;s tau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well two orders agree: 1 the same, 0 unrelated, -1 reversed. Weighted: the places at the top count more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy lost by taking this model instead of the one that turned out best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new last layer is put on a model, and all of it is trained on the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several settings are tried on a part of the training pictures; the best is trained again on all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a step changes the weights. Too large and it diverges, too small and it crawls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the weights are changed, each time after one batch of pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pass over all training pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that a step learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of a batch that fits into memory; the parts together give the same step as the whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the pictures kept aside while training that the model names rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the test pictures that the model names rightly. They were used for nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the classes&apos; recalls: a small class counts as much as a large one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What training makes small: the cross-entropy of the predictions, in nats. 0 is perfect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the pictures that were taken for this class, the part that is of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the pictures of this class, the part that was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which class was taken for which: a row is the truth, a column the prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a model that says 80 % is right in 80 of 100 cases. The error is the mean distance between the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding drawn in two dimensions. PCA keeps the large distances, t-SNE the neighbourhoods; distances between far groups mean nothing in t-SNE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that a training needs to go on from where it was, kept on disk every minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a picture goes through a network: a cost that does not depend on the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How deep in the hierarchy classes are told apart. At level 1 all kinds of birds count as birds, or as animals, whichever stands first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Install these packages first: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, rightly (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 taken for %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paired on the same %1 pictures: %2 better, %3 worse, %4 (exact McNemar test)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Numbers (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart is in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save chart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a quantity and its value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a curve and its values</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1, epoch %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and one more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 small nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent</name>
    <message>
        <source>%1 (baseline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place %1 of %2: %3, %4, between %5 and %6, not told apart from the best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place %1 of %2: %3, %4, between %5 and %6.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::AboutDialog</name>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 threads, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (taken by itself)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer learning with expert models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After “Scalable Transfer Learning with Expert Models” (Puigcerver et al., ICLR 2021). Nothing is ever sent anywhere: Docent opens no connection to any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a report of something that goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::BaselineDialog</name>
    <message>
        <source>Train the baseline of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One model is trained on all classes. Every expert starts from it, and every ranking shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 training pictures, about %2 image passes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ClosingGuard</name>
    <message>
        <source>Jobs are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are jobs that have not ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused jobs go on from where they were when the workspace is opened again. Stopped ones keep their best so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the jobs to reach their checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some letters of what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called so. Try fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not possible now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ConfusionPane</name>
    <message>
        <source>Folded at level %1: %2 groups, of which %3 are told apart rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell to see its pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is in this cell.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ConfusionView</name>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 pictures of “%2” the first run recognised %3, the second %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 pictures of “%2” the first run took %3 for “%4”, the second %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pictures of “%3” were recognised (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pictures of “%3” were taken for “%4” (%5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tested yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::CurveCanvas</name>
    <message>
        <source>Loss, accuracy and learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (hours:minutes:seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best on validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::CurvePlot</name>
    <message>
        <source>Loss and accuracy against steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Double click: show all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ExpertsDialog</name>
    <message>
        <source>Train one expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train %1 experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each expert starts from the baseline and is trained on the pictures under its node. They run one after the other, largest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes that get an expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no baseline of %1 yet: train it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 image passes in all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ExpertsPage</name>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, pictures of %2 x %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 epochs, batches of %2, learning rate %3, %4 schedule, seed&#xa0;%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps, %2, %3 image passes, on %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the validation pictures of its own slice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on &amp;Labels page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a baseline on a source, then experts on the nodes that you tick in its label hierarchy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being trained. Stop its job first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the model %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its weights, log and record are removed from the workspace. Runs that were made from it keep their own weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is loaded again and compared with the live model on real test pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;TorchScript: runs in C++ and Python without Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;safetensors: the weights alone, with the names that timm uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting… You may close this; the job goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written:
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::GuideWindow</name>
    <message>
        <source>guide_en.md</source>
        <comment>the file of the guide, translated</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::HierarchyModel</name>
    <message>
        <source>%1
%2 pictures, %3 of them to train; %4 with this very label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies under %1 nodes, among them:
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies under %1 nodes:
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, lies under %2 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::HierarchyPane</name>
    <message>
        <source>Search nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search nodes  (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label hierarchy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training pictures that a node must have under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that a node must have under it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most this many, the largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pictures ≥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;classes ≥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Su&amp;ggest nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the nodes that have enough pictures and classes under them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One node ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nodes ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick nodes to train experts on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::IciclePlot</name>
    <message>
        <source>Hierarchy as an icicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 small nodes, on average: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ImportDialog</name>
    <message>
        <source>Import pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder or file with pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a &amp;source, to train the baseline and experts on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a &amp;task, to choose an expert for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture size (0: chosen)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures a class must have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most to train (0: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most to test (0: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ImportPreviewPane</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top of the hierarchy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top of the label hierarchy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or file, or drop one on the window. Folders become the label hierarchy; nothing is written before you import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 pictures&lt;/b&gt; in &lt;b&gt;%2 classes&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to train, %2 to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to train, %2 to validate, %3 to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoded to %1 x %1 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes are uneven: the largest has %1 pictures, the smallest %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file left out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files left out…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::JobCard</name>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for the jobs before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for job %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on where it was when resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, and keep the best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job %1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::JobsPanel</name>
    <message>
        <source>&amp;Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports, trainings, rankings and exports show here while they run and when they are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::LabelsPage</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;baseline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are decoded once. How far that is shows under Jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a source: a folder whose sub-folders are the labels. Its branches are what experts are trained on. You can also drop a folder on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a source…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import it again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one &amp;expert…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train %1 &amp;experts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train &amp;experts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick nodes in the tree first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that the import left out, and why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a &amp;source…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a t&amp;ask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;revious page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
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
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample cannot be tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One job had not ended when this workspace was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs had not ended when this workspace was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent speaks this language when it is next started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a workspace first, then drop the pictures again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::MatrixBar</name>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written into the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hierarchy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger cells (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller cells (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole matrix (0)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::MistakesPane</name>
    <message>
        <source>&amp;Is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ta&amp;ken for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of %1 test pictures, the most confident mistake first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 of %1 test pictures, the most confident mistakes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every test picture was named rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mistake of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::NewWorkspaceDialog</name>
    <message>
        <source>New workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that holds data set records, models, runs and jobs. Pictures stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the new workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::OptionsForm</name>
    <message>
        <source>&amp;Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values, with commas between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not a number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::PathEdit</name>
    <message>
        <source>F&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::PictureDialog</name>
    <message>
        <source>&amp;Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size: %1 x %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::PictureGallery</name>
    <message>
        <source>training</source>
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
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::PredictionGallery</name>
    <message>
        <source>Test pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pictures are no longer in the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them is no longer in the task: it was imported anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them are no longer in the task: it was imported anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::RankingPage</name>
    <message>
        <source>Ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rank the experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking of the experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fine-tune this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on &amp;Labels page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures whose nearest other picture has their class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rank again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a task: some hundred labelled pictures of what you want to tell apart. Docent then says which expert fits it best, within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models to rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a baseline and experts first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each model looks at the training pictures of the task once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not ranked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only model looks at the training pictures of the task once; nothing is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of the %1 models looks at the training pictures of the task once; nothing is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ranking was not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score is the share of the %1 training pictures whose nearest other picture, as the model sees them, has the same label. The bars&apos; whiskers hold the true value with %2 confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told apart from the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline: all %1 training pictures of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert on %1: %2 training pictures, %3 classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is no longer in the bank.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::RankingPainter</name>
    <message>
        <source>Fits best, or as well within noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other experts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told apart from the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest-neighbour accuracy on the training pictures of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::RankingPlot</name>
    <message>
        <source>Ranking as bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scrolls the bars</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ReliabilityPlot</name>
    <message>
        <source>Reliability diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected calibration error %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture was named with a probability between %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between %1 and %2: %3 of %4 right, which is %5 (%6 to %7); said %8 on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, with its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As often as it says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::RunView</name>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that were tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;weep and curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Classes and confusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume its job, or fine-tune again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test accuracy, between %1 and %2, on %3 pictures; balanced %4
Fine-tuned from %5 on %6 pictures of %7 in %8</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of its model in the ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % (Wilson)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tune a model on a task; the result shows here and can be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being made. Stop its job first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its weights, figures and predictions are removed from the workspace. What was exported stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::Session</name>
    <message>
        <source>The job was not stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was not paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was not resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was not removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job was not moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The jobs were not resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the model &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the data set &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted; its pictures stay where they are, and decoded in the cache. Undo with Ctrl+Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted. Undo with Ctrl+Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the model &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the run &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; was made from these pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what was made from them first, or leave the import as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::SkippedDialog</name>
    <message>
        <source>Files left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ThumbnailModel</name>
    <message>
        <source>%1
Label: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::ThumbnailPane</name>
    <message>
        <source>Pictures of the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures, %2 classes, %3 to train</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::TransferPage</name>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model to fine-tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting is tried on four fifths of the training pictures; the best one is trained again on all of them and tested once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fine-tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a task: some hundred labelled pictures of what you want to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models to fine-tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a baseline and experts first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (not ranked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trials, about %2 image passes, then one training on all pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fine-tuning was not started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>docent::WelcomePage</name>
    <message>
        <source>Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train an expert for each branch of a label hierarchy once. Then see, for any small task, which expert fits it best, fine-tune that one, and take the model away as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty folder for your own pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that Docent made before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip art in folders, with two tasks: stamps and clothes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
