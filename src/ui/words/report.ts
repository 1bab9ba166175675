/** @file The words of the report to hand on, by language. */

import type { REPORT } from './en/report.ts';
import type { Language } from './language.ts';
import { remembered } from './remembered.ts';
import type { Translated } from './translated.ts';

type ReportText = Translated<typeof REPORT>;

const REPORTS: Readonly<Record<Language, () => Promise<{ readonly REPORT: ReportText }>>> = {
  en: () => import('./en/report.ts'),
  zh: () => import('./zh/report.ts'),
  de: () => import('./de/report.ts'),
  es: () => import('./es/report.ts'),
};

/** Loaded once for each language. */
export const reportWords = remembered(
  async (language: Language): Promise<ReportText> => (await REPORTS[language]()).REPORT,
);
