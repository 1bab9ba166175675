/** @file Words of howFar, in German. */

import type { howFar as english } from '../../en/page/howFar.ts';
import type { Translated } from '../../translated.ts';

export const howFar: Translated<typeof english> = {
  recipes: 'Rezepte',
  presets: {
    subtle: {
      title: 'Dezent',
      about: 'Halb so weit: behält die Klasse am sichersten und fügt am wenigsten hinzu.',
    },
    balanced: {
      title: 'Ausgewogen',
      about: 'So weit, wie die Klasse erhalten bleibt, soweit das bekannt ist.',
    },
    bold: {
      title: 'Kühn',
      about: 'Um die Hälfte weiter: fügt am meisten hinzu und verliert die Klasse öfter.',
    },
    published: {
      title: 'Wie veröffentlicht',
      about: 'Nur geführte Vorstellung, mit dem einen Schritt des veröffentlichten Codes (GIF): zum Vergleichen.',
    },
  },
  own: 'Ihre eigenen Einstellungen.',
  ofProposal: 'Die Vorgaben sind das für diesen Satz vorgeschlagene Rezept, in drei Abständen.',
  ofDefault:
    'Die Vorgaben sind das übliche Rezept in drei Abständen; ein für diesen Satz vorgeschlagenes tritt an seine Stelle.',
  title: 'Wie weit vom Original',
  times: (times, mark) => (times === 1 ? `wie ${mark}` : `${Math.round(100 * times)} % davon (${mark})`),
  proposed: 'vorgeschlagen',
  suggested: 'nahegelegt',
  setting: (label, value) => `${label} ${value}`,
  ofMethod: (method, settings) => `${method}: ${settings.join(', ')}`,
  moves: (settings) => `Bewegt ${settings.join('; ')}.`,
  still: (methods) => `${methods.join(', ')}: bleibt unverändert.`,
  radius: 'Was ein Radius ist',
  nothing: 'Diese Methoden haben keinen Abstand einzustellen: Was sie tun, steht unter „Erweitert“.',
  zone: {
    tried: (kept) => `Bisher behielten nur ${kept} der erprobten Varianten ihre Klasse.`,
    untried: 'Bisher wurde von Ihren Bildern nichts erprobt: Sehen Sie auf die Vorschau.',
    suggested: 'Weiter, als die Modelle nahelegen: Sehen Sie auf die Vorschau oder lassen Sie ein Rezept vorschlagen.',
  },
  advanced: 'Erweitert',
};
