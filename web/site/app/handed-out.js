import { keep, recall } from './storage.js';

// The answer to a vote hands out who the voter is and the right to see hidden numbers, as cookies and in
// these headers. In a frame on another site's page browsers neither keep nor send the cookies, so the
// headers are kept as well, and shown wherever they are asked for.
const HEADERS = ['Voter-Token', 'Results-Pass'];
const name = (pollId) => `votestream.handed.${pollId}`;

/** What was handed out for votes in a poll, by header; a header's absence means nothing of the kind. */
export const handedOut = (pollId) => recall(name(pollId)) ?? {};

/** Takes the headers of a vote's answer. */
export function keepHandedOut(pollId, headers) {
  const given = HEADERS.filter((header) => headers.has(header)).map((header) => [header, headers.get(header)]);
  if (given.length > 0) keep(name(pollId), { ...handedOut(pollId), ...Object.fromEntries(given) });
}

/** For a service that no longer knows the voter. */
export const forgetHandedOut = (pollId) => keep(name(pollId), {});
