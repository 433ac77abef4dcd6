import type { IncomingHttpHeaders } from "node:http";
import { Remembered } from "../../../common/remembered.js";
import type { EndedSessions } from "../../../common/web/ended-sessions.js";
import type { Sessions } from "../../../common/web/sessions.js";
import type { Visitor } from "../../../common/web/visitor.js";
import type { AccountStore } from "../../database/catalogue.js";
import { hashToken, isToken, passwordFingerprint } from "./accounts.js";

interface KnownVisitor {
    readonly visitor: Visitor;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
}

/** Seconds for which an instance that has not heard of it yet may still take a session that was ended, an old password's session or an old token. */
const secondsUntilAskedAgain = 10;
const maxItems = 10_000;

/** What tells who makes a request. */
export interface AuthenticationOptions {
    readonly accounts: AccountStore;
    readonly sessions: Sessions;
    readonly endedSessions: EndedSessions;
    readonly now: () => Date;
    /** Milliseconds on a clock that never goes back. @default that of the process */
    readonly clock?: () => number;
}

/** Tells who makes a request: from its token, or else from its session cookie. */
export class Authentication {
    private readonly known: Remembered<KnownVisitor>;

    constructor(private readonly options: AuthenticationOptions) {
        const { clock } = options;
        const known = { seconds: secondsUntilAskedAgain, maxItems };
        this.known = new Remembered(clock === undefined ? known : { ...known, now: clock });
    }

    /** Undefined for a stranger. A token that is not good is not made up for by a cookie. */
    public async identify(headers: IncomingHttpHeaders): Promise<Visitor | undefined> {
        const known = await this.find(headers);
        return known !== undefined && this.options.now().getTime() < known.expiresAt ? known.visitor : undefined;
    }

    /** Ends a session before its time: here at once, elsewhere within some seconds. */
    public async end(cookie: string): Promise<void> {
        const { sessions, endedSessions } = this.options;
        const session = sessions.read(cookie);
        if (session !== undefined) {
            await endedSessions.add(session.id, new Date(session.expiresAt));
        }
        this.known.forget(cookie);
    }

    private find(headers: IncomingHttpHeaders): Promise<KnownVisitor | undefined> {
        if (headers.authorization !== undefined) {
            const token = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
            return token !== undefined && isToken(token)
                ? this.known.get(token, () => this.findByToken(token))
                : Promise.resolve(undefined);
        }
        const cookie = this.options.sessions.cookie.read(headers);
        return cookie === undefined
            ? Promise.resolve(undefined)
            : this.known.get(cookie, () => this.findBySession(cookie));
    }

    private async findByToken(token: string): Promise<KnownVisitor | undefined> {
        const account = await this.options.accounts.findByTokenHash(hashToken(token));
        return account === undefined
            ? undefined
            : {
                  visitor: { accountId: account.id, accountName: account.name, session: undefined },
                  expiresAt: Number.POSITIVE_INFINITY,
              };
    }

    private async findBySession(cookie: string): Promise<KnownVisitor | undefined> {
        const { accounts, sessions, endedSessions } = this.options;
        const session = sessions.read(cookie);
        if (session === undefined || (await endedSessions.has(session.id))) {
            return undefined;
        }
        const account = await accounts.find(session.accountName);
        const isSame =
            account !== undefined &&
            account.id === session.accountId &&
            passwordFingerprint(account) === session.fingerprint;
        return isSame
            ? {
                  visitor: { accountId: account.id, accountName: account.name, session: cookie },
                  expiresAt: session.expiresAt,
              }
            : undefined;
    }
}
