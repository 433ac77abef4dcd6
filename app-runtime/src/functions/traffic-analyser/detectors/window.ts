import type { AnalyserSettings } from "../settings.js";
import { networkOf } from "../tally/addresses.js";
import { type Behaviour, behaviourOf } from "../tally/behaviour.js";
import { CounterTable } from "../tally/counter-table.js";
import type { MinuteTally } from "../tally/minute-tally.js";

/** Clients with fewer requests in a window show nothing. */
const leastRequests = 3;

/** Clients from which they are a network. */
const leastClients = 3;

export interface NetworkBehaviour extends Behaviour {
    /** Its clients in the window. */
    readonly members: readonly string[];
    hasClientIn(keys: ReadonlySet<string>): boolean;
}

/** What the detectors see: the counters of a few minutes, the last of which is judged. */
export class Window {
    /** Clients over the whole window that are there in its last minute as well, with the most requests first. */
    public readonly clients: readonly Behaviour[];
    /** The same of networks. */
    public readonly networks: readonly NetworkBehaviour[];
    /** Its minutes that have rows, in their order. */
    public readonly tallies: readonly MinuteTally[];
    /** The last minute alone. */
    public readonly last: MinuteTally;

    private readonly lastNetworks = new CounterTable();

    /** @param minutes every minute that is kept, of which the window takes what it needs */
    constructor(
        last: MinuteTally,
        public readonly minutes: ReadonlyMap<number, MinuteTally>,
        public readonly settings: AnalyserSettings,
    ) {
        this.last = last;
        const first = last.minute - settings.windowMinutes + 1;
        this.tallies = Array.from(
            { length: settings.windowMinutes },
            (_, index) => minutes.get(first + index) ?? [],
        ).flat();
        const clients = new CounterTable();
        for (const tally of this.tallies) clients.merge(tally.clients);
        this.clients = Array.from(clients.entries())
            .filter(([key]) => last.clients.has(key))
            .map(([key, offset]) => behaviourOf(key, clients, offset))
            .filter(({ requests }) => requests >= leastRequests)
            .sort(byRequests);
        this.lastNetworks.merge(last.clients, networkOf);
        this.networks = networksOf(clients)
            .filter(({ key }) => this.lastNetworks.has(key))
            .sort(byRequests);
    }

    /** A client or a network in the last minute alone. */
    public inLastMinute(key: string): Behaviour {
        const table = key.includes("/") ? this.lastNetworks : this.last.clients;
        return behaviourOf(key, table, table.offsetOf(key));
    }

    /**
     * A client or a network in the window without its last minute.
     *
     * @param members the clients of a network
     */
    public beforeLastMinute(key: string, members: readonly string[] = [key]): Behaviour {
        const table = new CounterTable();
        for (const { clients } of this.tallies) {
            if (clients === this.last.clients) continue;
            for (const member of members) {
                if (clients.has(member)) table.mergeKey(key, clients, clients.offsetOf(member));
            }
        }
        return behaviourOf(key, table, table.offsetOf(key));
    }
}

function byRequests(one: Behaviour, other: Behaviour): number {
    return other.requests - one.requests || (one.key < other.key ? -1 : 1);
}

function networksOf(clients: CounterTable): NetworkBehaviour[] {
    const networks = new CounterTable();
    const members = new Map<string, string[]>();
    for (const [key, offset] of clients.entries()) {
        const network = networkOf(key);
        networks.mergeKey(network, clients, offset);
        const known = members.get(network);
        if (known === undefined) members.set(network, [key]);
        else known.push(key);
    }
    return Array.from(networks.entries(), ([key, offset]) => {
        const own = members.get(key) ?? [];
        const hasClientIn = (keys: ReadonlySet<string>): boolean => own.some((client) => keys.has(client));
        return { ...behaviourOf(key, networks, offset), members: own, hasClientIn };
    }).filter(({ members: { length } }) => length >= leastClients);
}
