// @ts-check

/**
 * @typedef {import('./unsent.js').Batch} Batch
 * @typedef {import('./unsent.js').Edit} Edit
 * @typedef {import('./cell.js').Cell} Cell
 * @typedef {{ figure: string, name: string, fate: 'saved' | 'unchanged' | 'held' | 'refused' | 'conflict', text?: string, seen: number,
 *     sentence?: string }} Outcome
 * @typedef {{ saved: boolean, cells: Outcome[], position: number, sentence?: string, askGround: boolean }} Answer
 */

const waits = [1, 2, 4, 8, 15, 30];

/**
 * Sends batches one after the other. One that cannot be delivered stays and is sent again under its own command id, so that it is
 * written once, however often it arrives.
 */
export class Saver {
    /**
     * @param {HTMLFormElement} form
     * @param {import('./ground.js').GroundDialog} ground
     * @param {import('./unsent.js').Unsent} unsent
     * @param {(figure: string) => Cell | null} cellOf
     * @param {{ say: (sentence: string) => void, done: (answer: Answer) => void, conflict: (cell: Cell, outcome: Outcome) => void }} page
     */
    constructor(form, ground, unsent, cellOf, page) {
        this.form = form;
        this.ground = ground;
        this.unsent = unsent;
        this.cellOf = cellOf;
        this.page = page;
        /** @type {Batch[]} */
        this.queue = [];
        this.isBusy = false;
        /** Cells that were sent together and not written: mended together. @type {Map<string, Set<string>>} */
        this.together = new Map();
        /** @type {(() => void) | null} */
        this.wake = null;
        addEventListener('online', () => this.wake?.());
    }

    /** @param {Cell[]} cells */
    save(cells) {
        const all = new Map(cells.map(c => [c.figure, c]));
        for (const cell of cells)
            for (const figure of this.together.get(cell.figure) ?? []) {
                const other = this.cellOf(figure);
                if (other?.isDirty) all.set(figure, other);
            }
        this.send({
            command: newId(),
            edits: [...all.values()].map(c => ({ figure: c.figure, text: c.entry.value, seen: c.seen })),
            ground: this.ground.value,
        });
    }

    /** @param {Batch} batch */
    send(batch) {
        this.queue.push(batch);
        this.unsent.write(this.queue);
        for (const { figure } of batch.edits) this.cellOf(figure)?.show('saving');
        this.page.say('正在保存…');
        void this.run();
    }

    async run() {
        if (this.isBusy) return;
        this.isBusy = true;
        while (this.queue.length > 0) {
            await this.deliver(this.queue[0]);
            this.queue.shift();
            this.unsent.write(this.queue);
        }
        this.isBusy = false;
    }

    /**
     * Until the server has answered it.
     * @param {Batch} batch
     */
    async deliver(batch) {
        if (!batch.isSent) {
            // What was saved since it was typed has been seen; once sent, a batch stays as it is under its command id.
            for (const edit of batch.edits) edit.seen = this.cellOf(edit.figure)?.seen ?? edit.seen;
            batch.isSent = true;
            this.unsent.write(this.queue);
        }

        for (let attempt = 0; ; attempt++) {
            const response = await this.post(batch);
            if (response && isAnswer(response)) {
                if (!await this.take(batch, await response.json())) return;
                attempt = 0; // asked again with a reason
                continue;
            }
            if (response && ![401, 429, 502, 503, 504].includes(response.status)) {
                this.failed(batch, response.status);
                return;
            }
            const sentence = response?.status === 401 ? '登录已结束。请在另一个窗口重新登录，这里会接着保存。' : '暂时送不到，稍后自动重送。';
            for (const { figure } of batch.edits) this.cellOf(figure)?.show('waiting', sentence);
            this.page.say(`${batch.edits.length} 格尚未保存：${sentence}`);
            await this.pause(waits[Math.min(attempt, waits.length - 1)]);
        }
    }

    /**
     * @param {Batch} batch
     * @returns {Promise<Response | null>} null when nobody answered
     */
    async post(batch) {
        const token = this.form.querySelector('input[name="__RequestVerificationToken"]');
        try {
            return await fetch(this.form.dataset.save ?? this.form.action, {
                method: 'POST',
                headers: {
                    'Content-Type': 'application/json',
                    'X-Requested-With': 'XMLHttpRequest',
                    RequestVerificationToken: token instanceof HTMLInputElement ? token.value : '',
                },
                body: JSON.stringify({ command: batch.command, edits: batch.edits, ground: batch.ground }),
            });
        } catch {
            return null;
        }
    }

