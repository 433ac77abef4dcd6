import { expect } from "chai";
import { models } from "./kms.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf, policyOf } from "./shared/fixtures.test.js";

const invalid = "ValidationException";
const malformed = "MalformedPolicyDocumentException";
const root = { AWS: "arn:aws:iam::123456789012:root" };

describe("a simulated key", () => {
    const key = modelOf(models, "aws:kms/key:Key");
    const good = {
        description: "alerts",
        deletionWindowInDays: 30,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        policy: policyOf({ Principal: root, Action: "kms:*", Resource: "*" }),
    };

    itJudges(key, good, [
        { what: "a deletion within 6 days", change: { deletionWindowInDays: 6 }, code: invalid },
        { what: "a deletion after 31 days", change: { deletionWindowInDays: 31 }, code: invalid },
        { what: "a rotation every month", change: { rotationPeriodInDays: 30 }, code: invalid },
        { what: "a period without rotation", change: { enableKeyRotation: false }, code: invalid },
        {
            what: "the rotation of a signing key",
            change: { customerMasterKeySpec: "RSA_2048" },
            code: "UnsupportedOperationException",
        },
        {
            what: "an unknown kind of key",
            change: { customerMasterKeySpec: "AES_512", enableKeyRotation: null, rotationPeriodInDays: null },
            code: invalid,
        },
        { what: "an unknown use", change: { keyUsage: "STORE" }, code: invalid },
        { what: "a policy that is no JSON", change: { policy: "allow" }, code: malformed },
        {
            what: "a policy under which nobody can change it",
            change: { policy: policyOf({ Principal: root, Action: "kms:Decrypt", Resource: "*" }) },
            code: malformed,
        },
        {
            what: "a policy without a principal",
            change: { policy: policyOf({ Action: "kms:*", Resource: "*" }) },
            code: malformed,
        },
        {
            what: "a policy of more than 32 KB",
            change: { policy: policyOf({ Sid: "s".repeat(32_768), Principal: root, Action: "kms:*", Resource: "*" }) },
            code: "LimitExceededException",
        },
    ]);

    const forRole = policyOf({
        Principal: { AWS: "arn:aws:iam::123456789012:role/web" },
        Action: "kms:*",
        Resource: "*",
    });
    itJudgesInSituations(key, { ...good, policy: forRole }, [
        { what: "for a role that does not exist", exists: [], code: malformed },
        {
            what: "for a role that exists",
            exists: [existing("aws:iam/role:Role", "web", { arn: "arn:aws:iam::123456789012:role/web" })],
        },
    ]);

    it("has a key id and an ARN that belong together", () => {
        const outputs = outputsOf(key, good);
        expect(outputs.keyId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(outputs.arn).to.equal(`arn:aws:kms:eu-west-1:123456789012:key/${String(outputs.keyId)}`);
        expect(outputsOf(key, { multiRegion: true }).id).to.match(/^mrk-[0-9a-f]{32}$/);
    });
});

describe("a simulated alias", () => {
    const alias = modelOf(models, "aws:kms/alias:Alias");
    const good = { name: "alias/alerts", targetKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" };

    itJudges(alias, good, [
        { what: "a name without alias/", change: { name: "alerts" }, code: invalid },
        { what: "a name with a space", change: { name: "alias/my alerts" }, code: invalid },
        { what: "a name of AWS's own", change: { name: "alias/aws/alerts" }, code: "NotAuthorizedException" },
    ]);
    itJudgesInSituations(alias, good, [
        { what: "of a key that exists", exists: [existing("aws:kms/key:Key", good.targetKeyId)] },
        { what: "of a key that does not exist", exists: [], code: "NotFoundException" },
    ]);

    it("gets alias/ before an automatic name", () => {
        expect(alias.autoName?.transform?.("alerts")).to.equal("alias/alerts");
        expect(alias.autoName?.transform?.("alias/alerts")).to.equal("alias/alerts");
    });

    it("knows the ARN of its key", () => {
        expect(outputsOf(alias, good).targetKeyArn).to.equal(
            "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        );
    });
});

describe("a simulated key policy", () => {
    itJudges(
        modelOf(models, "aws:kms/keyPolicy:KeyPolicy"),
        { keyId: "k", policy: policyOf({ Principal: root, Action: "kms:*", Resource: "*" }) },
        [
            {
                what: "a policy under which nobody can change it",
                change: { policy: policyOf({ Principal: root, Action: "kms:Encrypt", Resource: "*" }) },
                code: malformed,
            },
        ],
    );
});

describe("a simulated grant", () => {
    const grant = modelOf(models, "aws:kms/grant:Grant");
    itJudges(grant, { name: "backup", keyId: "k", operations: ["Decrypt"] }, [
        { what: "a name with a space", change: { name: "my grant" }, code: invalid },
    ]);
});
