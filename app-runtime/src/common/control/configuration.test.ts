import { expect } from "chai";
import { ImageCache } from "../../image-app/cache/cache.js";
import { checksumOf } from "./canonical-json.js";
import {
    bounds,
    ConfigurationError,
    defaultConfiguration,
    faultsOf,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
} from "./configuration.js";

const configuration: ControlConfiguration = { ...defaultConfiguration, version: 7, clear: 2 };

/** A parameter with a checksum that fits, whatever is in it. */
function parameter(content: object): string {
    return JSON.stringify({ ...content, checksum: checksumOf(content) });
}

function faultsIn(text: string): readonly string[] {
    try {
        parseConfiguration(text);
    } catch (error) {
        if (error instanceof ConfigurationError) return error.faults;
        throw error;
    }
    return [];
}

const withScaling = (change: object) => ({ ...configuration, scaling: { ...configuration.scaling, ...change } });
const withCache = (change: object) => ({ ...configuration, cache: { ...configuration.cache, ...change } });

describe("the configuration of the caches", () => {
    it("is read as it was written", () => {
        expect(parseConfiguration(writeConfiguration(configuration))).to.deep.equal(configuration);
    });

    it("is read whatever the order of its members and the blanks between them", () => {
        const { version, cache, scaling, clear, deleteUploadedBefore } = configuration;
        const text = JSON.stringify(
            { clear, checksum: checksumOf(configuration), deleteUploadedBefore, scaling, cache, version },
            null,
            4,
        );

        expect(parseConfiguration(text)).to.deep.equal(configuration);
    });

    it("fits into a standard parameter of 4 KB with the largest values there are", () => {
        const largest = { ...withCache({ capacityBytes: bounds.capacityBytes.maximum, policy: "random" }) };
        const text = writeConfiguration({ ...largest, version: bounds.version.maximum, clear: bounds.clear.maximum });

        expect(Buffer.byteLength(text)).to.be.below(4_096);
    });

    it("has a checksum that is known from outside, so that another program can make it", () => {
        expect(checksumOf({ b: 1, a: ["x", null, true] })).to.equal(
            "8ceb0641e6e1c1616fb86a8f375f277d89652aabcd2e9d2637db215d1de40494",
        );
    });

    it("is refused when its checksum is that of something else", () => {
        const changed = writeConfiguration(configuration).replace('"version":7', '"version":8');

        expect(faultsIn(changed)).to.have.lengthOf(1);
        expect(faultsIn(changed)[0]).to.match(/^checksum is [0-9a-f]{64}, and that of the rest is [0-9a-f]{64}: /);
    });

    it("is refused when it is cut", () => {
        expect(faultsIn(writeConfiguration(configuration).slice(0, 80))[0]).to.match(
            /^The configuration is not JSON \(.*\); write it with the manager\.$/,
        );
    });

    for (const [what, content, fault] of [
        [
            "a negative capacity",
            withCache({ capacityBytes: -1 }),
            "cache.capacityBytes is -1; use a whole number from 0 to 68719476736.",
        ],
        ["half an item", withCache({ maxItems: 0.5 }), "cache.maxItems is 0.5; use a whole number from 0 to 16777216."],
        ["an unknown policy", withCache({ policy: "fifo" }), 'cache.policy is "fifo"; use "lru", "random" or "sieve".'],
        ["a member nobody knows", withCache({ colour: "red" }), "cache.colour is not known; remove it."],
        [
            "a missing member",
            withScaling({ maxNodes: undefined }),
            "scaling.maxNodes is missing; use a whole number from 1 to 8.",
        ],
        ["too many nodes", withScaling({ maxNodes: 9 }), "scaling.maxNodes is 9; use a whole number from 1 to 8."],
        [
            "a smallest pool above the largest",
            withScaling({ minNodes: 5, maxNodes: 4 }),
            "scaling.minNodes is 5 and scaling.maxNodes 4; the first may not be greater.",
        ],
        [
            "rates that would grow and shrink at once",
            withScaling({ minMissRate: 0.5, maxMissRate: 0.5 }),
            "scaling.minMissRate is 0.5 and scaling.maxMissRate 0.5; the first has to be smaller.",
        ],
        [
            "an expand ratio that does not expand",
            withScaling({ expandRatio: 1 }),
            "scaling.expandRatio is 1; use a number from 1.1 to 8.",
        ],
        [
            "a version as a text",
            { ...configuration, version: "7" },
            /^version is "7"; use a whole number from 1 to \d+\.$/,
        ],
    ] as const) {
        it(`is refused with ${what}, in one sentence`, () => {
            const [found = "", ...others] = faultsOf(JSON.parse(JSON.stringify(content)));

            expect(others).to.deep.equal([]);
            if (typeof fault === "string") expect(found).to.equal(fault);
            else expect(found).to.match(fault);
            expect(faultsIn(parameter(JSON.parse(JSON.stringify(content))))).to.deep.equal([found]);
        });
    }

    it("is refused with one sentence for each fault", () => {
        expect(faultsOf({ ...withCache({ capacityBytes: null, policy: 3 }), clear: -1 })).to.have.lengthOf(3);
    });

    it("is refused where it is no object at all", () => {
        for (const text of ["null", "[]", "7", '"lru"']) {
            expect(faultsIn(text)).to.deep.equal([
                `the configuration is ${text}; use an object with version, cache, scaling, clear, deleteUploadedBefore, checksum.`,
            ]);
        }
    });

    it("cannot be written when it could not be read", () => {
        expect(() => writeConfiguration(withScaling({ minNodes: 8, maxNodes: 1 }))).to.throw(ConfigurationError);
    });

    it("is good by default but for its version, which every published one is newer than", () => {
        expect(faultsOf({ ...defaultConfiguration, version: 1 })).to.deep.equal([]);
        expect(faultsOf(defaultConfiguration)).to.have.lengthOf(1);
    });

    it("has bounds that the cache takes", () => {
        const cache = new ImageCache(defaultConfiguration.cache);
        const { capacityBytes, maxItems } = bounds;

        cache.configure({ capacityBytes: capacityBytes.minimum, maxItems: maxItems.minimum, policy: "random" });
        cache.configure({ capacityBytes: capacityBytes.maximum, maxItems: maxItems.maximum, policy: "sieve" });
    });
});
