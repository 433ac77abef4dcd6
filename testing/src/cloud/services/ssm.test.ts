import { expect } from "chai";
import { models } from "./ssm.js";
import { itJudges, itJudgesInSituations, modelOf, outputsOf } from "./shared/fixtures.test.js";

const code = "ValidationException";

describe("a simulated parameter", () => {
    const parameter = modelOf(models, "aws:ssm/parameter:Parameter");
    const good = { name: "/evenkeel/web/version", type: "String", value: "1", tier: "Standard" };

    itJudges(parameter, good, [
        { what: "a name with a space", change: { name: "/evenkeel/my version" }, code },
        { what: "a name that begins with aws", change: { name: "/aws/version" }, code },
        { what: "levels without a slash before them", change: { name: "evenkeel/web/version" }, code },
        { what: "sixteen levels", change: { name: "/a".repeat(16) }, code: "HierarchyLevelLimitExceededException" },
        { what: "an unknown type", change: { type: "Number" }, code: "UnsupportedParameterType" },
        { what: "an unknown tier", change: { tier: "Gold" }, code },
        { what: "more than 4 KB", change: { value: "v".repeat(4097) }, code },
        { what: "no value", change: { value: null }, code },
        { what: "two values", change: { insecureValue: "1" }, code },
        { what: "a key for plain text", change: { keyId: "alias/aws/ssm" }, code },
        { what: "an unknown kind of data", change: { dataType: "aws:ec2:instance" }, code },
    ]);
    itJudgesInSituations(parameter, { ...good, type: "SecureString", keyId: "alias/none" }, [
        { what: "with a key that does not exist", exists: [], code: "InvalidKeyId" },
        { what: "with a key of AWS's own", change: { keyId: "alias/aws/ssm" }, exists: [] },
    ]);

    it("has one slash in its ARN and a version that grows", () => {
        const outputs = outputsOf(parameter, good);
        expect(outputs.arn).to.equal("arn:aws:ssm:eu-west-1:123456789012:parameter/evenkeel/web/version");
        expect(outputs.version).to.equal(1);
        expect(parameter.changeWithUpdate).to.deep.equal(["version"]);
    });
});
