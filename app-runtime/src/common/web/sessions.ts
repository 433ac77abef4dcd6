import { randomUUID } from "node:crypto";
import { Signer } from "@fastify/cookie";
import { Cookie } from "./cookies.js";

/** Who is logged in, as the session cookie says. */
export interface Session {
    /** Another one for every log-in, by which it can be ended. */
    readonly id: string;
    readonly accountId: string;
    readonly accountName: string;
    /** Changes with the account's password, so that a new password ends all sessions. */
    readonly fingerprint: string;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
}

/** What is known of a session before it begins. */
export type NewSession = Omit<Session, "id" | "expiresAt">;

/** How sessions are signed and how long they last. */
export interface SessionsOptions {
    /** At least one key of at least 32 characters: the first signs, all verify. {@link readSessionKeys} says how a new one comes. */
    readonly keys: readonly string[];
    /** Whether people reach the application by HTTPS. */
    readonly https: boolean;
    /** Name of the cookie. Two applications on one machine need two: browsers keep the cookies of a host together, whatever the port. @default "session" */
    readonly cookieName?: string;
    /** Hours until a session ends. @default 12 */
    readonly hours?: number;
    /** @default the time of the machine */
    readonly now?: () => Date;
}

/** Fewer characters could be found by trying. */
const shortestKey = 32;

/** Makes the signer for `keys`. @throws Error where there is no key or one is too short */
export function makeSigner(keys: readonly string[]): Signer {
    if (keys.length === 0 || keys.some((key) => key.length < shortestKey)) {
        throw new Error(`Give at least one session key, each of at least ${shortestKey} characters of chance.`);
    }
    return new Signer([...keys], "sha256");
}

/** Makes session cookies and reads them. Nothing is stored: what a cookie says is true because it is signed. Whether it was ended before its time, {@link EndedSessions} know. */
export class Sessions {
    private readonly signer: Signer;
    private readonly milliseconds: number;
    private readonly now: () => Date;
    public readonly cookie: Cookie;

    constructor({ keys, https, cookieName = "session", hours = 12, now = () => new Date() }: SessionsOptions) {
        this.signer = makeSigner(keys);
        this.milliseconds = hours * 3_600_000;
        this.now = now;
        this.cookie = new Cookie(cookieName, https);
    }

    /** Seconds that a new session lasts. */
    public get seconds(): number {
        return this.milliseconds / 1_000;
    }

    /** The cookie's value for somebody who has just logged in. */
    public begin(account: NewSession): string {
        const expiresAt = this.now().getTime() + this.milliseconds;
        const { accountId, accountName, fingerprint } = account;
        const content = JSON.stringify([accountId, accountName, fingerprint, expiresAt, randomUUID()]);
        return this.signer.sign(Buffer.from(content).toString("base64url"));
    }

    /** Undefined for anything but a cookie of ours that is still good. */
    public read(cookie: string): Session | undefined {
        const { valid, value } = this.signer.unsign(cookie);
        const session = valid ? parse(value) : undefined;
        return session !== undefined && this.isCurrent(session) ? session : undefined;
    }

    public isCurrent(session: Session): boolean {
        return this.now().getTime() < session.expiresAt;
    }
}

function parse(value: string): Session | undefined {
    const content: unknown = JSON.parse(Buffer.from(value, "base64url").toString());
    const [accountId, accountName, fingerprint, expiresAt, id]: unknown[] = Array.isArray(content) ? content : [];
    return typeof accountId === "string" &&
        typeof accountName === "string" &&
        typeof fingerprint === "string" &&
        typeof expiresAt === "number" &&
        typeof id === "string"
        ? { id, accountId, accountName, fingerprint, expiresAt }
        : undefined;
}
