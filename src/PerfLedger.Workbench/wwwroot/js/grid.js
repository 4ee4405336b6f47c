// @ts-check
// Filling in a form on its page, or many in the 项目总表: keys as in a spreadsheet, one cell saved as it is left, a pasted block as one.
import { Cell } from './cell.js';
import { readBlock } from './clipboard.js';
import { button, GroundDialog } from './ground.js';
import { Freshness, listen } from './live.js';
import { entryIn, nextEntry, placesOf } from './places.js';
import { newId, Saver } from './saver.js';
import { Unsent } from './unsent.js';

/** @typedef {import('./places.js').Entry} Entry */

const form = /** @type {HTMLFormElement} */ (document.getElementById('cells'));
const state = /** @type {HTMLElement} */ (document.getElementById('save-state'));
const evaluation = form.dataset.evaluation ?? '';
document.documentElement.classList.add('scripted');

const unsent = new Unsent(evaluation);
const ground = new GroundDialog(/** @type {HTMLFieldSetElement} */ (document.getElementById('ground')));
const fresh = new Freshness(form, say);
const saver = new Saver(form, ground, unsent, cellOf, { say, done, conflict });

/** @param {string} sentence */
function say(sentence) {
    state.textContent = sentence;
}

/** @param {import('./saver.js').Answer} answer */
function done(answer) {
    form.dispatchEvent(new CustomEvent('answered', { detail: answer }));
    fresh.soon();
}

/** @returns {Entry[]} */
const entries = () => [...form.querySelectorAll('.entry')].map(e => /** @type {Entry} */ (e));

/** @param {string} figure */
function cellOf(figure) {
    const entry = entryIn(document.getElementById(`c-${figure}`) ?? undefined);
    return entry && new Cell(entry);
}

/** @param {EventTarget | null} target */
function entryOf(target) {
    return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.classList.contains('entry')
        ? target : null;
}

/** @param {string | undefined} text */
const shown = text => !text ? '（空）' : text.length > 30 ? text.slice(0, 30) + '…' : text;

/** What others wrote where a choice is open. @type {Map<string, { sentence?: string, text?: string, seen: number }>} */
const open = new Map();

/**
 * Both values and who wrote the other; nothing is written before the person has chosen.
 * @param {Cell} cell
 * @param {{ sentence?: string, text?: string, seen: number }} theirs
 */
function conflict(cell, theirs) {
    open.set(cell.figure, theirs);
    const sentence = form.dataset.prose ? `${theirs.sentence}\n对方写的：\n${theirs.text ?? ''}` : theirs.sentence;
    cell.show('conflict', sentence, [
        {
            text: `用我的“${shown(cell.entry.value)}”`,
            act: () => {
                open.delete(cell.figure);
                cell.seen = theirs.seen;
                saver.save([cell]);
                cell.entry.focus();
            },
        },
        {
            text: `用对方的“${shown(theirs.text)}”`,
            act: () => {
                open.delete(cell.figure);
                cell.entry.value = cell.entry.defaultValue = theirs.text ?? '';
                cell.seen = theirs.seen;
                cell.show('');
                cell.entry.focus();
            },
        },
    ]);
}

form.addEventListener('change', event => {
    const entry = entryOf(event.target);
    const cell = entry && new Cell(entry);
    if (cell?.isDirty && !open.has(cell.figure)) saver.save([cell]);
});

form.addEventListener('input', event => {
    const entry = entryOf(event.target);
    const cell = entry && new Cell(entry);
    const theirs = cell && open.get(cell.figure);
    if (cell && theirs) conflict(cell, theirs); // the choices name what is typed now
    else if (cell?.place.dataset.state === 'saved') cell.show('');
});

form.addEventListener('submit', event => {
    if (!form.dataset.save) event.preventDefault(); // the table has acts of its own
});

// Keys

/** @type {Record<string, 'up' | 'down' | 'left' | 'right'>} */
const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

form.addEventListener('keydown', event => {
    const entry = entryOf(event.target);
    if (entry && event.key === 's' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        entry.blur(); // saves
        entry.focus();
    }
    if (!entry || event.isComposing || event.ctrlKey || event.metaKey || form.dataset.prose) return;
    if (event.key === 'Escape') {
        restore(entry);
    } else if (event.key === 'Enter') {
        event.preventDefault();
        if (event.altKey && entry instanceof HTMLTextAreaElement) insert('\n');
        else go(entry, event.shiftKey ? 'up' : 'down');
    } else if (ways[event.key] && !event.shiftKey && !event.altKey && isAtEdge(entry, ways[event.key])) {
        event.preventDefault();
        go(entry, ways[event.key]);
    }
});

/**
 * As if typed at the caret: the browser can undo it and tells of the change.
 * @param {string} text
 */
const insert = text => document.execCommand('insertText', false, text);

/** @param {Entry} entry */
function restore(entry) {
    const cell = new Cell(entry);
    const theirs = open.get(cell.figure);
    open.delete(cell.figure);
    if (theirs) cell.stands(theirs.text, theirs.seen);
    entry.value = entry.defaultValue;
    cell.show('');
    entry.select();
}

/**
 * @param {Entry} entry
 * @param {'up' | 'down' | 'left' | 'right'} way
 */
function go(entry, way) {
    const next = nextEntry(entry, entries(), way);
    if (!next) {
        entry.blur(); // saves at the edge too
        entry.focus();
        return;
    }
    next.focus();
    next.select();
}

