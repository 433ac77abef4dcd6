import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

/** A price as an offer file has it, by column name in small letters and digits only, as `usagetype` and `databaseengine`. */
export type OfferRow = ReadonlyMap<string, string>;

/** What stands above the table. */
export interface OfferHead {
    readonly publicationDate: string | undefined;
}

/**
 * Reads an offer file in CSV line by line, so that its size does not matter: five lines of metadata, a line of column names, and one line
 * for each price.
 *
 * @param wanted tells from the raw line whether it is worth reading; nearly none is
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html
 */
export async function readOffer(
    body: ReadableStream,
    wanted: (line: string) => boolean,
    take: (row: OfferRow) => void,
): Promise<OfferHead> {
    let publicationDate: string | undefined;
    let names: readonly string[] | undefined;
    for await (const line of createInterface({ input: Readable.fromWeb(body), crlfDelay: Infinity })) {
        if (names === undefined) {
            const cells = cellsOf(line);
            const [first = "", second] = cells;
            if (plainName(first) === "publicationdate") publicationDate = second;
            if (plainName(first) === "sku") names = cells.map(plainName);
        } else if (wanted(line)) {
            const cells = cellsOf(line);
            take(new Map(names.map((name, at) => [name, cells[at] ?? ""])));
        }
    }
    if (names === undefined)
        throw new Error("the file has no line that begins with SKU, so it is no offer file in CSV");
    return { publicationDate };
}

/** The cells of one line; a quote inside a quoted cell is doubled. */
export function cellsOf(line: string): string[] {
    const cells: string[] = [];
    const cell = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(,|$)/y;
    while (cell.lastIndex <= line.length) {
        const found = cell.exec(line);
        if (found === null) break;
        cells.push(found[1]?.replaceAll('""', '"') ?? found[2]?.trim() ?? "");
        if (found[3] === "") break;
    }
    return cells;
}

/** "Pre Installed S/W" and the JSON files' "preInstalledSw" are one name. */
function plainName(name: string): string {
    return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
