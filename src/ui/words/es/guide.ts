/** @file The lesson, the glossary and the tour, in Spanish. Apart from the catalogue: they come when they are asked for. */

import type { Guide } from '../guide.ts';

export const GUIDE: Guide = {
  lesson: {
    title: 'Lección: cultivar un conjunto de datos',
    about: 'Seis preguntas. Cada una se responde con las cifras del proyecto abierto aquí: mira antes de responder.',
    needsPictures: 'La lección necesita imágenes. El conjunto de ejemplo basta.',
    openSample: 'Abrir el conjunto de ejemplo',
    steps: 'Pasos de la lección',
    previous: 'Atrás',
    next: 'Siguiente pregunta',
    leave: 'Salir de la lección',
    check: 'Comprobar',
    right: 'Correcto.',
    wrong: 'Todavía no: mira otra vez las cifras.',
    wait: 'Se están haciendo las cifras para esto…',
    answer: 'Tu respuesta',
    open: 'Abrir en el estudio',
    copy: 'Copiar un enlace con esta receta',
    copied: 'Copiado. El enlace lleva los ajustes y ninguna de tus imágenes.',
    notCopied: 'El navegador no permite copiar; es la dirección de «Abrir en el estudio».',
    seed: 'Semilla',
    variant: (k) => `Variante ${k}`,
    rows: {
      guided: 'Guiadas',
      unguided: 'Sin guía',
    },
    choices: {
      guided: 'La fila guiada',
      unguided: 'La fila sin guía',
      better: 'Sí, más que el azar',
      unclear: 'No se puede saber: la diferencia no supera el azar',
      worse: 'No, perjudica',
    },
    grow: {
      title: '¿Qué se cultiva?',
      text: 'Cada imagen que traes es una semilla. El prior la codifica, mueve un poco el código y hace de él una imagen nueva: una variante. Una receta dice cuántas variantes recibe cada semilla.',
      question: (seeds, variants) =>
        `Aquí hay ${seeds} semillas, y cada una recibe ${variants} variantes. ¿Cuántas imágenes nuevas serán?`,
      learnt: 'Esas, y cada una puede volver a hacerse con su semilla, su número y la receta.',
    },
    entropy: {
      title: '¿Qué ve la entropía?',
      text: 'El juez da una probabilidad a cada clase. La entropía dice cuán repartidas están, en nats: 0 donde está seguro, y ln C donde las C clases le dan igual. Ve duda, no error: una lectura equivocada puede ser segura.',
      question: '¿De cuál de estas semillas está menos seguro el juez?',
      learnt: (entropy, classes, most) => `Su entropía es ${entropy} nats; ln ${classes} sería ${most}.`,
    },
    guidance: {
      title: '¿Qué aporta la guía?',
      text: 'Las dos filas vienen de la misma semilla y los mismos números aleatorios. Una se mueve al azar; la otra sigue además al juez: conservar la clase, añadir información, diferir entre sí. Bajo cada imagen están la p de su clase y cuánto cambió su entropía.',
      question: (name) => `¿Qué fila está de media más segura de ${name}?`,
      learnt: (guided, unguided, gain, otherGain) =>
        `Con guía p ${guided}, sin guía p ${unguided}; la entropía cambió ${gain} y ${otherGain} nats.`,
    },
    failure: {
      title: '¿Cuándo falla?',
      text: 'El radio épsilon dice cuánto puede alejarse una variante de su semilla. Demasiado pequeño, y las variantes son copias; demasiado grande, y se pierde la clase o se deshace la imagen. Muévelo y observa ambas filas.',
      question: (name) => `Con este radio, ¿cuántas imágenes de las dos filas juntas ya no se leen como ${name}?`,
      radius: 'Radio (épsilon)',
      learnt:
        'Una etiqueta que ya no encaja enseña a una red lo que no es. Revisar, y las reglas, están para rechazar esas variantes.',
    },
    test: {
      title: '¿Por qué no en el conjunto de prueba?',
      text: 'Una prueba debe ser de imágenes de las que nada se aprendió. Variantes de una imagen de prueba en el entrenamiento darían las respuestas; variantes en la prueba preguntarían por imágenes que inventó el prior. Por eso solo crece train, y lo reservado queda como vino.',
      question: '¿Cuántas imágenes de este proyecto están reservadas y nunca se cultivan?',
      hint: (all, seeds) => `De ${all} imágenes, ${seeds} son semillas.`,
      learnt:
        'Si un conjunto no tiene ninguna, el comprobante reserva cada semilla por turno, y sus variantes con ella.',
    },
    help: {
      title: '¿Ayuda?',
      text: 'Un comprobante entrena clasificadores pequeños con la carpeta sola y con lo cultivado, varias veces, y los prueba con imágenes que nunca entrenan. Una ganancia cuenta cuando supera lo que hace el azar entre repeticiones.',
      question: '¿Ayuda lo cultivado en este proyecto?',
      first: 'Aún no hay comprobante: cultiva, y luego entrena y compara en Comprobante; allí está la respuesta.',
      learnt: 'Dilo así en lo que escribas, con el número de repeticiones y la dispersión.',
    },
  },
  glossary: {
    title: 'Palabras',
    paper: (term) => `En el artículo: ${term}`,
    seed: {
      word: 'Semilla',
      text: 'Una imagen de tu carpeta, de la que se cultivan otras nuevas.',
    },
    variant: {
      word: 'Variante',
      text: 'Una imagen nueva de una semilla. Debe mostrar la misma clase y diferir en lo que no la define.',
    },
    prior: {
      word: 'Prior',
      text: 'El modelo que hace imágenes. Convierte una imagen en un código corto y al revés; cambiar el código cambia la imagen.',
    },
    judge: {
      word: 'Juez',
      text: 'El modelo que lee imágenes. Dice cuán probable es cada clase, puntúa variantes y nunca decide por ti.',
    },
    epsilon: {
      word: 'Radio',
      text: 'Cuánto puede alejarse una variante de su semilla. Cerca es seguro y aburrido, lejos es nuevo y arriesgado.',
    },
    classScore: {
      word: 'Puntuación de clase',
      text: 'Cuán probable cree el juez que es la clase de la carpeta, de 0 a 1. Compárala con la de la semilla.',
    },
    entropy: {
      word: 'Entropía',
      text: 'Cuán inseguro está el juez: 0 donde está seguro. Una variante algo menos segura que su semilla, y aún de su clase, merece aprenderse.',
    },
    diversity: {
      word: 'Diversidad',
      text: 'Cuánto difieren entre sí las variantes de una misma semilla.',
    },
    guidance: {
      word: 'Guía',
      text: 'El juez dice por dónde ir: conservar la clase, añadir información, separar las variantes. Sin ella, el prior se mueve al azar.',
    },
    nearCopy: {
      word: 'Casi copia',
      text: 'Una imagen que apenas se distingue de otra. No enseña nada nuevo; entre entrenamiento y prueba hace los resultados demasiado buenos.',
    },
    receipt: {
      word: 'Comprobante',
      text: 'La prueba de si lo cultivado ayuda: clasificadores con y sin ello, probados con imágenes que nunca entrenan.',
    },
  },
  tour: {
    next: 'Siguiente',
    previous: 'Atrás',
    done: 'Listo',
    leave: 'Salir del recorrido',
    progress: '{{current}} de {{total}}',
    steps: {
      title: 'El camino',
      text: 'Siete pasos, de tus imágenes a un conjunto que entrena. Cada uno se abre en cuanto hay algo que hacer en él.',
    },
    pictures: {
      title: 'Tus imágenes',
      text: 'Este es el conjunto de ejemplo: sus imágenes son las semillas. El juez lee cada una; deja fuera lo que no pertenece.',
    },
    device: {
      title: 'Todo se ejecuta aquí',
      text: 'Los modelos se ejecutan en esta página, en tu tarjeta gráfica si la hay. Ninguna imagen sale de este equipo.',
    },
    help: {
      title: 'Cuando tengas dudas',
      text: 'Aquí están las teclas, las palabras, la lección y este recorrido. Ahora: sigue a Receta.',
    },
  },
};
