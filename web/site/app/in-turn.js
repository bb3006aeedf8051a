import { jitter, pause } from './backoff.js';

const MOST_TURNS = 6;

/**
 * Asks for something when it is this page's turn, where a crowd behind one address is told to come back. For what
 * is not missed meanwhile; what a page waits for says so, see insist.js.
 */
export async function inTurn(load) {
  for (let turn = 1; ; turn++) {
    try {
      return await load();
    } catch (problem) {
      if (!problem.limited || turn === MOST_TURNS) throw problem;
      await pause(problem.retryAfterMs + jitter(turn));
    }
  }
}
