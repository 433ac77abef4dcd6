import { createHmac } from "node:crypto";
import { Type, type Static } from "typebox";
import { Check } from "typebox/value";
import type { Log } from "../common/log.js";
import { secretContent } from "../common/secret-content.js";
import { SecretError, type ReadSecret } from "../common/secrets.js";
import { accountName, isAccountName, longestPassword } from "../common/web/account-name.js";
import type { AccountsByName } from "../common/web/log-in.js";
import type { Passwords } from "../common/web/passwords.js";

/** Who may log in to the manager. */
export interface Administrator {
    readonly name: string;
    readonly passwordHash: string;
    /** Stands for the password in new sessions: another password ends them. It says nothing about the password. */
    readonly fingerprint: string;
    /** Those of all sessions that are good: one for each key, so that sessions outlive that another key comes first. */
    readonly goodFingerprints: readonly string[];
}

/** What is needed to know the administrator. */
export interface AdministratorOptions {
    readonly readSecret: ReadSecret;
    readonly passwords: Passwords;
    /** Keys of the fingerprints, each of at least 32 characters: those that sign sessions, in their order. */
    readonly keys: readonly string[];
    readonly log: Pick<Log, "warn">;
    /** Seconds after which the secret is read again: how long an old password may go on. @default 60 */
    readonly seconds?: number;
    /** Milliseconds on a clock that never goes back. @default that of the process */
    readonly now?: () => number;
}

const shortestPassword = 12;
const Name = Type.String({ minLength: 1 });
const WithPassword = Type.Object({
    username: Name,
    password: Type.String({ minLength: shortestPassword, maxLength: longestPassword }),
});
const WithHash = Type.Object({ username: Name, passwordHash: Type.String({ pattern: "^\\$scrypt\\$" }) });
const Content = Type.Union([WithPassword, WithHash]);

interface Known {
    readonly text: string;
    readonly administrator: Administrator;
}

/** The one account of the manager, kept in a secret, so that a rotation of the secret is all that a new password needs. */
export class AdministratorAccount implements AccountsByName<Administrator> {
    private known: Known | undefined;
    private reading: Promise<Administrator> | undefined;
    private until = Number.NEGATIVE_INFINITY;
    private readonly now: () => number;

    constructor(private readonly options: AdministratorOptions) {
        this.now = options.now ?? (() => performance.now());
    }

    /** @throws SecretError where the secret cannot be read or used, and never could be */
    public async find(name: string): Promise<Administrator | undefined> {
        const administrator = await this.current();
        return administrator.name === name ? administrator : undefined;
    }

    /** As `find`, for whoever asks whether the secret can be used at all. */
    public current(): Promise<Administrator> {
        if (this.known !== undefined && this.now() < this.until) {
            return Promise.resolve(this.known.administrator);
        }
        this.reading ??= this.read().finally(() => {
            this.reading = undefined;
        });
        return this.reading;
    }

    /** Where the secret cannot be read now, who was known goes on being known: an outage must not lock the administrator out. */
    private async read(): Promise<Administrator> {
        const { readSecret, log, seconds = 60 } = this.options;
        try {
            const text = await readSecret();
            if (this.known?.text !== text) {
                this.known = { text, administrator: await this.parse(text) };
            }
        } catch (error) {
            if (this.known === undefined || !(error instanceof SecretError)) {
                throw error;
            }
            log.warn("the administrator's secret cannot be read; the last one goes on", { problem: error.message });
        }
        this.until = this.now() + seconds * 1_000;
        return this.known.administrator;
    }

    private async parse(text: string): Promise<Administrator> {
        const content = parseContent(text);
        const name = accountName(content.username);
        if (!isAccountName(name)) {
            throw refusal("its username cannot be used; give 1 to 100 visible characters");
        }
        const isHash = "passwordHash" in content;
        const passwordHash = isHash ? content.passwordHash : await this.options.passwords.hash(content.password);
        const password = isHash ? content.passwordHash : content.password;
        const goodFingerprints = this.options.keys.map((key) => fingerprintOf(password, key));
        const [fingerprint] = goodFingerprints;
        if (fingerprint === undefined) {
            throw new Error("There is no key for fingerprints; give those that sign sessions.");
        }
        return { name, passwordHash, fingerprint, goodFingerprints };
    }
}

function fingerprintOf(password: string, key: string): string {
    return createHmac("sha256", key).update(`administrator:${password}`).digest("base64url").slice(0, 22);
}

function isContent(content: unknown): content is Static<typeof Content> {
    return Check(Content, content);
}

function parseContent(text: string): Static<typeof Content> {
    const content = secretContent(text, isContent);
    if (content === undefined) {
        throw refusal(
            `it is not JSON with a username and a password of ${shortestPassword} to ${longestPassword} characters`,
        );
    }
    return content;
}

function refusal(problem: string): SecretError {
    return new SecretError(
        `The administrator's secret cannot be used: ${problem}; store JSON with "username" and "password", or "passwordHash" in its place.`,
    );
}
