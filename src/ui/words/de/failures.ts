/** @file What went wrong, in German. A code without a sentence does not compile. */

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
  job: 'Der Auftrag wurde abgebrochen.',
  computation: 'Die Berechnung wurde abgebrochen.',
  reading: 'Das Lesen wurde angehalten.',
  seeds: 'Das Lesen der Seeds wurde abgebrochen.',
  expansion: 'Das Wachsen wurde abgebrochen.',
  run: 'Der Lauf wurde angehalten.',
  receipt: 'Der Beleg wurde angehalten.',
} as const;

const LOST = {
  models: say('Die Modelle antworten nicht mehr.', 'Sie werden neu geladen.'),
  computation: say('Die Berechnung endete vorzeitig: Ihr Worker starb.', 'Versuchen Sie es mit weniger Bildern.'),
  reading: say('Das Lesen endete vorzeitig: Sein Worker starb.', 'Versuchen Sie es mit weniger Dateien.'),
  writing: say('Das Schreiben endete vorzeitig: Sein Worker starb.', 'Exportieren Sie noch einmal.'),
  receipt: say('Das Training endete vorzeitig: Sein Worker starb.', 'Starten Sie es noch einmal: Es geht dort weiter.'),
} as const;

const RESTORE = 'stellen Sie die Datei wieder her.';

/** Was ein Prior jeder Art ist, nach „braucht“. */
const KINDS = {
  autoencoder: 'einen Prior, der Bilder kodiert und dekodiert',
  diffusion: 'einen Prior, der Bilder unter einem Prompt entrauscht',
  unclip: 'einen Prior, der Bilder aus Einbettungen macht',
} as const;

/** Warum sich ein Prior nicht anpassen lässt. */
const NOT_ADAPTABLE = {
  kind: (pack: string) =>
    say(
      `Anpassen lässt sich ein Prior, der eine Fläche von Latenten zu Pixeln dekodiert; „${pack}“ tut das nicht`,
      'passen Sie einen Autoencoder an, etwa starter-prior, oder ein Diffusionspaket.',
    ),
  weights: (pack: string) =>
    say(
      `Anpassen lässt sich ein Dekodierer mit Faltungen oder Produkten, dessen Gewichte in seiner Datei liegen; der von „${pack}“ ist keiner`,
      'wählen Sie einen anderen Prior.',
    ),
  attention: (pack: string) =>
    say(
      `Anpassen lässt sich ein Entrauscher, dessen Aufmerksamkeit aus einfachen Produkten mit reellen Gewichten besteht; der von „${pack}“ ist keiner`,
      'exportieren Sie ihn, ohne Operatoren zusammenzufassen oder Gewichte auf wenige Bits zu runden, oder wählen Sie einen anderen Prior.',
    ),
  size: (pack: string) =>
    say(
      `Anpassen lässt sich ein Entrauscher mit höchstens 1,9 GB Gewichten; der von „${pack}“ hat mehr`,
      'nehmen Sie ihn in halber Genauigkeit, oder wählen Sie einen kleineren.',
    ),
  classes: (pack: string) =>
    say(
      `Anpassen lässt sich ein Entrauscher ohne Adapter für Klassen; der von „${pack}“ ist schon angepasst`,
      'passen Sie das Modell an, aus dem er gemacht ist.',
    ),
} as const;

