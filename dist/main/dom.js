/**
 * A new element. What is given as text stays text, whatever it holds.
 *
 * @param {string} tag
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} attributes those that are
 *   undefined or false are left out, and true is an attribute without a value
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * An element that the page has from the start.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * `1 kernel`, `1,234 kernels`
 *
 * @param {number} number
 * @param {string} noun
 */
export function formatCount(number, noun) {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** @param {number} number */
export function formatNumber(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
