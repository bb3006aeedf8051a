import { last } from './lists.js';

// How the rows of a result may stand on a stage, the most readable first: density (see present.css) and
// columns. The last one is taken where nothing fits.
const LANDSCAPE = [[0, 1], [1, 1], [1, 2], [2, 2], [3, 2], [4, 2]];
const PORTRAIT = [[0, 1], [1, 1], [2, 1], [3, 1], [4, 1]];
const QUESTION_SIZES = 7;
const MOST_OF_HEIGHT = 0.3;
// Of a count, what its first column takes, and the least part of the screen for a step.
const NAMES_PART = 0.4;
const LEAST_STEP_PART = 0.085;

/**
 * Makes what is on a stage fit its screen, whatever the question, the options and the screen are: first by
 * smaller type and a second column, then by fewer rows. `most` is how many options there is room for, as
 * bars; `mostRows` and `mostSteps` the same for the count of a ranked poll.
 */
export class StageFit {
  most = Infinity;
  mostRows = Infinity;
  mostSteps = Infinity;
  #room;

  /** To be called after each drawing. */
  drawn(root, live) {
    const stage = root.querySelector('.stage');
    if (!stage) return;
    this.#question(stage);
    const room = stage.querySelector('.result-room');
    const now = [innerWidth, innerHeight, room.clientWidth, room.clientHeight, live.poll.round, room.dataset.shows].join();
    const before = [this.most, this.mostRows, this.mostSteps].join();
    if (now !== this.#room) Object.assign(this, { most: Infinity, mostRows: Infinity, mostSteps: Infinity });
    const reset = before !== [this.most, this.mostRows, this.mostSteps].join();
    this.#room = now;
    if (!reset) this.#rows(stage, room);
    if (before !== [this.most, this.mostRows, this.mostSteps].join()) live.redraw();
  }

  #question(stage) {
    const question = stage.querySelector('h1');
    for (let size = 0; size < QUESTION_SIZES; size++) {
      question.dataset.size = size;
      if (question.scrollHeight <= stage.clientHeight * MOST_OF_HEIGHT) return;
    }
  }

  #rows(stage, room) {
    const list = room.querySelector('.results');
    if (list) this.#bars(stage, room, list);
    else this.#count(room);
  }

  #bars(stage, room, list) {
    const arrangements = innerWidth > innerHeight ? LANDSCAPE : PORTRAIT;
    for (const [density, columns] of arrangements) {
      Object.assign(list.dataset, { density, columns });
      if (list.scrollHeight <= room.clientHeight) return;
    }
    const [, columns] = last(arrangements);
    const gap = parseFloat(getComputedStyle(list).rowGap);
    const row = Math.max(...[...list.children].map((each) => each.offsetHeight));
    const fitting = columns * Math.floor((room.clientHeight + gap) / (row + gap));
    // One place is for the rest.
    this.most = Math.max(1, Math.min(fitting - 1, this.most - 1));
  }

  #count(room) {
    const table = room.querySelector('table');
    const cells = [...table.querySelectorAll('thead th + th, td')].map(widthOfContent);
    const step = Math.max(innerWidth * LEAST_STEP_PART, ...cells);
    // Never more again: other columns have other cells, and the two would take turns for ever.
    this.mostSteps = Math.min(this.mostSteps, Math.max(2, Math.floor((room.clientWidth * (1 - NAMES_PART)) / step)));
    const over = room.scrollHeight - room.clientHeight;
    if (over <= 0) return;
    const options = table.querySelectorAll('tbody tr[data-option]');
    const row = Math.max(...[...options].map((each) => each.offsetHeight));
    // One more goes for the row of the rest.
    const resting = this.mostRows === Infinity ? 1 : 0;
    this.mostRows = Math.max(1, options.length - Math.ceil(over / row) - resting);
  }
}

/** What a cell would take if nothing of it were cut. */
function widthOfContent(cell) {
  const content = document.createRange();
  content.selectNodeContents(cell);
  const { paddingLeft, paddingRight } = getComputedStyle(cell);
  return content.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight);
}
