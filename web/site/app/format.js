import { last } from './lists.js';

let number, percent, rate, mean, list, time, moment, appointment, clock, day, relative;

/** Sets the locale of everything this module formats. */
export function setLocale(locale) {
  number = new Intl.NumberFormat(locale);
  percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  rate = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  mean = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  list = new Intl.ListFormat(locale);
  time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  appointment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
}

export const formatNumber = (value) => number.format(value);

export const formatPercent = (whole) => percent.format(whole / 100);

export const formatRate = (value) => rate.format(value);

/** What formatRate shows, as a number. */
export const roundedRate = (value) => Number(value.toPrecision(2));

export const formatMean = (value) => mean.format(value);

/** Texts, the last one joined by an “and”. */
export const formatList = (texts) => list.format(texts);

export const formatTime = (ms) => time.format(ms);

/** Date and time in the reader's zone. */
export const formatMoment = (ms) => moment.format(ms);

/** The same with the zone, for what people tell each other or read on one screen. */
export const formatAppointment = (ms) => appointment.format(ms);

/** A time on an axis of that span: with seconds where it is short, the day where it is long. */
export function formatOnAxis(ms, span) {
  if (span > 2 * 86_400_000) return day.format(ms);
  return (span < 600_000 ? time : clock).format(ms);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** A distance in time in its largest whole unit; negative is the past. */
export function formatDistance(ms) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? last(UNITS);
  return relative.format(Math.trunc(ms / size), unit);
}
