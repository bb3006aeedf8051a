import { last } from './lists.js';

// Scrolling past a poll should neither open a connection at every pass nor keep one for long.
const LEAVE_AFTER_MS = 5_000;
const MARGIN = '150px';

/** Calls `enter` when the element comes near the screen of a visible page, `leave` some time after. */
export function whileOnScreen(element, { enter, leave }) {
  let near = false;
  let inside = false;
  let leaving;
  const check = () => {
    clearTimeout(leaving);
    if (near && !document.hidden) {
      if (!inside) enter();
      inside = true;
    } else if (inside) {
      leaving = setTimeout(() => {
        inside = false;
        leave();
      }, LEAVE_AFTER_MS);
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      near = last(entries).isIntersecting;
      check();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  document.addEventListener('visibilitychange', check);
}
