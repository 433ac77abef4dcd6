import { expect } from "chai";
import { UploadRefused } from "./upload-refused.js";
import { WorkQueue } from "./work-queue.js";

/** Work that ends when it is told to. */
class Pending {
    public started = 0;
    private readonly ends: (() => void)[] = [];

    public readonly work = (): Promise<void> => {
        this.started += 1;
        return new Promise((resolve) => this.ends.push(resolve));
    };

    public endOne(): void {
        this.ends.shift()?.();
    }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("WorkQueue", () => {
    it("runs no more at once than it may, and the rest in the order of their coming", async () => {
        const queue = new WorkQueue({ atOnce: 2, waiting: 10 });
        const pending = new Pending();
        const order: number[] = [];
        const all = [1, 2, 3, 4].map((number) =>
            queue.run(() => {
                order.push(number);
                return pending.work();
            }),
        );
        await settled();
        expect(pending.started).to.equal(2);

        pending.endOne();
        await settled();
        expect(order).to.deep.equal([1, 2, 3]);

        for (let left = 3; left > 0; left--) {
            pending.endOne();
            await settled();
        }
        await Promise.all(all);
        expect(order).to.deep.equal([1, 2, 3, 4]);
    });

    it("refuses who comes when the line is full, and takes the next when there is room again", async () => {
        const queue = new WorkQueue({ atOnce: 1, waiting: 1 });
        const pending = new Pending();
        const running = queue.run(pending.work);
        const waiting = queue.run(pending.work);
        let refusal: unknown;
        await queue.run(pending.work).catch((error: unknown) => (refusal = error));

        expect(refusal).to.be.instanceOf(UploadRefused);
        expect(refusal).to.include({ reason: "busy", status: 503 });
        expect(() => queue.requirePlace()).to.throw(UploadRefused);

        pending.endOne();
        await running;
        queue.requirePlace();
        await settled();
        pending.endOne();
        await waiting;
    });

    it("goes on after work that failed", async () => {
        const queue = new WorkQueue({ atOnce: 1, waiting: 1 });
        const failed = queue.run(() => Promise.reject(new Error("broken"))).catch((error: unknown) => String(error));
        const next = queue.run(() => Promise.resolve("done"));

        expect(await failed).to.equal("Error: broken");
        expect(await next).to.equal("done");
        expect(await queue.run(() => Promise.resolve("and on"))).to.equal("and on");
    });
});
