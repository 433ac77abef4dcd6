import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planStack } from "../../../scripts/plan-stack.js";
import { pictures, simulated } from "../../../scripts/simulate/pictures.js";
import type { Graph } from "../graph/index.js";
import { declaredTier } from "./declared.js";

const root = join(__dirname, "..", "..", "..");

describe("the scaling of the stacks of this repository", function () {
    this.timeout(120_000);
    let prod: Graph;

    before(async () => {
        prod = await planStack("prod");
    });

    it("is read from what the program declares", () => {
        expect(declaredTier(prod, "web")).to.deep.equal({
            name: "web",
            instanceType: "t3.medium",
            minSize: 3,
            maxSize: 12,
            warmUpSeconds: 300,
            periodSeconds: 60,
            policies: [{ kind: "cpu", name: "web-by-cpu", targetPercent: 75 }],
            limits: { perSecond: 50, burst: 200 },
            firewall: { requests: 2000, windowSeconds: 300, blocks: false },
            leftOut: ["the policy web-by-memory, by mem_used_percent"],
        });
    });

    it("names the tiers there are, where one is asked for that is none", () => {
        expect(() => declaredTier(prod, "shop")).to.throw('The program has no tier "shop"; it has web, manager.');
    });

    for (const picture of pictures) {
        it(`is as docs/${picture.file} shows it`, async () => {
            const drawn = await simulated(prod, picture);

            expect(drawn, "npm run simulate -- --pictures writes it anew").to.equal(
                readFileSync(join(root, "docs", picture.file), "utf8"),
            );
        });
    }
});
