import type { IncomingHttpHeaders } from "node:http";
import type { EndedSessions } from "../../common/web/ended-sessions.js";
import type { AccountsByName } from "../../common/web/log-in.js";
import type { Sessions } from "../../common/web/sessions.js";
import type { Visitor } from "../../common/web/visitor.js";
import type { Administrator } from "../administrator.js";

/** What tells the sessions of the administrator from others. */
export interface AdministratorSessionsOptions {
    readonly sessions: Sessions;
    readonly endedSessions: EndedSessions;
    readonly administrators: AccountsByName<Administrator>;
}

/** A session is good for as long as the password that it was begun with, and until somebody logs out of it. */
export class AdministratorSessions {
    constructor(private readonly options: AdministratorSessionsOptions) {}

    /** Undefined for a stranger. */
    public async identify(headers: IncomingHttpHeaders): Promise<Visitor | undefined> {
        const { sessions, administrators, endedSessions } = this.options;
        const cookie = sessions.cookie.read(headers);
        const session = cookie === undefined ? undefined : sessions.read(cookie);
        if (session === undefined || (await endedSessions.has(session.id))) {
            return undefined;
        }
        const administrator = await administrators.find(session.accountName);
        return administrator?.goodFingerprints.includes(session.fingerprint) === true
            ? { accountId: session.accountId, accountName: session.accountName, session: cookie }
            : undefined;
    }

    /** Ends a session before its time. */
    public async end(cookie: string): Promise<void> {
        const { sessions, endedSessions } = this.options;
        const session = sessions.read(cookie);
        if (session !== undefined) {
            await endedSessions.add(session.id, new Date(session.expiresAt));
        }
    }
}
