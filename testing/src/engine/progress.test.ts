import { expect } from "chai";
import { progressOn } from "./progress.js";

describe("progressOn", () => {
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

    function screen(isTTY: boolean) {
        const written: string[] = [];
        return { isTTY, written, write: (text: string) => written.push(text) };
    }

    it("says nothing about a step that is over quickly", async () => {
        const log = screen(false);
        expect(await progressOn(log).during("fetching", () => Promise.resolve(7))).to.equal(7);
        expect(log.written).to.deep.equal([]);
    });

    it("shows what is being done after two seconds, and how long it took", async () => {
        const log = screen(false);
        await progressOn(log).during("fetching", () => wait(2_200));
        expect(log.written).to.deep.equal(["fetching … 2 s\n", "fetching: done in 2 s\n"]);
    });

    it("refreshes one line on a terminal, and says when the step failed", async () => {
        const terminal = screen(true);
        const failing = async () => {
            await wait(3_300);
            throw new Error("no");
        };
        await progressOn(terminal)
            .during("fetching", failing)
            .catch(() => undefined);
        expect(terminal.written.join("")).to.match(
            /^\r\u001b\[Kfetching … 2 s\r\u001b\[Kfetching … 3 s\r\u001b\[Kfetching: failed after 3 s\n$/,
        );
    });
});
