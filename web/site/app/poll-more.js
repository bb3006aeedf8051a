import { html } from '/vendor/lit-html/lit-html.js';
import { HistoryLine } from './history-line.js';
import { ReceiptCheck } from './receipt-check.js';
import { earlierRounds } from './views/earlier-rounds.js';
import { elimination } from './views/elimination.js';
import { historyCard } from './views/history-card.js';
import { receiptCheck } from './views/receipt-check.js';

/** What a poll's page has below the ballot. Nobody needs it to vote, so it is loaded after that. */
export class PollMore {
  #page;
  #token;
  #check = new ReceiptCheck();
  #line;

  /** `token` is the owner's, where the page is. */
  constructor(page, token) {
    this.#page = page;
    this.#token = token;
  }

  template(live) {
    return html`${historyCard(live)} ${elimination(live)} ${earlierRounds(live)} ${receiptCheck(live, this.#check)}`;
  }

  /** To be called after each drawing. */
  drawn(live) {
    const place = this.#page.querySelector('.history .line');
    if (!place) this.#line = undefined;
    else this.#line ??= new HistoryLine(place, this.#token);
    this.#line?.follow(live);
  }
}