const SAID: Said = {
  cancelled: ({ what }) => say(CANCELLED[what]),
  'worker-lost': ({ what }) => LOST[what],
  'device-lost': () => say('Die GPU wurde entzogen.', 'Die Modelle werden neu geladen.'),
  'models-not-loaded': () => say('Die Modelle müssen erst geladen sein.'),
  pack: ({ why }) => failure(why),
  'other-pack': ({ began, present }) =>
    say(
      `Erwartet wird ${began}, womit dieser Lauf begann; vorhanden: ${present ?? 'nichts'}.`,
      'Behalten Sie, was fertig ist, oder lassen Sie mit den jetzigen Modellen neu wachsen.',
    ),
  'no-connection': ({ address }) =>
    say(`${address} antwortet nicht, keine Verbindung`, 'prüfen Sie das Netz und versuchen Sie es erneut.'),
  'bad-status': ({ what, address, status }) =>
    say(
      what === 'sample'
        ? `Der Beispielsatz fehlt unter ${address}, Status ${status}`
        : `${address} fehlt, Status ${status}`,
      what === 'hub' ? 'versuchen Sie es später oder nehmen Sie ein anderes Modell.' : 'bauen Sie neu.',
    ),
  'too-many-bytes': ({ address, expected }) => say(`Erwartet werden ${expected} Byte unter ${address}, es kamen mehr.`),
  'pack-gone': ({ key }) =>
    say(`Das Modell ${key} ist nicht da`, 'wählen Sie ein anderes oder fügen Sie es wieder hinzu.'),
  'pack-file-gone': ({ key, path }) =>
    say(
      `Die Datei ${path} des Modells ${key} fehlt`,
      'wählen Sie ein anderes Modell, oder fügen Sie es noch einmal hinzu.',
    ),
  'pack-busy': () => say('Ein anderer Tab ist an diesem Modell', 'warten Sie auf ihn.'),
  'packs-not-kept': () => say('Dieser Browser behält keine Dateien', 'erlauben Sie Websitedaten.'),
  'out-of-memory': () =>
    say(
      'Der Speicher reicht nicht, auch nicht für ein Bild auf einmal.',
      'Was fertig ist, bleibt. Schließen Sie andere Tabs, wählen Sie ein kleineres Modell oder kleinere Bilder und setzen Sie fort.',
    ),
  'prior-kind': ({ method, wanted, got }) =>
    say(
      `${term(methodOf(method).title)} braucht ${KINDS[wanted]}, gewählt haben Sie ${KINDS[got]}.`,
      'Wählen Sie ein anderes Verfahren oder einen Prior dieser Art.',
    ),
  'prompt-unread': ({ method }) =>
    say(
      `${term(methodOf(method).title)} macht Bilder aus Prompts, und der Prüfer geht allein nach Beispielen: Er liest nicht, wie eine Klasse heißt.`,
      'Lassen Sie den Prüfer die Klassen auch durch ihre Namen kennen, oder wählen Sie ein anderes Verfahren.',
    ),
  'embedding-width': ({ prior, judge }) =>
    say(
      `Dieser Prior braucht einen Prüfer, dessen Einbettungen ${prior} Zahlen haben; dieser hat ${judge}`,
      'wählen Sie zuerst den Prüfer, mit dem der Prior trainiert wurde, oder einen anderen Prior.',
    ),
  'not-adaptable': ({ pack, why }) => NOT_ADAPTABLE[why](pack),
  'no-gradient': ({ pack, operator }) =>
    say(
      `Anpassen lässt sich ein Entrauscher, dessen Operatoren hier einen Gradienten haben; in dem von „${pack}“ steht ${operator}`,
      'exportieren Sie ihn mit Standardoperatoren, ohne sie zusammenzufassen, oder wählen Sie einen anderen Prior.',
    ),
  'too-few-to-adapt': ({ seeds, least }) =>
    say(
      `Um einen Prior anzupassen, braucht es mindestens ${least} Bilder, es sind ${seeds}`,
      'fügen Sie welche hinzu, oder lassen Sie den Prior, wie er ist.',
    ),
  'adapting-too-large': ({ pack, needed, limit }) =>
    say(
      `${pack} anzupassen braucht mindestens ${figure(needed / 1e9, 1)} GB Speicher, hier sind es ${figure(limit / 1e9, 1)} GB`,
      'wählen Sie ein kleineres Modell, oder passen Sie es an, wo es mehr gibt.',
    ),
  'pack-too-large': ({ needed, limit }) =>
    say(
      `Ein Modell darf höchstens ${figure(limit / 1e9, 1)} GB Speicher brauchen, dieses braucht etwa ${figure(needed / 1e9, 1)} GB`,
      'wählen Sie ein kleineres.',
    ),
  'pack-field': ({ path, expected, got }) => say(`${path}: erwartet ${expected}, gefunden ${got}.`),
  file: ({ why }) => say(reason(why)),
  'file-gone': ({ path }) => say(`Die Datei von ${path} ist nicht da`, 'lesen Sie den Ordner noch einmal.'),
  'path-outside': ({ path, why }) => say(`Der Pfad „${path}“ liegt nicht im Datensatz: ${reason(why)}.`),
  archive: ({ fault, name }) => archive(fault, name),
  'unknown-encoding': ({ encoding }) =>
    say(
      `Erwartet wird eine Kodierung wie gbk, shift_jis oder cp850, nicht „${encoding}“`,
      'siehe die Liste der WHATWG.',
    ),
  'nothing-to-grow': nothing,
  'no-backgrounds': ({ folder }) =>
    say(`In ${folder} ist kein Bild, das gelesen werden kann`, 'wählen Sie einen Ordner mit Fotos.'),
  'no-related-pictures': ({ folder }) =>
    say(`In ${folder} ist kein Bild, das gelesen werden kann`, 'wählen Sie einen Ordner mit Fotos oder ein Zip davon.'),
  prompt: ({ placeholder, template }) =>
    say(
      `Der Prompt braucht ${placeholder}, wo der Klassenname stehen soll, er lautet ${JSON.stringify(template)}`,
      `schreiben Sie zum Beispiel "a photo of a ${placeholder}".`,
    ),
  'text-too-long': ({ path, bytes }) =>
    say(`${path} darf ein Text von höchstens 512 MiB sein, er hat ${bytes} Byte`, RESTORE),
  'no-run': () => say('Es gibt noch keinen Lauf.', 'Drücken Sie zuerst „Wachsen lassen“.'),
  'run-gone': () =>
    say(
      'Die Bilder dieses Laufs sind nicht mehr da.',
      'Löschen Sie ihn aus der Liste und lassen Sie ihn noch einmal wachsen.',
    ),
  'too-few-classes': ({ classes }) =>
    say(`Es braucht zwei oder mehr Klassen, vorhanden: ${classes}`, 'fügen Sie eine hinzu.'),
  'no-variants': ({ pool }) =>
    say(
      `Für den Arm „${pool}“ gibt es keine Varianten`,
      'lassen Sie zuerst welche wachsen oder lassen Sie den Arm weg.',
    ),
  'nothing-to-export': () => say('Es ist kein Projekt geöffnet', 'öffnen Sie zuerst Bilder.'),
  'storage-full': ({ megabytes }) =>
    say(
      `Es fehlt Platz für etwa ${figure(megabytes, 1)} MB, den dieser Browser nicht mehr hat.`,
      'Schaffen Sie Speicherplatz oder löschen Sie ein Projekt, dann setzen Sie fort; was hier ist, kann inzwischen exportiert werden.',
    ),
  'project-gone': () => say('Das Projekt ist nicht mehr da', 'laden Sie die Seite neu.'),
  'project-open': ({ name }) => say(`${name} ist in einem anderen Tab geöffnet`, 'schließen Sie es dort.'),
  'records-unknown': () => say('Die Datenbank enthält kein Projekt', 'löschen Sie sie.'),
  'records-newer': ({ known, version }) =>
    say(
      `Das Projekt hat Version ${version}, bekannt ist bis ${known}`,
      'laden Sie die Seite neu, um die Anwendung zu bekommen, die es schrieb.',
    ),
  'document-newer': ({ document, known, version }) =>
    say(
      `${document} hat Version ${version}, bekannt ist ${known}`,
      'öffnen Sie es mit einer neueren Version dieses Programms.',
    ),
  'document-not-json': ({ document }) => say(`${document} enthält kein JSON`, RESTORE),
  'document-schema': ({ document, faults, more }) =>
    say(
      `${document} entspricht nicht seinem Schema: ${faults.join(', ')}${more > 0 ? ` und ${more} weitere Fehler` : ''}`,
      RESTORE,
    ),
  'document-reference': ({ document, field, got }) =>
    say(`${field} von ${document} nennt etwas, das nicht darin ist: ${got}`, RESTORE),
  'document-counts': ({ document, seeds, counts }) =>
    say(`run.counts von ${document} braucht ${seeds} Werte, einen je Seed, und hat ${counts}`, RESTORE),
  'originals-missing': ({ document }) =>
    say(`Neben ${document} liegt keines der Originalbilder`, 'öffnen Sie einen Export, der die Originale enthält.'),
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
