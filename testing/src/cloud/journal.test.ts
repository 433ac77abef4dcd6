import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Journal } from "./journal.js";
import { withLock } from "./lock.js";
import type { Catalogue, KnownResource } from "./world.js";

const catalogue: Catalogue = { modelOf: () => undefined, identifyingFacts: () => [] };

function topic(id: string): KnownResource {
    return {
        type: "aws:sns/topic:Topic",
        id,
        urn: `urn:${id}`,
        region: "eu-west-1",
        facts: { id },
        seed: "seed",
        inputs: [],
    };
}

describe("Journal", function () {
    this.timeout(60_000);
    let folder: string;
    let file: string;
    const journals: Journal[] = [];

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "journal-"));
        file = join(folder, "journal.jsonl");
    });
    afterEach(() => {
        for (const journal of journals.splice(0)) journal.close();
        rmSync(folder, { recursive: true });
    });

    function open(): Journal {
        const journal = new Journal(folder, catalogue);
        journals.push(journal);
        return journal;
    }

    function put(journal: Journal, id: string): void {
        journal.change((_world, commit) => commit({ put: topic(id) }));
    }

    function ids(journal: Journal): string[] {
        return journal
            .read()
            .all("aws:sns/topic:Topic")
            .map((resource) => resource.id);
    }

    it("shows each of two writers what the other one did", () => {
        const [one, other] = [open(), open()];
        put(one, "a");
        put(other, "b");
        one.change((_world, commit) => commit({ delete: { type: "aws:sns/topic:Topic", id: "b" } }));

        expect(ids(other)).to.deep.equal(["a"]);
        expect(ids(open())).to.deep.equal(["a"]);
    });

    it("loses nothing but the last change, wherever a writer was killed in its middle", () => {
        const writer = open();
        put(writer, "a");
        const whole = readFileSync(file).length;
        put(writer, "b");
        const length = readFileSync(file).length;

        for (let size = length - 1; size >= whole; size--) {
            truncateSync(file, size);
            expect(ids(open()), `${String(size)} bytes`).to.deep.equal(["a"]);
        }
    });

    it("removes half a line before it adds the next one", () => {
        put(open(), "a");
        appendFileSync(file, '{"put":{"type":"aws:sns');
        const reader = open();
        expect(ids(reader)).to.deep.equal(["a"]);
        put(open(), "c");

        expect(ids(reader)).to.deep.equal(["a", "c"]);
        expect(ids(open())).to.deep.equal(["a", "c"]);
    });

    it("says which file cannot be read, and what to do", () => {
        writeFileSync(file, '{"strange":true}\n');

        expect(() => open().read()).to.throw(`${file} has a line that is no change of the cloud; remove the file`);
    });

    it("begins anew when the file was emptied", () => {
        const journal = open();
        put(journal, "a");
        truncateSync(file, 0);

        expect(ids(journal)).to.deep.equal([]);
    });

    it("counts how often something was made, so that its replacement gets another id", () => {
        const journal = open();
        put(journal, "a");
        put(journal, "a");
        journal.change((_world, commit) => commit({ put: { ...topic("b"), urn: "urn:a" } }));

        expect(open().read().generation("urn:a")).to.equal(2);
    });

    it("lets several processes add at once without losing a line", async () => {
        const script = `
            const { Journal } = require(${JSON.stringify(join(__dirname, "journal.ts"))});
            const journal = new Journal(${JSON.stringify(folder)}, { modelOf: () => undefined, identifyingFacts: () => [] });
            for (let index = 0; index < 50; index++) {
                const id = process.pid + "-" + index;
                journal.change((world, commit) => commit({ put: { type: "t", id, urn: id, region: "r", facts: {}, seed: "", inputs: [] } }));
            }`;
        const run = async (): Promise<unknown[]> =>
            once(spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: "inherit" }), "exit");
        const exits = await Promise.all([run(), run(), run()]);

        expect(exits.map(([code]) => code)).to.deep.equal([0, 0, 0]);
        expect(open().read().all("t")).to.have.length(150);
    });
});

describe("withLock", () => {
    it("takes over the lock of a process that is gone", () => {
        const folder = mkdtempSync(join(tmpdir(), "lock-"));
        const file = join(folder, "lock");
        writeFileSync(file, "4194305");

        expect(withLock(file, () => existsSync(file))).to.equal(true);
        expect(existsSync(file)).to.equal(false);
        rmSync(folder, { recursive: true });
    });

    it("leaves a lock alone that somebody has taken over meanwhile", () => {
        const folder = mkdtempSync(join(tmpdir(), "lock-"));
        const file = join(folder, "lock");
        // A process number alone would not do: numbers are given out again.
        const others = `${process.pid} 0123456789abcdef01234567`;
        withLock(file, () => writeFileSync(file, others));

        expect(readFileSync(file, "utf8")).to.equal(others);
        rmSync(folder, { recursive: true });
    });

    it("is free again after work that threw", () => {
        const folder = mkdtempSync(join(tmpdir(), "lock-"));
        const file = join(folder, "lock");
        const fail = (): never => {
            throw new Error("no");
        };

        expect(() => withLock(file, fail)).to.throw("no");
        expect(withLock(file, () => 1)).to.equal(1);
        rmSync(folder, { recursive: true });
    });
});
