import { UnstorableValue } from "./errors.js";

/** Characters, of whatever script, that a text column takes; both servers count code points. */
export const textLength = 255;

/** PostgreSQL has no way to keep U+0000 in a text. */
const nul = "\u0000";

/** True for a text that a column of {@link textLength} characters can hold: no other can be in the database. */
export function isStorable(text: string): boolean {
    // Counting by code units first is cheap, and the expansion below is bounded.
    return text.length <= 2 * textLength && [...text].length <= textLength && !text.includes(nul);
}

/** @throws UnstorableValue naming `what` where the text does not fit */
export function storable(text: string, what: string): string {
    if (!isStorable(text)) {
        throw new UnstorableValue(
            `The ${what} cannot be kept: it may have ${textLength} characters at most, and no U+0000; it has ${[...text].length}.`,
        );
    }
    return text;
}

/** Ids and hashes: visible ASCII, and no longer than any of them. */
const identifierPattern = /^[\x21-\x7e]{1,128}$/;

/**
 * What to ask the server for instead of a text that somebody says is an id or a hash.
 *
 * It would fail on some texts and take no notice of blanks at the end of others; what cannot be an identifier is asked for as
 * the empty text, which is nobody's.
 */
export function identifier(text: string): string {
    return identifierPattern.test(text) ? text : "";
}

/** Cuts a text that is only for show to what a column can hold. */
export function shortened(text: string): string {
    return [...text.slice(0, 2 * textLength).replaceAll(nul, "")].slice(0, textLength).join("");
}

/** Times that both servers can keep; undefined for any other, which no camera has meant. */
export function storableTime(time: Date | undefined): Date | undefined {
    const year = time?.getUTCFullYear() ?? Number.NaN;
    return year >= 1000 && year <= 9999 ? time : undefined;
}
