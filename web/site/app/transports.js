import { getJson } from './api.js';
import { tallyOfFrame, tallyOfResults } from './tally.js';

// Three ways to the same numbers, the best first. Each is called with a poll's id and two callbacks,
// `tally` for every tally and `lost` once when it can bring no more, and returns what ends it.

const FIRST_FRAME_MS = 8_000;
const POLL_EVERY_MS = 10_000;
// HTTP/1.1 browsers open six connections to a host; event streams must leave some for votes.
const MOST_STREAMS = 3;
let streams = 0;

const streamPath = (pollId) => `/polls/${encodeURIComponent(pollId)}/stream`;

export function socket(pollId, { tally, lost }) {
  const url = new URL(streamPath(pollId), location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const ws = new WebSocket(url);
  const patience = setTimeout(() => ws.close(), FIRST_FRAME_MS);
  ws.onmessage = ({ data }) => {
    clearTimeout(patience);
    const frame = JSON.parse(data);
    if (frame.type === 'tally') tally(tallyOfFrame(frame));
  };
  ws.onclose = () => {
    clearTimeout(patience);
    lost();
  };
  return () => {
    clearTimeout(patience);
    ws.onclose = null;
    ws.close();
  };
}

export function stream(pollId, { tally, lost }) {
  if (streams >= MOST_STREAMS) {
    const refused = setTimeout(lost);
    return () => clearTimeout(refused);
  }
  streams++;
  let ended = false;
  const source = new EventSource(streamPath(pollId));
  const patience = setTimeout(fail, FIRST_FRAME_MS);
  const receive = ({ data }) => {
    clearTimeout(patience);
    const frame = JSON.parse(data);
    if (frame.type === 'tally') tally(tallyOfFrame(frame));
  };
  source.onmessage = receive;
  source.addEventListener('tally', receive);
  // Its own reconnecting has no jitter, so every error ends this stream.
  source.onerror = fail;

  function fail() {
    end();
    lost();
  }
  function end() {
    if (ended) return;
    ended = true;
    streams--;
    clearTimeout(patience);
    source.close();
  }
  return end;
}

export function polling(pollId, { tally, lost }) {
  let ended = false;
  let timer;
  const ask = async () => {
    try {
      const results = await getJson(`/polls/${encodeURIComponent(pollId)}/results`);
      if (ended) return;
      tally(tallyOfResults(results));
      timer = setTimeout(ask, POLL_EVERY_MS + Math.random() * 1_000);
    } catch {
      if (!ended) lost();
    }
  };
  ask();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
