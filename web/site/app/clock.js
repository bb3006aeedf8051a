// A phone's clock may be minutes off; ages are told by the server's.
const TOLERATED_MS = 2_000;
let skew = 0;

export const serverNow = () => Date.now() + skew;

/** Takes note of a response's `Date` header, which is exact to a second. */
export function noteServerDate(header) {
  const difference = Date.parse(header ?? '') + 500 - Date.now();
  if (!Number.isNaN(difference)) skew = Math.abs(difference) > TOLERATED_MS ? difference : 0;
}

const listeners = new Set();
let timer;

/** Calls back every second until the returned function is called. */
export function everySecond(listener) {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
