import { jitter } from './backoff.js';
import { everySecond } from './clock.js';

/**
 * Loads until it succeeds, or throws the problem that will not pass. Between tries `waiting` is called
 * every second with the seconds left, a function that ends the wait, and the problem. `always` waits for every problem to
 * pass.
 */
export async function insist(load, waiting, { always = false } = {}) {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (problem) {
      if (!always && !problem.passing) throw problem;
      await pause(problem.retryAfterMs + jitter(tries), (seconds, now) => waiting(seconds, now, problem));
    }
  }
}

async function pause(ms, waiting) {
  const until = Date.now() + ms;
  let wake;
  const over = new Promise((resolve) => (wake = resolve));
  const tell = () => waiting(Math.max(0, Math.ceil((until - Date.now()) / 1_000)), wake);
  const endTicks = everySecond(tell);
  const timer = setTimeout(wake, ms);
  addEventListener('online', wake);
  tell();
  await over;
  endTicks();
  clearTimeout(timer);
  removeEventListener('online', wake);
}
