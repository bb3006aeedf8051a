#!/usr/bin/env -S node --experimental-websocket
// Makes the pictures of the README from the running stack: a poll with 146 votes, as a voter's phone and a
// big screen show it. Needs `./votestream up`, Node ≥ 20.10, chromium and pngquant.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const settings = execFileSync(join(here, '../../votestream'), ['env'], { encoding: 'utf8' });
const edge = settings.match(/^EDGE_URL=(.*)$/m)[1];
const work = mkdtempSync(join(tmpdir(), 'pictures-'));

async function post(path, body) {
  const answer = await fetch(edge + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function pollWithVotes() {
  const options = ['Postgres at three in the morning', 'The bug that came on Tuesdays', 'Forms that everybody can fill in', 'Leaving the cloud'];
  const { id } = await post('/polls', { question: 'Which talk would you hear again?', theme: 'OnTrend', options: options.map((text) => ({ text })) });
  for (let turn = 1; turn <= 71; turn++) {
    for (const [choice, every] of [2, 1, 4, 3].entries()) {
      if (turn % every === 0) await post(`/polls/${id}/vote`, { choice });
    }
  }
  return id;
}

/** A tab of a Chromium that takes the stack for vote.example.org; `call` is of the DevTools protocol. */
async function tab() {
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars', '--lang=en', '--force-prefers-reduced-motion'];
  const chromium = spawn('chromium', [
    ...['--headless', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${work}`, ...quiet],
    `--host-resolver-rules=MAP vote.example.org ${new URL(edge).host}`,
  ]);
  const [, port] = await new Promise((found) => {
    let said = '';
    chromium.stderr.on('data', (more) => {
      said += more;
      const address = said.match(/listening on ws:\/\/127\.0\.0\.1:(\d+)/);
      if (address) found(address);
    });
  });
  const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${port}/json/new`, { method: 'PUT' })).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((opened) => (socket.onopen = opened));
  let last = 0;
  const call = (method, params) =>
    new Promise((answered) => {
      const id = ++last;
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data);
        if (message.id === id) answered(message.result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { call, chromium };
}

async function picture({ call }, name, width, height, path) {
  await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await call('Page.navigate', { url: `http://vote.example.org${path}` });
  // The pages come alive, and a big screen's controls go.
  await new Promise((passed) => setTimeout(passed, 8_000));
  const { data } = await call('Page.captureScreenshot', { format: 'png' });
  const large = join(work, 'large.png');
  writeFileSync(large, Buffer.from(data, 'base64'));
  execFileSync('pngquant', ['--force', '--speed', '1', '--output', join(here, `${name}.png`), '64', large]);
}

const poll = await pollWithVotes();
const browser = await tab();
await picture(browser, 'vote', 390, 780, `/p/${poll}`);
await picture(browser, 'big-screen', 1280, 720, `/p/${poll}/present`);
browser.chromium.kill();
await new Promise((ended) => browser.chromium.on('exit', ended));
rmSync(work, { recursive: true, maxRetries: 5 });
