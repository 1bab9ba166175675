/** @file What went wrong, in Spanish. A code without a sentence does not compile. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Failure, FailureCode, FailureOf } from '../../../core/failure.ts';
import type { Sentence } from '../words.ts';
import { archive } from './archives.ts';
import { nothing } from './notes.ts';
import { reason } from './reasons.ts';
import { figure } from './counted.ts';
import { term } from './terms.ts';

type Said = { readonly [Code in FailureCode]: (failure: FailureOf<Code>) => Sentence };

const say = (message: string, hint = ''): Sentence => ({ message, hint });

const CANCELLED = {
  job: 'Se canceló la tarea.',
  computation: 'Se canceló el cálculo.',
  reading: 'Se detuvo la lectura.',
  seeds: 'Se canceló la lectura de las semillas.',
  expansion: 'Se canceló el cultivo.',
  run: 'Se detuvo la ejecución.',
  receipt: 'Se detuvo el comprobante.',
} as const;

const LOST = {
  models: say('Los modelos dejaron de responder.', 'Se cargan de nuevo.'),
  computation: say('El cálculo terminó antes de tiempo: su worker murió.', 'Prueba con menos imágenes.'),
  reading: say('La lectura terminó antes de tiempo: su worker murió.', 'Prueba con menos archivos.'),
  writing: say('La escritura terminó antes de tiempo: su worker murió.', 'Exporta otra vez.'),
  receipt: say('El entrenamiento terminó antes de tiempo: su worker murió.', 'Empieza otra vez: sigue desde ahí.'),
} as const;

const RESTORE = 'restaura el archivo.';

/** Qué es un prior de cada tipo, tras «necesita». */
const KINDS = {
  autoencoder: 'un prior que codifica y decodifica imágenes',
  diffusion: 'un prior que quita ruido de las imágenes según un prompt',
  unclip: 'un prior que hace imágenes a partir de embeddings',
} as const;

/** Por qué un prior no se puede adaptar. */
const NOT_ADAPTABLE = {
  kind: (pack: string) =>
    say(
      `Solo se adapta un prior que decodifica un plano de latentes a píxeles; «${pack}» no lo hace`,
      'adapta un autoencoder, como starter-prior, o un paquete de difusión.',
    ),
  weights: (pack: string) =>
    say(
      `Solo se adapta un decodificador con convoluciones o productos y los pesos en su propio archivo; el de «${pack}» no es así`,
      'elige otro prior.',
    ),
  attention: (pack: string) =>
    say(
      `Solo se adapta un eliminador de ruido cuya atención son productos simples con pesos reales; el de «${pack}» no es así`,
      'expórtalo sin fusionar operadores ni redondear los pesos a pocos bits, o elige otro prior.',
    ),
  size: (pack: string) =>
    say(
      `Solo se adapta un eliminador de ruido con 1,9 GB de pesos como mucho; el de «${pack}» tiene más`,
      'tómalo en media precisión, o elige uno más pequeño.',
    ),
  classes: (pack: string) =>
    say(
      `Solo se adapta un eliminador de ruido sin adaptadores de clases; el de «${pack}» ya está adaptado`,
      'adapta el modelo del que procede.',
    ),
} as const;

