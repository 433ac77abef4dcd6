import { createClient, ErrorReply, RESP_TYPES } from "@redis/client";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import { Complaints } from "./complaints.js";
import type { SharedBytes } from "./shared-bytes.js";
import { TooSlow, within } from "./within.js";

/** Where the cache is, and as whom to sign in. */
export interface ValkeyOptions {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    /** Asked at each connection, and again while one is open. */
    readonly password: () => Promise<string>;
    /** Certificates in PEM of those who may vouch for the cache. @default those that Node trusts, among them Amazon's */
    readonly certificateAuthority?: string;
    readonly log: Pick<Log, "info" | "warn">;
    /** Milliseconds in which it has to answer; S3 takes a few times ten. @default 250 */
    readonly answerMilliseconds?: number;
    /** Seconds after which an open connection signs in again. @default 6 hours: ElastiCache closes it after twelve */
    readonly signInSeconds?: number;
}

type Client = ReturnType<typeof createValkeyClient>;

/** An idle connection is asked whether it lives, and given up where nothing comes back. */
const pingMilliseconds = 5_000;
const silentMilliseconds = 15_000;
const connectMilliseconds = 2_000;
/** The longest pause between two tries to connect. */
const longestPauseMilliseconds = 5_000;
const sixHours = 6 * 3_600;

/**
 * Bytes in a Valkey, or whatever speaks its protocol, over one connection with TLS.
 *
 * Where it is down nobody waits for it. Where it is slow one request does: the others go on without it until it has answered. The log says so once, and once
 * when it is over.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export class ValkeyBytes implements SharedBytes {
    private client: Client | undefined;
    private signingIn: NodeJS.Timeout | undefined;
    private isSlow = false;
    private isClosed = false;
    private connectedAt = 0;
    private readonly complaints: Complaints;

    constructor(private readonly options: ValkeyOptions) {
        this.complaints = new Complaints(options.log);
    }

    /** Connects in the background, and again whenever the connection is lost. */
    public start(): void {
        if (this.client === undefined && !this.isClosed) this.connect();
    }

    /** Ends at once; what is not answered yet is a miss. */
    public close(): void {
        this.isClosed = true;
        this.disconnect();
    }

    public async get(key: string): Promise<Buffer | undefined> {
        return (await this.ask((client) => client.get(key))) ?? undefined;
    }

    public async put(key: string, bytes: Buffer, seconds: number): Promise<void> {
        await this.ask((client) => client.set(key, bytes, { expiration: { type: "EX", value: seconds } }));
    }

    public async delete(keys: readonly string[]): Promise<void> {
        // Its memory is freed in the background, so that a large value keeps nobody waiting.
        if (keys.length > 0) await this.ask((client) => client.unlink([...keys]));
    }

    /** What it answers; undefined where it does not, or not in time. */
    private async ask<Answer>(question: (client: Client) => Promise<Answer>): Promise<Answer | undefined> {
        const { client } = this;
        if (client?.isReady !== true || this.isSlow) return undefined;
        try {
            return await within(this.options.answerMilliseconds ?? 250, question(client));
        } catch (error) {
            this.fails(client, error);
            return undefined;
        }
    }

    private connect(): void {
        const client = createValkeyClient(this.options);
        this.client = client;
        this.connectedAt = performance.now();
        client.on("error", (error: unknown) => this.fails(client, error));
        // Given up while it connected, it would stay open for good.
        client.on("connect", () => void (client === this.client || client.destroy()));
        client.on("ready", () => {
            this.complaints.over();
            this.signInAgain(client);
        });
        // It goes on trying until it is closed, which is how this ends.
        client.connect().catch((error: unknown) => this.fails(client, error));
    }

    private disconnect(): void {
        const { client } = this;
        this.client = undefined;
        clearInterval(this.signingIn);
        client?.destroy();
    }

    private fails(client: Client, error: unknown): void {
        // What a connection says that has been given up is known.
        if (client !== this.client) return;
        if (error instanceof TooSlow) {
            this.complaints.unusable(reasonOf(error));
            this.waitForAnswer(client);
        } else if (error instanceof ErrorReply && client.isReady) {
            this.refuses(error);
        } else {
            this.complaints.unusable(reasonOf(error));
        }
    }

    /** It answers in order: once this is answered, nothing is waiting any more. */
    private waitForAnswer(client: Client): void {
        if (this.isSlow) return;
        this.isSlow = true;
        client
            .ping()
            .then(
                () => this.complaints.over(),
                (error: unknown) => this.fails(client, error),
            )
            .finally(() => (this.isSlow = false));
    }

    private refuses(error: ErrorReply): void {
        this.complaints.refused(reasonOf(error));
        // After a failover this is the wrong node: its name leads to another one by now, or soon.
        const isOld = performance.now() - this.connectedAt > longestPauseMilliseconds;
        if (error.message.startsWith("READONLY") && isOld) {
            this.disconnect();
            this.connect();
        }
    }

    private signInAgain(client: Client): void {
        const { user: username, password, signInSeconds = sixHours } = this.options;
        const signIn = async (): Promise<unknown> => client.auth({ username, password: await password() });
        clearInterval(this.signingIn);
        this.signingIn = setInterval(() => {
            signIn().catch((error: unknown) => this.fails(client, error));
        }, signInSeconds * 1_000).unref();
    }
}

function createValkeyClient({ host, port, user: username, password, certificateAuthority }: ValkeyOptions) {
    return createClient({
        socket: {
            ...{ host, port, tls: true, connectTimeout: connectMilliseconds, socketTimeout: silentMilliseconds },
            ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
            reconnectStrategy: pauseBefore,
        },
        credentialsProvider: {
            type: "async-credentials-provider",
            credentials: async () => ({ username, password: await password() }),
        },
        // Its own limit ends once a command is written; see `within`.
        commandOptions: { timeout: 0, typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
        disableOfflineQueue: true,
        pingInterval: pingMilliseconds,
        // A feature of another product.
        maintNotifications: "disabled",
    });
}

/** Grows with each try, and differs by chance, so that nodes that lost the same server do not come back together. */
function pauseBefore(tries: number): number {
    return Math.min(longestPauseMilliseconds, 50 * 2 ** tries) * (0.5 + Math.random() / 2);
}
