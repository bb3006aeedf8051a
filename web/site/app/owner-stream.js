/**
 * Reads an event stream with an admin token shown in its request, which the browser's own EventSource
 * cannot. `read` is called with each event as `{data}`, `fail` at the end; returns what ends it.
 */
export function openOwnerStream(path, token, { read, fail }) {
  const abort = new AbortController();
  follow(path, token, abort.signal, read).catch(() => {}).then(fail);
  return () => abort.abort();
}

async function follow(path, token, signal, read) {
  const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
  const response = await fetch(path, { headers, signal, cache: 'no-store' });
  if (!response.ok) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop();
    events.map(dataOf).filter(Boolean).forEach((data) => read({ data }));
  }
}

const dataOf = (event) =>
  event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length))
    .join('\n');
