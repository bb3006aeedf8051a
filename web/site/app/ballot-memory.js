// What this browser voted: {accepted?: {choices, receipt}, sending?: {choices, key}} per poll. A vote
// being sent is kept with its key, so that a reload or a flat battery neither loses nor doubles it.
const name = (pollId) => `votestream.ballot.${pollId}`;

export function recallBallot(pollId) {
  try {
    return JSON.parse(localStorage.getItem(name(pollId))) ?? {};
  } catch {
    return {};
  }
}

/** Merges into what is remembered; a member given as undefined is forgotten. */
export function rememberBallot(pollId, part) {
  try {
    localStorage.setItem(name(pollId), JSON.stringify({ ...recallBallot(pollId), ...part }));
  } catch {
    // Storage may be full or forbidden; the vote itself does not depend on it.
  }
}
