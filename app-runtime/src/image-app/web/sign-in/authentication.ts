import type { IncomingHttpHeaders } from "node:http";
import { Remembered } from "../../../common/remembered.js";
import type { Sessions } from "../../../common/web/sessions.js";
import type { Visitor } from "../../../common/web/visitor.js";
import type { AccountStore } from "../../database/catalogue.js";
import { hashToken, isToken, passwordFingerprint } from "./accounts.js";

interface KnownVisitor {
    readonly visitor: Visitor;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
}

/** Seconds for which an old password's session or an old token may still be used. */
const secondsUntilAskedAgain = 30;
const maxItems = 10_000;

/** Tells who makes a request: from its token, or else from its session cookie. */
export class Authentication {
    private readonly known = new Remembered<KnownVisitor>({ seconds: secondsUntilAskedAgain, maxItems });

    constructor(
        private readonly accounts: AccountStore,
        private readonly sessions: Sessions,
        private readonly now: () => Date,
    ) {}

    /** Undefined for a stranger. A token that is not good is not made up for by a cookie. */
    public async identify(headers: IncomingHttpHeaders): Promise<Visitor | undefined> {
        const known = await this.find(headers);
        return known !== undefined && this.now().getTime() < known.expiresAt ? known.visitor : undefined;
    }

    private find(headers: IncomingHttpHeaders): Promise<KnownVisitor | undefined> {
        if (headers.authorization !== undefined) {
            const token = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
            return token !== undefined && isToken(token)
                ? this.known.get(token, () => this.findByToken(token))
                : Promise.resolve(undefined);
        }
        const cookie = this.sessions.cookie.read(headers);
        return cookie === undefined
            ? Promise.resolve(undefined)
            : this.known.get(cookie, () => this.findBySession(cookie));
    }

    private async findByToken(token: string): Promise<KnownVisitor | undefined> {
        const account = await this.accounts.findByTokenHash(hashToken(token));
        return account === undefined
            ? undefined
            : {
                  visitor: { accountId: account.id, accountName: account.name, session: undefined },
                  expiresAt: Number.POSITIVE_INFINITY,
              };
    }

    private async findBySession(cookie: string): Promise<KnownVisitor | undefined> {
        const session = this.sessions.read(cookie);
        if (session === undefined) {
            return undefined;
        }
        const account = await this.accounts.find(session.accountName);
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
