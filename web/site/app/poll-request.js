import { getJson } from './api.js';
import { pollIdOfPage, tidyAddress } from './poll-address.js';

tidyAddress();

const ask = () => getJson(`/polls/${encodeURIComponent(pollIdOfPage())}`);

// On its way before the page's texts are there. Whoever takes it hears of its failure.
let first = ask();
first.catch(() => {});

/** The poll that the page's address names. */
export function requestPoll() {
  const answer = first ?? ask();
  first = undefined;
  return answer;
}
