import { expect } from "chai";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outsideOf } from "./outside.js";

describe("outsideOf", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-outside-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("finds executables on PATH and nothing else", () => {
        writeFileSync(join(folder, "tool"), "#!/bin/sh\n");
        chmodSync(join(folder, "tool"), 0o755);
        writeFileSync(join(folder, "notes"), "");
        const outside = outsideOf({ PATH: `/no/such/folder::${folder}` });
        expect(outside.findOnPath("tool")).to.equal(join(folder, "tool"));
        expect(outside.findOnPath("notes")).to.equal(undefined);
    });

    it("passes over the pulumi that this package offers to other programs", () => {
        const standIn = join(folder, "as-pulumi");
        mkdirSync(standIn);
        writeFileSync(join(standIn, "pulumi"), "#!/bin/sh\n", { mode: 0o755 });
        expect(outsideOf({ PATH: standIn }).findOnPath("pulumi")).to.equal(undefined);
    });

    it("gives up on a server that does not answer", async () => {
        const server = createServer(() => undefined);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const address = server.address();
        const port = typeof address === "object" && address !== null ? address.port : 0;
        const error = await outsideOf({})
            .reach(`http://127.0.0.1:${port}/`, 100)
            .catch((reason: unknown) => reason);
        server.closeAllConnections();
        server.close();
        expect(error).to.be.an("error").with.property("message", "no answer within 0.1 s");
    });
});
