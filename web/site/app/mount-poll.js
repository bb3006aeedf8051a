import { html, render } from '/vendor/lit-html/lit-html.js';
import { LivePoll } from './live-poll.js';
import { whileOnScreen } from './on-screen.js';
import { themeOf } from './theme.js';
import { pollCard } from './views/poll-card.js';

/**
 * Shows a poll in an element by a template of a LivePoll, drawn at most once a frame, and keeps it
 * live while it is on screen.
 */
export function mountPoll(poll, element, template) {
  let due = false;
  const draw = () => {
    due = false;
    render(template(live), element);
  };
  const live = new LivePoll(poll, () => {
    if (!due) requestAnimationFrame(draw);
    due = true;
  });
  draw();
  whileOnScreen(element, { enter: () => live.watch(), leave: () => live.unwatch() });
  return live;
}

/** Shows polls as cards in place of what the element holds. */
export function mountPolls(polls, element) {
  render(
    polls.map((poll) => html`<article class="card poll" data-theme=${themeOf(poll)}></article>`),
    element,
  );
  element.querySelectorAll('article').forEach((article, at) => mountPoll(polls[at], article, pollCard));
}
