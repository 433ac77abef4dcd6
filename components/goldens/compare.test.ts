import { expect } from "chai";
import { compareGoldens } from "./compare.js";
import type { Children, Golden } from "./golden.js";

const component = "evenkeel:index:ObjectStore";
const bucket = `${component}$aws:s3/bucket:Bucket::main-bucket`;
const renamed = `${component}$aws:s3/bucket:Bucket::main-objects`;
const policy = `${component}$aws:s3/bucketPolicy:BucketPolicy::main-policy`;

function golden(smallest: Children, everything: Children = {}): Golden {
    return { component: "object-store", programs: { smallest, everything } };
}

function breaks(before: Golden, after: Golden | undefined): string[] {
    const differences = compareGoldens(before, after);
    return differences.filter(({ breaking }) => breaking).map(({ message }) => message);
}

function allowed(before: Golden, after: Golden): string[] {
    const differences = compareGoldens(before, after);
    return differences.filter(({ breaking }) => !breaking).map(({ message }) => message);
}

describe("compareGoldens finds nothing", () => {
    it("where nothing differs", () => {
        const same = golden({ [bucket]: { inputs: { forceDestroy: false }, options: { protect: true } } });

        expect(compareGoldens(same, structuredClone(same))).to.deep.equal([]);
    });
});

describe("compareGoldens finds a break", () => {
    it("in a child that is gone", () => {
        expect(breaks(golden({ [bucket]: {} }), golden({}))).to.deep.equal([
            `object-store: Bucket main-bucket of the smallest program would be deleted: nothing has its URN ${bucket} now, and nothing has that as an ` +
                'alias. Leave its type, parent and name as they were, or give the resource that it became `aliases: [{ name: "main-bucket" }]`, with ' +
                "`type` and `parent` where those were others.",
        ]);
    });

    it("in a child that has another name without an alias", () => {
        const [gone, ...rest] = breaks(golden({}, { [bucket]: {} }), golden({}, { [renamed]: {} }));

        expect(gone).to.contain("Bucket main-bucket of the everything program would be deleted");
        expect(rest).to.deep.equal([]);
    });

    it("in a default that is another", () => {
        const before = golden({ [bucket]: { inputs: { rules: [{ days: 90 }] } } });
        const after = golden({ [bucket]: { inputs: { rules: [{ days: 30 }] } } });

        expect(breaks(before, after)).to.deep.equal([
            "object-store: Bucket main-bucket of the smallest program rules.0.days was 90 and is 30. A changed default is a breaking change: keep it as it " +
                "was, and add an argument for what is better.",
        ]);
    });

    it("in an input that was not given before, and in one that is given no longer", () => {
        const [with_, without] = [golden({ [bucket]: { inputs: { forceDestroy: true } } }), golden({ [bucket]: {} })];

        expect(breaks(without, with_)[0]).to.contain("forceDestroy was not there and is true");
        expect(breaks(with_, without)[0]).to.contain("forceDestroy was true and is not there");
    });

    it("in an option of Pulumi that is another, in any program", () => {
        const before = golden({}, { [bucket]: { options: { protect: true } } });

        expect(breaks(before, golden({}, { [bucket]: {} }))[0]).to.contain(
            "Bucket main-bucket of the everything program the resource option protect was true and is not there",
        );
    });

    it("in an alias that is gone, unless it was the provider's own name for the type", () => {
        const own = `${component}$aws:s3/bucket:Bucket::main-store`;
        const providers = `${component}$aws:s3/bucketV2:BucketV2::main-bucket`;
        const before = golden({ [bucket]: { options: { aliases: [own, providers] } } });
        const after = golden({ [bucket]: {} });

        expect(breaks(before, after)).to.have.length(1);
        expect(breaks(before, after)[0]).to.contain(`lost the alias ${own}`);
        expect(allowed(before, after)[0]).to.contain(`lost the alias ${providers}`);
    });

    it("in a component that is gone", () => {
        expect(breaks(golden({ [bucket]: {} }), undefined)[0]).to.contain("object-store: the component is gone");
    });
});

describe("compareGoldens allows", () => {
    it("a child that has another name and the old one as an alias, whatever refers to it", () => {
        const before = golden({
            [bucket]: { inputs: { forceDestroy: false } },
            [policy]: { inputs: { bucket: "${Bucket main-bucket.id}" }, options: { replaceWith: [bucket] } },
        });
        const after = golden({
            [renamed]: { inputs: { forceDestroy: false }, options: { aliases: [bucket] } },
            [policy]: { inputs: { bucket: "${Bucket main-objects.id}" }, options: { replaceWith: [renamed] } },
        });

        expect(breaks(before, after)).to.deep.equal([]);
        expect(allowed(before, after)).to.deep.equal([
            `object-store: Bucket main-bucket of the smallest program is called ${renamed} now, and found by its alias. Nothing breaks: run ` +
                "`npm run goldens` and commit what it writes.",
        ]);
    });

    it("no other default for a child that has another name", () => {
        const before = golden({ [bucket]: { inputs: { forceDestroy: false } } });
        const after = golden({ [renamed]: { inputs: { forceDestroy: true }, options: { aliases: [bucket] } } });

        expect(breaks(before, after)[0]).to.contain("forceDestroy was false and is true");
    });

    it("what is new, and says so", () => {
        const [before, after] = [golden({ [bucket]: {} }), golden({ [bucket]: {}, [policy]: {} })];

        expect(breaks(before, after)).to.deep.equal([]);
        expect(allowed(before, after)[0]).to.contain("BucketPolicy main-policy of the smallest program is new.");
    });

    it("other words and other contents, and says so", () => {
        const before = golden({ [bucket]: { inputs: { alarmDescription: "It is full.", userData: "sha256:1" } } });
        const after = golden({
            [bucket]: { inputs: { alarmDescription: "It is nearly full.", userData: "sha256:2" } },
        });

        expect(breaks(before, after)).to.deep.equal([]);
        expect(allowed(before, after)).to.have.length(2);
    });
});
