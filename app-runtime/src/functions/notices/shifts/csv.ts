/** The text is no CSV. The message is a sentence that names the line. */
export class CsvError extends Error {
    public override readonly name = "CsvError";
}

/**
 * Reads CSV as spreadsheets write it: fields parted by commas, or by semicolons where the first line has those, quoted where they hold a separator, a quote or a line end.
 * Empty lines are left out.
 *
 * @throws CsvError where a quote is not closed, or something follows a closed one
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(text: string): readonly (readonly string[])[] {
    const separator = /^[^,\r\n]*;/.test(text) ? ";" : ",";
    const rows: string[][] = [];
    let row: string[] = [];
    let place = 0;
    while (place < text.length) {
        const field = text[place] === '"' ? quotedField(text, place) : openField(text, place, separator);
        row.push(field.value);
        place = field.end;
        if (text[place] === separator) {
            place += 1;
            // A separator at the very end opens one more field.
            if (place < text.length) continue;
            row.push("");
        } else if (place < text.length && !/[\r\n]/.test(text[place] ?? "")) {
            throw new CsvError(`Line ${lineOf(text, place)} has something after a closed quote.`);
        }
        place += text.startsWith("\r\n", place) ? 2 : 1;
        rows.push(row);
        row = [];
    }
    return rows.filter((fields) => fields.length > 1 || fields[0]?.trim() !== "");
}

interface Field {
    readonly value: string;
    /** Place of what follows it. */
    readonly end: number;
}

function openField(text: string, start: number, separator: string): Field {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") {
        end += 1;
    }
    return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): Field {
    let end = start;
    do {
        end = text.indexOf('"', end + 1);
        if (end === -1) {
            throw new CsvError(`Line ${lineOf(text, start)} opens a quote that is not closed.`);
        }
        // A quote in a field is written twice.
    } while (text[end + 1] === '"' && (end += 1) > 0);
    return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}

function lineOf(text: string, place: number): number {
    return text.slice(0, place).split(/\r\n|\n|\r/).length;
}
