import { html, render } from '/vendor/lit-html/lit-html.js';
import { getJson } from './api.js';
import { keepFocus } from './focus.js';
import { inTurn } from './in-turn.js';
import { LivePoll } from './live-poll.js';
import { whileOnScreen } from './on-screen.js';
import { themeOf } from './theme.js';
import { pollCard } from './views/poll-card.js';

/**
 * Shows a poll in an element by a template of a LivePoll, drawn at most once a frame, and keeps it
 * live while it is on screen. `drawn` is called after each drawing.
 */
export function mountPoll(poll, element, template, { token, drawn } = {}) {
  let due = false;
  const draw = () => {
    due = false;
    keepFocus(element, () => render(template(live), element));
    live.documents.keepUp(live);
    drawn?.(live);
  };
  const live = new LivePoll(poll, {
    token,
    load: () => inTurn(() => getJson(`/polls/${encodeURIComponent(poll.id)}`)),
    changed: () => {
      if (!due) requestAnimationFrame(draw);
      due = true;
    },
  });
  draw();
  whileOnScreen(element, { enter: () => live.watch(), leave: () => live.unwatch() });
  return live;
}

/** Shows polls as cards in place of what the element holds. */
export function mountPolls(polls, element, drawn) {
  render(
    polls.map((poll) => html`<article class="card poll" data-theme=${themeOf(poll)}></article>`),
    element,
  );
  element
    .querySelectorAll('article')
    .forEach((article, at) => mountPoll(polls[at], article, pollCard, { drawn }));
}
