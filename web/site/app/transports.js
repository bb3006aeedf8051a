import { getJson, getNumbers } from './api.js';
import { handedOut } from './handed-out.js';
import { inTurn } from './in-turn.js';
import { openOwnerStream } from './owner-stream.js';
import { inPlace } from './stream-places.js';
import { newsOfFrame, newsOfPoll, newsOfResults } from './tally.js';

// Three ways to the same numbers, the best first. Each is called with a poll's id and two callbacks,
// `news` for every tally or status and `lost` once when it can bring no more, with the milliseconds that
// the server asks to stay away; and returns what ends it.

const FIRST_FRAME_MS = 8_000;
// The server breaks a silence after 25 s at the latest; a connection that outlives its network, a sleep or a
// proxy that forgot it gives no other sign.
const SILENCE_MS = 45_000;
const LISTEN_EVERY_MS = 5_000;
// When a page may have been asleep.
const AWAKENINGS = ['online', 'pageshow', 'focus', 'visibilitychange'];
const POLL_EVERY_MS = 10_000;

const streamPath = (pollId) => `/polls/${encodeURIComponent(pollId)}/stream`;

/** With the pass of a vote, which neither kind of stream can show in a header. */
function viewersPath(pollId) {
  const pass = handedOut(pollId)['Results-Pass'];
  return pass ? `${streamPath(pollId)}?${new URLSearchParams({ pass })}` : streamPath(pollId);
}

export function socket(pollId, callbacks) {
  const url = new URL(viewersPath(pollId), location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const ws = new WebSocket(url);
  const viewer = frameReader(callbacks, () => {
    ws.onclose = null;
    ws.close();
  });
  ws.onmessage = viewer.read;
  ws.onclose = viewer.fail;
  return viewer.end;
}

export function stream(pollId, callbacks) {
  return inPlace(
    (leave) => {
      const source = new EventSource(viewersPath(pollId));
      const viewer = frameReader(callbacks, () => {
        source.close();
        leave();
      });
      source.onmessage = viewer.read;
      source.addEventListener('alive', viewer.read);
      // Its own reconnecting has no jitter, so every error ends this stream.
      source.onerror = viewer.fail;
      return viewer.end;
    },
    () => callbacks.lost(0),
  );
}

/** For an owner, whose token shows numbers that are hidden from others. */
export function ownerStream(pollId, callbacks) {
  return inPlace(
    (leave) => {
      let close;
      const viewer = frameReader(callbacks, () => {
        close();
        leave();
      });
      close = openOwnerStream(streamPath(pollId), callbacks.token, viewer);
      return viewer.end;
    },
    () => callbacks.lost(0),
  );
}

/** What the streams have in common: frames, patience for the first and for each next of them, and one end. */
function frameReader({ news, lost }, close) {
  let ended = false;
  let heard = Date.now();
  const patience = setTimeout(() => fail(), FIRST_FRAME_MS);
  // By the clock, which goes on while timers sleep.
  const listen = () => Math.abs(Date.now() - heard) > SILENCE_MS && fail();
  const listening = setInterval(listen, LISTEN_EVERY_MS);
  for (const awakening of AWAKENINGS) addEventListener(awakening, listen, true);
  const end = () => {
    clearTimeout(patience);
    clearInterval(listening);
    for (const awakening of AWAKENINGS) removeEventListener(awakening, listen, true);
    if (!ended) close();
    ended = true;
  };
  const leave = (stayAwayMs) => {
    if (ended) return;
    end();
    lost(stayAwayMs);
  };
  const fail = () => leave(0);
  const read = ({ data }) => {
    clearTimeout(patience);
    heard = Date.now();
    const frame = JSON.parse(data);
    if (frame.type === 'tally' || frame.type === 'status') news(newsOfFrame(frame));
    else if (frame.type === 'goodbye') leave(frame.retryAfterMs);
  };
  return { read, fail, end };
}

export function polling(pollId, { token, news, lost }) {
  let ended = false;
  let timer;
  const ask = async () => {
    try {
      const answer = await inTurn(() => resultsOrStatus(pollId, token));
      if (ended) return;
      news(answer);
      timer = setTimeout(ask, POLL_EVERY_MS + Math.random() * 1_000);
    } catch (problem) {
      if (!ended) lost(problem.retryAfterMs);
    }
  };
  ask();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Where results are hidden the poll itself still says whether it is open. */
async function resultsOrStatus(pollId, token) {
  try {
    return newsOfResults(await getNumbers(pollId, 'results', { token }));
  } catch (problem) {
    if (problem.code !== 'results_hidden') throw problem;
    return newsOfPoll(await getJson(`/polls/${encodeURIComponent(pollId)}`));
  }
}
