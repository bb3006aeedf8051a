// HTTP/1.1 browsers open six connections to a host, for all of their windows together; streams over HTTP must
// leave some for votes.
const PLACES = [1, 2, 3].map((place) => `votestream.stream.${place}`);

/**
 * Opens a stream in one of the places for them that all windows of this browser share, and returns what ends
 * it. `open` is given what leaves the place, to be called when the stream has ended, and returns what ends
 * the stream. `full` is called where no place is free, or where the browser has no locks to count them by: it
 * has them for HTTPS and localhost only.
 */
export function inPlace(open, full) {
  let ended = false;
  let end;
  let leave;
  const left = new Promise((resolve) => (leave = () => resolve(true)));
  const stay = (lock) => {
    if (!lock) return false;
    if (ended) return true;
    end = open(leave);
    return left;
  };
  const find = async () => {
    for (const place of PLACES) if (await navigator.locks.request(place, { ifAvailable: true }, stay)) return;
    if (!ended) full();
  };
  find().catch(() => ended || full());
  return () => {
    ended = true;
    end?.();
  };
}
