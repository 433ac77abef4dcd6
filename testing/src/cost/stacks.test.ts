import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planStack } from "../../../scripts/plan-stack.js";
import { estimateCost } from "./estimate.js";
import { freePackages, freeTypes } from "./free.js";
import { listing } from "./listing.js";
import { meterOf } from "./meters/index.js";
import { shortReport } from "./report.js";

describe("cost of the stacks of this repository", function () {
    this.timeout(120_000);

    for (const stack of ["dev", "test", "prod"]) {
        it(`has ${stack} priced, metered, free or listed as unpriced: nothing is left out`, async () => {
            const graph = await planStack(stack);
            const estimate = estimateCost(graph);
            const text = listing(estimate).join("\n");
            const silent = graph.resources
                .filter(({ custom, type }) => custom && !freePackages.has(type.split(":")[0] ?? ""))
                .filter(({ type }) => !meterOf.has(type) && !freeTypes.has(type))
                .filter(({ type }) => !text.includes(`no meter for ${type}`));
            expect(silent.map(({ type }) => type)).to.deep.equal([]);
            expect(estimate.otherRegions).to.deep.equal([]);
            expect(estimate.total).to.be.greaterThan(10);
        });
    }

    it("is for dev what docs/local.md shows", async () => {
        const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "local.md"), "utf8");
        const [, shown] = /```\n(what it costs in [\s\S]*?)\n```/.exec(page) ?? [];
        const report = shortReport(estimateCost(await planStack("dev")), ".evenkeel/cost-evenkeel-dev.txt");
        expect(shown).to.equal(report.filter((line) => !line.startsWith("assumed: ")).join("\n"));
    });

    it("has no type both free and metered", () => {
        expect([...freeTypes].filter((type) => meterOf.has(type))).to.deep.equal([]);
    });
});
