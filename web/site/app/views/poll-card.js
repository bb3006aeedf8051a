import { html } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';
import { ballotForm } from './ballot-form.js';
import { liveSign } from './live-sign.js';
import { outcome } from './turnout.js';

/** A poll in a list: question, answers with their bars, this browser's vote, how live it is. */
export const pollCard = (live) => html`<h3 id=${headingId(live)} dir="auto">
    <a href=${`/p/${live.poll.id}`}>${live.poll.question}</a>
  </h3>
  ${pollBody(live)}`;

/** The same as a document of its own, in a frame on somebody's page; its link leaves the frame. */
export const framedPoll = (live) => html`<article class="card poll">
  <h1 id=${headingId(live)} dir="auto">${live.poll.question}</h1>
  ${pollBody(live)}
  <a class="from" href=${`/p/${live.poll.id}`} target="_blank">${t('embed.open')}</a>
</article>`;

const headingId = ({ poll }) => `poll-${poll.id}`;

const pollBody = (live) => html`${ballotForm(live, headingId(live), { withReceipt: true })}
  <p class="foot">
    <span class="total">${outcome(live)}</span>
    ${liveSign(live)}
  </p>`;