const SAID: Said = {
  cancelled: ({ what }) => say(CANCELLED[what]),
  'worker-lost': ({ what }) => LOST[what],
  'device-lost': () => say('Se retiró la GPU.', 'Los modelos se cargan de nuevo.'),
  'models-not-loaded': () => say('Primero deben cargarse los modelos.'),
  pack: ({ why }) => failure(why),
  'other-pack': ({ began, present }) =>
    say(
      `Se esperaba ${began}, con el que empezó esta ejecución; hay: ${present ?? 'ninguno'}.`,
      'Conserva lo hecho, o cultiva de nuevo con los modelos actuales.',
    ),
  'no-connection': ({ address }) =>
    say(`${address} no responde, sin conexión`, 'comprueba la red e inténtalo de nuevo.'),
  'bad-status': ({ what, address, status }) =>
    say(
      what === 'sample'
        ? `No está el conjunto de ejemplo en ${address}, estado ${status}`
        : `No está ${address}, estado ${status}`,
      what === 'hub' ? 'inténtalo más tarde, o toma otro modelo.' : 'compila de nuevo.',
    ),
  'too-many-bytes': ({ address, expected }) => say(`Se esperaban ${expected} bytes en ${address}, llegaron más.`),
  'pack-gone': ({ key }) => say(`No está el modelo ${key}`, 'elige otro, o añádelo de nuevo.'),
  'pack-file-gone': ({ key, path }) =>
    say(`Falta el archivo ${path} del modelo ${key}`, 'elige otro modelo o añádelo de nuevo.'),
  'pack-busy': () => say('Otra pestaña está con este modelo', 'espérala.'),
  'packs-not-kept': () => say('Este navegador no guarda archivos', 'permite los datos del sitio.'),
  'out-of-memory': () =>
    say(
      'La memoria no alcanza, ni siquiera para una imagen a la vez.',
      'Lo hecho se conserva. Cierra otras pestañas, elige un modelo más pequeño o imágenes más pequeñas, y continúa.',
    ),
  'prior-kind': ({ method, wanted, got }) =>
    say(
      `${term(methodOf(method).title)} necesita ${KINDS[wanted]}; hay ${KINDS[got]}.`,
      'Elige otro método o un prior de ese tipo.',
    ),
  'prompt-unread': ({ method }) =>
    say(
      `${term(methodOf(method).title)} hace imágenes a partir de prompts, y el juez se guía solo por ejemplos: no lee cómo se llama una clase.`,
      'Deja que el juez conozca las clases también por su nombre, o elige otro método.',
    ),
  'embedding-width': ({ prior, judge }) =>
    say(
      `Este prior necesita un juez cuyos embeddings tengan ${prior} números; el de ahora tiene ${judge}`,
      'elige primero el juez con el que se entrenó el prior, u otro prior.',
    ),
  'not-adaptable': ({ pack, why }) => NOT_ADAPTABLE[why](pack),
  'no-gradient': ({ pack, operator }) =>
    say(
      `Solo se adapta un eliminador de ruido cuyos operadores tienen gradiente aquí; el de «${pack}» usa ${operator}`,
      'expórtalo con operadores estándar y sin fusionarlos, o elige otro prior.',
    ),
  'too-few-to-adapt': ({ seeds, least }) =>
    say(
      `Hacen falta ${least} imágenes o más para adaptar un prior; hay ${seeds}`,
      'añade algunas, o deja el prior como está.',
    ),
  'adapting-too-large': ({ pack, needed, limit }) =>
    say(
      `Adaptar ${pack} ocupa al menos ${figure(needed / 1e9, 1)} GB de memoria; hay ${figure(limit / 1e9, 1)} GB`,
      'elige un modelo más pequeño, o adáptalo donde haya más.',
    ),
  'pack-too-large': ({ needed, limit }) =>
    say(
      `Se esperaba un modelo de ${figure(limit / 1e9, 1)} GB de memoria como mucho; este ocupa unos ${figure(needed / 1e9, 1)} GB`,
      'elige uno más pequeño.',
    ),
  'pack-field': ({ path, expected, got }) => say(`${path}: se esperaba ${expected}, hay ${got}.`),
  file: ({ why }) => say(reason(why)),
  'file-gone': ({ path }) => say(`No está el archivo de ${path}`, 'lee la carpeta de nuevo.'),
  'path-outside': ({ path, why }) => say(`La ruta «${path}» no está dentro del conjunto de datos: ${reason(why)}.`),
  archive: ({ fault, name }) => archive(fault, name),
  'unknown-encoding': ({ encoding }) =>
    say(
      `Se esperaba una codificación como gbk, shift_jis o cp850, no «${encoding}»`,
      'consulta la lista de la WHATWG.',
    ),
  'nothing-to-grow': nothing,
  'no-backgrounds': ({ folder }) =>
    say(`No hay en ${folder} ninguna imagen que se pueda leer`, 'elige una carpeta de fotografías.'),
  'no-related-pictures': ({ folder }) =>
    say(`No hay en ${folder} ninguna imagen que se pueda leer`, 'elige una carpeta de fotografías, o un zip de ellas.'),
  prompt: ({ placeholder, template }) =>
    say(
      `El prompt necesita ${placeholder} donde va el nombre de la clase; es ${JSON.stringify(template)}`,
      `escribe por ejemplo "a photo of a ${placeholder}".`,
    ),
  'text-too-long': ({ path, bytes }) =>
    say(`${path} debe ser un texto de 512 MiB como mucho; tiene ${bytes} bytes`, RESTORE),
  'no-run': () => say('Aún no hay ninguna ejecución.', 'Pulsa primero «Empezar a cultivar».'),
  'run-gone': () => say('Las imágenes de esta ejecución ya no están.', 'Bórrala de la lista y cultívala de nuevo.'),
  'too-few-classes': ({ classes }) => say(`Hacen falta dos clases o más; hay ${classes}`, 'añade una.'),
  'no-variants': ({ pool }) => say(`No hay variantes para el brazo «${pool}»`, 'cultiva primero, o quita el brazo.'),
  'nothing-to-export': () => say('No hay ningún proyecto', 'abre primero imágenes.'),
  'storage-full': ({ megabytes }) =>
    say(
      `Falta sitio para unos ${figure(megabytes, 1)} MB más, que este navegador no tiene.`,
      'Libera espacio o borra un proyecto y reanuda; lo que hay aquí se puede exportar mientras tanto.',
    ),
  'project-gone': () => say('El proyecto ya no está', 'recarga la página.'),
  'project-open': ({ name }) => say(`${name} está abierto en otra pestaña`, 'ciérralo allí.'),
  'records-unknown': () => say('La base de datos no contiene ningún proyecto', 'bórrala.'),
  'records-newer': ({ known, version }) =>
    say(
      `El proyecto es de la versión ${version}; se conoce hasta la ${known}`,
      'recarga la página para tener la aplicación que lo escribió.',
    ),
  'document-newer': ({ document, known, version }) =>
    say(
      `${document} es de la versión ${version}; se conoce la ${known}`,
      'ábrelo con una versión más reciente de este programa.',
    ),
  'document-not-json': ({ document }) => say(`${document} no contiene JSON`, RESTORE),
  'document-schema': ({ document, faults, more }) =>
    say(`${document} no sigue su esquema: ${faults.join(', ')}${more > 0 ? ` y ${more} fallos más` : ''}`, RESTORE),
  'document-reference': ({ document, field, got }) =>
    say(`${field} de ${document} nombra algo que no está en él: ${got}`, RESTORE),
  'document-counts': ({ document, seeds, counts }) =>
    say(`run.counts de ${document} debe tener ${seeds} valores, uno por semilla, y tiene ${counts}`, RESTORE),
  'originals-missing': ({ document }) =>
    say(
      `Junto a ${document} no está ninguna de las imágenes originales`,
      'abre una exportación que contenga los originales.',
    ),
  unexpected: ({ text }) => say(text),
  text: ({ message, hint }) => say(message, hint),
};

export const failure = (failed: Failure): Sentence => (SAID[failed.code] as (one: Failure) => Sentence)(failed);

/** Hints that begin in lower case go on with the sentence. */
export function failureLine(failed: Failure): string {
  const { message, hint } = failure(failed);
  if (hint === '') return message;
  return message.endsWith('.') ? `${message} ${hint}` : `${message}; ${hint}`;
}
