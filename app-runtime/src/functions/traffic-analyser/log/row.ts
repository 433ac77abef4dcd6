import { Chunk } from "./chunk.js";
import { endOfField } from "./parse-row.js";

/** Status of a row that has none, written `-`. */
export const noStatus = 0;

const [blank, slash, question, hash, colon, dot, minus, zero] = [0x20, 0x2f, 0x3f, 0x23, 0x3a, 0x2e, 0x2d, 0x30];
const [fieldOfAgent, fieldOfActions] = [13, 22];

/**
 * One row of an access log, as positions in the bytes that it was read from. The parser uses one object for all rows, so that a row costs no memory: whoever wants to keep something of it
 * copies that. Text is read where it is asked for.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format
 */
export class LogRow {
    public chunk = new Chunk(Buffer.alloc(0));
    public end = 0;
    /** When the answer was made, in whole seconds since 1970. */
    public seconds = 0;
    public balancerStart = 0;
    public balancerEnd = 0;
    /** The client's address, without its port. */
    public clientStart = 0;
    public clientEnd = 0;
    /** Whether a target got the request; Lambda functions and rows of the firewall have none. */
    public hasTarget = false;
    /** Where the three processing times begin. */
    public timesStart = 0;
    /** What the load balancer answered, or {@link noStatus}. */
    public status = noStatus;
    /** The request line, without its quotes. */
    public requestStart = 0;
    public requestEnd = 0;
    public agentStart = 0;
    public agentEnd = 0;
    /** The path, without host and query; set by {@link locatePath}. */
    public pathStart = 0;
    public pathEnd = 0;

    public get bytes(): Buffer {
        return this.chunk.bytes;
    }

    public get balancer(): string {
        return this.bytes.toString("latin1", this.balancerStart, this.balancerEnd);
    }

    public get client(): string {
        return this.bytes.toString("latin1", this.clientStart, this.clientEnd);
    }

    public get agent(): string {
        return this.bytes.toString("latin1", this.agentStart, this.agentEnd);
    }

    public get path(): string {
        this.locatePath();
        return this.bytes.toString("latin1", this.pathStart, this.pathEnd);
    }

    /** What the load balancer did, in its order, such as `waf,forward`. */
    public get actions(): string {
        let at = this.agentEnd + 1;
        for (let field = fieldOfAgent + 1; field < fieldOfActions; field++) {
            at = endOfField(this.chunk, at + 1, this.end);
        }
        return this.bytes.toString("latin1", at + 1, endOfField(this.chunk, at + 1, this.end)).replaceAll('"', "");
    }

    /** Whether the last action is `waf`: the firewall has answered. */
    public get isBlocked(): boolean {
        // A request that reached a target and was answered well was not blocked, which nearly all are.
        if (this.hasTarget && this.status < 400) return false;
        return this.actions.split(",").at(-1) === "waf";
    }

    /**
     * A processing time in whole milliseconds: 0 is that of the request, 1 of the target, 2 of the response.
     *
     * @returns -1 where the load balancer could not measure it
     */
    public milliseconds(which: 0 | 1 | 2): number {
        const { bytes } = this;
        let at = this.timesStart;
        for (let skipped = 0; skipped < which; at++) if (bytes[at] === blank) skipped += 1;
        if (bytes[at] === minus) return -1;
        let value = 0;
        let decimals = -1;
        for (; bytes[at] !== blank && decimals < 3 && at < this.end; at++) {
            if (bytes[at] !== dot) value = value * 10 + (bytes[at] ?? 0) - zero;
            if (decimals >= 0 || bytes[at] === dot) decimals += 1;
        }
        return value * 10 ** (3 - Math.max(decimals, 0));
    }

    /** Finds the path: the address is what is between the first and the last blank, because blanks in it may be written as they are. */
    public locatePath(): void {
        const { bytes, requestEnd } = this;
        let start = this.requestStart;
        while (start < requestEnd && bytes[start] !== blank) start++;
        let end = requestEnd;
        while (end > start && bytes[end - 1] !== blank) end--;
        start = Math.min(start + 1, requestEnd);
        // A line with one blank has no version; with none, it is no address at all.
        end = end > start ? end - 1 : requestEnd;
        start = afterHost(bytes, start, end);
        let pathEnd = start;
        while (pathEnd < end && bytes[pathEnd] !== question && bytes[pathEnd] !== hash) pathEnd++;
        this.pathStart = start;
        this.pathEnd = pathEnd;
    }
}

/** `https://host:443/path` and `/path` both have their path from the slash on; without one it is empty. */
function afterHost(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (at < end && bytes[at] !== slash) at++;
    if (at === start || bytes[at - 1] !== colon || bytes[at + 1] !== slash) return at;
    at += 2;
    while (at < end && bytes[at] !== slash) at++;
    return at;
}