/**
 * A key leaves the cell where the caret can go no further, or while all of it is marked as after coming in by a key.
 * @param {Entry} entry
 * @param {'up' | 'down' | 'left' | 'right'} way
 */
function isAtEdge(entry, way) {
    const [start, end, text] = [entry.selectionStart ?? 0, entry.selectionEnd ?? 0, entry.value];
    if (start === 0 && end === text.length) return true;
    if (start !== end) return false;
    if (way === 'left') return start === 0;
    if (way === 'right') return end === text.length;
    return way === 'up' ? !text.slice(0, start).includes('\n') : !text.slice(end).includes('\n');
}

// Paste

form.addEventListener('paste', event => {
    const entry = entryOf(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!entry || form.dataset.prose) return;
    const block = readBlock(text);
    const isProse = new Cell(entry).place.classList.contains('text') && !text.includes('\t');
    if (block.length === 1 && block[0].length === 1) {
        if (block[0][0] === text) return;
        event.preventDefault();
        insert(block[0][0]);
    } else if (!isProse) {
        event.preventDefault();
        paste(entry, block);
    }
});

/**
 * True when a place that cannot be filled in shows this already, as a computed one of a block that was copied from here does.
 * @param {HTMLTableCellElement | undefined} place
 * @param {string} text
 */
const stands = (place, text) => text.trim() === '' || place?.textContent?.trim() === text.trim();

/**
 * All of the block or nothing: a piece that falls beside the form would be lost without a word.
 * @param {Entry} entry
 * @param {string[][]} block
 */
function paste(entry, block) {
    const table = entry.closest('table');
    const places = table ? placesOf(table) : [];
    const at = entry.closest('td');
    const row = places.findIndex(r => at && r.includes(at));
    const column = at ? places[row]?.indexOf(at) ?? -1 : -1;
    /** @type {Map<Entry, string>} */
    const typed = new Map();
    let beside = 0;
    block.forEach((cells, r) => cells.forEach((text, c) => {
        const target = entryIn(row < 0 ? undefined : places[row + r]?.[column + c]);
        if (target && !typed.has(target)) typed.set(target, text.trim());
        else if (!target && !stands(places[row + r]?.[column + c], text)) beside++;
    }));
    if (beside > 0) {
        say(`没有粘贴：这一块有 ${block.length} 行 ${Math.max(...block.map(r => r.length))} 列，从这一格起有 ${beside} 格落在不能填的地方。请从对应的格开始粘贴，或减少行列。`);
        return;
    }
    /** @type {Cell[]} */
    const changed = [];
    for (const [target, text] of typed) {
        target.value = text;
        const cell = new Cell(target);
        if (cell.isDirty) changed.push(cell);
    }
    if (changed.length > 0) saver.save(changed);
    else say('粘贴的内容与表上相同，没有改动。');
}

// Other people

listen(form.dataset.live ?? `/evaluations/${evaluation}/live`, Number(form.dataset.position), change => {
    const cell = change.figure ? cellOf(change.figure) : null;
    if (cell && change.position > cell.seen) {
        if (cell.isDirty && !change.own)
            conflict(cell, {
                sentence: `${change.by} ${change.at} 已改为“${shown(change.text)}”，您填的还没有保存。请选用其一。`,
                text: change.text,
                seen: change.position,
            });
        else if (!cell.isDirty) {
            cell.stands(change.text, change.position);
            if (!change.own) cell.show('news', `${change.by} ${change.at} 改`);
        }
    }
    if (!change.own) say(`${change.by} ${change.at} ${cell ? `改了${cell.name}` : `办理了${titleOf(change.figure)}`}。`);
    fresh.soon();
});

/** @param {string} figure */
function titleOf(figure) {
    const row = figure.includes('/') ? document.getElementById(`r-${figure.split('/')[0]}`) : null;
    return row?.querySelector('th a')?.textContent ?? '这张表';
}

// What was typed and did not get through

addEventListener('pagehide', () => {
    const waiting = new Set(saver.queue.flatMap(b => b.edits.map(e => e.figure)));
    const typed = entries().map(e => new Cell(e)).filter(c => c.isDirty && !waiting.has(c.figure));
    const draft = typed.map(c => ({ figure: c.figure, text: c.entry.value, seen: c.seen }));
    if (draft.length > 0) unsent.write([...saver.queue, { command: newId(), edits: draft, ground: ground.value }]);
});

addEventListener('beforeunload', event => {
    if (saver.queue.length > 0 || entries().some(e => new Cell(e).isDirty)) event.preventDefault();
});

// A batch stays whole: under its command id the server knows it only so.
const left = unsent.read().filter(b => b.edits.some(e => cellOf(e.figure)?.entry.defaultValue !== e.text));
unsent.write(left);
if (left.length > 0) offer();

function offer() {
    const notice = document.createElement('div');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    notice.textContent = `上次有 ${left.flatMap(b => b.edits).length} 格填了没有保存。`;
    const [yes, no] = [button('填回并保存', 'button'), button('放弃', 'button')];
    yes.addEventListener('click', () => {
        notice.remove();
        for (const batch of left) {
            for (const { figure, text } of batch.edits) {
                const cell = cellOf(figure);
                if (cell) cell.entry.value = text;
            }
            saver.send(batch);
        }
    });
    no.addEventListener('click', () => {
        notice.remove();
        unsent.write([]);
    });
    notice.append(' ', yes, ' ', no);
    form.prepend(notice);
}
