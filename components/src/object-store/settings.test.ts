import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { LogSource, type ObjectStoreArgs, StorageClass } from "./args.js";
import { resolveSettings } from "./settings.js";

const refusal = (args: ObjectStoreArgs, name = "images") => messageOf(() => resolveSettings(name, args)).split("\n");

describe("settings of an ObjectStore", () => {
    it("keep objects for ever and old versions for 90 days, and refuse to be destroyed with objects in, by default", () => {
        expect(resolveSettings("images", {})).to.deep.equal({
            logSources: [],
            lifecycle: { expireAfterDays: undefined, keepOldVersionsDays: 90, transitions: [] },
            forceDestroy: false,
        });
    });

    it("refuse days that S3 does not take", () => {
        expect(refusal({ expireAfterDays: 0, keepOldVersionsDays: 1.5 })).to.deep.equal([
            'ObjectStore "images": expireAfterDays is 0; use 1 to 36500, or leave it out to keep objects.',
            'ObjectStore "images": keepOldVersionsDays is 1.5; use 1 to 36500.',
        ]);
    });

    it("refuse to move objects too young, or after they have expired", () => {
        const transitions = [
            { storageClass: StorageClass.InfrequentAccess, afterDays: 29 },
            { storageClass: StorageClass.GlacierInstantRetrieval, afterDays: 90 },
        ];

        expect(refusal({ transitions, expireAfterDays: 90 })).to.deep.equal([
            'ObjectStore "images": transitions to "STANDARD_IA" has afterDays 29; use 30 to 36500.',
            'ObjectStore "images": transitions to "GLACIER_IR" has afterDays 90 but expireAfterDays is 90; move objects before they expire, or not at all.',
        ]);
    });

    it("refuse to move objects up, or on before they have been rarely used for a month", () => {
        const both = (archive: number) => [
            { storageClass: StorageClass.GlacierFlexibleRetrieval, afterDays: archive },
            { storageClass: StorageClass.InfrequentAccess, afterDays: 60 },
        ];

        expect(refusal({ transitions: both(30) })).to.deep.equal([
            'ObjectStore "images": transitions to "GLACIER" has afterDays 30 and to "STANDARD_IA" 60; objects move from that to this, so use 90 or more.',
        ]);
        expect(resolveSettings("images", { transitions: both(90) }).lifecycle.transitions).to.have.length(2);
    });

    it("refuse a class or source that is named twice or not known", () => {
        // As a program in another language would give it, where no compiler checks.
        const args: ObjectStoreArgs = JSON.parse(`{
            "transitions": [{ "storageClass": "COLD", "afterDays": 1 }, { "storageClass": "COLD", "afterDays": 2 }],
            "logSources": ["cdn", "flowLogs", "flowLogs"]
        }`);
        const classes = '"STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER" or "DEEP_ARCHIVE"';

        expect(refusal(args)).to.deep.equal([
            `ObjectStore "images": transitions has storageClass "COLD"; use ${classes}.`,
            `ObjectStore "images": transitions has storageClass "COLD"; use ${classes}.`,
            'ObjectStore "images": transitions has "COLD" more than once; name each once.',
            'ObjectStore "images": logSources has "cdn"; use "loadBalancers", "flowLogs", "objectStores" or "distributions".',
            'ObjectStore "images": logSources has "flowLogs" more than once; name each once.',
        ]);
    });

    it("refuse a key of one's own where a source cannot use it", () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";

        expect(refusal({ kmsKeyArn, logSources: [LogSource.LoadBalancers, LogSource.FlowLogs] })).to.deep.equal([
            'ObjectStore "images": kmsKeyArn is set but logSources has "loadBalancers", which delivers to stores with S3\'s own key only; remove one of the two.',
        ]);
        expect(refusal({ kmsKeyArn, logSources: [LogSource.FlowLogs] })).to.deep.equal([""]);
    });

    it("refuse alarms to tune where nobody is told, and those that there are not", () => {
        expect(refusal({ alarms: { errors: { threshold: 1 } } })).to.deep.equal([
            'ObjectStore "images": alarms.errors is none of its alarms; they are refused-requests, failed-requests.',
            'ObjectStore "images": alarms is set without alarmTopicArn, and without a topic there are none; name the topic.',
        ]);
    });

    it("refuse a name that no bucket can have", () => {
        expect(refusal({}, "user_images")).to.deep.equal([
            'ObjectStore "user_images": the name becomes part of a bucket\'s name; use letters, digits and dashes only.',
        ]);
        expect(refusal({}, "n".repeat(49))[0]).to.contain("the name has 49 characters; use at most 48");
    });
});
