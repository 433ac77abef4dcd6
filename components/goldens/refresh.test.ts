import { expect } from "chai";
import { refusal } from "./refresh.js";
import { mayBreak, newest } from "./versions.js";

const unreleased = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Much.\n";
const released = `${unreleased}\n## [0.1.0] - 2026-12-01\n\n- First.\n`;
const differences = [
    { component: "object-store", breaking: true, message: "object-store: Bucket main-bucket would be deleted." },
    { component: "network", breaking: false, message: "network: Vpc main-vpc is new." },
];

describe("goldens", () => {
    it("of a version that is not out follow its source", () => {
        expect(refusal({ version: "0.1.0", since: "0.1.0", differences, changelog: unreleased })).to.equal(undefined);
    });

    it("of a version that is out are not overwritten with what breaks", () => {
        expect(refusal({ version: "0.1.0", since: "0.1.0", differences, changelog: released })).to.equal(
            "- object-store: Bucket main-bucket would be deleted.\n" +
                "0.1.0 is out, and this breaks it. Undo it, or, if it must be: a breaking change needs a new major version, before 1.0 a new minor one " +
                "(0.2.0 in components/package.json), and an entry in CHANGELOG.md.",
        );
    });

    it("of a version that is out take what only adds", () => {
        const additions = differences.filter(({ breaking }) => !breaking);

        expect(refusal({ version: "0.1.0", since: "0.1.0", differences: additions, changelog: released })).to.equal(
            undefined,
        );
    });

    it("of a version that must not break are not written with what breaks", () => {
        expect(refusal({ version: "0.1.1", since: "0.1.0", differences, changelog: released })).to.contain(
            "0.1.1 must not break what 0.1.0 made. ",
        );
        expect(refusal({ version: "1.3.0", since: "1.2.9", differences, changelog: released })).to.contain(
            "(2.0.0 in ",
        );
    });

    it("of a version that may break want it announced, component by component", () => {
        const wanted = { version: "0.2.0", since: "0.1.0", differences };
        const elsewhere = released.replace(
            "- Much.",
            "- **Breaking:** `Network`, which is another.\n- `ObjectStore` has more.",
        );
        const announced = released.replace("- Much.", "- **Breaking:** `ObjectStore` has\n  another bucket.");

        expect(refusal({ ...wanted, changelog: elsewhere })).to.contain("and names ObjectStore.");
        expect(refusal({ ...wanted, changelog: announced })).to.equal(undefined);
    });
});

describe("versions", () => {
    it("break with the first number, and with the second while the first is 0", () => {
        const pairs = ["0.1.0 0.2.0", "0.1.0 1.0.0", "1.2.0 2.0.0", "0.1.0 0.1.1", "1.2.0 1.3.0", "0.2.0 0.1.0"];

        expect(pairs.map((pair) => mayBreak(...split(pair)))).to.deep.equal([true, true, true, false, false, false]);
    });

    it("are ordered by number", () => {
        expect(newest(["0.9.0", "0.10.0", "0.2.11"])).to.equal("0.10.0");
        expect(newest([])).to.equal(undefined);
        expect(() => newest(["0.9.0", "next"])).to.throw('"next" is no version; write it as 1.2.3.');
    });
});

function split(pair: string): [string, string] {
    const [from = "", to = ""] = pair.split(" ");
    return [from, to];
}
