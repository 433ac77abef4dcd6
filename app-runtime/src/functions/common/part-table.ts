import { createHash } from "node:crypto";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";

/** A part is not there: it was never written, or it has expired. */
export class PartMissing extends Error {
    public override readonly name = "PartMissing";

    constructor(id: string) {
        super(`The part ${id} of what is kept is not there; it has expired, or somebody deleted it.`);
    }
}

/**
 * Keeps bytes under names that follow from them. Parts never change: writing one twice is writing it once, and nobody reads half of one. What refers to them is written last, by one conditional
 * write, so that what is larger than an item changes as a whole.
 */
export interface PartStore {
    /** @returns the names of its pieces, in their order */
    put(part: Uint8Array, expiresAt: Date): Promise<readonly string[]>;
    /** @throws PartMissing where a piece is not there */
    get(names: readonly string[]): Promise<Buffer>;
}

/** An item of DynamoDB holds 400 KB with its names. */
const pieceBytes = 380_000;

/** Each piece with the name that follows from it. */
export function piecesOf(part: Uint8Array): readonly (readonly [string, Uint8Array])[] {
    const count = Math.max(1, Math.ceil(part.byteLength / pieceBytes));
    return Array.from({ length: count }, (_none, index) => {
        const piece = part.subarray(index * pieceBytes, (index + 1) * pieceBytes);
        return [createHash("sha256").update(piece).digest("base64url"), piece];
    });
}

/**
 * Parts in the table of {@link StateTable}: the key is `id`, the time to live `expiresAt`. DynamoDB deletes for nothing what has expired, so that parts that nothing refers to any more, or never did,
 * need no sweeping.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export class PartTable implements PartStore {
    private readonly client: DynamoDBClient;

    /** @param prefix of its keys in the table */
    constructor(
        place: AwsPlace,
        private readonly table: string,
        private readonly prefix: string,
    ) {
        this.client = new DynamoDBClient(clientOptions(place));
    }

    public async put(part: Uint8Array, expiresAt: Date): Promise<readonly string[]> {
        const pieces = piecesOf(part);
        for (const [name, piece] of pieces) {
            await this.client.send(
                new PutItemCommand({
                    TableName: this.table,
                    Item: {
                        id: { S: this.idOf(name) },
                        part: { B: piece },
                        expiresAt: { N: String(Math.ceil(expiresAt.getTime() / 1_000)) },
                    },
                }),
                limit(),
            );
        }
        return pieces.map(([name]) => name);
    }

    public async get(names: readonly string[]): Promise<Buffer> {
        const pieces: Uint8Array[] = [];
        for (const name of names) {
            const { Item } = await this.client.send(
                new GetItemCommand({
                    TableName: this.table,
                    Key: { id: { S: this.idOf(name) } },
                    ConsistentRead: true,
                }),
                limit(),
            );
            if (Item?.part?.B === undefined) throw new PartMissing(this.idOf(name));
            pieces.push(Item.part.B);
        }
        return Buffer.concat(pieces);
    }

    private idOf(name: string): string {
        return `${this.prefix}/${name}`;
    }
}
