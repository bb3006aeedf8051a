const LEAVING = ['pagehide', 'visibilitychange'];

/**
 * A moment in which something can be taken back. `over` is called when it has passed, or when the page is
 * left before; `takeBack` when the reader presses Escape, which is nearer than any button.
 */
export class Holding {
  #over;
  #takeBack;
  #timer;

  constructor(ms, { over, takeBack }) {
    this.#over = over;
    this.#takeBack = takeBack;
    this.#timer = setTimeout(() => this.over(), ms);
    addEventListener('keydown', this.#pressed);
    // A phone puts a page aside without a pagehide, and may never go on with it.
    for (const name of LEAVING) addEventListener(name, this.#left);
  }

  over() {
    this.end();
    this.#over();
  }

  end() {
    clearTimeout(this.#timer);
    removeEventListener('keydown', this.#pressed);
    for (const name of LEAVING) removeEventListener(name, this.#left);
  }

  #pressed = ({ key }) => {
    if (key === 'Escape') this.#takeBack();
  };

  #left = ({ type }) => {
    if (type === 'pagehide' || document.hidden) this.over();
  };
}
