import { getJson } from './api.js';

/**
 * What became of the vote of a receipt: `{status, round, partition, offset, time}` with status pending,
 * counted, duplicate, superseded, late or invalid.
 */
export const askFate = (pollId, receipt) =>
  getJson(`/polls/${encodeURIComponent(pollId)}/receipts/${encodeURIComponent(receipt)}`);
