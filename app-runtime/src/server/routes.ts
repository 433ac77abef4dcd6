import type { ServerSettings } from "./environment.js";
import { renderPage, type Fact } from "./page.js";
import type { Release } from "./release.js";

/** What a route answers. */
export interface Answer {
    readonly status: number;
    readonly contentType: string;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
}

/** What the routes speak of. */
export interface Instance {
    readonly settings: ServerSettings;
    readonly release: Release;
    /** Whole seconds since the process started. */
    uptimeSeconds(): number;
    /** True once the server has been asked to stop. */
    isStopping(): boolean;
}

const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";

/** Answers one request. `target` is the request target as it came, with or without a query. */
export function answer(instance: Instance, method: string, target: string): Answer {
    const route = routes.get(target.split("?", 1)[0] ?? target);
    if (route === undefined) {
        return { status: 404, contentType: html, body: notFound };
    }
    if (method !== "GET" && method !== "HEAD") {
        return { status: 405, contentType: html, body: methodNotAllowed, headers: { Allow: "GET, HEAD" } };
    }
    return route(instance);
}

const routes: ReadonlyMap<string, (instance: Instance) => Answer> = new Map([
    ["/", describeInstance],
    ["/health", reportHealth],
]);

/** 503 while stopping, so that the load balancer looks elsewhere while requests in progress finish. */
function reportHealth({ settings, release, uptimeSeconds, isStopping }: Instance): Answer {
    const stopping = isStopping();
    return {
        status: stopping ? 503 : 200,
        contentType: json,
        body: `${JSON.stringify({
            status: stopping ? "stopping" : "ok",
            version: release.version,
            environment: settings.environmentName,
            instanceId: settings.instanceId,
            availabilityZone: settings.availabilityZone,
            uptimeSeconds: uptimeSeconds(),
        })}\n`,
    };
}

function describeInstance({ settings, release, uptimeSeconds }: Instance): Answer {
    const facts: [string, string | undefined][] = [
        ["Environment", settings.environmentName],
        ["Version", release.version],
        ["Region", settings.region],
        ["Availability zone", settings.availabilityZone],
        ["Instance", settings.instanceId],
        ["Running for", describeDuration(uptimeSeconds())],
    ];
    return {
        status: 200,
        contentType: html,
        body: renderPage({
            title: `evenkeel ${settings.environmentName}`,
            summary: "This instance is up and answers requests.",
            facts: facts.filter((fact): fact is [string, string] => fact[1] !== undefined) satisfies Fact[],
        }),
    };
}

const notFound = renderPage({ title: "Page not found", summary: "There is nothing at this address.", facts: [] });

const methodNotAllowed = renderPage({
    title: "Method not allowed",
    summary: "This address can only be read: use GET or HEAD.",
    facts: [],
});

/** Says a duration in its two largest units, such as `3 h 20 min`. */
export function describeDuration(seconds: number): string {
    const days = Math.floor(seconds / 86_400);
    const hours = Math.floor((seconds % 86_400) / 3_600);
    const minutes = Math.floor((seconds % 3_600) / 60);
    if (days > 0) {
        return `${days} d ${hours} h`;
    }
    if (hours > 0) {
        return `${hours} h ${minutes} min`;
    }
    return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
