/** The last of a list; undefined of an empty one. */
export const last = (list) => list[list.length - 1];

/** A copy with another value at one place. */
export const replaced = (list, at, value) => list.map((each, index) => (index === at ? value : each));
