import type { ResourceValidation, ResourceValidationArgs } from "@pulumi/policy";
import { expect } from "chai";
import { type CheckedResource, resourceRule } from "./resource-rule.js";
import { violation } from "./finding.js";
import type { Rule } from "./rule.js";
import type { SettingsReader } from "./settings.js";

const bucket = "aws:s3/bucket:Bucket";
const description = {
    name: "has-name",
    title: "Has a name",
    description: "A bucket must have a name.",
    severity: "low" as const,
    why: "Nobody finds a bucket that has none.",
    fix: "Set it.",
    controls: {},
    url: "https://docs.aws.amazon.com/",
    onUnknown: "advisory" as const,
    types: [bucket],
    readSettings: (reader: SettingsReader) => ({ prefix: reader.text("prefix", "What names begin with.") }),
    check: ({ props }: CheckedResource) => ("bucket" in props ? [] : [violation("bucket", "is not set", "set it")]),
};
const rule = resourceRule(description);

/** What the rule reports where the engine shows it this resource with these settings. */
async function reportsOn(
    resource: { type: string; props: object },
    settings: object = {},
    by: Rule = rule,
): Promise<string[]> {
    const reports: string[] = [];
    for (const validate of validations(by)) {
        await validate(argsOf(resource, settings), (message) => {
            // What comes at a level of its own is an object, which the SDK's types do not say.
            reports.push(typeof message === "string" ? message : (Object.values<string>(message)[0] ?? ""));
        });
    }
    return reports;
}

/** What the rule makes of a resource; undefined where it leaves it as it is. */
function remediated(by: Rule, resource: { type: string; props: object }, settings: object = {}): unknown {
    const remediate = "remediateResource" in by.policy ? by.policy.remediateResource : undefined;
    return remediate?.(argsOf(resource, settings));
}

function argsOf(resource: { type: string; props: object }, settings: object): ResourceValidationArgs {
    return {
        ...resource,
        name: "media",
        urn: `urn:pulumi:dev::shop::${resource.type}::media`,
        opts: {
            protect: false,
            ignoreChanges: [],
            aliases: [],
            customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
            additionalSecretOutputs: [],
        },
        stackTags: new Map(),
        isType: () => false,
        asType: () => undefined,
        // Its type is the caller's wish in the SDK too.
        getConfig: <T extends object>() => settings as T,
        notApplicable: () => {
            throw new Error("not applicable");
        },
    };
}

function validations({ policy }: Rule): ResourceValidation[] {
    return "validateResource" in policy ? [policy.validateResource ?? []].flat() : [];
}

describe("resourceRule", () => {
    it("reports what the check finds, as a sentence about the resource", async () => {
        expect(await reportsOn({ type: bucket, props: {} })).to.deep.equal([
            `${bucket} "media": bucket is not set; set it.`,
        ]);
        expect(await reportsOn({ type: bucket, props: { bucket: "m" } })).to.deep.equal([]);
    });

    it("leaves resources of other types alone", async () => {
        expect(await reportsOn({ type: "aws:s3/bucketPolicy:BucketPolicy", props: {} })).to.deep.equal([]);
    });

    it("stops the run over a wrong setting that nothing refused before", async () => {
        expect(await reportsOn({ type: bucket, props: { bucket: "m" } }, { prefx: "x" })).to.deep.equal([
            'the configuration of rule "has-name" is wrong: prefx is not a setting; did you mean "prefix"?',
        ]);
    });

    describe("with a remediation", () => {
        const naming = resourceRule({
            ...description,
            remediate: ({ props }) => !("bucket" in props) && Reflect.set(props, "bucket", "m"),
        });

        it("hands back the very properties that it got, where it changed them", () => {
            const props = { acl: "private" };

            expect(remediated(naming, { type: bucket, props })).to.equal(props);
            expect(props).to.deep.equal({ acl: "private", bucket: "m" });
        });

        it("hands back nothing where nothing changed, or nothing may", () => {
            expect(remediated(naming, { type: bucket, props: { bucket: "m" } })).to.equal(undefined);
            expect(remediated(naming, { type: "aws:s3/bucketPolicy:BucketPolicy", props: {} })).to.equal(undefined);
            expect(remediated(naming, { type: bucket, props: {} }, { prefx: "x" })).to.equal(undefined);
            const props = { source: [{ __pulumiAsset: true }] };
            expect(remediated(naming, { type: bucket, props })).to.equal(undefined);
            expect(props).to.not.have.property("bucket");
        });

        it("reports a fault where the resource is judged, once, and none of its words", async () => {
            const faulty = resourceRule({
                ...description,
                remediate: () => {
                    throw new TypeError("hunter2");
                },
            });

            expect(remediated(faulty, { type: bucket, props: { bucket: "m" } })).to.equal(undefined);
            const [report = "", ...others] = await reportsOn({ type: bucket, props: { bucket: "m" } }, {}, faulty);
            expect(report).to.match(/rule "has-name" could not run on aws:s3\/bucket:Bucket "media" \(TypeError/);
            expect(report).to.not.contain("hunter2");
            expect(others).to.deep.equal([]);
            expect(await reportsOn({ type: bucket, props: { bucket: "m" } }, {}, faulty)).to.deep.equal([]);
        });

        it("is none of the SDK's business where a rule has none", () => {
            expect(rule.policy).to.not.have.property("remediateResource");
        });
    });
});
