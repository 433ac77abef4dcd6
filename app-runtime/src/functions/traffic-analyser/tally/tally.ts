import type { LogRow } from "../log/row.js";
import type { AnalyserSettings } from "../settings.js";
import { addressFacts } from "./addresses.js";
import { agentFacts, type AgentFacts } from "./agent-facts.js";
import { column, type CounterTable } from "./counter-table.js";
import { Interner } from "./interner.js";
import { MinuteTally, type PlainMinute } from "./minute-tally.js";
import { groupOf } from "./path-counts.js";
import { pathFacts, type PathFacts } from "./path-facts.js";
import { isSlow } from "./slow.js";

/** Texts that are known at a time. */
const known = { addresses: 16_384, paths: 32_768, agents: 4_096 } as const;

/** Rows of the log as counters by minute. */
export class Tally {
    public readonly minutes = new Map<number, MinuteTally>();

    private readonly addresses;
    private readonly paths = new Interner<PathFacts>(known.paths, pathFacts);
    private readonly agents;
    private current: MinuteTally | undefined;
    /** Minutes that are to be judged anew. */
    private changed = new Set<number>();
    /** Minutes that are other than where they were kept last. */
    private unsaved = new Set<number>();

    /** @throws RangeError where an allowed network is none */
    constructor(private readonly settings: AnalyserSettings) {
        this.addresses = new Interner(known.addresses, addressFacts(settings.allowedNetworks));
        this.agents = new Interner<AgentFacts>(known.agents, agentFacts(settings.allowedAgents));
    }

    public add(row: LogRow): void {
        const minute = this.minuteOf(Math.floor(row.seconds / 60));
        const { totals } = minute;
        if (row.isBlocked) {
            totals.blocked += 1;
            return;
        }
        const address = this.addresses.get(row.chunk, row.clientStart, row.clientEnd);
        const agent = this.agents.get(row.chunk, row.agentStart, row.agentEnd);
        if (address.isAllowed || agent.isAllowed) {
            totals.allowed += 1;
            return;
        }
        row.locatePath();
        const path = this.paths.get(row.chunk, row.pathStart, row.pathEnd);
        totals.requests += 1;
        if (path.isAsset) totals.assets += 1;
        if (isError(row.status)) totals.errors += 1;
        // Looking path and client up among those of the minute would take longer than all else that is done with a row.
        if (path.count?.counts === minute.paths) path.count.requests += 1;
        else path.count = minute.paths.add(path.text, path.hash, 1);
        if (address.clients !== minute.clients) {
            address.offset = minute.clientAt(address.text);
            // One that does not fit is asked for again each time, as it costs little.
            address.clients = address.offset < 0 ? undefined : minute.clients;
        }
        if (address.offset >= 0) countClient(minute.clients, address.offset, row, path, agent);
    }

    /** Adds what was counted elsewhere. */
    public merge(minutes: Iterable<PlainMinute>): void {
        for (const plain of minutes) {
            this.mergeMinute(MinuteTally.fromPlain(plain, this.settings.clientsPerMinute));
        }
    }

    /** Adds a minute that was counted elsewhere, which stays as it is. */
    public mergeMinute(minute: MinuteTally): void {
        this.minuteOf(minute.minute).merge(minute);
    }

    /** Keeps only the clients of a minute that stand out. It is not judged anew for that. */
    public thin(minute: MinuteTally, clients: number): void {
        if (minute.thin(clients)) this.unsaved.add(minute.minute);
    }

    public toPlain(): readonly PlainMinute[] {
        return Array.from(this.minutes.values(), (minute) => minute.toPlain()).sort(
            (one, other) => one.minute - other.minute,
        );
    }

    /** Minutes that have changed since this was asked last, in their order. */
    public takeChanged(): readonly number[] {
        const changed = [...this.changed].sort((one, other) => one - other);
        this.changed = new Set();
        this.current = undefined;
        return changed;
    }

    /** Minutes that have changed since this was asked last, or were thinned. */
    public takeUnsaved(): readonly MinuteTally[] {
        const unsaved = [...this.unsaved].flatMap((number) => this.minutes.get(number) ?? []);
        this.unsaved = new Set();
        this.current = undefined;
        return unsaved;
    }

    public delete(minute: number): void {
        this.minutes.delete(minute);
        this.changed.delete(minute);
        this.unsaved.delete(minute);
        if (this.current?.minute === minute) this.current = undefined;
    }

    private minuteOf(number: number): MinuteTally {
        if (this.current?.minute === number) return this.current;
        let minute = this.minutes.get(number);
        if (minute === undefined) {
            minute = new MinuteTally(number, this.settings.clientsPerMinute);
            this.minutes.set(number, minute);
        }
        this.changed.add(number);
        this.unsaved.add(number);
        this.current = minute;
        return minute;
    }
}

function countClient(clients: CounterTable, client: number, row: LogRow, path: PathFacts, agent: AgentFacts): void {
    clients.increment(client + column.requests);
    clients.increment(client + column.paths + groupOf(path.hash));
    clients.noteAgent(client, agent.hash);
    if (path.isAsset) clients.increment(client + column.assets);
    if (path.isScan) clients.increment(client + column.scans);
    if (agent.isDeclared || path.isHealth) clients.increment(client + column.declared);
    if (isError(row.status)) clients.increment(client + column.errors);
    if (row.status === 404) clients.noteMissingPath(client, path.hash);
    if (isSlow(row)) clients.increment(client + column.slow);
}

/** What a client gets that asks for what it should not. The answer of the load balancer counts, because some of these never reach a target. */
function isError(status: number): boolean {
    return status >= 400 && status <= 405 && status !== 402;
}
