import { ClientAddresses } from "../../common/web/client-address.js";
import type { PageContent } from "../../common/web/document.js";
import type { Problem } from "../../common/web/problem.js";
import { Sessions, type NewSession } from "../../common/web/sessions.js";
import { FormProtection } from "../../common/web/form-protection.js";
import type { VisitorServices } from "../../common/web/visitors.js";
import type { Account } from "../database/catalogue.js";
import { KnownImages } from "./images/known-images.js";
import { makePageRenderer } from "./pages/frame.js";
import type { WebParts } from "./parts.js";
import { toProblem } from "./to-problem.js";
import { passwordFingerprint } from "./sign-in/accounts.js";
import { Authentication } from "./sign-in/authentication.js";
import { LogIn } from "../../common/web/log-in.js";

/** What the routes work with: the parts, and what is made of them once. */
export interface Services extends WebParts {
    readonly sessions: Sessions;
    readonly identify: VisitorServices["identify"];
    readonly logIn: LogIn<Account>;
    readonly forms: FormProtection;
    readonly knownImages: KnownImages;
    readonly clientAddresses: ClientAddresses;
    readonly renderPage: (page: PageContent) => string;
    readonly toProblem: (error: unknown) => Problem;
    readonly sessionOf: (account: Account) => NewSession;
    readonly endSession: (cookie: string) => Promise<void>;
    readonly isForPrograms: (path: string) => boolean;
}

/** @throws Error where the session keys or the trusted proxies cannot be worked with */
export function makeServices(parts: WebParts): Services {
    const { settings, accounts, attempts, endedSessions, passwords, now = () => new Date() } = parts;
    const { https, sessionKeys } = settings;
    const sessions = new Sessions({ keys: sessionKeys, https, now });
    const authentication = new Authentication({ accounts, sessions, endedSessions, now });
    return {
        ...parts,
        isStopping: () => parts.isStopping(),
        sessions,
        identify: (headers) => authentication.identify(headers),
        logIn: new LogIn({ accounts, attempts, passwords, limits: settings.logInLimits, now }),
        forms: new FormProtection(sessionKeys, https),
        knownImages: new KnownImages(parts.images),
        clientAddresses: new ClientAddresses(settings.trustedProxies),
        renderPage: makePageRenderer(settings.environmentName),
        sessionOf: (account) => ({
            accountId: account.id,
            accountName: account.name,
            fingerprint: passwordFingerprint(account),
        }),
        endSession: (cookie) => authentication.end(cookie),
        toProblem,
        isForPrograms: (path) => path.startsWith("/api/") || path === "/health" || path === "/ready",
    };
}
