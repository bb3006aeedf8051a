import { getJson } from './api.js';
import { inTurn } from './in-turn.js';

/**
 * What became of the vote of a receipt: `{status, round, partition, offset, time}` with status pending,
 * counted, duplicate, superseded, late or invalid.
 */
export const askFate = (pollId, receipt) =>
  inTurn(() => getJson(`/polls/${encodeURIComponent(pollId)}/receipts/${encodeURIComponent(receipt)}`));
