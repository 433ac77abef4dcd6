import type { ReportViolation } from "@pulumi/policy";
import { expect } from "chai";
import { exemptionOf, noteOf, useExemptions } from "../core/exemptions.js";
import { exemptionsRule } from "../core/exemptions-rule.js";
import { rules } from "../rules/index.js";
import type { GateFinding } from "./evidence.js";
import { countExemptions } from "./exemption-counts.js";

const now = new Date("2027-01-15T12:00:00Z");
const entry = (rule: string, expires: string) => ({ rule, urn: "*", reason: "moves", owner: "team", expires });
const finding = (parts: Partial<GateFinding>): GateFinding => ({
    kind: "violation",
    level: "mandatory",
    rule: "exemptions",
    pack: "evenkeel",
    urn: "",
    demand: "",
    message: "",
    ...parts,
});

/** What the rule about exemptions says of some entries, the first of which was needed. */
function said(...entries: readonly ReturnType<typeof entry>[]): GateFinding[] {
    const messages: string[] = [];
    const report: ReportViolation = (given: unknown) => {
        const text: unknown = typeof given === "object" && given !== null ? Reflect.get(given, "message") : given;
        messages.push(String(text).split("\n").at(-1) ?? "");
    };
    useExemptions(entries, now);
    for (const { rule } of entries.slice(0, 1)) exemptionOf(rule, "urn");
    const { policy } = exemptionsRule(rules, () => now);
    Reflect.apply(Reflect.get(policy, "validateStack"), undefined, [{ getConfig: () => ({ entries }) }, report]);
    return messages.map((message) => finding({ message }));
}

describe("the numbers of exemptions", () => {
    after("forget the exemptions", () => useExemptions([], now));

    it("are those of the pack's own words for each kind", () => {
        const findings = said(
            entry("key-rotation", "2027-01-31"),
            entry("key-rotation", "2026-12-31"),
            entry("log-group-own-key", "2028-01-31"),
            entry("no-such-rule", "2028-01-31"),
            entry("key-rotation", "soon"),
        );
        expect(findings).to.have.length(5);
        expect(countExemptions(findings)).to.deep.equal({
            used: 0,
            expired: 1,
            endingSoon: 1,
            unneeded: 1,
            unusable: 2,
        });
        expect(countExemptions(said(entry("key-rotation", "2027-01-15")))).to.include({ endingSoon: 1 });
    });

    it("count an exemption once, however much it covers", () => {
        const covered = (rule: string, expires: string, message: string): GateFinding =>
            finding({ kind: "exempt", rule, message: `${message} ${noteOf(entry(rule, expires))}` });
        const findings = [
            covered("key-rotation", "2027-01-31", "a is off"),
            covered("key-rotation", "2027-01-31", "b is off"),
            covered("key-rotation", "2027-02-28", "c is off"),
            covered("log-group-own-key", "2027-01-31", "d is not set"),
        ];
        expect(countExemptions(findings)).to.include({ used: 3 });
        expect(countExemptions(findings.map((one) => ({ ...one, pack: "theirs" })))).to.include({ used: 0 });
    });
});
