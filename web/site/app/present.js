import './poll-request.js';
import { html, nothing, render } from '/vendor/lit-html/lit-html.js';
import { ownedPolls } from './owner-tokens.js';
import { pollIdOfPage, voteUrl } from './poll-address.js';
import { showQrCode } from './qr-code.js';
import { showSinglePoll } from './single-poll.js';
import { StageFit } from './stage-fit.js';
import { keep, recall } from './storage.js';
import { t, translatePage } from './text.js';
import { numbersShown, stage, stepsShown } from './views/stage.js';

const CONTROLS_FOR_MS = 5_000;
const { dataset } = document.body;
const token = ownedPolls()[pollIdOfPage()]?.token;
// Undefined where nobody has chosen yet: see views/stage.js.
const shown = { numbers: undefined, steps: undefined };
const KEYS = 'votestream.keys';
let keysOn = recall(KEYS) !== false;
let forgetControls;

const CONTROLS = [
  { key: 'f', name: 'present.fullscreen', act: toggleFullscreen },
  { key: 'q', name: 'present.qr', act: toggleQrCode },
  { key: 'r', name: 'present.results', act: toggleNumbers },
  { key: 'e', name: 'ranked.title', act: toggleSteps, only: 'ranked' },
];

translatePage('page.present.title');
const page = document.querySelector('#page');
const fit = new StageFit();
const live = await showSinglePoll(page, (live) => stage(live, shown, fit), { token, drawn: (live) => fit.drawn(page, live) });
if (live) {
  addEventListener('resize', () => live.redraw());
  showQrCode(document.querySelector('.qr'), voteUrl(live.poll.id));
  const controls = CONTROLS.filter(({ only }) => !only || only === live.poll.type);
  drawControls(controls);
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    showControls();
    if (keysOn && !event.repeat) controls.find(({ key }) => key === letterOf(event))?.act();
  });
  addEventListener('pointermove', showControls);
  showControls();
  keepAwake();
}

/** Single keys can be switched off, as speech and shaking hands press them by accident. */
function drawControls(controls) {
  const toggle = () => {
    keysOn = !keysOn;
    keep(KEYS, keysOn);
    drawControls(controls);
  };
  render(
    html`${controls.map(control)}
      <button type="button" class="button keys" aria-pressed=${keysOn} @click=${toggle}>${t('present.keys')}</button>`,
    document.querySelector('#controls'),
  );
}

function control({ key, name, act }) {
  return html`<button type="button" class="button" aria-keyshortcuts=${keysOn ? key : nothing} @click=${act}>
    ${keysOn ? html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>` : nothing} ${t(name)}
  </button>`;
}

/** The letter on the key; where the layout has other letters, the one that stands there on most keyboards. */
function letterOf({ key, code }) {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
}

/** A talk is longer than a screen's patience; where the lock is refused, nothing is lost. */
function keepAwake() {
  let lock;
  const ask = async () => {
    if (document.hidden || (lock && !lock.released)) return;
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  // It ends whenever the page is not to be seen.
  document.addEventListener('visibilitychange', ask);
  ask();
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

function toggleQrCode() {
  dataset.qr = dataset.qr === 'off' ? 'on' : 'off';
  live.redraw();
}

function toggleNumbers() {
  shown.numbers = !numbersShown(live, shown);
  live.redraw();
}

function toggleSteps() {
  shown.steps = !stepsShown(live, shown);
  live.documents.watch(live, shown.steps);
  live.redraw();
}

/** The controls, and the pointer, show for a moment after each movement; else nothing is on the stage. */
function showControls() {
  dataset.controls = 'on';
  clearTimeout(forgetControls);
  forgetControls = setTimeout(() => (dataset.controls = 'off'), CONTROLS_FOR_MS);
}
