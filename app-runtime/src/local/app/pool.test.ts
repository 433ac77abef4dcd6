import { expect } from "chai";
import { NodePool } from "./pool.js";

describe("the pool of nodes on this machine", () => {
    let pool: NodePool;
    let events: string[];
    let end: Map<number, () => void>;

    beforeEach(() => {
        events = [];
        end = new Map();
        pool = new NodePool({
            start: async (number, ended) => {
                end.set(number, ended);
                return { port: 9_000 + number, stop: async () => void events.push(`stop ${number}`) };
            },
            changed: async (ports) => void events.push(`route ${ports.join()}`),
            say: () => undefined,
        });
    });

    it("starts as many as are wanted, and sends visitors to them", async () => {
        await pool.resize(2);
        await pool.resize(2);
        expect(events).to.deep.equal(["route 9001,9002"]);
    });

    it("sends nobody to a node any more before it stops it, the youngest first", async () => {
        await pool.resize(3);
        await pool.resize(1);
        expect(events.slice(1)).to.deep.equal(["route 9001", "stop 2", "stop 3"]);
    });

    it("stops all nodes at the end, when nobody can be sent to them any more", async () => {
        await pool.resize(2);
        await pool.stop();
        expect([events.slice(1), pool.ports]).to.deep.equal([["stop 1", "stop 2"], []]);
    });

    it("puts another one in the place of a node that ended by itself", async () => {
        await pool.resize(2);
        end.get(1)?.();
        await pool.resize(2);
        expect(pool.ports).to.deep.equal([9_002, 9_003]);
    });

    it("follows what is wanted until it is told to stop, and goes on after a failure", async () => {
        const stopping = new AbortController();
        const answers = [1, new Error("asleep"), 2];
        await pool.follow(
            async () => {
                const answer = answers.shift();
                if (answers.length === 0) stopping.abort();
                if (answer instanceof Error) throw answer;
                return answer ?? 0;
            },
            0.001,
            stopping.signal,
        );
        expect(pool.ports).to.deep.equal([9_001, 9_002]);
    });
});
