import { render } from '/vendor/lit-html/lit-html.js';
import { LivePoll } from './live-poll.js';
import { whileOnScreen } from './on-screen.js';
import { pollCard } from './views/poll-card.js';

/** Shows a poll in an element, drawing at most once a frame, and keeps it live while it is on screen. */
export function mountPoll(poll, element) {
  let due = false;
  const draw = () => {
    due = false;
    render(pollCard(live), element);
  };
  const live = new LivePoll(poll, () => {
    if (!due) requestAnimationFrame(draw);
    due = true;
  });
  draw();
  whileOnScreen(element, { enter: () => live.watch(), leave: () => live.unwatch() });
}
