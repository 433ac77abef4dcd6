import type { Log } from "../../common/log.js";
import { fromFramework } from "../../common/web/framework-problem.js";
import { ClientAddresses, type TrustedProxies } from "../../common/web/client-address.js";
import { renderDocument, type Frame } from "../../common/web/document.js";
import { FormProtection } from "../../common/web/form-protection.js";
import type { EndedSessions } from "../../common/web/ended-sessions.js";
import type { HealthServices, HealthSettings } from "../../common/web/health.js";
import { LogIn, type AccountsByName, type AttemptCounter, type LogInLimits } from "../../common/web/log-in.js";
import type { LogInServices } from "../../common/web/log-in-routes.js";
import type { AppServices } from "../../common/web/make-app.js";
import type { Passwords } from "../../common/web/passwords.js";
import { Problem } from "../../common/web/problem.js";
import { Sessions } from "../../common/web/sessions.js";
import type { RequestLimits } from "../../common/web/server-options.js";
import type { VisitorServices } from "../../common/web/visitors.js";
import { TooBusy } from "../../common/web/turnstile.js";
import type { Administrator } from "../administrator.js";
import type { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import type { ConfigurationStore } from "../../common/control/configuration-store.js";
import { ControlUnavailable } from "../../common/control/control-unavailable.js";
import type { MetricReader } from "../../common/control/metric-reader.js";
import { SecretError } from "../../common/secrets.js";
import { AdministratorSessions } from "./administrator-sessions.js";
import { assets } from "./assets.js";
import { configurationPath } from "./configuration-page.js";
import { statisticsPath } from "./statistics-page.js";

/** What decides how the web server behaves. */
export interface WebSettings extends HealthSettings, RequestLimits {
    /** Whether people reach the manager by HTTPS: then cookies are sent by HTTPS only, and browsers are told to insist on it. */
    readonly https: boolean;
    /** See {@link SessionsOptions.keys}. */
    readonly sessionKeys: readonly string[];
    readonly trustedProxies: TrustedProxies;
    readonly logInLimits: LogInLimits;
}

/** Everything that the web server works with. */
export interface WebParts extends Pick<HealthServices, "readiness"> {
    readonly administrators: AccountsByName<Administrator>;
    readonly attempts: AttemptCounter;
    readonly endedSessions: EndedSessions;
    readonly passwords: Passwords;
    readonly store: Pick<ConfigurationStore, "read" | "save">;
    readonly reader: MetricReader;
    readonly told: Pick<ConfigurationMetrics, "publish">;
    readonly log: Log;
    readonly settings: WebSettings;
    /** True once the process has been asked to stop. */
    isStopping(): boolean;
    /** @default the time of the machine */
    readonly now?: () => Date;
}

/** What the routes work with: the parts, and what is made of them once. */
export interface Services extends AppServices, LogInServices<Administrator>, VisitorServices, HealthServices {
    readonly settings: WebSettings;
    readonly store: WebParts["store"];
    readonly reader: MetricReader;
    readonly told: WebParts["told"];
    readonly now: () => Date;
}

/**
 * Shorter than the default: which sessions were ended, only the process knows in which they were. To another manager, or after a restart, a copied cookie is good again until its time.
 * Another password of the administrator ends all of them everywhere.
 */
const hours = 2;

/** @throws Error where the session keys or the trusted proxies cannot be worked with */
export function makeServices(parts: WebParts): Services {
    const { settings, administrators, attempts, endedSessions, passwords, now = () => new Date() } = parts;
    const { https, sessionKeys } = settings;
    const sessions = new Sessions({ keys: sessionKeys, https, cookieName: "manager-session", hours, now });
    const known = new AdministratorSessions({ sessions, endedSessions, administrators });
    const frame = makeFrame(settings.environmentName);
    return {
        ...parts,
        now,
        isStopping: () => parts.isStopping(),
        sessions,
        identify: (headers) => known.identify(headers),
        endSession: (cookie) => known.end(cookie),
        logIn: new LogIn({ accounts: administrators, attempts, passwords, limits: settings.logInLimits, now }),
        forms: new FormProtection(sessionKeys, https, "manager-stranger"),
        clientAddresses: new ClientAddresses(settings.trustedProxies),
        renderPage: (page) => renderDocument(frame, page),
        sessionOf: ({ name, fingerprint }) => ({ accountId: name, accountName: name, fingerprint }),
        toProblem,
        isForPrograms: (path) => path === "/health" || path === "/ready",
    };
}

function makeFrame(environmentName: string): Frame {
    return {
        application: "evenkeel manager",
        note: `evenkeel manager, ${environmentName}`,
        stylesheet: assets.style.path,
        icon: assets.icon.path,
        navigation: [
            { text: "Statistics", path: statisticsPath },
            { text: "Configuration", path: configurationPath },
        ],
    };
}

/** Seconds after which something that is down for a moment is worth another try. */
const soon = { "retry-after": "5" };

/** Says what went wrong in words for the administrator. */
export function toProblem(error: unknown): Problem {
    if (error instanceof Problem) {
        return error;
    }
    if (error instanceof TooBusy) {
        return new Problem(429, "There is more to do than the manager can. Try again in a moment.", { headers: soon });
    }
    if (error instanceof ControlUnavailable) {
        return new Problem(503, error.message, { headers: soon, cause: error });
    }
    if (error instanceof SecretError) {
        return new Problem(
            503,
            "Nobody can log in now, because the administrator's secret cannot be used. The log says why.",
            {
                headers: soon,
                cause: error,
            },
        );
    }
    return fromFramework(error);
}
