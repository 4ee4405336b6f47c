// @ts-check

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Entry */

/**
 * The cells of a table where they stand, those over several rows or columns in each of their places.
 * @param {HTMLTableElement} table
 * @returns {HTMLTableCellElement[][]}
 */
export function placesOf(table) {
    /** @type {HTMLTableCellElement[][]} */
    const places = [];
    [...table.rows].forEach((row, r) => {
        places[r] ??= [];
        let column = 0;
        for (const cell of row.cells) {
            while (places[r][column]) column++;
            for (let below = 0; below < cell.rowSpan; below++)
                for (let beside = 0; beside < cell.colSpan; beside++)
                    (places[r + below] ??= [])[column + beside] = cell;
            column += cell.colSpan;
        }
    });
    return places;
}

/**
 * The entry of a cell.
 * @param {Element | undefined} cell
 * @returns {Entry | null}
 */
export const entryIn = cell => cell?.querySelector('.entry') ?? null;

/**
 * The entry nearest in a direction, as the eye goes: straight on where there is one.
 * @param {Entry} from
 * @param {readonly Entry[]} all
 * @param {'up' | 'down' | 'left' | 'right'} way
 * @returns {Entry | null}
 */
export function nextEntry(from, all, way) {
    const here = from.closest('[data-figure]')?.getBoundingClientRect() ?? from.getBoundingClientRect();
    /** @type {Entry | null} */
    let best = null;
    let least = Infinity;
    for (const entry of all) {
        if (entry === from) continue;
        const there = entry.closest('[data-figure]')?.getBoundingClientRect() ?? entry.getBoundingClientRect();
        const away = distance(here, there, way);
        if (away < least) [best, least] = [entry, away];
    }
    return best;
}

/**
 * Infinity for what does not lie in that direction; aside counts more than ahead.
 * @param {DOMRect} here
 * @param {DOMRect} there
 * @param {'up' | 'down' | 'left' | 'right'} way
 */
function distance(here, there, way) {
    const upright = way === 'up' || way === 'down';
    const ahead = way === 'down' ? there.top - here.bottom : way === 'up' ? here.top - there.bottom
        : way === 'right' ? there.left - here.right : here.left - there.right;
    if (ahead < -2) return Infinity;
    const shared = upright
        ? Math.min(here.right, there.right) - Math.max(here.left, there.left)
        : Math.min(here.bottom, there.bottom) - Math.max(here.top, there.top);
    if (!upright && shared <= 0) return Infinity; // left and right stay in the row
    return ahead + (shared > 0 ? 0 : 4 * -shared + 50) + (upright ? Math.abs(there.left - here.left) / 100 : 0);
}
