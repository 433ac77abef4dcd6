/** What counts as an attack, and how much is remembered. */
export interface AnalyserSettings {
    /** Only rows of this load balancer count, named as in the log, such as `app/web/50dc6c495c0c9188`. @default all */
    readonly balancer?: string;
    /** Addresses and networks that raise nothing, such as `198.51.100.0/24`. @default none */
    readonly allowedNetworks: readonly string[];
    /** Clients whose user agent contains one of these raise nothing. Anybody can claim a user agent. @default none */
    readonly allowedAgents: readonly string[];
    /** Minutes of the window in which a client is judged. @default 5 */
    readonly windowMinutes: number;
    /** Requests of a client in a window from which it is asked whether people make them; the default of AWS WAF. @default 100 */
    readonly clientRequests: number;
    /** Requests that one person can make in a window: a page with ten images every 3.3 seconds. @default 1000 */
    readonly personRequests: number;
    /** Requests in a window of a client that declares itself a robot or a monitor. @default 1500 */
    readonly declaredRequests: number;
    /** A network counts as a client with this many times the limits. @default 5 */
    readonly networkFactor: number;
    /** Answers 400, 401, 403, 404 and 405 to a client in a minute. @default 50 */
    readonly errorsPerMinute: number;
    /** Part of a client's requests that is refused from which it is no ordinary visitor. @default 0.2 */
    readonly errorShare: number;
    /** Part of a client's requests for one path from which people do not make them: a page brings others. @default 0.5 */
    readonly pathShare: number;
    /** Requests of a client in a window for paths that only scanners ask for. @default 3 */
    readonly scans: number;
    /** Different paths of a client in a window that do not exist. @default 20 */
    readonly missingPaths: number;
    /** User agents of a client in a window. @default 10 */
    readonly agents: number;
    /** Requests of a client in a window that it held open. @default 10 */
    readonly slowRequests: number;
    /** Clients that ask for hardly anything but one path, each with less than a flood. @default 20 */
    readonly herdClients: number;
    /** Requests in a minute below which neither a distributed flood nor high traffic is looked for. @default 600 */
    readonly leastTraffic: number;
    /** How many times the usual traffic is high. @default 2 */
    readonly trafficFactor: number;
    /** Minutes without a sign of it after which an incident is resolved. @default 10 */
    readonly quietMinutes: number;
    /** Minutes of log time after which a row is too late to count. @default 120 */
    readonly keptMinutes: number;
    /** Clients that are told apart in a minute; those that come later count in the totals only. @default 8192 */
    readonly clientsPerMinute: number;
}

export const defaultSettings: AnalyserSettings = {
    allowedNetworks: [],
    allowedAgents: [],
    windowMinutes: 5,
    clientRequests: 100,
    personRequests: 1_000,
    declaredRequests: 1_500,
    networkFactor: 5,
    errorsPerMinute: 50,
    errorShare: 0.2,
    pathShare: 0.5,
    scans: 3,
    missingPaths: 20,
    agents: 10,
    slowRequests: 10,
    herdClients: 20,
    leastTraffic: 600,
    trafficFactor: 2,
    quietMinutes: 10,
    keptMinutes: 120,
    clientsPerMinute: 8_192,
};
