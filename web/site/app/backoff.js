/**
 * Milliseconds to wait before try number `attempt` (0, 1, …): a random part of a growing span, so that
 * a crowd that was cut off together does not come back together.
 */
export const jitter = (attempt, { base = 500, cap = 30_000 } = {}) =>
  base / 2 + Math.random() * Math.min(cap, base * 2 ** attempt);

const CROWD_SPREAD_MS = 4_000;

/** Milliseconds to wait before asking what everybody who looks on wants to know since the same moment. */
export const apart = () => Math.random() * CROWD_SPREAD_MS;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
