import type { Chunk } from "./chunk.js";
import { QuotePositions } from "./quote-positions.js";
import type { LogRow } from "./row.js";
import { noTime, secondsOf } from "./timestamp.js";

const [quote, blank, colon, minus, zero, nine] = [0x22, 0x20, 0x3a, 0x2d, 0x30, 0x39];
const [openBracket, closeBracket] = [0x5b, 0x5d];
const carriageReturn = 0x0d;

/** Fields that every row has after that of the user agent; newer ones follow and are not read. */
const fieldsAfterAgent = 15;
/** Ten of them are texts. */
const quotesAfterAgent = new QuotePositions(20);

/** `2026-11-23T12:00:00.123456Z`, as load balancers write the time. */
const lengthOfTime = 27;

/**
 * Reads one row into `row`. What nobody needs is skipped, what is needed seldom is read when it is asked for.
 *
 * @param end where the row ends, without its line feed
 * @returns false where the bytes are no row of an access log; `row` then holds nothing of use
 */
export function parseRow(chunk: Chunk, start: number, end: number, row: LogRow): boolean {
    const { bytes } = chunk;
    row.chunk = chunk;
    row.end = end;
    const timeStart = endOfWord(bytes, start, end) + 1;
    row.timeStart = timeStart;
    let at = timeStart + lengthOfTime;
    if (bytes[at] !== blank) at = endOfWord(bytes, timeStart, end);
    row.seconds = secondsOf(bytes, timeStart, at);
    if (row.seconds === noTime) return false;
    row.balancerStart = at + 1;
    row.balancerEnd = at = endOfWord(bytes, at + 1, end);
    const clientStart = at + 1;
    at = endOfWord(bytes, clientStart, end);
    if (!readClient(bytes, clientStart, at, row)) return false;
    row.hasTarget = bytes[at + 1] !== minus;
    at = endOfWord(bytes, at + 1, end);
    row.timesStart = at + 1;
    at = afterWords(bytes, at, end, 3);
    if (!readStatus(bytes, at + 1, row)) return false;
    at = afterWords(bytes, at, end, 4);
    return readTexts(chunk, at + 1, end, row);
}

/** Where the next blank is, or `end`. */
export function endOfWord(bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    while (at < end && bytes[at] !== blank) at++;
    return at;
}

/** From the blank before some words to the one after them. */
function afterWords(bytes: Uint8Array, from: number, end: number, words: number): number {
    let at = from;
    for (let word = 0; word < words; word++) at = endOfWord(bytes, at + 1, end);
    return at;
}

/** Addresses of version 6 have colons of their own and no brackets: the port follows the last one. */
function readClient(bytes: Uint8Array, start: number, end: number, row: LogRow): boolean {
    let at = end - 1;
    while (at > start && bytes[at] !== colon) at--;
    if (at <= start) return false;
    const bracketed = bytes[start] === openBracket && bytes[at - 1] === closeBracket;
    row.clientStart = bracketed ? start + 1 : start;
    row.clientEnd = bracketed ? at - 1 : at;
    return row.clientEnd > row.clientStart;
}

function readStatus(bytes: Uint8Array, at: number, row: LogRow): boolean {
    row.status = 0;
    if (bytes[at] === minus) return bytes[at + 1] === blank;
    for (let digit = at; digit < at + 3; digit++) {
        const byte = bytes[digit] ?? 0;
        if (byte < zero || byte > nine) return false;
        row.status = row.status * 10 + byte - zero;
    }
    return bytes[at + 3] === blank;
}

/** The request line and the user agent, and whether all fields follow that every row has. */
function readTexts(chunk: Chunk, from: number, end: number, row: LogRow): boolean {
    const { bytes } = chunk;
    if (bytes[from] !== quote) return false;
    row.requestStart = from + 1;
    row.requestEnd = closingQuote(chunk, from + 1, end);
    row.agentStart = row.requestEnd + 3;
    if (row.agentStart > end || bytes[row.agentStart - 1] !== quote) return false;
    row.agentEnd = closingQuote(chunk, row.agentStart, end);
    return quotesAfterAgent.areIn(chunk, row.agentEnd + 1, end) || hasFields(chunk, row.agentEnd + 1, end);
}

/** Quotes in a text are written as `\x22`; one that is not is told by what follows. */
function closingQuote(chunk: Chunk, from: number, end: number): number {
    let at = chunk.nextQuote(from, end);
    while (at + 1 < end && chunk.bytes[at + 1] !== blank && chunk.bytes[at + 1] !== carriageReturn)
        at = chunk.nextQuote(at + 1, end);
    return at;
}

/** The same question where some texts are not quoted. */
function hasFields(chunk: Chunk, from: number, end: number): boolean {
    let at = from;
    for (let field = 0; field < fieldsAfterAgent; field++) {
        if (at >= end) return false;
        at = endOfField(chunk, at + 1, end);
    }
    return at <= end;
}

/** Where the blank after a field is; `end` after the last one, more than that where a text is not closed. */
export function endOfField(chunk: Chunk, from: number, end: number): number {
    if (chunk.bytes[from] !== quote) return endOfWord(chunk.bytes, from, end);
    const close = closingQuote(chunk, from + 1, end);
    return close + 1;
}
