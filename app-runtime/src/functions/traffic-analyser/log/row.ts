import { Chunk } from "./chunk.js";
import { endOfField, endOfWord } from "./parse-row.js";

/** Status of a row that has none, written `-`. */
export const noStatus = 0;

const [blank, slash, question, hash, colon, minus, zero] = [0x20, 0x2f, 0x3f, 0x23, 0x3a, 0x2d, 0x30];
const [fieldOfAgent, fieldOfCreation, fieldOfActions] = [13, 21, 22];

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
    public timeStart = 0;
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
        return this.fieldAfterAgent(fieldOfActions).replaceAll('"', "");
    }

    /** Seconds from when the load balancer got the request until it answered or gave up; NaN where the row does not say. */
    public get secondsInAll(): number {
        const ended = this.bytes.toString("latin1", this.timeStart, this.balancerStart - 1);
        return (Date.parse(ended) - Date.parse(this.fieldAfterAgent(fieldOfCreation))) / 1_000;
    }

    private fieldAfterAgent(wanted: number): string {
        let at = this.agentEnd + 1;
        for (let field = fieldOfAgent + 1; field < wanted; field++) at = endOfField(this.chunk, at + 1, this.end);
        return this.bytes.toString("latin1", at + 1, endOfField(this.chunk, at + 1, this.end));
    }

    /** Whether the last action is `waf`: the firewall has answered. */
    public get isBlocked(): boolean {
        // A request that reached a target and was answered well was not blocked, which nearly all are.
        if (this.hasTarget && this.status < 400) return false;
        return this.actions.split(",").at(-1) === "waf";
    }

    /** Whole seconds until the load balancer had sent the request on; -1 where it could not. */
    public get secondsOfRequest(): number {
        return this.wholeSeconds(this.timesStart);
    }

    /** Whole seconds until the target began to answer; -1 where it did not. */
    public get secondsOfTarget(): number {
        return this.wholeSeconds(endOfWord(this.bytes, this.timesStart, this.end) + 1);
    }

    private wholeSeconds(start: number): number {
        const { bytes } = this;
        if (bytes[start] === minus) return -1;
        let seconds = 0;
        for (let at = start; at < this.end; at++) {
            const digit = (bytes[at] ?? 0) - zero;
            if (digit < 0 || digit > 9) break;
            seconds = seconds * 10 + digit;
        }
        return seconds;
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
