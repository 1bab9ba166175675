/** @file Words of models, in Spanish. */

import type { models as english } from '../../en/page/models.ts';
import type { Translated } from '../../translated.ts';

export const models: Translated<typeof english> = {
  askingTheHub: 'Preguntando al hub…',
  ofWord: (done, total) => `${done} de ${total}`,
  download: 'Descarga',
  runningItOnceAgainst: 'Ejecutándolo una vez frente a lo que dice su manifiesto…',
  fromYourMachine: 'De tu equipo',
  aFolderAZip:
    'Una carpeta, un zip o los archivos .onnx de un juez (torre de imagen y de texto) o de un prior (codificador y decodificador, o un modelo de difusión con todas sus carpetas), con los .json publicados junto a ellos. Elígelos o suéltalos aquí: se leen y se ejecutan una vez, y se te dice qué falta.',
  title: 'Título',
  nameOfTheFolder: 'Nombre de la carpeta',
  licence: 'Licencia',
  expectedAnSpdxName: 'Se esperaba un nombre SPDX como MIT.',
  logitScale: 'Escala de logits',
  asTheFilesSay: 'Según los archivos',
  expectedANumberAbove: 'Se esperaba un número mayor que 0.',
  chooseAFolderOf: 'Elegir una carpeta de modelos',
  chooseFilesOrA: 'Elegir archivos o un zip',
  back: 'Volver',
  models: 'Modelos',
  nothingIsFetchedBefore:
    'Nada se descarga antes de pulsar Añadir. Lo que añades queda en este navegador y funciona sin conexión; las imágenes se quedan en este equipo.',
  ok: 'Aceptar',
  loadingIt: 'Cargándolo…',
  whatItReadsAnd: 'Lo que lee y hace de otro modo se hace de nuevo.',
  isHere: (title) => `${title} ya está aquí`,
  thisWasItsFirst: (pinned) =>
    `Fue su primera descarga aquí: queda fijado al commit ${pinned}, y las siguientes deben ser iguales.`,
  inUse: 'En uso',
  size: 'Tamaño',
  memory: 'Memoria',
  speed: 'Velocidad',
  moreThanHere: (offered: string) => `Más de lo que ofrece este navegador: ${offered}.`,
  about: (memory) => `unos ${memory}`,
  digest: 'Resumen',
  commit: 'Commit',
  use: (title) => `Usar ${title}`,
  use2: 'Usar',
  remove: (title) => `Quitar ${title}`,
  remove2: 'Quitar',
  about2: (bytes) => `unos ${bytes}`,
  from: 'De',
  stop: 'Detener',
  add: (title) => `Añadir ${title}`,
  add2: 'Añadir',
  rejectFromAScore: 'Rechazar a partir de',
  stopChecking: 'Dejar de comprobar',
};
