/** One value of an EXIF block, with its bytes as they were found. */
interface Entry {
    readonly tag: number;
    readonly type: number;
    readonly count: number;
    readonly value: Buffer;
}

const pointerToDetails = 0x8769;

/**
 * What is kept of the first directory: orientation, make, model, resolution, software, time, artist and copyright.
 * Not the captions, which are free text.
 *
 * @see https://exiv2.org/tags.html
 */
const wantedOfImage = new Set([0x010f, 0x0110, 0x0112, 0x011a, 0x011b, 0x0128, 0x0131, 0x0132, 0x013b, 0x8298]);

/**
 * What is kept of the details: exposure, times with their offsets, lens and colour space. Not the maker's own notes, in which some cameras write where
 * they were, nor serial numbers, nor what a person typed.
 */
const wantedOfDetails = new Set([
    0x829a, 0x829d, 0x8822, 0x8827, 0x8830, 0x9000, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9201, 0x9202, 0x9203,
    0x9204, 0x9205, 0x9207, 0x9208, 0x9209, 0x920a, 0x9290, 0x9291, 0x9292, 0xa001, 0xa402, 0xa403, 0xa404, 0xa405,
    0xa406, 0xa432, 0xa433, 0xa434,
]);

/** Bytes of one value of each type; the type is the index. */
const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Limits that no camera comes near: an entry may claim billions of values in twelve bytes. */
const mostEntries = 512;
const longestValue = 1_024;

/**
 * A new EXIF block with what is known to be harmless in `block`, in the same byte order, without the `Exif` prefix. Everything else is left behind: positions,
 * maker's notes, embedded previews, and whatever is not known.
 *
 * Undefined where nothing is worth keeping or the block cannot be read. Never longer than `block`.
 */
export function rebuildExif(block: Buffer): Buffer | undefined {
    const tiff = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
    const numbers = numbersOf(tiff);
    if (numbers === undefined) {
        return undefined;
    }
    const first = numbers.long(tiff, 4) ?? 0;
    const image = readEntries(tiff, first, numbers);
    const pointer = image.find(({ tag }) => tag === pointerToDetails)?.value;
    const details = pointer?.length === 4 ? readEntries(tiff, numbers.long(pointer, 0) ?? 0, numbers) : [];
    const rebuilt = writeExif(tiff.subarray(0, 4), {
        image: image.filter(({ tag }) => wantedOfImage.has(tag)),
        details: details.filter(({ tag }) => wantedOfDetails.has(tag)),
        numbers,
    });
    return rebuilt !== undefined && rebuilt.length <= tiff.length ? rebuilt : undefined;
}

/** Reads and writes the numbers of a block, which names its byte order itself. Reading beyond the end gives undefined. */
interface Numbers {
    short(bytes: Buffer, at: number): number | undefined;
    long(bytes: Buffer, at: number): number | undefined;
    writeShort(bytes: Buffer, value: number, at: number): void;
    writeLong(bytes: Buffer, value: number, at: number): void;
}

const littleEndian: Numbers = {
    short: (bytes, at) => (at + 2 <= bytes.length ? bytes.readUInt16LE(at) : undefined),
    long: (bytes, at) => (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : undefined),
    writeShort: (bytes, value, at) => void bytes.writeUInt16LE(value, at),
    writeLong: (bytes, value, at) => void bytes.writeUInt32LE(value, at),
};

const bigEndian: Numbers = {
    short: (bytes, at) => (at + 2 <= bytes.length ? bytes.readUInt16BE(at) : undefined),
    long: (bytes, at) => (at + 4 <= bytes.length ? bytes.readUInt32BE(at) : undefined),
    writeShort: (bytes, value, at) => void bytes.writeUInt16BE(value, at),
    writeLong: (bytes, value, at) => void bytes.writeUInt32BE(value, at),
};

function numbersOf(tiff: Buffer): Numbers | undefined {
    const start = tiff.toString("latin1", 0, 4);
    if (start === "II*\0") {
        return littleEndian;
    }
    return start === "MM\0*" ? bigEndian : undefined;
}

/** The entries of a directory, those that cannot be read left out, and of a tag the first one. */
function readEntries(tiff: Buffer, directory: number, numbers: Numbers): Entry[] {
    const count = Math.min(numbers.short(tiff, directory) ?? 0, mostEntries);
    const entries = new Map<number, Entry>();
    for (let index = 0; index < count; index++) {
        const entry = readEntry(tiff, directory + 2 + index * 12, numbers);
        if (entry !== undefined && !entries.has(entry.tag)) {
            entries.set(entry.tag, entry);
        }
    }
    return [...entries.values()].sort((left, right) => left.tag - right.tag);
}

function readEntry(tiff: Buffer, at: number, numbers: Numbers): Entry | undefined {
    const tag = numbers.short(tiff, at);
    const type = numbers.short(tiff, at + 2);
    const count = numbers.long(tiff, at + 4);
    const place = numbers.long(tiff, at + 8);
    if (tag === undefined || type === undefined || count === undefined || place === undefined) {
        return undefined;
    }
    const length = (bytesOfType[type] ?? 0) * count;
    const from = length <= 4 ? at + 8 : place;
    if (length === 0 || length > longestValue || from + length > tiff.length) {
        return undefined;
    }
    return { tag, type, count, value: tiff.subarray(from, from + length) };
}

interface Content {
    readonly image: readonly Entry[];
    readonly details: readonly Entry[];
    readonly numbers: Numbers;
}

function writeExif(byteOrder: Buffer, { image, details, numbers }: Content): Buffer | undefined {
    if (image.length + details.length === 0) {
        return undefined;
    }
    const header = Buffer.alloc(8);
    byteOrder.copy(header);
    numbers.writeLong(header, header.length, 4);
    if (details.length === 0) {
        return Buffer.concat([header, writeDirectory(image, header.length, numbers)]);
    }
    const pointer = { tag: pointerToDetails, type: 4, count: 1, value: Buffer.alloc(4) };
    const withPointer = [...image, pointer].sort((left, right) => left.tag - right.tag);
    // Where the details begin is known once the length of what stands before them is.
    const place = header.length + writeDirectory(withPointer, header.length, numbers).length;
    numbers.writeLong(pointer.value, place, 0);
    return Buffer.concat([
        header,
        writeDirectory(withPointer, header.length, numbers),
        writeDirectory(details, place, numbers),
    ]);
}

/** A directory that begins at byte `place` of the block, with the values that do not fit into its entries behind it. */
function writeDirectory(entries: readonly Entry[], place: number, numbers: Numbers): Buffer {
    const table = Buffer.alloc(2 + entries.length * 12 + 4);
    const values: Buffer[] = [];
    let next = place + table.length;
    numbers.writeShort(table, entries.length, 0);
    for (const [index, { tag, type, count, value }] of entries.entries()) {
        const at = 2 + index * 12;
        numbers.writeShort(table, tag, at);
        numbers.writeShort(table, type, at + 2);
        numbers.writeLong(table, count, at + 4);
        if (value.length <= 4) {
            value.copy(table, at + 8);
        } else {
            numbers.writeLong(table, next, at + 8);
            // Values begin at even places.
            const padded = Buffer.alloc(value.length + (value.length % 2));
            value.copy(padded);
            values.push(padded);
            next += padded.length;
        }
    }
    return Buffer.concat([table, ...values]);
}
