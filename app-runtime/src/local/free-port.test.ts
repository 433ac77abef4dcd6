import { createServer } from "node:net";
import { expect } from "chai";
import { LocalServerError } from "./errors.js";
import { freePort, requireFreePort } from "./free-port.js";

describe("a port that somebody asks for", () => {
    const refusal = (port: number): Promise<unknown> =>
        requireFreePort(port, "--port").catch((error: unknown) => error);

    it("is fine where nobody has it, or where any will do", async () => {
        expect(await refusal(await freePort())).to.equal(undefined);
        expect(await refusal(0)).to.equal(undefined);
    });

    it("is refused in a sentence with the fix where another program has it", async () => {
        const other = createServer();
        const port = await new Promise<number>((resolve) =>
            other.listen(0, "127.0.0.1", () => {
                const address = other.address();
                resolve(typeof address === "object" && address !== null ? address.port : 0);
            }),
        );
        try {
            expect(await refusal(port))
                .to.be.instanceOf(LocalServerError)
                .and.have.property(
                    "message",
                    `--port is ${port}, which another program has; give another, or leave it out for a free one.`,
                );
        } finally {
            other.close();
        }
    });
});
