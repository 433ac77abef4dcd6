import { expect } from "chai";
import { planPlatform, readStackFile } from "./fixtures.test.js";

// What an alias does on the real engine is proved in components/goldens/alias.engine.test.ts.
describe("a stack that is up keeps, from one version of the program to the next,", function () {
    this.timeout(120_000);

    it("its dashboard, which was the program's own once", async () => {
        const graph = await planPlatform("dev", readStackFile("dev"));
        const { options } = graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard-page");

        expect(options.aliases.map((urn) => urn.split("::").slice(2).join("::"))).to.deep.equal([
            "aws:cloudwatch/dashboard:Dashboard::dashboard",
        ]);
    });
});