    /**
     * Shows the answer at the cells.
     * @param {Batch} batch
     * @param {Answer} answer
     * @returns {Promise<boolean>} true when the batch is to be sent again with its reason
     */
    async take(batch, answer) {
        const faulty = answer.cells.some(isFaulty);
        const sent = new Map(batch.edits.map(e => [e.figure, e.text]));
        const figures = new Set(sent.keys());
        const wanting = wantingGround(answer);
        if (wanting.length > 0) {
            const names = wanting.map(c => c.name);
            if (await this.ground.ask(answer.sentence ?? '', names.length === 1 ? names[0] : `${names[0]}等 ${names.length} 格`)) {
                // Forms that came out are told now; the others are asked again as they were sent, with the reason.
                const again = new Set(wanting.map(c => c.figure));
                for (const outcome of answer.cells.filter(c => !again.has(c.figure))) {
                    const cell = this.cellOf(outcome.figure);
                    if (cell) this.showOutcome(cell, outcome, answer, sent.get(outcome.figure) ?? '');
                }
                batch.edits = batch.edits.filter(e => again.has(e.figure));
                batch.ground = this.ground.value;
                this.unsent.write(this.queue);
                return true;
            }
        }

        for (const outcome of answer.cells) {
            const cell = this.cellOf(outcome.figure);
            if (answer.saved) this.together.delete(outcome.figure);
            else if (figures.size > 1) this.together.set(outcome.figure, figures);
            if (cell) this.showOutcome(cell, outcome, answer, sent.get(outcome.figure) ?? '');
        }
        this.page.say(answer.saved ? saidOf(answer.cells) : `没有保存。${answer.sentence ?? ''}${faulty ? '请看标出的格。' : ''}`);
        this.page.done(answer);
        return false;
    }

    /**
     * @param {Cell} cell
     * @param {Outcome} outcome
     * @param {Answer} answer
     * @param {string} sent
     */
    showOutcome(cell, outcome, answer, sent) {
        if (outcome.fate === 'conflict') this.page.conflict(cell, outcome);
        else if (outcome.fate === 'refused') cell.show('refused', outcome.sentence);
        else if (outcome.fate === 'held')
            cell.show('refused', outcome.sentence ? outcome.sentence : answer.cells.some(c => c.sentence) ? '同批有别的格没有保存，这一格也没有写入。' : answer.sentence ?? '没有写入。');
        else {
            // What was typed on in the meantime stays, and is sent when the cell is left.
            if (cell.entry.value === sent) cell.entry.value = outcome.text ?? '';
            cell.entry.defaultValue = outcome.text ?? '';
            cell.seen = outcome.seen;
            cell.show('saved');
        }
    }

    /**
     * @param {Batch} batch
     * @param {number} status
     */
    failed(batch, status) {
        const sentence = status === 403 ? '您没有填写这张表的权限，没有写入。' : status === 400 ? '这一页打开太久，没有写入；请刷新页面，填的内容会保留。'
            : '程序出了意外，这一格可能没有写入；请刷新页面核对。';
        for (const { figure } of batch.edits) this.cellOf(figure)?.show('refused', sentence);
        this.page.say(sentence);
    }

    /** @param {number} seconds */
    pause(seconds) {
        return new Promise(resolve => {
            const timer = setTimeout(resolve, seconds * 1000);
            this.wake = () => {
                clearTimeout(timer);
                resolve(undefined);
            };
        });
    }
}

/** @param {Outcome} cell */
const isFaulty = cell => cell.fate === 'refused' || cell.fate === 'conflict';

/**
 * The form of a cell of the 项目总表; of a page of one form always the same.
 * @param {Outcome} cell
 */
const formOf = cell => cell.figure.slice(0, cell.figure.indexOf('/') + 1);

/**
 * Cells that were held for want of a reason alone: no cell of their form is at fault.
 * @param {Answer} answer
 */
function wantingGround(answer) {
    if (!answer.askGround) return [];
    const faulty = new Set(answer.cells.filter(isFaulty).map(formOf));
    return answer.cells.filter(c => c.fate === 'held' && !faulty.has(formOf(c)));
}

/** @param {Response} response */
const isAnswer = response => [200, 409, 422].includes(response.status)
    && (response.headers.get('Content-Type') ?? '').startsWith('application/json');

/** @param {Outcome[]} cells */
function saidOf(cells) {
    const saved = cells.filter(c => c.fate === 'saved');
    return saved.length === 0 ? '没有改动。' : saved.length === 1 ? `已保存：${saved[0].name}。` : `已保存 ${saved.length} 格。`;
}

/** A random id; crypto.randomUUID is missing on a plain http address of a local network. */
export function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
