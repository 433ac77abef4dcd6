import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import { rules } from "./rules/index.js";
import { levelIn, type Profile, profileOf, profiles, profileVariable } from "./profiles.js";
import { PackProcess } from "./testing/pack-process.js";

const every = Object.entries<Profile>(profiles);

describe("profileOf", () => {
    it("takes prod where the environment names none", () => {
        expect(profileOf({})).to.equal(profiles.prod);
        expect(profileOf({ [profileVariable]: " " })).to.equal(profiles.prod);
    });

    for (const [name, profile] of every) {
        it(`finds ${name}`, () => expect(profileOf({ [profileVariable]: ` ${name}` })).to.equal(profile));
    }

    it("refuses a name that does not exist, with the nearest or with all", () => {
        const asking = (name: string) => () => profileOf({ [profileVariable]: name });

        expect(asking("prd")).to.throw('EVENKEEL_POLICY_PROFILE is "prd", which is no profile; did you mean "prod"?');
        expect(asking("toString")).to.throw("which is no profile; use one of dev, prod, cis, fsbp");
    });
});

describe("levelIn", () => {
    for (const [name, profile] of every) {
        it(`gives each rule of ${name} the level of its severity, but for what the profile says otherwise`, () => {
            for (const rule of rules) {
                const isOff = profile.only !== undefined && (rule.controls[profile.only] ?? []).length === 0;
                const expected = profile.exceptions?.[rule.name] ?? profile.levels[rule.severity];
                expect(levelIn(profile, rule), rule.name).to.equal(isOff ? "disabled" : expected);
            }
        });

        it(`has exceptions in ${name} of rules that exist, and that differ from their severity there`, () => {
            for (const [exception, level] of Object.entries(profile.exceptions ?? {})) {
                const rule = rules.find((candidate) => candidate.name === exception);
                expect(rule, exception).to.not.equal(undefined);
                expect(rule && profile.levels[rule.severity], exception).to.not.equal(level);
            }
        });
    }

    it("turns off in cis and fsbp what has no control there, and only that", () => {
        const names = (profile: Profile): string[] =>
            rules.filter((rule) => levelIn(profile, rule) !== "disabled").map(({ name }) => name);
        const having = (catalogue: "cis" | "securityHub"): string[] =>
            rules.filter(({ controls }) => (controls[catalogue] ?? []).length > 0).map(({ name }) => name);

        expect(names(profiles.cis)).to.deep.equal(having("cis")).and.include("database-not-public");
        expect(names(profiles.fsbp)).to.deep.equal(having("securityHub")).and.include("database-not-public");
        expect(names(profiles.cis)).to.not.include("required-tags");
    });

    it("lets dev stop nothing that prod would not", () => {
        const stopping = (profile: Profile): string[] =>
            rules.filter((rule) => levelIn(profile, rule) === "mandatory").map(({ name }) => name);

        expect(stopping(profiles.prod)).to.include.members(stopping(profiles.dev));
    });
});

describe("the pack in a profile", () => {
    it("tells the engine the levels of that profile", async function () {
        this.timeout(120_000); // it may have to compile the pack
        const running = await PackProcess.start({ [profileVariable]: "dev" });
        try {
            const policies = (await running.info()).getPoliciesList();
            const levels = new Map(policies.map((policy) => [policy.getName(), policy.getEnforcementlevel()]));

            const { MANDATORY, ADVISORY } = EnforcementLevel;
            for (const rule of rules) {
                const level = levelIn(profiles.dev, rule) === "mandatory" ? MANDATORY : ADVISORY;
                expect(levels.get(rule.name), rule.name).to.equal(level);
            }
            expect(levels.get("exemptions")).to.equal(MANDATORY);
        } finally {
            await running.stop();
        }
    });
});
