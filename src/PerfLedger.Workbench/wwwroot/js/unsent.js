// @ts-check

/**
 * @typedef {{ figure: string, text: string, seen: number }} Edit
 * @typedef {{ kind: string, reason: string, document: string, on: string, evidence: string[] }} Ground
 * @typedef {{ command: string, edits: Edit[], ground: Ground, isSent?: boolean }} Batch
 */

/** What was typed and is not known to stand in the ledger: kept by the tab until it is, so that nothing typed is lost. */
export class Unsent {
    /** @param {string} evaluation */
    constructor(evaluation) {
        this.key = `perfledger.unsent.${evaluation}`;
    }

    /** @returns {Batch[]} */
    read() {
        try {
            return JSON.parse(sessionStorage.getItem(this.key) ?? '[]');
        } catch {
            return [];
        }
    }

    /** @param {Batch[]} batches */
    write(batches) {
        try {
            if (batches.length === 0) sessionStorage.removeItem(this.key);
            else sessionStorage.setItem(this.key, JSON.stringify(batches));
        } catch {
            // A full or forbidden store: the page itself still has them.
        }
    }
}
