<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>Core</name>
    <message>
        <source>%1 It is made again.</source>
        <translation>%1 Er wird neu angelegt.</translation>
    </message>
    <message>
        <source>%1 could not be decoded</source>
        <translation>%1 konnte nicht dekodiert werden</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 existiert nicht</translation>
    </message>
    <message>
        <source>%1 has %2, and a JSON document may have %3</source>
        <translation>%1 hat %2; ein JSON-Dokument darf höchstens %3 haben</translation>
    </message>
    <message>
        <source>%1 has %2, and at most %3 are read</source>
        <translation>%1 hat %2, gelesen werden höchstens %3</translation>
    </message>
    <message>
        <source>%1 has no list &apos;%2&apos;, as annotations of COCO have</source>
        <translation>%1 hat keine Liste „%2“ wie COCO-Annotationen</translation>
    </message>
    <message>
        <source>%1 has no name</source>
        <translation>%1 hat keinen Namen</translation>
    </message>
    <message>
        <source>%1 has no whole number &apos;%2&apos;</source>
        <translation>%1 hat keine ganze Zahl „%2“</translation>
    </message>
    <message>
        <source>%1 holds %2 pictures, but %3 holds %4 labels (bytes 4 to 7 of each)</source>
        <translation>%1 enthält %2 Bilder, %3 aber %4 Beschriftungen (jeweils Bytes 4 bis 7)</translation>
    </message>
    <message>
        <source>%1 holds %2, which groups = %3 does not divide</source>
        <translation>%1 enthält %2, was nicht durch groups = %3 teilbar ist</translation>
    </message>
    <message>
        <source>%1 holds %2; 1 to 65536 channels are possible</source>
        <translation>%1 enthält %2; möglich sind 1 bis 65536 Kanäle</translation>
    </message>
    <message>
        <source>%1 holds a JSON object a line</source>
        <translation>%1 enthält ein JSON-Objekt pro Zeile</translation>
    </message>
    <message>
        <source>%1 holds other files</source>
        <translation>%1 enthält andere Dateien</translation>
    </message>
    <message>
        <source>%1 holds whole numbers</source>
        <translation>%1 enthält ganze Zahlen</translation>
    </message>
    <message>
        <source>%1 is %2 instead of %3</source>
        <translation>%1 ist %2 statt %3</translation>
    </message>
    <message>
        <source>%1 is a JSON list</source>
        <translation>%1 ist eine JSON-Liste</translation>
    </message>
    <message>
        <source>%1 is a JSON object of pictures and labels</source>
        <translation>%1 ist ein JSON-Objekt mit Bildern und Beschriftungen</translation>
    </message>
    <message>
        <source>%1 is a file</source>
        <translation>%1 ist eine Datei</translation>
    </message>
    <message>
        <source>%1 is a single picture</source>
        <translation>%1 ist ein einzelnes Bild</translation>
    </message>
    <message>
        <source>%1 is a spreadsheet</source>
        <translation>%1 ist eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>%1 is a workspace already</source>
        <translation>%1 ist bereits ein Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is no JSON: %2</source>
        <translation>%1 ist kein JSON: %2</translation>
    </message>
    <message>
        <source>%1 is no job&apos;s record: its name is not a number</source>
        <translation>%1 ist keine Auftragsdatei: der Name ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 is no list of pictures: looked for an array of objects, one object a line, or an object of picture files and labels</source>
        <translation>%1 ist keine Bilderliste: erwartet wird ein Array von Objekten, ein Objekt pro Zeile oder ein Objekt aus Bilddateien und Beschriftungen</translation>
    </message>
    <message>
        <source>%1 is no object, as annotations of COCO are</source>
        <translation>%1 ist kein Objekt wie COCO-Annotationen</translation>
    </message>
    <message>
        <source>%1 is no workspace</source>
        <translation>%1 ist kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 is the record of another job: it has the id &apos;%2&apos;</source>
        <translation>%1 gehört zu einem anderen Auftrag: die ID ist „%2“</translation>
    </message>
    <message>
        <source>%1 is unknown</source>
        <translation>%1 ist unbekannt</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures of %3 are no longer there: %4</source>
        <translation>%1 der %2 Bilder von %3 sind nicht mehr da: %4</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures of %3 is no longer there: %4</source>
        <translation>%1 der %2 Bilder von %3 ist nicht mehr da: %4</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures of &apos;%3&apos; are not in %4; the first is %5</source>
        <translation>%1 der %2 Bilder von „%3“ sind nicht in %4; das erste ist %5</translation>
    </message>
    <message>
        <source>%1 pictures among %2 entries</source>
        <translation>%1 Bilder unter %2 Einträgen</translation>
    </message>
    <message>
        <source>%1 pictures of %2 classes: %3 to train, </source>
        <translation>%1 Bilder von %2 Klassen: %3 zum Trainieren, </translation>
    </message>
    <message>
        <source>%1 pictures of &apos;%2&apos; can no longer be read; the first, %3, %4</source>
        <translation>%1 Bilder von „%2“ sind nicht mehr lesbar; das erste, %3, %4</translation>
    </message>
    <message>
        <source>%1 pictures show things of several categories; each counts as that of its largest box.</source>
        <translation>%1 Bilder zeigen Dinge mehrerer Kategorien; jedes zählt zur Kategorie seines größten Rahmens.</translation>
    </message>
    <message>
        <source>%1 with the columns %2, separated by %3</source>
        <translation>%1 mit den Spalten %2, getrennt durch %3</translation>
    </message>
    <message>
        <source>%1 without header, of %2, separated by %3</source>
        <translation>%1 ohne Kopfzeile, mit %2, getrennt durch %3</translation>
    </message>
    <message>
        <source>%1&apos; in %2 counts, &apos;%3&apos; does not</source>
        <translation>%1“ in %2 gilt, „%3“ nicht</translation>
    </message>
    <message>
        <source>%1, %2: it is longer than %3</source>
        <translation>%1, %2: länger als %3</translation>
    </message>
    <message>
        <source>%1, %2: it is no JSON object (%3)</source>
        <translation>%1, %2: kein JSON-Objekt (%3)</translation>
    </message>
    <message>
        <source>%1, and none called &apos;%2&apos;</source>
        <translation>%1, aber keine namens „%2“</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1, line %2: not valid YAML: %3</source>
        <translation>%1, Zeile %2: kein gültiges YAML: %3</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must be %3</source>
        <translation>%1: „%2“ muss %3 sein</translation>
    </message>
    <message>
        <source>%1: expected &apos;key: value&apos; lines</source>
        <translation>%1: Zeilen der Form „Schlüssel: Wert“ erwartet</translation>
    </message>
    <message>
        <source>%1: not a checkpoint of Docent</source>
        <translation>%1: kein Zwischenstand von Docent</translation>
    </message>
    <message>
        <source>%1: the key &apos;%2&apos; is missing</source>
        <translation>%1: der Schlüssel „%2“ fehlt</translation>
    </message>
    <message>
        <source>%1: the tensor &apos;%2&apos; has another shape than the model</source>
        <translation>%1: der Tensor „%2“ hat eine andere Form als im Modell</translation>
    </message>
    <message>
        <source>%1: unknown key &apos;%2&apos;</source>
        <translation>%1: unbekannter Schlüssel „%2“</translation>
    </message>
    <message>
        <source>%1; none of them is known to hold labels (label, class, category, label_1 and label_2)</source>
        <translation>%1; keine davon ist als Klassenspalte bekannt (label, class, category, label_1 und label_2)</translation>
    </message>
    <message>
        <source>%1; none of them is known to name pictures (path, file, file_name, image)</source>
        <translation>%1; keine davon ist als Bildspalte bekannt (path, file, file_name, image)</translation>
    </message>
    <message>
        <source>%1At the command line: `docent predict FOLDER picture.png`.

</source>
        <translation>%1Auf der Befehlszeile: `docent predict FOLDER picture.png`.

</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; tell other classes apart: the task was imported anew between them</source>
        <translation>„%1“ und „%2“ unterscheiden andere Klassen: die Aufgabe wurde dazwischen neu importiert</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a %2</source>
        <translation>„%1“ ist als Name nicht erlaubt (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no event of a job</source>
        <translation>„%1“ ist kein Ereignis eines Auftrags</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not %2</source>
        <translation>„%1“ ist nicht %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a way to resize pictures</source>
        <translation>„%1“ ist keine Art der Größenanpassung</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not finished</source>
        <translation>„%1“ ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is of the task &apos;%2&apos;, &apos;%3&apos; of &apos;%4&apos;</source>
        <translation>„%1“ gehört zur Aufgabe „%2“, „%3“ zu „%4“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no picture of an IDX file</source>
        <translation>„%1“ bezeichnet kein Bild einer IDX-Datei</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, the baseline of &apos;%2&apos;, is not in the bank any more, so the ranking is without it</source>
        <translation>„%1“, das Grundmodell von „%2“, ist nicht mehr im Bestand und fehlt deshalb in der Rangfolge</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, the best in the ranking for &apos;%2&apos;, was removed since</source>
        <translation>„%1“, das beste Modell der Rangfolge für „%2“, wurde inzwischen entfernt</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: test accuracy %2 (%3 to %4) on %5 pictures, with %6, %7</source>
        <translation>„%1“: Testgenauigkeit %2 (%3 bis %4) auf %5 Bildern, mit %6, %7</translation>
    </message>
    <message>
        <source>(all of the source: the baseline)</source>
        <translation>(die ganze Quelle: das Grundmodell)</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>A Wilson interval needs 0 &lt;= successes &lt;= trials and a confidence between 0 and 1</source>
        <translation>Ein Wilson-Intervall erfordert 0 &lt;= Erfolge &lt;= Versuche und eine Konfidenz zwischen 0 und 1</translation>
    </message>
    <message>
        <source>A batch was asked for before an epoch was started</source>
        <translation>Ein Stapel wurde angefordert, bevor eine Epoche begonnen hat</translation>
    </message>
    <message>
        <source>A bootstrap compares candidates on the same examples, but one has %1 and another %2</source>
        <translation>Bootstrap vergleicht Kandidaten auf denselben Beispielen, aber einer hat %1 und ein anderer %2</translation>
    </message>
    <message>
        <source>A bootstrap needs at least one example</source>
        <translation>Bootstrap erfordert mindestens ein Beispiel</translation>
    </message>
    <message>
        <source>A data set names picture %1 with class %2, and its cache has %3 pictures</source>
        <translation>Eine Datenmenge nennt Bild %1 mit Klasse %2, ihr Cache hat aber %3 Bilder</translation>
    </message>
    <message>
        <source>A data set of %1 pictures was given %2 labels</source>
        <translation>Eine Datenmenge mit %1 Bildern hat %2 Beschriftungen erhalten</translation>
    </message>
    <message>
        <source>A data set of %1 pictures was given %2 labels and no cache</source>
        <translation>Eine Datenmenge mit %1 Bildern hat %2 Beschriftungen und keinen Cache erhalten</translation>
    </message>
    <message>
        <source>A head needs at least one class, not %1</source>
        <translation>Ein Kopf braucht mindestens eine Klasse, nicht %1</translation>
    </message>
    <message>
        <source>A picture cannot be resized to %1 pixels</source>
        <translation>Ein Bild kann nicht auf %1 Pixel gebracht werden</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 has %3 bytes</source>
        <translation>Ein Bild von %1 x %2 hat %3 Bytes</translation>
    </message>
    <message>
        <source>A picture of the task &apos;%1&apos; has class %2, but there are %3 classes</source>
        <translation>Ein Bild der Aufgabe „%1“ hat Klasse %2, es gibt aber %3 Klassen</translation>
    </message>
    <message>
        <source>A reliability diagram needs a prediction and a bin</source>
        <translation>Ein Zuverlässigkeitsdiagramm erfordert eine Vorhersage und ein Fach</translation>
    </message>
    <message>
        <source>A value that is not finite has no place in an order</source>
        <translation>Ein nicht endlicher Wert hat in einer Reihenfolge keinen Platz</translation>
    </message>
    <message>
        <source>Add a folder with pictures of another class</source>
        <translation>Fügen Sie einen Ordner mit Bildern einer weiteren Klasse hinzu</translation>
    </message>
    <message>
        <source>Add it, or restore the file from a copy</source>
        <translation>Fügen Sie ihn hinzu oder stellen Sie die Datei aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Fügen Sie Bilder hinzu</translation>
    </message>
    <message>
        <source>Add pictures in class folders</source>
        <translation>Fügen Sie Bilder in Klassenordnern hinzu</translation>
    </message>
    <message>
        <source>Add pictures to the task</source>
        <translation>Fügen Sie der Aufgabe Bilder hinzu</translation>
    </message>
    <message>
        <source>Add pictures, or give the training part more</source>
        <translation>Fügen Sie Bilder hinzu oder vergrößern Sie den Trainingsteil</translation>
    </message>
    <message>
        <source>Add pictures, or lower the smallest number of pictures in a class</source>
        <translation>Fügen Sie Bilder hinzu oder verringern Sie die Mindestzahl der Bilder je Klasse</translation>
    </message>
    <message>
        <source>Add the data set again</source>
        <translation>Fügen Sie die Datenmenge erneut hinzu</translation>
    </message>
    <message>
        <source>An embedding of %1 values cannot be compared with those of %2</source>
        <translation>Eine Einbettung aus %1 Werten kann nicht mit solchen aus %2 verglichen werden</translation>
    </message>
    <message>
        <source>An expert needs a node below the root</source>
        <translation>Ein Experte braucht einen Knoten unterhalb der Wurzel</translation>
    </message>
    <message>
        <source>Arch</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>At least one principal component must be asked for, not %1</source>
        <translation>Mindestens eine Hauptkomponente ist erforderlich, nicht %1</translation>
    </message>
    <message>
        <source>Augment</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Batches cannot be made: %1</source>
        <translation>Stapel können nicht gebildet werden: %1</translation>
    </message>
    <message>
        <source>Bootstrap resamples</source>
        <translation>Bootstrap-Stichproben</translation>
    </message>
    <message>
        <source>Cannot build the model: %1</source>
        <translation>Das Modell kann nicht gebildet werden: %1</translation>
    </message>
    <message>
        <source>Cannot delete %1: %2</source>
        <translation>%1 kann nicht gelöscht werden: %2</translation>
    </message>
    <message>
        <source>Cannot delete %1: it is not in the workspace</source>
        <translation>%1 kann nicht gelöscht werden: liegt nicht im Arbeitsbereich</translation>
    </message>
    <message>
        <source>Cannot delete %1: it is not there any more</source>
        <translation>%1 kann nicht gelöscht werden: nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>Cannot encode %1 as PNG: %2</source>
        <translation>%1 kann nicht als PNG kodiert werden: %2</translation>
    </message>
    <message>
        <source>Cannot export to %1: it is a file</source>
        <translation>Export nach %1 nicht möglich: das ist eine Datei</translation>
    </message>
    <message>
        <source>Cannot fine-tune: %1</source>
        <translation>Nachtraining nicht möglich: %1</translation>
    </message>
    <message>
        <source>Cannot listen at %1, port %2: %3</source>
        <translation>An %1, Port %2, kann nicht auf Anfragen gewartet werden: %3</translation>
    </message>
    <message>
        <source>Cannot load %1 as TorchScript: %2</source>
        <translation>%1 kann nicht als TorchScript geladen werden: %2</translation>
    </message>
    <message>
        <source>Cannot load %1: it holds %2, which no file that Docent writes does</source>
        <translation>%1 kann nicht geladen werden: enthält %2, was in keiner von Docent geschriebenen Datei vorkommt</translation>
    </message>
    <message>
        <source>Cannot make an event: %1</source>
        <translation>Ein Ereignis kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>Cannot move %1: %2</source>
        <translation>%1 kann nicht verschoben werden: %2</translation>
    </message>
    <message>
        <source>Cannot plan experts: %1</source>
        <translation>Experten können nicht geplant werden: %1</translation>
    </message>
    <message>
        <source>Cannot read %1, line %2: it is not in UTF-8</source>
        <translation>%1, Zeile %2, kann nicht gelesen werden: nicht in UTF-8</translation>
    </message>
    <message>
        <source>Cannot read %1, line %2: it is not text</source>
        <translation>%1, Zeile %2, kann nicht gelesen werden: kein Text</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2 at byte %3</source>
        <translation>%1 kann nicht gelesen werden: %2 bei Byte %3</translation>
    </message>
    <message>
        <source>Cannot read %1: %2 at byte %3 of its unpacked content</source>
        <translation>%1 kann nicht gelesen werden: %2 bei Byte %3 des entpackten Inhalts</translation>
    </message>
    <message>
        <source>Cannot read %1: it cannot be opened</source>
        <translation>%1 kann nicht gelesen werden: lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Cannot read %1: it is %2, more than the %3 that such a file may have</source>
        <translation>%1 kann nicht gelesen werden: mit %2 größer als die für solche Dateien erlaubten %3</translation>
    </message>
    <message>
        <source>Cannot read %1: it is not a file</source>
        <translation>%1 kann nicht gelesen werden: keine Datei</translation>
    </message>
    <message>
        <source>Cannot read the data set %1: it is not a folder</source>
        <translation>Die Datenmenge %1 kann nicht gelesen werden: kein Ordner</translation>
    </message>
    <message>
        <source>Cannot read the data set %1: there is no such file or folder</source>
        <translation>Die Datenmenge %1 kann nicht gelesen werden: keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>Cannot read the data set %1: there is no such folder</source>
        <translation>Die Datenmenge %1 kann nicht gelesen werden: kein solcher Ordner</translation>
    </message>
    <message>
        <source>Cannot read the folder %1: %2</source>
        <translation>Der Ordner %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Cannot remove %1: %2</source>
        <translation>%1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>Cannot rename %1: %2</source>
        <translation>%1 kann nicht umbenannt werden: %2</translation>
    </message>
    <message>
        <source>Cannot tell the model&apos;s shape from the metadata of %1: %2</source>
        <translation>Die Form des Modells geht aus den Metadaten von %1 nicht hervor: %2</translation>
    </message>
    <message>
        <source>Cannot train: %1</source>
        <translation>Training nicht möglich: %1</translation>
    </message>
    <message>
        <source>Cannot train: there is no training picture</source>
        <translation>Training nicht möglich: es gibt kein Trainingsbild</translation>
    </message>
    <message>
        <source>Cannot use %1 as a safetensors file: %2</source>
        <translation>%1 kann nicht als safetensors-Datei verwendet werden: %2</translation>
    </message>
    <message>
        <source>Cannot write %1</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Cannot write tensor &apos;%1&apos;: its data of %2 bytes does not fill its shape</source>
        <translation>Der Tensor „%1“ kann nicht geschrieben werden: seine %2 Bytes an Daten füllen seine Form nicht aus</translation>
    </message>
    <message>
        <source>Cannot write the model as TorchScript: %1</source>
        <translation>Das Modell kann nicht als TorchScript geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Cannot write two tensors of the name &apos;%1&apos;, or one of a reserved name</source>
        <translation>Zwei Tensoren namens „%1“ oder ein Tensor mit reserviertem Namen können nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check its permissions</source>
        <translation>Prüfen Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>Check that folder</source>
        <translation>Prüfen Sie diesen Ordner</translation>
    </message>
    <message>
        <source>Check that it is there and readable</source>
        <translation>Prüfen Sie, ob die Datei vorhanden und lesbar ist</translation>
    </message>
    <message>
        <source>Check that the files are pictures</source>
        <translation>Prüfen Sie, ob die Dateien Bilder sind</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of that folder</source>
        <translation>Prüfen Sie den freien Speicherplatz und die Zugriffsrechte dieses Ordners</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>Prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>Check the path, or name the format</source>
        <translation>Prüfen Sie den Pfad oder geben Sie das Format an</translation>
    </message>
    <message>
        <source>Check the permissions</source>
        <translation>Prüfen Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>Check the permissions of its folder</source>
        <translation>Prüfen Sie die Zugriffsrechte des übergeordneten Ordners</translation>
    </message>
    <message>
        <source>Check the permissions of its folder, and that it is on the same disk as the workspace</source>
        <translation>Prüfen Sie die Zugriffsrechte des übergeordneten Ordners und ob er auf demselben Datenträger wie der Arbeitsbereich liegt</translation>
    </message>
    <message>
        <source>Check the permissions, or use a workspace in a folder that you may write to</source>
        <translation>Prüfen Sie die Zugriffsrechte oder verwenden Sie einen Arbeitsbereich in einem Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>Checkpoint seconds</source>
        <translation>Zwischenstand (Sekunden)</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Wählen Sie einen Ordner</translation>
    </message>
    <message>
        <source>Choose a node that has more classes under it</source>
        <translation>Wählen Sie einen Knoten mit mehr Klassen darunter</translation>
    </message>
    <message>
        <source>Choose a part that has pictures</source>
        <translation>Wählen Sie einen Teil, der Bilder hat</translation>
    </message>
    <message>
        <source>Choose an empty folder, or a new one</source>
        <translation>Wählen Sie einen leeren oder einen neuen Ordner</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>Choose another name, or import it again with --replace</source>
        <translation>Wählen Sie einen anderen Namen oder importieren Sie erneut mit --replace</translation>
    </message>
    <message>
        <source>Choose another part</source>
        <translation>Wählen Sie einen anderen Teil</translation>
    </message>
    <message>
        <source>Choose another with --port, or 0 for a free one, or another --host</source>
        <translation>Wählen Sie mit --port einen anderen, oder 0 für einen freien, oder mit --host eine andere Adresse</translation>
    </message>
    <message>
        <source>Choose nodes below the root</source>
        <translation>Wählen Sie Knoten unterhalb der Wurzel</translation>
    </message>
    <message>
        <source>Choose one of: %1</source>
        <translation>Wählen Sie eines von: %1</translation>
    </message>
    <message>
        <source>Choose one of: auto, %1</source>
        <translation>Wählen Sie eines von: auto, %1</translation>
    </message>
    <message>
        <source>Choose one of: auto, fp32, bf16</source>
        <translation>Wählen Sie eines von: auto, fp32, bf16</translation>
    </message>
    <message>
        <source>Choose the architecture that they were made with</source>
        <translation>Wählen Sie die Architektur, mit der sie erstellt wurden</translation>
    </message>
    <message>
        <source>Close that one, or wait until it is done</source>
        <translation>Schließen Sie es oder warten Sie, bis es fertig ist</translation>
    </message>
    <message>
        <source>Comparing the pictures with the cache</source>
        <translation>Bilder mit dem Cache vergleichen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Copy or download the file again; it is damaged or of another format</source>
        <translation>Kopieren oder laden Sie die Datei erneut; sie ist beschädigt oder hat ein anderes Format</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Berichtigen Sie dies</translation>
    </message>
    <message>
        <source>Correct its spelling, or remove the line</source>
        <translation>Berichtigen Sie die Schreibweise oder entfernen Sie die Zeile</translation>
    </message>
    <message>
        <source>Correct that line</source>
        <translation>Berichtigen Sie diese Zeile</translation>
    </message>
    <message>
        <source>Correct that line, or restore the file from a copy</source>
        <translation>Berichtigen Sie diese Zeile oder stellen Sie die Datei aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Correct that option</source>
        <translation>Berichtigen Sie diese Option</translation>
    </message>
    <message>
        <source>Correct the file</source>
        <translation>Berichtigen Sie die Datei</translation>
    </message>
    <message>
        <source>Correct the list</source>
        <translation>Berichtigen Sie die Liste</translation>
    </message>
    <message>
        <source>Correct them</source>
        <translation>Berichtigen Sie diese Angaben</translation>
    </message>
    <message>
        <source>Correct these</source>
        <translation>Berichtigen Sie diese Angaben</translation>
    </message>
    <message>
        <source>Correct these options</source>
        <translation>Berichtigen Sie diese Optionen</translation>
    </message>
    <message>
        <source>Decoding pictures</source>
        <translation>Bilder dekodieren</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Docent ended before this began; resume it to queue it again.</source>
        <translation>Docent wurde beendet, bevor dieser Auftrag begann; setzen Sie ihn fort, um ihn wieder einzureihen.</translation>
    </message>
    <message>
        <source>Docent ended while this ran; resume it to go on from its checkpoint.</source>
        <translation>Docent wurde beendet, während dieser Auftrag lief; setzen Sie ihn fort, um beim Zwischenstand weiterzumachen.</translation>
    </message>
    <message>
        <source>Embedding with &apos;%1&apos;</source>
        <translation>Einbetten mit „%1“</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Every node that is large enough holds the whole data set, as the baseline does</source>
        <translation>Jeder ausreichend große Knoten enthält wie das Grundmodell die ganze Datenmenge</translation>
    </message>
    <message>
        <source>Export &apos;%1&apos;</source>
        <translation>„%1“ exportieren</translation>
    </message>
    <message>
        <source>Export the model again</source>
        <translation>Exportieren Sie das Modell erneut</translation>
    </message>
    <message>
        <source>Export to a folder of its own</source>
        <translation>Exportieren Sie in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>Export to another format, or fine-tune again with a lower learning rate</source>
        <translation>Exportieren Sie in ein anderes Format oder trainieren Sie mit kleinerer Lernrate erneut nach</translation>
    </message>
    <message>
        <source>Finding neighbours</source>
        <translation>Nachbarn suchen</translation>
    </message>
    <message>
        <source>Finding the principal components</source>
        <translation>Hauptkomponenten bestimmen</translation>
    </message>
    <message>
        <source>Fine-tune &apos;%1&apos; on &apos;%2&apos;</source>
        <translation>„%1“ auf „%2“ nachtrainieren</translation>
    </message>
    <message>
        <source>Fine-tune again with a lower learning rate</source>
        <translation>Trainieren Sie mit kleinerer Lernrate erneut nach</translation>
    </message>
    <message>
        <source>Fine-tune again with the options and the name that it had</source>
        <translation>Trainieren Sie mit den bisherigen Optionen und dem bisherigen Namen erneut nach</translation>
    </message>
    <message>
        <source>Fine-tune one of them again on the task as it is now</source>
        <translation>Trainieren Sie eines davon auf der jetzigen Aufgabe erneut nach</translation>
    </message>
    <message>
        <source>Fine-tune under another name with lower learning rates</source>
        <translation>Trainieren Sie unter anderem Namen mit kleineren Lernraten nach</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Free some space on that disk and try again</source>
        <translation>Geben Sie auf diesem Datenträger Speicherplatz frei und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>Give a folder that &apos;docent export&apos; wrote</source>
        <translation>Geben Sie einen Ordner an, den „docent export“ geschrieben hat</translation>
    </message>
    <message>
        <source>Give a folder whose folders hold PNG, JPEG, WebP, TIFF, BMP or GIF files</source>
        <translation>Geben Sie einen Ordner an, dessen Ordner PNG-, JPEG-, WebP-, TIFF-, BMP- oder GIF-Dateien enthalten</translation>
    </message>
    <message>
        <source>Give a model file or its folder</source>
        <translation>Geben Sie eine Modelldatei oder ihren Ordner an</translation>
    </message>
    <message>
        <source>Give a table with a line a picture</source>
        <translation>Geben Sie eine Tabelle mit einer Zeile pro Bild an</translation>
    </message>
    <message>
        <source>Give a text file</source>
        <translation>Geben Sie eine Textdatei an</translation>
    </message>
    <message>
        <source>Give it more, or a larger --validation-fraction</source>
        <translation>Fügen Sie Bilder hinzu oder vergrößern Sie --validation-fraction</translation>
    </message>
    <message>
        <source>Give it one with resetHead</source>
        <translation>Geben Sie ihm mit resetHead einen Kopf</translation>
    </message>
    <message>
        <source>Give that one another name, or delete it, and undo again</source>
        <translation>Benennen Sie das dort Liegende um oder löschen Sie es, und machen Sie dann erneut rückgängig</translation>
    </message>
    <message>
        <source>Give the CSV file itself</source>
        <translation>Geben Sie die CSV-Datei selbst an</translation>
    </message>
    <message>
        <source>Give the JSON file itself</source>
        <translation>Geben Sie die JSON-Datei selbst an</translation>
    </message>
    <message>
        <source>Give the data set a test part</source>
        <translation>Geben Sie der Datenmenge einen Testteil</translation>
    </message>
    <message>
        <source>Give the folder that holds the IDX files, or one images file</source>
        <translation>Geben Sie den Ordner mit den IDX-Dateien oder eine Bilderdatei an</translation>
    </message>
    <message>
        <source>Give the folder that holds the folders of the classes</source>
        <translation>Geben Sie den Ordner an, der die Klassenordner enthält</translation>
    </message>
    <message>
        <source>Give the new one another name, or remove the old one first</source>
        <translation>Geben Sie dem neuen einen anderen Namen oder entfernen Sie zuerst das alte</translation>
    </message>
    <message>
        <source>Give the run another name</source>
        <translation>Geben Sie dem Lauf einen anderen Namen</translation>
    </message>
    <message>
        <source>Give the task &apos;%1&apos; some test pictures</source>
        <translation>Geben Sie der Aufgabe „%1“ einige Testbilder</translation>
    </message>
    <message>
        <source>Give the task more training pictures</source>
        <translation>Geben Sie der Aufgabe mehr Trainingsbilder</translation>
    </message>
    <message>
        <source>Give the task some training pictures</source>
        <translation>Geben Sie der Aufgabe einige Trainingsbilder</translation>
    </message>
    <message>
        <source>Go on with it: docent jobs resume %1</source>
        <translation>Setzen Sie ihn fort: docent jobs resume %1</translation>
    </message>
    <message>
        <source>Hits on %1 and on %2 pictures do not compare</source>
        <translation>Treffer auf %1 und auf %2 Bildern sind nicht vergleichbar</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>ImageOps.fit(picture, %1, shrink)</source>
        <translation>ImageOps.fit(picture, %1, shrink)</translation>
    </message>
    <message>
        <source>ImageOps.pad(picture, %1, shrink, color=&quot;white&quot;)</source>
        <translation>ImageOps.pad(picture, %1, shrink, color=&quot;white&quot;)</translation>
    </message>
    <message>
        <source>Import &apos;%1&apos;</source>
        <translation>„%1“ importieren</translation>
    </message>
    <message>
        <source>Import a data set with nested folders, or lower --min-classes</source>
        <translation>Importieren Sie eine Datenmenge mit verschachtelten Ordnern oder verringern Sie --min-classes</translation>
    </message>
    <message>
        <source>Import the data set again</source>
        <translation>Importieren Sie die Datenmenge erneut</translation>
    </message>
    <message>
        <source>Import the pictures of the task with &apos;docent dataset add ... --target&apos;</source>
        <translation>Importieren Sie die Bilder der Aufgabe mit „docent dataset add ... --target“</translation>
    </message>
    <message>
        <source>Install Docent again</source>
        <translation>Installieren Sie Docent neu</translation>
    </message>
    <message>
        <source>Install the Debian package %1</source>
        <translation>Installieren Sie das Debian-Paket %1</translation>
    </message>
    <message>
        <source>It failed for an unknown reason.</source>
        <translation>Aus unbekanntem Grund fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Label %1 is none of the %2 classes</source>
        <translation>Die Beschriftung %1 ist keine der %2 Klassen</translation>
    </message>
    <message>
        <source>Label columns</source>
        <translation>Klassenspalten</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Glättung der Beschriftungen</translation>
    </message>
    <message>
        <source>Laying out</source>
        <translation>Punkte anordnen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Leave-one-out needs at least two examples, there are none</source>
        <translation>Leave-one-out erfordert mindestens zwei Beispiele, es gibt keines</translation>
    </message>
    <message>
        <source>Leave-one-out needs at least two examples, there is 1</source>
        <translation>Leave-one-out erfordert mindestens zwei Beispiele, es gibt nur 1</translation>
    </message>
    <message>
        <source>Let it end first</source>
        <translation>Lassen Sie ihn erst zu Ende laufen</translation>
    </message>
    <message>
        <source>Let its training end, or choose another</source>
        <translation>Lassen Sie sein Training zu Ende laufen oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>Let its training end, or leave it out</source>
        <translation>Lassen Sie sein Training zu Ende laufen oder lassen Sie es weg</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Load it with the program that made it, or export the model again</source>
        <translation>Laden Sie die Datei mit dem Programm, das sie erstellt hat, oder exportieren Sie das Modell erneut</translation>
    </message>
    <message>
        <source>Looking for the pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Lower --min-images or --min-classes</source>
        <translation>Verringern Sie --min-images oder --min-classes</translation>
    </message>
    <message>
        <source>Lower --min-images to reach the nodes below</source>
        <translation>Verringern Sie --min-images, um die Knoten darunter zu erreichen</translation>
    </message>
    <message>
        <source>Make one with &apos;docent new %1&apos;, or name another with --workspace</source>
        <translation>Legen Sie mit „docent new %1“ einen an oder nennen Sie mit --workspace einen anderen</translation>
    </message>
    <message>
        <source>Make one with &apos;docent new my-work&apos;, or name another with --workspace</source>
        <translation>Legen Sie mit „docent new my-work“ einen an oder nennen Sie mit --workspace einen anderen</translation>
    </message>
    <message>
        <source>Matrix products are slow here (%1 GFLOP/s a core): Torch runs on the reference BLAS. Install libopenblas0-openmp to make Docent many times faster.</source>
        <translation>Matrixprodukte sind hier langsam (%1 GFLOP/s je Kern): Torch verwendet die Referenz-BLAS. Installieren Sie libopenblas0-openmp, um Docent um ein Vielfaches zu beschleunigen.</translation>
    </message>
    <message>
        <source>Max experts</source>
        <translation>Höchstzahl Experten</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Höchstzahl Schritte</translation>
    </message>
    <message>
        <source>Max test</source>
        <translation>Höchstzahl Testbilder</translation>
    </message>
    <message>
        <source>Max train</source>
        <translation>Höchstzahl Trainingsbilder</translation>
    </message>
    <message>
        <source>McNemar&apos;s test needs two counts</source>
        <translation>McNemars Test erfordert zwei Anzahlen</translation>
    </message>
    <message>
        <source>Min class images</source>
        <translation>Mindestzahl Bilder je Klasse</translation>
    </message>
    <message>
        <source>Min classes</source>
        <translation>Mindestzahl Klassen</translation>
    </message>
    <message>
        <source>Min crop area</source>
        <translation>Kleinster Ausschnitt</translation>
    </message>
    <message>
        <source>Min images</source>
        <translation>Mindestzahl Bilder</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Move one of the two by hand</source>
        <translation>Verschieben Sie eines der beiden von Hand</translation>
    </message>
    <message>
        <source>Move some of its pictures to the training part, or remove the class</source>
        <translation>Verschieben Sie einige ihrer Bilder in den Trainingsteil oder entfernen Sie die Klasse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name one, for example animals/birds</source>
        <translation>Geben Sie einen an, zum Beispiel animals/birds</translation>
    </message>
    <message>
        <source>Name the folder that holds all of them, or import what there is with --replace</source>
        <translation>Geben Sie den Ordner an, der alle enthält, oder importieren Sie mit --replace, was vorhanden ist</translation>
    </message>
    <message>
        <source>Name the one that does with --path-column</source>
        <translation>Geben Sie mit --path-column die richtige Spalte an</translation>
    </message>
    <message>
        <source>Name torchscript, safetensors or both</source>
        <translation>Geben Sie torchscript, safetensors oder beide an</translation>
    </message>
    <message>
        <source>No format to export to</source>
        <translation>Kein Format für den Export</translation>
    </message>
    <message>
        <source>No more connections are accepted</source>
        <translation>Es werden keine Verbindungen mehr angenommen</translation>
    </message>
    <message>
        <source>No node below the root has %1 classes with training pictures, so there is nothing to make an expert of</source>
        <translation>Kein Knoten unterhalb der Wurzel hat %1 Klassen mit Trainingsbildern, daher lässt sich kein Experte bilden</translation>
    </message>
    <message>
        <source>No node has %1 training pictures and %2 classes; the largest, &apos;%3&apos;, has %4 and %5</source>
        <translation>Kein Knoten hat %1 Trainingsbilder und %2 Klassen; der größte, „%3“, hat %4 und %5</translation>
    </message>
    <message>
        <source>No picture is left for training in %1</source>
        <translation>In %1 bleibt kein Bild zum Trainieren</translation>
    </message>
    <message>
        <source>No trial of the sweep ended with a finite loss</source>
        <translation>Kein Versuch des Durchlaufs endete mit einem endlichen Verlust</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>None of the %1 pictures of %2 could be decoded; the first one, %3, %4</source>
        <translation>Keines der %1 Bilder von %2 konnte dekodiert werden; das erste, %3, %4</translation>
    </message>
    <message>
        <source>Not used of the list: %1.</source>
        <translation>Aus der Liste nicht verwendet: %1.</translation>
    </message>
    <message>
        <source>Only jobs that wait or are paused have a place that can be changed</source>
        <translation>Nur wartende oder angehaltene Aufträge haben einen Platz, der sich ändern lässt</translation>
    </message>
    <message>
        <source>Open it, or choose another folder</source>
        <translation>Öffnen Sie ihn oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Open the cache again</source>
        <translation>Öffnen Sie den Cache erneut</translation>
    </message>
    <message>
        <source>Open the run again</source>
        <translation>Öffnen Sie den Lauf erneut</translation>
    </message>
    <message>
        <source>Outputs of %1 images and %2 classes cannot be compared with %3 labels of %4 classes</source>
        <translation>Ausgaben für %1 Bilder und %2 Klassen sind nicht mit %3 Beschriftungen aus %4 Klassen vergleichbar</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path column</source>
        <translation>Pfadspalte</translation>
    </message>
    <message>
        <source>Paused; resume it to go on</source>
        <translation>Angehalten; setzen Sie ihn fort, um weiterzumachen</translation>
    </message>
    <message>
        <source>Picture %1 has %2 bytes instead of %3</source>
        <translation>Bild %1 hat %2 Bytes statt %3</translation>
    </message>
    <message>
        <source>Pictures of %1 pixels a side cannot be cached</source>
        <translation>Bilder mit %1 Pixeln Seitenlänge können nicht in den Cache</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Näherung</translation>
    </message>
    <message>
        <source>Put back what is missing, or import the data set again with --replace</source>
        <translation>Legen Sie das Fehlende zurück oder importieren Sie die Datenmenge erneut mit --replace</translation>
    </message>
    <message>
        <source>Put the labels file beside the images file</source>
        <translation>Legen Sie die Datei der Beschriftungen neben die Bilderdatei</translation>
    </message>
    <message>
        <source>Put the pictures of each class into a folder of its own</source>
        <translation>Legen Sie die Bilder jeder Klasse in einen eigenen Ordner</translation>
    </message>
    <message>
        <source>Rank it again</source>
        <translation>Bilden Sie die Rangfolge erneut</translation>
    </message>
    <message>
        <source>Rank it together with models of its own picture size only</source>
        <translation>Bilden Sie die Rangfolge nur mit Modellen derselben Bildgröße</translation>
    </message>
    <message>
        <source>Rank it together with models of its own rule only</source>
        <translation>Bilden Sie die Rangfolge nur mit Modellen derselben Regel</translation>
    </message>
    <message>
        <source>Rank the models again: docent rank --task %1</source>
        <translation>Bilden Sie die Rangfolge der Modelle erneut: docent rank --task %1</translation>
    </message>
    <message>
        <source>Rank the models for &apos;%1&apos;</source>
        <translation>Rangfolge der Modelle für „%1“ bilden</translation>
    </message>
    <message>
        <source>Rank the task again</source>
        <translation>Bilden Sie die Rangfolge der Aufgabe erneut</translation>
    </message>
    <message>
        <source>Rank the task again to make it</source>
        <translation>Bilden Sie die Rangfolge der Aufgabe erneut, um sie zu erzeugen</translation>
    </message>
    <message>
        <source>Rank them first: docent rank --task %1</source>
        <translation>Bilden Sie zuerst die Rangfolge: docent rank --task %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Reading folders</source>
        <translation>Ordner lesen</translation>
    </message>
    <message>
        <source>Reading the annotations</source>
        <translation>Annotationen lesen</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Liste lesen</translation>
    </message>
    <message>
        <source>Remove it if it is a copy, or else write &apos;%1&apos; as its id</source>
        <translation>Entfernen Sie die Datei, wenn sie eine Kopie ist, oder tragen Sie andernfalls „%1“ als ID ein</translation>
    </message>
    <message>
        <source>Remove it to begin anew</source>
        <translation>Entfernen Sie ihn, um neu zu beginnen</translation>
    </message>
    <message>
        <source>Remove it, or give it the id in it as its name, like 0012.yaml</source>
        <translation>Entfernen Sie die Datei oder geben Sie ihr die enthaltene ID als Namen, etwa 0012.yaml</translation>
    </message>
    <message>
        <source>Remove one of the two relations</source>
        <translation>Entfernen Sie eine der beiden Beziehungen</translation>
    </message>
    <message>
        <source>Remove that line</source>
        <translation>Entfernen Sie diese Zeile</translation>
    </message>
    <message>
        <source>Remove the folder, it is made again</source>
        <translation>Entfernen Sie den Ordner, er wird neu angelegt</translation>
    </message>
    <message>
        <source>Rename it</source>
        <translation>Benennen Sie sie um</translation>
    </message>
    <message>
        <source>Rename the class and fine-tune again</source>
        <translation>Benennen Sie die Klasse um und trainieren Sie erneut nach</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größenanpassung</translation>
    </message>
    <message>
        <source>Restore both files from one copy, or train it again</source>
        <translation>Stellen Sie beide Dateien aus derselben Kopie wieder her oder trainieren Sie es erneut</translation>
    </message>
    <message>
        <source>Restore both files from one copy, or train the model again</source>
        <translation>Stellen Sie beide Dateien aus derselben Kopie wieder her oder trainieren Sie das Modell erneut</translation>
    </message>
    <message>
        <source>Restore it from a copy, or remove the folder %1 to begin this training anew</source>
        <translation>Stellen Sie ihn aus einer Kopie wieder her oder entfernen Sie den Ordner %1, um dieses Training neu zu beginnen</translation>
    </message>
    <message>
        <source>Restore the file from a copy, or remove it</source>
        <translation>Stellen Sie die Datei aus einer Kopie wieder her oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>Restore the run&apos;s folder from a copy, or fine-tune again</source>
        <translation>Stellen Sie den Ordner des Laufs aus einer Kopie wieder her oder trainieren Sie erneut nach</translation>
    </message>
    <message>
        <source>Restore them, or import the data set again with --replace</source>
        <translation>Stellen Sie sie wieder her oder importieren Sie die Datenmenge erneut mit --replace</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Basisordner</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Running &apos;%1&apos;</source>
        <translation>„%1“ ausführen</translation>
    </message>
    <message>
        <source>Save it again as UTF-8 (spreadsheets call it &apos;CSV UTF-8&apos;)</source>
        <translation>Speichern Sie die Datei erneut als UTF-8 (in Tabellenkalkulationen „CSV UTF-8“)</translation>
    </message>
    <message>
        <source>Save it as CSV, and give that file</source>
        <translation>Speichern Sie die Datei als CSV und geben Sie diese an</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lernratenplan</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Werte berechnen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Small classes</source>
        <translation>Kleine Klassen</translation>
    </message>
    <message>
        <source>Something else is at %1 now</source>
        <translation>An der Stelle %1 liegt jetzt etwas anderes</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Split it</source>
        <translation>Teilen Sie die Datei auf</translation>
    </message>
    <message>
        <source>Start a new one to do it again</source>
        <translation>Starten Sie einen neuen, um es erneut zu tun</translation>
    </message>
    <message>
        <source>Start the server again</source>
        <translation>Starten Sie den Server neu</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop it first</source>
        <translation>Stoppen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped; the best weights so far are kept as &apos;%1&apos;, resume it to go on</source>
        <translation>Gestoppt; die bisher besten Gewichte bleiben als „%1“ erhalten, zum Weitermachen fortsetzen</translation>
    </message>
    <message>
        <source>Sweep, trial %1 of %2</source>
        <translation>Durchlauf, Versuch %1 von %2</translation>
    </message>
    <message>
        <source>Take at least 1 iteration, an exaggeration of at least 1 and a theta from 0 to 0.7</source>
        <translation>Verwenden Sie mindestens 1 Iteration, eine Übertreibung von mindestens 1 und ein Theta von 0 bis 0.7</translation>
    </message>
    <message>
        <source>Take the annotations of the training or validation part</source>
        <translation>Verwenden Sie die Annotationen des Trainings- oder Validierungsteils</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Test fraction</source>
        <translation>Testanteil</translation>
    </message>
    <message>
        <source>The baseline &apos;%1&apos; is not trained yet</source>
        <translation>Das Grundmodell „%1“ ist noch nicht trainiert</translation>
    </message>
    <message>
        <source>The baseline &apos;%1&apos; is ranked too: it is a candidate in every ranking</source>
        <translation>Das Grundmodell „%1“ kommt ebenfalls in die Rangfolge: es ist in jeder Rangfolge ein Kandidat</translation>
    </message>
    <message>
        <source>The baseline &apos;%1&apos; takes pictures of %2 px, these are %3 px</source>
        <translation>Das Grundmodell „%1“ erwartet Bilder mit %2 px, diese haben %3 px</translation>
    </message>
    <message>
        <source>The checkpoint %1 is of a run with other options or pictures</source>
        <translation>Der Zwischenstand %1 stammt von einem Lauf mit anderen Optionen oder Bildern</translation>
    </message>
    <message>
        <source>The checkpoint is of another model; remove it to begin anew</source>
        <translation>Der Zwischenstand stammt von einem anderen Modell; entfernen Sie ihn, um neu zu beginnen</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; of %2 has no picture for training, only for validation or test</source>
        <translation>Die Klasse „%1“ von %2 hat kein Bild zum Trainieren, nur zur Validierung oder zum Testen</translation>
    </message>
    <message>
        <source>The command &apos;docent dataset show&apos; lists the nodes</source>
        <translation>Der Befehl „docent dataset show“ listet die Knoten auf</translation>
    </message>
    <message>
        <source>The command &apos;docent jobs&apos; lists them</source>
        <translation>Der Befehl „docent jobs“ listet sie auf</translation>
    </message>
    <message>
        <source>The data set &apos;%1&apos; is a source, not a task</source>
        <translation>Die Datenmenge „%1“ ist eine Quelle, keine Aufgabe</translation>
    </message>
    <message>
        <source>The data set &apos;%1&apos; is a task, and what is trained on it could not be ranked for it</source>
        <translation>Die Datenmenge „%1“ ist eine Aufgabe; für darauf trainierte Modelle ließe sich dafür keine Rangfolge bilden</translation>
    </message>
    <message>
        <source>The embedding of example %1 holds a value that is not finite</source>
        <translation>Die Einbettung des Beispiels %1 enthält einen nicht endlichen Wert</translation>
    </message>
    <message>
        <source>The embedding of picture %1 holds a value that is not finite</source>
        <translation>Die Einbettung des Bilds %1 enthält einen nicht endlichen Wert</translation>
    </message>
    <message>
        <source>The exported %1 differs from the trained model by %2, so it was not kept</source>
        <translation>Die exportierte Datei %1 weicht um %2 vom trainierten Modell ab und wurde deshalb nicht behalten</translation>
    </message>
    <message>
        <source>The exported model has outputs of another shape</source>
        <translation>Das exportierte Modell hat Ausgaben anderer Form</translation>
    </message>
    <message>
        <source>The folder %1 holds no %2</source>
        <translation>Der Ordner %1 enthält keine Datei %2</translation>
    </message>
    <message>
        <source>The folder %1 holds no picture (%2 other files or folders were looked at%3)</source>
        <translation>Der Ordner %1 enthält kein Bild (%2 andere Dateien oder Ordner wurden geprüft%3)</translation>
    </message>
    <message>
        <source>The folder %1 holds no train-images-idx3-ubyte and no train-images-idx3-ubyte.gz</source>
        <translation>Der Ordner %1 enthält weder train-images-idx3-ubyte noch train-images-idx3-ubyte.gz</translation>
    </message>
    <message>
        <source>The folder %1 holds the exported model &apos;%2&apos;, whose labels would be replaced by those of &apos;%3&apos;</source>
        <translation>Der Ordner %1 enthält das exportierte Modell „%2“, dessen Klassen durch die von „%3“ ersetzt würden</translation>
    </message>
    <message>
        <source>The job %1 (%2) is %3 and uses the %4 &apos;%5&apos;</source>
        <translation>Der Auftrag %1 (%2; Zustand: %3) verwendet %4 „%5“</translation>
    </message>
    <message>
        <source>The job %1 has ended</source>
        <translation>Der Auftrag %1 ist beendet</translation>
    </message>
    <message>
        <source>The job %1 is done</source>
        <translation>Der Auftrag %1 ist fertig</translation>
    </message>
    <message>
        <source>The job %1 is running</source>
        <translation>Der Auftrag %1 läuft</translation>
    </message>
    <message>
        <source>The job %1 is still to be done</source>
        <translation>Der Auftrag %1 ist noch nicht erledigt</translation>
    </message>
    <message>
        <source>The job %1 uses the data set &apos;%2&apos;</source>
        <translation>Der Auftrag %1 verwendet die Datenmenge „%2“</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; cannot lie under &apos;%2&apos;, which lies under it</source>
        <translation>Die Klasse „%1“ kann nicht unter „%2“ liegen, das unter ihr liegt</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; has a further parent, but no picture</source>
        <translation>Die Klasse „%1“ hat eine weitere übergeordnete Klasse, aber kein Bild</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; has an empty part</source>
        <translation>Die Klasse „%1“ hat einen leeren Teil</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; holds a line break, so it cannot be a line of labels.txt</source>
        <translation>Die Klasse „%1“ enthält einen Zeilenumbruch und kann daher keine Zeile von labels.txt sein</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; under &apos;%2&apos; is empty</source>
        <translation>Die Klasse „%1“ unter „%2“ ist leer</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; under &apos;%2&apos; is not allowed: &apos;/&apos; separates levels</source>
        <translation>Die Klasse „%1“ unter „%2“ ist nicht erlaubt: „/“ trennt Ebenen</translation>
    </message>
    <message>
        <source>The labels of %1 were not found: looked for %2 and %3</source>
        <translation>Die Beschriftungen von %1 wurden nicht gefunden: gesucht wurden %2 und %3</translation>
    </message>
    <message>
        <source>The level of the classes must not be negative</source>
        <translation>Die Ebene der Klassen darf nicht negativ sein</translation>
    </message>
    <message>
        <source>The list has no header: its first column was taken for the picture, the second for the label.</source>
        <translation>Die Liste hat keine Kopfzeile: die erste Spalte wurde als Bild verwendet, die zweite als Beschriftung.</translation>
    </message>
    <message>
        <source>The loader gave fewer batches than the epoch has</source>
        <translation>Der Lader lieferte weniger Stapel, als die Epoche hat</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; gives embeddings that are not finite</source>
        <translation>Das Modell „%1“ liefert nicht endliche Einbettungen</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; has no weights yet</source>
        <translation>Das Modell „%1“ hat noch keine Gewichte</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is not in the ranking for &apos;%2&apos;</source>
        <translation>Das Modell „%1“ ist nicht in der Rangfolge für „%2“</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is not trained yet</source>
        <translation>Das Modell „%1“ ist noch nicht trainiert</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; takes pictures of %2 px, but those of the task &apos;%3&apos; were decoded at %4 px</source>
        <translation>Das Modell „%1“ erwartet Bilder mit %2 px, die der Aufgabe „%3“ wurden aber mit %4 px dekodiert</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; takes pictures of %2 px, these are %3 px</source>
        <translation>Das Modell „%1“ erwartet Bilder mit %2 px, diese haben %3 px</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; takes pictures that are made square by the rule &apos;%2&apos;, but those of the task &apos;%3&apos; were made so by &apos;%4&apos;</source>
        <translation>Das Modell „%1“ erwartet Bilder, die nach der Regel „%2“ quadratisch gemacht sind, die der Aufgabe „%3“ wurden es aber nach „%4“</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; was there already, of the same options and pictures</source>
        <translation>Das Modell „%1“ war mit denselben Optionen und Bildern bereits vorhanden</translation>
    </message>
    <message>
        <source>The model has no head to classify with</source>
        <translation>Das Modell hat keinen Kopf zum Klassifizieren</translation>
    </message>
    <message>
        <source>The model in %1 cannot be run: %2</source>
        <translation>Das Modell in %1 kann nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>The model in %1 has %2 outputs for %3 labels</source>
        <translation>Das Modell in %1 hat %2 Ausgaben für %3 Klassen</translation>
    </message>
    <message>
        <source>The model&apos;s output for image %1 is not finite</source>
        <translation>Die Ausgabe des Modells für Bild %1 ist nicht endlich</translation>
    </message>
    <message>
        <source>The most images for training and for testing must not be negative</source>
        <translation>Die Höchstzahlen der Bilder zum Trainieren und Testen dürfen nicht negativ sein</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; has no class with training pictures: an expert needs at least two to tell apart</source>
        <translation>Der Knoten „%1“ hat keine Klasse mit Trainingsbildern: ein Experte braucht mindestens zwei zum Unterscheiden</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; has no class: an expert needs at least two to tell apart</source>
        <translation>Der Knoten „%1“ hat keine Klasse: ein Experte braucht mindestens zwei zum Unterscheiden</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; has one class only with training pictures: an expert needs at least two to tell apart</source>
        <translation>Der Knoten „%1“ hat nur eine Klasse mit Trainingsbildern: ein Experte braucht mindestens zwei zum Unterscheiden</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; has one class only: an expert needs at least two to tell apart</source>
        <translation>Der Knoten „%1“ hat nur eine Klasse: ein Experte braucht mindestens zwei zum Unterscheiden</translation>
    </message>
    <message>
        <source>The normal quantile is defined for probabilities between 0 and 1 only</source>
        <translation>Das Normalquantil ist nur für Wahrscheinlichkeiten zwischen 0 und 1 definiert</translation>
    </message>
    <message>
        <source>The optimiser got %1 parameters, but says of %2 whether they decay</source>
        <translation>Der Optimierer hat %1 Parameter erhalten, aber für %2 die Angabe, ob sie abklingen</translation>
    </message>
    <message>
        <source>The options of t-SNE are out of range</source>
        <translation>Die Optionen von t-SNE liegen außerhalb des erlaubten Bereichs</translation>
    </message>
    <message>
        <source>The perplexity must be at least 1</source>
        <translation>Die Perplexität muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>The picture cache %1 is not what its name says and is made again.</source>
        <translation>Der Bildcache %1 ist nicht, was sein Name besagt, und wird neu angelegt.</translation>
    </message>
    <message>
        <source>The picture cache has no picture %1, only %2</source>
        <translation>Der Bildcache hat kein Bild %1, nur %2</translation>
    </message>
    <message>
        <source>The picture cache of %1 is not that of its catalog</source>
        <translation>Der Bildcache von %1 gehört nicht zu seinem Katalog</translation>
    </message>
    <message>
        <source>The pictures of &apos;%1&apos; no longer lie in %2</source>
        <translation>Die Bilder von „%1“ liegen nicht mehr in %2</translation>
    </message>
    <message>
        <source>The pictures to compare the export of &apos;%1&apos; on are of %2 px, but the model takes %3 px</source>
        <translation>Die Bilder zum Prüfen des Exports von „%1“ haben %2 px, das Modell erwartet aber %3 px</translation>
    </message>
    <message>
        <source>The ranking is of %1 pictures, but &apos;%2&apos; has %3 to train</source>
        <translation>Die Rangfolge beruht auf %1 Bildern, „%2“ hat aber %3 zum Trainieren</translation>
    </message>
    <message>
        <source>The ranking&apos;s options cannot be used: %1</source>
        <translation>Die Optionen der Rangfolge sind nicht verwendbar: %1</translation>
    </message>
    <message>
        <source>The record is of a newer Docent, or damaged</source>
        <translation>Die Datei stammt von einem neueren Docent oder ist beschädigt</translation>
    </message>
    <message>
        <source>The record of this job could not be written.</source>
        <translation>Die Datei dieses Auftrags konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The root needs no expert: the baseline is trained on everything</source>
        <translation>Die Wurzel braucht keinen Experten: das Grundmodell ist auf allem trainiert</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has no weights yet</source>
        <translation>Der Lauf „%1“ hat noch keine Gewichte</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not complete</source>
        <translation>Der Lauf „%1“ ist unvollständig</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not finished, so there is no model to export</source>
        <translation>Der Lauf „%1“ ist nicht abgeschlossen, daher gibt es kein Modell zum Exportieren</translation>
    </message>
    <message>
        <source>The run&apos;s name &apos;%1&apos; cannot be that of a file</source>
        <translation>Der Name des Laufs, „%1“, ist als Dateiname nicht möglich</translation>
    </message>
    <message>
        <source>The sample pictures of &apos;%1&apos; are not in %2</source>
        <translation>Die Beispielbilder von „%1“ sind nicht in %2</translation>
    </message>
    <message>
        <source>The smallest number of pictures in a class must be at least 1</source>
        <translation>Die Mindestzahl der Bilder je Klasse muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>The source of pictures has %1 of them, and the catalog %2</source>
        <translation>Die Bilderquelle hat %1 davon, der Katalog %2</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has %2 training pictures; a ranking needs at least 2</source>
        <translation>Die Aufgabe „%1“ hat %2 Trainingsbilder; eine Rangfolge braucht mindestens 2</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has no test pictures</source>
        <translation>Die Aufgabe „%1“ hat keine Testbilder</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has too few training pictures (%2) to set some aside to choose by</source>
        <translation>Die Aufgabe „%1“ hat zu wenige Trainingsbilder (%2), um einige für die Auswahl zurückzulegen</translation>
    </message>
    <message>
        <source>The trained model gives outputs that are not finite, so it is of no use elsewhere</source>
        <translation>Das trainierte Modell liefert nicht endliche Ausgaben und ist daher anderswo unbrauchbar</translation>
    </message>
    <message>
        <source>The trained weights of this run cannot be read: %1</source>
        <translation>Die trainierten Gewichte dieses Laufs können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The training cannot go on from its checkpoint: %1</source>
        <translation>Das Training kann nicht von seinem Zwischenstand aus fortgesetzt werden: %1</translation>
    </message>
    <message>
        <source>The trash %1 was left as it is: %2</source>
        <translation>Der Papierkorb %1 blieb unverändert: %2</translation>
    </message>
    <message>
        <source>The two runs were not tested on the same pictures: %1</source>
        <translation>Die beiden Läufe wurden nicht auf denselben Bildern getestet: %1</translation>
    </message>
    <message>
        <source>The validation part and the test part must each be 0 or more, and together less than 1</source>
        <translation>Validierungsteil und Testteil müssen jeweils mindestens 0 und zusammen kleiner als 1 sein</translation>
    </message>
    <message>
        <source>The weights in %1 do not fit the model: %2</source>
        <translation>Die Gewichte in %1 passen nicht zum Modell: %2</translation>
    </message>
    <message>
        <source>The weights of &apos;%1&apos; (%2) are not those that its record names</source>
        <translation>Die Gewichte von „%1“ (%2) sind nicht die in seiner Datei genannten</translation>
    </message>
    <message>
        <source>The weights of the model &apos;%1&apos; (%2) are not those that its model.yaml names</source>
        <translation>Die Gewichte des Modells „%1“ (%2) sind nicht die in seiner model.yaml genannten</translation>
    </message>
    <message>
        <source>The weights of the run &apos;%1&apos; have %2 outputs for %3 classes</source>
        <translation>Die Gewichte des Laufs „%1“ haben %2 Ausgaben für %3 Klassen</translation>
    </message>
    <message>
        <source>The workspace %1 is in use by another Docent (%2)</source>
        <translation>Der Arbeitsbereich %1 wird von einem anderen Docent verwendet (%2)</translation>
    </message>
    <message>
        <source>The workspace %1 is of format %2</source>
        <translation>Der Arbeitsbereich %1 hat das Format %2</translation>
    </message>
    <message>
        <source>There are %1 embeddings but %2 labels</source>
        <translation>Es gibt %1 Einbettungen, aber %2 Beschriftungen</translation>
    </message>
    <message>
        <source>There are %1 picture names for %2 predictions</source>
        <translation>Es gibt %1 Bildnamen für %2 Vorhersagen</translation>
    </message>
    <message>
        <source>There are no points to find principal components of</source>
        <translation>Es gibt keine Punkte, deren Hauptkomponenten zu bestimmen wären</translation>
    </message>
    <message>
        <source>There are no points to lay out</source>
        <translation>Es gibt keine Punkte zum Anordnen</translation>
    </message>
    <message>
        <source>There is a %1 &apos;%2&apos; already</source>
        <translation>%1 „%2“ gibt es bereits</translation>
    </message>
    <message>
        <source>There is a data set &apos;%1&apos; already</source>
        <translation>Die Datenmenge „%1“ gibt es bereits</translation>
    </message>
    <message>
        <source>There is a model &apos;%1&apos; of other options or pictures</source>
        <translation>Es gibt ein Modell „%1“ mit anderen Optionen oder Bildern</translation>
    </message>
    <message>
        <source>There is a run &apos;%1&apos; of other options or pictures</source>
        <translation>Es gibt einen Lauf „%1“ mit anderen Optionen oder Bildern</translation>
    </message>
    <message>
        <source>There is no %1 &apos;%2&apos; in this workspace</source>
        <translation>%1 „%2“ gibt es in diesem Arbeitsbereich nicht</translation>
    </message>
    <message>
        <source>There is no architecture &apos;%1&apos;</source>
        <translation>Es gibt keine Architektur „%1“</translation>
    </message>
    <message>
        <source>There is no batch %1 in epoch %2, which has %3</source>
        <translation>Es gibt keinen Stapel %1 in Epoche %2, die %3 hat</translation>
    </message>
    <message>
        <source>There is no description of sample data in %1</source>
        <translation>Es gibt keine Beschreibung der Beispieldaten in %1</translation>
    </message>
    <message>
        <source>There is no device &apos;%1&apos; here</source>
        <translation>Ein Gerät „%1“ gibt es hier nicht</translation>
    </message>
    <message>
        <source>There is no exported model at %1</source>
        <translation>Es gibt kein exportiertes Modell unter %1</translation>
    </message>
    <message>
        <source>There is no format to export to</source>
        <translation>Es gibt kein Format für den Export</translation>
    </message>
    <message>
        <source>There is no image to evaluate on</source>
        <translation>Es gibt kein Bild zum Auswerten</translation>
    </message>
    <message>
        <source>There is no job &apos;%1&apos;</source>
        <translation>Es gibt keinen Auftrag „%1“</translation>
    </message>
    <message>
        <source>There is no kind of job &apos;%1&apos;</source>
        <translation>Es gibt keine Auftragsart „%1“</translation>
    </message>
    <message>
        <source>There is no label in %1</source>
        <translation>Es gibt keine Klasse in %1</translation>
    </message>
    <message>
        <source>There is no model to choose from</source>
        <translation>Es gibt kein Modell zur Auswahl</translation>
    </message>
    <message>
        <source>There is no model to rank</source>
        <translation>Es gibt kein Modell für die Rangfolge</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the data set &apos;%2&apos;</source>
        <translation>Es gibt keinen Knoten „%1“ in der Datenmenge „%2“</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the label hierarchy</source>
        <translation>Es gibt keinen Knoten „%1“ in der Klassenhierarchie</translation>
    </message>
    <message>
        <source>There is no picture %1 among %2</source>
        <translation>Es gibt kein Bild %1 unter %2</translation>
    </message>
    <message>
        <source>There is no picture to compare the export of &apos;%1&apos; on</source>
        <translation>Es gibt kein Bild, um den Export von „%1“ zu prüfen</translation>
    </message>
    <message>
        <source>There is no picture to decode in %1</source>
        <translation>Es gibt kein Bild zum Dekodieren in %1</translation>
    </message>
    <message>
        <source>There is no precision &apos;%1&apos;</source>
        <translation>Es gibt kein Zahlenformat „%1“</translation>
    </message>
    <message>
        <source>There is no preprocess.yaml in %1, so it is no exported model</source>
        <translation>Es gibt keine preprocess.yaml in %1, also ist es kein exportiertes Modell</translation>
    </message>
    <message>
        <source>There is no ranking of the models for &apos;%1&apos; yet</source>
        <translation>Es gibt noch keine Rangfolge der Modelle für „%1“</translation>
    </message>
    <message>
        <source>There is no such precision</source>
        <translation>Es gibt kein solches Zahlenformat</translation>
    </message>
    <message>
        <source>There is no such tensor type</source>
        <translation>Es gibt keinen solchen Tensortyp</translation>
    </message>
    <message>
        <source>There is no tensor %1 in %2</source>
        <translation>Es gibt keinen Tensor %1 in %2</translation>
    </message>
    <message>
        <source>There is no trained model to rank</source>
        <translation>Es gibt kein trainiertes Modell für die Rangfolge</translation>
    </message>
    <message>
        <source>There is none yet%1</source>
        <translation>Es gibt noch nichts davon%1</translation>
    </message>
    <message>
        <source>There is only one class (&apos;%1&apos;) in %2, and a classifier needs at least two</source>
        <translation>Es gibt nur eine Klasse („%1“) in %2, ein Klassifikator braucht aber mindestens zwei</translation>
    </message>
    <message>
        <source>There was not enough memory for batches of %1: each is now computed in %2 parts of %3. The result is the same but for rounding.</source>
        <translation>Der Speicher reichte nicht für Stapel von %1: jeder wird nun in %2 Teilstapeln von %3 berechnet. Das Ergebnis ist bis auf Rundung dasselbe.</translation>
    </message>
    <message>
        <source>There was not enough memory for batches of %1: each is now computed in %2 parts of up to %3. The result is the same but for rounding.</source>
        <translation>Der Speicher reichte nicht für Stapel von %1: jeder wird nun in %2 Teilstapeln von bis zu %3 berechnet. Das Ergebnis ist bis auf Rundung dasselbe.</translation>
    </message>
    <message>
        <source>There was not enough memory. Use a smaller batch size, or close other programs.</source>
        <translation>Der Speicher reichte nicht. Verwenden Sie eine kleinere Stapelgröße oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>This part of the data set &apos;%1&apos; has no pictures</source>
        <translation>Dieser Teil der Datenmenge „%1“ hat keine Bilder</translation>
    </message>
    <message>
        <source>Those there are: %1</source>
        <translation>Vorhanden sind: %1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Train a baseline and experts first</source>
        <translation>Trainieren Sie zuerst ein Grundmodell und Experten</translation>
    </message>
    <message>
        <source>Train a baseline and experts first: docent train baseline --source NAME</source>
        <translation>Trainieren Sie zuerst ein Grundmodell und Experten: docent train baseline --source NAME</translation>
    </message>
    <message>
        <source>Train again with a lower learning rate</source>
        <translation>Trainieren Sie erneut mit kleinerer Lernrate</translation>
    </message>
    <message>
        <source>Train it again with a lower learning rate, or remove it</source>
        <translation>Trainieren Sie es erneut mit kleinerer Lernrate oder entfernen Sie es</translation>
    </message>
    <message>
        <source>Train it first, or resume its job</source>
        <translation>Trainieren Sie es zuerst oder setzen Sie seinen Auftrag fort</translation>
    </message>
    <message>
        <source>Train on a source; pictures for that are imported without --target</source>
        <translation>Trainieren Sie auf einer Quelle; Bilder dafür werden ohne --target importiert</translation>
    </message>
    <message>
        <source>Train the baseline &apos;%1&apos;</source>
        <translation>Grundmodell „%1“ trainieren</translation>
    </message>
    <message>
        <source>Train the expert &apos;%1&apos;</source>
        <translation>Experten „%1“ trainieren</translation>
    </message>
    <message>
        <source>Train the model again, with a lower learning rate</source>
        <translation>Trainieren Sie das Modell erneut mit kleinerer Lernrate</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>%1 trainieren</translation>
    </message>
    <message>
        <source>Two orders of different lengths, %1 and %2, do not compare</source>
        <translation>Zwei Reihenfolgen verschiedener Länge, %1 und %2, sind nicht vergleichbar</translation>
    </message>
    <message>
        <source>Unknown %1 &apos;%2&apos;</source>
        <translation>Unbekannt: %1 „%2“</translation>
    </message>
    <message>
        <source>Unpack it, and give the folder</source>
        <translation>Entpacken Sie es und geben Sie den Ordner an</translation>
    </message>
    <message>
        <source>Use 0 for all</source>
        <translation>Verwenden Sie 0 für alle</translation>
    </message>
    <message>
        <source>Use 0.1 for each, for example</source>
        <translation>Verwenden Sie zum Beispiel je 0.1</translation>
    </message>
    <message>
        <source>Use 8 to 1024</source>
        <translation>Verwenden Sie 8 bis 1024</translation>
    </message>
    <message>
        <source>Use a deeper level, or add a class</source>
        <translation>Verwenden Sie eine tiefere Ebene oder fügen Sie eine Klasse hinzu</translation>
    </message>
    <message>
        <source>Use a newer Docent</source>
        <translation>Verwenden Sie ein neueres Docent</translation>
    </message>
    <message>
        <source>Use a weight file that Docent wrote, or load this one into a model of a known architecture</source>
        <translation>Verwenden Sie eine von Docent geschriebene Gewichtsdatei oder laden Sie diese in ein Modell bekannter Architektur</translation>
    </message>
    <message>
        <source>Use at least %1</source>
        <translation>Verwenden Sie mindestens %1</translation>
    </message>
    <message>
        <source>Use files that belong together</source>
        <translation>Verwenden Sie zusammengehörige Dateien</translation>
    </message>
    <message>
        <source>Use one of: %1</source>
        <translation>Verwenden Sie eines von: %1</translation>
    </message>
    <message>
        <source>Use one of: fit, crop, squash</source>
        <translation>Verwenden Sie eines von: fit, crop, squash</translation>
    </message>
    <message>
        <source>Use the same options to go on, or remove that folder to begin anew</source>
        <translation>Verwenden Sie dieselben Optionen, um weiterzumachen, oder entfernen Sie diesen Ordner, um neu zu beginnen</translation>
    </message>
    <message>
        <source>Validation fraction</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Values from 5 to 50 are usual</source>
        <translation>Üblich sind Werte von 5 bis 50</translation>
    </message>
    <message>
        <source>Wait until it has ended, or pause it: docent jobs pause %1</source>
        <translation>Warten Sie, bis er beendet ist, oder halten Sie ihn an: docent jobs pause %1</translation>
    </message>
    <message>
        <source>Wait until it is done, or stop it first</source>
        <translation>Warten Sie, bis er fertig ist, oder stoppen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>Waiting for %1, which decodes the same pictures</source>
        <translation>Warten auf %1, wo dieselben Bilder dekodiert werden</translation>
    </message>
    <message>
        <source>Warmup</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Went on from step %1 of %2</source>
        <translation>Fortgesetzt ab Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Went on with the run &apos;%1&apos;</source>
        <translation>Lauf „%1“ fortgesetzt</translation>
    </message>
    <message>
        <source>What &apos;%1&apos; made of the pictures of &apos;%2&apos; is not kept any more</source>
        <translation>Die Ausgaben von „%1“ für die Bilder von „%2“ sind nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>What was deleted is not in the trash any more</source>
        <translation>Das Gelöschte ist nicht mehr im Papierkorb</translation>
    </message>
    <message>
        <source>Write it as [{&quot;file&quot;: &quot;owl.png&quot;, &quot;label&quot;: &quot;animals/bird&quot;}], or as CSV</source>
        <translation>Schreiben Sie sie als [{&quot;file&quot;: &quot;owl.png&quot;, &quot;label&quot;: &quot;animals/bird&quot;}] oder als CSV</translation>
    </message>
    <message>
        <source>Write it as one object a line (.jsonl), or as CSV</source>
        <translation>Schreiben Sie sie mit einem Objekt pro Zeile (.jsonl) oder als CSV</translation>
    </message>
    <message>
        <source>Write labels like animals/birds, without a &apos;/&apos; at either end</source>
        <translation>Schreiben Sie Klassen wie animals/birds, ohne „/“ am Anfang oder Ende</translation>
    </message>
    <message>
        <source>Writing and comparing %1</source>
        <translation>%1 schreiben und vergleichen</translation>
    </message>
    <message>
        <source>a class with fewer pictures is small</source>
        <translation>eine Klasse mit weniger Bildern gilt als klein</translation>
    </message>
    <message>
        <source>a guess of %1, as no such network was trained here yet</source>
        <translation>geschätzt auf %1, da ein solches Netz hier noch nicht trainiert wurde</translation>
    </message>
    <message>
        <source>a task, rather than a source</source>
        <translation>eine Aufgabe statt einer Quelle</translation>
    </message>
    <message>
        <source>at most this many test pictures (0: all)</source>
        <translation>höchstens so viele Testbilder (0: alle)</translation>
    </message>
    <message>
        <source>at most this many training pictures (0: all)</source>
        <translation>höchstens so viele Trainingsbilder (0: alle)</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N</source>
        <translation>auto, cpu, cuda oder cuda:N</translation>
    </message>
    <message>
        <source>auto, fp32 or bf16</source>
        <translation>auto, fp32 oder bf16</translation>
    </message>
    <message>
        <source>bootstrap_resamples must be 100 to 100000</source>
        <translation>bootstrap_resamples muss 100 bis 100000 sein</translation>
    </message>
    <message>
        <source>both sides stretched to the square</source>
        <translation>beide Seiten auf das Quadrat gestreckt</translation>
    </message>
    <message>
        <source>cannot be decoded (%1)</source>
        <translation>kann nicht dekodiert werden (%1)</translation>
    </message>
    <message>
        <source>cannot be decoded: no memory</source>
        <translation>kann nicht dekodiert werden: kein Speicher</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>cannot be resized (%1)</source>
        <translation>kann nicht in der Größe angepasst werden (%1)</translation>
    </message>
    <message>
        <source>classes are the folders at this depth (0: the deepest)</source>
        <translation>Klassen sind die Ordner in dieser Tiefe (0: die tiefsten)</translation>
    </message>
    <message>
        <source>classes that a node must have under it</source>
        <translation>so viele Klassen muss ein Knoten unter sich haben</translation>
    </message>
    <message>
        <source>column of a list that names the pictures (default: found)</source>
        <translation>Spalte einer Liste, die die Bilder nennt (Vorgabe: gefunden)</translation>
    </message>
    <message>
        <source>columns of a list with the label, one a level (default: found)</source>
        <translation>Spalten einer Liste mit der Klasse, eine pro Ebene (Vorgabe: gefunden)</translation>
    </message>
    <message>
        <source>confidence must be between 0 and 1, for example 0.95</source>
        <translation>confidence muss zwischen 0 und 1 liegen, zum Beispiel 0.95</translation>
    </message>
    <message>
        <source>cosine, or step: a tenth at 30 %, 60 % and 90 %</source>
        <translation>cosine oder step: je ein Zehntel bei 30 %, 60 % und 90 %</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datenmenge</translation>
    </message>
    <message>
        <source>data set imported as a target</source>
        <translation>Datenmenge, die als Aufgabe importiert ist</translation>
    </message>
    <message>
        <source>data set that has the node</source>
        <translation>Datenmenge, die den Knoten enthält</translation>
    </message>
    <message>
        <source>data set to train on</source>
        <translation>Datenmenge zum Trainieren</translation>
    </message>
    <message>
        <source>depths has %1 stages; 1 to 8 are possible</source>
        <translation>depths hat %1 Stufen; möglich sind 1 bis 8</translation>
    </message>
    <message>
        <source>depths holds %1; 1 to 1000 blocks a stage are possible</source>
        <translation>depths enthält %1; möglich sind 1 bis 1000 Blöcke je Stufe</translation>
    </message>
    <message>
        <source>docent dataset add %1 --name %2</source>
        <translation>docent dataset add %1 --name %2</translation>
    </message>
    <message>
        <source>docent export %1 --format %2</source>
        <translation>docent export %1 --format %2</translation>
    </message>
    <message>
        <source>docent rank --task %1</source>
        <translation>docent rank --task %1</translation>
    </message>
    <message>
        <source>docent train baseline --source %1</source>
        <translation>docent train baseline --source %1</translation>
    </message>
    <message>
        <source>docent train experts --source %1 --nodes %2</source>
        <translation>docent train experts --source %1 --nodes %2</translation>
    </message>
    <message>
        <source>docent transfer --task %1 --expert %2</source>
        <translation>docent transfer --task %1 --expert %2</translation>
    </message>
    <message>
        <source>final trainings with different seeds; the median is kept</source>
        <translation>abschließende Trainings mit verschiedenen Startwerten; das mittlere wird behalten</translation>
    </message>
    <message>
        <source>fine-tuned model</source>
        <translation>nachtrainiertes Modell</translation>
    </message>
    <message>
        <source>fit on white, crop the middle, or squash</source>
        <translation>fit auf Weiß, crop der Mitte oder squash</translation>
    </message>
    <message>
        <source>folder or file</source>
        <translation>Ordner oder Datei</translation>
    </message>
    <message>
        <source>folder that the paths of a list start from (default: the list&apos;s own)</source>
        <translation>Ordner, von dem die Pfade einer Liste ausgehen (Vorgabe: der Ordner der Liste)</translation>
    </message>
    <message>
        <source>folder to write to (default: exports/RUN in the workspace)</source>
        <translation>Zielordner (Vorgabe: exports/RUN im Arbeitsbereich)</translation>
    </message>
    <message>
        <source>for a source: of the pictures without a split of their own</source>
        <translation>für eine Quelle: von den Bildern ohne eigene Aufteilung</translation>
    </message>
    <message>
        <source>for the intervals</source>
        <translation>für die Intervalle</translation>
    </message>
    <message>
        <source>from the rate of &apos;%1&apos;, %2</source>
        <translation>nach dem Tempo von „%1“, %2</translation>
    </message>
    <message>
        <source>groups is %1; it must be at least 1</source>
        <translation>groups ist %1; es muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>has %1 x %2 pixels, more than the %3 million that are read</source>
        <translation>hat %1 x %2 Pixel, mehr als die %3 Millionen, die gelesen werden</translation>
    </message>
    <message>
        <source>has a category that is not there: %1</source>
        <translation>hat eine nicht vorhandene Kategorie: %1</translation>
    </message>
    <message>
        <source>has a label that is no text</source>
        <translation>hat eine Beschriftung, die kein Text ist</translation>
    </message>
    <message>
        <source>has a name that is not UTF-8: rename it</source>
        <translation>hat einen Namen, der nicht in UTF-8 ist: benennen Sie es um</translation>
    </message>
    <message>
        <source>has a path of more than %1 bytes</source>
        <translation>hat einen Pfad von mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>has an unknown split: &apos;%1&apos; (train, val and test are known)</source>
        <translation>hat eine unbekannte Aufteilung: „%1“ (bekannt sind train, val und test)</translation>
    </message>
    <message>
        <source>has another number of columns than the header: %1 instead of %2</source>
        <translation>hat eine andere Spaltenzahl als die Kopfzeile: %1 statt %2</translation>
    </message>
    <message>
        <source>has floating-point pixels, which are not read</source>
        <translation>hat Gleitkommapixel, die nicht gelesen werden</translation>
    </message>
    <message>
        <source>has no annotation</source>
        <translation>hat keine Annotation</translation>
    </message>
    <message>
        <source>has no pixels</source>
        <translation>hat keine Pixel</translation>
    </message>
    <message>
        <source>has pixels of a kind that is not read</source>
        <translation>hat Pixel einer Art, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>images per step</source>
        <translation>Bilder je Schritt</translation>
    </message>
    <message>
        <source>import again over the data set of that name</source>
        <translation>die Datenmenge dieses Namens beim Importieren ersetzen</translation>
    </message>
    <message>
        <source>is a GIF without a picture</source>
        <translation>ist ein GIF ohne Bild</translation>
    </message>
    <message>
        <source>is a damaged GIF (%1)</source>
        <translation>ist ein beschädigtes GIF (%1)</translation>
    </message>
    <message>
        <source>is a damaged GIF (it has no colours)</source>
        <translation>ist ein beschädigtes GIF (ohne Farben)</translation>
    </message>
    <message>
        <source>is a damaged GIF (unknown error)</source>
        <translation>ist ein beschädigtes GIF (unbekannter Fehler)</translation>
    </message>
    <message>
        <source>is a damaged PNG (%1)</source>
        <translation>ist ein beschädigtes PNG (%1)</translation>
    </message>
    <message>
        <source>is a damaged or unusual JPEG (%1)</source>
        <translation>ist ein beschädigtes oder ungewöhnliches JPEG (%1)</translation>
    </message>
    <message>
        <source>is a folder that cannot be read: %1</source>
        <translation>ist ein Ordner, der nicht gelesen werden kann: %1</translation>
    </message>
    <message>
        <source>is a hidden folder</source>
        <translation>ist ein verborgener Ordner</translation>
    </message>
    <message>
        <source>is a link to %1 inside the data set</source>
        <translation>ist eine Verknüpfung mit %1 in der Datenmenge</translation>
    </message>
    <message>
        <source>is a link to %1, as %2 is</source>
        <translation>ist eine Verknüpfung mit %1, ebenso wie %2</translation>
    </message>
    <message>
        <source>is a link to %1, which cannot be reached: %2</source>
        <translation>ist eine Verknüpfung mit %1, das nicht erreichbar ist: %2</translation>
    </message>
    <message>
        <source>is a link to %1, which holds the data set itself</source>
        <translation>ist eine Verknüpfung mit %1, das die Datenmenge selbst enthält</translation>
    </message>
    <message>
        <source>is an animated WebP, which is not read</source>
        <translation>ist ein animiertes WebP, das nicht gelesen wird</translation>
    </message>
    <message>
        <source>is damaged, or of a kind that is not read</source>
        <translation>ist beschädigt oder von einer Art, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>is damaged: it has %1 strips or tiles</source>
        <translation>ist beschädigt: hat %1 Streifen oder Kacheln</translation>
    </message>
    <message>
        <source>is damaged: its directory has %1 entries</source>
        <translation>ist beschädigt: das Verzeichnis hat %1 Einträge</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is hidden</source>
        <translation>ist verborgen</translation>
    </message>
    <message>
        <source>is larger than %1</source>
        <translation>ist größer als %1</translation>
    </message>
    <message>
        <source>is no object</source>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>is not a picture (%1)</source>
        <translation>ist kein Bild (%1)</translation>
    </message>
    <message>
        <source>is not a picture (no extension)</source>
        <translation>ist kein Bild (keine Endung)</translation>
    </message>
    <message>
        <source>is not a picture inside, whatever its name says</source>
        <translation>ist dem Inhalt nach kein Bild, auch wenn der Name es besagt</translation>
    </message>
    <message>
        <source>is truncated at byte %1</source>
        <translation>ist bei Byte %1 abgeschnitten</translation>
    </message>
    <message>
        <source>it begins like an IDX file of pictures</source>
        <translation>beginnt wie eine IDX-Datei mit Bildern</translation>
    </message>
    <message>
        <source>it holds %1</source>
        <translation>enthält %1</translation>
    </message>
    <message>
        <source>it is a folder that holds pictures, such as %1</source>
        <translation>ist ein Ordner mit Bildern, etwa %1</translation>
    </message>
    <message>
        <source>leads to %1, which was read already</source>
        <translation>führt zu %1, das bereits gelesen wurde</translation>
    </message>
    <message>
        <source>leaves the folder of the data set: %1</source>
        <translation>führt aus dem Ordner der Datenmenge hinaus: %1</translation>
    </message>
    <message>
        <source>lies behind the end of its file</source>
        <translation>liegt hinter dem Ende der Datei</translation>
    </message>
    <message>
        <source>lies on the net, and Docent reads files only</source>
        <translation>liegt im Netz; Docent liest nur Dateien</translation>
    </message>
    <message>
        <source>max_experts must be at least 1</source>
        <translation>max_experts muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>may pictures be mirrored: auto, yes or no</source>
        <translation>dürfen Bilder gespiegelt werden: auto, yes oder no</translation>
    </message>
    <message>
        <source>measured just now, %1</source>
        <translation>eben gemessen, %1</translation>
    </message>
    <message>
        <source>min_classes must be at least 2</source>
        <translation>min_classes muss mindestens 2 sein</translation>
    </message>
    <message>
        <source>min_images must be at least 2</source>
        <translation>min_images muss mindestens 2 sein</translation>
    </message>
    <message>
        <source>mirror pictures; wrong for digits and letters</source>
        <translation>Bilder spiegeln; falsch bei Ziffern und Buchstaben</translation>
    </message>
    <message>
        <source>model to start from (default: SOURCE-baseline)</source>
        <translation>Modell, von dem ausgegangen wird (Vorgabe: SOURCE-baseline)</translation>
    </message>
    <message>
        <source>names no picture</source>
        <translation>nennt kein Bild</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>braucht mehr Speicher, als vorhanden ist</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>num_classes is %1; it must be 0 (no head) or more</source>
        <translation>num_classes ist %1; es muss mindestens 0 (kein Kopf) sein</translation>
    </message>
    <message>
        <source>of SGD</source>
        <translation>von SGD</translation>
    </message>
    <message>
        <source>of initialisation, order and augmentation</source>
        <translation>von Initialisierung, Reihenfolge und Augmentierung</translation>
    </message>
    <message>
        <source>of split, order and augmentation</source>
        <translation>von Aufteilung, Reihenfolge und Augmentierung</translation>
    </message>
    <message>
        <source>of the data set in the workspace</source>
        <translation>der Datenmenge im Arbeitsbereich</translation>
    </message>
    <message>
        <source>of the intervals</source>
        <translation>der Intervalle</translation>
    </message>
    <message>
        <source>of the model</source>
        <translation>des Modells</translation>
    </message>
    <message>
        <source>of the model (default: SOURCE-baseline)</source>
        <translation>des Modells (Vorgabe: SOURCE-baseline)</translation>
    </message>
    <message>
        <source>of the pictures, for model cards</source>
        <translation>der Bilder, für Modellkarten</translation>
    </message>
    <message>
        <source>of the run (default: TASK-MODEL)</source>
        <translation>des Laufs (Vorgabe: TASK-MODEL)</translation>
    </message>
    <message>
        <source>of the split</source>
        <translation>der Aufteilung</translation>
    </message>
    <message>
        <source>of the sweep</source>
        <translation>des Durchlaufs</translation>
    </message>
    <message>
        <source>of the training images, to choose by</source>
        <translation>von den Trainingsbildern, für die Auswahl</translation>
    </message>
    <message>
        <source>on convolution and head weights</source>
        <translation>auf Gewichte von Faltungen und Kopf</translation>
    </message>
    <message>
        <source>part of the steps with a rising rate</source>
        <translation>Anteil der Schritte mit steigender Lernrate</translation>
    </message>
    <message>
        <source>path in its label hierarchy</source>
        <translation>Pfad in der Klassenhierarchie</translation>
    </message>
    <message>
        <source>picture.resize(%1, shrink)</source>
        <translation>picture.resize(%1, shrink)</translation>
    </message>
    <message>
        <source>random crops and flips</source>
        <translation>zufällige Ausschnitte und Spiegelungen</translation>
    </message>
    <message>
        <source>refuse, merge into the parent, or drop</source>
        <translation>refuse, merge in die Klasse darüber oder drop</translation>
    </message>
    <message>
        <source>scaled from the rate of &apos;%1&apos;, about %2</source>
        <translation>hochgerechnet vom Tempo von „%1“, etwa %2</translation>
    </message>
    <message>
        <source>scaled until the shorter side fills the square; the middle is kept</source>
        <translation>skaliert, bis die kürzere Seite das Quadrat füllt; die Mitte bleibt</translation>
    </message>
    <message>
        <source>schedule lengths of the sweep</source>
        <translation>Schrittzahlen des Durchlaufs</translation>
    </message>
    <message>
        <source>side of the decoded pictures in pixels (0: chosen)</source>
        <translation>Seitenlänge der dekodierten Bilder in Pixeln (0: gewählt)</translation>
    </message>
    <message>
        <source>side of the pictures in pixels (0: the data set&apos;s; with r50x1 at least 224)</source>
        <translation>Seitenlänge der Bilder in Pixeln (0: die der Datenmenge; bei r50x1 mindestens 224)</translation>
    </message>
    <message>
        <source>small, r26 or r50x1</source>
        <translation>small, r26 oder r50x1</translation>
    </message>
    <message>
        <source>smallest random crop, relative to the picture</source>
        <translation>kleinster zufälliger Ausschnitt, im Verhältnis zum Bild</translation>
    </message>
    <message>
        <source>something else is at %1 now</source>
        <translation>etwas anderes liegt jetzt unter %1</translation>
    </message>
    <message>
        <source>the baseline &apos;%1&apos;</source>
        <translation>das Grundmodell „%1“</translation>
    </message>
    <message>
        <source>the largest slices first</source>
        <translation>die größten Teilmengen zuerst</translation>
    </message>
    <message>
        <source>the whole picture, scaled to fit the square and centred on white</source>
        <translation>das ganze Bild, in das Quadrat eingepasst und auf Weiß zentriert</translation>
    </message>
    <message>
        <source>these models and their baseline only (default: all)</source>
        <translation>nur diese Modelle und ihr Grundmodell (Vorgabe: alle)</translation>
    </message>
    <message>
        <source>these nodes and no others, as paths</source>
        <translation>nur diese Knoten, als Pfade</translation>
    </message>
    <message>
        <source>this many steps instead of epochs (0: epochs)</source>
        <translation>so viele Schritte statt Epochen (0: Epochen)</translation>
    </message>
    <message>
        <source>time between checkpoints</source>
        <translation>Zeit zwischen Zwischenständen</translation>
    </message>
    <message>
        <source>training images that a node must have under it</source>
        <translation>so viele Trainingsbilder muss ein Knoten unter sich haben</translation>
    </message>
    <message>
        <source>widths has %1 stages and depths has %2; give one width for each stage</source>
        <translation>widths hat %1 Stufen und depths %2; geben Sie für jede Stufe eine Breite an</translation>
    </message>
    <message>
        <source>The embeddings are not kept: %1</source>
        <translation>Die Einbettungen werden nicht behalten: %1</translation>
    </message>
    <message>
        <source>%1 is no object</source>
        <translation>%1 ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 of its unpacked content</source>
        <translation>%1 des entpackten Inhalts</translation>
    </message>
    <message>
        <source>A ResNet-v2 has no tensor &apos;%1&apos;</source>
        <translation>Ein ResNet-v2 hat keinen Tensor „%1“</translation>
    </message>
    <message>
        <source>Cannot move %1 to %2: %3</source>
        <translation>%1 kann nicht nach %2 verschoben werden: %3</translation>
    </message>
    <message>
        <source>Cannot read %1 as a zip archive: %2 (byte %3)</source>
        <translation>%1 kann nicht als Zip-Archiv gelesen werden: %2 (Byte %3)</translation>
    </message>
    <message>
        <source>Cannot read %1 as the list of a model&apos;s files: %2</source>
        <translation>%1 kann nicht als Liste der Dateien eines Modells gelesen werden: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: the member %2 %3</source>
        <translation>%1 kann nicht gelesen werden: der Eintrag %2 %3</translation>
    </message>
    <message>
        <source>Cannot use %1 as the weights of a ResNet-v2: %2</source>
        <translation>%1 kann nicht als Gewichte eines ResNet-v2 verwendet werden: %2</translation>
    </message>
    <message>
        <source>Cannot use %1: it begins (byte 0) like a Python pickle, which may run any code when it is loaded; Docent never loads one</source>
        <translation>%1 kann nicht verwendet werden: es beginnt (Byte 0) wie ein Python-Pickle, der beim Laden beliebigen Code ausführen kann; Docent lädt so etwas nie</translation>
    </message>
    <message>
        <source>Cannot use %1: it describes a network of %2 parameters, and %3 are the most that can be loaded</source>
        <translation>%1 kann nicht verwendet werden: es beschreibt ein Netz mit %2 Parametern, höchstens %3 können geladen werden</translation>
    </message>
    <message>
        <source>Cannot use %1: it is a PyTorch checkpoint whose %2 (byte %3) is a Python pickle, which may run any code when it is loaded; Docent never loads one</source>
        <translation>%1 kann nicht verwendet werden: es ist ein PyTorch-Checkpoint, dessen %2 (Byte %3) ein Python-Pickle ist, der beim Laden beliebigen Code ausführen kann; Docent lädt so etwas nie</translation>
    </message>
    <message>
        <source>Cannot use %1: none of its %2 tensors has the name of one of a ResNet-v2</source>
        <translation>%1 kann nicht verwendet werden: keiner seiner %2 Tensoren heißt wie einer eines ResNet-v2</translation>
    </message>
    <message>
        <source>Cannot use %1: none of its %2 tensors has the name of one of a ResNet-v2%3</source>
        <translation>%1 kann nicht verwendet werden: keiner seiner %2 Tensoren heißt wie einer eines ResNet-v2%3</translation>
    </message>
    <message>
        <source>Cannot use %1: the tensor %2 holds a weight that is not a finite number (NaN or infinity) at byte %3</source>
        <translation>%1 kann nicht verwendet werden: der Tensor %2 enthält bei Byte %3 ein Gewicht, das keine endliche Zahl ist (NaN oder unendlich)</translation>
    </message>
    <message>
        <source>Cannot use %1: the tensor %2 stands in another file of the same model too</source>
        <translation>%1 kann nicht verwendet werden: der Tensor %2 steht auch in einer anderen Datei desselben Modells</translation>
    </message>
    <message>
        <source>Cannot write tensor &apos;%1&apos; of the shape %2</source>
        <translation>Der Tensor „%1“ der Form %2 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the permissions of both folders</source>
        <translation>Prüfen Sie die Zugriffsrechte beider Ordner</translation>
    </message>
    <message>
        <source>Choose another name, or add it with --replace</source>
        <translation>Wählen Sie einen anderen Namen, oder fügen Sie es mit --replace hinzu</translation>
    </message>
    <message>
        <source>Choose another name, or remove it</source>
        <translation>Wählen Sie einen anderen Namen oder entfernen Sie ihn</translation>
    </message>
    <message>
        <source>Choose fewer</source>
        <translation>Wählen Sie weniger</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Grenze der Norm</translation>
    </message>
    <message>
        <source>Close other programs</source>
        <translation>Schließen Sie andere Programme</translation>
    </message>
    <message>
        <source>Correct the options</source>
        <translation>Berichtigen Sie die Optionen</translation>
    </message>
    <message>
        <source>Download all files of the model again</source>
        <translation>Laden Sie alle Dateien des Modells noch einmal herunter</translation>
    </message>
    <message>
        <source>Download it again, with the files that it names</source>
        <translation>Laden Sie sie noch einmal herunter, mit den Dateien, die sie nennt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Give one class a line, in the order of the head&apos;s outputs</source>
        <translation>Geben Sie eine Klasse je Zeile an, in der Reihenfolge der Ausgänge des Kopfes</translation>
    </message>
    <message>
        <source>Give one class a line, in the order of the head&apos;s outputs, or leave out the labels</source>
        <translation>Geben Sie eine Klasse je Zeile an, in der Reihenfolge der Ausgänge des Kopfes, oder lassen Sie die Klassen weg</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>No better validation for %1 epochs: the training ends at epoch %2 of %3</source>
        <translation>Seit %1 Epochen keine bessere Validierung: Das Training endet bei Epoche %2 von %3</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Pictures of one group stay in one split; the list has %1 groups.</source>
        <translation>Bilder einer Gruppe bleiben in einem Teil; die Liste hat %1 Gruppen.</translation>
    </message>
    <message>
        <source>The folder %1 is in the way, and of no data set</source>
        <translation>Der Ordner %1 ist im Weg und gehört zu keinem Datensatz</translation>
    </message>
    <message>
        <source>The labels in %1 are %2, but the head of the model has %3 classes</source>
        <translation>%1 nennt %2 Klassen, aber der Kopf des Modells hat %3</translation>
    </message>
    <message>
        <source>The labels in %1 have an empty line %2</source>
        <translation>Die Klassen in %1 haben eine leere Zeile %2</translation>
    </message>
    <message>
        <source>The model cannot be added: %1</source>
        <translation>Das Modell kann nicht hinzugefügt werden: %1</translation>
    </message>
    <message>
        <source>The pictures of the task &apos;%1&apos; differ between the sizes of the models</source>
        <translation>Die Bilder der Aufgabe „%1“ unterscheiden sich zwischen den Größen der Modelle</translation>
    </message>
    <message>
        <source>The tensor %1 of %2 is not of 32-bit floats</source>
        <translation>Der Tensor %1 in %2 besteht nicht aus 32-Bit-Gleitkommazahlen</translation>
    </message>
    <message>
        <source>The weights in %1 do not fit the ResNet-v2 that they describe (%2): %3</source>
        <translation>Die Gewichte in %1 passen nicht zu dem ResNet-v2, das sie beschreiben (%2): %3</translation>
    </message>
    <message>
        <source>There are %1 stages, so %2 cannot be left as they are</source>
        <translation>Es gibt %1 Stufen, also können nicht %2 bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>There is a model &apos;%1&apos; already</source>
        <translation>Es gibt schon ein Modell „%1“</translation>
    </message>
    <message>
        <source>There is not enough memory to unpack</source>
        <translation>Zum Entpacken ist nicht genug Speicher da</translation>
    </message>
    <message>
        <source>Use a file of weights</source>
        <translation>Verwenden Sie eine Datei mit Gewichten</translation>
    </message>
    <message>
        <source>Use a file of weights that were trained to the end</source>
        <translation>Verwenden Sie eine Datei mit zu Ende trainierten Gewichten</translation>
    </message>
    <message>
        <source>Use a file that holds arrays of numbers alone</source>
        <translation>Verwenden Sie eine Datei, die nur Zahlenfelder enthält</translation>
    </message>
    <message>
        <source>Use the .npz or .safetensors file of the same model</source>
        <translation>Verwenden Sie die .npz- oder .safetensors-Datei desselben Modells</translation>
    </message>
    <message>
        <source>a guess of %1</source>
        <translation>geschätzt: %1</translation>
    </message>
    <message>
        <source>adapter_ratio is %1; it must be from 0 (none) to 1</source>
        <translation>adapter_ratio ist %1; möglich ist 0 (keine) bis 1</translation>
    </message>
    <message>
        <source>blocks%1, channels%2</source>
        <translation>Blöcke%1, Kanäle%2</translation>
    </message>
    <message>
        <source>end after so many epochs without a better validation (0: never)</source>
        <translation>nach so vielen Epochen ohne bessere Validierung enden (0: nie)</translation>
    </message>
    <message>
        <source>file must name a file of weights</source>
        <translation>file muss eine Datei mit Gewichten nennen</translation>
    </message>
    <message>
        <source>has a header that %1</source>
        <translation>hat einen Kopf, der %1</translation>
    </message>
    <message>
        <source>holds Python objects: a pickle, which may run any code when it is loaded, and is never loaded here,</source>
        <translation>enthält Python-Objekte: einen Pickle, der beim Laden beliebigen Code ausführen kann und hier nie geladen wird,</translation>
    </message>
    <message>
        <source>image_size must be 8 to 1024 (0: chosen)</source>
        <translation>image_size muss 8 bis 1024 sein (0: wird gewählt)</translation>
    </message>
    <message>
        <source>is a NumPy array of version %1, and 1 to 3 are known</source>
        <translation>ist ein NumPy-Feld der Version %1; bekannt sind 1 bis 3</translation>
    </message>
    <message>
        <source>is no NumPy array: it does not begin like one</source>
        <translation>ist kein NumPy-Feld: er beginnt nicht wie eines</translation>
    </message>
    <message>
        <source>is of the type %1, which is none of NumPy&apos;s</source>
        <translation>ist vom Typ %1, den NumPy nicht hat</translation>
    </message>
    <message>
        <source>largest norm of the gradient (0: no limit)</source>
        <translation>größte Norm des Gradienten (0: keine Grenze)</translation>
    </message>
    <message>
        <source>of the baseline in the bank</source>
        <translation>des Grundmodells im Bestand</translation>
    </message>
    <message>
        <source>replace the model of that name</source>
        <translation>das Modell dieses Namens ersetzen</translation>
    </message>
    <message>
        <source>says the shape %1, which no memory can hold</source>
        <translation>nennt die Form %1, die in keinen Speicher passt</translation>
    </message>
    <message>
        <source>standardisation_eps is %1; it must be above 0 and below 1</source>
        <translation>standardisation_eps ist %1; es muss über 0 und unter 1 liegen</translation>
    </message>
    <message>
        <source>Cannot use %1: the array %2 holds %3, no floating-point numbers</source>
        <translation>%1 kann nicht verwendet werden: das Feld %2 enthält %3, keine Gleitkommazahlen</translation>
    </message>
    <message>
        <source>Cannot use %1: the array %2 holds a weight that is not a finite number (NaN, infinity, or beyond what 32 bits hold)%3</source>
        <translation>%1 kann nicht verwendet werden: das Feld %2 enthält ein Gewicht, das keine endliche Zahl ist (NaN, unendlich oder größer als 32 Bit fassen)%3</translation>
    </message>
    <message>
        <source>Cannot use %1: the array %2 is %3, which is not what it is read into</source>
        <translation>%1 kann nicht verwendet werden: das Feld %2 ist %3, was nicht zum Ziel passt</translation>
    </message>
    <message>
        <source>Ema decay</source>
        <translation>EMA-Abklingen</translation>
    </message>
    <message>
        <source>of the moving average of the weights, such as 0.999 (0: no average)</source>
        <translation>des gleitenden Mittels der Gewichte, etwa 0.999 (0: kein Mittel)</translation>
    </message>
    <message>
        <source>%1 holds the adapters of an expert alone, without its baseline</source>
        <translation>%1 enthält nur die Adapter eines Experten, ohne sein Grundmodell</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 stages, so %3 cannot stay as they are</source>
        <translation>„%1“ hat %2 Stufen, also können nicht %3 bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no adapters to tune alone</source>
        <translation>„%1“ hat keine Adapter, die allein nachtrainiert werden könnten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an expert, and experts start from a baseline</source>
        <translation>„%1“ ist ein Experte, und Experten beginnen mit einem Grundmodell</translation>
    </message>
    <message>
        <source>Adapter ratio</source>
        <translation>Breite der Adapter</translation>
    </message>
    <message>
        <source>Add pictures, or use --small-classes merge (those of a branch become one class, of the level above) or --small-classes drop (they are left out)</source>
        <translation>Fügen Sie Bilder hinzu, oder nehmen Sie --small-classes merge (die eines Zweigs werden eine Klasse der Ebene darüber) oder --small-classes drop (sie werden ausgelassen)</translation>
    </message>
    <message>
        <source>Choose fewer frozen_stages</source>
        <translation>Wählen Sie weniger frozen_stages</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Feste Stufen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name a baseline; &apos;docent models&apos; lists them</source>
        <translation>Nennen Sie ein Grundmodell; „docent models“ listet sie auf</translation>
    </message>
    <message>
        <source>Open the expert through its workspace, or export a run of it</source>
        <translation>Öffnen Sie den Experten über seinen Arbeitsbereich, oder exportieren Sie einen Lauf von ihm</translation>
    </message>
    <message>
        <source>Remove the experts with adapters on it first</source>
        <translation>Entfernen Sie zuerst die Experten mit Adaptern darauf</translation>
    </message>
    <message>
        <source>The adapter expert &apos;%1&apos; needs the weights of &apos;%2&apos;</source>
        <translation>Der Adapter-Experte „%1“ braucht die Gewichte von „%2“</translation>
    </message>
    <message>
        <source>The baseline &apos;%1&apos; is not the one any more that the adapters of &apos;%2&apos; were trained on</source>
        <translation>Das Grundmodell „%1“ ist nicht mehr das, auf dem die Adapter von „%2“ trainiert wurden</translation>
    </message>
    <message>
        <source>Train &apos;%1&apos; again, or restore that baseline from a copy</source>
        <translation>Trainieren Sie „%1“ noch einmal, oder stellen Sie jenes Grundmodell aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Nachtrainiert wird</translation>
    </message>
    <message>
        <source>Tune all of it, or choose an adapter expert</source>
        <translation>Trainieren Sie alles nach, oder wählen Sie einen Adapter-Experten</translation>
    </message>
    <message>
        <source>adapter_ratio must be above 0 and at most 1</source>
        <translation>adapter_ratio muss über 0 und höchstens 1 sein</translation>
    </message>
    <message>
        <source>frozen_stages is for full experts: an adapter expert has all stages of its baseline</source>
        <translation>frozen_stages ist für volle Experten: Ein Adapter-Experte hat alle Stufen seines Grundmodells</translation>
    </message>
    <message>
        <source>frozen_stages must not be negative</source>
        <translation>frozen_stages darf nicht negativ sein</translation>
    </message>
    <message>
        <source>full, or adapter: small layers between those of the baseline, which stays as it is</source>
        <translation>full, oder adapter: kleine Schichten zwischen denen des Grundmodells, das bleibt, wie es ist</translation>
    </message>
    <message>
        <source>stages of a full expert that stay the baseline&apos;s (0: none)</source>
        <translation>Stufen eines vollen Experten, die die des Grundmodells bleiben (0: keine)</translation>
    </message>
    <message>
        <source>the baseline &apos;%1&apos; is not the one any more that it was trained on</source>
        <translation>das Grundmodell „%1“ ist nicht mehr das, auf dem er trainiert wurde</translation>
    </message>
    <message>
        <source>width of the adapters, as a part of the network&apos;s</source>
        <translation>Breite der Adapter, als Teil der des Netzes</translation>
    </message>
    <message>
        <source>The test accuracy is no better than naming the largest class for every picture: nothing was learned. Use more steps, or other learning rates</source>
        <translation>Die Testgenauigkeit ist nicht besser, als für jedes Bild die größte Klasse zu nennen: Es wurde nichts gelernt. Nehmen Sie mehr Schritte oder andere Lernraten</translation>
    </message>
    <message>
        <source>%1 cannot be used as a model of several experts: %2</source>
        <translation>%1 lässt sich nicht als Modell mehrerer Experten verwenden: %2</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s</source>
        <translation>%1 hat nicht innerhalb von %2 s geantwortet</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 holds %2 experts in one model</source>
        <translation>%1 enthält %2 Experten in einem Modell</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 ist ein Ordner</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist schon da</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures of &apos;%3&apos; is not in %4; the first is %5</source>
        <translation>%1 der %2 Bilder von „%3“ liegt nicht in %4; das erste ist %5</translation>
    </message>
    <message>
        <source>%1 of the 1 picture of &apos;%2&apos; are not in %3; the first is %4</source>
        <translation>Vom einzigen Bild von „%2“ liegen %1 nicht in %3; das erste ist %4</translation>
    </message>
    <message>
        <source>%1 of the 1 picture of &apos;%2&apos; is not in %3; the first is %4</source>
        <translation>Das einzige Bild von „%2“ liegt nicht in %3: %4</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no names for its classes</source>
        <translation>„%1“ hat keine Namen für seine Klassen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an expert on &apos;%2&apos;, not on &apos;%3&apos;</source>
        <translation>„%1“ ist ein Experte auf „%2“, nicht auf „%3“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no adapter expert: it shares no weights with a baseline</source>
        <translation>„%1“ ist kein Adapter-Experte: Er teilt keine Gewichte mit einem Grundmodell</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Adapter experts that have no weights yet and are left out: %1</source>
        <translation>Adapter-Experten, die noch keine Gewichte haben und ausgelassen werden: %1</translation>
    </message>
    <message>
        <source>At most %1 pictures for training are too few for %2 classes</source>
        <translation>Höchstens %1 Bilder zum Trainieren sind zu wenige für %2 Klassen</translation>
    </message>
    <message>
        <source>At most 1 picture for training are too few for %1 classes</source>
        <translation>Höchstens 1 Bild zum Trainieren ist zu wenig für %1 Klassen</translation>
    </message>
    <message>
        <source>CPUs of a task, 1 or more</source>
        <translation>CPUs einer Teilaufgabe, mindestens 1</translation>
    </message>
    <message>
        <source>Cannot run %1: %2</source>
        <translation>%1 kann nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>Choose an expert</source>
        <translation>Wählen Sie einen Experten</translation>
    </message>
    <message>
        <source>Combine the experts of one baseline; name it with --baseline</source>
        <translation>Fassen Sie die Experten eines Grundmodells zusammen; nennen Sie es mit --baseline</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Cpus</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Ended in Slurm: %1</source>
        <translation>In Slurm zu Ende: %1</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>GPUs of a task: 1, or a100:1</source>
        <translation>GPUs einer Teilaufgabe: 1 oder a100:1</translation>
    </message>
    <message>
        <source>Gpus</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Leave it out, or train one of its node with --kind adapter</source>
        <translation>Lassen Sie ihn aus, oder trainieren Sie einen für seinen Knoten mit --kind adapter</translation>
    </message>
    <message>
        <source>Look with squeue whether it was taken</source>
        <translation>Sehen Sie mit squeue nach, ob der Auftrag angenommen wurde</translation>
    </message>
    <message>
        <source>Max running</source>
        <translation>Gleichzeitig höchstens</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Move the workspace to another folder</source>
        <translation>Verschieben Sie den Arbeitsbereich in einen anderen Ordner</translation>
    </message>
    <message>
        <source>Name another file, or write over it with --replace</source>
        <translation>Nennen Sie eine andere Datei, oder überschreiben Sie diese mit --replace</translation>
    </message>
    <message>
        <source>Name one of %1</source>
        <translation>Nennen Sie einen von %1</translation>
    </message>
    <message>
        <source>Name one of them with --expert: %1</source>
        <translation>Nennen Sie einen davon mit --expert: %1</translation>
    </message>
    <message>
        <source>Name the file to write in it</source>
        <translation>Nennen Sie die Datei, die darin geschrieben werden soll</translation>
    </message>
    <message>
        <source>Not known to Slurm</source>
        <translation>Slurm nicht bekannt</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Qos</source>
        <translation>QOS</translation>
    </message>
    <message>
        <source>Requeues</source>
        <translation>Wiedereinreihungen</translation>
    </message>
    <message>
        <source>Run this on a machine of the cluster that can submit, or without --engine slurm</source>
        <translation>Starten Sie dies auf einem Rechner des Clusters, der Aufträge abgeben kann, oder ohne --engine slurm</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Signal seconds</source>
        <translation>Sekunden vor dem Zeitlimit</translation>
    </message>
    <message>
        <source>Slurm cannot be told of a path with a line break: %1</source>
        <translation>Slurm kann kein Pfad mit einem Zeilenumbruch genannt werden: %1</translation>
    </message>
    <message>
        <source>The Docent that had it ended; go on with &apos;docent jobs resume %1&apos;</source>
        <translation>Das Docent, das ihn hatte, ist beendet; weiter geht es mit „docent jobs resume %1“</translation>
    </message>
    <message>
        <source>The weights in %1 do not fit the model: %2 %3</source>
        <translation>Die Gewichte in %1 passen nicht zum Modell: %2 %3</translation>
    </message>
    <message>
        <source>There are %1 adapters for the %2 blocks of the network</source>
        <translation>Es gibt %1 Adapter für die %2 Blöcke des Netzes</translation>
    </message>
    <message>
        <source>There is no Slurm on this machine: %1 is not in PATH</source>
        <translation>Auf diesem Rechner gibt es kein Slurm: %1 ist nicht im PATH</translation>
    </message>
    <message>
        <source>There is no expert %1 in %2</source>
        <translation>Es gibt keinen Experten %1 in %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Train some first: docent train experts --source NAME --kind adapter</source>
        <translation>Trainieren Sie zuerst welche: docent train experts --source NAME --kind adapter</translation>
    </message>
    <message>
        <source>Write it again with &apos;docent models combine&apos;, or restore it from a copy</source>
        <translation>Schreiben Sie sie erneut mit „docent models combine“, oder stellen Sie sie aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Write the file again, or restore it from a copy</source>
        <translation>Schreiben Sie die Datei erneut, oder stellen Sie sie aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>account that the time is taken from</source>
        <translation>Konto, von dem die Rechenzeit abgeht</translation>
    </message>
    <message>
        <source>adapter experts on it (default: all that are trained)</source>
        <translation>Adapter-Experten darauf (Vorgabe: alle trainierten)</translation>
    </message>
    <message>
        <source>docent on the nodes (default: the file that runs here)</source>
        <translation>docent auf den Knoten (Vorgabe: die Datei, die hier läuft)</translation>
    </message>
    <message>
        <source>features that a node must have</source>
        <translation>Merkmale, die ein Knoten haben muss</translation>
    </message>
    <message>
        <source>file must be given</source>
        <translation>file muss angegeben werden</translation>
    </message>
    <message>
        <source>file to write, by custom with the ending .safetensors</source>
        <translation>Datei, die geschrieben wird, üblicherweise mit der Endung .safetensors</translation>
    </message>
    <message>
        <source>further options of sbatch</source>
        <translation>weitere Optionen von sbatch</translation>
    </message>
    <message>
        <source>how many times a task goes on after its time limit</source>
        <translation>wie oft eine Teilaufgabe nach ihrem Zeitlimit weitergeht</translation>
    </message>
    <message>
        <source>images per step (0: chosen, fewer of few)</source>
        <translation>Bilder je Schritt (0: gewählt, weniger bei wenigen)</translation>
    </message>
    <message>
        <source>its class &apos;%1&apos; has only %2 pictures</source>
        <translation>ihre Klasse „%1“ hat nur %2 Bilder</translation>
    </message>
    <message>
        <source>its class &apos;%1&apos; has only 1 picture</source>
        <translation>ihre Klasse „%1“ hat nur 1 Bild</translation>
    </message>
    <message>
        <source>lines of shell before docent starts</source>
        <translation>Shell-Zeilen vor dem Start von docent</translation>
    </message>
    <message>
        <source>main memory of a task: 16G</source>
        <translation>Arbeitsspeicher einer Teilaufgabe: 16G</translation>
    </message>
    <message>
        <source>partition of the cluster</source>
        <translation>Partition des Clusters</translation>
    </message>
    <message>
        <source>passes over the training images (0: chosen, more of few)</source>
        <translation>Durchgänge durch die Trainingsbilder (0: gewählt, mehr bei wenigen)</translation>
    </message>
    <message>
        <source>quality of service</source>
        <translation>Dienstgüte (QOS)</translation>
    </message>
    <message>
        <source>sbatch gave no number of a job, but &apos;%1&apos;</source>
        <translation>sbatch hat keine Auftragsnummer geliefert, sondern „%1“</translation>
    </message>
    <message>
        <source>seconds before the time limit at which a checkpoint is written</source>
        <translation>Sekunden vor dem Zeitlimit, zu denen ein Zwischenstand geschrieben wird</translation>
    </message>
    <message>
        <source>tasks that run at once (0: as many as fit)</source>
        <translation>Teilaufgaben, die gleichzeitig laufen (0: so viele wie möglich)</translation>
    </message>
    <message>
        <source>the baseline (default: that of all adapter experts)</source>
        <translation>das Grundmodell (Vorgabe: das aller Adapter-Experten)</translation>
    </message>
    <message>
        <source>the highest of the schedule (0: chosen)</source>
        <translation>die höchste des Verlaufs (0: gewählt)</translation>
    </message>
    <message>
        <source>time limit of a task: 4:00:00, or 1-12 for a day and 12 hours</source>
        <translation>Zeitlimit einer Teilaufgabe: 4:00:00, oder 1-12 für einen Tag und 12 Stunden</translation>
    </message>
    <message>
        <source>write over a file that is there</source>
        <translation>eine vorhandene Datei überschreiben</translation>
    </message>
    <message>
        <source>%1 holds 1 picture, but %2 holds %3 labels (bytes 4 to 7 of each)</source>
        <translation>%1 enthält 1 Bild, %2 aber %3 Labels (jeweils Byte 4 bis 7)</translation>
    </message>
    <message>
        <source>%1 of the 1 picture of %2 are no longer there: %3</source>
        <translation>Vom einzigen Bild von %2 fehlen %1: %3</translation>
    </message>
    <message>
        <source>%1 of the 1 picture of %2 is no longer there: %3</source>
        <translation>Das einzige Bild von %2 ist nicht mehr da: %3</translation>
    </message>
    <message>
        <source>%1 pictures among 1 entry</source>
        <translation>%1 Bilder in 1 Eintrag</translation>
    </message>
    <message>
        <source>%1 pictures of &apos;%2&apos; embedded with &apos;%3&apos;</source>
        <translation>%1 Bilder von „%2“ mit „%3“ eingebettet</translation>
    </message>
    <message>
        <source>%1 pictures of 1 class: %2 to train, </source>
        <translation>%1 Bilder in 1 Klasse: %2 zum Trainieren, </translation>
    </message>
    <message>
        <source>%1, which is %2</source>
        <translation>%1, der Zustand davon ist: %2</translation>
    </message>
    <message>
        <source>%1, which runs on this machine, and Slurm cannot wait for that</source>
        <translation>%1, der auf diesem Rechner läuft, und darauf kann Slurm nicht warten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has 1 stage, so %2 cannot stay as they are</source>
        <translation>„%1“ hat 1 Stufe, also können nicht %2 bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 says the picture or its label, and no group</source>
        <translation>„%1“ in %2 nennt das Bild oder sein Label und keine Gruppe</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, tied with the best in the ranking for &apos;%2&apos;, was removed since</source>
        <translation>„%1“, in der Rangfolge für „%2“ gleichauf mit dem besten, wurde seither gelöscht</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: test accuracy %2 (%3 to %4) on 1 picture, with %5, %6</source>
        <translation>„%1“: Testgenauigkeit %2 (%3 bis %4) auf 1 Bild, mit %5, %6</translation>
    </message>
    <message>
        <source>1 picture among %1 entries</source>
        <translation>1 Bild unter %1 Einträgen</translation>
    </message>
    <message>
        <source>1 picture among 1 entry</source>
        <translation>1 Bild in 1 Eintrag</translation>
    </message>
    <message>
        <source>1 picture of %1 classes: %2 to train, </source>
        <translation>1 Bild in %1 Klassen: %2 zum Trainieren, </translation>
    </message>
    <message>
        <source>1 picture of &apos;%1&apos; can no longer be read; the first, %2, %3</source>
        <translation>1 Bild von „%1“ ist nicht mehr lesbar: %2 %3</translation>
    </message>
    <message>
        <source>1 picture of 1 class: %1 to train, </source>
        <translation>1 Bild in 1 Klasse: %1 zum Trainieren, </translation>
    </message>
    <message>
        <source>1 picture shows things of several categories; each counts as that of its largest box.</source>
        <translation>1 Bild zeigt Dinge aus mehreren Kategorien; es zählt zu der seines größten Rahmens.</translation>
    </message>
    <message>
        <source>Correct --group-column</source>
        <translation>Berichtigen Sie --group-column</translation>
    </message>
    <message>
        <source>Correct --group-column, or leave it out</source>
        <translation>Berichtigen Sie --group-column, oder lassen Sie es weg</translation>
    </message>
    <message>
        <source>Correct --label-columns, --path-column or --group-column</source>
        <translation>Berichtigen Sie --label-columns, --path-column oder --group-column</translation>
    </message>
    <message>
        <source>Embed &apos;%1&apos; with &apos;%2&apos;</source>
        <translation>„%1“ mit „%2“ einbetten</translation>
    </message>
    <message>
        <source>Go on with that one first: docent jobs resume %1</source>
        <translation>Setzen Sie zuerst diesen fort: docent jobs resume %1</translation>
    </message>
    <message>
        <source>Group column</source>
        <translation>Gruppenspalte</translation>
    </message>
    <message>
        <source>It needs &apos;%1&apos;, which did not succeed. Resume the job %2 first, then this.</source>
        <translation>Er braucht „%1“, was nicht gelungen ist. Setzen Sie zuerst den Auftrag %2 fort, dann diesen.</translation>
    </message>
    <message>
        <source>No better validation for 1 epoch: the training ends at epoch %1 of %2</source>
        <translation>Seit 1 Epoche keine bessere Validierung: Das Training endet in Epoche %1 von %2</translation>
    </message>
    <message>
        <source>No node has 1 training picture and %1 classes; the largest, &apos;%2&apos;, has %3 and %4</source>
        <translation>Kein Knoten hat 1 Trainingsbild und %1 Klassen; der größte, „%2“, hat %3 und %4</translation>
    </message>
    <message>
        <source>No object of %1 has a key called &apos;%2&apos;</source>
        <translation>Kein Objekt in %1 hat einen Schlüssel namens „%2“</translation>
    </message>
    <message>
        <source>None of the 1 picture of %1 could be decoded; the first one, %2, %3</source>
        <translation>Das einzige Bild von %1 konnte nicht dekodiert werden: %2 %3</translation>
    </message>
    <message>
        <source>Pictures of one group stay in one split; the list has 1 group.</source>
        <translation>Bilder einer Gruppe bleiben in einem Teil; die Liste hat 1 Gruppe.</translation>
    </message>
    <message>
        <source>Resume it and wait until it is done, or remove it first</source>
        <translation>Setzen Sie ihn fort und warten Sie, bis er fertig ist, oder entfernen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>Slurm decides when it runs</source>
        <translation>Slurm entscheidet, wann er läuft</translation>
    </message>
    <message>
        <source>Slurm took %1 of %2 jobs, then: %3</source>
        <translation>Slurm hat %1 von %2 Aufträgen angenommen, dann: %3</translation>
    </message>
    <message>
        <source>Slurm took %1 of 1 job, then: %2</source>
        <translation>Slurm hat %1 von 1 Auftrag angenommen, dann: %2</translation>
    </message>
    <message>
        <source>Stop it there first: docent jobs stop %1</source>
        <translation>Halten Sie ihn zuerst dort an: docent jobs stop %1</translation>
    </message>
    <message>
        <source>The job %1 is being run by %2</source>
        <translation>Der Auftrag %1 wird von %2 ausgeführt</translation>
    </message>
    <message>
        <source>The job %1 is on the cluster</source>
        <translation>Der Auftrag %1 ist auf dem Cluster</translation>
    </message>
    <message>
        <source>The job %1 is still being run by a task of Slurm</source>
        <translation>Der Auftrag %1 wird noch von einer Teilaufgabe von Slurm ausgeführt</translation>
    </message>
    <message>
        <source>The time limit has ended it %1 times, as often as &apos;requeues&apos; of the profile lets it; resume it to go on.</source>
        <translation>Das Zeitlimit hat ihn %1-mal beendet, so oft wie „requeues“ im Profil es zulässt; setzen Sie ihn fort, damit er weitergeht.</translation>
    </message>
    <message>
        <source>Use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;, not beginning with &apos;.&apos; or &apos;-&apos;, at most 100 bytes</source>
        <translation>Verwenden Sie Buchstaben, Ziffern, „.“, „_“ und „-“, nicht mit „.“ oder „-“ beginnend, höchstens 100 Bytes</translation>
    </message>
    <message>
        <source>Wait until it is done, or run both with Slurm</source>
        <translation>Warten Sie, bis er fertig ist, oder führen Sie beide mit Slurm aus</translation>
    </message>
    <message>
        <source>Wait until that has ended; &apos;docent jobs&apos; tells</source>
        <translation>Warten Sie, bis sie zu Ende ist; „docent jobs“ sagt es</translation>
    </message>
    <message>
        <source>Wait until that one has ended</source>
        <translation>Warten Sie, bis dieser zu Ende ist</translation>
    </message>
    <message>
        <source>as of the ranking</source>
        <translation>wie bei der Rangfolge</translation>
    </message>
    <message>
        <source>column of a list with groups that no split divides (default: found)</source>
        <translation>Spalte einer Liste mit Gruppen, die kein Teil trennt (sonst: gefunden)</translation>
    </message>
    <message>
        <source>docent rank --task %1 --models %2</source>
        <translation>docent rank --task %1 --models %2</translation>
    </message>
    <message>
        <source>file with the classes of its head, one a line (default: its own, where it tells them)</source>
        <translation>Datei mit den Klassen seines Kopfs, eine je Zeile (sonst: die eigenen, wo es sie nennt)</translation>
    </message>
    <message>
        <source>how pictures become square (auto: its own, else squash, as BiT does)</source>
        <translation>wie Bilder quadratisch werden (auto: wie bei ihm selbst, sonst gestaucht wie bei BiT)</translation>
    </message>
    <message>
        <source>of the bank</source>
        <translation>aus dem Bestand</translation>
    </message>
    <message>
        <source>side of the pictures that it takes, in pixels (0: its own, else 224, or 32 for a small stem)</source>
        <translation>Seite der Bilder, die es nimmt, in Pixeln (0: die eigene, sonst 224, bei kleinem Stamm 32)</translation>
    </message>
    <message>
        <source>to fine-tune: its name, or best: the first of the task&apos;s ranking (default: best)</source>
        <translation>was feinabgestimmt wird: sein Name, oder best: das erste der Rangfolge der Aufgabe (sonst: best)</translation>
    </message>
    <message>
        <source>weights of a ResNet-v2: BiT&apos;s .npz, timm&apos;s, Hugging Face&apos;s or Docent&apos;s own .safetensors</source>
        <translation>Gewichte eines ResNet-v2: .npz von BiT, .safetensors von timm, Hugging Face oder Docent selbst</translation>
    </message>
    <message>
        <source>Ask for more with &apos;memory&apos; in the profile</source>
        <translation>Fordern Sie mit „memory“ im Profil mehr an</translation>
    </message>
    <message>
        <source>It was cancelled in Slurm; resume it to go on</source>
        <translation>Er wurde in Slurm abgebrochen; setzen Sie ihn fort, damit er weitergeht</translation>
    </message>
    <message>
        <source>Its task %1 ended as %2 before the job was done</source>
        <translation>Seine Teilaufgabe %1 endete als %2, bevor der Auftrag fertig war</translation>
    </message>
    <message>
        <source>Its task %1 needed more memory than Slurm gave it</source>
        <translation>Seine Teilaufgabe %1 brauchte mehr Arbeitsspeicher, als Slurm ihr gab</translation>
    </message>
    <message>
        <source>Its task was told to end.</source>
        <translation>Seine Teilaufgabe wurde beendet.</translation>
    </message>
    <message>
        <source>Its worker was killed.</source>
        <translation>Sein Arbeitsprozess wurde gewaltsam beendet.</translation>
    </message>
    <message>
        <source>Nothing was learned: the loss ended at %1, and naming the classes by their shares gives %2. %3</source>
        <translation>Nichts wurde gelernt: Der Verlust endete bei %1, und die Klassen nach ihren Anteilen zu nennen gibt %2. %3</translation>
    </message>
    <message>
        <source>Raise &apos;time&apos; or &apos;signal_seconds&apos; in the profile</source>
        <translation>Erhöhen Sie „time“ oder „signal_seconds“ im Profil</translation>
    </message>
    <message>
        <source>Runs in Slurm</source>
        <translation>Läuft in Slurm</translation>
    </message>
    <message>
        <source>Runs in Slurm on %1</source>
        <translation>Läuft in Slurm auf %1</translation>
    </message>
    <message>
        <source>Say where with &apos;program&apos; in the profile</source>
        <translation>Sagen Sie mit „program“ im Profil, wo</translation>
    </message>
    <message>
        <source>Slurm does not answer: %1</source>
        <translation>Slurm antwortet nicht: %1</translation>
    </message>
    <message>
        <source>Slurm no longer knows its task %1, which has not said that it ended</source>
        <translation>Slurm kennt seine Teilaufgabe %1 nicht mehr, und sie hat nicht gesagt, dass sie zu Ende ist</translation>
    </message>
    <message>
        <source>The log&apos;s last line: %1</source>
        <translation>Die letzte Zeile des Protokolls: %1</translation>
    </message>
    <message>
        <source>The node of its task %1 could not open %2</source>
        <translation>Der Knoten seiner Teilaufgabe %1 konnte %2 nicht öffnen</translation>
    </message>
    <message>
        <source>The node of its task %1 does not have docent where it is here</source>
        <translation>Der Knoten seiner Teilaufgabe %1 hat docent nicht dort, wo es hier liegt</translation>
    </message>
    <message>
        <source>The node of its task %1 does not see the workspace</source>
        <translation>Der Knoten seiner Teilaufgabe %1 sieht den Arbeitsbereich nicht</translation>
    </message>
    <message>
        <source>The time limit ended its task %1 before it could write a checkpoint</source>
        <translation>Das Zeitlimit beendete seine Teilaufgabe %1, bevor sie einen Zwischenstand schreiben konnte</translation>
    </message>
    <message>
        <source>The time limit ended its task %1, and Slurm did not take it back into the queue</source>
        <translation>Das Zeitlimit beendete seine Teilaufgabe %1, und Slurm reihte sie nicht wieder ein</translation>
    </message>
    <message>
        <source>The time limit is near, and it goes on in its next turn.</source>
        <translation>Das Zeitlimit ist nah; er geht weiter, sobald er wieder an der Reihe ist.</translation>
    </message>
    <message>
        <source>The worker of its task %1 was killed %2 times, the last time by signal %3</source>
        <translation>Der Arbeitsprozess seiner Teilaufgabe %1 wurde %2-mal gewaltsam beendet, zuletzt durch das Signal %3</translation>
    </message>
    <message>
        <source>The workspace must lie at the same path on every node</source>
        <translation>Der Arbeitsbereich muss auf jedem Knoten unter demselben Pfad liegen</translation>
    </message>
    <message>
        <source>Waits in Slurm</source>
        <translation>Wartet in Slurm</translation>
    </message>
    <message>
        <source>Waits in Slurm: %1</source>
        <translation>Wartet in Slurm: %1</translation>
    </message>
    <message>
        <source>What was learned got lost again: the loss ended at %1, and naming the classes by their shares gives %2. The weights of epoch %3 are kept. %4</source>
        <translation>Das Gelernte ging wieder verloren: Der Verlust endete bei %1, und die Klassen nach ihren Anteilen zu nennen gibt %2. Die Gewichte der Epoche %3 bleiben erhalten. %4</translation>
    </message>
    <message>
        <source>Where memory ran out, ask for more with &apos;memory&apos; in the profile</source>
        <translation>Wo der Arbeitsspeicher ausging, fordern Sie mit „memory“ im Profil mehr an</translation>
    </message>
    <message>
        <source>Correct %1 if it asks for what the cluster does not give</source>
        <translation>Berichtigen Sie %1, falls darin etwas steht, was der Cluster nicht hergibt</translation>
    </message>
    <message>
        <source>Run it again alone: docent jobs resume %1</source>
        <translation>Führen Sie ihn allein noch einmal aus: docent jobs resume %1</translation>
    </message>
    <message>
        <source>Say in a profile what this cluster wants: see --profile</source>
        <translation>Sagen Sie in einem Profil, was dieser Cluster verlangt: siehe --profile</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 pictures, %3 classes</source>
        <translation>„%1“: %2 Bilder, %3 Klassen</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 pictures, 1 class</source>
        <translation>„%1“: %2 Bilder, 1 Klasse</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: 1 picture, %2 classes</source>
        <translation>„%1“: 1 Bild, %2 Klassen</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: 1 picture, 1 class</source>
        <translation>„%1“: 1 Bild, 1 Klasse</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; has only %2 pictures, and each class needs at least %3</source>
        <translation>Die Klasse „%1“ hat nur %2 Bilder, und jede Klasse braucht mindestens %3</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; has only 1 picture, and each class needs at least %2</source>
        <translation>Die Klasse „%1“ hat nur 1 Bild, und jede Klasse braucht mindestens %2</translation>
    </message>
    <message>
        <source>The job %1 needs the job %2 (%3)</source>
        <translation>Der Auftrag %1 braucht den Auftrag %2 (%3)</translation>
    </message>
    <message>
        <source>The trained model gives outputs that are not finite</source>
        <translation>Das trainierte Modell gibt Ausgaben, die nicht endlich sind</translation>
    </message>
    <message>
        <source>The training diverged at step %1 of %2, with the learning rate %3: loss, gradient or weights are not finite any more</source>
        <translation>Das Training ist bei Schritt %1 von %2 mit der Lernrate %3 divergiert: Verlust, Gradient oder Gewichte sind nicht mehr endlich</translation>
    </message>
    <message>
        <source>The weights of its best epoch are kept. Train another under another name, or after removing this one, with a smaller --learning-rate, such as %1</source>
        <translation>Die Gewichte seiner besten Epoche bleiben. Trainieren Sie ein anderes unter einem anderen Namen, oder nachdem dieses gelöscht ist, mit einer kleineren Lernrate (--learning-rate), etwa %1</translation>
    </message>
    <message>
        <source>Train it under another name, or after removing this one, with a smaller --learning-rate, such as %1</source>
        <translation>Trainieren Sie es unter einem anderen Namen, oder nachdem dieses gelöscht ist, mit einer kleineren Lernrate (--learning-rate), etwa %1</translation>
    </message>
    <message>
        <source>Use a smaller --learning-rate, such as %1</source>
        <translation>Nehmen Sie eine kleinere Lernrate (--learning-rate), etwa %1</translation>
    </message>
    <message>
        <source>Use a smaller learning rate or a longer warm-up</source>
        <translation>Nehmen Sie eine kleinere Lernrate oder ein längeres Aufwärmen</translation>
    </message>
    <message>
        <source>Use more epochs, or a smaller --learning-rate, such as %1</source>
        <translation>Nehmen Sie mehr Epochen oder eine kleinere Lernrate (--learning-rate), etwa %1</translation>
    </message>
    <message>
        <source>What was learned does not carry over: of the validation pictures no more are named right than by naming the largest class for all. Use more pictures, or a smaller --learning-rate, such as %1</source>
        <translation>Was gelernt wurde, überträgt sich nicht: Von den Validierungsbildern werden nicht mehr richtig benannt, als wenn für alle die größte Klasse genannt würde. Nehmen Sie mehr Bilder oder eine kleinere Lernrate (--learning-rate), etwa %1</translation>
    </message>
    <message>
        <source>batch_size must be 1 to 65,536</source>
        <translation>Die Stapelgröße muss 1 bis 65.536 sein</translation>
    </message>
    <message>
        <source>batch_size must be 1 to 65,536, or 0 to be chosen</source>
        <translation>Die Stapelgröße muss 1 bis 65.536 sein, oder 0, um gewählt zu werden</translation>
    </message>
    <message>
        <source>checkpoint_seconds must be above 0</source>
        <translation>Die Sekunden zwischen Zwischenständen müssen über 0 sein</translation>
    </message>
    <message>
        <source>clip_norm must not be negative</source>
        <translation>Die Grenze der Gradientennorm darf nicht negativ sein</translation>
    </message>
    <message>
        <source>ema_decay must be at least 0 and below 1</source>
        <translation>Der Abklingfaktor des Mittels muss mindestens 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>epochs must be 1 to 100,000, or 0 to be chosen</source>
        <translation>Die Epochen müssen 1 bis 100.000 sein, oder 0, um gewählt zu werden</translation>
    </message>
    <message>
        <source>label_smoothing must be at least 0 and below 1</source>
        <translation>Die Glättung der Beschriftungen muss mindestens 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>learning_rate must be above 0, or 0 to be chosen</source>
        <translation>Die Lernrate muss über 0 sein, oder 0, um gewählt zu werden</translation>
    </message>
    <message>
        <source>learning_rates must be above 0</source>
        <translation>Die Lernraten müssen über 0 sein</translation>
    </message>
    <message>
        <source>learning_rates must name at least one rate</source>
        <translation>Es muss mindestens eine Lernrate genannt sein</translation>
    </message>
    <message>
        <source>level must not be negative</source>
        <translation>Die Ebene darf nicht negativ sein</translation>
    </message>
    <message>
        <source>max_steps must not be negative</source>
        <translation>Die Höchstzahl der Schritte darf nicht negativ sein</translation>
    </message>
    <message>
        <source>max_test must not be negative</source>
        <translation>Die Höchstzahl der Testbilder darf nicht negativ sein</translation>
    </message>
    <message>
        <source>max_train must not be negative</source>
        <translation>Die Höchstzahl der Trainingsbilder darf nicht negativ sein</translation>
    </message>
    <message>
        <source>min_class_images must be at least 1</source>
        <translation>Die Bilder, die eine Klasse haben muss, müssen mindestens 1 sein</translation>
    </message>
    <message>
        <source>min_crop_area must be above 0 and at most 1</source>
        <translation>Der kleinste Ausschnitt muss über 0 und höchstens 1 sein</translation>
    </message>
    <message>
        <source>mirror must be auto, yes or no</source>
        <translation>Spiegeln muss automatisch, ja oder nein sein</translation>
    </message>
    <message>
        <source>momentum must be at least 0 and below 1</source>
        <translation>Das Momentum muss mindestens 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>path must name a folder or a file</source>
        <translation>Es muss ein Ordner oder eine Datei genannt sein</translation>
    </message>
    <message>
        <source>patience must not be negative</source>
        <translation>Die Geduld darf nicht negativ sein</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>Prozess %1 auf %2</translation>
    </message>
    <message>
        <source>repeats must be 1 to 99</source>
        <translation>Die Wiederholungen müssen 1 bis 99 sein</translation>
    </message>
    <message>
        <source>steps must be at least 1</source>
        <translation>Die Schritte müssen mindestens 1 sein</translation>
    </message>
    <message>
        <source>steps must name at least one length</source>
        <translation>Es muss mindestens eine Zahl von Schritten genannt sein</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>Tensor %1</translation>
    </message>
    <message>
        <source>test_fraction must be at least 0 and below 1 (-1: chosen)</source>
        <translation>Der Testanteil muss mindestens 0 und unter 1 sein (-1: gewählt)</translation>
    </message>
    <message>
        <source>validation_fraction and test_fraction together must be below 1</source>
        <translation>Validierungs- und Testanteil zusammen müssen unter 1 sein</translation>
    </message>
    <message>
        <source>validation_fraction must be above 0 and below 1</source>
        <translation>Der Validierungsanteil muss über 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>validation_fraction must be at least 0 and below 1</source>
        <translation>Der Validierungsanteil muss mindestens 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>warmup must be at least 0 and below 1</source>
        <translation>Das Aufwärmen muss mindestens 0 und unter 1 sein</translation>
    </message>
    <message>
        <source>weight_decay must not be negative</source>
        <translation>Der Gewichtsverfall darf nicht negativ sein</translation>
    </message>
    <message>
        <source>%1 has the columns %2</source>
        <translation>%1 hat die Spalten %2</translation>
    </message>
    <message>
        <source>%1 has the keys %2</source>
        <translation>%1 hat die Schlüssel %2</translation>
    </message>
    <message>
        <source>Embedding with %1 models in one pass (%2 to %3 of %4)</source>
        <translation>Einbetten mit %1 Modellen in einem Durchgang (%2 bis %3 von %4)</translation>
    </message>
    <message>
        <source>Embedding with &apos;%1&apos; (%2 of %3)</source>
        <translation>Einbetten mit „%1“ (%2 von %3)</translation>
    </message>
    <message>
        <source>%1 is no .safetensors, .pt or .onnx file</source>
        <translation>%1 ist keine .safetensors-, .pt- oder .onnx-Datei</translation>
    </message>
    <message>
        <source>Add the format onnx, or leave these out</source>
        <translation>Nehmen Sie das Format onnx hinzu, oder lassen Sie diese weg</translation>
    </message>
    <message>
        <source>Cannot load %1: %2</source>
        <translation>%1 kann nicht geladen werden: %2</translation>
    </message>
    <message>
        <source>Choose torchscript, onnx, safetensors, or several</source>
        <translation>Wählen Sie torchscript, onnx, safetensors oder mehrere</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Export it in half precision, or to another format</source>
        <translation>Exportieren Sie es in halber Genauigkeit oder in ein anderes Format</translation>
    </message>
    <message>
        <source>Export to another format</source>
        <translation>Exportieren Sie in ein anderes Format</translation>
    </message>
    <message>
        <source>Give a file that &apos;docent export&apos; wrote</source>
        <translation>Geben Sie eine Datei an, die &apos;docent export&apos; geschrieben hat</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>The ONNX checker refuses the model: %1</source>
        <translation>Die ONNX-Prüfung weist das Modell zurück: %1</translation>
    </message>
    <message>
        <source>The ONNX model has outputs of another shape</source>
        <translation>Das ONNX-Modell hat Ausgaben anderer Form</translation>
    </message>
    <message>
        <source>The model is larger than the 2 GB that an ONNX file can hold</source>
        <translation>Das Modell ist größer als die 2 GB, die eine ONNX-Datei fassen kann</translation>
    </message>
    <message>
        <source>There is no %1.safetensors, .pt or .onnx in %2</source>
        <translation>Es gibt kein %1.safetensors, .pt oder .onnx in %2</translation>
    </message>
    <message>
        <source>the ONNX file gives the embedding too</source>
        <translation>die ONNX-Datei gibt auch die Einbettung aus</translation>
    </message>
    <message>
        <source>the ONNX file takes bytes, uint8 [n, size, size, 3], and gives probabilities</source>
        <translation>die ONNX-Datei nimmt Bytes, uint8 [n, size, size, 3], und gibt Wahrscheinlichkeiten aus</translation>
    </message>
    <message>
        <source>torchscript, onnx, safetensors</source>
        <translation>torchscript, onnx, safetensors</translation>
    </message>
    <message>
        <source>%1, line %2: the name &apos;%3&apos; holds a slash</source>
        <translation>%1, Zeile %2: Der Name &apos;%3&apos; enthält einen Schrägstrich</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no picture of a CIFAR file</source>
        <translation>&apos;%1&apos; nennt kein Bild einer CIFAR-Datei</translation>
    </message>
    <message>
        <source>Cannot read %1: it has %2 bytes, which are no whole number of records of %3 bytes: the last one ends at byte %4</source>
        <translation>%1 kann nicht gelesen werden: Die Datei hat %2 Bytes, keine ganze Zahl von Datensätzen zu %3 Bytes: Der letzte endet bei Byte %4</translation>
    </message>
    <message>
        <source>Copy or download the file again</source>
        <translation>Kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>Give the class another name</source>
        <translation>Geben Sie der Klasse einen anderen Namen</translation>
    </message>
    <message>
        <source>Give the folder that holds these files</source>
        <translation>Geben Sie den Ordner an, der diese Dateien enthält</translation>
    </message>
    <message>
        <source>There are no names of classes in %1</source>
        <translation>In %1 stehen keine Namen von Klassen</translation>
    </message>
    <message>
        <source>There is no data set in the binary version of CIFAR in %1: looked for data_batch_1.bin, and for train.bin with fine_label_names.txt</source>
        <translation>In %1 ist kein Datensatz in der binären Fassung von CIFAR: Gesucht wurden data_batch_1.bin und train.bin mit fine_label_names.txt</translation>
    </message>
    <message>
        <source>Use the names and the pictures of one set</source>
        <translation>Verwenden Sie Namen und Bilder eines einzigen Datensatzes</translation>
    </message>
    <message>
        <source>cannot be read: %1 is not there</source>
        <translation>kann nicht gelesen werden: %1 ist nicht da</translation>
    </message>
    <message>
        <source>it holds %1 of the binary version of CIFAR</source>
        <translation>enthält %1 der binären Fassung von CIFAR</translation>
    </message>
    <message>
        <source>Build it with DOCENT_ONNX=ON, or use another format</source>
        <translation>Bauen Sie es mit DOCENT_ONNX=ON, oder verwenden Sie ein anderes Format</translation>
    </message>
    <message>
        <source>This Docent was built without ONNX</source>
        <translation>Dieses Docent wurde ohne ONNX gebaut</translation>
    </message>
    <message>
        <source>%1 boxes have fewer than %2 pixels a side and are left out.</source>
        <translation>%1 Boxen haben weniger als %2 Pixel je Seite und bleiben weg.</translation>
    </message>
    <message>
        <source>%1 boxes have fewer than %2 pixels a side and is left out.</source>
        <translation>%1 Boxen haben weniger als %2 Pixel je Seite und bleiben weg.</translation>
    </message>
    <message>
        <source>%1 further classes have several meanings in WordNet.</source>
        <translation>%1 weitere Klassen haben in WordNet mehrere Bedeutungen.</translation>
    </message>
    <message>
        <source>%1 has no line of label and parent</source>
        <translation>%1 hat keine Zeile mit Klasse und Oberbegriff</translation>
    </message>
    <message>
        <source>%1 has no list &apos;nodes&apos; of a label hierarchy</source>
        <translation>%1 hat keine Liste „nodes“ einer Klassenhierarchie</translation>
    </message>
    <message>
        <source>%1 holds %2 pictures but no class folders, so all of them are of one class</source>
        <translation>%1 enthält %2 Bilder, aber keine Klassenordner, alle sind also von einer Klasse</translation>
    </message>
    <message>
        <source>%1 holds 1 picture but no class folders, so all of them are of one class</source>
        <translation>%1 enthält 1 Bild, aber keine Klassenordner, alle sind also von einer Klasse</translation>
    </message>
    <message>
        <source>%1 holds no sample with a picture and a label%2</source>
        <translation>%1 enthält kein Beispiel mit Bild und Klasse%2</translation>
    </message>
    <message>
        <source>%1 in %2 unpacks to more than %3 bytes</source>
        <translation>%1 in %2 ist ausgepackt größer als %3 Bytes</translation>
    </message>
    <message>
        <source>%1 is a Parquet data set, and reading it needs a build with Apache Arrow, which Debian has no package of</source>
        <translation>%1 ist ein Parquet-Datensatz; um ihn zu lesen, muss Docent mit Apache Arrow gebaut sein, wofür Debian kein Paket hat</translation>
    </message>
    <message>
        <source>%1 is no folder and no archive</source>
        <translation>%1 ist weder Ordner noch Archiv</translation>
    </message>
    <message>
        <source>%1 is no zip and no tar archive that can be read</source>
        <translation>%1 ist kein lesbares Zip- oder Tar-Archiv</translation>
    </message>
    <message>
        <source>%1 near-copies have another label, such as %2.</source>
        <translation>%1 Beinahe-Kopien haben eine andere Klasse, etwa %2.</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 pictures are near-copies of others; such pictures stay in one part where no split of the data set&apos;s own divides them.</source>
        <translation>%1 Bilder sind Beinahe-Kopien anderer; solche Bilder bleiben in einem Teil, wo keine eigenen Teile des Datensatzes sie trennen.</translation>
    </message>
    <message>
        <source>%1: a key is no text</source>
        <translation>%1: ein Schlüssel ist kein Text</translation>
    </message>
    <message>
        <source>%1: a node has no path</source>
        <translation>%1: ein Knoten hat keinen Pfad</translation>
    </message>
    <message>
        <source>%1: it has more than %2 aliases (&apos;*name&apos;)</source>
        <translation>%1: es hat mehr als %2 Verweise (‚*name‘)</translation>
    </message>
    <message>
        <source>%1; in 8 bits: %2</source>
        <translation>%1; in 8 Bit: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a label</source>
        <translation>„%1“ kann kein Klassenname sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no meaning of a class</source>
        <translation>„%1“ nennt keine Bedeutung einer Klasse</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was trained on the labels of &apos;%2&apos; as they are</source>
        <translation>„%1“ wurde mit den Klassen von „%2“ trainiert, wie sie sind</translation>
    </message>
    <message>
        <source>&apos;loss_interval&apos; in %1 has no two ends</source>
        <translation>„loss_interval“ in %1 hat keine zwei Enden</translation>
    </message>
    <message>
        <source>1 box has fewer than %1 pixels a side and are left out.</source>
        <translation>1 Box hat weniger als %1 Pixel je Seite und bleibt weg.</translation>
    </message>
    <message>
        <source>1 box has fewer than %1 pixels a side and is left out.</source>
        <translation>1 Box hat weniger als %1 Pixel je Seite und bleibt weg.</translation>
    </message>
    <message>
        <source>1 near-copy has another label, such as %1.</source>
        <translation>1 Beinahe-Kopie hat eine andere Klasse, etwa %1.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>1 picture is a near-copy of others; such pictures stay in one part where no split of the data set&apos;s own divides them.</source>
        <translation>1 Bild ist Beinahe-Kopie eines anderen; solche Bilder bleiben in einem Teil, wo keine eigenen Teile des Datensatzes sie trennen.</translation>
    </message>
    <message>
        <source>Add the format onnx, or leave out int8</source>
        <translation>Nehmen Sie das Format onnx dazu, oder lassen Sie int8 weg</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Cannot make a temporary folder in %1: %2</source>
        <translation>In %1 lässt sich kein vorläufiger Ordner anlegen: %2</translation>
    </message>
    <message>
        <source>Cannot read the archive %1: %2 (byte %3)</source>
        <translation>Das Archiv %1 lässt sich nicht lesen: %2 (Byte %3)</translation>
    </message>
    <message>
        <source>Cannot unpack %1 of %2 into %3</source>
        <translation>%1 aus %2 lässt sich nicht in %3 auspacken</translation>
    </message>
    <message>
        <source>Choose a node below it</source>
        <translation>Wählen Sie einen Knoten darunter</translation>
    </message>
    <message>
        <source>Choose a node that is not below it</source>
        <translation>Wählen Sie einen Knoten, der nicht darunter liegt</translation>
    </message>
    <message>
        <source>Choose pictures of it</source>
        <translation>Wählen Sie Bilder dieser Klasse</translation>
    </message>
    <message>
        <source>Correct the hierarchy</source>
        <translation>Berichtigen Sie die Hierarchie</translation>
    </message>
    <message>
        <source>Export in full or half precision</source>
        <translation>Exportieren Sie in voller oder halber Genauigkeit</translation>
    </message>
    <message>
        <source>Export in half precision, or allow more with --max-accuracy-loss</source>
        <translation>Exportieren Sie in halber Genauigkeit, oder erlauben Sie mehr mit --max-accuracy-loss</translation>
    </message>
    <message>
        <source>Free some space there, or name another folder in TMPDIR</source>
        <translation>Schaffen Sie dort Platz, oder nennen Sie in TMPDIR einen anderen Ordner</translation>
    </message>
    <message>
        <source>Free some space, or name another folder in TMPDIR</source>
        <translation>Schaffen Sie Platz, oder nennen Sie in TMPDIR einen anderen Ordner</translation>
    </message>
    <message>
        <source>Give a CSV file of label,parent instead</source>
        <translation>Geben Sie stattdessen eine CSV-Datei mit label,parent an</translation>
    </message>
    <message>
        <source>Give an archive whose folders hold PNG, JPEG, WebP, TIFF, BMP or GIF files</source>
        <translation>Geben Sie ein Archiv an, dessen Ordner PNG-, JPEG-, WebP-, TIFF-, BMP- oder GIF-Dateien enthalten</translation>
    </message>
    <message>
        <source>Give shards whose pictures have a .cls or .json file of the same name beside them</source>
        <translation>Geben Sie Tar-Archive an, in denen neben den Bildern gleichnamige Dateien mit .cls oder .json liegen</translation>
    </message>
    <message>
        <source>Give the folder or the archive where the pictures of &apos;%1&apos; lie now</source>
        <translation>Geben Sie den Ordner oder das Archiv an, wo die Bilder von „%1“ jetzt liegen</translation>
    </message>
    <message>
        <source>Give the folder that holds the shards</source>
        <translation>Geben Sie den Ordner mit den Tar-Archiven an</translation>
    </message>
    <message>
        <source>Give the hierarchy.yaml of an exported model, or a CSV file of label,parent</source>
        <translation>Geben Sie die hierarchy.yaml eines exportierten Modells oder eine CSV-Datei mit label,parent an</translation>
    </message>
    <message>
        <source>Give them different labels there</source>
        <translation>Geben Sie ihnen dort verschiedene Namen</translation>
    </message>
    <message>
        <source>Group only classes that all lie at the top</source>
        <translation>Gruppieren Sie nur Klassen, die alle ganz oben liegen</translation>
    </message>
    <message>
        <source>Hierarchy</source>
        <translation>Hierarchie</translation>
    </message>
    <message>
        <source>Import the data set again with shorter labels</source>
        <translation>Importieren Sie den Datensatz noch einmal mit kürzeren Klassennamen</translation>
    </message>
    <message>
        <source>Import the pictures again under another name, and change the labels of that one</source>
        <translation>Importieren Sie die Bilder noch einmal unter anderem Namen, und ändern Sie dessen Klassen</translation>
    </message>
    <message>
        <source>In 8 bits &apos;%1&apos; loses %2, so nothing was written: %3</source>
        <translation>In 8 Bit verliert „%1“ %2, deshalb wurde nichts geschrieben: %3</translation>
    </message>
    <message>
        <source>In 8 bits: %1</source>
        <translation>In 8 Bit: %1</translation>
    </message>
    <message>
        <source>Install the package wordnet-base, or name its folder in WNHOME</source>
        <translation>Installieren Sie das Paket wordnet-base, oder nennen Sie den Ordner in WNHOME</translation>
    </message>
    <message>
        <source>Leave out the format, or name another one</source>
        <translation>Lassen Sie das Format weg, oder nennen Sie ein anderes</translation>
    </message>
    <message>
        <source>Leave two classes at least</source>
        <translation>Lassen Sie mindestens zwei Klassen übrig</translation>
    </message>
    <message>
        <source>Looking for near-copies</source>
        <translation>Beinahe-Kopien werden gesucht</translation>
    </message>
    <message>
        <source>Make labels shorter</source>
        <translation>Kürzen Sie die Klassennamen</translation>
    </message>
    <message>
        <source>Max accuracy loss</source>
        <translation>Größter Genauigkeitsverlust</translation>
    </message>
    <message>
        <source>Meanings</source>
        <translation>Bedeutungen</translation>
    </message>
    <message>
        <source>Measuring what &apos;%1&apos; loses in 8 bits</source>
        <translation>Messen, was „%1“ in 8 Bit verliert</translation>
    </message>
    <message>
        <source>Merge it into another one instead</source>
        <translation>Vereinen Sie sie stattdessen mit einer anderen</translation>
    </message>
    <message>
        <source>Merge that one into it instead</source>
        <translation>Vereinen Sie stattdessen jene mit ihr</translation>
    </message>
    <message>
        <source>Name it by its path, such as animals/birds</source>
        <translation>Nennen Sie sie mit ihrem Pfad, etwa animals/birds</translation>
    </message>
    <message>
        <source>Name one by its path</source>
        <translation>Nennen Sie eine mit ihrem Pfad</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>Beinahe-Kopien</translation>
    </message>
    <message>
        <source>No label was named that could be changed</source>
        <translation>Es wurde keine Klasse genannt, die zu ändern wäre</translation>
    </message>
    <message>
        <source>Only an ONNX file can be in 8 bits, and none is to be written</source>
        <translation>Nur eine ONNX-Datei kann in 8 Bit sein, und es soll keine geschrieben werden</translation>
    </message>
    <message>
        <source>Reading shards</source>
        <translation>Tar-Archive werden gelesen</translation>
    </message>
    <message>
        <source>Reading the archive</source>
        <translation>Das Archiv wird gelesen</translation>
    </message>
    <message>
        <source>Rename it instead</source>
        <translation>Benennen Sie sie stattdessen um</translation>
    </message>
    <message>
        <source>Take it out of the archive</source>
        <translation>Nehmen Sie es aus dem Archiv</translation>
    </message>
    <message>
        <source>The WordNet files in %1 put %2 under itself</source>
        <translation>Die WordNet-Dateien in %1 ordnen %2 sich selbst unter</translation>
    </message>
    <message>
        <source>The archive %1 holds no picture (%2 other files were looked at%3)</source>
        <translation>Das Archiv %1 enthält kein Bild (%2 andere Dateien wurden angesehen%3)</translation>
    </message>
    <message>
        <source>The archive %1 holds no picture (1 other file was looked at%2)</source>
        <translation>Das Archiv %1 enthält kein Bild (1 andere Datei wurde angesehen%2)</translation>
    </message>
    <message>
        <source>The class &apos;%1&apos; was taken as WordNet&apos;s %2 among %3 meanings; another one is %4.</source>
        <translation>Die Klasse „%1“ wurde als %2 in WordNet verstanden, eine von %3 Bedeutungen; eine andere ist %4.</translation>
    </message>
    <message>
        <source>The classes &apos;%1&apos; and &apos;%2&apos; are one in the hierarchy, &apos;%3&apos;</source>
        <translation>Die Klassen „%1“ und „%2“ sind in der Hierarchie dieselbe, „%3“</translation>
    </message>
    <message>
        <source>The classes of &apos;%1&apos; lie in a hierarchy already, such as %2</source>
        <translation>Die Klassen von „%1“ liegen schon in einer Hierarchie, etwa %2</translation>
    </message>
    <message>
        <source>The embedding of a class is not finite</source>
        <translation>Die Einbettung einer Klasse ist nicht endlich</translation>
    </message>
    <message>
        <source>The hierarchy %1 names none of the classes; the first one is &apos;%2&apos;</source>
        <translation>Die Hierarchie %1 nennt keine der Klassen; die erste ist „%2“</translation>
    </message>
    <message>
        <source>The hierarchy is that of WordNet in %1.</source>
        <translation>Die Hierarchie ist die von WordNet in %1.</translation>
    </message>
    <message>
        <source>The hierarchy: &apos;%1</source>
        <translation>Die Hierarchie: „%1</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; cannot be merged into one that lies under it</source>
        <translation>„%1“ lässt sich nicht mit einer Klasse vereinen, die darunter liegt</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; cannot lie under itself</source>
        <translation>„%1“ kann nicht unter sich selbst liegen</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; has none of these pictures</source>
        <translation>„%1“ hat keines dieser Bilder</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; has pictures of its own</source>
        <translation>„%1“ hat eigene Bilder</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; lies deeper than %2 levels, or its path is longer than %3 bytes</source>
        <translation>„%1“ liegt tiefer als %2 Ebenen, oder der Pfad ist länger als %3 Bytes</translation>
    </message>
    <message>
        <source>The label &apos;%1&apos; would have no picture left</source>
        <translation>„%1“ behielte kein Bild</translation>
    </message>
    <message>
        <source>The label &apos;%1…&apos; is too long or too deep</source>
        <translation>Der Klassenname „%1…“ ist zu lang oder liegt zu tief</translation>
    </message>
    <message>
        <source>The lists in %1 have %2, and at most %3 are unpacked</source>
        <translation>Die Listen in %1 haben %2, und höchstens %3 werden ausgepackt</translation>
    </message>
    <message>
        <source>The root of the labels cannot be changed</source>
        <translation>Die Wurzel der Klassenhierarchie lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>The root of the labels has no pictures of its own</source>
        <translation>Die Wurzel der Klassenhierarchie hat keine eigenen Bilder</translation>
    </message>
    <message>
        <source>Then there would be one class only, and nothing to tell apart</source>
        <translation>Dann gäbe es nur noch eine Klasse und nichts zu unterscheiden</translation>
    </message>
    <message>
        <source>There are %1 classes, too few for clusters of them</source>
        <translation>Es gibt %1 Klassen, zu wenige für Gruppen</translation>
    </message>
    <message>
        <source>There are no training and test pictures to measure 8 bits of &apos;%1&apos; on</source>
        <translation>Es gibt keine Trainings- und Testbilder, um „%1“ in 8 Bit zu messen</translation>
    </message>
    <message>
        <source>There is a label &apos;%1&apos; there already</source>
        <translation>Dort gibt es schon eine Klasse „%1“</translation>
    </message>
    <message>
        <source>There is no WordNet on this machine</source>
        <translation>Auf diesem Rechner gibt es kein WordNet</translation>
    </message>
    <message>
        <source>There is no WordNet on this machine, so the classes have no hierarchy: install the package wordnet-base, or put wordnet.is_a.txt and words.txt beside the folders, and import again.</source>
        <translation>Auf diesem Rechner gibt es kein WordNet, daher haben die Klassen keine Hierarchie: installieren Sie das Paket wordnet-base, oder legen Sie wordnet.is_a.txt und words.txt neben die Ordner, und importieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>There is no class &apos;%1&apos; whose meaning could be chosen</source>
        <translation>Es gibt keine Klasse „%1“, deren Bedeutung zu wählen wäre</translation>
    </message>
    <message>
        <source>There is no data set of the format %1 in %2</source>
        <translation>Es gibt keinen Datensatz im Format %1 in %2</translation>
    </message>
    <message>
        <source>There is no label &apos;%1&apos;</source>
        <translation>Es gibt keine Klasse „%1“</translation>
    </message>
    <message>
        <source>There is no tar archive in %1</source>
        <translation>In %1 gibt es kein Tar-Archiv</translation>
    </message>
    <message>
        <source>There is not enough memory to read an archive</source>
        <translation>Der Speicher reicht nicht, um ein Archiv zu lesen</translation>
    </message>
    <message>
        <source>Train the model again</source>
        <translation>Trainieren Sie das Modell noch einmal</translation>
    </message>
    <message>
        <source>Use another name, or merge the two</source>
        <translation>Wählen Sie einen anderen Namen, oder vereinen Sie die beiden</translation>
    </message>
    <message>
        <source>Use letters, digits and blanks between them, without / and |</source>
        <translation>Nehmen Sie Buchstaben, Ziffern und Leerzeichen dazwischen, ohne / und |</translation>
    </message>
    <message>
        <source>Use the name of a class</source>
        <translation>Nennen Sie eine Klasse mit ihrem Namen</translation>
    </message>
    <message>
        <source>Use the names of the classes in it</source>
        <translation>Verwenden Sie darin die Namen der Klassen</translation>
    </message>
    <message>
        <source>Use three classes at least</source>
        <translation>Nehmen Sie mindestens drei Klassen</translation>
    </message>
    <message>
        <source>With 100 the file is written whatever it loses</source>
        <translation>Mit 100 wird die Datei geschrieben, was sie auch verliert</translation>
    </message>
    <message>
        <source>WordNet has no noun &apos;%1&apos; for the class &apos;%2&apos;</source>
        <translation>WordNet hat kein Nomen „%1“ für die Klasse „%2“</translation>
    </message>
    <message>
        <source>WordNet knows none of the classes; the first one is &apos;%1&apos;</source>
        <translation>WordNet kennt keine der Klassen; die erste ist „%1“</translation>
    </message>
    <message>
        <source>Write an id such as n02012849</source>
        <translation>Schreiben Sie eine Kennung wie n02012849</translation>
    </message>
    <message>
        <source>Write it as crane=n02012849</source>
        <translation>Schreiben Sie es wie crane=n02012849</translation>
    </message>
    <message>
        <source>Write its pictures into folders or into WebDataset shards with the Python package &apos;datasets&apos;</source>
        <translation>Schreiben Sie die Bilder mit dem Python-Paket ‚datasets‘ in Ordner oder WebDataset-Archive</translation>
    </message>
    <message>
        <source>Write lines such as owl,bird</source>
        <translation>Schreiben Sie Zeilen wie owl,bird</translation>
    </message>
    <message>
        <source>Write out what they stand for</source>
        <translation>Schreiben Sie aus, wofür sie stehen</translation>
    </message>
    <message>
        <source>a tree for the classes: wordnet, or a CSV (label,parent) or YAML file</source>
        <translation>ein Baum für die Klassen: wordnet, oder eine CSV- (label,parent) oder YAML-Datei</translation>
    </message>
    <message>
        <source>auto, folders, idx, csv, json, coco, cifar, imagenet or webdataset</source>
        <translation>auto, folders, idx, csv, json, coco, cifar, imagenet oder webdataset</translation>
    </message>
    <message>
        <source>float32 is right on %1 % of %2 test pictures (%3), int8 on %4 % (%5): %6 points less (95 % interval of the loss %7 to %8)</source>
        <translation>float32 ist bei %1 % von %2 Testbildern richtig (%3), int8 bei %4 % (%5): %6 Punkte weniger (95-%-Intervall des Verlusts %7 bis %8)</translation>
    </message>
    <message>
        <source>float32 is right on %1 % of %2 test pictures (%3), int8 on %4 % (%5): %6 points more (95 % interval of the loss %7 to %8)</source>
        <translation>float32 ist bei %1 % von %2 Testbildern richtig (%3), int8 bei %4 % (%5): %6 Punkte mehr (95-%-Intervall des Verlusts %7 bis %8)</translation>
    </message>
    <message>
        <source>float32 is right on %1 % of 1 test picture (%2), int8 on %3 % (%4): %5 points less (95 % interval of the loss %6 to %7)</source>
        <translation>float32 ist bei %1 % von 1 Testbild richtig (%2), int8 bei %3 % (%4): %5 Punkte weniger (95-%-Intervall des Verlusts %6 bis %7)</translation>
    </message>
    <message>
        <source>float32 is right on %1 % of 1 test picture (%2), int8 on %3 % (%4): %5 points more (95 % interval of the loss %6 to %7)</source>
        <translation>float32 ist bei %1 % von 1 Testbild richtig (%2), int8 bei %3 % (%4): %5 Punkte mehr (95-%-Intervall des Verlusts %6 bis %7)</translation>
    </message>
    <message>
        <source>has a &apos;#&apos; in its name</source>
        <translation>hat ein „#“ im Namen</translation>
    </message>
    <message>
        <source>has a box outside of its picture, which has %1 x %2 pixels</source>
        <translation>hat eine Box außerhalb des Bildes von %1 x %2 Pixeln</translation>
    </message>
    <message>
        <source>has a label that cannot be used: %1</source>
        <translation>hat eine Klasse, die nicht verwendet werden kann: %1</translation>
    </message>
    <message>
        <source>has a label that is no text of one line</source>
        <translation>hat eine Klasse, die kein einzeiliger Text ist</translation>
    </message>
    <message>
        <source>has no box</source>
        <translation>hat keine Box</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>hat keine Klasse</translation>
    </message>
    <message>
        <source>has the label %1, and the names are %2</source>
        <translation>hat die Klasse %1, und es gibt %2 Namen</translation>
    </message>
    <message>
        <source>is a further picture of one sample</source>
        <translation>ist ein weiteres Bild desselben Beispiels</translation>
    </message>
    <message>
        <source>is in the archive twice: the first one counts</source>
        <translation>ist zweimal im Archiv: das erste zählt</translation>
    </message>
    <message>
        <source>is no longer in the archive</source>
        <translation>ist nicht mehr im Archiv</translation>
    </message>
    <message>
        <source>it holds %1 tar archives, such as %2</source>
        <translation>es enthält %1 Tar-Archive, etwa %2</translation>
    </message>
    <message>
        <source>it holds 1 tar archive, such as %1</source>
        <translation>es enthält 1 Tar-Archiv, etwa %1</translation>
    </message>
    <message>
        <source>it is a %1</source>
        <translation>es ist ein %1</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>es ist beschädigt</translation>
    </message>
    <message>
        <source>its folders are named by WordNet ids, such as %1</source>
        <translation>die Ordner sind nach WordNet-Kennungen benannt, etwa %1</translation>
    </message>
    <message>
        <source>max_accuracy_loss must be from 0 to 100 percentage points</source>
        <translation>max_accuracy_loss muss von 0 bis 100 Prozentpunkte sein</translation>
    </message>
    <message>
        <source>meanings go with the hierarchy wordnet</source>
        <translation>meanings gehört zur Hierarchie wordnet</translation>
    </message>
    <message>
        <source>of COCO annotations: a picture as its largest box, or the crops of all boxes</source>
        <translation>von COCO-Annotationen: ein Bild als seine größte Box, oder die Ausschnitte aller Boxen</translation>
    </message>
    <message>
        <source>percentage points of test accuracy that int8 may lose; where it loses more, nothing is written</source>
        <translation>Prozentpunkte der Testgenauigkeit, die int8 verlieren darf; verliert es mehr, wird nichts geschrieben</translation>
    </message>
    <message>
        <source>pictures that are nearly the same: group in one split, drop what own splits divide, or ignore</source>
        <translation>Bilder, die fast gleich sind: group hält sie in einem Teil, drop lässt weg, was eigene Teile trennen, ignore tut nichts</translation>
    </message>
    <message>
        <source>with a hierarchy of WordNet, what a class means: crane=n02012849</source>
        <translation>bei einer Hierarchie nach WordNet, was eine Klasse bedeutet: crane=n02012849</translation>
    </message>
    <message>
        <source>%1 holds lists of annotations beside its pictures, as COCO does</source>
        <translation>%1 enthält Listen von Anmerkungen neben seinen Bildern, wie COCO</translation>
    </message>
    <message>
        <source>%1 labels have line breaks or tabs in the name, which became blanks; the first: %2.</source>
        <translation>%1 Klassen haben Zeilenumbrüche oder Tabulatoren im Namen, aus denen Leerzeichen wurden; die erste: %2.</translation>
    </message>
    <message>
        <source>%1 sets of decoded pictures, the least recently used, made room in %2.</source>
        <translation>%1 Sätze dekodierter Bilder, die am längsten nicht benutzten, machten in %2 Platz.</translation>
    </message>
    <message>
        <source>1 label has line breaks or tabs in the name, which became blanks; the first: %1.</source>
        <translation>1 Klasse hat Zeilenumbrüche oder Tabulatoren im Namen, aus denen Leerzeichen wurden; die erste: %1.</translation>
    </message>
    <message>
        <source>1 set of decoded pictures, the least recently used, made room in %1.</source>
        <translation>1 Satz dekodierter Bilder, der am längsten nicht benutzte, machte in %1 Platz.</translation>
    </message>
    <message>
        <source>A model is left out: %1</source>
        <translation>Ein Modell wird ausgelassen: %1</translation>
    </message>
    <message>
        <source>Allow more with &apos;docent cache --limit&apos;, or use smaller pictures</source>
        <translation>Erlauben Sie mit „docent cache --limit“ mehr, oder nehmen Sie kleinere Bilder</translation>
    </message>
    <message>
        <source>Cannot delete the decoded pictures in %1: %2</source>
        <translation>Die dekodierten Bilder in %1 lassen sich nicht löschen: %2</translation>
    </message>
    <message>
        <source>Cannot write to the folder %1</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the permissions of that folder</source>
        <translation>Prüfen Sie die Rechte dieses Ordners</translation>
    </message>
    <message>
        <source>Checking the decoded pictures</source>
        <translation>Prüfen der dekodierten Bilder</translation>
    </message>
    <message>
        <source>The decoded pictures would take %1, and the cache may have %2</source>
        <translation>Die dekodierten Bilder würden %1 brauchen, und der Zwischenspeicher darf %2 haben</translation>
    </message>
    <message>
        <source>The folder %1 holds a file %2 that no export wrote, and that this one would replace</source>
        <translation>Der Ordner %1 enthält eine Datei %2, die kein Export schrieb und die dieser ersetzen würde</translation>
    </message>
    <message>
        <source>The picture cache %1 is damaged: %2</source>
        <translation>Der Zwischenspeicher %1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>%1 holds 1 expert in one model</source>
        <translation>%1 enthält 1 Experten in einem Modell</translation>
    </message>
    <message>
        <source>The unfinished picture cache %1 is damaged</source>
        <translation>Der unfertige Zwischenspeicher %1 ist beschädigt</translation>
    </message>
    <message>
        <source>A bootstrap needs 1 resample or more</source>
        <translation>Ein Bootstrap braucht mindestens eine Ziehung</translation>
    </message>
    <message>
        <source>A bootstrap needs a confidence between 0 and 1</source>
        <translation>Ein Bootstrap braucht eine Sicherheit zwischen 0 und 1</translation>
    </message>
    <message>
        <source>A bootstrap of scores needs two resamples or more, the same number for each candidate</source>
        <translation>Ein Bootstrap von Werten braucht mindestens zwei Ziehungen, gleich viele für jeden Kandidaten</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Auch</translation>
    </message>
    <message>
        <source>Ask for 1 to %1</source>
        <translation>1 bis %1 sind möglich</translation>
    </message>
    <message>
        <source>Of %1 examples none has %2 others near it</source>
        <translation>Von %1 Beispielen hat keines %2 andere um sich</translation>
    </message>
    <message>
        <source>Use for example 0.95</source>
        <translation>Zum Beispiel 0.95</translation>
    </message>
    <message>
        <source>Use for example 1000 resamples</source>
        <translation>Zum Beispiel 1000 Ziehungen</translation>
    </message>
    <message>
        <source>over 99 %</source>
        <translation>über 99 %</translation>
    </message>
    <message>
        <source>proxies to tell beside it, or all</source>
        <translation>Näherungen, die daneben genannt werden, oder all</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>A proxy needs at least two examples, there are none</source>
        <translation>Eine Näherung braucht mindestens zwei Beispiele, es gibt keines</translation>
    </message>
    <message>
        <source>A proxy needs at least two examples, there is 1</source>
        <translation>Eine Näherung braucht mindestens zwei Beispiele, es gibt 1</translation>
    </message>
    <message>
        <source>All examples are of one class, which every model tells apart as well</source>
        <translation>Alle Beispiele gehören zu einer Klasse, die jedes Modell gleich gut unterscheidet</translation>
    </message>
    <message>
        <source>An example has class %1, but there are %2 classes</source>
        <translation>Ein Beispiel hat die Klasse %1, aber es gibt %2 Klassen</translation>
    </message>
    <message>
        <source>Give the task pictures of two classes or more</source>
        <translation>Der Aufgabe Bilder von mindestens zwei Klassen geben</translation>
    </message>
    <message>
        <source>The embeddings hold a value that is not finite</source>
        <translation>Die Einbettungen enthalten einen Wert, der nicht endlich ist</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; is known but not computed</source>
        <translation>Die Näherung „%1“ ist bekannt, wird aber nicht berechnet</translation>
    </message>
    <message>
        <source>There are %1 embeddings but predictions of %2 examples</source>
        <translation>Es gibt %1 Einbettungen, aber Vorhersagen von %2 Beispielen</translation>
    </message>
    <message>
        <source>There is no proxy &apos;%1&apos;</source>
        <translation>Es gibt keine Näherung „%1“</translation>
    </message>
    <message>
        <source>Use one of: %1; or knn-K and knn-K-cosine for K neighbours</source>
        <translation>Eine von diesen: %1; oder knn-K und knn-K-cosine für K Nachbarn</translation>
    </message>
    <message>
        <source>There are %1 embeddings but %2 weights</source>
        <translation>Es gibt %1 Einbettungen, aber %2 Gewichte</translation>
    </message>
    <message>
        <source>Add pictures of another class</source>
        <translation>Bilder einer anderen Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Choose another proxy, or train the model again with a lower learning rate</source>
        <translation>Eine andere Näherung wählen, oder das Modell mit kleinerer Lernrate neu trainieren</translation>
    </message>
    <message>
        <source>The head of &apos;%1&apos; cannot be read: %2</source>
        <translation>Der Kopf von „%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; has no finite score for these embeddings</source>
        <translation>Die Näherung „%1“ hat keinen endlichen Wert für diese Einbettungen</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has training pictures of one class only</source>
        <translation>Die Aufgabe „%1“ hat Trainingsbilder nur einer Klasse</translation>
    </message>
    <message>
        <source>What the model&apos;s own head says holds a value that is not finite</source>
        <translation>Was der eigene Kopf des Modells sagt, enthält einen Wert, der nicht endlich ist</translation>
    </message>
    <message>
        <source>%1 examples a class</source>
        <translation>%1 Beispiele je Klasse</translation>
    </message>
    <message>
        <source>%1 has one twice</source>
        <translation>%1 nennt eines zweimal</translation>
    </message>
    <message>
        <source>%1 model, %2 of %3 pictures</source>
        <translation>%1 Modell, %2 von %3 Bildern</translation>
    </message>
    <message>
        <source>%1 models, %2 of %3 pictures</source>
        <translation>%1 Modelle, %2 von %3 Bildern</translation>
    </message>
    <message>
        <source>%1 must name one or more</source>
        <translation>%1 muss eines oder mehrere nennen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is known once all models are fine-tuned, so nothing is chosen by it</source>
        <translation>„%1“ ist erst bekannt, wenn alle Modelle nachtrainiert sind; danach wird nichts gewählt</translation>
    </message>
    <message>
        <source>&apos;docent models&apos; lists them</source>
        <translation>„docent models“ zählt sie auf</translation>
    </message>
    <message>
        <source>A picture of class %1 of the source is in no expert&apos;s slice</source>
        <translation>Ein Bild der Klasse %1 der Quelle liegt im Ausschnitt keines Experten</translation>
    </message>
    <message>
        <source>After %1 of %2 pictures %3 of %4 models go on</source>
        <translation>Nach %1 von %2 Bildern gehen %3 von %4 Modellen weiter</translation>
    </message>
    <message>
        <source>Choose another proxy</source>
        <translation>Wählen Sie eine andere Näherung</translation>
    </message>
    <message>
        <source>Embedding %1 pictures with %2 model</source>
        <translation>%1 Bilder werden mit %2 Modell eingebettet</translation>
    </message>
    <message>
        <source>Embedding %1 pictures with %2 models</source>
        <translation>%1 Bilder werden mit %2 Modellen eingebettet</translation>
    </message>
    <message>
        <source>Examples per class</source>
        <translation>Beispiele je Klasse</translation>
    </message>
    <message>
        <source>Halving</source>
        <translation>Halbieren</translation>
    </message>
    <message>
        <source>Halving budget</source>
        <translation>Budget beim Halbieren</translation>
    </message>
    <message>
        <source>Keep weights</source>
        <translation>Gewichte behalten</translation>
    </message>
    <message>
        <source>Learning to tell the branches apart</source>
        <translation>Die Zweige werden unterscheiden gelernt</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Lassen Sie sie weg</translation>
    </message>
    <message>
        <source>No picture of the data set &apos;%1&apos; has a weight above 0</source>
        <translation>Kein Bild der Datenmenge „%1“ hat ein Gewicht über 0</translation>
    </message>
    <message>
        <source>Pictures of &apos;%1&apos; cannot be read, so it is not known which branch of it a picture is of: %2</source>
        <translation>Bilder von „%1“ können nicht gelesen werden; daher ist nicht bekannt, zu welchem Zweig ein Bild gehört: %2</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Näherungen</translation>
    </message>
    <message>
        <source>Run one: docent study run FILE%1</source>
        <translation>Führen Sie eine durch: docent study run DATEI%1</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Test accuracy on &apos;%1&apos;: %2</source>
        <translation>Testgenauigkeit auf „%1“: %2</translation>
    </message>
    <message>
        <source>The baseline &apos;%1&apos; embedded %2 pictures that it was trained on, to learn which branch a picture is of; they are kept</source>
        <translation>Das Grundmodell „%1“ hat %2 Bilder eingebettet, auf denen es trainiert wurde, damit gelernt wird, zu welchem Zweig ein Bild gehört; sie werden behalten</translation>
    </message>
    <message>
        <source>The data set &apos;%1&apos; is not in the workspace any more, so it is not known which branch of it a picture is of</source>
        <translation>Die Datenmenge „%1“ ist nicht mehr im Arbeitsbereich; daher ist nicht bekannt, zu welchem Zweig ein Bild gehört</translation>
    </message>
    <message>
        <source>The expert prediction has %1 embeddings of %2 values for %3 labels, %4 experts, and examples of %5 values</source>
        <translation>Die Vorhersage der Experten hat %1 Einbettungen aus %2 Werten für %3 Klassenangaben, %4 Experten und Beispiele aus %5 Werten</translation>
    </message>
    <message>
        <source>The loss of the linear probe is not finite at step %1</source>
        <translation>Der Verlust der linearen Sonde ist bei Schritt %1 nicht endlich</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; cannot be ranked by &apos;%2&apos;: %3</source>
        <translation>Das Modell „%1“ kann nicht nach „%2“ eingereiht werden: %3</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; has no classes of its own</source>
        <translation>Das Modell „%1“ hat keine eigenen Klassen</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; is not a trained one of the data set &apos;%2&apos;</source>
        <translation>Das Modell „%1“ ist kein trainiertes der Datenmenge „%2“</translation>
    </message>
    <message>
        <source>The pictures of the source were decoded for another picture size than that of the baseline &apos;%1&apos;</source>
        <translation>Die Bilder der Quelle wurden für eine andere Bildgröße dekodiert als die des Grundmodells „%1“</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; cannot score the model: %2</source>
        <translation>Die Näherung „%1“ kann das Modell nicht bewerten: %2</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; has a score of none of the models</source>
        <translation>Die Näherung „%1“ hat für keines der Modelle einen Wert</translation>
    </message>
    <message>
        <source>The proxy &apos;%1&apos; needs no embeddings of the models, so there are no passes to save by halving</source>
        <translation>Die Näherung „%1“ braucht keine Einbettungen der Modelle; durch Halbieren sind keine Durchläufe zu sparen</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has this cell (%2) of other models, pictures or options</source>
        <translation>Die Studie „%1“ hat diese Zelle (%2) mit anderen Modellen, Bildern oder Optionen</translation>
    </message>
    <message>
        <source>There are %1 classes but names of %2</source>
        <translation>Es gibt %1 Klassen, aber Namen von %2</translation>
    </message>
    <message>
        <source>There are %1 embeddings but memberships of %2 examples</source>
        <translation>Es gibt %1 Einbettungen, aber Zugehörigkeiten von %2 Beispielen</translation>
    </message>
    <message>
        <source>There are too few pictures (%1 of %2 classes) to rank on a part of them, so all models see all</source>
        <translation>Es sind zu wenige Bilder (%1 von %2 Klassen), um nach einem Teil davon zu reihen; alle Modelle sehen alle</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message>
        <source>There is no strategy &apos;%1&apos;</source>
        <translation>Es gibt keine Strategie „%1“</translation>
    </message>
    <message>
        <source>There is no study &apos;%1&apos;</source>
        <translation>Es gibt keine Studie „%1“</translation>
    </message>
    <message>
        <source>There is no trained baseline of the data set &apos;%1&apos;</source>
        <translation>Es gibt kein trainiertes Grundmodell der Datenmenge „%1“</translation>
    </message>
    <message>
        <source>Train one: docent train baseline --source %1</source>
        <translation>Trainieren Sie eines: docent train baseline --source %1</translation>
    </message>
    <message>
        <source>Train the baseline again</source>
        <translation>Trainieren Sie das Grundmodell noch einmal</translation>
    </message>
    <message>
        <source>Use a baseline that was trained here</source>
        <translation>Nehmen Sie ein Grundmodell, das hier trainiert wurde</translation>
    </message>
    <message>
        <source>Use another name for the study, or remove %1</source>
        <translation>Geben Sie der Studie einen anderen Namen oder entfernen Sie %1</translation>
    </message>
    <message>
        <source>Use lower learning rates</source>
        <translation>Nehmen Sie kleinere Lernraten</translation>
    </message>
    <message>
        <source>Use the strategy oracle</source>
        <translation>Nehmen Sie die Strategie oracle</translation>
    </message>
    <message>
        <source>Weigh classes that it has training pictures of</source>
        <translation>Gewichten Sie Klassen, von denen sie Trainingsbilder hat</translation>
    </message>
    <message>
        <source>What the baseline &apos;%1&apos; says of the pictures is not known: %2</source>
        <translation>Was das Grundmodell „%1“ zu den Bildern sagt, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>What the baseline says holds a value that is not finite</source>
        <translation>Was das Grundmodell sagt, enthält einen Wert, der nicht endlich ist</translation>
    </message>
    <message>
        <source>What the baseline says is of %1 examples and %2 classes, but there are %3 embeddings and shares of %4 classes</source>
        <translation>Was das Grundmodell sagt, betrifft %1 Beispiele und %2 Klassen, aber es gibt %3 Einbettungen und Anteile von %4 Klassen</translation>
    </message>
    <message>
        <source>WordNet cannot be read, so names are compared letter by letter only: %1</source>
        <translation>WordNet kann nicht gelesen werden; Namen werden nur Buchstabe für Buchstabe verglichen: %1</translation>
    </message>
    <message>
        <source>WordNet is not installed, so names of classes are compared letter by letter only; it is in the package wordnet-base</source>
        <translation>WordNet ist nicht installiert; Namen von Klassen werden nur Buchstabe für Buchstabe verglichen. Es ist im Paket wordnet-base</translation>
    </message>
    <message>
        <source>all weights, adapters: those of an adapter expert and the head alone, or head: a linear probe</source>
        <translation>alle Gewichte (all), adapters: die eines Adapter-Experten und den Kopf allein, oder head: eine lineare Sonde</translation>
    </message>
    <message>
        <source>baseline, random, best:PROXY, halving:PROXY, top-K:PROXY, oracle, probe, reweighted</source>
        <translation>baseline, random, best:NÄHERUNG, halving:NÄHERUNG, top-K:NÄHERUNG, oracle, probe, reweighted</translation>
    </message>
    <message>
        <source>data set whose baseline and experts are the candidates</source>
        <translation>Datenmenge, deren Grundmodell und Experten zur Wahl stehen</translation>
    </message>
    <message>
        <source>docent study cell --source %1 --task %2</source>
        <translation>docent study cell --source %1 --task %2</translation>
    </message>
    <message>
        <source>drop the models that are behind after a part of the pictures</source>
        <translation>Modelle fallen lassen, die nach einem Teil der Bilder zurückliegen</translation>
    </message>
    <message>
        <source>examples_per_class must be 2 or more, or 0 for all</source>
        <translation>examples_per_class muss mindestens 2 sein, oder 0 für alle</translation>
    </message>
    <message>
        <source>halving_budget must be over 0 and at most 1, for example 0.25</source>
        <translation>halving_budget muss über 0 und höchstens 1 sein, zum Beispiel 0.25</translation>
    </message>
    <message>
        <source>it has no classes of its own</source>
        <translation>es hat keine eigenen Klassen</translation>
    </message>
    <message>
        <source>it is not known what its baseline says of the pictures, or which classes its branch has</source>
        <translation>es ist nicht bekannt, was sein Grundmodell zu den Bildern sagt oder welche Klassen sein Zweig hat</translation>
    </message>
    <message>
        <source>it was not fine-tuned on this task yet</source>
        <translation>es wurde auf dieser Aufgabe noch nicht nachtrainiert</translation>
    </message>
    <message>
        <source>its embeddings are not there</source>
        <translation>seine Einbettungen sind nicht da</translation>
    </message>
    <message>
        <source>keep the weights of what was fine-tuned</source>
        <translation>die Gewichte des Nachtrainierten behalten</translation>
    </message>
    <message>
        <source>none of its classes are those that &apos;%1&apos; was trained on</source>
        <translation>keine ihrer Klassen ist eine, auf der „%1“ trainiert wurde</translation>
    </message>
    <message>
        <source>of each fine-tuning&apos;s sweep</source>
        <translation>des Durchlaufs jedes Nachtrainierens</translation>
    </message>
    <message>
        <source>of rankings by halving</source>
        <translation>von Rangfolgen durch Halbieren</translation>
    </message>
    <message>
        <source>of the bootstrap, and of the pictures&apos; order in halving</source>
        <translation>des Bootstraps und der Reihenfolge der Bilder beim Halbieren</translation>
    </message>
    <message>
        <source>of the examples, the lot and the fine-tuning</source>
        <translation>der Beispiele, des Loses und des Nachtrainierens</translation>
    </message>
    <message>
        <source>of the image passes of a whole ranking, about so many are made</source>
        <translation>so viele der Bilddurchläufe einer ganzen Rangfolge werden etwa gemacht</translation>
    </message>
    <message>
        <source>random crops, and flips where the task allows them</source>
        <translation>zufällige Ausschnitte, und Spiegelungen, wo die Aufgabe sie erlaubt</translation>
    </message>
    <message>
        <source>schedule lengths of each fine-tuning&apos;s sweep</source>
        <translation>Längen der Schrittfolgen im Durchlauf jedes Nachtrainierens</translation>
    </message>
    <message>
        <source>seeds must be 0 or more</source>
        <translation>seeds müssen 0 oder mehr sein</translation>
    </message>
    <message>
        <source>strategies must name one or more</source>
        <translation>strategies muss eine oder mehrere nennen</translation>
    </message>
    <message>
        <source>the names of the classes that it was trained on are not known</source>
        <translation>die Namen der Klassen, auf denen es trainiert wurde, sind nicht bekannt</translation>
    </message>
    <message>
        <source>the pictures that it was trained on are not in this workspace</source>
        <translation>die Bilder, auf denen es trainiert wurde, sind nicht in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>the strategy &apos;%1&apos; is named twice</source>
        <translation>die Strategie „%1“ wird zweimal genannt</translation>
    </message>
    <message>
        <source>these of the candidates and the baseline only (default: all)</source>
        <translation>nur diese Modelle und das Grundmodell (Vorgabe: alle)</translation>
    </message>
    <message>
        <source>tie must be 0 or more, such as 0.0025 for a quarter of a point</source>
        <translation>tie muss 0 oder mehr sein, etwa 0.0025 für einen Viertelpunkt</translation>
    </message>
    <message>
        <source>to tell of each candidate, beside those of the strategies; or all</source>
        <translation>die von jedem Modell genannt werden, neben denen der Strategien; oder all</translation>
    </message>
    <message>
        <source>training examples of each class (0: all)</source>
        <translation>Trainingsbeispiele jeder Klasse (0: alle)</translation>
    </message>
    <message>
        <source>whose results it adds to: a folder in studies/ of the workspace</source>
        <translation>deren Ergebnisse es ergänzt: ein Ordner in studies/ des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Give this one another name, or remove %1</source>
        <translation>Geben Sie dieser einen anderen Namen oder entfernen Sie %1</translation>
    </message>
    <message>
        <source>How many pictures the classes of &apos;%1&apos; have is not known, so they count alike: %2</source>
        <translation>Wie viele Bilder die Klassen von „%1“ haben, ist nicht bekannt; sie zählen gleich: %2</translation>
    </message>
    <message>
        <source>Name some under models, or train some: docent train experts --source %1</source>
        <translation>Nennen Sie welche unter models oder trainieren Sie welche: docent train experts --source %1</translation>
    </message>
    <message>
        <source>Nearly all embeddings are in the cache, so there are no passes to save by halving</source>
        <translation>Fast alle Einbettungen sind im Zwischenspeicher; durch Halbieren sind keine Durchläufe zu sparen</translation>
    </message>
    <message>
        <source>Rank the models of one of them with --models, or by another proxy</source>
        <translation>Reihen Sie mit --models die Modelle eines davon, oder nach einer anderen Näherung</translation>
    </message>
    <message>
        <source>The models are of several baselines, and what &apos;%1&apos; says of one&apos;s experts does not compare with what it says of another&apos;s</source>
        <translation>Die Modelle gehören zu mehreren Grundmodellen, und was „%1“ von den Experten des einen sagt, ist nicht mit dem vergleichbar, was es von denen eines anderen sagt</translation>
    </message>
    <message>
        <source>The models are of several baselines: expert prediction and label matching compare the experts of each among themselves only</source>
        <translation>Die Modelle gehören zu mehreren Grundmodellen: Expertenvorhersage und Klassenvergleich vergleichen nur die Experten eines jeden untereinander</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has results of other options or experts</source>
        <translation>Die Studie „%1“ hat Ergebnisse anderer Optionen oder Experten</translation>
    </message>
    <message>
        <source>%1: the key &apos;%2&apos; is there twice</source>
        <translation>%1: der Schlüssel „%2“ ist zweimal da</translation>
    </message>
    <message>
        <source>Bring it back, or begin a study of another name with the models that there are</source>
        <translation>Holen Sie es zurück oder beginnen Sie unter anderem Namen eine Studie mit den Modellen, die es gibt</translation>
    </message>
    <message>
        <source>Compare strategies on &apos;%1&apos;, experts of &apos;%2&apos;, %3, seed %4</source>
        <translation>Strategien auf „%1“ vergleichen, Experten von „%2“, %3, Startwert %4</translation>
    </message>
    <message>
        <source>Correct the models of the study&apos;s file; &apos;docent models&apos; lists those there are</source>
        <translation>Berichtigen Sie models in der Datei der Studie; „docent models“ zählt die vorhandenen auf</translation>
    </message>
    <message>
        <source>Hyperparameters are chosen on the validation part of each task&apos;s training examples, never on its test part. A difference within %1 points is a tie. All fine-tuning took %2. Docent</source>
        <translation>Hyperparameter werden auf dem Validierungsteil der Trainingsbeispiele jeder Aufgabe gewählt, nie auf ihrem Testteil. Ein Unterschied bis %1 Punkte ist ein Gleichstand. Alles Nachtrainieren dauerte %2. Docent</translation>
    </message>
    <message>
        <source>Name it under tasks</source>
        <translation>Nennen Sie es unter tasks</translation>
    </message>
    <message>
        <source>Refit</source>
        <translation>Noch einmal auf allen trainieren</translation>
    </message>
    <message>
        <source>Remove one of both lines</source>
        <translation>Entfernen Sie eine der beiden Zeilen</translation>
    </message>
    <message>
        <source>Remove this run and fine-tune again</source>
        <translation>Entfernen Sie diesen Lauf und trainieren Sie noch einmal nach</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; compares the model &apos;%2&apos;, which is not in the bank</source>
        <translation>Die Studie „%1“ vergleicht das Modell „%2“, das nicht im Bestand ist</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has no expert of the source &apos;%2&apos;</source>
        <translation>Die Studie „%1“ hat keinen Experten der Quelle „%2“</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; names &apos;%2&apos; as a source, and it is a task</source>
        <translation>Die Studie „%1“ nennt „%2“ als Quelle; es ist eine Aufgabe</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has no test pictures, so nothing can be compared on it</source>
        <translation>Die Aufgabe „%1“ hat keine Testbilder; auf ihr lässt sich nichts vergleichen</translation>
    </message>
    <message>
        <source>The training of %1 had %2 steps only, which changes little: %3</source>
        <translation>Das Training von %1 hatte nur %2 Schritte, was wenig ändert: %3</translation>
    </message>
    <message>
        <source>The training of %1 had 1 step only, which changes little: %2</source>
        <translation>Das Training von %1 hatte nur 1 Schritt, was wenig ändert: %2</translation>
    </message>
    <message>
        <source>The weights that the sweep trained are not there any more: %1</source>
        <translation>Die Gewichte, die die Suche trainiert hat, sind nicht mehr da: %1</translation>
    </message>
    <message>
        <source>only leaves cells without a strategy; name one that is followed everywhere</source>
        <translation>only lässt Zellen ohne Strategie; nennen Sie eine, die überall verfolgt wird</translation>
    </message>
    <message>
        <source>only names &apos;%1&apos;, which is none of the strategies</source>
        <translation>only nennt „%1“, keine der Strategien</translation>
    </message>
    <message>
        <source>only names the seed %1, which is none of the seeds</source>
        <translation>only nennt den Startwert %1, keinen der Startwerte</translation>
    </message>
    <message>
        <source>only names the task &apos;%1&apos;, which is none of the tasks</source>
        <translation>only nennt die Aufgabe „%1“, keine der Aufgaben</translation>
    </message>
    <message>
        <source>repeats must be 1 where refit is no: nothing is trained again</source>
        <translation>repeats muss 1 sein, wo refit no ist: nichts wird noch einmal trainiert</translation>
    </message>
    <message>
        <source>the tasks %1</source>
        <translation>die Aufgaben %1</translation>
    </message>
    <message>
        <source>train on all pictures with the best setting; no keeps what the sweep trained</source>
        <translation>mit der besten Einstellung auf allen Bildern trainieren; no behält, was die Suche trainiert hat</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks at %2 other pictures, and the task &apos;%3&apos; has %4 training pictures: all models would see the same</source>
        <translation>„%1“ betrachtet %2 andere Bilder, und die Aufgabe „%3“ hat %4 Trainingsbilder: alle Modelle sähen dasselbe</translation>
    </message>
    <message>
        <source>Choose fewer neighbours</source>
        <translation>Wählen Sie weniger Nachbarn</translation>
    </message>
    <message>
        <source>No class of &apos;%1&apos; has more than %2 training pictures, so all are taken</source>
        <translation>Keine Klasse von „%1“ hat mehr als %2 Trainingsbilder; alle werden genommen</translation>
    </message>
    <message>
        <source>Accuracy against cost: %1</source>
        <translation>Genauigkeit gegen Kosten: %1</translation>
    </message>
    <message>
        <source>Gain by the number of experts to choose from: %1</source>
        <translation>Gewinn nach der Zahl der Experten zur Wahl: %1</translation>
    </message>
    <message>
        <source>Gain on each task: %1, %2</source>
        <translation>Gewinn auf jeder Aufgabe: %1, %2</translation>
    </message>
    <message>
        <source>Gain over the fine-tuned baseline: %1</source>
        <translation>Gewinn gegenüber dem nachtrainierten Grundmodell: %1</translation>
    </message>
    <message>
        <source>Regret by proxy: %1, %2</source>
        <translation>Verlust nach Näherung: %1, %2</translation>
    </message>
    <message>
        <source>The groups of the training pictures of &apos;%1&apos; are too large to set some of them aside, so pictures of one group choose among settings that were trained on others of it</source>
        <translation>Die Gruppen der Trainingsbilder von „%1“ sind zu groß, um einige zurückzulegen; daher wählen Bilder einer Gruppe unter Einstellungen, die auf anderen derselben trainiert wurden</translation>
    </message>
    <message>
        <source>experts beside the baseline (logarithmic)</source>
        <translation>Experten neben dem Grundmodell (logarithmisch)</translation>
    </message>
    <message>
        <source>gain, percentage points</source>
        <translation>Gewinn, Prozentpunkte</translation>
    </message>
    <message>
        <source>mean test accuracy, %</source>
        <translation>mittlere Testgenauigkeit, %</translation>
    </message>
    <message>
        <source>passes for each task (logarithmic)</source>
        <translation>Durchgänge je Aufgabe (logarithmisch)</translation>
    </message>
    <message>
        <source>percentage points of test accuracy</source>
        <translation>Prozentpunkte der Testgenauigkeit</translation>
    </message>
    <message>
        <source>percentage points of test accuracy over the fine-tuned baseline</source>
        <translation>Prozentpunkte der Testgenauigkeit über dem nachtrainierten Grundmodell</translation>
    </message>
    <message>
        <source>%1 pictures have another label than before: labels are as they lie now, and what was edited in the data set that this one replaced is gone; the first, %2.</source>
        <translation>%1 Bilder haben eine andere Klasse als vorher: Klassen sind, wie sie jetzt liegen, und was im ersetzten Datensatz geändert war, ist fort; das erste, %2.</translation>
    </message>
    <message>
        <source>1 picture has another label than before: labels are as they lie now, and what was edited in the data set that this one replaced is gone; the first, %1.</source>
        <translation>1 Bild hat eine andere Klasse als vorher: Klassen sind, wie sie jetzt liegen, und was im ersetzten Datensatz geändert war, ist fort; das erste, %1.</translation>
    </message>
    <message>
        <source>Fine-tune again, or export in full or half precision</source>
        <translation>Erneut feinabstimmen, oder in voller oder halber Genauigkeit exportieren</translation>
    </message>
    <message>
        <source>Import it again with a larger --test-fraction, or where its groups are too large for that, with a list that says which pictures are to test</source>
        <translation>Mit größerem --test-fraction erneut importieren, oder, wo die Gruppen dafür zu groß sind, mit einer Liste, die sagt, welche Bilder zum Test sind</translation>
    </message>
    <message>
        <source>Removed %1: it was of an earlier &apos;%2&apos;</source>
        <translation>%1 entfernt: es war von einem früheren „%2“</translation>
    </message>
    <message>
        <source>The pictures of &apos;%1&apos; no longer lie in %2: what was decoded of them is used</source>
        <translation>Die Bilder von „%1“ liegen nicht mehr in %2: was von ihnen dekodiert ist, wird benutzt</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has other classes than when &apos;%2&apos; was fine-tuned on it, so what 8 bits lose cannot be measured</source>
        <translation>Die Aufgabe „%1“ hat andere Klassen als bei der Feinabstimmung von „%2“; was 8 Bit verlieren, lässt sich so nicht messen</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has other training pictures than when &apos;%2&apos; was fine-tuned on it, so what 8 bits lose cannot be measured</source>
        <translation>Die Aufgabe „%1“ hat andere Trainingsbilder als bei der Feinabstimmung von „%2“; was 8 Bit verlieren, lässt sich so nicht messen</translation>
    </message>
    <message>
        <source>In %1 %2 of the %3 pictures of &apos;%4&apos; that were compared show something else than at the import; the first is %5</source>
        <translation>In %1 zeigen %2 der %3 verglichenen Bilder von „%4“ etwas anderes als beim Import; das erste ist %5</translation>
    </message>
    <message>
        <source>In %1 %2 of the 1 picture of &apos;%3&apos; that were compared show something else than at the import; the first is %4</source>
        <translation>In %1 zeigt %2 von 1 verglichenen Bild von „%3“ etwas anderes als beim Import; das erste ist %4</translation>
    </message>
    <message>
        <source>Left out: %1 pictures by absolute paths outside %2; with --root name a folder that holds all.</source>
        <translation>Ausgelassen: %1 Bilder mit absoluten Pfaden außerhalb von %2; mit --root einen Ordner nennen, der alle enthält.</translation>
    </message>
    <message>
        <source>Left out: 1 picture by absolute paths outside %1; with --root name a folder that holds all.</source>
        <translation>Ausgelassen: 1 Bild mit absolutem Pfad außerhalb von %1; mit --root einen Ordner nennen, der alle enthält.</translation>
    </message>
    <message>
        <source>Name the folder with the same pictures, or import these with --replace</source>
        <translation>Den Ordner mit denselben Bildern nennen, oder diese mit --replace importieren</translation>
    </message>
    <message>
        <source>No picture could be set aside for testing: groups stay whole, and each class keeps one of its groups to train. Say in a column &apos;split&apos; of the list which pictures are to test.</source>
        <translation>Kein Bild konnte zum Testen zurückgelegt werden: Gruppen bleiben ganz, und jede Klasse behält eine ihrer Gruppen zum Training. In einer Spalte „split“ der Liste sagen, welche Bilder zum Test sind.</translation>
    </message>
    <message>
        <source>No picture could be set aside for validation: groups stay whole, and each class keeps one of its groups to train. Say in a column &apos;split&apos; of the list which pictures are to test.</source>
        <translation>Kein Bild konnte zum Validieren zurückgelegt werden: Gruppen bleiben ganz, und jede Klasse behält eine ihrer Gruppen zum Training. In einer Spalte „split“ der Liste sagen, welche Bilder zum Test sind.</translation>
    </message>
    <message>
        <source>Of the test pictures of &apos;%1&apos; %2 were among those that &apos;%3&apos; was trained on, or are nearly the same, such as %4 (%5 of &apos;%6&apos;): the test accuracy is too good by that</source>
        <translation>Von den Testbildern von „%1“ waren %2 unter denen, auf denen „%3“ trainiert wurde, oder sind fast gleich, etwa %4 (%5 von „%6“): die Testgenauigkeit ist um diese zu gut</translation>
    </message>
    <message>
        <source>The pictures are very dark: the brightest value of those that were looked at is %1 of 255. Cameras of 10 to 14 bits write such files of 16; stretch them first, 12 bits for example with &apos;mogrify -level 0,6.25% *.png&apos;, and import them again.</source>
        <translation>Die Bilder sind sehr dunkel: der hellste Wert der angesehenen ist %1 von 255. Kameras mit 10 bis 14 Bit schreiben solche Dateien von 16; zuerst strecken, 12 Bit etwa mit „mogrify -level 0,6.25% *.png“, und erneut importieren.</translation>
    </message>
    <message>
        <source>%1 labels differ from another in upper and lower case alone: %2 are two classes. Where they mean one, merge them once they are imported.</source>
        <translation>%1 Klassen unterscheiden sich von einer anderen nur in Groß- und Kleinschreibung: %2 sind zwei Klassen. Wo sie eine meinen, nach dem Import zusammenlegen.</translation>
    </message>
    <message>
        <source>1 label differs from another in upper and lower case alone: %1 are two classes. Where they mean one, merge them once they are imported.</source>
        <translation>1 Klasse unterscheidet sich von einer anderen nur in Groß- und Kleinschreibung: %1 sind zwei Klassen. Wo sie eine meinen, nach dem Import zusammenlegen.</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; was taken for the label: no other is left.</source>
        <translation>Die Spalte „%1“ wurde für die Klasse genommen: keine andere bleibt.</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; was taken for the pictures: its values are names of files.</source>
        <translation>Die Spalte „%1“ wurde für die Bilder genommen: ihre Werte sind Namen von Dateien.</translation>
    </message>
    <message>
        <source>is an empty folder</source>
        <translation>ist ein leerer Ordner</translation>
    </message>
    <message>
        <source>Choose another name, or remove %1</source>
        <translation>Einen anderen Namen wählen, oder %1 entfernen</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has results of a data set &apos;%2&apos; that is gone</source>
        <translation>Die Studie „%1“ hat Ergebnisse eines Datensatzes „%2“, der fort ist</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has results of a model &apos;%2&apos; that is gone</source>
        <translation>Die Studie „%1“ hat Ergebnisse eines Modells „%2“, das fort ist</translation>
    </message>
    <message>
        <source>%1 once near-copies are left out</source>
        <translation>%1, sobald Beinahe-Kopien ausgelassen sind</translation>
    </message>
    <message>
        <source>%1, and not %2</source>
        <translation>%1, und nicht %2</translation>
    </message>
    <message>
        <source>Fine-tune again, or look at no neighbours</source>
        <translation>Stimmen Sie neu ab, oder sehen Sie keine Nachbarn an</translation>
    </message>
    <message>
        <source>Keep them with --near-copies group, or look at which they are</source>
        <translation>Behalten Sie sie mit --near-copies group, oder sehen Sie nach, welche es sind</translation>
    </message>
    <message>
        <source>Remove or rename that one, or give the new one another name</source>
        <translation>Entfernen Sie jenes oder benennen Sie es um, oder geben Sie dem neuen einen anderen Namen</translation>
    </message>
    <message>
        <source>The set&apos;s own split has no test part, so it was drawn from the pictures to train.</source>
        <translation>Die eigene Aufteilung hat keinen Testteil, also wurde er aus den Trainingsbildern gezogen.</translation>
    </message>
    <message>
        <source>The study &apos;%1&apos; has results of other options (%2)</source>
        <translation>Die Studie „%1“ hat Ergebnisse mit anderen Optionen (%2)</translation>
    </message>
    <message>
        <source>The task &apos;%1&apos; has other training pictures than when &apos;%2&apos; was fine-tuned on it, so what it learned from is not known any more</source>
        <translation>Die Aufgabe „%1“ hat andere Trainingsbilder als zu der Zeit, als „%2“ auf sie abgestimmt wurde, also ist nicht mehr bekannt, woraus es lernte</translation>
    </message>
    <message>
        <source>is truncated</source>
        <translation>ist abgeschnitten</translation>
    </message>
    <message>
        <source>%1 pictures that are to validate by the set&apos;s own split joined those to train: the fine-tuning of a task draws its own part of these to choose by.</source>
        <translation>%1 Bilder, die nach der eigenen Aufteilung zur Validierung sind, kamen zu denen zum Trainieren: Das Feinabstimmen einer Aufgabe zieht daraus seinen eigenen Teil, um danach zu wählen.</translation>
    </message>
    <message>
        <source>1 picture that is to validate by the set&apos;s own split joined those to train: the fine-tuning of a task draws its own part of these to choose by.</source>
        <translation>1 Bild, das nach der eigenen Aufteilung zur Validierung ist, kam zu denen zum Trainieren: Das Feinabstimmen einer Aufgabe zieht daraus seinen eigenen Teil, um danach zu wählen.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; was there already, of the same options and pictures</source>
        <translation>Der Lauf „%1“ war schon da, mit denselben Optionen und Bildern</translation>
    </message>
    <message>
        <source>No label is deeper than level %1, so the classes are those that were found.</source>
        <translation>Keine Klasse liegt tiefer als Ebene %1, also bleiben die gefundenen Klassen.</translation>
    </message>
    <message>
        <source>Proxies that do not tell these models apart, or have no score of two of them, and so count nothing in &apos;combined&apos;: %1</source>
        <translation>Näherungen, die diese Modelle nicht unterscheiden oder für keine zwei einen Wert haben und so in „combined“ nichts zählen: %1</translation>
    </message>
    <message>
        <source>it is of several proxies, and of all models together</source>
        <translation>sie ist aus mehreren Näherungen, und aller Modelle zusammen</translation>
    </message>
    <message>
        <source>Put them back, or tell where they are now: docent dataset relink %1 PATH</source>
        <translation>Legen Sie sie zurück, oder sagen Sie, wo sie jetzt liegen: docent dataset relink %1 PATH</translation>
    </message>
    <message>
        <source>Fewer than %1 training pictures are in %2 classes of &apos;%3&apos;; all of these are taken</source>
        <translation>Weniger als %1 Trainingsbilder sind in %2 Klassen von „%3“; diese werden alle genommen</translation>
    </message>
    <message>
        <source>Fewer than %1 training pictures are in 1 class of &apos;%2&apos;; all of these are taken</source>
        <translation>Weniger als %1 Trainingsbilder sind in 1 Klasse von „%2“; diese werden alle genommen</translation>
    </message>
    <message>
        <source>Left out are annotations of %1 pictures not in the list of images, as of image_id %2.</source>
        <translation>Ausgelassen sind Annotationen von %1 Bildern, die nicht in der Liste der Bilder stehen, wie von image_id %2.</translation>
    </message>
    <message>
        <source>Left out are annotations of 1 picture not in the list of images, as of image_id %1.</source>
        <translation>Ausgelassen sind Annotationen von 1 Bild, das nicht in der Liste der Bilder steht, wie von image_id %1.</translation>
    </message>
    <message>
        <source>A bootstrap needs 1 draw or more</source>
        <translation>Ein Bootstrap braucht 1 Ziehung oder mehr</translation>
    </message>
    <message>
        <source>Rank the task without halving, so that it sees all of them</source>
        <translation>Reihen Sie die Aufgabe ohne Halbieren, damit es alle sieht</translation>
    </message>
    <message>
        <source>The ranking was by halving, and &apos;%1&apos; saw %2 of %3 pictures only</source>
        <translation>Gereiht wurde durch Halbieren, und „%1“ sah nur %2 von %3 Bildern</translation>
    </message>
    <message>
        <source>Use for example 1000</source>
        <translation>Zum Beispiel 1000</translation>
    </message>
    <message>
        <source>By &apos;combined&apos; a score is among the models of a round, so those of different rounds do not compare</source>
        <translation>Nach „combined“ gilt ein Wert unter den Modellen einer Runde; die verschiedener Runden sind nicht zu vergleichen</translation>
    </message>
    <message>
        <source>%1 classes have no picture to test, so the test accuracy says nothing of them: %2.</source>
        <translation>%1 Klassen haben kein Testbild, daher sagt die Testgenauigkeit nichts über sie: %2.</translation>
    </message>
    <message>
        <source>%1 classes have no picture to validate, so the validation accuracy says nothing of them: %2.</source>
        <translation>%1 Klassen haben kein Validierungsbild, daher sagt die Validierungsgenauigkeit nichts über sie: %2.</translation>
    </message>
    <message>
        <source>%1 does not begin with the line &apos;file,reason&apos;</source>
        <translation>%1 beginnt nicht mit der Zeile &apos;file,reason&apos;</translation>
    </message>
    <message>
        <source>1 class has no picture to test, so the test accuracy says nothing of them: %1.</source>
        <translation>1 Klasse hat kein Testbild, daher sagt die Testgenauigkeit nichts über sie: %1.</translation>
    </message>
    <message>
        <source>1 class has no picture to validate, so the validation accuracy says nothing of them: %1.</source>
        <translation>1 Klasse hat kein Validierungsbild, daher sagt die Validierungsgenauigkeit nichts über sie: %1.</translation>
    </message>
    <message>
        <source>Which files were left out cannot be told: %1</source>
        <translation>Welche Dateien ausgelassen wurden, lässt sich nicht sagen: %1</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>%1 is of another Docent than this program</source>
        <translation>%1 gehört zu einem anderen Docent als dieses Programm</translation>
    </message>
    <message>
        <source>%1, and none can be used; the first, %2, %3</source>
        <translation>%1, und keines ist zu gebrauchen; das erste, %2, %3</translation>
    </message>
    <message>
        <source>%1, and none is where it says; the first, %2, does not exist%3</source>
        <translation>%1, aber keines liegt am angegebenen Ort; das erste, %2, existiert nicht%3</translation>
    </message>
    <message>
        <source>Name a folder that holds all of them with --root</source>
        <translation>Nennen Sie mit --root einen Ordner, der alle enthält</translation>
    </message>
    <message>
        <source>Name it as it lies in the data set, such as animals/cat/1.png</source>
        <translation>Nennen Sie es, wie es im Datensatz liegt, etwa animals/cat/1.png</translation>
    </message>
    <message>
        <source>Name the folder that the paths start from, or that the pictures were moved to, with --root</source>
        <translation>Nennen Sie mit --root den Ordner, von dem die Pfade ausgehen oder in den die Bilder verschoben wurden</translation>
    </message>
    <message>
        <source>Paths that begin with %1 are read from %2, where the pictures are.</source>
        <translation>Pfade, die mit %1 beginnen, werden in %2 gelesen, wo die Bilder sind.</translation>
    </message>
    <message>
        <source>The data set has no picture &apos;%1&apos;</source>
        <translation>Der Datensatz hat kein Bild &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The ranking told %1 without any training, and the test accuracy is %2: it was trained too little. Use more steps, or other learning rates</source>
        <translation>Die Rangfolge nannte %1 ganz ohne Training, und die Testgenauigkeit ist %2: Es wurde zu wenig trainiert. Nehmen Sie mehr Schritte oder andere Lernraten</translation>
    </message>
    <message>
        <source>of the pictures without a split of their own (-1: chosen, 0.1 for a source and 0.3 for a task)</source>
        <translation>von den Bildern ohne eigene Aufteilung (-1: gewählt, 0.1 für eine Quelle und 0.3 für eine Aufgabe)</translation>
    </message>
    <message>
        <source> (%1 like that; besides %2)</source>
        <translation> (%1 davon so; daneben %2)</translation>
    </message>
    <message>
        <source>%1 like that; besides %2)</source>
        <translation>%1 davon so; daneben %2)</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>existiert nicht</translation>
    </message>
    <message>
        <source>lies outside the folder of the data set: %1</source>
        <translation>liegt außerhalb des Ordners der Datenmenge: %1</translation>
    </message>
    <message>
        <source>%1 more classes are too small</source>
        <translation>%1 weitere Klassen sind zu klein</translation>
    </message>
    <message>
        <source>1 more class is too small</source>
        <translation>1 weitere Klasse ist zu klein</translation>
    </message>
    <message>
        <source>Name the folder that the paths of %1 start from with --root</source>
        <translation>Nennen Sie mit --root den Ordner, bei dem die Pfade von %1 beginnen</translation>
    </message>
    <message>
        <source>There is no folder %1</source>
        <translation>Es gibt keinen Ordner %1</translation>
    </message>
    <message>
        <source>is truncated at byte %1 (a frame of %2 x %3 pixels takes more)</source>
        <translation>ist bei Byte %1 abgeschnitten (ein Bild von %2 x %3 Pixeln braucht mehr)</translation>
    </message>
    <message>
        <source>it holds %1, a table</source>
        <translation>er enthält %1, eine Tabelle</translation>
    </message>
    <message>
        <source>it is a table</source>
        <translation>es ist eine Tabelle</translation>
    </message>
    <message>
        <source>%1 holds a list of its pictures, whose folders are no classes</source>
        <translation>%1 enthält eine Liste seiner Bilder, deren Ordner keine Klassen sind</translation>
    </message>
    <message>
        <source>%1 near-copies lie in training and test by the data set&apos;s own splits, such as %2: what is measured on the test part is too good by that. With --near-copies drop they are not trained on.</source>
        <translation>%1 Beinahe-Kopien liegen durch die eigene Aufteilung des Datensatzes im Training und im Test, etwa %2: was am Testteil gemessen wird, ist um diese zu gut. Mit --near-copies drop werden sie nicht trainiert.</translation>
    </message>
    <message>
        <source>%1 needs the preprocess.yaml that was exported beside it, and there is none in %2</source>
        <translation>%1 braucht die preprocess.yaml, die daneben exportiert wurde, und in %2 ist keine</translation>
    </message>
    <message>
        <source>1 near-copy lies in training and test by the data set&apos;s own splits, such as %1: what is measured on the test part is too good by that. With --near-copies drop they are not trained on.</source>
        <translation>1 Beinahe-Kopie liegt durch die eigene Aufteilung des Datensatzes im Training und im Test, etwa %1: was am Testteil gemessen wird, ist um diese zu gut. Mit --near-copies drop werden sie nicht trainiert.</translation>
    </message>
    <message>
        <source>Copy it there with its labels.txt, or give the folder that &apos;docent export&apos; wrote</source>
        <translation>Kopieren Sie sie mit ihrer labels.txt dorthin, oder geben Sie den Ordner an, den &apos;docent export&apos; geschrieben hat</translation>
    </message>
    <message>
        <source>Make it smaller</source>
        <translation>Verkleinern Sie es</translation>
    </message>
    <message>
        <source>Name the folder in the archive that the paths of its list start from with --root</source>
        <translation>Nennen Sie mit --root den Ordner im Archiv, bei dem die Pfade seiner Liste beginnen</translation>
    </message>
    <message>
        <source>Of the test pictures of &apos;%1&apos; %2 are among its training pictures too, or are nearly the same, such as %3 (%4): the test accuracy is too good by that. Import it with --near-copies drop to train without them</source>
        <translation>Von den Testbildern von „%1“ sind %2 auch unter seinen Trainingsbildern oder fast gleich, etwa %3 (%4): die Testgenauigkeit ist um diese zu gut. Importieren Sie es mit --near-copies drop, um ohne sie zu trainieren</translation>
    </message>
    <message>
        <source>Paths are read from %1, where the pictures are.</source>
        <translation>Pfade werden ab %1 gelesen, wo die Bilder sind.</translation>
    </message>
    <message>
        <source>Save it as PNG, JPEG, WebP, TIFF, BMP or GIF</source>
        <translation>Speichern Sie es als PNG, JPEG, WebP, TIFF, BMP oder GIF</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits a channel</source>
        <translation>Speichern Sie es mit 8 oder 16 Bit je Kanal</translation>
    </message>
    <message>
        <source>Save one of its pictures alone</source>
        <translation>Speichern Sie eines seiner Bilder allein</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; is no label: it holds the set&apos;s own parts alone.</source>
        <translation>Der Ordner „%1“ ist keine Klasse: er enthält nur die eigenen Teile des Datensatzes.</translation>
    </message>
    <message>
        <source>The folders &apos;%1&apos; and &apos;%2&apos;%3 count as classes. Where they are the set&apos;s own parts, let them alone stand at the top, with the classes in them.</source>
        <translation>Die Ordner „%1“ und „%2“%3 gelten als Klassen. Sind sie die eigenen Teile des Datensatzes, sollen sie allein ganz oben stehen, mit den Klassen darin.</translation>
    </message>
    <message>
        <source>There is no folder %1 with pictures in %2</source>
        <translation>Es gibt keinen Ordner %1 mit Bildern in %2</translation>
    </message>
    <message>
        <source>Use the whole file</source>
        <translation>Nehmen Sie die ganze Datei</translation>
    </message>
    <message>
        <source>is a %1 picture, which is not read</source>
        <translation>ist ein %1-Bild, das nicht gelesen wird</translation>
    </message>
    <message>
        <source>is an %1 picture, which is not read</source>
        <translation>ist ein %1-Bild, das nicht gelesen wird</translation>
    </message>
    <message>
        <source>that ranks: knn, knn-K, knn-cosine, knn-K-cosine, ridge, logme, h-score, h-score-shrunk, transrate, gbc, parc, leep, nce, expert-prediction, label-matching, label-names, combined, oracle, random</source>
        <translation>nach der gereiht wird: knn, knn-K, knn-cosine, knn-K-cosine, ridge, logme, h-score, h-score-shrunk, transrate, gbc, parc, leep, nce, expert-prediction, label-matching, label-names, combined, oracle, random</translation>
    </message>
    <message>
        <source>%1 classes have damaged pictures alone, and none to use: %2</source>
        <translation>%1 Klassen haben nur beschädigte Bilder und keines, das zu gebrauchen ist: %2</translation>
    </message>
    <message>
        <source>1 class has damaged pictures alone, and none to use: %1</source>
        <translation>1 Klasse hat nur beschädigte Bilder und keines, das zu gebrauchen ist: %1</translation>
    </message>
    <message>
        <source>There are no pictures of a known layout in %1: looked for train-images-idx3-ubyte[.gz] or one such file (idx), data_batch_1.bin or train.bin with fine_label_names.txt (cifar), a table or list of pictures (csv, json, coco), tar shards (webdataset), and PNG, JPEG, WebP, TIFF, BMP or GIF files in class folders (folders)</source>
        <translation>In %1 gibt es keine Bilder in bekannter Anordnung: gesucht wurde nach train-images-idx3-ubyte[.gz] oder einer solchen Datei (idx), data_batch_1.bin oder train.bin mit fine_label_names.txt (cifar), einer Tabelle oder Liste von Bildern (csv, json, coco), Tar-Archiven mit Beispielen (webdataset) und nach PNG-, JPEG-, WebP-, TIFF-, BMP- oder GIF-Dateien in Klassenordnern (folders)</translation>
    </message>
    <message>
        <source>Comparing with the pictures of the source</source>
        <translation>Vergleich mit den Bildern der Quelle</translation>
    </message>
    <message>
        <source>Comparing with the pictures to train</source>
        <translation>Vergleich mit den Trainingsbildern</translation>
    </message>
    <message>
        <source>%1 and others.</source>
        <translation>%1 und andere.</translation>
    </message>
    <message>
        <source>%1 is in UTF-16, and JSON is UTF-8</source>
        <translation>%1 ist in UTF-16, und JSON ist UTF-8</translation>
    </message>
    <message>
        <source>Save it again as UTF-8</source>
        <translation>Speichern Sie es noch einmal als UTF-8</translation>
    </message>
    <message>
        <source>The attached hierarchy does not name %1 classes: %2</source>
        <translation>Die angehängte Hierarchie nennt %1 Klassen nicht: %2</translation>
    </message>
    <message>
        <source>The attached hierarchy does not name 1 class: %1</source>
        <translation>Die angehängte Hierarchie nennt 1 Klasse nicht: %1</translation>
    </message>
    <message>
        <source>The attached hierarchy has %1 names that no class has: %2</source>
        <translation>Die angehängte Hierarchie hat %1 Namen, die keine Klasse hat: %2</translation>
    </message>
    <message>
        <source>The attached hierarchy has 1 name that no class has: %1</source>
        <translation>Die angehängte Hierarchie hat 1 Namen, den keine Klasse hat: %1</translation>
    </message>
    <message>
        <source>The attached hierarchy is read from the columns &apos;%1&apos; and &apos;%2&apos; alone, without %3</source>
        <translation>Die angehängte Hierarchie wird nur aus den Spalten „%1“ und „%2“ gelesen, ohne %3</translation>
    </message>
    <message>
        <source>The attached hierarchy is read from the first two columns, label and parent; the first line has %1.</source>
        <translation>Die angehängte Hierarchie wird aus den ersten beiden Spalten gelesen, Klasse und Oberklasse; die erste Zeile hat %1.</translation>
    </message>
    <message>
        <source>WordNet does not know %1 classes, which stay at the top: %2</source>
        <translation>WordNet kennt %1 Klassen nicht, die oben bleiben: %2</translation>
    </message>
    <message>
        <source>WordNet does not know %1 classes, which stays at the top: %2</source>
        <translation>WordNet kennt %1 Klassen nicht, die oben bleiben: %2</translation>
    </message>
    <message>
        <source>WordNet does not know 1 class, which stay at the top: %1</source>
        <translation>WordNet kennt 1 Klasse nicht, die oben bleibt: %1</translation>
    </message>
    <message>
        <source>WordNet does not know 1 class, which stays at the top: %1</source>
        <translation>WordNet kennt 1 Klasse nicht, die oben bleibt: %1</translation>
    </message>
    <message>
        <source>Cannot import %1: this path is not UTF-8</source>
        <translation>%1 kann nicht importiert werden: Der Pfad ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>Rename the file or folder, and import it then</source>
        <translation>Die Datei oder den Ordner umbenennen und dann importieren</translation>
    </message>
    <message>
        <source>tasks has a group whose name is longer than %1 bytes, or not in UTF-8</source>
        <translation>tasks hat eine Gruppe, deren Name länger als %1 Byte oder nicht in UTF-8 ist</translation>
    </message>
    <message>
        <source>%1 labels are written in two ways, with letters of one character and of letter and accent: &apos;%2&apos; is one label.</source>
        <translation>%1 Labels sind auf zwei Arten geschrieben, mit Buchstaben aus einem Zeichen und aus Buchstabe und Akzent: &apos;%2&apos; ist ein Label.</translation>
    </message>
    <message>
        <source>1 label is written in two ways, with letters of one character and of letter and accent: &apos;%1&apos; is one label.</source>
        <translation>1 Label ist auf zwei Arten geschrieben, mit Buchstaben aus einem Zeichen und aus Buchstabe und Akzent: &apos;%1&apos; ist ein Label.</translation>
    </message>
    <message>
        <source>%1 holds several lists of pictures: %2</source>
        <translation>%1 enthält mehrere Listen von Bildern: %2</translation>
    </message>
    <message>
        <source>A YAML document is too large or too deep to be written</source>
        <translation>Ein YAML-Dokument ist zu groß oder zu tief, um geschrieben zu werden</translation>
    </message>
    <message>
        <source>Give a list that is in it, such as %1, or the archive itself</source>
        <translation>Eine Liste angeben, die darin ist, wie %1, oder das Archiv selbst</translation>
    </message>
    <message>
        <source>Name those that do with --label-columns: levels widest first, or a column of 0 and 1 a class</source>
        <translation>Die richtigen mit --label-columns nennen: Ebenen von der weitesten an, oder eine Spalte aus 0 und 1 je Klasse</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; was taken for the split: true stands for &apos;%2&apos;.</source>
        <translation>Die Spalte &apos;%1&apos; wurde als Aufteilung genommen: true steht für &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The columns of labels hold 0 and 1: the name of the one with 1 was taken for the label.</source>
        <translation>Die Spalten der Labels enthalten 0 und 1: Der Name derjenigen mit 1 wurde als Label genommen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; in that of each class is no label.</source>
        <translation>Der Ordner &apos;%1&apos; in dem jeder Klasse ist kein Label.</translation>
    </message>
    <message>
        <source>The folders of the pictures were taken for the labels: the values of the column &apos;%1&apos; are nearly all different, or all the same. To take it, name it with --label-columns.</source>
        <translation>Die Ordner der Bilder wurden als Labels genommen: Die Werte der Spalte &apos;%1&apos; sind fast alle verschieden oder alle gleich. Um sie zu nehmen, nennt man sie mit --label-columns.</translation>
    </message>
    <message>
        <source>has no label: no column of labels has 1</source>
        <translation>hat kein Label: Keine Spalte der Labels hat 1</translation>
    </message>
    <message>
        <source>has several labels: &apos;%1&apos;, and Docent learns one a picture</source>
        <translation>hat mehrere Labels: &apos;%1&apos;, und Docent lernt eines je Bild</translation>
    </message>
    <message>
        <source>it is in a %1</source>
        <translation>sie ist in einem %1</translation>
    </message>
    <message>
        <source>Give the archive itself</source>
        <translation>Das Archiv selbst angeben</translation>
    </message>
    <message>
        <source>There is no list (CSV, TSV, JSON or JSONL) called %1 in %2</source>
        <translation>Es gibt keine Liste (CSV, TSV, JSON oder JSONL) namens %1 in %2</translation>
    </message>
    <message>
        <source>A key of a YAML document is no text</source>
        <translation>Ein Schlüssel eines YAML-Dokuments ist kein Text</translation>
    </message>
    <message>
        <source>Make it smaller, or write out its aliases (&apos;*name&apos;)</source>
        <translation>Es verkleinern oder seine Aliasse (&apos;*name&apos;) ausschreiben</translation>
    </message>
    <message>
        <source>Pictures with the same &apos;%1&apos; may come to lie in training and test: to keep them together, name it with --group-column.</source>
        <translation>Bilder mit gleichem &apos;%1&apos; können in Training und Test geraten: Um sie zusammenzuhalten, nennt man die Spalte mit --group-column.</translation>
    </message>
    <message>
        <source>%1 holds CIFAR as Python pickles it, and a pickle may run any program</source>
        <translation>%1 enthält CIFAR als Pickle von Python, und ein Pickle kann jedes Programm ausführen</translation>
    </message>
    <message>
        <source>Take the binary version, with data_batch_1.bin or train.bin</source>
        <translation>Die binäre Fassung nehmen, mit data_batch_1.bin oder train.bin</translation>
    </message>
    <message>
        <source>Give the list: %1</source>
        <translation>Die Liste angeben: %1</translation>
    </message>
    <message>
        <source>Give the one to read: %1</source>
        <translation>Die gewünschte angeben: %1</translation>
    </message>
    <message>
        <source>%1 holds no annotations, or several that are no parts of one data set</source>
        <translation>%1 enthält keine Annotationen oder mehrere, die nicht Teile eines Datensatzes sind</translation>
    </message>
    <message>
        <source>%1 holds the number %2, too large for half precision</source>
        <translation>%1 enthält die Zahl %2, die für 16 Bit zu groß ist</translation>
    </message>
    <message>
        <source>Embedding and preprocessing are chosen for ONNX files, and none is to be written</source>
        <translation>Embedding und Vorverarbeitung werden für ONNX-Dateien gewählt, und es soll keine geschrieben werden</translation>
    </message>
    <message>
        <source>Export in full precision, or fine-tune again with a lower learning rate</source>
        <translation>Mit 32 Bit exportieren oder mit kleinerer Lernrate erneut feinabstimmen</translation>
    </message>
    <message>
        <source>Give the file of the annotations, which ends with .json</source>
        <translation>Die Datei der Annotationen angeben, die auf .json endet</translation>
    </message>
    <message>
        <source>Write it in full precision (float32)</source>
        <translation>Mit 32 Bit (float32) schreiben</translation>
    </message>
    <message>
        <source>float32, float16 for files of half the size, or int8 for an ONNX file of a quarter</source>
        <translation>float32, float16 für Dateien halber Größe oder int8 für eine ONNX-Datei mit einem Viertel</translation>
    </message>
    <message>
        <source>float32, or float16 for half the size</source>
        <translation>float32 oder float16 für die halbe Größe</translation>
    </message>
    <message>
        <source>torch.conv2d(%1, %2, None, %3, %4)</source>
        <translation>torch.conv2d(%1, %2, None, %3, %4)</translation>
    </message>
    <message>
        <source>torch.relu(torch.group_norm(%1, %2, %3, %4, 1e-5))</source>
        <translation>torch.relu(torch.group_norm(%1, %2, %3, %4, 1e-5))</translation>
    </message>
    <message>
        <source>it holds %1, annotations as COCO writes them</source>
        <translation>enthält %1, Annotationen, wie COCO sie schreibt</translation>
    </message>
    <message>
        <source>it is a JSON object with %1, as COCO writes annotations</source>
        <translation>ist ein JSON-Objekt mit %1, wie es COCO für Annotationen schreibt</translation>
    </message>
    <message>
        <source>Paths are read from %1 folders in %2, where the pictures are.</source>
        <translation>Pfade werden von %1 Ordnern in %2 aus gelesen, wo die Bilder liegen.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; is no label: it holds the folders of all classes.</source>
        <translation>Der Ordner &apos;%1&apos; ist kein Label: Er enthält die Ordner aller Klassen.</translation>
    </message>
    <message>
        <source>%1 is a data set of boxes as %2 has them, which are not read</source>
        <translation>%1 ist ein Datensatz mit Boxen, wie %2 sie hat; diese werden nicht gelesen</translation>
    </message>
    <message>
        <source>Of &apos;%1&apos;, %2 pictures changed since the import; what is there now is used. The first is %3</source>
        <translation>Von &apos;%1&apos; haben sich %2 Bilder seit dem Import geändert; verwendet wird, was jetzt da ist. Das erste ist %3</translation>
    </message>
    <message>
        <source>Of &apos;%1&apos;, 1 picture changed since the import; what is there now is used. The first is %2</source>
        <translation>Von &apos;%1&apos; hat sich 1 Bild seit dem Import geändert; verwendet wird, was jetzt da ist: %2</translation>
    </message>
    <message>
        <source>%1 holds pictures and their masks, which are no classes</source>
        <translation>%1 enthält Bilder und ihre Masken, die keine Klassen sind</translation>
    </message>
    <message>
        <source>%1 lie beside the folders and were not read: where one says the labels, import it instead.</source>
        <translation>%1 liegen neben den Ordnern und wurden nicht gelesen: Wenn in einer davon die Labels stehen, stattdessen diese importieren.</translation>
    </message>
    <message>
        <source>%1 lies beside the folders and was not read: where it says the labels, import it instead.</source>
        <translation>%1 liegt neben den Ordnern und wurde nicht gelesen: Wenn dort die Labels stehen, stattdessen diese Datei importieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: it %2.</source>
        <translation>&apos;%1&apos; wird ausgelassen: %2.</translation>
    </message>
    <message>
        <source>Convert its boxes to COCO&apos;s JSON and give that file, or put the pictures into a folder for each class; --format folders takes them as they are</source>
        <translation>Seine Boxen in COCOs JSON umwandeln und diese Datei angeben, oder die Bilder in einen Ordner je Klasse legen; --format folders nimmt sie, wie sie sind</translation>
    </message>
    <message>
        <source>Give a list of the pictures with their labels, or put the pictures into a folder for each class; --format folders takes them as they are</source>
        <translation>Eine Liste der Bilder mit ihren Labels angeben, oder die Bilder in einen Ordner je Klasse legen; --format folders nimmt sie, wie sie sind</translation>
    </message>
    <message>
        <source>Give annotations of boxes: captions have no classes</source>
        <translation>Annotationen von Boxen angeben: Bildtexte haben keine Klassen</translation>
    </message>
    <message>
        <source>None of the lists in %1 can be used; the first, %2</source>
        <translation>Keine der Listen in %1 ist brauchbar; die erste, %2</translation>
    </message>
    <message>
        <source>Put the folders of the pictures beside the lists, name the one that holds them with --root, or give one list alone</source>
        <translation>Die Ordner der Bilder neben die Listen legen, mit --root den nennen, der sie enthält, oder eine einzelne Liste angeben</translation>
    </message>
    <message>
        <source>Restore the file from a copy, or export the model again</source>
        <translation>Die Datei aus einer Kopie wiederherstellen oder das Modell erneut exportieren</translation>
    </message>
    <message>
        <source>Restore the file from a copy, or make it again</source>
        <translation>Die Datei aus einer Kopie wiederherstellen oder neu erzeugen</translation>
    </message>
    <message>
        <source>The model in %1 gives outputs that are no numbers, so it is damaged</source>
        <translation>Das Modell in %1 gibt Werte aus, die keine Zahlen sind; es ist beschädigt</translation>
    </message>
    <message>
        <source>The weights in %1 are damaged: they are not those that were written</source>
        <translation>Die Gewichte in %1 sind beschädigt: Es sind nicht die, die geschrieben wurden</translation>
    </message>
    <message>
        <source>lies in two folders, in %1 and in %2</source>
        <translation>liegt in zwei Ordnern, in %1 und in %2</translation>
    </message>
    <message>
        <source>has no list &apos;%1&apos;</source>
        <translation>hat keine Liste &apos;%1&apos;</translation>
    </message>
    <message>
        <source>is of the same part as a larger one</source>
        <translation>ist vom selben Teil wie eine größere</translation>
    </message>
    <message>
        <source>names no picture that is there</source>
        <translation>nennt kein Bild, das da ist</translation>
    </message>
</context>
<context>
    <name>DatasetView</name>
    <message>
        <source>The pictures are no longer in %1.</source>
        <translation>Die Bilder sind nicht mehr in %1.</translation>
    </message>
    <message>
        <source>What was decoded of them is shown, and is enough to train and rank at %1 px.</source>
        <translation>Gezeigt wird, was von ihnen dekodiert ist; für Training und Rangfolge bei %1 px genügt es.</translation>
    </message>
</context>
<context>
    <name>DiskCommand</name>
    <message>
        <source>It was not undone</source>
        <translation>Es wurde nicht rückgängig gemacht</translation>
    </message>
    <message>
        <source>It was not redone</source>
        <translation>Es wurde nicht wiederholt</translation>
    </message>
    <message>
        <source>This step is left out now.</source>
        <translation>Dieser Schritt wird jetzt ausgelassen.</translation>
    </message>
    <message>
        <source>To leave this step out and go on to the next one, try again right away.</source>
        <translation>Um diesen Schritt auszulassen und mit dem nächsten fortzufahren, versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>A large set of labelled pictures that the baseline and the experts learn from.</source>
        <translation>Eine große Menge beschrifteter Bilder, von denen das Grundmodell und die Experten lernen.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>A small set of labelled pictures of what you want to tell apart. Experts are ranked for it, and one is fine-tuned on it.</source>
        <translation>Eine kleine Menge beschrifteter Bilder dessen, was Sie unterscheiden möchten. Für sie wird die Rangfolge der Experten gebildet, und einer wird auf ihr nachtrainiert.</translation>
    </message>
    <message>
        <source>Label hierarchy</source>
        <translation>Klassenhierarchie</translation>
    </message>
    <message>
        <source>The labels and what lies under what: animals, under these birds, under these owls.</source>
        <translation>Die Klassen und was unter welcher liegt: Tiere, darunter Vögel, darunter Eulen.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>A label of the hierarchy, with all that lies under it.</source>
        <translation>Eine Klasse der Hierarchie mit allem, was unter ihr liegt.</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Teilmenge</translation>
    </message>
    <message>
        <source>All pictures under a node: what its expert learns from.</source>
        <translation>Alle Bilder unter einem Knoten: davon lernt sein Experte.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>The generic network, trained on the whole source. Every expert starts from it, and it is a candidate in every ranking.</source>
        <translation>Das allgemeine Netz, auf der ganzen Quelle trainiert. Jeder Experte geht von ihm aus, und es ist in jeder Rangfolge ein Kandidat.</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>A network that started as the baseline and was trained on the slice of one node.</source>
        <translation>Ein Netz, das vom Grundmodell ausging und auf der Teilmenge eines Knotens trainiert wurde.</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>The numbers that a network makes of a picture before its last layer. Pictures that it finds alike lie close together.</source>
        <translation>Die Zahlen, die ein Netz vor seiner letzten Schicht aus einem Bild macht. Bilder, die es für ähnlich hält, liegen nahe beieinander.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Näherung</translation>
    </message>
    <message>
        <source>A cheap figure that foretells how well a model will do once it is fine-tuned.</source>
        <translation>Eine billig zu berechnende Zahl, die vorhersagt, wie gut ein Modell nach dem Nachtraining sein wird.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>How often the nearest other picture of the task, in the model&apos;s embedding, has the same class. Nothing is trained for it.</source>
        <translation>Wie oft das nächste andere Bild der Aufgabe in der Einbettung des Modells dieselbe Klasse hat. Dafür wird nichts trainiert.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Where the figure would lie for other pictures of the same kind, in 95 of 100 cases. Few pictures make it wide.</source>
        <translation>Wo die Zahl bei anderen Bildern derselben Art in 95 von 100 Fällen läge. Wenige Bilder machen es breit.</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Gleichstand</translation>
    </message>
    <message>
        <source>The difference to the best is within noise: with other pictures the order may be another.</source>
        <translation>Der Unterschied zum besten liegt im Rauschen: mit anderen Bildern kann die Reihenfolge anders sein.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>What always naming the largest class would score.</source>
        <translation>Was man erreicht, wenn man immer die größte Klasse nennt.</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau</source>
        <translation>Kendalls Tau</translation>
    </message>
    <message>
        <source>How well two orders agree: 1 the same, 0 unrelated, -1 reversed. Weighted: the places at the top count more.</source>
        <translation>Wie gut zwei Reihenfolgen übereinstimmen: 1 gleich, 0 ohne Zusammenhang, -1 umgekehrt. Gewichtet: die vorderen Plätze zählen mehr.</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>Einbuße</translation>
    </message>
    <message>
        <source>Accuracy lost by taking this model instead of the one that turned out best.</source>
        <translation>Genauigkeit, die verloren geht, wenn man dieses Modell statt des tatsächlich besten nimmt.</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Nachtraining</translation>
    </message>
    <message>
        <source>A new last layer is put on a model, and all of it is trained on the task.</source>
        <translation>Ein Modell erhält eine neue letzte Schicht und wird im Ganzen auf der Aufgabe trainiert.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Durchlauf</translation>
    </message>
    <message>
        <source>Several settings are tried on a part of the training pictures; the best is trained again on all of them.</source>
        <translation>Mehrere Einstellungen werden auf einem Teil der Trainingsbilder versucht; die beste wird erneut auf allen trainiert.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far a step changes the weights. Too large and it diverges, too small and it crawls.</source>
        <translation>Wie weit ein Schritt die Gewichte ändert. Ist sie zu groß, divergiert das Training; ist sie zu klein, kommt es kaum voran.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How often the weights are changed, each time after one batch of pictures.</source>
        <translation>Wie oft die Gewichte geändert werden, jedes Mal nach einem Stapel von Bildern.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>One pass over all training pictures.</source>
        <translation>Ein Durchgang durch alle Trainingsbilder.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Pictures that a step learns from.</source>
        <translation>Bilder, von denen ein Schritt lernt.</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Teilstapel</translation>
    </message>
    <message>
        <source>A part of a batch that fits into memory; the parts together give the same step as the whole.</source>
        <translation>Ein Teil eines Stapels, der in den Speicher passt; die Teile zusammen ergeben denselben Schritt wie das Ganze.</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Part of the pictures kept aside while training that the model names rightly.</source>
        <translation>Anteil der beim Training zurückgelegten Bilder, die das Modell richtig benennt.</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Part of the test pictures that the model names rightly. They were used for nothing else.</source>
        <translation>Anteil der Testbilder, die das Modell richtig benennt. Sie wurden für nichts anderes verwendet.</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>The mean of the classes&apos; recalls: a small class counts as much as a large one.</source>
        <translation>Der Mittelwert der Trefferquoten der Klassen: eine kleine Klasse zählt so viel wie eine große.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>What training makes small: the cross-entropy of the predictions, in nats. 0 is perfect.</source>
        <translation>Was das Training klein macht: die Kreuzentropie der Vorhersagen, in Nat. 0 ist perfekt.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Of the pictures that were taken for this class, the part that is of it.</source>
        <translation>Von den Bildern, die für diese Klasse gehalten wurden, der Anteil, der wirklich zu ihr gehört.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Of the pictures of this class, the part that was found.</source>
        <translation>Von den Bildern dieser Klasse der Anteil, der gefunden wurde.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall.</source>
        <translation>Das harmonische Mittel von Präzision und Trefferquote.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Which class was taken for which: a row is the truth, a column the prediction.</source>
        <translation>Welche Klasse für welche gehalten wurde: eine Zeile ist die Wahrheit, eine Spalte die Vorhersage.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Whether a model that says 80 % is right in 80 of 100 cases. The error is the mean distance between the two.</source>
        <translation>Ob ein Modell, das 80 % angibt, in 80 von 100 Fällen recht hat. Der Fehler ist der mittlere Abstand zwischen beiden.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>The embedding drawn in two dimensions. PCA keeps the large distances, t-SNE the neighbourhoods; distances between far groups mean nothing in t-SNE.</source>
        <translation>Die Einbettung in zwei Dimensionen gezeichnet. PCA erhält die großen Abstände, t-SNE die Nachbarschaften; Abstände zwischen fernen Gruppen bedeuten bei t-SNE nichts.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Zwischenstand</translation>
    </message>
    <message>
        <source>All that a training needs to go on from where it was, kept on disk every minute.</source>
        <translation>Alles, was ein Training zum Weitermachen an derselben Stelle braucht; es wird jede Minute gespeichert.</translation>
    </message>
    <message>
        <source>Image passes</source>
        <translation>Bilddurchgänge</translation>
    </message>
    <message>
        <source>How often a picture goes through a network: a cost that does not depend on the machine.</source>
        <translation>Wie oft ein Bild durch ein Netz geht: ein Aufwand, der nicht vom Rechner abhängt.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>How deep in the hierarchy classes are told apart. At level 1 all kinds of birds count as birds, or as animals, whichever stands first.</source>
        <translation>Wie tief in der Hierarchie Klassen unterschieden werden. Auf Ebene 1 zählen alle Vogelarten als Vögel oder als Tiere, je nachdem, was zuoberst steht.</translation>
    </message>
</context>
<context>
    <name>HierarchyIcicle</name>
    <message>
        <source>All of %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>Stoppen und das Beste behalten</translation>
    </message>
    <message>
        <source>Stop and keep what is done</source>
        <translation>Stoppen und das Fertige behalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Waits for the jobs before it</source>
        <translation>Wartet auf die Aufträge davor</translation>
    </message>
    <message>
        <source>Goes on where it was when resumed</source>
        <translation>Macht beim Fortsetzen an derselben Stelle weiter</translation>
    </message>
    <message>
        <source>Paused in: %1</source>
        <translation>Angehalten bei: %1</translation>
    </message>
    <message>
        <source>Can be resumed</source>
        <translation>Kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>%1 pictures/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Handed to Slurm</source>
        <translation>An Slurm übergeben</translation>
    </message>
</context>
<context>
    <name>ModelFields</name>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Image passes</source>
        <translation>Bilddurchgänge</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Ausgegangen von</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, pictures of %2 x %2 pixels</source>
        <translation>%1, Bilder von %2 x %2 Pixeln</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>%1 epochs, batches of %2, learning rate %3, %4 schedule, seed&#xa0;%5</source>
        <translation>%1 Epochen, Stapel von %2, Lernrate %3, Lernratenplan %4, Startwert&#xa0;%5</translation>
    </message>
    <message>
        <source>%1 steps, %2, %3 image passes, on %4</source>
        <translation>%1 Schritte, %2, %3 Bilddurchgänge, auf %4</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>die ganze</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation>Validierungsbilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>zufällige Gewichte</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größenanpassung</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert auf</translation>
    </message>
    <message>
        <source>Docent</source>
        <translation>Docent</translation>
    </message>
    <message>
        <source>Hash of the baseline&apos;s weights</source>
        <translation>Hash der Gewichte des Grundmodells</translation>
    </message>
    <message>
        <source>Hash of the pictures</source>
        <translation>Hash der Bilder</translation>
    </message>
    <message>
        <source>Hash of the weights</source>
        <translation>Hash der Gewichte</translation>
    </message>
    <message>
        <source>imported from %1</source>
        <translation>importiert aus %1</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>%1 parameters in %2 tensors</source>
        <translation>%1 Parameter in %2 Tensoren</translation>
    </message>
    <message>
        <source>Hash of the file</source>
        <translation>Hash der Datei</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of the network&apos;s width</source>
        <translation>%1 Parameter, %2 der Breite des Netzes</translation>
    </message>
    <message>
        <source>Stages of the baseline</source>
        <translation>Stufen des Grundmodells</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>NodeExperts</name>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <translation>%1, gestoppt</translation>
    </message>
</context>
<context>
    <name>OptionWord</name>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
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
        <source>refuse</source>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>zusammenlegen</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>einpassen</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>beschneiden</translation>
    </message>
    <message>
        <source>squash</source>
        <translation>stauchen</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>full</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>true</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>false</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größte</translation>
    </message>
    <message>
        <source>crops</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>group</source>
        <translation>zusammenhalten</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>übergehen</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>least-error</source>
        <translation>kleinster Fehler</translation>
    </message>
</context>
<context>
    <name>ProxyText</name>
    <message>
        <source>%1-NN</source>
        <translation>%1-NN</translation>
    </message>
    <message>
        <source>Nearest-neighbour accuracy on the training pictures of the task</source>
        <translation>Genauigkeit des nächsten Nachbarn auf den Trainingsbildern der Aufgabe</translation>
    </message>
    <message>
        <source>Accuracy of %1 nearest neighbours on the training pictures of the task</source>
        <translation>Genauigkeit von %1 nächsten Nachbarn auf den Trainingsbildern der Aufgabe</translation>
    </message>
    <message>
        <source>Accuracy of a linear classifier that is told each picture by the others</source>
        <translation>Genauigkeit eines linearen Klassifikators, der jedes Bild aus den anderen lernt</translation>
    </message>
    <message>
        <source>LogME: evidence of a linear model of the labels</source>
        <translation>LogME: Evidenz eines linearen Modells der Klassen</translation>
    </message>
    <message>
        <source>H-score: how far apart the classes are</source>
        <translation>H-Wert: wie weit die Klassen auseinanderliegen</translation>
    </message>
    <message>
        <source>H-score with a covariance that few pictures do not upset</source>
        <translation>H-Wert mit einer Kovarianz, die wenige Bilder nicht stören</translation>
    </message>
    <message>
        <source>TransRate: coding rate of all less that in the classes</source>
        <translation>TransRate: Kodierrate von allem ohne die in den Klassen</translation>
    </message>
    <message>
        <source>GBC: how little the classes overlap as Gaussians</source>
        <translation>GBC: wie wenig sich die Klassen als Normalverteilungen überlappen</translation>
    </message>
    <message>
        <source>PARC: whether pictures of one class correlate</source>
        <translation>PARC: ob Bilder einer Klasse korrelieren</translation>
    </message>
    <message>
        <source>LEEP: likelihood of the labels given the model&apos;s own classes</source>
        <translation>LEEP: Wahrscheinlichkeit der Klassen nach den eigenen Klassen des Modells</translation>
    </message>
    <message>
        <source>NCE: how well the model&apos;s own class tells the label</source>
        <translation>NCE: wie gut die eigene Klasse des Modells die Klasse verrät</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>%1-NN cos</source>
        <translation>%1-NN cos</translation>
    </message>
    <message>
        <source>Probability that the pictures are of the expert&apos;s branch</source>
        <translation>Wahrscheinlichkeit, dass die Bilder zum Zweig des Experten gehören</translation>
    </message>
    <message>
        <source>How close what the baseline sees in the pictures is to the expert&apos;s branch</source>
        <translation>Wie nah das, was das Grundmodell in den Bildern sieht, dem Zweig des Experten ist</translation>
    </message>
    <message>
        <source>How close the names of the classes are to those of the branch</source>
        <translation>Wie nah die Namen der Klassen denen des Zweigs sind</translation>
    </message>
    <message>
        <source>Validation accuracy once fine-tuned on the task</source>
        <translation>Validierungsgenauigkeit nach dem Nachtrainieren auf der Aufgabe</translation>
    </message>
    <message>
        <source>A draw by lot, which every proxy has to beat</source>
        <translation>Ein Los, das jede Näherung übertreffen muss</translation>
    </message>
    <message>
        <source>Mean of what the other proxies say, each standardised over the models</source>
        <translation>Mittel dessen, was die anderen Näherungen sagen, jede über die Modelle standardisiert</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Install these packages first: %1</source>
        <translation>Installieren Sie zuerst diese Pakete: %1</translation>
    </message>
    <message>
        <source>%1 taken for %2 (%3)</source>
        <translation>%1 für %2 gehalten (%3)</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0,001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>paired on the same %1 pictures: %2 better, %3 worse, %4 (exact McNemar test)</source>
        <translation>gepaart auf denselben %1 Bildern: %2 besser, %3 schlechter, %4 (exakter McNemar-Test)</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Numbers (*.csv)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Dokument (*.pdf);;Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The chart was not saved</source>
        <translation>Das Diagramm wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The chart is in the clipboard.</source>
        <translation>Das Diagramm ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Save chart…</source>
        <translation>Diagramm &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation>Diagramm &amp;kopieren</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a quantity and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a curve and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Step %1, epoch %2, %3</source>
        <translation>Schritt %1, Epoche %2, %3</translation>
    </message>
    <message>
        <source>and one more</source>
        <translation>und ein weiterer</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 small nodes</source>
        <translation>%1 kleine Knoten</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>One class has fewer than %2 pictures.</source>
        <translation>Eine Klasse hat weniger als %2 Bilder.</translation>
    </message>
    <message>
        <source>%1 classes have fewer than %2 pictures.</source>
        <translation>%1 Klassen haben weniger als %2 Bilder.</translation>
    </message>
    <message>
        <source>One picture takes the label of the level above.</source>
        <translation>Ein Bild erhält die Klasse der Ebene darüber.</translation>
    </message>
    <message>
        <source>%1 pictures take the label of the level above.</source>
        <translation>%1 Bilder erhalten die Klasse der Ebene darüber.</translation>
    </message>
    <message>
        <source>One picture of it is left out.</source>
        <translation>Ein Bild davon wird ausgelassen.</translation>
    </message>
    <message>
        <source>Their %1 pictures are left out.</source>
        <translation>Ihre %1 Bilder werden ausgelassen.</translation>
    </message>
    <message>
        <source>Classes are uneven: “%1” has %2 pictures, “%3” %4. Accuracy says most about the large ones; look at the balanced accuracy too.</source>
        <translation>Die Klassen sind ungleich groß: „%1“ hat %2 Bilder, „%3“ %4. Die Genauigkeit sagt vor allem etwas über die großen aus; beachten Sie auch die ausgewogene Genauigkeit.</translation>
    </message>
    <message>
        <source>Mirrored copies are used in training: wrong for digits, letters and signs. Set “Mirror” to “no” for these.</source>
        <translation>Beim Training werden gespiegelte Kopien verwendet: falsch bei Ziffern, Buchstaben und Schildern. Stellen Sie dafür „Spiegeln“ auf „nein“.</translation>
    </message>
    <message>
        <source>No mirrored copies are used in training, as is right for digits and letters.</source>
        <translation>Beim Training werden keine gespiegelten Kopien verwendet, wie es für Ziffern und Buchstaben richtig ist.</translation>
    </message>
    <message>
        <source>The pictures stay where they are. Copies of %1 x %1 pixels are kept in the workspace: %2 on disk.</source>
        <translation>Die Bilder bleiben, wo sie sind. Kopien von %1 x %1 Pixeln liegen im Arbeitsbereich: %2 auf dem Datenträger.</translation>
    </message>
    <message>
        <source>%1 Making them takes about %2.</source>
        <translation>%1 Sie zu erstellen dauert etwa %2.</translation>
    </message>
    <message>
        <source>One picture is not used, because of the limits.</source>
        <translation>Ein Bild wird wegen der Grenzen nicht verwendet.</translation>
    </message>
    <message>
        <source>%1 pictures are not used, because of the limits.</source>
        <translation>%1 Bilder werden wegen der Grenzen nicht verwendet.</translation>
    </message>
    <message>
        <source>nested folders</source>
        <translation>verschachtelte Ordner</translation>
    </message>
    <message>
        <source>IDX files</source>
        <translation>IDX-Dateien</translation>
    </message>
    <message>
        <source>a CSV table</source>
        <translation>eine CSV-Tabelle</translation>
    </message>
    <message>
        <source>a JSON list</source>
        <translation>eine JSON-Liste</translation>
    </message>
    <message>
        <source>COCO annotations</source>
        <translation>COCO-Annotationen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>one class</source>
        <translation>eine Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1 to train and %2 to test, as the data set divides them.</source>
        <translation>%1 zum Trainieren und %2 zum Testen, wie die Datenmenge sie aufteilt.</translation>
    </message>
    <message>
        <source>%1 to train, %2 to validate and %3 to test, as the data set divides them.</source>
        <translation>%1 zum Trainieren, %2 zum Validieren und %3 zum Testen, wie die Datenmenge sie aufteilt.</translation>
    </message>
    <message>
        <source>✓ %1 (%2)</source>
        <translation>✓ %1 (%2)</translation>
    </message>
    <message>
        <source>%1, named rightly (%2)</source>
        <translation>%1, richtig benannt (%2)</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>%1 points, p &lt; 0.001</source>
        <translation>%1 Punkte, p &lt; 0,001</translation>
    </message>
    <message>
        <source>%1 points, p = %2</source>
        <translation>%1 Punkte, p = %2</translation>
    </message>
    <message>
        <source>other test pictures</source>
        <translation>andere Testbilder</translation>
    </message>
    <message>
        <source>rate %1, %2 steps</source>
        <translation>Rate %1, %2 Schritte</translation>
    </message>
    <message>
        <source>Backspace zooms out</source>
        <translation>Rücktaste verkleinert</translation>
    </message>
    <message>
        <source>A double click or Enter zooms in</source>
        <translation>Doppelklick oder Eingabetaste vergrößert</translation>
    </message>
    <message>
        <source>%1 other classes</source>
        <translation>%1 andere Klassen</translation>
    </message>
    <message>
        <source>Copied %1 command lines</source>
        <translation>%1 Befehlszeilen kopiert</translation>
    </message>
    <message>
        <source>one source</source>
        <translation>eine Quelle</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>one task</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>ein Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 had not begun</source>
        <translation>%1 hatte noch nicht begonnen</translation>
    </message>
    <message>
        <source>%1 had just begun</source>
        <translation>%1 hatte gerade begonnen</translation>
    </message>
    <message>
        <source>%1 was at %2 (%3)</source>
        <translation>%1 war bei %2 (%3)</translation>
    </message>
    <message>
        <source>Docent ended while a job was under way.</source>
        <translation>Docent wurde beendet, während ein Auftrag lief.</translation>
    </message>
    <message>
        <source>Docent ended while %1 jobs were under way.</source>
        <translation>Docent wurde beendet, während %1 Aufträge liefen.</translation>
    </message>
    <message>
        <source>A job was paused when this workspace was closed.</source>
        <translation>Ein Auftrag war angehalten, als dieser Arbeitsbereich geschlossen wurde.</translation>
    </message>
    <message>
        <source>%1 jobs were paused when this workspace was closed.</source>
        <translation>%1 Aufträge waren angehalten, als dieser Arbeitsbereich geschlossen wurde.</translation>
    </message>
    <message>
        <source>the binary version of CIFAR</source>
        <translation>die binäre Fassung von CIFAR</translation>
    </message>
    <message>
        <source>folders named by WordNet ids</source>
        <translation>Ordner mit WordNet-Kennungen als Namen</translation>
    </message>
    <message>
        <source>WebDataset shards</source>
        <translation>WebDataset-Archive</translation>
    </message>
    <message>
        <source>%1
→ %2 (%3)</source>
        <translation>%1
→ %2 (%3)</translation>
    </message>
    <message>
        <source>%1 Choose what happens to them: merge makes one class of those of a branch, drop leaves them out.</source>
        <translation>%1 Wählen Sie, was mit ihnen geschieht: Zusammenlegen macht aus denen eines Zweiges eine Klasse, Weglassen lässt sie aus.</translation>
    </message>
    <message>
        <source>One picture has no other small class in its branch, and is left out.</source>
        <translation>Ein Bild hat keine andere kleine Klasse in seinem Zweig und wird ausgelassen.</translation>
    </message>
    <message>
        <source>%1 pictures have no other small class in their branch, and are left out.</source>
        <translation>%1 Bilder haben keine andere kleine Klasse in ihrem Zweig und werden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 to train and %2 to test, drawn class by class.</source>
        <translation>%1 zum Trainieren und %2 zum Testen, Klasse für Klasse gezogen.</translation>
    </message>
    <message>
        <source>%1 to train, %2 to validate and %3 to test, drawn class by class.</source>
        <translation>%1 zum Trainieren, %2 zum Validieren und %3 zum Testen, Klasse für Klasse gezogen.</translation>
    </message>
    <message>
        <source>One file or row of %1 is left out: %2. See “Left out”.</source>
        <translation>Eine Datei oder Zeile von %1 ist ausgelassen: %2. Siehe „Ausgelassen“.</translation>
    </message>
    <message>
        <source>%1 files or rows of %2 are left out, %3 of them: %4. See “Left out”.</source>
        <translation>%1 Dateien oder Zeilen von %2 sind ausgelassen, davon %3: %4. Siehe „Ausgelassen“.</translation>
    </message>
</context>
<context>
    <name>RankingBars</name>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>Place %1 of %2: %3, %4, between %5 and %6, not told apart from the best.</source>
        <translation>Platz %1 von %2: %3, %4, zwischen %5 und %6, vom besten nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>Place %1 of %2: %3, %4, between %5 and %6.</source>
        <translation>Platz %1 von %2: %3, %4, zwischen %5 und %6.</translation>
    </message>
    <message>
        <source>Dropped after %1 pictures, which this score is of.</source>
        <translation>Nach %1 Bildern fallen gelassen; von diesen ist der Wert.</translation>
    </message>
</context>
<context>
    <name>RankingNotes</name>
    <message>
        <source>Ranked are 1 chosen model and its baseline.</source>
        <translation>Die Rangfolge umfasst 1 gewähltes Modell und sein Grundmodell.</translation>
    </message>
    <message>
        <source>Ranked are %1 chosen models and their baselines.</source>
        <translation>Die Rangfolge umfasst %1 gewählte Modelle und ihre Grundmodelle.</translation>
    </message>
    <message>
        <source>There is no model to choose from.</source>
        <translation>Es gibt kein Modell zur Auswahl.</translation>
    </message>
    <message>
        <source>%1 is the only model (%2).</source>
        <translation>%1 ist das einzige Modell (%2).</translation>
    </message>
    <message>
        <source>The baseline %1 fits best (%2).</source>
        <translation>Das Grundmodell %1 passt am besten (%2).</translation>
    </message>
    <message>
        <source>%1 fits best (%2).</source>
        <translation>%1 passt am besten (%2).</translation>
    </message>
    <message>
        <source>The baseline %1 fits best (%2), within noise of %3.</source>
        <translation>Das Grundmodell %1 passt am besten (%2), im Rauschen gleichauf mit %3.</translation>
    </message>
    <message>
        <source>%1 fits best (%2), within noise of the baseline %3.</source>
        <translation>%1 passt am besten (%2), im Rauschen gleichauf mit dem Grundmodell %3.</translation>
    </message>
    <message>
        <source>%1 fits best (%2), within noise of %3.</source>
        <translation>%1 passt am besten (%2), im Rauschen gleichauf mit %3.</translation>
    </message>
    <message>
        <source>The baseline %1 fits best (%2), within noise of %3 others.</source>
        <translation>Das Grundmodell %1 passt am besten (%2), im Rauschen gleichauf mit %3 anderen.</translation>
    </message>
    <message>
        <source>%1 fits best (%2), within noise of %3 others, the baseline among them.</source>
        <translation>%1 passt am besten (%2), im Rauschen gleichauf mit %3 anderen, darunter das Grundmodell.</translation>
    </message>
    <message>
        <source>%1 fits best (%2), within noise of %3 others.</source>
        <translation>%1 passt am besten (%2), im Rauschen gleichauf mit %3 anderen.</translation>
    </message>
    <message>
        <source>But always naming the largest class would be right in %1 too.</source>
        <translation>Immer die größte Klasse zu nennen, wäre aber auch in %1 der Fälle richtig.</translation>
    </message>
    <message>
        <source>The task was imported again since this ranking was made.</source>
        <translation>Die Aufgabe wurde seit dieser Rangfolge neu importiert.</translation>
    </message>
    <message>
        <source>1 model was trained since and is not in this ranking.</source>
        <translation>1 Modell wurde seitdem trainiert und ist nicht in dieser Rangfolge.</translation>
    </message>
    <message>
        <source>%1 models were trained since and are not in this ranking.</source>
        <translation>%1 Modelle wurden seitdem trainiert und sind nicht in dieser Rangfolge.</translation>
    </message>
    <message>
        <source>1 model of this ranking was trained again since.</source>
        <translation>1 Modell dieser Rangfolge wurde seitdem erneut trainiert.</translation>
    </message>
    <message>
        <source>%1 models of this ranking were trained again since.</source>
        <translation>%1 Modelle dieser Rangfolge wurden seitdem erneut trainiert.</translation>
    </message>
    <message>
        <source>1 model of this ranking is no longer in the bank.</source>
        <translation>1 Modell dieser Rangfolge ist nicht mehr im Bestand.</translation>
    </message>
    <message>
        <source>%1 models of this ranking are no longer in the bank.</source>
        <translation>%1 Modelle dieser Rangfolge sind nicht mehr im Bestand.</translation>
    </message>
    <message>
        <source>%1, the best with %2</source>
        <translation>%1, mit %2 das beste</translation>
    </message>
    <message>
        <source>1 other was dropped early within noise of it.</source>
        <translation>1 anderes wurde früh fallen gelassen, ohne dass es sich sicher davon unterschied.</translation>
    </message>
    <message>
        <source>%1 others were dropped early within noise of it.</source>
        <translation>%1 andere wurden früh fallen gelassen, ohne dass sie sich sicher davon unterschieden.</translation>
    </message>
    <message>
        <source>The task has %1; no model was shown more than those.</source>
        <translation>Die Aufgabe hat %1; mehr als diese wurden keinem Modell gezeigt.</translation>
    </message>
    <message>
        <source>The score is the share of the %1 training pictures whose nearest other picture, as the model sees them, has the same label. The whiskers hold the true value with %2 confidence.</source>
        <translation>Der Wert ist der Anteil der %1 Trainingsbilder, deren nächstes anderes Bild aus Sicht des Modells dieselbe Beschriftung hat. Die Striche enthalten den wahren Wert mit %2 Sicherheit.</translation>
    </message>
    <message>
        <source>%1, from %2 training pictures; more is better. The whiskers hold the true value with %3 confidence.</source>
        <translation>%1, aus %2 Trainingsbildern; mehr ist besser. Die Striche enthalten den wahren Wert mit %3 Sicherheit.</translation>
    </message>
</context>
<context>
    <name>RankingPainter</name>
    <message>
        <source>Fits best, or as well within noise</source>
        <translation>Passt am besten, oder im Rahmen des Rauschens ebenso gut</translation>
    </message>
    <message>
        <source>Fits best</source>
        <translation>Passt am besten</translation>
    </message>
    <message>
        <source>Other experts</source>
        <translation>Andere Experten</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>Not told apart from the best</source>
        <translation>Nicht vom besten zu unterscheiden</translation>
    </message>
    <message>
        <source>Chance, %1</source>
        <translation>Zufall, %1</translation>
    </message>
    <message>
        <source>Baseline, %1</source>
        <translation>Grundmodell, %1</translation>
    </message>
    <message>
        <source>Dropped after a part of the pictures</source>
        <translation>Nach einem Teil der Bilder fallen gelassen</translation>
    </message>
</context>
<context>
    <name>StrategyText</name>
    <message>
        <source>The source&apos;s baseline</source>
        <translation>Das Grundmodell der Quelle</translation>
    </message>
    <message>
        <source>An expert by lot</source>
        <translation>Ein Experte durch Los</translation>
    </message>
    <message>
        <source>The best by %1</source>
        <translation>Der Beste nach %1</translation>
    </message>
    <message>
        <source>The best by %1, found by halving</source>
        <translation>Der Beste nach %1, durch Halbieren gefunden</translation>
    </message>
    <message>
        <source>Of the best %1 by %2, the one that validates best</source>
        <translation>Von den besten %1 nach %2 der, der am besten validiert</translation>
    </message>
    <message>
        <source>Of all, the one that validates best (oracle)</source>
        <translation>Von allen der, der am besten validiert (Orakel)</translation>
    </message>
    <message>
        <source>A linear probe on the baseline</source>
        <translation>Eine lineare Sonde auf dem Grundmodell</translation>
    </message>
    <message>
        <source>The baseline trained anew for each task (Domain Adaptive Transfer)</source>
        <translation>Das Grundmodell, für jede Aufgabe neu trainiert (Domain Adaptive Transfer)</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>, model %1 of %2</source>
        <translation>, Modell %1 von %2</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>%1 was compared with the fine-tuned baseline on too few tasks to tell: %2 points over %3; wins %4, ties %5, losses %6.</source>
        <translation>%1 wurde mit dem nachtrainierten Grundmodell auf zu wenigen Aufgaben verglichen, um etwas zu sagen: %2 Punkte über %3; %4 gewonnen, %5 gleich, %6 verloren.</translation>
    </message>
    <message>
        <source>%1 beats the fine-tuned baseline: %2 points over %3; wins %4, ties %5, losses %6.</source>
        <translation>%1 schlägt das nachtrainierte Grundmodell: %2 Punkte über %3; %4 gewonnen, %5 gleich, %6 verloren.</translation>
    </message>
    <message>
        <source>%1 is worse than the fine-tuned baseline: %2 points over %3; wins %4, ties %5, losses %6.</source>
        <translation>%1 ist schlechter als das nachtrainierte Grundmodell: %2 Punkte über %3; %4 gewonnen, %5 gleich, %6 verloren.</translation>
    </message>
    <message>
        <source>%1 cannot be told apart from the fine-tuned baseline: %2 points over %3; wins %4, ties %5, losses %6.</source>
        <translation>%1 ist vom nachtrainierten Grundmodell nicht zu unterscheiden: %2 Punkte über %3; %4 gewonnen, %5 gleich, %6 verloren.</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>%1 made %2 of the passes of whole rankings, and took the same model in %3 of %4.</source>
        <translation>%1 machte %2 der Durchgänge ganzer Rangfolgen und nahm in %3 von %4 dasselbe Modell.</translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation>1 Zelle</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>Its accuracy differs by %1 points from that model&apos;s.</source>
        <translation>Seine Genauigkeit weicht um %1 Punkte von der jenes Modells ab.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>all examples</source>
        <translation>alle Beispiele</translation>
    </message>
    <message>
        <source>%1 examples a class</source>
        <translation>%1 Beispiele je Klasse</translation>
    </message>
    <message>
        <source>That is %1 of what the oracle gains.</source>
        <translation>Das sind %1 dessen, was das Orakel gewinnt.</translation>
    </message>
    <message>
        <source>Reweighted takes %1 times its passes.</source>
        <translation>Umgewichtet braucht das %1-Fache seiner Durchgänge.</translation>
    </message>
    <message>
        <source>That is %1 of what the oracle gains, which can be beaten: it takes what validates best.</source>
        <translation>Das sind %1 dessen, was das Orakel gewinnt; es ist zu schlagen, denn es nimmt, was am besten validiert.</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>TrainingRateFinder</name>
    <message>
        <source>From the rate of &apos;%1&apos;, %2 pictures a second.</source>
        <translation>Nach dem Tempo von „%1“, %2 Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>Scaled from the rate of &apos;%1&apos;, about %2 pictures a second.</source>
        <translation>Hochgerechnet vom Tempo von „%1“, etwa %2 Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>Measured just now, %1 pictures a second.</source>
        <translation>Eben gemessen, %1 Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>A guess of %1 pictures a second: no such network was trained here yet.</source>
        <translation>Geschätzt auf %1 Bilder pro Sekunde: ein solches Netz wurde hier noch nicht trainiert.</translation>
    </message>
    <message>
        <source>%1 image passes.</source>
        <translation>%1 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>%1 image passes, about %2 once the jobs before are done.</source>
        <translation>%1 Bilddurchgänge, etwa %2, sobald die Aufträge davor fertig sind.</translation>
    </message>
    <message>
        <source>%1 image passes, about %2: done at %3 if it starts now.</source>
        <translation>%1 Bilddurchgänge, etwa %2: bei sofortigem Start fertig um %3.</translation>
    </message>
    <message>
        <source>%1 on disk, and %2 more while it is trained.</source>
        <translation>%1 auf dem Datenträger und %2 mehr während des Trainings.</translation>
    </message>
    <message>
        <source>A guess of %1 pictures a second, from the rate of &apos;%2&apos;, which was trained on %3.</source>
        <translation>Geschätzt: %1 Bilder je Sekunde, nach dem Tempo von „%2“, das auf %3 trainiert wurde.</translation>
    </message>
</context>
<context>
    <name>docent::AboutDialog</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>%1: %2 threads, %3</source>
        <translation>%1: %2 Threads, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (taken by itself)</source>
        <translation>%1 (von selbst gewählt)</translation>
    </message>
    <message>
        <source>About Docent</source>
        <translation>Über Docent</translation>
    </message>
    <message>
        <source>Docent %1</source>
        <translation>Docent %1</translation>
    </message>
    <message>
        <source>Transfer learning with expert models</source>
        <translation>Transferlernen mit Expertenmodellen</translation>
    </message>
    <message>
        <source>After “Scalable Transfer Learning with Expert Models” (Puigcerver et al., ICLR 2021). Nothing is ever sent anywhere: Docent opens no connection to any network.</source>
        <translation>Nach „Scalable Transfer Learning with Expert Models“ (Puigcerver et al., ICLR 2021). Es wird nie etwas irgendwohin gesendet: Docent baut keine Verbindung zu einem Netzwerk auf.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>For a report of something that goes wrong</source>
        <translation>Für einen Bericht, wenn etwas nicht funktioniert</translation>
    </message>
</context>
<context>
    <name>docent::BaselineDialog</name>
    <message>
        <source>Train the baseline of %1</source>
        <translation>Grundmodell von %1 trainieren</translation>
    </message>
    <message>
        <source>One model is trained on all classes. Every expert starts from it, and every ranking shows it.</source>
        <translation>Ein Modell wird auf allen Klassen trainiert. Jeder Experte geht davon aus, und jede Rangfolge zeigt es.</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>&amp;Geschwindigkeit messen</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>%1 training pictures.</source>
        <translation>%1 Trainingsbilder.</translation>
    </message>
    <message>
        <source>Trains such a network for some seconds, on random pictures</source>
        <translation>Trainiert ein solches Netz einige Sekunden lang, auf zufälligen Bildern</translation>
    </message>
</context>
<context>
    <name>docent::CalibrationPane</name>
    <message>
        <source>It says %1 on average and is right in %2: it is surer than it should be.</source>
        <translation>Das Modell gibt im Mittel %1 an und hat in %2 der Fälle recht: Es ist sicherer, als es sein sollte.</translation>
    </message>
    <message>
        <source>It says %1 on average and is right in %2: it is right more often than it says.</source>
        <translation>Das Modell gibt im Mittel %1 an und hat in %2 der Fälle recht: Es hat öfter recht, als es angibt.</translation>
    </message>
    <message>
        <source>Expected calibration error %1, at worst %2 (15 bins).</source>
        <translation>Erwarteter Kalibrierungsfehler %1, schlimmstenfalls %2 (15 Abschnitte).</translation>
    </message>
</context>
<context>
    <name>docent::ChordHint</name>
    <message>
        <source>%1, and then: %2</source>
        <translation>%1 und dann: %2</translation>
    </message>
</context>
<context>
    <name>docent::ClassTable</name>
    <message>
        <source>Search classes</source>
        <translation>Klassen suchen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Classes with their pictures, and how these are divided</source>
        <translation>Klassen mit ihren Bildern und deren Aufteilung</translation>
    </message>
    <message>
        <source>Every class has %1 pictures.</source>
        <translation>Jede Klasse hat %1 Bilder.</translation>
    </message>
    <message>
        <source>The largest class has %1 pictures, the smallest %2.</source>
        <translation>Die größte Klasse hat %1 Bilder, die kleinste %2.</translation>
    </message>
    <message>
        <source>%1 – too small</source>
        <translation>%1 – zu klein</translation>
    </message>
</context>
<context>
    <name>docent::ClassesPane</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Most often taken for</source>
        <translation>Am häufigsten gehalten für</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Zahlen jeder Klasse</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose a class to see its mistakes.</source>
        <translation>Wählen Sie eine Klasse, um ihre Fehler zu sehen.</translation>
    </message>
    <message>
        <source>Missed, and wrongly taken for it</source>
        <translation>Übersehen und fälschlich dafür gehalten</translation>
    </message>
    <message>
        <source>No mistake with this class.</source>
        <translation>Kein Fehler bei dieser Klasse.</translation>
    </message>
    <message>
        <source>classes-%1.csv</source>
        <translation>klassen-%1.csv</translation>
    </message>
    <message>
        <source>classes.csv</source>
        <translation>klassen.csv</translation>
    </message>
    <message>
        <source>Save the figures of each class</source>
        <translation>Zahlen jeder Klasse speichern</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>The figures were not saved</source>
        <translation>Die Zahlen wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>docent::ClosingGuard</name>
    <message>
        <source>Jobs are running</source>
        <translation>Es laufen Aufträge</translation>
    </message>
    <message>
        <source>There are jobs that have not ended.</source>
        <translation>Einige Aufträge sind noch nicht beendet.</translation>
    </message>
    <message>
        <source>Paused jobs go on from where they were when the workspace is opened again. Stopped ones keep their best so far.</source>
        <translation>Angehaltene Aufträge machen dort weiter, wo sie waren, sobald der Arbeitsbereich wieder geöffnet wird. Gestoppte behalten ihren bisher besten Stand.</translation>
    </message>
    <message>
        <source>&amp;Pause and close</source>
        <translation>An&amp;halten und schließen</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Stoppen und schließen</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
    <message>
        <source>Waiting for the jobs to reach their checkpoint…</source>
        <translation>Warten, bis die Aufträge ihren Zwischenstand erreichen…</translation>
    </message>
</context>
<context>
    <name>docent::CombineDialog</name>
    <message>
        <source>Write one model of many experts</source>
        <translation>Ein Modell vieler Experten schreiben</translation>
    </message>
    <message>
        <source>A file that holds a baseline once, and the adapters and head of each expert on it. It opens in a moment however many there are; &apos;docent predict FILE --expert NAME&apos; asks one of them.</source>
        <translation>Eine Datei, die ein Grundmodell einmal enthält, und die Adapter und den Kopf jedes Experten darauf. Sie ist im Nu geöffnet, wie viele es auch sind; „docent predict DATEI --expert NAME“ fragt einen davon.</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>&amp;Grundmodell</translation>
    </message>
    <message>
        <source>Experts in the file</source>
        <translation>Experten in der Datei</translation>
    </message>
    <message>
        <source>&amp;Experts</source>
        <translation>&amp;Experten</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Datei, die geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Choose an expert at least.</source>
        <translation>Wählen Sie mindestens einen Experten.</translation>
    </message>
    <message>
        <source>%1 models in a file of about the baseline&apos;s %2; a copy for each would take %3.</source>
        <translation>%1 Modelle in einer Datei von etwa den %2 des Grundmodells; eine Kopie für jedes brauchte %3.</translation>
    </message>
    <message>
        <source>Write over the file?</source>
        <translation>Datei überschreiben?</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Write &amp;over it</source>
        <translation>&amp;Überschreiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreiben …</translation>
    </message>
    <message>
        <source>Written: %1, %2 models in %3</source>
        <translation>Geschrieben: %1, %2 Modelle in %3</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Voll (float32)</translation>
    </message>
    <message>
        <source>Half (float16): a file of half the size</source>
        <translation>Halb (float16): eine Datei halber Größe</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Zahlengenauigkeit</translation>
    </message>
</context>
<context>
    <name>docent::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Some letters of what you want to do</source>
        <translation>Einige Buchstaben dessen, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Nothing is called so. Try fewer letters.</source>
        <translation>Nichts heißt so. Versuchen Sie es mit weniger Buchstaben.</translation>
    </message>
    <message>
        <source>%1, not possible now</source>
        <translation>%1, jetzt nicht möglich</translation>
    </message>
</context>
<context>
    <name>docent::CompareView</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Against the best</source>
        <translation>Gegenüber dem besten</translation>
    </message>
    <message>
        <source>On the same pictures, with the p of the exact McNemar test</source>
        <translation>Auf denselben Bildern, mit dem p des exakten McNemar-Tests</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Image passes</source>
        <translation>Bilddurchgänge</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Figures side by side</source>
        <translation>Zahlen nebeneinander</translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation>&amp;Zahlen</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>Ein Lauf</translation>
    </message>
    <message>
        <source>%1 runs side by side</source>
        <translation>%1 Läufe nebeneinander</translation>
    </message>
    <message>
        <source>One of those chosen is not finished and left out.</source>
        <translation>Einer der gewählten ist nicht fertig und wird ausgelassen.</translation>
    </message>
    <message>
        <source>%1 of those chosen are not finished and left out.</source>
        <translation>%1 der gewählten sind nicht fertig und werden ausgelassen.</translation>
    </message>
    <message>
        <source>They are of different tasks: their accuracies do not compare.</source>
        <translation>Sie gehören zu verschiedenen Aufgaben: Ihre Genauigkeiten sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>Of exactly two runs</source>
        <translation>Von genau zwei Läufen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>the best</source>
        <translation>der beste</translation>
    </message>
    <message>
        <source>D&amp;ifference</source>
        <translation>Di&amp;fferenz</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>nicht vergleichbar</translation>
    </message>
</context>
<context>
    <name>docent::ConfusionPane</name>
    <message>
        <source>Folded at level %1: %2 groups, of which %3 are told apart rightly.</source>
        <translation>Zusammengefasst auf Ebene %1: %2 Gruppen, von denen %3 richtig unterschieden werden.</translation>
    </message>
    <message>
        <source>Choose a cell to see its pictures.</source>
        <translation>Wählen Sie eine Zelle, um ihre Bilder zu sehen.</translation>
    </message>
    <message>
        <source>No picture is in this cell.</source>
        <translation>In dieser Zelle ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>docent::ConfusionView</name>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Tatsächlich</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Of %1 pictures of “%2” the first run recognised %3, the second %4.</source>
        <translation>Von %1 Bildern von „%2“ hat der erste Lauf %3 erkannt, der zweite %4.</translation>
    </message>
    <message>
        <source>Of %1 pictures of “%2” the first run took %3 for “%4”, the second %5.</source>
        <translation>Von %1 Bildern von „%2“ hat der erste Lauf %3 für „%4“ gehalten, der zweite %5.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures of “%3” were recognised (%4).</source>
        <translation>%1 von %2 Bildern von „%3“ wurden erkannt (%4).</translation>
    </message>
    <message>
        <source>%1 of %2 pictures of “%3” were taken for “%4” (%5).</source>
        <translation>%1 von %2 Bildern von „%3“ wurden für „%4“ gehalten (%5).</translation>
    </message>
    <message>
        <source>Nothing tested yet</source>
        <translation>Noch nichts getestet</translation>
    </message>
</context>
<context>
    <name>docent::CurveCanvas</name>
    <message>
        <source>Loss, accuracy and learning rate</source>
        <translation>Verlust, Genauigkeit und Lernrate</translation>
    </message>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (Nats)</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>Genauigkeit (%)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Time (hours:minutes:seconds)</source>
        <translation>Zeit (Stunden:Minuten:Sekunden)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Best on validation</source>
        <translation>Bester Wert der Validierung</translation>
    </message>
</context>
<context>
    <name>docent::CurveLegend</name>
    <message>
        <source>A click shows or hides it.</source>
        <translation>Ein Klick blendet sie ein oder aus.</translation>
    </message>
    <message>
        <source>A click shows or hides it, Ctrl and a click show it alone. A click on its colour changes that.</source>
        <translation>Ein Klick blendet sie ein oder aus, Strg und ein Klick zeigen sie allein. Ein Klick auf ihre Farbe ändert diese.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Einblenden</translation>
    </message>
    <message>
        <source>Show &amp;alone</source>
        <translation>A&amp;llein zeigen</translation>
    </message>
    <message>
        <source>Show a&amp;ll curves</source>
        <translation>Alle &amp;Kurven zeigen</translation>
    </message>
    <message>
        <source>Change &amp;colour…</source>
        <translation>&amp;Farbe ändern…</translation>
    </message>
    <message>
        <source>&amp;Back to the standard colours</source>
        <translation>&amp;Zurück zu den Standardfarben</translation>
    </message>
</context>
<context>
    <name>docent::CurvePlot</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Best on validation</source>
        <translation>Bester Wert der Validierung</translation>
    </message>
    <message>
        <source>Best: %1, epoch %2</source>
        <translation>Bester Wert: %1, Epoche %2</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>The first figures come after the first steps.</source>
        <translation>Die ersten Zahlen kommen nach den ersten Schritten.</translation>
    </message>
    <message>
        <source>&amp;Save chart…</source>
        <translation>Diagramm &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation>Diagramm &amp;kopieren</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>All steps in view again, and as they come (Home or a double click).
The wheel zooms, with Ctrl the heights; dragging moves, and with Shift zooms to a rectangle.</source>
        <translation>Wieder alle Schritte zeigen, auch neu hinzukommende (Pos1 oder ein Doppelklick).
Das Mausrad zoomt, mit Strg die Höhe; Ziehen verschiebt, mit Umschalt zoomt es auf ein Rechteck.</translation>
    </message>
</context>
<context>
    <name>docent::CurveTools</name>
    <message>
        <source>A moving average of the training curves; the curve as it was measured stays visible behind it. Validation is never smoothed.</source>
        <translation>Ein gleitender Mittelwert der Trainingskurven; die gemessene Kurve bleibt dahinter sichtbar. Die Validierung wird nie geglättet.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>What the curves are drawn against</source>
        <translation>Worüber die Kurven aufgetragen werden</translation>
    </message>
    <message>
        <source>Chart menu</source>
        <translation>Diagrammmenü</translation>
    </message>
    <message>
        <source>&amp;Log axis</source>
        <translation>&amp;Logarithmische Achse</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>Lern&amp;rate</translation>
    </message>
    <message>
        <source>Draw &amp;against</source>
        <translation>Auftragen ü&amp;ber</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
    <message>
        <source>&amp;Epochs</source>
        <translation>&amp;Epochen</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Back to the standard colours</source>
        <translation>&amp;Zurück zu den Standardfarben</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Show the learning rate below, where there is room.
%1</source>
        <translation>Die Lernrate darunter zeigen, wo Platz ist.
%1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Loss and learning rate on a logarithmic axis  (%1, with the curves in focus)</source>
        <translation>Verlust und Lernrate auf logarithmischer Achse  (%1, wenn die Kurven den Fokus haben)</translation>
    </message>
</context>
<context>
    <name>docent::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>docent::DifferencePane</name>
    <message>
        <source>C&amp;ompared with</source>
        <translation>&amp;Verglichen mit</translation>
    </message>
    <message>
        <source>Run to compare with</source>
        <translation>Lauf, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>McNemar&apos;s test asks whether two runs that were equally good would differ on so many pictures by chance alone. Below 0.05 that is held to be unlikely.</source>
        <translation>McNemars Test fragt, ob zwei gleich gute Läufe sich allein durch Zufall bei so vielen Bildern unterscheiden würden. Unter 0,05 gilt das als unwahrscheinlich.</translation>
    </message>
    <message>
        <source>Difference of two confusion matrices</source>
        <translation>Differenz zweier Verwechslungsmatrizen</translation>
    </message>
    <message>
        <source>Pictures to show</source>
        <translation>Zu zeigende Bilder</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>There is no other finished run of this task to compare with.</source>
        <translation>Es gibt keinen anderen fertigen Lauf dieser Aufgabe zum Vergleichen.</translation>
    </message>
    <message>
        <source>These two cannot be compared picture by picture: %1</source>
        <translation>Diese beiden lassen sich nicht Bild für Bild vergleichen: %1</translation>
    </message>
    <message>
        <source>%1 against %2: %3 points, %4.</source>
        <translation>%1 gegenüber %2: %3 Punkte, %4.</translation>
    </message>
    <message>
        <source>Pictures of the chosen cell</source>
        <translation>Bilder der gewählten Zelle</translation>
    </message>
    <message>
        <source>Only %1 is right: %2</source>
        <translation>Nur %1 hat recht: %2</translation>
    </message>
    <message>
        <source>Blue cells have fewer pictures than before, orange ones more.</source>
        <translation>Blaue Zellen haben weniger Bilder als zuvor, orangefarbene mehr.</translation>
    </message>
    <message>
        <source>Choose a cell to see its pictures.</source>
        <translation>Wählen Sie eine Zelle, um ihre Bilder zu sehen.</translation>
    </message>
    <message>
        <source>As %1 has them</source>
        <translation>Wie %1 sie sieht</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>%1: %2; %3: %4</source>
        <translation>%1: %2; %3: %4</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>Came into this cell: %1, left it: %2, stayed: %3.</source>
        <translation>Neu in dieser Zelle: %1, nicht mehr darin: %2, geblieben: %3.</translation>
    </message>
    <message>
        <source>Before: %1, now: %2</source>
        <translation>Vorher: %1, jetzt: %2</translation>
    </message>
    <message>
        <source>Neither run has a picture in this cell.</source>
        <translation>Keiner der beiden Läufe hat ein Bild in dieser Zelle.</translation>
    </message>
</context>
<context>
    <name>docent::EmbeddingChoice</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 (run)</source>
        <translation>%1 (Lauf)</translation>
    </message>
</context>
<context>
    <name>docent::EmbeddingPage</name>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Pict&amp;ures of</source>
        <translation>B&amp;ilder von</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>&amp;Teil</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Perple&amp;xity</source>
        <translation>Perple&amp;xität</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Pictures as points</source>
        <translation>Bilder als Punkte</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>Das kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>&amp;Compute the embeddings</source>
        <translation>Einbettungen be&amp;rechnen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>A drag selects what it goes around; with Shift a rectangle, with Ctrl in addition</source>
        <translation>Ziehen wählt aus, was umfahren wird; mit Umschalt ein Rechteck, mit Strg zusätzlich</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>A drag moves the plane; the middle button always does</source>
        <translation>Ziehen verschiebt die Ebene; die mittlere Taste tut das immer</translation>
    </message>
    <message>
        <source>Show &amp;all points</source>
        <translation>&amp;Alle Punkte zeigen</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Save c&amp;hart…</source>
        <translation>&amp;Diagramm speichern…</translation>
    </message>
    <message>
        <source>Cop&amp;y chart</source>
        <translation>Dia&amp;gramm kopieren</translation>
    </message>
    <message>
        <source>Stopped before the layout had settled.</source>
        <translation>Gestoppt, bevor sich die Anordnung gesetzt hatte.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Import a task or a source first.</source>
        <translation>Importieren Sie zuerst eine Aufgabe oder eine Quelle.</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Noch keine Modelle</translation>
    </message>
    <message>
        <source>A model makes the points. Train a baseline and experts on a source first.</source>
        <translation>Die Punkte entstehen durch ein Modell. Trainieren Sie zuerst ein Grundmodell und Experten auf einer Quelle.</translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation>Zu den &amp;Klassen</translation>
    </message>
    <message>
        <source>Looking for the embeddings…</source>
        <translation>Einbettungen werden gesucht…</translation>
    </message>
    <message>
        <source>Embedding %1</source>
        <translation>%1 wird eingebettet</translation>
    </message>
    <message>
        <source>Each picture goes through %1 once; nothing is trained.</source>
        <translation>Jedes Bild geht einmal durch %1; nichts wird trainiert.</translation>
    </message>
    <message>
        <source>%1 has not looked at these pictures yet</source>
        <translation>%1 hat diese Bilder noch nicht angesehen</translation>
    </message>
    <message>
        <source>To lay the pictures out, each of them goes through the model once; nothing is trained. The result is kept in the workspace.</source>
        <translation>Um die Bilder anzuordnen, geht jedes einmal durch das Modell; nichts wird trainiert. Das Ergebnis bleibt im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>First component: %1 of the variance</source>
        <translation>Erste Komponente: %1 der Varianz</translation>
    </message>
    <message>
        <source>Second component: %1 of the variance</source>
        <translation>Zweite Komponente: %1 der Varianz</translation>
    </message>
    <message>
        <source>%1 as %2 sees them: the plane of their largest differences. It holds %3 of the variance.</source>
        <translation>%1 aus Sicht von %2: die Ebene ihrer größten Unterschiede. Sie enthält %3 der Varianz.</translation>
    </message>
    <message>
        <source>t-SNE 1</source>
        <translation>t-SNE 1</translation>
    </message>
    <message>
        <source>t-SNE 2</source>
        <translation>t-SNE 2</translation>
    </message>
    <message>
        <source>%1 as %2 sees them: neighbours are kept beside one another. Distances between groups mean little.</source>
        <translation>%1 aus Sicht von %2: Nachbarn bleiben nebeneinander. Abstände zwischen Gruppen bedeuten wenig.</translation>
    </message>
    <message>
        <source>Seen &amp;by</source>
        <translation>&amp;Gesehen von</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>An&amp;ordnung</translation>
    </message>
    <message>
        <source>%1 of %2 pictures, taken at even steps,</source>
        <translation>%1 von %2 Bildern, in gleichen Abständen ausgewählt,</translation>
    </message>
    <message>
        <source>About how many neighbours of a picture t-SNE tries to keep beside it. Few show small groups, many the whole. It takes a third of the pictures at most.</source>
        <translation>Etwa wie viele Nachbarn eines Bildes t-SNE neben ihm zu halten versucht. Wenige zeigen kleine Gruppen, viele das Ganze. Es nimmt höchstens ein Drittel der Bilder.</translation>
    </message>
    <message>
        <source>So few pictures allow a perplexity of %1, a third of them.</source>
        <translation>So wenige Bilder erlauben eine Perplexität von %1, ein Drittel von ihnen.</translation>
    </message>
    <message>
        <source>Import a tas&amp;k…</source>
        <translation>Aufgabe i&amp;mportieren…</translation>
    </message>
</context>
<context>
    <name>docent::EmbeddingSide</name>
    <message>
        <source>Pictures of the selected points</source>
        <translation>Bilder der ausgewählten Punkte</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Draw a lasso around points to see their pictures alone.</source>
        <translation>Ziehen Sie ein Lasso um Punkte, um nur deren Bilder zu sehen.</translation>
    </message>
    <message>
        <source>1 picture selected</source>
        <translation>1 Bild ausgewählt</translation>
    </message>
    <message>
        <source>%1 pictures selected</source>
        <translation>%1 Bilder ausgewählt</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>1 more class</source>
        <translation>1 weitere Klasse</translation>
    </message>
    <message>
        <source>%1 more classes</source>
        <translation>%1 weitere Klassen</translation>
    </message>
</context>
<context>
    <name>docent::EngineChoice</name>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>Slurm runs the jobs as an array on the machines of a cluster that sees this workspace</source>
        <translation>Slurm führt die Aufträge als Array auf den Rechnern eines Clusters aus, der diesen Arbeitsbereich sieht</translation>
    </message>
    <message>
        <source>Choose a profile</source>
        <translation>Profil wählen</translation>
    </message>
    <message>
        <source>the cluster&apos;s defaults</source>
        <translation>die Vorgaben des Clusters</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>A YAML file that says what to ask Slurm for: partition, GPUs, memory, time</source>
        <translation>Eine YAML-Datei, die sagt, was von Slurm angefordert wird: Partition, GPUs, Arbeitsspeicher, Zeit</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>Ausführen auf</translation>
    </message>
</context>
<context>
    <name>docent::ExpertsDialog</name>
    <message>
        <source>Train one expert</source>
        <translation>Einen Experten trainieren</translation>
    </message>
    <message>
        <source>Train %1 experts</source>
        <translation>%1 Experten trainieren</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Nodes that get an expert</source>
        <translation>Knoten, die einen Experten bekommen</translation>
    </message>
    <message>
        <source>&amp;Measure the speed</source>
        <translation>&amp;Geschwindigkeit messen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>One expert.</source>
        <translation>Ein Experte.</translation>
    </message>
    <message>
        <source>%1 experts.</source>
        <translation>%1 Experten.</translation>
    </message>
    <message>
        <source>No node is ticked.</source>
        <translation>Kein Knoten ist angekreuzt.</translation>
    </message>
    <message>
        <source>%1 has %2 of the pictures of the source: its expert will differ little from the baseline.</source>
        <translation>%1 hat %2 der Bilder der Quelle: Sein Experte wird sich kaum vom Grundmodell unterscheiden.</translation>
    </message>
    <message>
        <source>%1 has nearly all pictures of %2: their experts will be much alike.</source>
        <translation>%1 hat fast alle Bilder von %2: Ihre Experten werden sich sehr ähneln.</translation>
    </message>
    <message>
        <source>One node lies within another of the plan: its pictures are trained on twice.</source>
        <translation>Ein Knoten liegt in einem anderen des Plans: Auf seinen Bildern wird zweimal trainiert.</translation>
    </message>
    <message>
        <source>%1 nodes lie within others of the plan: their pictures are trained on more than once.</source>
        <translation>%1 Knoten liegen in anderen des Plans: Auf ihren Bildern wird mehr als einmal trainiert.</translation>
    </message>
    <message>
        <source>Each expert starts from the baseline and is trained on the pictures under its node. They run one after the other, largest first. Pausing keeps all that was done, stopping the best so far.</source>
        <translation>Jeder Experte geht vom Grundmodell aus und wird auf den Bildern unter seinem Knoten trainiert, einer nach dem anderen, der größte zuerst. Anhalten behält alles, was getan ist, Stoppen das bisher Beste.</translation>
    </message>
    <message>
        <source>There is no baseline of %1 yet: train it first.</source>
        <translation>Es gibt noch kein Grundmodell von %1: Trainieren Sie es zuerst.</translation>
    </message>
    <message>
        <source>Each expert starts from the baseline and is trained on the pictures under its node. They run side by side, as many at a time as Slurm has room for. Pausing keeps all that was done, stopping the best so far.</source>
        <translation>Jeder Experte geht vom Grundmodell aus und wird auf den Bildern unter seinem Knoten trainiert, nebeneinander, so viele auf einmal, wie Slurm Platz hat. Anhalten behält alles, was getan ist, Stoppen das bisher Beste.</translation>
    </message>
    <message>
        <source>%2 gets one step only, which changes little: more epochs or smaller batches make more of few pictures.</source>
        <translation>%2 bekommt nur einen Schritt, was wenig ändert: Mehr Epochen oder kleinere Stapel holen mehr aus wenigen Bildern heraus.</translation>
    </message>
    <message>
        <source>%2 gets %1 steps only, which changes little: more epochs or smaller batches make more of few pictures.</source>
        <translation>%2 bekommt nur %1 Schritte, was wenig ändert: Mehr Epochen oder kleinere Stapel holen mehr aus wenigen Bildern heraus.</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>%1: there already. Untick what is trained, or remove or rename those models first.</source>
        <translation>%1: schon da. Nehmen Sie das Häkchen von dem, was trainiert ist, oder entfernen oder benennen Sie diese Modelle zuerst um.</translation>
    </message>
    <message>
        <source>Trains such a network for some seconds, on random pictures</source>
        <translation>Trainiert ein solches Netz einige Sekunden lang, auf zufälligen Bildern</translation>
    </message>
</context>
<context>
    <name>docent::ExpertsPage</name>
    <message>
        <source>baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Stopped, best so far</source>
        <translation>Gestoppt, bisher bester Stand</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Show on &amp;Labels page</source>
        <translation>In „Klassen“ &amp;zeigen</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Noch keine Modelle</translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation>Zu den &amp;Klassen</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>Kein Modell gewählt</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>F2 gives another name</source>
        <translation>F2 gibt einen anderen Namen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>On the validation pictures of its own slice, with how it came about: %1</source>
        <translation>Auf den Validierungsbildern der eigenen Teilmenge, mit ihrem Verlauf: %1</translation>
    </message>
    <message>
        <source>Of all its files on disk</source>
        <translation>Aller seiner Dateien auf dem Datenträger</translation>
    </message>
    <message>
        <source>Time that it was trained for</source>
        <translation>Zeit, die es trainiert wurde</translation>
    </message>
    <message>
        <source>Compare with its &amp;baseline</source>
        <translation>Mit seinem &amp;Grundmodell vergleichen</translation>
    </message>
    <message>
        <source>&amp;Train again…</source>
        <translation>&amp;Erneut trainieren…</translation>
    </message>
    <message>
        <source>With the same options, or others, under another name</source>
        <translation>Mit denselben oder anderen Optionen, unter anderem Namen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>U&amp;mbenennen</translation>
    </message>
    <message>
        <source>Copy &amp;what made it</source>
        <translation>Ent&amp;stehung kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>&amp;Save the curves…</source>
        <translation>Kur&amp;ven speichern…</translation>
    </message>
    <message>
        <source>Copy the c&amp;urves</source>
        <translation>Ku&amp;rven kopieren</translation>
    </message>
    <message>
        <source>Copied what made &apos;%1&apos;</source>
        <translation>Entstehung von „%1“ kopiert</translation>
    </message>
    <message>
        <source>expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <translation>%1, %2 px</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>The record of a model cannot be read: %1</source>
        <translation>Der Eintrag eines Modells kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The records of %1 models cannot be read. The first: %2</source>
        <translation>Die Einträge von %1 Modellen können nicht gelesen werden. Der erste: %2</translation>
    </message>
    <message>
        <source>Delete models</source>
        <translation>Modelle löschen</translation>
    </message>
    <message>
        <source>Delete %1 models?</source>
        <translation>%1 Modelle löschen?</translation>
    </message>
    <message>
        <source>Runs that were made from them keep their own weights. Until the workspace is closed, Undo brings the models back.</source>
        <translation>Läufe, die aus ihnen entstanden sind, behalten ihre eigenen Gewichte. Bis der Arbeitsbereich geschlossen wird, bringt „Rückgängig“ die Modelle zurück.</translation>
    </message>
    <message>
        <source>The model cannot be trained again</source>
        <translation>Das Modell kann nicht erneut trainiert werden</translation>
    </message>
    <message>
        <source>The data set &apos;%1&apos; is not in this workspace any more.</source>
        <translation>Die Datenmenge „%1“ ist nicht mehr in diesem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>From %1 at first to %2 at last, %3 at best</source>
        <translation>Von anfangs %1 bis zuletzt %2, bestenfalls %3</translation>
    </message>
    <message>
        <source>adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>BiT&apos;s .npz, or .safetensors of timm and Hugging Face, as a baseline</source>
        <translation>BiTs .npz oder .safetensors von timm und Hugging Face, als Grundmodell</translation>
    </message>
    <message>
        <source>Train a baseline on a source, then experts on the nodes that you tick in its label hierarchy. Published weights can be the baseline too: add them with the button above, or drop their file on the window.</source>
        <translation>Trainieren Sie auf einer Quelle ein Grundmodell, dann Experten auf den Knoten, die Sie in ihrer Klassenhierarchie ankreuzen. Auch veröffentlichte Gewichte können das Grundmodell sein: Fügen Sie sie mit der Schaltfläche oben hinzu, oder ziehen Sie ihre Datei auf das Fenster.</translation>
    </message>
    <message>
        <source>Write as &amp;one model…</source>
        <translation>Als &amp;ein Modell schreiben …</translation>
    </message>
    <message>
        <source>A baseline and its adapter experts in one file that opens in a moment</source>
        <translation>Ein Grundmodell und seine Adapter-Experten in einer Datei, die im Nu geöffnet ist</translation>
    </message>
    <message>
        <source>Add &amp;published weights…</source>
        <translation>&amp;Veröffentlichte Gewichte hinzufügen…</translation>
    </message>
</context>
<context>
    <name>docent::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Each file is loaded again and compared with the live model on real test pictures.</source>
        <translation>Jede Datei wird wieder geladen und auf echten Testbildern mit dem laufenden Modell verglichen.</translation>
    </message>
    <message>
        <source>&amp;TorchScript: runs in C++ and Python without Docent</source>
        <translation>&amp;TorchScript: läuft in C++ und Python ohne Docent</translation>
    </message>
    <message>
        <source>&amp;safetensors: the weights alone, with the names that timm uses</source>
        <translation>&amp;safetensors: nur die Gewichte, mit den Namen, die timm verwendet</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder to write to</source>
        <translation>Ordner, in den geschrieben wird</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Exporting… You may close this; the job goes on.</source>
        <translation>Wird exportiert… Sie können dieses Fenster schließen; der Auftrag läuft weiter.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Written:
%1</source>
        <translation>Geschrieben:
%1</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>A&amp;ls Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Choose a format at least.</source>
        <translation>Wählen Sie mindestens ein Format.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>Will be written: %1; about %2.</source>
        <translation>Geschrieben wird: %1; etwa %2.</translation>
    </message>
    <message>
        <source>There already, and written over: %1.</source>
        <translation>Schon vorhanden, wird überschrieben: %1.</translation>
    </message>
    <message>
        <source>&amp;ONNX: runs in ONNX Runtime, OpenCV and many others, in any language</source>
        <translation>&amp;ONNX: läuft in ONNX Runtime, OpenCV und vielen anderen, in jeder Sprache</translation>
    </message>
    <message>
        <source>gives the &amp;embedding too</source>
        <translation>gibt auch die &amp;Einbettung aus</translation>
    </message>
    <message>
        <source>A second output beside the logits, for searching and for grouping pictures</source>
        <translation>Eine zweite Ausgabe neben den Logits, um Bilder zu suchen und zu gruppieren</translation>
    </message>
    <message>
        <source>takes &amp;bytes, gives probabilities</source>
        <translation>nimmt &amp;Bytes, gibt Wahrscheinlichkeiten aus</translation>
    </message>
    <message>
        <source>The scaling of the pixels is inside the file: its input is uint8 [n, size, size, 3] in RGB, and its output are probabilities in place of logits. Resizing to the square stays outside.</source>
        <translation>Die Skalierung der Pixel ist in der Datei: Ihre Eingabe ist uint8 [n, size, size, 3] in RGB, und ihre Ausgabe sind Wahrscheinlichkeiten statt Logits. Das Verkleinern zum Quadrat bleibt außerhalb.</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Zahlengenauigkeit</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Voll (float32)</translation>
    </message>
    <message>
        <source>Half (float16): files of half the size</source>
        <translation>Halb (float16): Dateien halber Größe</translation>
    </message>
    <message>
        <source>8 bits (int8): an ONNX file of a quarter of the size; the others stay float32</source>
        <translation>8 Bit (int8): eine ONNX-Datei mit einem Viertel der Größe; die anderen bleiben float32</translation>
    </message>
</context>
<context>
    <name>docent::FormDialog</name>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>A&amp;ls Befehlszeile kopieren</translation>
    </message>
</context>
<context>
    <name>docent::GuideWindow</name>
    <message>
        <source>guide_en.md</source>
        <comment>the file of the guide, translated</comment>
        <translation>guide_de.md</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>Was die Wörter bedeuten</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Anleitung durchsuchen</translation>
    </message>
</context>
<context>
    <name>docent::HalvingPane</name>
    <message>
        <source>1 model on %2</source>
        <translation>1 Modell auf %2</translation>
    </message>
    <message>
        <source>%1 models on %2</source>
        <translation>%1 Modelle auf %2</translation>
    </message>
    <message>
        <source>After each round the models that are behind by more than noise are dropped, and of the others as many go on as the budget has passes for: %1 of %2 pictures.</source>
        <translation>Nach jeder Runde fallen die Modelle weg, die deutlich zurückliegen, und von den anderen gehen so viele weiter, wie das Budget Durchläufe hat: %1 von %2 Bildern.</translation>
    </message>
    <message>
        <source>That took %1 of the %2 image passes of a whole ranking (%3).</source>
        <translation>Das brauchte %1 der %2 Bilddurchläufe einer ganzen Rangfolge (%3).</translation>
    </message>
    <message>
        <source>1 model was dropped within noise of the best; with a larger budget it is looked at longer.</source>
        <translation>1 Modell wurde fallen gelassen, obwohl es sich nicht sicher vom besten unterschied; mit größerem Budget wird es länger betrachtet.</translation>
    </message>
    <message>
        <source>%1 models were dropped within noise of the best; with a larger budget they are looked at longer.</source>
        <translation>%1 Modelle wurden fallen gelassen, obwohl sie sich nicht sicher vom besten unterschieden; mit größerem Budget werden sie länger betrachtet.</translation>
    </message>
    <message>
        <source>All models saw all pictures</source>
        <translation>Alle Modelle haben alle Bilder gesehen</translation>
    </message>
    <message>
        <source>By halving, the models that are behind are dropped after a part of the pictures, which takes about a quarter of the time where nothing is in the cache.</source>
        <translation>Beim Halbieren fallen die Modelle, die zurückliegen, nach einem Teil der Bilder weg; das braucht etwa ein Viertel der Zeit, wo nichts im Zwischenspeicher ist.</translation>
    </message>
    <message>
        <source>Rank by &amp;halving</source>
        <translation>Durch &amp;Halbieren reihen</translation>
    </message>
    <message>
        <source>Score of each model over the pictures that it has seen</source>
        <translation>Wert jedes Modells über den Bildern, die es gesehen hat</translation>
    </message>
    <message>
        <source>Halving would have saved nothing: the task has too few pictures to rank on a part of them, or nearly all embeddings were there already. The log of the job tells.</source>
        <translation>Halbieren hätte nichts gespart: die Aufgabe hat zu wenige Bilder, um nach einem Teil davon zu ordnen, oder fast alle Einbettungen waren schon da. Das Protokoll des Auftrags sagt es.</translation>
    </message>
</context>
<context>
    <name>docent::HalvingPlot</name>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>%1: %2 after %3 pictures.</source>
        <translation>%1: %2 nach %3 Bildern.</translation>
    </message>
    <message>
        <source>%1: %2 after %3 pictures, dropped: behind the best by more than noise.</source>
        <translation>%1: %2 nach %3 Bildern, weggefallen: deutlich hinter dem besten.</translation>
    </message>
    <message>
        <source>%1: %2 after %3 pictures, dropped within noise of the best.</source>
        <translation>%1: %2 nach %3 Bildern, weggefallen, ohne sich sicher vom besten zu unterscheiden.</translation>
    </message>
    <message>
        <source>Pictures of the task that a model has seen</source>
        <translation>Bilder der Aufgabe, die ein Modell gesehen hat</translation>
    </message>
</context>
<context>
    <name>docent::HierarchyModel</name>
    <message>
        <source>%1
%2 pictures, %3 of them to train; %4 with this very label</source>
        <translation>%1
%2 Bilder, davon %3 zum Trainieren; %4 mit genau dieser Beschriftung</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Lies under %1 nodes, among them:
%2</source>
        <translation>Liegt unter %1 Knoten, darunter:
%2</translation>
    </message>
    <message>
        <source>Lies under %1 nodes:
%2</source>
        <translation>Liegt unter %1 Knoten:
%2</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>%1, lies under %2 nodes</source>
        <translation>%1, liegt unter %2 Knoten</translation>
    </message>
    <message>
        <source>Untick %1</source>
        <translation>%1 abwählen</translation>
    </message>
    <message>
        <source>Tick %1</source>
        <translation>%1 ankreuzen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
</context>
<context>
    <name>docent::HierarchyPane</name>
    <message>
        <source>Search nodes</source>
        <translation>Knoten suchen</translation>
    </message>
    <message>
        <source>Search nodes  (Ctrl+F)</source>
        <translation>Knoten suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>Label hierarchy</source>
        <translation>Klassenhierarchie</translation>
    </message>
    <message>
        <source>Training pictures that a node must have under it</source>
        <translation>Trainingsbilder, die ein Knoten unter sich haben muss</translation>
    </message>
    <message>
        <source>Classes that a node must have under it</source>
        <translation>Klassen, die ein Knoten unter sich haben muss</translation>
    </message>
    <message>
        <source>At most this many, the largest first</source>
        <translation>Höchstens so viele, die größten zuerst</translation>
    </message>
    <message>
        <source>&amp;classes ≥</source>
        <translation>K&amp;lassen ≥</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>One node ticked</source>
        <translation>Ein Knoten angekreuzt</translation>
    </message>
    <message>
        <source>%1 nodes ticked</source>
        <translation>%1 Knoten angekreuzt</translation>
    </message>
    <message>
        <source>Tick nodes to train experts on</source>
        <translation>Kreuzen Sie Knoten an, um darauf Experten zu trainieren</translation>
    </message>
    <message>
        <source>A part of a name, or of a path: birds/owl. The arrow down leads to what was found.</source>
        <translation>Ein Teil eines Namens oder eines Pfads: birds/owl. Die Pfeiltaste nach unten führt zu den Treffern.</translation>
    </message>
    <message>
        <source>Show nodes with at least this many pictures</source>
        <translation>Knoten mit mindestens so vielen Bildern zeigen</translation>
    </message>
    <message>
        <source>At least </source>
        <translation>Mindestens </translation>
    </message>
    <message>
        <source> pictures</source>
        <translation> Bilder</translation>
    </message>
    <message>
        <source>Any number of pictures</source>
        <translation>Beliebig viele Bilder</translation>
    </message>
    <message>
        <source>No node matches.</source>
        <translation>Kein Knoten passt.</translation>
    </message>
    <message>
        <source>One of %1 nodes has so many pictures.</source>
        <translation>Einer von %1 Knoten hat so viele Bilder.</translation>
    </message>
    <message>
        <source>%1 of %2 nodes have so many pictures.</source>
        <translation>%1 von %2 Knoten haben so viele Bilder.</translation>
    </message>
    <message>
        <source>One of %1 nodes matches.</source>
        <translation>Einer von %1 Knoten passt.</translation>
    </message>
    <message>
        <source>%1 of %2 nodes match.</source>
        <translation>%1 von %2 Knoten passen.</translation>
    </message>
    <message>
        <source>There are more nodes below than are unfolded at once; choose one of them to see its own.</source>
        <translation>Darunter liegen mehr Knoten, als auf einmal ausgeklappt werden; wählen Sie einen davon, um seine eigenen zu sehen.</translation>
    </message>
    <message>
        <source>Tick the suggested nodes</source>
        <translation>Die vorgeschlagenen Knoten ankreuzen</translation>
    </message>
    <message>
        <source>at &amp;most</source>
        <translation>höch&amp;stens</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>&amp;Training pictures ≥</source>
        <translation>&amp;Trainingsbilder ≥</translation>
    </message>
</context>
<context>
    <name>docent::IciclePane</name>
    <message>
        <source>C&amp;oloured by</source>
        <translation>Eingefä&amp;rbt nach</translation>
    </message>
    <message>
        <source>What colours the hierarchy</source>
        <translation>Wonach die Hierarchie eingefärbt wird</translation>
    </message>
    <message>
        <source>The whole hierarchy, as wide as its pictures</source>
        <translation>Die ganze Hierarchie, so breit wie ihre Bilder</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>How many pictures lie under a node</source>
        <translation>Wie viele Bilder unter einem Knoten liegen</translation>
    </message>
    <message>
        <source>Validation accuracy of experts</source>
        <translation>Validierungsgenauigkeit der Experten</translation>
    </message>
    <message>
        <source>Score for the task %1</source>
        <translation>Wert für die Aufgabe %1</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Score for %1</source>
        <translation>Wert für %1</translation>
    </message>
</context>
<context>
    <name>docent::IciclePlot</name>
    <message>
        <source>Hierarchy as an icicle</source>
        <translation>Hierarchie als Eiszapfendiagramm</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 small nodes</source>
        <translation>%1 kleine Knoten</translation>
    </message>
    <message>
        <source>%1, on average: %2</source>
        <translation>%1, im Mittel: %2</translation>
    </message>
</context>
<context>
    <name>docent::ImportDialog</name>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>They are</source>
        <translation>Sie sind</translation>
    </message>
    <message>
        <source>a &amp;source, to train the baseline and experts on</source>
        <translation>eine &amp;Quelle, um darauf Grundmodell und Experten zu trainieren</translation>
    </message>
    <message>
        <source>a &amp;task, to choose an expert for</source>
        <translation>eine &amp;Aufgabe, für die ein Experte gewählt wird</translation>
    </message>
    <message>
        <source>Pictures a class must have</source>
        <translation>Bilder, die eine Klasse haben muss</translation>
    </message>
    <message>
        <source>Level of the classes</source>
        <translation>Ebene der Klassen</translation>
    </message>
    <message>
        <source>I&amp;mport</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>Import “%1” again</source>
        <translation>„%1“ erneut importieren</translation>
    </message>
    <message>
        <source>&amp;Replace the data set of that name</source>
        <translation>Die Datenmenge dieses Namens &amp;ersetzen</translation>
    </message>
    <message>
        <source>Its ranking is forgotten, since it is of the old pictures. Models and runs stay.</source>
        <translation>Ihre Rangfolge wird verworfen, da sie zu den alten Bildern gehört. Modelle und Läufe bleiben.</translation>
    </message>
    <message>
        <source>Root: paths start from</source>
        <translation>Basisordner der Pfade</translation>
    </message>
    <message>
        <source>Path column</source>
        <translation>Pfadspalte</translation>
    </message>
    <message>
        <source>Label columns</source>
        <translation>Klassenspalten</translation>
    </message>
    <message>
        <source>There is a data set “%1” already: choose another name, or replace it.</source>
        <translation>Es gibt schon eine Datenmenge „%1“: Wählen Sie einen anderen Namen oder ersetzen Sie sie.</translation>
    </message>
    <message>
        <source>A few hundred pictures of what you want to tell apart. Models are ranked on its training part, and measured on its test part at the very end.</source>
        <translation>Einige hundert Bilder dessen, was Sie unterscheiden möchten. Die Rangfolge der Modelle wird auf dem Trainingsteil gebildet, gemessen wird ganz am Ende auf dem Testteil.</translation>
    </message>
    <message>
        <source>Many pictures in a hierarchy: each of its branches can have an expert. Its own test part is never trained on.</source>
        <translation>Viele Bilder in einer Hierarchie: Jeder ihrer Zweige kann einen Experten bekommen. Auf dem eigenen Testteil wird nie trainiert.</translation>
    </message>
    <message>
        <source>Recognised as %1: %2.</source>
        <translation>Erkannt als %1: %2.</translation>
    </message>
    <message>
        <source>Group column</source>
        <translation>Gruppenspalte</translation>
    </message>
    <message>
        <source>Folder, archive, or CSV or JSON list, of pictures</source>
        <translation>Ordner, Archiv, CSV- oder JSON-Liste mit Bildern</translation>
    </message>
    <message>
        <source>Folder, zip, tar, CSV or JSON file</source>
        <translation>Ordner, Zip-, Tar-, CSV- oder JSON-Datei</translation>
    </message>
    <message>
        <source>Boxes (COCO)</source>
        <translation>Boxen (COCO)</translation>
    </message>
    <message>
        <source>Hierarchy of the classes</source>
        <translation>Hierarchie der Klassen</translation>
    </message>
    <message>
        <source>Meanings in WordNet</source>
        <translation>Bedeutungen in WordNet</translation>
    </message>
    <message>
        <source>Near-copies</source>
        <translation>Beinahe-Kopien</translation>
    </message>
    <message>
        <source>Pictures i&amp;n</source>
        <translation>Bilder i&amp;n</translation>
    </message>
    <message>
        <source>Cop&amp;y as command line</source>
        <translation>Als Befehls&amp;zeile kopieren</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>At most to train</source>
        <translation>Höchstens zum Trainieren</translation>
    </message>
    <message>
        <source>At most to test</source>
        <translation>Höchstens zum Testen</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
</context>
<context>
    <name>docent::ImportPreviewPane</name>
    <message>
        <source>Looking at the pictures…</source>
        <translation>Bilder werden angesehen…</translation>
    </message>
    <message>
        <source>What will be made</source>
        <translation>Was entstehen wird</translation>
    </message>
    <message>
        <source>Label hierarchy</source>
        <translation>Klassenhierarchie</translation>
    </message>
    <message>
        <source>Some pictures of each class</source>
        <translation>Einige Bilder jeder Klasse</translation>
    </message>
    <message>
        <source>&amp;Label hierarchy</source>
        <translation>&amp;Klassenhierarchie</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>Choose a folder with pictures, or a CSV or JSON list of pictures, or drop one here. Folders become the label hierarchy.

Nothing is written before you import.</source>
        <translation>Wählen Sie einen Ordner mit Bildern oder eine CSV- oder JSON-Liste von Bildern, oder ziehen Sie sie hierher. Aus Ordnern wird die Klassenhierarchie.

Vor dem Import wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Looking at the pictures… %1 so far</source>
        <translation>Bilder werden angesehen… bisher %1</translation>
    </message>
    <message>
        <source>&amp;Classes (%1)</source>
        <translation>K&amp;lassen (%1)</translation>
    </message>
    <message>
        <source>Left o&amp;ut (%1)</source>
        <translation>A&amp;usgelassen (%1)</translation>
    </message>
</context>
<context>
    <name>docent::Int8Check</name>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;Write it although it loses that much</source>
        <translation>&amp;Schreiben, obwohl so viel verloren geht</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>What is lost in 8 bits is measured on the test pictures…</source>
        <translation>Was in 8 Bit verloren geht, wird an den Testbildern gemessen …</translation>
    </message>
    <message>
        <source>Stopped. What is lost in 8 bits must be known before it is written.</source>
        <translation>Gestoppt. Was in 8 Bit verloren geht, muss bekannt sein, bevor es geschrieben wird.</translation>
    </message>
</context>
<context>
    <name>docent::JobCard</name>
    <message>
        <source>Pause, and go on later</source>
        <translation>Anhalten und später fortsetzen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Job %1: %2, %3</source>
        <translation>Auftrag %1: %2, %3</translation>
    </message>
    <message>
        <source>Queued %1</source>
        <translation>Eingereiht %1</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Beendet %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Drag it to another place, or press Alt+Up and Alt+Down</source>
        <translation>Ziehen Sie ihn an eine andere Stelle oder drücken Sie Alt+Auf und Alt+Ab</translation>
    </message>
    <message>
        <source>Resume it too</source>
        <translation>Auch diesen fortsetzen</translation>
    </message>
    <message>
        <source>Waits for “%1”</source>
        <translation>Wartet auf „%1“</translation>
    </message>
    <message>
        <source>Waits for “%1” and %2 more</source>
        <translation>Wartet auf „%1“ und %2 weitere</translation>
    </message>
</context>
<context>
    <name>docent::JobCardList</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Show all %1 jobs that ended</source>
        <translation>Alle %1 beendeten Aufträge zeigen</translation>
    </message>
    <message>
        <source>“%1” (job %2)</source>
        <translation>„%1“ (Auftrag %2)</translation>
    </message>
    <message>
        <source>Waits for %1, which is paused.</source>
        <translation>Wartet auf %1, der angehalten ist.</translation>
    </message>
    <message>
        <source>Waits for these, which are paused: %1.</source>
        <translation>Wartet auf diese, die angehalten sind: %1.</translation>
    </message>
</context>
<context>
    <name>docent::JobLog</name>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Started, device: %1</source>
        <translation>Gestartet, Gerät: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resumed: queued again</source>
        <translation>Fortgesetzt: wieder eingereiht</translation>
    </message>
    <message>
        <source>Moved behind all others</source>
        <translation>Hinter alle anderen verschoben</translation>
    </message>
    <message>
        <source>Moved before job %1</source>
        <translation>Vor Auftrag %1 verschoben</translation>
    </message>
    <message>
        <source>Docent ended before this job did</source>
        <translation>Docent wurde vor diesem Auftrag beendet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Log of</source>
        <translation>Protokoll von</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all where none is chosen</source>
        <translation>Die gewählten Zeilen kopieren, oder alle, wenn keine gewählt ist</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Log of the jobs</source>
        <translation>Protokoll der Aufträge</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>docent::JobNotifier</name>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
</context>
<context>
    <name>docent::JobsNote</name>
    <message>
        <source>Show the list of jobs</source>
        <translation>Die Liste der Aufträge zeigen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>1 more job</source>
        <translation>1 weiterer Auftrag</translation>
    </message>
    <message>
        <source>%1 more jobs</source>
        <translation>%1 weitere Aufträge</translation>
    </message>
    <message>
        <source>1 job is paused</source>
        <translation>1 Auftrag pausiert</translation>
    </message>
    <message>
        <source>%1 jobs are paused</source>
        <translation>%1 Aufträge pausieren</translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>Aufträge: %1</translation>
    </message>
</context>
<context>
    <name>docent::JobsPanel</name>
    <message>
        <source>Imports, trainings, rankings and exports show here while they run and when they are done.</source>
        <translation>Importe, Trainings, Rangfolgen und Exporte erscheinen hier, während sie laufen und wenn sie fertig sind.</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>%1 ended</source>
        <translation>%1 beendet</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Aufträge</translation>
    </message>
    <message>
        <source>What happened to the jobs, with the times</source>
        <translation>Was mit den Aufträgen geschah, mit den Zeiten</translation>
    </message>
    <message>
        <source>Copied one line of the log</source>
        <translation>Eine Zeile des Protokolls kopiert</translation>
    </message>
    <message>
        <source>Copied %1 lines of the log</source>
        <translation>%1 Zeilen des Protokolls kopiert</translation>
    </message>
    <message>
        <source>&amp;Pause job</source>
        <translation>Auftrag an&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Resume job</source>
        <translation>Auftrag &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move to the &amp;front</source>
        <translation>An den &amp;Anfang</translation>
    </message>
    <message>
        <source>Move to the &amp;end</source>
        <translation>Ans &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Show &amp;log of the job</source>
        <translation>&amp;Protokoll des Auftrags zeigen</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>Aus der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>A job is left out: %1</source>
        <translation>Ein Auftrag wird ausgelassen: %1</translation>
    </message>
    <message>
        <source>One more job is left out.</source>
        <translation>Ein weiterer Auftrag wird ausgelassen.</translation>
    </message>
    <message>
        <source>%1 more jobs are left out.</source>
        <translation>%1 weitere Aufträge werden ausgelassen.</translation>
    </message>
    <message>
        <source>&amp;Resume what it waits for</source>
        <translation>Fortsetzen, worauf er &amp;wartet</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Put the list of jobs away</source>
        <translation>Die Liste der Aufträge weglegen</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
</context>
<context>
    <name>docent::LabelActions</name>
    <message>
        <source>R&amp;ename the node…</source>
        <translation>Knoten umb&amp;enennen …</translation>
    </message>
    <message>
        <source>F2 in the tree</source>
        <translation>F2 im Baum</translation>
    </message>
    <message>
        <source>&amp;Move under…</source>
        <translation>V&amp;erschieben unter …</translation>
    </message>
    <message>
        <source>Or drag nodes onto another one</source>
        <translation>Oder Knoten auf einen anderen ziehen</translation>
    </message>
    <message>
        <source>Mer&amp;ge into…</source>
        <translation>Zusammenle&amp;gen mit …</translation>
    </message>
    <message>
        <source>The pictures and all that is below go to another node</source>
        <translation>Die Bilder und alles darunter kommen zu einem anderen Knoten</translation>
    </message>
    <message>
        <source>Group under a &amp;new node…</source>
        <translation>Unter &amp;neuem Knoten gruppieren …</translation>
    </message>
    <message>
        <source>Select several nodes with Ctrl or Shift first</source>
        <translation>Wählen Sie zuerst mehrere Knoten mit Strg oder Umschalt</translation>
    </message>
    <message>
        <source>&amp;Dissolve</source>
        <translation>Auf&amp;lösen</translation>
    </message>
    <message>
        <source>The node goes, and what is below it takes its place</source>
        <translation>Der Knoten geht, und was darunter liegt, nimmt seinen Platz ein</translation>
    </message>
    <message>
        <source>&amp;Split off a new class…</source>
        <translation>Neue Klasse &amp;abspalten …</translation>
    </message>
    <message>
        <source>The pictures that are selected become a class of their own</source>
        <translation>Die gewählten Bilder werden eine eigene Klasse</translation>
    </message>
    <message>
        <source>Group what looks ali&amp;ke…</source>
        <translation>Ähnli&amp;ches gruppieren …</translation>
    </message>
    <message>
        <source>A hierarchy for classes that have none, by what a model sees in them</source>
        <translation>Eine Hierarchie für Klassen, die keine haben, danach, was ein Modell in ihnen sieht</translation>
    </message>
    <message>
        <source>Save the hierarchy as &amp;YAML…</source>
        <translation>Hierarchie als &amp;YAML speichern …</translation>
    </message>
    <message>
        <source>A file that an import can put other pictures under</source>
        <translation>Eine Datei, unter die ein Import andere Bilder stellen kann</translation>
    </message>
    <message>
        <source>Give another &amp;label…</source>
        <translation>Anders &amp;beschriften…</translation>
    </message>
    <message>
        <source>The pictures that are selected move to another class</source>
        <translation>Die ausgewählten Bilder kommen in eine andere Klasse</translation>
    </message>
</context>
<context>
    <name>docent::LabelEditing</name>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>The labels were not changed</source>
        <translation>Die Klassen wurden nicht geändert</translation>
    </message>
    <message>
        <source>%1. Undo with Ctrl+Z.</source>
        <translation>%1. Rückgängig mit Strg+Z.</translation>
    </message>
    <message>
        <source>Rename a label</source>
        <translation>Klasse umbenennen</translation>
    </message>
    <message>
        <source>Another name for %1:</source>
        <translation>Ein anderer Name für %1:</translation>
    </message>
    <message>
        <source>Rename the label &apos;%1&apos;</source>
        <translation>Klasse „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>The node that it will lie under, with all that is below it.</source>
        <translation>Der Knoten, unter dem es liegen wird, mit allem darunter.</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>Merge %1</source>
        <translation>%1 zusammenlegen</translation>
    </message>
    <message>
        <source>The node that gets the pictures, and what lies below; it keeps its name.</source>
        <translation>Der Knoten, der die Bilder bekommt und was darunter liegt; er behält seinen Namen.</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenlegen</translation>
    </message>
    <message>
        <source>Group nodes</source>
        <translation>Knoten gruppieren</translation>
    </message>
    <message>
        <source>The name of a new node that holds %1:</source>
        <translation>Der Name eines neuen Knotens über %1:</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>%1 gruppieren</translation>
    </message>
    <message>
        <source>Dissolve %1</source>
        <translation>%1 auflösen</translation>
    </message>
    <message>
        <source>The name of a new class beside &apos;%1&apos;, of the picture:</source>
        <translation>Der Name einer neuen Klasse neben „%1“, für das Bild:</translation>
    </message>
    <message>
        <source>The name of a new class beside &apos;%1&apos;, of %2 pictures:</source>
        <translation>Der Name einer neuen Klasse neben „%1“, für %2 Bilder:</translation>
    </message>
    <message>
        <source>Split a label</source>
        <translation>Klasse teilen</translation>
    </message>
    <message>
        <source>Split the label &apos;%1&apos;</source>
        <translation>Klasse „%1“ teilen</translation>
    </message>
    <message>
        <source>The classes were not grouped</source>
        <translation>Die Klassen wurden nicht gruppiert</translation>
    </message>
    <message>
        <source>There is no model that could tell what looks alike. Train a baseline on other pictures, or add published weights on the Experts page.</source>
        <translation>Es gibt kein Modell, das sagen könnte, was ähnlich aussieht. Trainieren Sie ein Grundmodell auf anderen Bildern, oder fügen Sie auf der Seite Experten veröffentlichte Gewichte hinzu.</translation>
    </message>
    <message>
        <source>Group what looks alike</source>
        <translation>Ähnliches gruppieren</translation>
    </message>
    <message>
        <source>Classes that look alike to a model come under a node together,
named by its two largest. The model:</source>
        <translation>Klassen, die für ein Modell ähnlich aussehen, kommen zusammen unter einen Knoten,
der nach den beiden größten heißt. Das Modell:</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>No classes look alike enough to be grouped.</source>
        <translation>Keine Klassen sehen ähnlich genug aus, um gruppiert zu werden.</translation>
    </message>
    <message>
        <source>Save the hierarchy</source>
        <translation>Hierarchie speichern</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>The hierarchy was not saved</source>
        <translation>Die Hierarchie wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The labels cannot be changed now</source>
        <translation>Die Klassen lassen sich jetzt nicht ändern</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>Give %1 another label</source>
        <translation>%1 anders beschriften</translation>
    </message>
    <message>
        <source>&amp;Give</source>
        <translation>&amp;Beschriften</translation>
    </message>
    <message>
        <source>Label %1 &apos;%2&apos;</source>
        <translation>%1 mit &apos;%2&apos; beschriften</translation>
    </message>
    <message>
        <source>The class that they move to.</source>
        <translation>Die Klasse, in die sie kommen.</translation>
    </message>
</context>
<context>
    <name>docent::LabelsPage</name>
    <message>
        <source>Labels</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>&amp;Data set</source>
        <translation>Date&amp;nmenge</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Train &amp;baseline…</source>
        <translation>&amp;Grundmodell…</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Import a source: a folder whose sub-folders are the labels. Its branches are what experts are trained on. You can also drop a folder on the window.</source>
        <translation>Importieren Sie eine Quelle: einen Ordner, dessen Unterordner die Klassen sind. Auf ihren Zweigen werden Experten trainiert. Sie können auch einen Ordner auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>&amp;Import it again…</source>
        <translation>Erneut &amp;importieren…</translation>
    </message>
    <message>
        <source>Tick nodes in the tree first</source>
        <translation>Kreuzen Sie zuerst Knoten im Baum an</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>Files that the import left out, and why</source>
        <translation>Dateien, die der Import ausgelassen hat, und warum</translation>
    </message>
    <message>
        <source>Su&amp;ggest nodes</source>
        <translation>Knoten &amp;vorschlagen</translation>
    </message>
    <message>
        <source>Tick the nodes that have enough pictures and classes under them</source>
        <translation>Die Knoten ankreuzen, die genügend Bilder und Klassen unter sich haben</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>Alle ab&amp;wählen</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>&amp;Search nodes</source>
        <translation>Knoten &amp;suchen</translation>
    </message>
    <message>
        <source>Unfold all &amp;below</source>
        <translation>Alles dar&amp;unter ausklappen</translation>
    </message>
    <message>
        <source>&amp;Train an expert here…</source>
        <translation>Hier einen Experten &amp;trainieren…</translation>
    </message>
    <message>
        <source>Show its e&amp;xpert</source>
        <translation>Seinen E&amp;xperten zeigen</translation>
    </message>
    <message>
        <source>Copy the &amp;path of the node</source>
        <translation>&amp;Pfad des Knotens kopieren</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>A&amp;ls Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>The command that trains experts on the ticked nodes, or on this one</source>
        <translation>Der Befehl, der Experten auf den angekreuzten Knoten trainiert, oder auf diesem</translation>
    </message>
    <message>
        <source>Show the &amp;hierarchy as an icicle</source>
        <translation>&amp;Hierarchie als Eiszapfendiagramm zeigen</translation>
    </message>
    <message>
        <source>Save &amp;chart…</source>
        <translation>Diagramm spei&amp;chern…</translation>
    </message>
    <message>
        <source>C&amp;opy chart</source>
        <translation>Diagramm k&amp;opieren</translation>
    </message>
    <message>
        <source>An expert needs a node below the root with two classes or more to tell apart</source>
        <translation>Ein Experte braucht einen Knoten unterhalb der Wurzel mit mindestens zwei zu unterscheidenden Klassen</translation>
    </message>
    <message>
        <source>More about the data set</source>
        <translation>Mehr zur Datenmenge</translation>
    </message>
    <message>
        <source>Import a&amp;gain…</source>
        <translation>&amp;Erneut importieren…</translation>
    </message>
    <message>
        <source>With other options, or because files have changed</source>
        <translation>Mit anderen Einstellungen, oder weil sich Dateien geändert haben</translation>
    </message>
    <message>
        <source>&amp;Delete the data set</source>
        <translation>Datenmenge &amp;löschen</translation>
    </message>
    <message>
        <source>Its record and ranking; the pictures themselves stay where they are</source>
        <translation>Ihr Eintrag und ihre Rangfolge; die Bilder selbst bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Re&amp;name the data set…</source>
        <translation>Datensatz &amp;umbenennen…</translation>
    </message>
    <message>
        <source>Rename the data set</source>
        <translation>Datensatz umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Re-link &amp;pictures…</source>
        <translation>&amp;Bilder neu verknüpfen…</translation>
    </message>
    <message>
        <source>The pictures have &amp;moved…</source>
        <translation>Die Bilder sind &amp;umgezogen…</translation>
    </message>
    <message>
        <source>F&amp;old all</source>
        <translation>Alles einkla&amp;ppen</translation>
    </message>
    <message>
        <source>Import a &amp;source…</source>
        <translation>&amp;Quelle importieren…</translation>
    </message>
    <message>
        <source>A source, which experts are trained on</source>
        <translation>Eine Quelle, auf der Experten trainiert werden</translation>
    </message>
    <message>
        <source>A task, which an expert is chosen for</source>
        <translation>Eine Aufgabe, für die ein Experte gewählt wird</translation>
    </message>
    <message>
        <source>Choose one node below the root to rename it.</source>
        <translation>Wählen Sie einen Knoten unter der Wurzel, um ihn umzubenennen.</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>Train one e&amp;xpert…</source>
        <translation>Einen E&amp;xperten trainieren…</translation>
    </message>
    <message>
        <source>Train %1 e&amp;xperts…</source>
        <translation>%1 E&amp;xperten trainieren…</translation>
    </message>
    <message>
        <source>Train e&amp;xperts…</source>
        <translation>E&amp;xperten trainieren…</translation>
    </message>
</context>
<context>
    <name>docent::LevelSelector</name>
    <message>
        <source>Level of the classes</source>
        <translation>Ebene der Klassen</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Ebene %1</translation>
    </message>
</context>
<context>
    <name>docent::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New workspace…</source>
        <translation>&amp;Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>Arbeitsbereich ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt verwendet</translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation>&amp;Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Close workspace</source>
        <translation>Arbeitsbereich &amp;schließen</translation>
    </message>
    <message>
        <source>Import a &amp;source…</source>
        <translation>&amp;Quelle importieren…</translation>
    </message>
    <message>
        <source>Import a t&amp;ask…</source>
        <translation>Aufgabe i&amp;mportieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>Aktion &amp;suchen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation>Nä&amp;chste Seite</translation>
    </message>
    <message>
        <source>P&amp;revious page</source>
        <translation>&amp;Vorherige Seite</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation>A&amp;ktionen</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>A&amp;ufträge</translation>
    </message>
    <message>
        <source>&amp;Pause all</source>
        <translation>Alle an&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>Alle &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Anleitung</translation>
    </message>
    <message>
        <source>&amp;About Docent</source>
        <translation>&amp;Über Docent</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Tell the desktop when a job ends</source>
        <translation>Am &amp;Ende eines Auftrags den Desktop benachrichtigen</translation>
    </message>
    <message>
        <source>Add published &amp;weights…</source>
        <translation>Veröffentlichte &amp;Gewichte hinzufügen…</translation>
    </message>
    <message>
        <source>Taken back: %1. Redo with Ctrl+Shift+Z.</source>
        <translation>Zurückgenommen: %1. Wiederholen mit Strg+Umschalt+Z.</translation>
    </message>
    <message>
        <source>Done again: %1. Undo with Ctrl+Z.</source>
        <translation>Erneut getan: %1. Rückgängig mit Strg+Z.</translation>
    </message>
</context>
<context>
    <name>docent::MainWindow</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>%1 – Docent</source>
        <translation>%1 – Docent</translation>
    </message>
    <message>
        <source>Docent</source>
        <translation>Docent</translation>
    </message>
    <message>
        <source>The workspace was not opened</source>
        <translation>Der Arbeitsbereich wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>The sample cannot be tried</source>
        <translation>Das Beispiel kann nicht ausprobiert werden</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Docent speaks this language when it is next started.</source>
        <translation>Docent spricht diese Sprache beim nächsten Start.</translation>
    </message>
</context>
<context>
    <name>docent::MatrixBar</name>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>What is written into the cells</source>
        <translation>Was in die Zellen geschrieben wird</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>Percent of the row</source>
        <translation>Prozent der Zeile</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>The order of the classes</source>
        <translation>Die Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>By hierarchy</source>
        <translation>Nach Hierarchie</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Larger cells (+)</source>
        <translation>Größere Zellen (+)</translation>
    </message>
    <message>
        <source>Smaller cells (-)</source>
        <translation>Kleinere Zellen (-)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>The whole matrix (0)</source>
        <translation>Die ganze Matrix (0)</translation>
    </message>
</context>
<context>
    <name>docent::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>docent::MistakesPane</name>
    <message>
        <source>&amp;Is</source>
        <translation>&amp;Ist</translation>
    </message>
    <message>
        <source>ta&amp;ken for</source>
        <translation>&amp;gehalten für</translation>
    </message>
    <message>
        <source>any class</source>
        <translation>beliebige Klasse</translation>
    </message>
    <message>
        <source>Every test picture was named rightly.</source>
        <translation>Jedes Testbild wurde richtig benannt.</translation>
    </message>
    <message>
        <source>No mistake of this kind.</source>
        <translation>Kein Fehler dieser Art.</translation>
    </message>
    <message>
        <source>One mistake among %2 test pictures.</source>
        <translation>Ein Fehler unter %2 Testbildern.</translation>
    </message>
    <message>
        <source>%1 mistakes among %2 test pictures, the most confident first.</source>
        <translation>%1 Fehler unter %2 Testbildern, die sichersten zuerst.</translation>
    </message>
</context>
<context>
    <name>docent::ModelPane</name>
    <message>
        <source>What made it</source>
        <translation>Entstehung</translation>
    </message>
    <message>
        <source>What made the model</source>
        <translation>Entstehung des Modells</translation>
    </message>
    <message>
        <source>%1 models compared</source>
        <translation>%1 Modelle im Vergleich</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>What differs between the models</source>
        <translation>Was sich zwischen den Modellen unterscheidet</translation>
    </message>
    <message>
        <source>Choose a model to see how it was trained.</source>
        <translation>Wählen Sie ein Modell, um zu sehen, wie es trainiert wurde.</translation>
    </message>
    <message>
        <source>The first figures come after the first steps.</source>
        <translation>Die ersten Zahlen kommen nach den ersten Schritten.</translation>
    </message>
    <message>
        <source>There are no figures of its training.</source>
        <translation>Von seinem Training gibt es keine Zahlen.</translation>
    </message>
</context>
<context>
    <name>docent::ModelPicker</name>
    <message>
        <source>Models to fine-tune</source>
        <translation>Modelle zum Nachtrainieren</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>not ranked</source>
        <translation>nicht in der Rangfolge</translation>
    </message>
    <message>
        <source>This task is not ranked yet: nothing tells which model fits it.</source>
        <translation>Für diese Aufgabe gibt es noch keine Rangfolge: Nichts sagt, welches Modell zu ihr passt.</translation>
    </message>
    <message>
        <source>≈ not told apart from the best</source>
        <translation>≈ nicht vom besten zu unterscheiden</translation>
    </message>
</context>
<context>
    <name>docent::NeighbourPane</name>
    <message>
        <source>Rank &amp;again</source>
        <translation>Rangfolge &amp;erneut bilden</translation>
    </message>
    <message>
        <source>&amp;B:</source>
        <translation>&amp;B:</translation>
    </message>
    <message>
        <source>Model B, to compare with</source>
        <translation>Modell B, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>Which pictures of the task are shown</source>
        <translation>Welche Bilder der Aufgabe gezeigt werden</translation>
    </message>
    <message>
        <source>A model is right about a picture where the nearest other picture has its class. The chance is that of McNemar&apos;s exact test.</source>
        <translation>Ein Modell hat bei einem Bild recht, wenn das nächste andere Bild dessen Klasse hat. Die Wahrscheinlichkeit ist die des exakten McNemar-Tests.</translation>
    </message>
    <message>
        <source>Pictures of the task</source>
        <translation>Bilder der Aufgabe</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>Reading the pictures of %1…</source>
        <translation>Bilder von %1 werden gelesen…</translation>
    </message>
    <message>
        <source>Looking how %1 sees the pictures…</source>
        <translation>Es wird ermittelt, wie %1 die Bilder sieht…</translation>
    </message>
    <message>
        <source>Both are right about the same %1 pictures, and wrong about the same %2.</source>
        <translation>Beide haben bei denselben %1 Bildern recht und bei denselben %2 unrecht.</translation>
    </message>
    <message>
        <source>Only A is right about %1 pictures, only B about %2; both are about %3, neither is about %4. Were both equally good, a difference like this or a larger one would come up with a chance of %5.</source>
        <translation>Nur A hat bei %1 Bildern recht, nur B bei %2; beide bei %3, keines bei %4. Wären beide gleich gut, käme ein solcher oder größerer Unterschied mit einer Wahrscheinlichkeit von %5 zustande.</translation>
    </message>
    <message>
        <source>All pictures (%1)</source>
        <translation>Alle Bilder (%1)</translation>
    </message>
    <message>
        <source>Only A is right (%1)</source>
        <translation>Nur A hat recht (%1)</translation>
    </message>
    <message>
        <source>Only B is right (%1)</source>
        <translation>Nur B hat recht (%1)</translation>
    </message>
    <message>
        <source>Both are right (%1)</source>
        <translation>Beide haben recht (%1)</translation>
    </message>
    <message>
        <source>Neither is right (%1)</source>
        <translation>Keines hat recht (%1)</translation>
    </message>
    <message>
        <source>A %1   B %2</source>
        <translation>A %1   B %2</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>Wählen Sie ein Bild.</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>Nearest pictures under %1</source>
        <translation>Nächste Bilder bei %1</translation>
    </message>
    <message>
        <source>%1 of the %2 nearest have its class.</source>
        <translation>%1 der %2 nächsten haben seine Klasse.</translation>
    </message>
</context>
<context>
    <name>docent::NewWorkspaceDialog</name>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>A folder that holds data set records, models, runs and jobs. Pictures stay where they are.</source>
        <translation>Ein Ordner mit den Einträgen der Datenmengen, mit Modellen, Läufen und Aufträgen. Die Bilder bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder of the new workspace</source>
        <translation>Ordner des neuen Arbeitsbereichs</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Erstellen</translation>
    </message>
    <message>
        <source>It will lie in %1</source>
        <translation>Er wird in %1 liegen</translation>
    </message>
</context>
<context>
    <name>docent::NodeDialog</name>
    <message>
        <source>Search nodes</source>
        <translation>Knoten suchen</translation>
    </message>
    <message>
        <source>(at the top)</source>
        <translation>(ganz oben)</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>docent::OptionsForm</name>
    <message>
        <source>values, with commas between</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is not a number</source>
        <translation>%1: „%2“ ist keine Zahl</translation>
    </message>
    <message>
        <source>values, as in 0.01, 0.1</source>
        <translation>Werte, etwa 0,01; 0,1</translation>
    </message>
    <message>
        <source>A&amp;dvanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
</context>
<context>
    <name>docent::Page</name>
    <message>
        <source>“%1” is under way; how far it is shows under Jobs.</source>
        <translation>„%1“ läuft; wie weit das ist, steht unter Aufträge.</translation>
    </message>
    <message>
        <source>“%1” is paused: resume it under Jobs.</source>
        <translation>„%1“ ist angehalten: Setzen Sie das unter Aufträge fort.</translation>
    </message>
    <message>
        <source>“%1” waits for its turn under Jobs.</source>
        <translation>„%1“ wartet unter Aufträge, bis es an der Reihe ist.</translation>
    </message>
</context>
<context>
    <name>docent::PathEdit</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
</context>
<context>
    <name>docent::PictureCheckRow</name>
    <message>
        <source>Checking pictures</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>The check for broken pictures was stopped. The import leaves out those it finds.</source>
        <translation>Die Suche nach beschädigten Bildern wurde gestoppt. Der Import lässt weg, was er davon findet.</translation>
    </message>
    <message>
        <source>Chec&amp;k all pictures</source>
        <translation>Alle Bilder &amp;prüfen</translation>
    </message>
    <message>
        <source>Not checked for broken pictures: to decode all takes about %1. The import leaves out those it finds.</source>
        <translation>Nicht auf beschädigte Bilder geprüft: Alle zu dekodieren dauert etwa %1. Der Import lässt weg, was er davon findet.</translation>
    </message>
    <message>
        <source>One picture was checked:</source>
        <translation>Ein Bild wurde geprüft:</translation>
    </message>
    <message>
        <source>%1 pictures were checked:</source>
        <translation>%1 Bilder wurden geprüft:</translation>
    </message>
    <message>
        <source>none is broken.</source>
        <translation>keines ist beschädigt.</translation>
    </message>
    <message>
        <source>one is broken, and left out.</source>
        <translation>eines ist beschädigt und wird weggelassen.</translation>
    </message>
    <message>
        <source>%1 are broken, and left out.</source>
        <translation>%1 sind beschädigt und werden weggelassen.</translation>
    </message>
    <message>
        <source>Stop chec&amp;king</source>
        <translation>&amp;Prüfung stoppen</translation>
    </message>
    <message>
        <source>%1 of %2 pictures were checked. The import checks the others.</source>
        <translation>%1 von %2 Bildern wurden geprüft. Die übrigen prüft der Import.</translation>
    </message>
    <message>
        <source>Checking pictures…</source>
        <translation>Bilder werden geprüft …</translation>
    </message>
    <message>
        <source>Checking pictures: %1 of %2</source>
        <translation>Bilder werden geprüft: %1 von %2</translation>
    </message>
    <message>
        <source>Checking pictures: %1 of %2, about %3 left</source>
        <translation>Bilder werden geprüft: %1 von %2, noch etwa %3</translation>
    </message>
    <message>
        <source>one is broken</source>
        <translation>eines ist beschädigt</translation>
    </message>
    <message>
        <source>%1 are broken</source>
        <translation>%1 sind beschädigt</translation>
    </message>
    <message>
        <source>%1 pictures were decoded; looking for near-copies</source>
        <translation>%1 Bilder sind dekodiert; Beinahe-Kopien werden gesucht</translation>
    </message>
</context>
<context>
    <name>docent::PictureDialog</name>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Vorheriges</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächstes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Smaller  (-)</source>
        <translation>Kleiner  (-)</translation>
    </message>
    <message>
        <source>Larger  (+)</source>
        <translation>Größer  (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>The whole picture  (0)</source>
        <translation>Das ganze Bild  (0)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Pixel for pixel  (1)</source>
        <translation>Pixel für Pixel  (1)</translation>
    </message>
    <message>
        <source>The picture before  (Left)</source>
        <translation>Das Bild davor  (Links)</translation>
    </message>
    <message>
        <source>The picture after  (Right)</source>
        <translation>Das Bild danach  (Rechts)</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the file</source>
        <translation>Den Pfad der Datei kopieren</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open the folder that holds the file</source>
        <translation>Den Ordner öffnen, der die Datei enthält</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 Pixel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>This picture cannot be shown: %1</source>
        <translation>Dieses Bild kann nicht gezeigt werden: %1</translation>
    </message>
</context>
<context>
    <name>docent::PictureGallery</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
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
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <source>&amp;Show in full</source>
        <translation>&amp;Ganz zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Open its folder</source>
        <translation>Seinen &amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>as it was decoded: the file is gone</source>
        <translation>wie es dekodiert wurde: die Datei ist fort</translation>
    </message>
</context>
<context>
    <name>docent::PicturePopup</name>
    <message>
        <source>The pictures are gone.</source>
        <translation>Die Bilder sind nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>docent::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>docent::PointCloud</name>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>1 is selected</source>
        <translation>1 ist ausgewählt</translation>
    </message>
    <message>
        <source>%1 are selected</source>
        <translation>%1 sind ausgewählt</translation>
    </message>
</context>
<context>
    <name>docent::PointLegend</name>
    <message>
        <source>Classes of the points</source>
        <translation>Klassen der Punkte</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
</context>
<context>
    <name>docent::PredictionGallery</name>
    <message>
        <source>Test pictures</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>These pictures are no longer in the task.</source>
        <translation>Diese Bilder sind nicht mehr in der Aufgabe.</translation>
    </message>
    <message>
        <source>One of them is no longer in the task: it was imported anew.</source>
        <translation>Eines davon ist nicht mehr in der Aufgabe: Sie wurde neu importiert.</translation>
    </message>
    <message>
        <source>%1 of them are no longer in the task: it was imported anew.</source>
        <translation>%1 davon sind nicht mehr in der Aufgabe: Sie wurde neu importiert.</translation>
    </message>
</context>
<context>
    <name>docent::PreviewTreeModel</name>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>%1
Lies under %2 nodes</source>
        <translation>%1
Liegt unter %2 Knoten</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>docent::ProxiesPane</name>
    <message>
        <source>Do other proxies say the same?</source>
        <translation>Sagen andere Näherungen dasselbe?</translation>
    </message>
    <message>
        <source>&amp;Compare all proxies</source>
        <translation>Alle Näherungen &amp;vergleichen</translation>
    </message>
    <message>
        <source>How far the orders agree: weighted Kendall&apos;s τ, 1 = the same order</source>
        <translation>Wie weit die Reihenfolgen übereinstimmen: gewichtetes Kendalls τ, 1 = dieselbe Reihenfolge</translation>
    </message>
    <message>
        <source>Agreement of the proxies</source>
        <translation>Übereinstimmung der Näherungen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Scores of the models by each proxy</source>
        <translation>Werte der Modelle nach jeder Näherung</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>Place %1 by %2</source>
        <translation>Platz %1 nach %2</translation>
    </message>
    <message>
        <source>It has no classes of its own</source>
        <translation>Es hat keine eigenen Klassen</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 und %2: %3</translation>
    </message>
    <message>
        <source>Score the models by every proxy and see how far they agree. This ranks the task again, without halving: each model looks at all pictures that it has not seen yet.</source>
        <translation>Die Modelle mit jeder Näherung bewerten und sehen, wie weit sie übereinstimmen. Das reiht die Aufgabe neu, ohne Halbieren: Jedes Modell sieht alle Bilder an, die es noch nicht gesehen hat.</translation>
    </message>
    <message>
        <source>Score the same embeddings by every proxy and see how far they agree. Nothing is embedded again.</source>
        <translation>Dieselben Einbettungen mit jeder Näherung bewerten und sehen, wie weit sie übereinstimmen. Nichts wird neu eingebettet.</translation>
    </message>
</context>
<context>
    <name>docent::ProxyPane</name>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>%1 (recommended)</source>
        <translation>%1 (empfohlen)</translation>
    </message>
    <message>
        <source>%1: score %2, test accuracy %3 (%4 to %5) in the run %6.</source>
        <translation>%1: Wert %2, Testgenauigkeit %3 (%4 bis %5) im Lauf %6.</translation>
    </message>
    <message>
        <source>Score before fine-tuning</source>
        <translation>Wert vor dem Nachtraining</translation>
    </message>
    <message>
        <source>Test accuracy after fine-tuning</source>
        <translation>Testgenauigkeit nach dem Nachtraining</translation>
    </message>
    <message>
        <source>The %1 fine-tuned models all have the same score or the same accuracy, so there is no order to compare.</source>
        <translation>Die %1 nachtrainierten Modelle haben alle denselben Wert oder dieselbe Genauigkeit, daher gibt es keine Reihenfolge zu vergleichen.</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau between score and accuracy is %1, with weight on the top %2, over %3 fine-tuned models.</source>
        <translation>Kendalls Tau zwischen Wert und Genauigkeit ist %1, mit Gewicht auf den Spitzenplätzen %2, über %3 nachtrainierte Modelle.</translation>
    </message>
    <message>
        <source>So few tell little: one more run can turn it round.</source>
        <translation>So wenige sagen wenig: Ein weiterer Lauf kann es umkehren.</translation>
    </message>
    <message>
        <source>%1, which the ranking recommends, is not fine-tuned yet, so its regret is not known.</source>
        <translation>%1, von der Rangfolge empfohlen, ist noch nicht nachtrainiert, daher ist die Einbuße nicht bekannt.</translation>
    </message>
    <message>
        <source>The recommendation, %1, is also the most accurate of them: no regret.</source>
        <translation>Die Empfehlung, %1, ist auch das genaueste davon: keine Einbuße.</translation>
    </message>
    <message>
        <source>Taking the recommendation, %1, instead of %2, which turned out best, costs %3 percentage points of test accuracy: its regret.</source>
        <translation>Die Empfehlung %1 zu nehmen statt %2, das sich als bestes erwies, kostet %3 Prozentpunkte Testgenauigkeit: ihre Einbuße.</translation>
    </message>
    <message>
        <source>Does the score foretell the accuracy?</source>
        <translation>Sagt der Wert die Genauigkeit voraus?</translation>
    </message>
    <message>
        <source>Fine-tune two or more experts to see how well the score foretells accuracy.</source>
        <translation>Trainieren Sie mindestens zwei Experten nach, um zu sehen, wie gut der Wert die Genauigkeit voraussagt.</translation>
    </message>
    <message>
        <source>Go to &amp;Transfer</source>
        <translation>Zur &amp;Übertragung</translation>
    </message>
    <message>
        <source>Score against test accuracy of the fine-tuned models</source>
        <translation>Wert gegen Testgenauigkeit der nachtrainierten Modelle</translation>
    </message>
</context>
<context>
    <name>docent::RankDialog</name>
    <message>
        <source>Rank the experts for %1</source>
        <translation>Rangfolge der Experten für %1 bilden</translation>
    </message>
    <message>
        <source>Each model looks at the training pictures of the task once; nothing is trained. What a model made of them is kept, so that ranking again takes a moment.</source>
        <translation>Jedes Modell sieht die Trainingsbilder der Aufgabe einmal an; nichts wird trainiert. Was ein Modell daraus gemacht hat, wird aufbewahrt, sodass eine erneute Rangfolge nur einen Augenblick dauert.</translation>
    </message>
    <message>
        <source>&amp;Rank</source>
        <translation>&amp;Rangfolge bilden</translation>
    </message>
    <message>
        <source>&amp;All models that are trained</source>
        <translation>&amp;Alle trainierten Modelle</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Modell suchen</translation>
    </message>
    <message>
        <source>Models to rank</source>
        <translation>Modelle für die Rangfolge</translation>
    </message>
    <message>
        <source>Bootstrap resamples</source>
        <translation>Bootstrap-Stichproben</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>Tick a model, or all.</source>
        <translation>Kreuzen Sie ein Modell an, oder alle.</translation>
    </message>
    <message>
        <source>1 model and %1 pictures: at most %2 image passes.</source>
        <translation>1 Modell und %1 Bilder: höchstens %2 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>%1 models and %2 pictures: at most %3 image passes.</source>
        <translation>%1 Modelle und %2 Bilder: höchstens %3 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>The baseline of each is always ranked too.</source>
        <translation>Das jeweilige Grundmodell ist immer in der Rangfolge.</translation>
    </message>
    <message>
        <source>Tell beside it</source>
        <translation>Daneben nennen</translation>
    </message>
</context>
<context>
    <name>docent::RankingFilterBar</name>
    <message>
        <source>Find an expert or a node</source>
        <translation>Experten oder Knoten suchen</translation>
    </message>
    <message>
        <source>Branch of the hierarchy</source>
        <translation>Zweig der Hierarchie</translation>
    </message>
    <message>
        <source>Only experts of this branch; the baseline is always shown</source>
        <translation>Nur Experten dieses Zweigs; das Grundmodell wird immer gezeigt</translation>
    </message>
    <message>
        <source>Order of the bars</source>
        <translation>Reihenfolge der Balken</translation>
    </message>
    <message>
        <source>Best score first</source>
        <translation>Bester Wert zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Most pictures first</source>
        <translation>Meiste Bilder zuerst</translation>
    </message>
    <message>
        <source>Order of the bars. Pictures are those of the slice that an expert learned from.</source>
        <translation>Reihenfolge der Balken. Gemeint sind die Bilder der Teilmenge, aus der ein Experte gelernt hat.</translation>
    </message>
    <message>
        <source>All branches</source>
        <translation>Alle Zweige</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>%1 of %2 models</source>
        <translation>%1 von %2 Modellen</translation>
    </message>
</context>
<context>
    <name>docent::RankingIcicle</name>
    <message>
        <source>All of %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>%1: %2, between %3 and %4</source>
        <translation>%1: %2, zwischen %3 und %4</translation>
    </message>
    <message>
        <source>%1: %2 pictures, no expert</source>
        <translation>%1: %2 Bilder, kein Experte</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Source whose hierarchy is shown</source>
        <translation>Quelle, deren Hierarchie gezeigt wird</translation>
    </message>
    <message>
        <source>Hierarchy coloured by score</source>
        <translation>Hierarchie nach Wert eingefärbt</translation>
    </message>
    <message>
        <source>Reading the hierarchy of %1…</source>
        <translation>Hierarchie von %1 wird gelesen…</translation>
    </message>
    <message>
        <source>Nodes with an expert have the colour of its score. Nodes without one are grey.</source>
        <translation>Knoten mit einem Experten haben die Farbe seines Werts. Knoten ohne einen sind grau.</translation>
    </message>
    <message>
        <source>Nodes with an expert have the colour of its score: orange is better than the baseline, blue is worse. Nodes without one are grey.</source>
        <translation>Knoten mit einem Experten haben die Farbe seines Werts: Orange ist besser als das Grundmodell, Blau schlechter. Knoten ohne einen sind grau.</translation>
    </message>
    <message>
        <source>None of the ranked models belongs to a label hierarchy that is still known.</source>
        <translation>Keines der Modelle der Rangfolge gehört zu einer Klassenhierarchie, die noch bekannt ist.</translation>
    </message>
</context>
<context>
    <name>docent::RankingPage</name>
    <message>
        <source>Ranking</source>
        <translation>Rangfolge</translation>
    </message>
    <message>
        <source>&amp;Import task…</source>
        <translation>Aufgabe &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Rank the experts</source>
        <translation>&amp;Rangfolge der Experten bilden</translation>
    </message>
    <message>
        <source>Show on &amp;Labels page</source>
        <translation>In „Klassen“ &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Rank again</source>
        <translation>Rangfolge &amp;erneut bilden</translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation>Noch keine Aufgabe</translation>
    </message>
    <message>
        <source>Import a task: some hundred labelled pictures of what you want to tell apart. Docent then says which expert fits it best, within seconds.</source>
        <translation>Importieren Sie eine Aufgabe: einige hundert beschriftete Bilder dessen, was Sie unterscheiden möchten. Docent sagt dann innerhalb von Sekunden, welcher Experte am besten zu ihr passt.</translation>
    </message>
    <message>
        <source>No models to rank</source>
        <translation>Keine Modelle für die Rangfolge</translation>
    </message>
    <message>
        <source>Train a baseline and experts first.</source>
        <translation>Trainieren Sie zuerst ein Grundmodell und Experten.</translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation>Zu den &amp;Klassen</translation>
    </message>
    <message>
        <source>%1 is not ranked yet</source>
        <translation>Für %1 gibt es noch keine Rangfolge</translation>
    </message>
    <message>
        <source>The only model looks at the training pictures of the task once; nothing is trained.</source>
        <translation>Das einzige Modell sieht die Trainingsbilder der Aufgabe einmal an; nichts wird trainiert.</translation>
    </message>
    <message>
        <source>Each of the %1 models looks at the training pictures of the task once; nothing is trained.</source>
        <translation>Jedes der %1 Modelle sieht die Trainingsbilder der Aufgabe einmal an; nichts wird trainiert.</translation>
    </message>
    <message>
        <source>The ranking was not started</source>
        <translation>Die Rangfolge wurde nicht begonnen</translation>
    </message>
    <message>
        <source>Each model looks at the training pictures of the task once; nothing is trained. The ranking appears here.</source>
        <translation>Jedes Modell sieht die Trainingsbilder der Aufgabe einmal an; nichts wird trainiert. Die Rangfolge erscheint hier.</translation>
    </message>
    <message>
        <source>&amp;Stop ranking</source>
        <translation>Rangfolge &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Options and models…</source>
        <translation>&amp;Optionen und Modelle…</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>A&amp;ls Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>&amp;Balken</translation>
    </message>
    <message>
        <source>&amp;Hierarchy coloured by score</source>
        <translation>&amp;Hierarchie nach Wert eingefärbt</translation>
    </message>
    <message>
        <source>Compare on the &amp;pictures of the task</source>
        <translation>Auf den Bildern der Aufgabe &amp;vergleichen</translation>
    </message>
    <message>
        <source>Score against &amp;accuracy</source>
        <translation>Wert gegen &amp;Genauigkeit</translation>
    </message>
    <message>
        <source>Find an &amp;expert</source>
        <translation>Experten s&amp;uchen</translation>
    </message>
    <message>
        <source>Sort by s&amp;core</source>
        <translation>Nach &amp;Wert ordnen</translation>
    </message>
    <message>
        <source>Sort by na&amp;me</source>
        <translation>Nach Na&amp;men ordnen</translation>
    </message>
    <message>
        <source>Sort by pictures in the sl&amp;ice</source>
        <translation>Nach Bildern der &amp;Teilmenge ordnen</translation>
    </message>
    <message>
        <source>Sa&amp;ve chart…</source>
        <translation>Diagramm s&amp;peichern…</translation>
    </message>
    <message>
        <source>Cop&amp;y chart</source>
        <translation>Dia&amp;gramm kopieren</translation>
    </message>
    <message>
        <source>E&amp;xport the table…</source>
        <translation>Tabelle e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Ranking %1 failed</source>
        <translation>Die Rangfolge für %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>The last ranking failed, so this is an earlier one. %1</source>
        <translation>Die letzte Rangfolge ist fehlgeschlagen, daher ist dies eine frühere. %1</translation>
    </message>
    <message>
        <source>Rank a&amp;gain</source>
        <translation>Rangfolge &amp;erneut bilden</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>ranking-%1</source>
        <translation>rangfolge-%1</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The table was not written</source>
        <translation>Die Tabelle wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Ranking %1 is paused</source>
        <translation>Die Rangfolge für %1 ist angehalten</translation>
    </message>
    <message>
        <source>It goes on where it was.</source>
        <translation>Sie macht dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>A ranking of this task is paused.</source>
        <translation>Eine Rangfolge für diese Aufgabe ist angehalten.</translation>
    </message>
    <message>
        <source>Pro&amp;xies side by side</source>
        <translation>Näherungen &amp;nebeneinander</translation>
    </message>
    <message>
        <source>A ranking of this task is running</source>
        <translation>Eine Rangfolge dieser Aufgabe läuft</translation>
    </message>
    <message>
        <source>Halving: &amp;which models were dropped</source>
        <translation>Halbieren: &amp;welche Modelle wegfielen</translation>
    </message>
    <message>
        <source>There is no chart in this view. Bars, hierarchy, halving where the task was ranked so, and score against accuracy once two models are fine-tuned, are charts.</source>
        <translation>In dieser Ansicht gibt es kein Diagramm. Balken, Hierarchie, Halbieren, wo so gereiht wurde, und Wert gegen Genauigkeit, sobald zwei Modelle nachtrainiert sind, sind Diagramme.</translation>
    </message>
    <message>
        <source>Fine-&amp;tune this one</source>
        <translation>Dieses &amp;nachtrainieren</translation>
    </message>
    <message>
        <source>Tas&amp;k</source>
        <translation>Auf&amp;gabe</translation>
    </message>
    <message>
        <source>Import a tas&amp;k…</source>
        <translation>Aufgabe i&amp;mportieren…</translation>
    </message>
    <message>
        <source>Rank the experts</source>
        <translation>Experten ordnen</translation>
    </message>
</context>
<context>
    <name>docent::RankingPlot</name>
    <message>
        <source>Ranking as bars</source>
        <translation>Rangfolge als Balken</translation>
    </message>
    <message>
        <source>Scrolls the bars</source>
        <translation>Verschiebt die Balken</translation>
    </message>
</context>
<context>
    <name>docent::RankingProgress</name>
    <message>
        <source>Waits for the jobs before it</source>
        <translation>Wartet auf die Aufträge davor</translation>
    </message>
    <message>
        <source>%1 of %2 models done</source>
        <translation>%1 von %2 Modellen fertig</translation>
    </message>
    <message>
        <source>%1 of them from the cache</source>
        <translation>%1 davon aus dem Cache</translation>
    </message>
    <message>
        <source>%1 of %2 image passes</source>
        <translation>%1 von %2 Bilddurchgängen</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Progress of the ranking</source>
        <translation>Fortschritt der Rangfolge</translation>
    </message>
    <message>
        <source>The pictures of the task are read once and kept in the size that the models take.</source>
        <translation>Die Bilder der Aufgabe werden einmal gelesen und in der Größe aufbewahrt, die die Modelle brauchen.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stop ranking. What is embedded by now stays in the cache.</source>
        <translation>Rangfolge stoppen. Was bis jetzt eingebettet ist, bleibt im Cache.</translation>
    </message>
    <message>
        <source>Image passes done</source>
        <translation>Erledigte Bilddurchgänge</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: under way</source>
        <translation>%1: läuft</translation>
    </message>
    <message>
        <source>%1: to come</source>
        <translation>%1: steht noch aus</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>docent::RankingSide</name>
    <message>
        <source>Class of the task</source>
        <translation>Klasse der Aufgabe</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Training pictures of the class</source>
        <translation>Trainingsbilder der Klasse</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Score of each class</source>
        <translation>Wert jeder Klasse</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>Kla&amp;ssen</translation>
    </message>
    <message>
        <source>Pictures that the model learned from</source>
        <translation>Bilder, aus denen das Modell gelernt hat</translation>
    </message>
    <message>
        <source>between %1 and %2, not told apart from the best</source>
        <translation>zwischen %1 und %2, nicht vom besten zu unterscheiden</translation>
    </message>
    <message>
        <source>This model is no longer in the bank.</source>
        <translation>Dieses Modell ist nicht mehr im Bestand.</translation>
    </message>
    <message>
        <source>Baseline: all %1 training pictures of %2</source>
        <translation>Grundmodell: alle %1 Trainingsbilder von %2</translation>
    </message>
    <message>
        <source>Expert on %1: %2 training pictures, %3 classes</source>
        <translation>Experte auf %1: %2 Trainingsbilder, %3 Klassen</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>This model is no longer in the bank, so what it learned from is not known.</source>
        <translation>Dieses Modell ist nicht mehr im Bestand, daher ist nicht bekannt, woraus es gelernt hat.</translation>
    </message>
    <message>
        <source>Reading the pictures of %1…</source>
        <translation>Bilder von %1 werden gelesen…</translation>
    </message>
    <message>
        <source>%1 has no node %2 any more.</source>
        <translation>%1 hat keinen Knoten %2 mehr.</translation>
    </message>
    <message>
        <source>%1 of the %2 training pictures, evenly spread.</source>
        <translation>%1 der %2 Trainingsbilder, gleichmäßig verteilt.</translation>
    </message>
    <message>
        <source>The only training picture.</source>
        <translation>Das einzige Trainingsbild.</translation>
    </message>
    <message>
        <source>All %1 training pictures.</source>
        <translation>Alle %1 Trainingsbilder.</translation>
    </message>
    <message>
        <source>Baseline: imported from %1</source>
        <translation>Grundmodell: importiert aus %1</translation>
    </message>
    <message>
        <source>This model was imported: what it learned from is no data set of this workspace.</source>
        <translation>Dieses Modell wurde importiert: woraus es gelernt hat, ist kein Datensatz dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The score, of the pictures of the class alone</source>
        <translation>Der Wert, allein auf den Bildern der Klasse</translation>
    </message>
    <message>
        <source>Score minus that of the baseline; of an accuracy in percentage points</source>
        <translation>Wert minus den des Grundmodells; bei einer Genauigkeit in Prozentpunkten</translation>
    </message>
    <message>
        <source>Dropped by halving after %1 of %2 pictures</source>
        <translation>Beim Halbieren nach %1 von %2 Bildern weggefallen</translation>
    </message>
    <message>
        <source>The only one left after %1 of %2 pictures</source>
        <translation>Nach %1 von %2 Bildern als einziges übrig</translation>
    </message>
    <message>
        <source>&amp;Slice</source>
        <translation>Ausschni&amp;tt</translation>
    </message>
</context>
<context>
    <name>docent::RankingView</name>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Hierarchy</source>
        <translation>Hierarchie</translation>
    </message>
    <message>
        <source>Pictures of the task</source>
        <translation>Bilder der Aufgabe</translation>
    </message>
    <message>
        <source>Score and accuracy</source>
        <translation>Wert und Genauigkeit</translation>
    </message>
    <message>
        <source>Ranking of the experts</source>
        <translation>Rangfolge der Experten</translation>
    </message>
    <message>
        <source>scores-%1</source>
        <translation>werte-%1</translation>
    </message>
    <message>
        <source>score-and-accuracy-%1</source>
        <translation>wert-und-genauigkeit-%1</translation>
    </message>
    <message>
        <source>ranking-%1</source>
        <translation>rangfolge-%1</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Näherungen</translation>
    </message>
    <message>
        <source>Halving</source>
        <translation>Halbieren</translation>
    </message>
    <message>
        <source>halving-%1</source>
        <translation>halbieren-%1</translation>
    </message>
</context>
<context>
    <name>docent::RecentList</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt verwendete Arbeitsbereiche</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist nicht mehr da</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Locate…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>&amp;Nicht mehr anheften</translation>
    </message>
    <message>
        <source>&amp;Pin to the top</source>
        <translation>Oben an&amp;heften</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>docent::ReliabilityPlot</name>
    <message>
        <source>Reliability diagram</source>
        <translation>Zuverlässigkeitsdiagramm</translation>
    </message>
    <message>
        <source>Expected calibration error %1</source>
        <translation>Erwarteter Kalibrierungsfehler %1</translation>
    </message>
    <message>
        <source>No picture was named with a probability between %1 and %2.</source>
        <translation>Kein Bild wurde mit einer Wahrscheinlichkeit zwischen %1 und %2 benannt.</translation>
    </message>
    <message>
        <source>Between %1 and %2: %3 of %4 right, which is %5 (%6 to %7); said %8 on average.</source>
        <translation>Zwischen %1 und %2: %3 von %4 richtig, das sind %5 (%6 bis %7); angegeben im Mittel %8.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Probability of the predicted class</source>
        <translation>Wahrscheinlichkeit der vorhergesagten Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Right, with its interval</source>
        <translation>Richtig, mit Intervall</translation>
    </message>
    <message>
        <source>As often as it says</source>
        <translation>So oft wie angegeben</translation>
    </message>
</context>
<context>
    <name>docent::RelinkDialog</name>
    <message>
        <source>Re-link pictures</source>
        <translation>Bilder neu verknüpfen</translation>
    </message>
    <message>
        <source>Where are the pictures of “%1” now?</source>
        <translation>Wo sind die Bilder von „%1“ jetzt?</translation>
    </message>
    <message>
        <source>&amp;Import again…</source>
        <translation>Erneut &amp;importieren…</translation>
    </message>
    <message>
        <source>Reads the pictures that are there now, with the options of before</source>
        <translation>Liest die jetzt vorhandenen Bilder, mit den Optionen von zuvor</translation>
    </message>
    <message>
        <source>&amp;Re-link</source>
        <translation>&amp;Neu verknüpfen</translation>
    </message>
    <message>
        <source>All %1 pictures are in %2.</source>
        <translation>Alle %1 Bilder sind in %2.</translation>
    </message>
    <message>
        <source>One of them has another size than the one of before.</source>
        <translation>Eines davon hat eine andere Größe als zuvor.</translation>
    </message>
    <message>
        <source>%1 of them have another size than those of before.</source>
        <translation>%1 davon haben eine andere Größe als zuvor.</translation>
    </message>
    <message>
        <source>The decoded pictures stay in use.</source>
        <translation>Die dekodierten Bilder bleiben in Gebrauch.</translation>
    </message>
    <message>
        <source>They are decoded anew when they are next needed.</source>
        <translation>Sie werden neu dekodiert, wenn sie das nächste Mal gebraucht werden.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures are in %3.</source>
        <translation>%1 von %2 Bildern sind in %3.</translation>
    </message>
    <message>
        <source>All of them must be there. These are missing; import the data set again to go on without them.</source>
        <translation>Alle müssen dort sein. Diese fehlen; importieren Sie die Datenmenge erneut, um ohne sie weiterzumachen.</translation>
    </message>
    <message>
        <source>“%1” is read from %2 now.</source>
        <translation>„%1“ wird jetzt aus %2 gelesen.</translation>
    </message>
    <message>
        <source>They were in %1. Choose the folder or archive that holds them now; labels, models and decoded pictures stay as they are.</source>
        <translation>Sie waren in %1. Wählen Sie den Ordner oder das Archiv, in dem sie jetzt sind; Beschriftungen, Modelle und dekodierte Bilder bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Folder or archive that holds the pictures now</source>
        <translation>Ordner oder Archiv, in dem die Bilder jetzt sind</translation>
    </message>
    <message>
        <source>%1 of %2 pictures that were compared show something else than at the import; the first is %3. Choose where the same pictures are, or import these again.</source>
        <translation>%1 von %2 verglichenen Bildern zeigen etwas anderes als beim Import; das erste ist %3. Wählen Sie, wo dieselben Bilder sind, oder importieren Sie diese neu.</translation>
    </message>
    <message>
        <source>Fol&amp;der or archive</source>
        <translation>Or&amp;dner oder Archiv</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>Als Befehls&amp;zeile kopieren</translation>
    </message>
</context>
<context>
    <name>docent::ResumeBar</name>
    <message>
        <source>Jobs to resume</source>
        <translation>Fortzusetzende Aufträge</translation>
    </message>
    <message>
        <source>They stay paused under Jobs, and can be resumed there at any time.</source>
        <translation>Sie bleiben unter Aufträge angehalten und können dort jederzeit fortgesetzt werden.</translation>
    </message>
    <message>
        <source>and one more</source>
        <translation>und ein weiterer</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Resume it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume these</source>
        <translation>Diese fortsetzen</translation>
    </message>
</context>
<context>
    <name>docent::RunView</name>
    <message>
        <source>No run chosen</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Resume its job, or fine-tune again.</source>
        <translation>Setzen Sie seinen Auftrag fort oder trainieren Sie erneut nach.</translation>
    </message>
    <message>
        <source>Results of the run</source>
        <translation>Ergebnisse des Laufs</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>Dur&amp;chlauf</translation>
    </message>
    <message>
        <source>Co&amp;nfusion</source>
        <translation>Ver&amp;wechslung</translation>
    </message>
    <message>
        <source>Cali&amp;bration</source>
        <translation>Kalibr&amp;ierung</translation>
    </message>
    <message>
        <source>Is there once the run is tested.</source>
        <translation>Erscheint, sobald der Lauf getestet ist.</translation>
    </message>
    <message>
        <source>test accuracy, between %1 and %2, on %3 pictures; balanced %4, cross-entropy %5 nats</source>
        <translation>Testgenauigkeit, zwischen %1 und %2, auf %3 Bildern; ausgewogen %4, Kreuzentropie %5 Nats</translation>
    </message>
    <message>
        <source>Fine-tuned from %1 on %2 pictures of %3 in %4</source>
        <translation>Nachtrainiert aus %1 auf %2 Bildern von %3 in %4</translation>
    </message>
    <message>
        <source>%1, calibration error %2
%3</source>
        <translation>%1, Kalibrierungsfehler %2
%3</translation>
    </message>
    <message>
        <source>%1 points over the fine-tuned baseline %2, %3.</source>
        <translation>%1 Punkte gegenüber dem nachtrainierten Grundmodell %2, %3.</translation>
    </message>
    <message>
        <source>%1 points against the fine-tuned baseline %2, %3.</source>
        <translation>%1 Punkte gegenüber dem nachtrainierten Grundmodell %2, %3.</translation>
    </message>
    <message>
        <source>A linear probe of %1, its head alone trained, on %2 pictures of %3 in %4</source>
        <translation>Eine lineare Probe von %1, nur der Kopf trainiert, auf %2 Bildern von %3 in %4</translation>
    </message>
    <message>
        <source>The adapters and the head of %1 fine-tuned on %2 pictures of %3 in %4</source>
        <translation>Adapter und Kopf von %1 nachtrainiert auf %2 Bildern von %3 in %4</translation>
    </message>
    <message>
        <source>Mi&amp;stakes</source>
        <translation>Fehle&amp;r</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>Kla&amp;ssen</translation>
    </message>
    <message>
        <source>D&amp;ifference</source>
        <translation>Di&amp;fferenz</translation>
    </message>
</context>
<context>
    <name>docent::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Of its model in the ranking</source>
        <translation>Seines Modells in der Rangfolge</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Fine-tune a model on a task; the result shows here and can be exported.</source>
        <translation>Trainieren Sie ein Modell auf einer Aufgabe nach; das Ergebnis erscheint hier und kann exportiert werden.</translation>
    </message>
    <message>
        <source>Go to &amp;Transfer</source>
        <translation>Zur &amp;Übertragung</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Of one run the difference to another; of several, all side by side</source>
        <translation>Von einem Lauf die Differenz zu einem anderen; von mehreren alle nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>U&amp;mbenennen</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>A&amp;ls Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>&amp;Save chart…</source>
        <translation>Diagramm &amp;speichern…</translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>%1 runs were deleted. Ctrl+Z brings them back.</source>
        <translation>%1 Läufe wurden gelöscht. Strg+Z bringt sie zurück.</translation>
    </message>
    <message>
        <source>%1 was deleted. Ctrl+Z brings it back.</source>
        <translation>%1 wurde gelöscht. Strg+Z holt es zurück.</translation>
    </message>
</context>
<context>
    <name>docent::SampleGallery</name>
    <message>
        <source>%1
Label: %2</source>
        <translation>%1
Beschriftung: %2</translation>
    </message>
    <message>
        <source>%1
It cannot be read, and will be left out.</source>
        <translation>%1
Es kann nicht gelesen werden und wird ausgelassen.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
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
        <source>not divided</source>
        <translation>nicht aufgeteilt</translation>
    </message>
</context>
<context>
    <name>docent::Session</name>
    <message>
        <source>The job was not stopped</source>
        <translation>Der Auftrag wurde nicht gestoppt</translation>
    </message>
    <message>
        <source>The job was not paused</source>
        <translation>Der Auftrag wurde nicht angehalten</translation>
    </message>
    <message>
        <source>The job was not resumed</source>
        <translation>Der Auftrag wurde nicht fortgesetzt</translation>
    </message>
    <message>
        <source>The job was not removed</source>
        <translation>Der Auftrag wurde nicht entfernt</translation>
    </message>
    <message>
        <source>The job was not moved</source>
        <translation>Der Auftrag wurde nicht verschoben</translation>
    </message>
    <message>
        <source>The jobs were not resumed</source>
        <translation>Die Aufträge wurden nicht fortgesetzt</translation>
    </message>
    <message>
        <source>Delete the model &apos;%1&apos;</source>
        <translation>Modell „%1“ löschen</translation>
    </message>
    <message>
        <source>Delete %1 models</source>
        <translation>%1 Modelle löschen</translation>
    </message>
    <message>
        <source>Delete the run &apos;%1&apos;</source>
        <translation>Lauf „%1“ löschen</translation>
    </message>
    <message>
        <source>Delete %1 runs</source>
        <translation>%1 Läufe löschen</translation>
    </message>
    <message>
        <source>Delete the data set &apos;%1&apos;</source>
        <translation>Datenmenge „%1“ löschen</translation>
    </message>
    <message>
        <source>It was not deleted</source>
        <translation>Es wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>Rename the model &apos;%1&apos;</source>
        <translation>Modell „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Rename the run &apos;%1&apos;</source>
        <translation>Lauf „%1“ umbenennen</translation>
    </message>
    <message>
        <source>It was not renamed</source>
        <translation>Es wurde nicht umbenannt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was made from these pictures</source>
        <translation>„%1“ ist aus diesen Bildern entstanden</translation>
    </message>
    <message>
        <source>Delete what was made from them first, or leave the import as it is</source>
        <translation>Löschen Sie zuerst, was daraus entstanden ist, oder lassen Sie den Import, wie er ist</translation>
    </message>
    <message>
        <source>Import &apos;%1&apos;</source>
        <translation>„%1“ importieren</translation>
    </message>
    <message>
        <source>Not all jobs were removed</source>
        <translation>Nicht alle Aufträge wurden entfernt</translation>
    </message>
    <message>
        <source>Rename the data set &apos;%1&apos;</source>
        <translation>Datensatz „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Add the weights &apos;%1&apos;</source>
        <translation>Gewichte „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Added &apos;%1&apos;. Undo with Ctrl+Z.</source>
        <translation>„%1“ hinzugefügt. Rückgängig mit Strg+Z.</translation>
    </message>
    <message>
        <source>The labels of &apos;%1&apos; are being changed</source>
        <translation>Die Klassen von „%1“ werden gerade geändert</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>Deleted; its pictures stay where they are, and decoded in the cache. %1Undo with Ctrl+Z.</source>
        <translation>Gelöscht; ihre Bilder bleiben, wo sie sind, und dekodiert im Cache. %1Rückgängig mit Strg+Z.</translation>
    </message>
    <message>
        <source>Deleted. %1Undo with Ctrl+Z.</source>
        <translation>Gelöscht. %1Rückgängig mit Strg+Z.</translation>
    </message>
    <message>
        <source>1 run was fine-tuned on it, and needs it to be exported.</source>
        <translation>1 Lauf wurde darauf nachtrainiert und braucht sie, um exportiert zu werden.</translation>
    </message>
    <message>
        <source>%1 runs were fine-tuned on it, and need it to be exported.</source>
        <translation>%1 Läufe wurden darauf nachtrainiert und brauchen sie, um exportiert zu werden.</translation>
    </message>
    <message>
        <source>1 expert that began from it stays, and is ranked without it.</source>
        <translation>1 Experte, der davon ausging, bleibt und wird ohne es gereiht.</translation>
    </message>
    <message>
        <source>%1 experts that began from it stay, and are ranked without it.</source>
        <translation>%1 Experten, die davon ausgingen, bleiben und werden ohne es gereiht.</translation>
    </message>
</context>
<context>
    <name>docent::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
</context>
<context>
    <name>docent::SkippedDialog</name>
    <message>
        <source>Files left out</source>
        <translation>Ausgelassene Dateien</translation>
    </message>
    <message>
        <source>One file left out</source>
        <translation>Eine Datei ausgelassen</translation>
    </message>
    <message>
        <source>%1 files left out</source>
        <translation>%1 Dateien ausgelassen</translation>
    </message>
</context>
<context>
    <name>docent::SkippedView</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Search files and reasons</source>
        <translation>Dateien und Gründe suchen</translation>
    </message>
    <message>
        <source>Files left out</source>
        <translation>Ausgelassene Dateien</translation>
    </message>
    <message>
        <source>C&amp;opy list</source>
        <translation>Liste k&amp;opieren</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Als CS&amp;V speichern…</translation>
    </message>
    <message>
        <source>All reasons (%1)</source>
        <translation>Alle Gründe (%1)</translation>
    </message>
    <message>
        <source>No file is left out.</source>
        <translation>Keine Datei ist ausgelassen.</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Save the list of files left out</source>
        <translation>Liste der ausgelassenen Dateien speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>The list was not saved</source>
        <translation>Die Liste wurde nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>docent::StrategyList</name>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
</context>
<context>
    <name>docent::StudyCellPane</name>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Nahm</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Over the fine-tuned baseline, in percentage points</source>
        <translation>Über dem nachtrainierten Grundmodell, in Prozentpunkten</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Pictures forward and backward; forward alone counts a third</source>
        <translation>Bilder vorwärts und rückwärts; vorwärts allein zählt ein Drittel</translation>
    </message>
    <message>
        <source>What each strategy came to</source>
        <translation>Was jede Strategie erreichte</translation>
    </message>
    <message>
        <source>Choose a cell to see what each strategy came to in it.</source>
        <translation>Wählen Sie eine Zelle, um zu sehen, was jede Strategie darin erreichte.</translation>
    </message>
    <message>
        <source>This cell has no result yet.</source>
        <translation>Diese Zelle hat noch kein Ergebnis.</translation>
    </message>
    <message>
        <source>%1 training and %2 test pictures, %3 classes, %4 models.</source>
        <translation>%1 Trainings- und %2 Testbilder, %3 Klassen, %4 Modelle.</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
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
        <source>Every model with its scores and accuracies</source>
        <translation>Jedes Modell mit seinen Werten und Genauigkeiten</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Grundmodell)</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
</context>
<context>
    <name>docent::StudyCellsPane</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Of each class</source>
        <translation>Jeder Klasse</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundmodell</translation>
    </message>
    <message>
        <source>Best gain</source>
        <translation>Bester Gewinn</translation>
    </message>
    <message>
        <source>Of all strategies, over the fine-tuned baseline</source>
        <translation>Aller Strategien, über dem nachtrainierten Grundmodell</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1 by the models of %2, seed %3</source>
        <translation>%1 mit den Modellen von %2, Startwert %3</translation>
    </message>
</context>
<context>
    <name>docent::StudyChartsPane</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
</context>
<context>
    <name>docent::StudyDialog</name>
    <message>
        <source>%1: &apos;%2&apos; is no number</source>
        <translation>%1: „%2“ ist keine Zahl</translation>
    </message>
    <message>
        <source>Write numbers with commas between them</source>
        <translation>Schreiben Sie Zahlen mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Each strategy is followed to its end on each task, with each number of examples and each seed. A model is fine-tuned once for all strategies that take it; what is done stays when it is stopped.</source>
        <translation>Jede Strategie wird auf jeder Aufgabe, mit jeder Zahl von Beispielen und jedem Startwert zu Ende geführt. Ein Modell wird für alle Strategien, die es nehmen, einmal nachtrainiert; was getan ist, bleibt beim Stoppen.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>study</source>
        <translation>studie</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>&amp;Aufgaben</translation>
    </message>
    <message>
        <source>Examples a class</source>
        <translation>Beispiele je Klasse</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Train a baseline and experts of a source first.</source>
        <translation>Trainieren Sie zuerst ein Grundmodell und Experten einer Quelle.</translation>
    </message>
    <message>
        <source>Tick a source and a task.</source>
        <translation>Haken Sie eine Quelle und eine Aufgabe an.</translation>
    </message>
    <message>
        <source>study-%1</source>
        <translation>studie-%1</translation>
    </message>
    <message>
        <source>It has no test pictures, so nothing can be compared on it</source>
        <translation>Sie hat keine Testbilder; auf ihr lässt sich nichts vergleichen</translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation>1 Zelle</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>at most 1 fine-tuning</source>
        <translation>höchstens 1 Nachtraining</translation>
    </message>
    <message>
        <source>at most %1 fine-tunings</source>
        <translation>höchstens %1 Nachtrainings</translation>
    </message>
    <message>
        <source>%1 image passes.</source>
        <translation>%1 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>Beside them a baseline is trained anew once.</source>
        <translation>Daneben wird einmal ein Grundmodell neu trainiert.</translation>
    </message>
    <message>
        <source>Beside them a baseline is trained anew %1 times.</source>
        <translation>Daneben wird %1-mal ein Grundmodell neu trainiert.</translation>
    </message>
    <message>
        <source>About %1, a rough guess.</source>
        <translation>Etwa %1, grob geschätzt.</translation>
    </message>
    <message>
        <source>About %1, as measured here.</source>
        <translation>Etwa %1, wie hier gemessen.</translation>
    </message>
    <message>
        <source>%1: there is no number</source>
        <translation>%1: da ist keine Zahl</translation>
    </message>
    <message>
        <source>St&amp;rategies</source>
        <translation>St&amp;rategien</translation>
    </message>
    <message>
        <source>Tick a strategy.</source>
        <translation>Setzen Sie ein Häkchen bei einer Strategie.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Training examples of each class, with commas between them: all, 5, 10</source>
        <translation>Trainingsbeispiele je Klasse, mit Kommas dazwischen: alle, 5, 10</translation>
    </message>
    <message>
        <source>Sour&amp;ces</source>
        <translation>&amp;Quellen</translation>
    </message>
    <message>
        <source>E&amp;xamples a class</source>
        <translation>&amp;Beispiele je Klasse</translation>
    </message>
    <message>
        <source>S&amp;eeds</source>
        <translation>&amp;Startwerte</translation>
    </message>
    <message>
        <source>Proxies to judge</source>
        <translation>Näherungen, die beurteilt werden</translation>
    </message>
    <message>
        <source>Write numbers with commas between them, or “%1”</source>
        <translation>Schreiben Sie Zahlen mit Kommas dazwischen, oder „%1“</translation>
    </message>
    <message>
        <source>“Examples a class”</source>
        <translation>„Beispiele je Klasse“</translation>
    </message>
</context>
<context>
    <name>docent::StudyPage</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>St&amp;udy</source>
        <translation>S&amp;tudie</translation>
    </message>
    <message>
        <source>Cells that are complete</source>
        <translation>Zellen, die fertig sind</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>&amp;New study…</source>
        <translation>&amp;Neue Studie…</translation>
    </message>
    <message>
        <source>Run a study&apos;s &amp;file…</source>
        <translation>&amp;Datei einer Studie ausführen…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weitermachen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Writes the report and the tables (CSV) into the study&apos;s folder, and opens the report</source>
        <translation>Schreibt den Bericht und die Tabellen (CSV) in den Ordner der Studie und öffnet den Bericht</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>The report was not written</source>
        <translation>Der Bericht wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Sa&amp;ve chart…</source>
        <translation>Diagramm s&amp;peichern…</translation>
    </message>
    <message>
        <source>&amp;Copy chart</source>
        <translation>Diagramm &amp;kopieren</translation>
    </message>
    <message>
        <source>No study yet</source>
        <translation>Noch keine Studie</translation>
    </message>
    <message>
        <source>A study compares ways of choosing a model, over tasks and seeds, with what each costs: the fine-tuned baseline, the best by a proxy, all models, and more. It goes on where it was when it is stopped.</source>
        <translation>Eine Studie vergleicht Wege, ein Modell zu wählen, über Aufgaben und Startwerte, mit dem, was jeder kostet: das nachtrainierte Grundmodell, das beste nach einer Näherung, alle Modelle und mehr. Wird sie gestoppt, geht sie dort weiter, wo sie war.</translation>
    </message>
    <message>
        <source>%1 of %2 cells are complete.</source>
        <translation>%1 von %2 Zellen sind fertig.</translation>
    </message>
    <message>
        <source>%1 left of this step</source>
        <translation>noch %1 für diesen Schritt</translation>
    </message>
    <message>
        <source>The study was not started</source>
        <translation>Die Studie wurde nicht begonnen</translation>
    </message>
    <message>
        <source>Run a study&apos;s file</source>
        <translation>Datei einer Studie ausführen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be shown</source>
        <translation>„%1“ kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The study keeps to the experts that it began with, and leaves out: %1</source>
        <translation>Die Studie bleibt bei den Experten, mit denen sie begann, und lässt aus: %1</translation>
    </message>
    <message>
        <source>New study…</source>
        <translation>Neue Studie…</translation>
    </message>
</context>
<context>
    <name>docent::StudyStrategiesPane</name>
    <message>
        <source>Source, examples and group of tasks</source>
        <translation>Quelle, Beispiele und Gruppe der Aufgaben</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Mean test accuracy over tasks and seeds</source>
        <translation>Mittlere Testgenauigkeit über Aufgaben und Startwerte</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Over the fine-tuned baseline, in percentage points, with its interval over tasks and seeds</source>
        <translation>Über dem nachtrainierten Grundmodell, in Prozentpunkten, mit Intervall über Aufgaben und Startwerte</translation>
    </message>
    <message>
        <source>Win/tie/loss</source>
        <translation>Sieg/Gleich/Niederlage</translation>
    </message>
    <message>
        <source>Tasks, against the fine-tuned baseline</source>
        <translation>Aufgaben, gegen das nachtrainierte Grundmodell</translation>
    </message>
    <message>
        <source>Of the oracle&apos;s</source>
        <translation>Vom Orakel</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>For a task: pictures forward and backward; forward alone counts a third</source>
        <translation>Für eine Aufgabe: Bilder vorwärts und rückwärts; vorwärts allein zählt ein Drittel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A part was there from before, so nobody measured all of it</source>
        <translation>Ein Teil war von früher da, also hat niemand alles gemessen</translation>
    </message>
    <message>
        <source>Share of the gain of fine-tuning all models and taking the one that validates best; that can be beaten</source>
        <translation>Anteil am Gewinn, den man hat, wenn alle Modelle nachtrainiert werden und das genommen wird, das am besten validiert; er ist zu übertreffen</translation>
    </message>
</context>
<context>
    <name>docent::SweepPane</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Settings that were tried</source>
        <translation>Versuchte Einstellungen</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>✓ chosen</source>
        <translation>✓ gewählt</translation>
    </message>
    <message>
        <source>diverged: the rate is too high</source>
        <translation>divergiert: die Rate ist zu hoch</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>versucht</translation>
    </message>
    <message>
        <source>under way: step %1 of %2</source>
        <translation>läuft: Schritt %1 von %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>Fine-tune a model, or choose one that was, to see how it learned.</source>
        <translation>Trainieren Sie ein Modell nach, oder wählen Sie ein nachtrainiertes, um zu sehen, wie es lernte.</translation>
    </message>
    <message>
        <source>A linear probe has no steps to show.</source>
        <translation>Eine lineare Probe hat keine Schritte zu zeigen.</translation>
    </message>
    <message>
        <source>The first figures come after the first steps.</source>
        <translation>Die ersten Zahlen kommen nach den ersten Schritten.</translation>
    </message>
    <message>
        <source>There are no figures of this fine-tuning.</source>
        <translation>Von diesem Nachtrainieren gibt es keine Zahlen.</translation>
    </message>
</context>
<context>
    <name>docent::ThumbnailModel</name>
    <message>
        <source>%1
Label: %2</source>
        <translation>%1
Beschriftung: %2</translation>
    </message>
    <message>
        <source>%1
Label: %2
Cannot be shown: %3</source>
        <translation>%1
Beschriftung: %2
Kann nicht gezeigt werden: %3</translation>
    </message>
</context>
<context>
    <name>docent::ThumbnailPane</name>
    <message>
        <source>Pictures of the node</source>
        <translation>Bilder des Knotens</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Alles in %1</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>one class</source>
        <translation>eine Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1, %2, %3 to train</source>
        <comment>pictures, classes, number</comment>
        <translation>%1, %2, %3 zum Trainieren</translation>
    </message>
</context>
<context>
    <name>docent::TransferForm</name>
    <message>
        <source>&amp;Models to fine-tune</source>
        <translation>&amp;Modelle zum Nachtrainieren</translation>
    </message>
    <message>
        <source>Quick: one setting, 100 steps</source>
        <translation>Schnell: eine Einstellung, 100 Schritte</translation>
    </message>
    <message>
        <source>Standard: two rates, two lengths</source>
        <translation>Standard: zwei Raten, zwei Längen</translation>
    </message>
    <message>
        <source>Thorough: 12 settings, 3 repeats</source>
        <translation>Gründlich: 12 Einstellungen, 3 Wiederholungen</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>One trial</source>
        <translation>Ein Versuch</translation>
    </message>
    <message>
        <source>%1 trials</source>
        <translation>%1 Versuche</translation>
    </message>
    <message>
        <source>%1, then the best again on all pictures: %2 to %3 image passes.</source>
        <translation>%1, dann die beste noch einmal auf allen Bildern: %2 bis %3 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>How long it takes is not known: nothing of this size was trained here yet.</source>
        <translation>Wie lange es dauert, ist nicht bekannt: Hier wurde noch nichts von dieser Größe trainiert.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>About %1 to %2</source>
        <translation>Etwa %1 bis %2</translation>
    </message>
    <message>
        <source>%2, as measured in one run of this kind.</source>
        <translation>%2, gemessen in einem Lauf dieser Art.</translation>
    </message>
    <message>
        <source>%2, as measured in %1 runs of this kind.</source>
        <translation>%2, gemessen in %1 Läufen dieser Art.</translation>
    </message>
    <message>
        <source>%2, a rough guess from the training of one model.</source>
        <translation>%2, grob geschätzt nach dem Training eines Modells.</translation>
    </message>
    <message>
        <source>%2, a rough guess from the training of %1 models.</source>
        <translation>%2, grob geschätzt nach dem Training von %1 Modellen.</translation>
    </message>
    <message>
        <source>Keeps %1 on disk, and needs %2 more while it runs.</source>
        <translation>Belegt dauerhaft %1 auf dem Datenträger und braucht während des Laufs weitere %2.</translation>
    </message>
    <message>
        <source>%1 is there, unfinished.</source>
        <translation>%1 ist vorhanden, unvollständig.</translation>
    </message>
    <message>
        <source>%1 is there with this very setting: %2.</source>
        <translation>%1 ist mit genau dieser Einstellung vorhanden: %2.</translation>
    </message>
    <message>
        <source>%1 is there with another budget: %2.</source>
        <translation>%1 ist mit anderem Aufwand vorhanden: %2.</translation>
    </message>
    <message>
        <source>%1 more are there.</source>
        <translation>%1 weitere sind vorhanden.</translation>
    </message>
    <message>
        <source>Tick a model to fine-tune.</source>
        <translation>Kreuzen Sie ein Modell zum Nachtrainieren an.</translation>
    </message>
    <message>
        <source>%1, a guess: nothing of this size was trained on this kind of device in this precision yet.</source>
        <translation>%1, geschätzt: Auf dieser Art Gerät wurde in dieser Genauigkeit noch nichts dieser Größe trainiert.</translation>
    </message>
    <message>
        <source>Train again on all</source>
        <translation>Noch einmal auf allen trainieren</translation>
    </message>
    <message>
        <source>Each setting is tried on four fifths of the training pictures; the best one is trained again on all of them, unless that is switched off, and tested once.</source>
        <translation>Jede Einstellung wird auf vier Fünfteln der Trainingsbilder versucht; die beste wird, wenn das nicht abgeschaltet ist, noch einmal auf allen trainiert und einmal getestet.</translation>
    </message>
    <message>
        <source>%1, of which the best is kept: %2 to %3 image passes.</source>
        <translation>%1, von denen der beste bleibt: %2 bis %3 Bilddurchgänge.</translation>
    </message>
    <message>
        <source>Tas&amp;k</source>
        <translation>Auf&amp;gabe</translation>
    </message>
    <message>
        <source>Bud&amp;get</source>
        <translation>Budge&amp;t</translation>
    </message>
</context>
<context>
    <name>docent::TransferPage</name>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation>Noch keine Aufgabe</translation>
    </message>
    <message>
        <source>Import a task: some hundred labelled pictures of what you want to tell apart.</source>
        <translation>Importieren Sie eine Aufgabe: einige hundert beschriftete Bilder dessen, was Sie unterscheiden möchten.</translation>
    </message>
    <message>
        <source>No models to fine-tune</source>
        <translation>Keine Modelle zum Nachtrainieren</translation>
    </message>
    <message>
        <source>Train a baseline and experts first.</source>
        <translation>Trainieren Sie zuerst ein Grundmodell und Experten.</translation>
    </message>
    <message>
        <source>Go to &amp;Labels</source>
        <translation>Zu den &amp;Klassen</translation>
    </message>
    <message>
        <source>The fine-tuning was not started</source>
        <translation>Das Nachtraining wurde nicht begonnen</translation>
    </message>
    <message>
        <source>Show r&amp;un</source>
        <translation>Lauf &amp;zeigen</translation>
    </message>
    <message>
        <source>Copy as &amp;command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Tick the &amp;best</source>
        <translation>Das be&amp;ste ankreuzen</translation>
    </message>
    <message>
        <source>Tick all &amp;tied with the best</source>
        <translation>Alle &amp;gleichauf mit dem besten ankreuzen</translation>
    </message>
    <message>
        <source>Tick &amp;all models</source>
        <translation>Alle M&amp;odelle ankreuzen</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Mit einem anderen Lauf vergleichen</translation>
    </message>
    <message>
        <source>Save chart…</source>
        <translation>Diagramm speichern…</translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
    <message>
        <source>All tied</source>
        <translation>Alle gleichauf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>none of this task yet</source>
        <translation>noch keiner dieser Aufgabe</translation>
    </message>
    <message>
        <source>Fine-&amp;tune</source>
        <translation>&amp;Nachtrainieren</translation>
    </message>
    <message>
        <source>Fine-&amp;tune %1 models</source>
        <translation>%1 Modelle &amp;nachtrainieren</translation>
    </message>
    <message>
        <source>Import a tas&amp;k…</source>
        <translation>Aufgabe i&amp;mportieren…</translation>
    </message>
</context>
<context>
    <name>docent::TrialColumn</name>
    <message>
        <source>What %1 says</source>
        <translation>Was %1 sagt</translation>
    </message>
    <message>
        <source>The picture as the model sees it</source>
        <translation>Das Bild, wie das Modell es sieht</translation>
    </message>
    <message>
        <source>The picture as this model sees it</source>
        <translation>Das Bild, wie dieses Modell es sieht</translation>
    </message>
    <message>
        <source>Most probable classes</source>
        <translation>Wahrscheinlichste Klassen</translation>
    </message>
    <message>
        <source>Sums by branch of the label hierarchy</source>
        <translation>Summen je Zweig der Klassenhierarchie</translation>
    </message>
    <message>
        <source>Nearest training pictures</source>
        <translation>Nächste Trainingsbilder</translation>
    </message>
    <message>
        <source>Looking at the training pictures: %1 of %2</source>
        <translation>Trainingsbilder werden angesehen: %1 von %2</translation>
    </message>
    <message>
        <source>Looking at the training pictures…</source>
        <translation>Trainingsbilder werden angesehen…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Sums at level %1</source>
        <translation>Summen auf Ebene %1</translation>
    </message>
    <message>
        <source>The model is not sure: no class is more probable than all others together.</source>
        <translation>Das Modell ist nicht sicher: Keine Klasse ist wahrscheinlicher als alle anderen zusammen.</translation>
    </message>
    <message>
        <source>This picture is unlike anything in the training pictures. Whatever is named may be wrong.</source>
        <translation>Dieses Bild gleicht nichts in den Trainingsbildern. Was auch genannt wird, kann falsch sein.</translation>
    </message>
    <message>
        <source>An exported model comes without the training pictures, so there are no nearest ones.</source>
        <translation>Ein exportiertes Modell kommt ohne die Trainingsbilder, daher gibt es keine nächsten.</translation>
    </message>
    <message>
        <source>A distance of up to %1 is usual.</source>
        <translation>Ein Abstand von bis zu %1 ist üblich.</translation>
    </message>
    <message>
        <source>99 of 100 training pictures have another one within this distance.</source>
        <translation>99 von 100 Trainingsbildern haben ein anderes innerhalb dieses Abstands.</translation>
    </message>
</context>
<context>
    <name>docent::TrialModelMenu</name>
    <message>
        <source>The models that name the picture, side by side</source>
        <translation>Die Modelle, die das Bild benennen, nebeneinander</translation>
    </message>
    <message>
        <source>At most %1 models stand side by side.</source>
        <translation>Höchstens %1 Modelle stehen nebeneinander.</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
</context>
<context>
    <name>docent::TriedPictures</name>
    <message>
        <source>Pictures tried so far</source>
        <translation>Bisher ausprobierte Bilder</translation>
    </message>
</context>
<context>
    <name>docent::TryPage</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Tries the picture or the files in the clipboard</source>
        <translation>Probiert das Bild oder die Dateien in der Zwischenablage aus</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>The picture that is tried</source>
        <translation>Das Bild, das ausprobiert wird</translation>
    </message>
    <message>
        <source>Drop more pictures anywhere on this page.</source>
        <translation>Ziehen Sie weitere Bilder auf eine beliebige Stelle dieser Seite.</translation>
    </message>
    <message>
        <source>Choose the folder of an exported model</source>
        <translation>Ordner eines exportierten Modells wählen</translation>
    </message>
    <message>
        <source>%1 is no exported model: there is no preprocess.yaml in it.</source>
        <translation>%1 ist kein exportiertes Modell: Es enthält keine preprocess.yaml.</translation>
    </message>
    <message>
        <source>Exported model</source>
        <translation>Exportiertes Modell</translation>
    </message>
    <message>
        <source>%1, %2 of the test pictures right</source>
        <translation>%1, %2 der Testbilder richtig</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>%1 is a folder: drop the pictures in it.</source>
        <translation>%1 ist ein Ordner: Ziehen Sie die Bilder darin hierher.</translation>
    </message>
    <message>
        <source>The picture in the clipboard cannot be read.</source>
        <translation>Das Bild in der Zwischenablage kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The picture in the clipboard is too large: it has %1 pixels, and %2 are allowed.</source>
        <translation>Das Bild in der Zwischenablage ist zu groß: Es hat %1 Pixel, und %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 Pixel</translation>
    </message>
    <message>
        <source>No model to try</source>
        <translation>Kein Modell zum Ausprobieren</translation>
    </message>
    <message>
        <source>Fine-tune a model on a task, or add an exported model. Then drop a picture here to see what it says.</source>
        <translation>Trainieren Sie ein Modell auf einer Aufgabe nach oder fügen Sie ein exportiertes Modell hinzu. Ziehen Sie dann ein Bild hierher, um zu sehen, was es sagt.</translation>
    </message>
    <message>
        <source>Go to &amp;Transfer</source>
        <translation>Zur &amp;Übertragung</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Ziehen Sie ein Bild hierher</translation>
    </message>
    <message>
        <source>Or paste one, or open a file. Each chosen model names it, and shows the training pictures that it finds most alike. Nothing leaves this machine.</source>
        <translation>Oder fügen Sie eines ein oder öffnen Sie eine Datei. Jedes gewählte Modell benennt es und zeigt die Trainingsbilder, die es am ähnlichsten findet. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Drop to try</source>
        <translation>Zum Ausprobieren ablegen</translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>Bilder ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Add an e&amp;xported model…</source>
        <translation>Exportiertes &amp;Modell hinzufügen…</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>Bilder öffnen…</translation>
    </message>
</context>
<context>
    <name>docent::WatchedWork</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
</context>
<context>
    <name>docent::WeightsDialog</name>
    <message>
        <source>Add published weights</source>
        <translation>Veröffentlichte Gewichte hinzufügen</translation>
    </message>
    <message>
        <source>Makes the weights of a ResNet-v2 that others trained a baseline: BiT&apos;s .npz, or the .safetensors of timm and Hugging Face. Experts can be trained from it, and it is ranked beside the others.</source>
        <translation>Macht die Gewichte eines ResNet-v2, das andere trainiert haben, zum Grundmodell: BiTs .npz oder die .safetensors von timm und Hugging Face. Davon aus können Experten trainiert werden, und es steht neben den anderen in der Rangfolge.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Gewichte</translation>
    </message>
    <message>
        <source>File of weights</source>
        <translation>Datei mit Gewichten</translation>
    </message>
    <message>
        <source>BiT-M-R50x1.npz or model.safetensors; drop it here</source>
        <translation>BiT-M-R50x1.npz oder model.safetensors; auch hierher ziehen</translation>
    </message>
    <message>
        <source>Pictures become square by</source>
        <translation>Bilder quadratisch machen durch</translation>
    </message>
    <message>
        <source>File of labels</source>
        <translation>Datei mit Klassen</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Tensors that are not loaded as they are</source>
        <translation>Tensoren, die nicht so geladen werden, wie sie sind</translation>
    </message>
    <message>
        <source>Reading the names and shapes of the tensors…</source>
        <translation>Namen und Formen der Tensoren werden gelesen…</translation>
    </message>
    <message>
        <source>%1: %2 tensors with %3 parameters are loaded, %4 are missing, %5 have another shape, %6 are not used. %7</source>
        <translation>%1: %2 Tensoren mit %3 Parametern werden geladen, %4 fehlen, %5 haben eine andere Form, %6 werden nicht gebraucht. %7</translation>
    </message>
    <message>
        <source>Its head has %1 classes.</source>
        <translation>Sein Kopf hat %1 Klassen.</translation>
    </message>
    <message>
        <source>It has no head.</source>
        <translation>Einen Kopf hat es nicht.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>of another shape</source>
        <translation>von anderer Form</translation>
    </message>
    <message>
        <source>of another network</source>
        <translation>von einem anderen Netz</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht gebraucht</translation>
    </message>
    <message>
        <source>The file does not fit the network that its tensors tell of, so it cannot be added. It may be damaged, or of another kind of network.</source>
        <translation>Die Datei passt nicht zu dem Netz, das ihre Tensoren beschreiben, und kann deshalb nicht hinzugefügt werden. Vielleicht ist sie beschädigt oder von einer anderen Art von Netz.</translation>
    </message>
    <message>
        <source>There is a model &apos;%1&apos; already: choose another name</source>
        <translation>Das Modell „%1“ gibt es bereits: Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>It needs a name</source>
        <translation>Es braucht einen Namen</translation>
    </message>
    <message>
        <source>The weights are copied into the workspace. You may close this; it goes on.</source>
        <translation>Die Gewichte werden in den Arbeitsbereich kopiert. Sie können dies schließen; es geht weiter.</translation>
    </message>
    <message>
        <source>Cla&amp;sses of its head, one a line (may be left out)</source>
        <translation>&amp;Klassen seines Kopfes, eine je Zeile (kann fehlen)</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
</context>
<context>
    <name>docent::WelcomePage</name>
    <message>
        <source>Docent</source>
        <translation>Docent</translation>
    </message>
    <message>
        <source>Train an expert for each branch of a label hierarchy once. Then see, for any small task, which expert fits it best, fine-tune that one, and take the model away as a file.</source>
        <translation>Trainieren Sie einmal einen Experten für jeden Zweig einer Klassenhierarchie. Sehen Sie dann für jede kleine Aufgabe, welcher Experte am besten passt, trainieren Sie diesen nach und nehmen Sie das Modell als Datei mit.</translation>
    </message>
    <message>
        <source>&amp;New workspace</source>
        <translation>&amp;Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Open workspace</source>
        <translation>Arbeitsbereich ö&amp;ffnen</translation>
    </message>
    <message>
        <source>A folder that Docent made before</source>
        <translation>Ein Ordner, den Docent zuvor erstellt hat</translation>
    </message>
    <message>
        <source>&amp;Try the sample</source>
        <translation>&amp;Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>You can also drop a workspace here, or a folder, CSV or JSON list of pictures.</source>
        <translation>Sie können auch einen Arbeitsbereich hierher ziehen, oder einen Ordner, eine CSV- oder JSON-Liste mit Bildern.</translation>
    </message>
    <message>
        <source>An empty folder for your own pictures and models</source>
        <translation>Ein leerer Ordner für Ihre eigenen Bilder und Modelle</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt verwendete Arbeitsbereiche</translation>
    </message>
    <message>
        <source>&amp;Locate…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>“%1” is not there any more: it was moved or deleted, or its disk is not connected.</source>
        <translation>„%1“ ist nicht mehr da: Der Arbeitsbereich wurde verschoben oder gelöscht, oder sein Datenträger ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Where is the workspace now?</source>
        <translation>Wo ist der Arbeitsbereich jetzt?</translation>
    </message>
    <message>
        <source>8,000 clip-art pictures and two small tasks, from this machine. Importing them takes less than a minute and about 60 MB; nothing is downloaded.</source>
        <translation>8000 Cliparts und zwei kleine Aufgaben, von diesem Rechner. Der Import dauert weniger als eine Minute und braucht etwa 60 MB; nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>One branch fits a new task best. Docent finds it.</source>
        <translation>Ein Zweig passt am besten zu einer neuen Aufgabe. Docent findet ihn.</translation>
    </message>
</context>
</TS>
