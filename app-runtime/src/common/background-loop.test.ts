import { expect } from "chai";
import { BackgroundLoop, pauseByClock, type BackgroundLoopOptions } from "./background-loop.js";

describe("BackgroundLoop", () => {
    let events: string[];
    let loop: BackgroundLoop;

    /** A loop that stops in its third pause, or where a test says otherwise, and tells what it does. */
    const make = (options: Partial<BackgroundLoopOptions> = {}): BackgroundLoop => {
        events = [];
        loop = new BackgroundLoop({
            turn: async () => void events.push("turn"),
            pauseMilliseconds: () => 10 * (events.length + 1),
            pause: async (milliseconds) => {
                events.push(`pause ${milliseconds}`);
                if (events.filter((event) => event.startsWith("pause")).length === 3) void loop.stop();
            },
            ...options,
        });
        return loop;
    };
    const runOut = async (): Promise<void> => {
        loop.start();
        while (!loop.isStopping) await new Promise(setImmediate);
        await loop.stop();
    };

    it("takes turns and pauses, each as long as is asked for then, until it is stopped", async () => {
        make();
        await runOut();
        expect(events).to.deep.equal(["turn", "pause 20", "turn", "pause 40", "turn", "pause 60"]);
    });

    it("can begin with a pause, and takes no turn once it was stopped in one", async () => {
        make({ beginsWith: "pause" });
        await runOut();
        expect(events).to.deep.equal(["pause 10", "turn", "pause 30", "turn", "pause 50"]);
    });

    it("begins once, however often it is started", async () => {
        make();
        loop.start();
        loop.start();
        await runOut();
        expect(events.filter((event) => event === "turn")).to.have.lengthOf(3);
    });

    it("lets the turn finish that it is stopped in, and cuts the pause behind it short", async () => {
        let finish = (): void => undefined;
        const finished = new Promise<void>((resolve) => {
            finish = resolve;
        });
        make({
            turn: async () => {
                await finished;
                events.push(loop.isStopping ? "turn, told to stop" : "turn");
            },
            pauseMilliseconds: () => 3_600_000,
            pause: pauseByClock,
        });
        loop.start();
        const stopped = loop.stop().then(() => events.push("stopped"));
        finish();
        await stopped;
        expect(events).to.deep.equal(["turn, told to stop", "stopped"]);
    });

    it("has nothing to wait for where it never began", async () => {
        await make().stop();
        loop.start();
        expect(events).to.deep.equal([]);
    });
});
