import { html } from '/vendor/lit-html/lit-html.js';
import { shortVoteUrl } from '../poll-address.js';

/** The address of a poll's vote page for people to type; breaks, where it must, between its parts. */
export function address(pollId) {
  const [host, path] = shortVoteUrl(pollId);
  return html`<p class="address"><bdi dir="ltr">${host}<wbr />${path}</bdi></p>`;
}
