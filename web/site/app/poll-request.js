import { getJson } from './api.js';
import { pollIdOfPage } from './poll-address.js';

let first;

/**
 * The poll that the page's address names. Pages name this module as a script of its own, so that the
 * first request is on its way while the others are still being read.
 */
export function requestPoll() {
  const answer = first ?? getJson(`/polls/${encodeURIComponent(pollIdOfPage())}`);
  first = undefined;
  return answer;
}

first = requestPoll();
// Whoever asks for it hears of its failure.
first.catch(() => {});
