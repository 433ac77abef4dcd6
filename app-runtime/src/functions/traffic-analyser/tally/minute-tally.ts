import { column, columns, CounterTable } from "./counter-table.js";
import type { DistinctValues } from "./distinct-values.js";
import { PathCounts } from "./path-counts.js";

/** Paths that are kept of an old minute, by which it is known what is usual. */
const oldPaths = 64;

/** Sums over all clients of a minute. */
export interface MinuteTotals {
    requests: number;
    errors: number;
    assets: number;
    /** Answered by the firewall; they count nowhere else, so that no block is the reason of its own renewal. */
    blocked: number;
    /** Of those on the lists that raise nothing; they count nowhere else. */
    allowed: number;
    /** Clients, or as many of them as were told apart. */
    clients: number;
}

/** What is shared of a minute: numbers and texts, as they fit into JSON. */
export interface PlainMinute {
    readonly minute: number;
    readonly totals: Readonly<MinuteTotals>;
    readonly clients: readonly (readonly [string, ...number[]])[];
    /** Hashes of the user agents of each client, in the order of `clients`. Minutes that were kept before there were any have none. */
    readonly agents?: readonly (readonly number[])[];
    /** The same of its paths that do not exist. */
    readonly missingPaths?: readonly (readonly number[])[];
    /** Path, requests, group. */
    readonly paths: readonly (readonly [string, number, number])[];
}

/** What is counted of one minute of log time. Minutes that were counted from different rows become one by {@link merge}, in any order. */
export class MinuteTally {
    public readonly totals: MinuteTotals = { requests: 0, errors: 0, assets: 0, blocked: 0, allowed: 0, clients: 0 };
    public clients: CounterTable;
    public readonly paths = new PathCounts();

    /** @param minute minutes since 1970 */
    constructor(
        public readonly minute: number,
        private readonly capacity: number,
    ) {
        this.clients = new CounterTable(capacity);
    }

    /** Where the counters of a client are; -1 where no more are told apart. */
    public clientAt(address: string): number {
        const { clients, totals } = this;
        const offset = clients.offsetOf(address);
        if (clients.size > totals.clients) totals.clients = clients.size;
        return offset;
    }

    public merge(other: MinuteTally): void {
        const { totals } = this;
        // Clients of both would count twice where they are no longer told apart, so that the larger number stands.
        const clients = Math.max(totals.clients, other.totals.clients);
        for (const key of ["requests", "errors", "assets", "blocked", "allowed"] as const) {
            totals[key] += other.totals[key];
        }
        this.clients.merge(other.clients);
        this.paths.merge(other.paths);
        totals.clients = Math.max(clients, this.clients.size);
    }

    /** All rows of it, also those that count in no other sum. */
    public get rows(): number {
        const { requests, blocked, allowed } = this.totals;
        return requests + blocked + allowed;
    }

    /** Keeps only the clients that stand out; the totals stay. @returns whether there were more */
    public thin(clients: number): boolean {
        const hadMorePaths = this.paths.keep(oldPaths);
        if (this.clients.size <= clients) return hadMorePaths;
        const { values } = this.clients;
        const weight = (offset: number): number =>
            (values[offset + column.requests] ?? 0) +
            10 * ((values[offset + column.errors] ?? 0) + (values[offset + column.scans] ?? 0));
        const order = [...this.clients.entries()].sort(
            ([one, ones], [other, others]) => weight(others) - weight(ones) || (one < other ? -1 : 1),
        );
        const kept = new CounterTable(this.capacity);
        for (const [key, offset] of order.slice(0, clients)) kept.mergeKey(key, this.clients, offset);
        this.clients = kept;
        return true;
    }

    public toPlain(): PlainMinute {
        const { values, agents, missingPaths } = this.clients;
        const valuesOf = (sets: DistinctValues) =>
            Array.from(this.clients.entries(), ([, offset]) => sets.valuesOf(offset / columns));
        return {
            minute: this.minute,
            totals: { ...this.totals },
            clients: Array.from(this.clients.entries(), ([key, offset]) => {
                let last = columns;
                while (values[offset + last - 1] === 0) last -= 1;
                return [key, ...values.subarray(offset, offset + last)];
            }),
            agents: valuesOf(agents),
            missingPaths: valuesOf(missingPaths),
            paths: Array.from(this.paths.counts, ([path, { requests, group }]) => [path, requests, group]),
        };
    }

    public static fromPlain(plain: PlainMinute, capacity: number): MinuteTally {
        const tally = new MinuteTally(plain.minute, capacity);
        const { clients } = tally;
        for (const [index, [key, ...counters]] of plain.clients.entries()) {
            const offset = clients.add(key, counters, 0);
            if (offset < 0) break;
            const place = offset / columns;
            for (const hash of plain.agents?.[index] ?? []) clients.agents.note(place, hash);
            for (const hash of plain.missingPaths?.[index] ?? []) clients.missingPaths.note(place, hash);
        }
        for (const [path, requests, group] of plain.paths) tally.paths.add(path, group, requests);
        Object.assign(tally.totals, plain.totals);
        return tally;
    }
}
