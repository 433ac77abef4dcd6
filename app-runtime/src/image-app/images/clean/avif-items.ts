import { BoxReader, readBoxes, type Box } from "./boxes.js";
import { CutShort, Unclear } from "./kept.js";

/** A stretch of bytes of the file. */
export interface Stretch {
    readonly from: number;
    readonly to: number;
}

/** What an AVIF file calls an item: a picture, a part of one, or what is said about it. */
export interface Item {
    readonly id: number;
    /** Such as `av01` for a picture and `Exif`. */
    readonly type: string;
    readonly stretches: readonly Stretch[];
}

/** The items that the `meta` box lists, with the places of their bytes. @see ISO/IEC 14496-12, 8.11 */
export function readItems(source: Buffer, meta: readonly Box[]): Item[] {
    const types = readTypes(source, only(meta, "iinf"));
    const places = readPlaces(source, meta);
    return [...types].map(([id, type]) => ({ id, type, stretches: places.get(id) ?? [] }));
}

function only(boxes: readonly Box[], type: string): Box {
    const [box, second] = boxes.filter((candidate) => candidate.type === type);
    if (box === undefined || second !== undefined) {
        throw new Unclear(`There is not exactly one ${type} box.`);
    }
    return box;
}

function readTypes(source: Buffer, information: Box): Map<number, string> {
    const head = new BoxReader(source, information.content, information.end);
    const widthOfCount = head.number(4) >>> 24 === 0 ? 2 : 4;
    head.number(widthOfCount);
    const types = new Map<number, string>();
    for (const entry of readBoxes(source, information.content + 4 + widthOfCount, information.end)) {
        const reader = new BoxReader(source, entry.content, entry.end);
        const version = reader.number(4) >>> 24;
        if (entry.type !== "infe" || version < 2) {
            throw new Unclear(`The item at byte ${entry.start} does not say what it is.`);
        }
        const id = reader.number(version === 2 ? 2 : 4);
        reader.number(2);
        types.set(id, reader.text(4));
    }
    return types;
}

/** More places than the tiles of any real picture have. */
const mostStretches = 100_000;

function readPlaces(source: Buffer, meta: readonly Box[]): Map<number, Stretch[]> {
    const box = only(meta, "iloc");
    const reader = new BoxReader(source, box.content, box.end);
    const version = reader.number(4) >>> 24;
    if (version > 2) {
        throw new Unclear(`The places of the items are written in version ${version}, which is not known.`);
    }
    const widths = reader.number(2);
    const form: PlaceForm = {
        version,
        offset: widths >> 12,
        length: (widths >> 8) & 0xf,
        base: (widths >> 4) & 0xf,
        index: version === 0 ? 0 : widths & 0xf,
        dataInside: meta.find(({ type }) => type === "idat")?.content,
    };
    if (![form.offset, form.length, form.base, form.index].every((width) => [0, 4, 8].includes(width))) {
        throw new Unclear("The places of the items are numbers of an unknown width.");
    }
    const places = new Map<number, Stretch[]>();
    const count = reader.number(version < 2 ? 2 : 4);
    let stretches = 0;
    for (let index = 0; index < count; index++) {
        const id = reader.number(version < 2 ? 2 : 4);
        const place = readStretches(reader, form, source.length);
        places.set(id, place);
        stretches += 1 + place.length;
        if (stretches > mostStretches) {
            throw new Unclear(`The items lie in more than ${mostStretches} places.`);
        }
    }
    return places;
}

/** How many bytes each number of a place has, and what places inside the `meta` box count from. */
interface PlaceForm {
    readonly version: number;
    readonly offset: number;
    readonly length: number;
    readonly base: number;
    readonly index: number;
    readonly dataInside: number | undefined;
}

function readStretches(reader: BoxReader, form: PlaceForm, fileBytes: number): Stretch[] {
    const method = form.version === 0 ? 0 : reader.number(2) & 0xf;
    const start = [0, form.dataInside][method];
    if (reader.number(2) !== 0 || start === undefined) {
        throw new Unclear("An item lies outside of the file or inside of another item.");
    }
    const base = start + reader.number(form.base);
    const stretches: Stretch[] = [];
    for (let left = reader.number(2); left > 0; left--) {
        reader.number(form.index);
        const from = base + reader.number(form.offset);
        const length = reader.number(form.length);
        if (length === 0) {
            throw new Unclear("An item has no length.");
        }
        stretches.push({ from, to: from + length });
        if (from + length > fileBytes) {
            throw new CutShort(`An item ends at byte ${from + length} and the file at byte ${fileBytes}.`);
        }
    }
    return stretches;
}
