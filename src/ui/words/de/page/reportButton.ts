/** @file Words of reportButton, in German. */

import type { REPORT_BUTTON as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const reportButton: Translated<typeof english> = {
  save: 'Bericht zum Weitergeben speichern',
  about: 'Eine HTML-Datei: die Antwort des Belegs, die Werte und Bilder jeder Klasse.',
};
