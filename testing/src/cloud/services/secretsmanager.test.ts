import { expect } from "chai";
import { Inputs } from "../inputs.js";
import { models } from "./secretsmanager.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf, policyOf } from "./shared/fixtures.test.js";

const invalid = "InvalidParameterException";
const malformed = "MalformedPolicyDocumentException";
const arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-1a2b3c";
const secretExists = existing("aws:secretsmanager/secret:Secret", arn, { arn, name: "orders" });

describe("a simulated secret", () => {
    const secret = modelOf(models, "aws:secretsmanager/secret:Secret");

    itJudges(secret, { name: "orders/database", recoveryWindowInDays: 7, description: "who may read orders" }, [
        { what: "a recovery of 3 days", change: { recoveryWindowInDays: 3 }, code: invalid },
        { what: "a recovery of 31 days", change: { recoveryWindowInDays: 31 }, code: invalid },
        { what: "a name with a space", change: { name: "orders database" }, code: invalid },
        { what: "a name of 513 characters", change: { name: "s".repeat(513) }, code: invalid },
        { what: "a policy that is no JSON", change: { policy: "allow" }, code: malformed },
    ]);

    it("has six characters behind its name, and can be deleted at once", () => {
        expect(outputsOf(secret, { name: "orders" }).id).to.match(/:secret:orders-[0-9a-f]{6}$/);
        expect(secret.refuse?.(new Inputs({ name: "orders", recoveryWindowInDays: 0 })).filter(Boolean)).to.deep.equal(
            [],
        );
    });
});

describe("a simulated version of a secret", () => {
    const version = modelOf(models, "aws:secretsmanager/secretVersion:SecretVersion");
    const good = { secretId: arn, secretString: "value" };

    itJudges(version, good, [
        { what: "a string beside bytes", change: { secretBinary: "dmFsdWU=" }, code: invalid },
        { what: "two strings", change: { secretStringWo: "value" }, code: invalid },
        { what: "more than 64 KB", change: { secretString: "s".repeat(65_537) }, code: invalid },
    ]);
    itJudgesInSituations(version, good, [
        { what: "of a secret that exists", exists: [secretExists] },
        { what: "of a secret by its name", change: { secretId: "orders" }, exists: [secretExists] },
        {
            what: "of a secret that does not exist",
            change: { secretId: "other" },
            exists: [secretExists],
            code: "ResourceNotFoundException",
        },
    ]);

    it("belongs to its secret", () => {
        const outputs = outputsOf(version, good);
        expect(outputs.id).to.equal(`${arn}|${String(outputs.versionId)}`);
        expect(outputs.secretArn).to.equal(arn);
    });
});

describe("a simulated rotation", () => {
    const rotation = modelOf(models, "aws:secretsmanager/secretRotation:SecretRotation");
    const rotationLambdaArn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate";
    const good = { secretId: arn, rotationLambdaArn, rotationRules: { automaticallyAfterDays: 30 } };
    const managed = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-1-1a2b3c";
    const permission = existing("aws:lambda/permission:Permission", "p", {
        function: "rotate",
        principal: "secretsmanager.amazonaws.com",
    });

    itJudges(rotation, good, [
        {
            what: "a rotation every three years",
            change: { rotationRules: { automaticallyAfterDays: 1001 } },
            code: invalid,
        },
        { what: "no schedule", change: { rotationRules: {} }, code: invalid },
        {
            what: "two schedules",
            change: { rotationRules: { automaticallyAfterDays: 30, scheduleExpression: "rate(30 days)" } },
            code: invalid,
        },
        { what: "a schedule in words", change: { rotationRules: { scheduleExpression: "monthly" } }, code: invalid },
        {
            what: "a window without hours",
            change: { rotationRules: { automaticallyAfterDays: 30, duration: "3" } },
            code: invalid,
        },
        {
            what: "a function for a secret that RDS rotates",
            change: { secretId: managed },
            code: "InvalidRequestException",
        },
    ]);
    itJudgesInSituations(rotation, good, [
        { what: "with a function that may be invoked", exists: [secretExists, permission] },
        { what: "with a function that may not be invoked", exists: [secretExists], code: "AccessDeniedException" },
        { what: "of a secret that RDS keeps", change: { secretId: managed, rotationLambdaArn: null }, exists: [] },
    ]);
});

describe("a simulated policy of a secret", () => {
    const policy = policyOf({ Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" });
    itJudges(modelOf(models, "aws:secretsmanager/secretPolicy:SecretPolicy"), { secretArn: arn, policy }, [
        {
            what: "a policy without a resource",
            change: { policy: policyOf({ Principal: "*", Action: "*" }) },
            code: malformed,
        },
    ]);
});
