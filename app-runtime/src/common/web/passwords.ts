import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import { Turnstile } from "./turnstile.js";

/** What a hash costs: 2 ** `costExponent` blocks of `blockSize` × 128 bytes, `parallelism` times. */
export interface PasswordCost {
    readonly costExponent: number;
    readonly blockSize: number;
    readonly parallelism: number;
}

/** 32 MB and some 200 ms for each guess. @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt */
export const passwordCost: PasswordCost = { costExponent: 15, blockSize: 8, parallelism: 3 };

/** How passwords are hashed, and how many at a time. */
export interface PasswordsOptions {
    /** @default {@link passwordCost} */
    readonly cost?: PasswordCost;
    /**
     * Hashes at a time: each takes one thread of the pool that files and pictures need too, and 32 MB.
     * @default 2
     */
    readonly atOnce?: number;
    /** Hashes that may wait for their turn. @default 32 */
    readonly waiting?: number;
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const saltBytes = 16;
const hashBytes = 32;
/** A stored hash may have been made with another cost, but not with one that would take the memory of the instance. */
const highestMemory = 256 * 1024 * 1024;

const pattern = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** Makes and checks the hashes that are kept in place of passwords: scrypt, salted, with its parameters in the hash. */
export class Passwords {
    private readonly cost: PasswordCost;
    private readonly turnstile: Turnstile;
    private readonly nobodys: string;

    constructor({ cost = passwordCost, atOnce = 2, waiting = 32 }: PasswordsOptions = {}) {
        this.cost = cost;
        this.turnstile = new Turnstile({ atOnce, waiting });
        this.nobodys = write(cost, randomBytes(saltBytes), randomBytes(hashBytes));
    }

    /** @throws TooBusy where too many wait */
    public async hash(password: string): Promise<string> {
        const salt = randomBytes(saltBytes);
        return write(this.cost, salt, await this.derive(password, salt, this.cost));
    }

    /**
     * Whether the password is the one that `hash` was made of. Without a hash it takes as long and says no, so that nobody learns from the time which names exist.
     *
     * @throws TooBusy where too many wait
     * @throws Error where the hash is none of this class
     */
    public async verify(password: string, hash: string | undefined): Promise<boolean> {
        const { cost, salt, expected } = read(hash ?? this.nobodys);
        const actual = await this.derive(password, salt, cost);
        return timingSafeEqual(actual, expected) && hash !== undefined;
    }

    private derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
        const { costExponent, blockSize: r, parallelism: p } = cost;
        const options: ScryptOptions = { N: 2 ** costExponent, r, p, maxmem: highestMemory };
        // The same characters can be typed in more than one way; people cannot see which.
        return this.turnstile.pass(() => derive(password.normalize("NFKC"), salt, hashBytes, options));
    }
}

function write({ costExponent, blockSize, parallelism }: PasswordCost, salt: Buffer, hash: Buffer): string {
    return `$scrypt$ln=${costExponent},r=${blockSize},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
    return bytes.toString("base64").replace(/=+$/, "");
}

function read(text: string): { cost: PasswordCost; salt: Buffer; expected: Buffer } {
    const [, costExponent, blockSize, parallelism, salt = "", hash = ""] = pattern.exec(text) ?? [];
    if (costExponent === undefined) {
        throw new Error("A stored password hash is not of the form $scrypt$ln=…,r=…,p=…$salt$hash.");
    }
    return {
        cost: {
            costExponent: Number(costExponent),
            blockSize: Number(blockSize),
            parallelism: Number(parallelism),
        },
        salt: Buffer.from(salt, "base64"),
        expected: Buffer.from(hash, "base64"),
    };
}
