import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { pack } from "../testing/pack.js";
import { rules } from "./index.js";

/** The files of a folder of rules, by the name before the first point. */
function filesOf(folder: string): Map<string, string[]> {
    const files = new Map<string, string[]>();
    for (const file of readdirSync(join(__dirname, folder))) {
        const name = file.split(".")[0] ?? file;
        files.set(name, [...(files.get(name) ?? []), file]);
    }
    return files;
}

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("the rules of the pack", () => {
    it("are each in a file of the rule's name, with their cases beside it, and all run", () => {
        const files = folders.flatMap(({ name }) => [...filesOf(name)]).filter(([name]) => name !== "index");

        expect(files.map(([name]) => name).sort()).to.deep.equal(rules.map(({ name }) => name).sort());
        for (const [name, own] of files) expect(own).to.include.members([`${name}.ts`, `${name}.cases.ts`]);
    });

    for (const { name, title, description, why, fix, url } of rules) {
        it(`${name} says what it demands, why, and what to do`, () => {
            expect(name).to.match(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
            expect(title).to.match(/^[A-Z].*[^.]$/);
            for (const text of [description, why, fix]) expect(text).to.match(/^[A-Z][^]{20,}\.$/);
            expect(url).to.match(/^https:\/\/(docs|aws)\.(aws\.)?amazon\.com\//);
        });
    }

    it("are shown to the engine with level, severity, controls and fix, before what judges the exemptions", async () => {
        const policies = (await (await pack()).info()).getPoliciesList();

        expect(policies.map((policy) => policy.getName())).to.deep.equal([
            ...rules.map(({ name }) => name),
            "exemptions",
        ]);
        for (const policy of policies) {
            expect(policy.getEnforcementlevel(), policy.getName()).to.be.oneOf([0, 1]);
            expect(policy.getSeverity(), policy.getName()).to.be.greaterThan(0);
        }
    });

    it("let what is not known pass at high severity only where an update judges it again before it is made", () => {
        const passing = rules.filter(({ severity, onUnknown }) => severity !== "low" && onUnknown !== "mandatory");
        const grave = passing.filter(({ severity }) => severity !== "medium");

        expect(grave.map(({ scope }) => scope)).to.deep.equal(grave.map(() => "resource"));
        // Each says why beside it.
        expect(passing.filter(({ scope }) => scope === "stack").map(({ name }) => name)).to.have.members([
            "bucket-requires-tls",
            "queue-requires-tls",
            "topic-requires-tls",
        ]);
    });

    it("carry the ids that they answer to where the engine shows them", async () => {
        const policies = (await (await pack()).info()).getPoliciesList();
        const shown = policies.find((policy) => policy.getName() === "database-not-public");

        expect(shown?.getTagsList()).to.deep.equal(["RDS.2", "CIS-3.0 2.3.3", "CKV_AWS_17"]);
        expect(shown?.getDescription()).to.contain("[RDS.2, CIS-3.0 2.3.3, CKV_AWS_17]");
    });
});
