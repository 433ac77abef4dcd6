import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { profiles } from "../profiles.js";
import { GateProblem } from "./problem.js";
import { type WeakenedRule, weakenedRules } from "./weakened-rules.js";

describe("the rules that a configuration weakens", () => {
    let folder: string;
    before("make a folder for configurations", () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-weakened-"));
    });
    after("remove it", () => rmSync(folder, { recursive: true, force: true }));

    function weakenedBy(profile: keyof typeof profiles, ...texts: readonly string[]): WeakenedRule[] {
        const files = texts.map((text, index) => {
            const file = join(folder, `${index}.json`);
            writeFileSync(file, text);
            return file;
        });
        return weakenedRules(files, profiles[profile]);
    }

    it("are those with a lower level than the profile gives them, alone or among settings", () => {
        const text = JSON.stringify({
            "key-rotation": "disabled",
            "required-tags": { enforcementLevel: "advisory", onUnknown: "mandatory" },
            "log-group-own-key": "disabled",
            "database-not-public": "mandatory",
            "vpc-has-ec2-endpoint": "advisory",
            exemptions: { entries: [] },
        });
        expect(weakenedBy("prod", text)).to.deep.equal([
            { rule: "key-rotation", level: "disabled", instead: "mandatory" },
            { rule: "required-tags", level: "advisory", instead: "mandatory" },
            { rule: "log-group-own-key", level: "disabled", instead: "advisory" },
        ]);
    });

    it("are none where the profile asks for no more", () => {
        expect(weakenedBy("dev", '{ "required-tags": "advisory" }')).to.deep.equal([]);
        expect(weakenedBy("cis", '{ "required-tags": "disabled" }')).to.deep.equal([]);
    });

    it("are all of them where the engine's word for all is lowered, and those of other packs", () => {
        expect(weakenedBy("prod", '{ "all": "advisory" }', '{ "their-rule": "disabled" }')).to.deep.equal([
            { rule: "all", level: "advisory", instead: "mandatory" },
            { rule: "their-rule", level: "disabled", instead: "mandatory" },
        ]);
    });

    it("are none of an empty file, and cannot be told of one that is missing or no JSON", () => {
        expect(weakenedBy("prod", " \n")).to.deep.equal([]);
        expect(() => weakenedBy("prod", "{")).to.throw(GateProblem, "cannot be read");
        expect(() => weakenedRules([join(folder, "missing.json")], profiles.prod)).to.throw(GateProblem, "ENOENT");
    });
});
