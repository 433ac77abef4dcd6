import { PartMissing, piecesOf, type PartStore } from "../common/part-table.js";

/** Parts as the table keeps them, without a table. */
export class MemoryParts implements PartStore {
    /** How often a piece was written and read. */
    public readonly counts = { written: 0, read: 0 };
    private readonly pieces = new Map<string, { readonly piece: Uint8Array; readonly expiresAt: Date }>();

    constructor(private readonly now: () => Date = () => new Date()) {}

    public async put(part: Uint8Array, expiresAt: Date): Promise<readonly string[]> {
        const pieces = piecesOf(part);
        for (const [name, piece] of pieces) this.pieces.set(name, { piece: Buffer.from(piece), expiresAt });
        this.counts.written += pieces.length;
        return pieces.map(([name]) => name);
    }

    public async get(names: readonly string[]): Promise<Buffer> {
        this.counts.read += names.length;
        return Buffer.concat(
            names.map((name) => {
                const kept = this.pieces.get(name);
                if (kept === undefined || kept.expiresAt <= this.now()) throw new PartMissing(name);
                return kept.piece;
            }),
        );
    }
}
