import { createSecretsClient, metricWriter, type AwsPlace } from "../common/aws/control-clients.js";
import { ConfigurationMetrics } from "../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../common/control/configuration-store.js";
import { metricClient } from "../common/control/metric-client.js";
import { MetricReader } from "../common/control/metric-reader.js";
import { parameterClient } from "../common/control/parameter-client.js";
import type { Log } from "../common/log.js";
import type { Release } from "../common/release.js";
import type { Running } from "../common/run-process.js";
import { StopDeadline } from "../common/stop-deadline.js";
import { secretReader } from "../common/secrets.js";
import { readSessionKeys } from "../common/session-keys.js";
import { EndedSessionsInMemory } from "../common/web/ended-sessions.js";
import { makeSigner } from "../common/web/sessions.js";
import { Passwords } from "../common/web/passwords.js";
import { drainOrSay, listen } from "../common/web/serve.js";
import type { LogInLimits } from "../common/web/log-in.js";
import { AdministratorAccount } from "./administrator.js";
import { scalingWork } from "./control/scaling-work.js";
import type { ManagerSettings } from "./environment.js";
import { RecentAttempts } from "./recent-attempts.js";
import { createManagerServer } from "./web/server.js";

/** What the manager is made from. */
export interface ManagerOptions {
    readonly settings: ManagerSettings;
    readonly release: Release;
    readonly log: Log;
    /** Comes when the process has been asked to stop. */
    readonly stopping: AbortSignal;
}

/** The manager, listening. */
export interface Manager extends Running {
    readonly port: number;
}

/** One administrator, few mistakes. */
const logInLimits: LogInLimits = { perAccount: 10, perAddress: 20, windowSeconds: 900 };
/** Seconds in which a whole request has to arrive: the largest is a form. */
const requestSeconds = 30;

/**
 * Starts the manager, and answers when it listens.
 *
 * @throws SecretError where the keys that sign sessions cannot be read, and the system's error where the address cannot be listened on
 */
export async function startManager({ settings, release, log, stopping }: ManagerOptions): Promise<Manager> {
    const place: AwsPlace = { region: settings.region, endpoint: settings.endpoint };
    const secrets = createSecretsClient(place);
    const sessionKeys = await readSessionKeys(secretReader({ client: secrets, secretId: settings.sessionSecret }));
    makeSigner(sessionKeys);
    const passwords = new Passwords();
    const readSecret = secretReader({ client: secrets, secretId: settings.administratorSecret });
    const administrators = new AdministratorAccount({ readSecret, passwords, keys: sessionKeys, log });
    const store = new ConfigurationStore(parameterClient(place), settings.configurationParameter);
    const reader = new MetricReader(metricClient(place), settings.metricsNamespace);
    const told = new ConfigurationMetrics({ store, put: metricWriter(place, settings.metricsNamespace), log });
    const scaling = scalingWork({ settings, place, store, reader, told, log });
    const app = await createManagerServer({
        ...{ administrators, passwords, store, reader, told, log },
        attempts: new RecentAttempts(logInLimits),
        endedSessions: new EndedSessionsInMemory(),
        settings: { ...settings, version: release.version, sessionKeys, requestSeconds, logInLimits },
        isStopping: () => stopping.aborted,
        readiness: {
            parameter: async () => void (await store.read()),
            metrics: async () => void (await reader.instanceIds()),
            administrator: async () => void (await administrators.current()),
        },
    });
    const port = await listen(app, settings.listen);
    log.info("listening", { host: settings.listen.host, port, version: release.version });
    told.start();
    scaling.forEach((work) => work.start());
    return {
        port,
        stop: async () => {
            const deadline = new StopDeadline({ seconds: settings.stopSeconds, log });
            await deadline.finish(1, {
                requests: drainOrSay(app, { seconds: deadline.secondsUntil(0.9), log }),
                "telling CloudWatch of the configuration": told.stop(),
                "auto-scaling and its alerts": Promise.all(scaling.map((work) => work.stop())),
            });
        },
    };
}
