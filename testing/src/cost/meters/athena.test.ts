import { expect } from "chai";
import { drafts, fixedOf, usageOf } from "./fixtures.test.js";

describe("cost of a workgroup", () => {
    it("is what its queries read, and nothing while nobody asks", () => {
        const workgroup = drafts("aws:athena/workgroup:Workgroup", {});

        expect(usageOf(workgroup)).to.deep.equal(["athena.scanned"]);
        expect(fixedOf(workgroup)).to.deep.equal({});
    });
});
