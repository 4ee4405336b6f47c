// @ts-check

/**
 * Reads a block as a spreadsheet puts it on the clipboard: cells apart by tabs, rows by line ends, a cell in quotation marks where it
 * holds either, with its own quotation marks doubled. The line end behind the last row is none.
 * @param {string} text
 * @returns {string[][]}
 */
export function readBlock(text) {
    const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
    /** @type {string[][]} */
    const rows = [[]];
    let at = 0;
    while (at <= whole.length) {
        const [cell, end] = whole[at] === '"' ? quoted(whole, at) : plain(whole, at);
        rows[rows.length - 1].push(cell);
        if (whole[end] === '\n') rows.push([]);
        at = end + 1;
    }
    return rows;
}

/**
 * @param {string} text
 * @param {number} from
 * @returns {[string, number]} the cell and where it ends
 */
function plain(text, from) {
    let end = from;
    while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++;
    return [text.slice(from, end), end];
}

/**
 * A cell that begins with a quotation mark; one that is not closed before a tab, a line end or the end was typed so and is plain.
 * @param {string} text
 * @param {number} from
 * @returns {[string, number]}
 */
function quoted(text, from) {
    let cell = '';
    for (let at = from + 1; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else {
            const end = at + 1;
            return end === text.length || text[end] === '\t' || text[end] === '\n' ? [cell, end] : plain(text, from);
        }
    }
    return plain(text, from);
}
