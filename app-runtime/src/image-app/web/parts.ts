import type { Log } from "../../common/log.js";
import type { EndedSessions } from "../../common/web/ended-sessions.js";
import type { HealthSettings, ReadinessProbe } from "../../common/web/health.js";
import type { RequestLimits } from "../../common/web/server-options.js";
import type { Passwords } from "../../common/web/passwords.js";
import type { TrustedProxies } from "../../common/web/client-address.js";
import type { ImageCache } from "../cache/cache.js";
import type { AccountStore, ImageCatalogue, LogInAttempts } from "../database/catalogue.js";
import type { ImageSource } from "../storage/image-source.js";
import type { Uploads } from "../storage/receive.js";
import type { StaticSource } from "./assets/serve-static.js";
import type { LogInLimits } from "../../common/web/log-in.js";

/** What decides how the web server behaves. */
export interface WebSettings extends HealthSettings, RequestLimits {
    /** Whether people reach the application by HTTPS: then cookies are sent by HTTPS only, and browsers are told to insist on it. */
    readonly https: boolean;
    /** See {@link SessionsOptions.keys}. */
    readonly sessionKeys: readonly string[];
    readonly trustedProxies: TrustedProxies;
    /** Largest image file that is taken, in bytes. */
    readonly maxUploadBytes: number;
    /** Seconds without a byte after which an upload is given up. */
    readonly idleSeconds: number;
    readonly logInLimits: LogInLimits;
}

/** Everything that the web server works with. */
export interface WebParts {
    readonly images: ImageCatalogue;
    readonly accounts: AccountStore;
    readonly attempts: LogInAttempts;
    readonly endedSessions: EndedSessions;
    readonly passwords: Passwords;
    readonly uploads: Uploads;
    readonly source: ImageSource;
    /** Where style sheets and scripts are kept. The program has its own copies. */
    readonly staticFiles: StaticSource;
    readonly cache: Pick<ImageCache, "get" | "delete">;
    readonly log: Log;
    readonly settings: WebSettings;
    /** True once the process has been asked to stop. */
    isStopping(): boolean;
    /** Dependencies by the name that `/ready` shows. */
    readonly readiness: Readonly<Record<string, ReadinessProbe>>;
    /** @default the time of the machine */
    readonly now?: () => Date;
}
