import { keep, recall } from './storage.js';

// What this browser voted in a round of a poll: {accepted?: {values, receipt, fate?}, sending?: {values,
// body, key}, stopped?: those that were to be sent no more}. A vote being sent is kept with its key, so
// that a reload or a flat battery neither loses nor doubles it.
const name = ({ id, round }) => `votestream.ballot.${id}${round > 1 ? `~${round}` : ''}`;

export const recallBallot = (poll) => recall(name(poll)) ?? {};

/** Merges into what is remembered; a member given as undefined is forgotten. */
export const rememberBallot = (poll, part) => keep(name(poll), { ...recallBallot(poll), ...part });
