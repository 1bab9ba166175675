/** @file Words of reviewing, in German. */

import type { REVIEWING as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';
import { counted } from '../counted.ts';

export const reviewing: Translated<typeof english> = {
  tally: (variants, accepted, rejected) =>
    [
      counted(variants, 'Bild', 'Bilder'),
      ...(accepted > 0 ? [`${accepted} angenommen`] : []),
      ...(rejected > 0 ? [`${rejected} abgelehnt`] : []),
    ].join(', '),
  stillTitle: 'Für wie wahrscheinlich der Prüfer seine Klasse hält (Klassenwert)',
  unsure: 'unsicher',
  unsureTitle: 'Um wie viel unsicherer der Prüfer ist als beim Seed: Änderung der Entropie, in nat',
  differs: 'anders',
  differsTitle: 'Wie sehr es sich von seinen Geschwistern unterscheidet: sein Anteil am Diversitätsterm, in nat',
  flat: 'Über Seeds hinweg sortieren, ohne sie (F)',
  ruled: 'die Regeln würden es ablehnen',
};
