import { serverNow } from '../clock.js';

/** The time until a moment as a clock shows it: 2:05, 1:02:05, and hours beyond a day. */
export function countdown(moment) {
  const seconds = Math.max(0, Math.ceil((Date.parse(moment) - serverNow()) / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
