import type { ResourceValidation, ResourceValidationArgs } from "@pulumi/policy";
import { expect } from "chai";
import { resourceRule } from "./resource-rule.js";
import { violation } from "./finding.js";

const bucket = "aws:s3/bucket:Bucket";
const rule = resourceRule({
    name: "has-name",
    title: "Has a name",
    description: "A bucket must have a name.",
    severity: "low",
    references: [],
    url: "https://docs.aws.amazon.com/",
    onUnknown: "advisory",
    types: new Set([bucket]),
    readSettings: (reader) => ({ prefix: reader.text("prefix", "What names begin with.") }),
    check: ({ props }) => ("bucket" in props ? [] : [violation("bucket", "is not set", "set it")]),
});

/** What the rule reports where the engine shows it this resource with these settings. */
async function reportsOn(resource: { type: string; props: object }, settings: object = {}): Promise<string[]> {
    const reports: string[] = [];
    const args: ResourceValidationArgs = {
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
    for (const validate of validations()) {
        await validate(args, (message) => reports.push(message));
    }
    return reports;
}

function validations(): ResourceValidation[] {
    return "validateResource" in rule.policy ? [rule.policy.validateResource ?? []].flat() : [];
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
});
