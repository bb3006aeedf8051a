import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { onlyHere, shortVoteUrl } from '../poll-address.js';
import { t } from '../text.js';

/**
 * The address of a poll's vote page for people to type; breaks, where it must, between its parts. Says so
 * where it is of no use to them.
 */
export function address(pollId) {
  const [host, path] = shortVoteUrl(pollId);
  return html`<p class="address"><bdi dir="ltr">${host}<wbr />${path}</bdi></p>
    ${onlyHere ? html`<p class="only-here">${t('share.only-here')}</p>` : nothing}`;
}
