import { CsvError, readCsv } from "./csv.js";
import { neededFields, readShift, shiftFields, type Fault, type Row, type Shift, type ShiftField } from "./shift.js";

/** A file is refused as a whole. The message is a sentence for whoever put it there. */
export class ShiftFileError extends Error {
    public override readonly name = "ShiftFileError";
}

/** What a file of shifts says. */
export interface ShiftFile {
    readonly shifts: readonly Shift[];
    readonly faults: readonly Fault[];
    /** Rows of the file, good and bad. */
    readonly rows: number;
}

/** More would not be told within the 15 minutes that Lambda gives a call. */
export const mostRows = 5_000;
/** One field holds at most a name or a place. */
const longestField = 2_000;
const formats = "a file of shifts is JSON (*.json) or CSV (*.csv)";

/**
 * Reads a file of new shifts: `.json`, a list of objects with the fields of {@link shiftFields}, or `.csv`, whose first line names them.
 *
 * @throws ShiftFileError where it is no such file
 */
export function readShiftFile(name: string, bytes: Uint8Array): ShiftFile {
    const kind = /\.(json|csv)$/i.exec(name)?.[1]?.toLowerCase();
    if (kind === undefined) {
        throw new ShiftFileError(`Its name has another ending; ${formats}.`);
    }
    const text = readText(bytes);
    if (text.trim() === "") {
        throw new ShiftFileError("It is empty; put a file with at least one shift in its place.");
    }
    const rows = kind === "json" ? rowsOfJson(text) : rowsOfCsv(text);
    if (rows.length === 0) {
        throw new ShiftFileError("It has no row; put a file with at least one shift in its place.");
    }
    if (rows.length > mostRows) {
        throw new ShiftFileError(`It has ${rows.length} rows, at most ${mostRows} are allowed; part it into several.`);
    }
    const read = rows.map((row, index) => readRow(row, index + 1));
    return {
        shifts: read.filter((each): each is Shift => "row" in each),
        faults: read.flatMap((each) => ("row" in each ? [] : each)),
        rows: rows.length,
    };
}

function readText(bytes: Uint8Array): string {
    try {
        // Leaves out the mark that spreadsheets write at the beginning.
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        throw new ShiftFileError("It is no text in UTF-8; save it as UTF-8.");
    }
}

/** A row, or why it is none. */
type ReadRow = { readonly row: Row } | { readonly wrong: readonly Omit<Fault, "row">[] };

function readRow(read: ReadRow, number: number): Shift | readonly Fault[] {
    return "row" in read ? readShift(read.row, number) : read.wrong.map((fault) => ({ row: number, ...fault }));
}

function rowsOfJson(text: string): readonly ReadRow[] {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        // What the parser says repeats part of the file.
        throw new ShiftFileError("It is no JSON; write a list of objects, one for each shift.");
    }
    if (!Array.isArray(value)) {
        throw new ShiftFileError("It is no list; write a list of objects, one for each shift.");
    }
    return value.map(rowOfObject);
}

function rowOfObject(value: unknown): ReadRow {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return { wrong: [{ field: "row", allowed: "an object with the fields of a shift" }] };
    }
    const row: Partial<Record<ShiftField, string>> = {};
    const wrong: Omit<Fault, "row">[] = [];
    const entries: readonly [string, unknown][] = Object.entries(value);
    for (const [name, content] of entries) {
        const field = shiftFields.find((each) => each === name);
        const text = field === "sms" && typeof content === "boolean" ? (content ? "yes" : "no") : content;
        if (field === undefined) {
            wrong.push({ field: "row", allowed: `no field beside ${shiftFields.join(", ")}` });
        } else if (typeof text === "string" && text.length <= longestField) {
            row[field] = text;
        } else if (content !== null) {
            wrong.push({ field, allowed: `a text of at most ${longestField} characters` });
        }
    }
    return wrong.length === 0 ? { row } : { wrong };
}

function rowsOfCsv(text: string): readonly ReadRow[] {
    const [headings = [], ...lines] = csvLines(text);
    const fields = headings.map((heading) => shiftFields.find((field) => field === heading.trim()));
    const missing = neededFields.filter((field) => !fields.includes(field));
    if (missing.length > 0 || fields.includes(undefined) || new Set(fields).size < fields.length) {
        const missed = missing.length === 0 ? "" : `, of which ${missing.join(", ")} are not there`;
        throw new ShiftFileError(
            `Its first line names other columns; name each of ${shiftFields.join(", ")} at most once${missed}.`,
        );
    }
    return lines.map((line) => rowOfLine(fields, line));
}

function csvLines(text: string): readonly (readonly string[])[] {
    try {
        return readCsv(text);
    } catch (error) {
        throw error instanceof CsvError ? new ShiftFileError(error.message) : error;
    }
}

function rowOfLine(fields: readonly (ShiftField | undefined)[], line: readonly string[]): ReadRow {
    if (line.length !== fields.length) {
        return { wrong: [{ field: "row", allowed: `${fields.length} fields, as many as the first line names` }] };
    }
    if (line.some((field) => field.length > longestField)) {
        return { wrong: [{ field: "row", allowed: `fields of at most ${longestField} characters` }] };
    }
    return { row: Object.fromEntries(fields.map((field, index) => [field, line[index]])) };
}
