import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { inRegion, regionFinding, regionNameFinding } from "./region.js";

const topic = (region: string) => `arn:aws:sns:${region}:123456789012:alerts`;
const later = (arn: string) => pulumi.output(Promise.resolve(arn));
const wanted = { argument: "alarmTopicArn", region: "us-east-1", fix: "name a topic of that region" };
const finding = `alarmTopicArn is "${topic("eu-west-1")}", which is not of us-east-1; name a topic of that region.`;

describe("the region of an ARN", () => {
    it("is checked before anything is made where the ARN is written in the program", () => {
        expect(regionFinding({ ...wanted, arn: topic("us-east-1") })).to.equal(false);
        expect(regionFinding({ ...wanted, arn: topic("eu-west-1") })).to.equal(finding);
        expect(regionFinding({ ...wanted, arn: "alerts" })).to.contain('alarmTopicArn is "alerts"');
        expect(regionFinding({ ...wanted, arn: later(topic("eu-west-1")) })).to.equal(false);
    });

    it("is checked later where the ARN is known later", async () => {
        const use = (arn: string) =>
            plan(() => ({ arn: inRegion('StaticSite "shop"', { ...wanted, arn: later(arn) }) }));
        const failure: unknown = await use(topic("eu-west-1")).catch((error: unknown) => error);

        expect(String(failure)).to.contain(`StaticSite "shop": ${finding}`);
        await use(topic("us-east-1"));
    });
});

describe("regionNameFinding", () => {
    it("takes names of regions and no zones", () => {
        for (const region of [undefined, "eu-west-1", "us-gov-east-1"]) {
            expect(regionNameFinding("region", region)).to.equal(false);
        }
        expect(regionNameFinding("region", "eu-west-1a")).to.equal(
            'region is "eu-west-1a"; use a region such as "eu-west-1".',
        );
    });
});
