/** @file Numbers as people read them: one way to write each unit, everywhere. */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 12,345 */
export const count = (value: number): string => whole.format(value);

/** "1 image", "2 images", "3 classes". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** A share in [0, 1] as a percentage: 0.034 gives 3.4%, 0.52 gives 52%. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0)}%`;
}

/** A figure with `digits` after the point and a true minus sign; what rounds to zero has none. */
export const figure = (value: number, digits = 2): string =>
  value
    .toFixed(digits)
    .replace(/^-(?=.*[1-9])/u, '−')
    .replace('-', '');

/** As `figure`, with its sign always: +0.12. */
export const signed = (value: number, digits = 2): string =>
  (figure(value, digits).startsWith('−') ? '' : '+') + figure(value, digits);

/** Bytes in steps of 1,000: 1.2 MB. */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let [rest, unit] = [value, 0];
  while (rest >= 1000 && unit < units.length - 1) [rest, unit] = [rest / 1000, unit + 1];
  return `${rest < 10 && unit > 0 ? rest.toFixed(1) : rest.toFixed(0)} ${units[unit]!}`;
}

/** Seconds as a person would say them: "under a second", "42 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 1) return 'under a second';
  const total = Math.round(seconds);
  if (total < 60) return `${total} s`;
  const minutes = Math.floor(total / 60);
  if (minutes < 60) return minutes < 10 && total % 60 > 0 ? `${minutes} min ${total % 60} s` : `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long ago, as a person would say it: "just now", "5 min ago", "3 h ago", "yesterday"; a date after a week. */
export function since(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`;
  return then.toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A moment of the day: "27 Nov 2026, 14:03". */
export const moment = (then: Date): string =>
  then.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
