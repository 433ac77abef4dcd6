import { expect } from "chai";
import { mostBytes, readAtMost } from "./object-files.js";

describe("readAtMost", () => {
    it("gives what there is", async () => {
        async function* body(): AsyncGenerator<Buffer> {
            yield Buffer.from("ab");
            yield await Promise.resolve(Buffer.from("c"));
        }
        expect(Buffer.from(await readAtMost(body(), 3)).toString()).to.equal("abc");
    });

    it("stops to read an endless object as soon as it is too much, and says how much is allowed", async () => {
        let given = 0;
        async function* endless(): AsyncGenerator<Buffer> {
            for (;;) {
                given += 1;
                yield await Promise.resolve(Buffer.alloc(1_024 * 1_024));
            }
        }
        const refused = await readAtMost(endless(), mostBytes).catch((error: unknown) => error);

        expect(String(refused)).to.contain("at most 5 MB are allowed; part it into several.");
        expect(given).to.equal(6);
    });
});
