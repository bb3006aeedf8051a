import './poll-request.js';
import { html, render } from '/vendor/lit-html/lit-html.js';
import { ownedPolls } from './owner-tokens.js';
import { pollIdOfPage, voteUrl } from './poll-address.js';
import { showQrCode } from './qr-code.js';
import { showSinglePoll } from './single-poll.js';
import { StageFit } from './stage-fit.js';
import { t, translatePage } from './text.js';
import { numbersShown, stage, stepsShown } from './views/stage.js';

const CONTROLS_FOR_MS = 5_000;
const { dataset } = document.body;
const token = ownedPolls()[pollIdOfPage()]?.token;
// Undefined where nobody has chosen yet: see views/stage.js.
const shown = { numbers: undefined, steps: undefined };
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
  render(controls.map(control), document.querySelector('#controls'));
  addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    showControls();
    controls.find((each) => each.key === key.toLowerCase())?.act();
  });
  addEventListener('pointermove', showControls);
  showControls();
  // A talk is longer than a screen's patience; where the lock is refused, nothing is lost.
  navigator.wakeLock?.request('screen').catch(() => {});
}

function control({ key, name, act }) {
  return html`<button type="button" class="button" aria-keyshortcuts=${key} @click=${act}>
    <kbd aria-hidden="true">${key.toUpperCase()}</kbd> ${t(name)}
  </button>`;
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
