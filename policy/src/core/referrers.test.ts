import { expect } from "chai";
import type { PolicyResource } from "@pulumi/policy";
import { policyResource, propsWithUnknowns } from "../testing/resources.js";
import { followAll, followOne, mayName } from "./references.js";
import { Referrers } from "./referrers.js";
import { Stack } from "./stack.js";

const bucketType = "aws:s3/bucket:Bucket";
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const to = new Set([bucketType]);
const media = policyResource(bucketType, "media", { bucket: "media-1" });
const logs = policyResource(bucketType, "logs", { bucket: "logs-1" });
const known = (bucket: string): PolicyResource => policyResource(blockType, "known", { bucket });
const computed = (...from: PolicyResource[]): PolicyResource =>
    policyResource(blockType, "computed", propsWithUnknowns({}, ["bucket"]), { bucket: from });
const stackOf = (...more: PolicyResource[]): Stack => new Stack([media, logs, ...more]);

describe("followOne", () => {
    const follow = (from: PolicyResource) => followOne(stackOf(from), from, "bucket", to);

    it("finds by a known name, and by what an unknown one was computed from", () => {
        expect(follow(known("logs-1"))).to.deep.equal({ kind: "one", resource: logs });
        expect(follow(computed(media))).to.deep.equal({ kind: "one", resource: media });
    });

    it("says when it is elsewhere, one of some, any, or none at all", () => {
        expect(follow(known("another"))).to.deep.equal({ kind: "elsewhere" });
        expect(follow(computed(media, logs))).to.deep.equal({ kind: "oneOf", resources: [logs, media] });
        expect(follow(computed())).to.deep.equal({ kind: "unknown" });
        expect(follow(policyResource(blockType, "empty"))).to.deep.equal({ kind: "none" });
    });

    it("may name what is not excluded", () => {
        expect(mayName(follow(computed()), media)).to.equal(true);
        expect(mayName(follow(computed(media, logs)), media)).to.equal(true);
        expect(mayName(follow(known("another")), media)).to.equal(false);
    });
});

describe("followAll", () => {
    it("finds those that a list names, and says where it names others", () => {
        const list = policyResource("list", "list", { buckets: ["media-1", "another"] });

        expect(followAll(stackOf(), list, "buckets", to)).to.deep.equal({
            certain: [media],
            possible: [],
            elsewhere: true,
        });
    });
});

describe("Referrers", () => {
    const way = { from: [blockType], property: "bucket", to };
    const of = (block: PolicyResource) => {
        const referrers = new Referrers(stackOf(block), way);
        return [media, logs].map((bucket) => referrers.of(bucket));
    };

    it("knows who names a resource, who may, and who may name any", () => {
        const [named, doubtful, any] = [computed(media), computed(media, logs), computed()];

        expect(of(named)).to.deep.equal([
            { certain: [named], possible: [] },
            { certain: [], possible: [] },
        ]);
        expect(of(doubtful)).to.deep.equal(Array(2).fill({ certain: [], possible: [doubtful] }));
        expect(of(any)).to.deep.equal(Array(2).fill({ certain: [], possible: [any] }));
    });
});
