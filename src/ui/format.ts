/** @file Numbers as people read them, in the language of the page: one way to write each unit, everywhere. */

import { numeralsOf } from './words/numerals.ts';
import { say } from './words/say.ts';

/** 12,345 */
export const count = (value: number): string => numeralsOf(say.language).count(value);

/** A share in [0, 1] as a percentage: 0.034 gives 3.4%, 0.52 gives 52%. */
export const percent = (share: number): string => numeralsOf(say.language).percent(share);

/** A figure with `digits` after the point and a true minus sign; what rounds to zero has none. */
export const figure = (value: number, digits = 2): string => numeralsOf(say.language).figure(value, digits);

/** As `figure`, with its sign always: +0.12. */
export const signed = (value: number, digits = 2): string =>
  (figure(value, digits).startsWith('−') ? '' : '+') + figure(value, digits);

/** Bytes in steps of 1,000: 1.2 MB. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let [rest, unit] = [value, 0];
  while (rest >= 1000 && unit < units.length - 1) [rest, unit] = [rest / 1000, unit + 1];
  return `${figure(rest, rest < 10 && unit > 0 ? 1 : 0)} ${units[unit]!}`;
}

/** Seconds as a person would say them: "under a second", "42 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const { underASecond, second, minute, hour } = say.elements.time;
  if (seconds < 1) return underASecond;
  const total = Math.round(seconds);
  if (total < 60) return second(total);
  const minutes = Math.floor(total / 60);
  if (minutes < 60)
    return minutes < 10 && total % 60 > 0 ? `${minute(minutes)} ${second(total % 60)}` : minute(minutes);
  return `${hour(Math.floor(minutes / 60))} ${minute(minutes % 60)}`;
}

/** How long ago, as a person would say it: "just now", "5 min ago", "3 h ago", "yesterday"; a date after a week. */
export function since(then: Date, now: Date): string {
  const { justNow, ago, minute, hour, yesterday, daysAgo } = say.elements.time;
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return justNow;
  if (minutes < 60) return ago(minute(minutes));
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return ago(hour(hours));
  const days = Math.floor(hours / 24);
  if (days < 7) return days === 1 ? yesterday : daysAgo(days);
  return numeralsOf(say.language).date(then);
}

/** A moment of the day: "27 Nov 2026, 14:03". */
export const moment = (then: Date): string => numeralsOf(say.language).moment(then);
