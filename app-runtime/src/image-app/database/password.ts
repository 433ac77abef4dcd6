import { setTimeout as sleep } from "node:timers/promises";
import { isLogIn, secretContent } from "../../common/secret-content.js";
import { SecretError, type ReadSecret } from "../../common/secrets.js";

/** What a log-in to the database takes. */
export interface DatabaseCredentials {
    readonly username: string;
    readonly password: string;
}

/** How the password is kept and read again. */
export interface RotatingPasswordOptions {
    /** Answers the secret's text: JSON with `username` and `password`, as RDS and its rotation functions write it. */
    readonly readSecret: ReadSecret;
    /** Milliseconds between the beginnings of two reads at least, however many log-ins are refused. @default 1000 */
    readonly readAtMostEvery?: number;
    /**
     * Milliseconds that log-ins are tried again after the server began to refuse them: in a rotation the server knows the new
     * password some seconds before the secret does. Shorter than anybody waits for a connection, so that they hear the reason.
     * @default 8000
     */
    readonly patience?: number;
    /** A clock that never goes back, in milliseconds. @default that of the process */
    readonly now?: () => number;
    /** Waits that many milliseconds. @default a timer */
    readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/**
 * The password of the database: read when it is first needed, kept, and read again when the server refuses it.
 *
 * A rotation changes the password in the server and in the secret one after the other. Connections that are open live on; a new one
 * is refused meanwhile, and tried again until both agree. Refusals at the same time share one read.
 */
export class RotatingPassword {
    private readonly readSecret: ReadSecret;
    private readonly readAtMostEvery: number;
    private readonly patience: number;
    private readonly now: () => number;
    private readonly pause: (milliseconds: number) => Promise<unknown>;
    private kept: DatabaseCredentials | undefined;
    private reading: Promise<DatabaseCredentials> | undefined;
    private readBegan = Number.NEGATIVE_INFINITY;
    /** Since when every log-in was refused. */
    private refusedSince: number | undefined;

    constructor(options: RotatingPasswordOptions) {
        this.readSecret = options.readSecret;
        this.readAtMostEvery = options.readAtMostEvery ?? 1_000;
        this.patience = options.patience ?? 8_000;
        this.now = options.now ?? (() => performance.now());
        this.pause = options.pause ?? ((milliseconds) => sleep(milliseconds));
    }

    /**
     * Logs in with what is known, and again with what the secret holds then, where the server refuses it.
     *
     * After it has been refused for longer than the patience, it is tried only once more: then it is no rotation but a mistake.
     *
     * @param isRefusal tells an error that means "wrong password" from all others
     * @throws what `logIn` throws, or SecretError where the secret cannot be read
     */
    public async logIn<Connection>(
        logIn: (credentials: DatabaseCredentials) => Promise<Connection>,
        isRefusal: (error: unknown) => boolean,
    ): Promise<Connection> {
        let credentials = await this.current();
        for (let tries = 1; ; tries += 1) {
            try {
                const connection = await logIn(credentials);
                this.refusedSince = undefined;
                return connection;
            } catch (error) {
                if (!isRefusal(error) || (tries > 1 && this.isOutOfPatience())) {
                    throw error;
                }
                this.refusedSince ??= this.now();
                credentials = await this.newerThan(credentials);
            }
        }
    }

    private current(): Promise<DatabaseCredentials> {
        return this.kept === undefined ? this.read() : Promise.resolve(this.kept);
    }

    /** What was refused may be old: somebody else may have read the new one already. */
    private newerThan(refused: DatabaseCredentials): Promise<DatabaseCredentials> {
        return this.kept === undefined || this.kept === refused ? this.read() : Promise.resolve(this.kept);
    }

    private isOutOfPatience(): boolean {
        return this.refusedSince !== undefined && this.now() - this.refusedSince >= this.patience;
    }

    private read(): Promise<DatabaseCredentials> {
        this.reading ??= this.readNow().finally(() => {
            this.reading = undefined;
        });
        return this.reading;
    }

    private async readNow(): Promise<DatabaseCredentials> {
        const early = this.readBegan + this.readAtMostEvery - this.now();
        if (early > 0) {
            await this.pause(early);
        }
        this.readBegan = this.now();
        this.kept = parseCredentials(await this.readSecret());
        return this.kept;
    }
}

/**
 * Takes the log-in out of a secret's text.
 *
 * @throws SecretError saying what is wrong with it, without a word of what it holds
 */
export function parseCredentials(text: string): DatabaseCredentials {
    const content = secretContent(text, isLogIn);
    if (content === undefined) {
        throw new SecretError(
            'The secret of the database is not what RDS writes; it has to be JSON with the texts "username" and "password".',
        );
    }
    return { username: content.username, password: content.password };
}
