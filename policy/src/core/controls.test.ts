import { expect } from "chai";
import { controlIds } from "./controls.js";

describe("controlIds", () => {
    it("writes the ids as a person would search for them, by catalogue", () => {
        const ids = controlIds({ checkov: ["CKV_AWS_17"], cdkNag: ["RDS2"], cis: ["2.3.3"], securityHub: ["RDS.2"] });

        expect(ids).to.deep.equal(["RDS.2", "CIS-3.0 2.3.3", "AwsSolutions-RDS2", "CKV_AWS_17"]);
    });

    it("has none where no catalogue asks", () => expect(controlIds({})).to.deep.equal([]));
});
