import { Chunk } from "../log/chunk.js";
import { parseRow } from "../log/parse-row.js";
import { LogRow } from "../log/row.js";

/** Parses one row, without its line feed; undefined where it is none. */
export function parsed(line: string): LogRow | undefined {
    const bytes = Buffer.from(line, "latin1");
    const row = new LogRow();
    return parseRow(new Chunk(bytes), 0, bytes.length, row) ? row : undefined;
}
