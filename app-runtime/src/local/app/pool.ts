import { pauseByClock } from "../../common/background-loop.js";

/** An image node that takes requests. */
export interface PoolNode {
    readonly port: number;
    /** Ends it in good order. Does nothing where it has ended. */
    stop(): Promise<void>;
}

/** What a pool works with. */
export interface PoolOptions {
    /** Starts the node with that number, the first of which is 1, and answers when it takes requests. `ended` is to be called where it ends by itself. */
    readonly start: (number: number, ended: () => void) => Promise<PoolNode>;
    /** Told the ports of all nodes after each change, before a node is stopped. */
    readonly changed: (ports: readonly number[]) => Promise<void>;
    /** Told what happens, one line at a time. */
    readonly say: (line: string) => void;
}

/** As many image nodes as there should be, as an auto-scaling group keeps them. */
export class NodePool {
    private readonly nodes: { readonly number: number; readonly node: PoolNode }[] = [];
    private lastNumber = 0;

    constructor(private readonly options: PoolOptions) {}

    public get ports(): readonly number[] {
        return this.nodes.map(({ node }) => node.port);
    }

    /** Starts or stops nodes until there are as many as wanted; new ones take the place of those that have ended. One call at a time. */
    public async resize(wanted: number): Promise<void> {
        const { changed, say } = this.options;
        const missing = Math.max(0, wanted - this.nodes.length);
        if (missing > 0) {
            await Promise.all(Array.from({ length: missing }, () => this.add()));
            await changed(this.ports);
        }
        // The oldest go last: their caches are the fullest.
        const leaving = this.nodes.splice(wanted);
        if (leaving.length > 0) {
            await changed(this.ports);
            await Promise.all(leaving.map(({ node }) => node.stop()));
            leaving.forEach(({ number }) => say(`node ${number} stopped`));
        }
    }

    /** Looks every `seconds` how many nodes there should be, until the signal comes. What fails is said, and tried again. */
    public async follow(wanted: () => Promise<number>, seconds: number, signal: AbortSignal): Promise<void> {
        while (!signal.aborted) {
            try {
                await this.resize(await wanted());
            } catch (error) {
                this.options.say(`the pool stays as it is: ${error instanceof Error ? error.message : String(error)}`);
            }
            await pauseByClock(seconds * 1_000, signal);
        }
    }

    /** Ends all nodes, once nobody comes any more. */
    public async stop(): Promise<void> {
        await Promise.all(this.nodes.splice(0).map(({ node }) => node.stop()));
    }

    private async add(): Promise<void> {
        const number = ++this.lastNumber;
        const node = await this.options.start(number, () => this.drop(number));
        this.nodes.push({ number, node });
        this.options.say(`node ${number} started`);
    }

    private drop(number: number): void {
        const index = this.nodes.findIndex((each) => each.number === number);
        if (index !== -1) {
            this.nodes.splice(index, 1);
            this.options.say(`node ${number} ended by itself; another one takes its place`);
        }
    }
}
