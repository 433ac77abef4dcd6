import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf } from "./fixtures.test.js";

describe("cost of keys, secrets and parameters", () => {
    it("is one price a month for each key and secret", () => {
        for (const type of ["key:Key", "replicaKey:ReplicaKey", "externalKey:ExternalKey"]) {
            expect(fixedOf(drafts(`aws:kms/${type}`, {}))).to.deep.equal({ "kms.key": 1 });
        }
        const secret = drafts("aws:secretsmanager/secret:Secret", {});
        expect(fixedOf(secret)).to.deep.equal({ "secretsmanager.secret": 1 });
        expect(usageOf(secret)).to.deep.equal(["secretsmanager.requests"]);
    });

    it("is none for a standard parameter", () => {
        const parameter = (inputs: object) => fixedOf(drafts("aws:ssm/parameter:Parameter", { ...inputs }));
        expect(parameter({})).to.deep.equal({});
        expect(parameter({ tier: "Advanced" })).to.deep.equal({ "ssm.advanced": 1 });
        for (const tier of ["Intelligent-Tiering", unknownValue]) {
            expect(parameter({ tier })).to.deep.equal({ "ssm.advanced": "AWS chooses its tier" });
        }
    });
});
