import { expect } from "chai";
import { gunzipSync } from "node:zlib";
import * as tar from "tar-stream";
import { closeArchive, packPart } from "./archive.js";

async function unpack(archive: Buffer): Promise<Record<string, { content: string; mode: number; mtime: number }>> {
    const extract = tar.extract();
    extract.end(gunzipSync(archive));
    const files: Record<string, { content: string; mode: number; mtime: number }> = {};
    for await (const entry of extract) {
        let content = "";
        for await (const chunk of entry) {
            content += String(chunk);
        }
        const { name, mode, mtime } = entry.header;
        files[name] = { content, mode, mtime: mtime.getTime() };
    }
    return files;
}

describe("packPart", () => {
    it("makes parts that read as one archive, in order and without times", async () => {
        const first = await packPart([{ name: "bin/run", content: Buffer.from("run"), executable: true }]);
        const second = await packPart([{ name: "data.json", content: Buffer.from("{}") }]);

        expect(await unpack(Buffer.concat([first, second, await closeArchive()]))).to.deep.equal({
            "bin/run": { content: "run", mode: 0o755, mtime: 0 },
            "data.json": { content: "{}", mode: 0o644, mtime: 0 },
        });
    });

    it("keeps content whole that is larger than a piece", async () => {
        const content = Buffer.alloc(9 * 1_024 * 1_024, "0123456789");
        const files = await unpack(Buffer.concat([await packPart([{ name: "big", content }]), await closeArchive()]));

        expect(files["big"]?.content).to.equal(content.toString());
    });

    it("gives the same bytes for the same content, and does not name the system it ran on", async () => {
        const pack = () => packPart([{ name: "a", content: Buffer.from("a") }]);
        const part = await pack();

        expect(await pack()).to.deep.equal(part);
        expect(part[9]).to.equal(255);
    });
});
