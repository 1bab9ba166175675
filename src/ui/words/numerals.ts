/** @file Numbers by the rules of a language. The platform knows them (`Intl`); here is which of its forms are used. */

import type { Language } from './language.ts';
import { remembered } from './remembered.ts';

export interface Numerals {
  /** 12,345 */
  readonly count: (value: number) => string;
  /** A number with its noun in the right form: "1 class", "2 classes". Chinese has one form, and the measure word belongs to it. */
  readonly counted: (value: number, one: string, other?: string) => string;
  /** With `digits` after the point, a true minus sign, and none before what rounds to zero. */
  readonly figure: (value: number, digits?: number) => string;
  /** With at most `digits` after the point. */
  readonly rounded: (value: number, digits: number) => string;
  /** A share in [0, 1] as a percentage, with a digit after the point below 10 %. */
  readonly percent: (share: number) => string;
  /** 3 Nov 2026 */
  readonly date: (at: Date) => string;
  /** 3 Nov 2026, 14:03 */
  readonly moment: (at: Date) => string;
}

/** What a language writes between a number and its noun. */
const GAP: Readonly<Record<Language, string>> = { en: ' ', de: ' ', es: ' ', zh: ' ' };

function make(language: Language): Numerals {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(language);
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  const minute = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const fixed = remembered(
    (digits: number) =>
      new Intl.NumberFormat(language, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  );
  const short = remembered((digits: number) => new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
  const share = remembered(
    (digits: number) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  const count = (value: number) => whole.format(value);
  return {
    count,
    counted: (value, one, other = language === 'en' ? `${one}s` : one) =>
      count(value) + GAP[language] + (rules.select(value) === 'one' ? one : other),
    figure: (value, digits = 2) =>
      fixed(digits)
        .format(value)
        .replace(/^-(?=.*[1-9])/u, '−')
        .replace('-', ''),
    rounded: (value, digits) => short(digits).format(value),
    percent: (value) => share(value > 0 && value < 0.1 ? 1 : 0).format(value),
    date: (at) => day.format(at),
    moment: (at) => minute.format(at),
  };
}

/** The numbers of a language; made once, for formatters are dear. */
export const numeralsOf = remembered(make);
