import './poll-request.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { framedPoll } from './views/poll-card.js';

translatePage('page.embed.title');
showSinglePoll(document.querySelector('#page'), framedPoll);
