import { expect } from "chai";
import { pack } from "../testing/pack.js";
import { type Report, type TestResource, unknown, urnOf, type WireProperties } from "../testing/wire.js";
import { isExempt } from "./exemptions.js";

const orders: TestResource = {
    type: "aws:rds/instance:Instance",
    name: "orders",
    props: { publiclyAccessible: true },
};
const media: TestResource = { type: "aws:s3/bucket:Bucket", name: "media", props: { bucket: "media-1" } };
const found = `${orders.type} "orders": publiclyAccessible is not false; set it to false.`;

/** A day from now on, or before now where `days` is negative, as exemptions write it. */
function dayIn(days: number): string {
    return new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}

const later = dayIn(100);
const earlier = dayIn(-2);
const leave: Record<string, string> = {
    rule: "database-not-public",
    urn: urnOf(orders),
    reason: "moves in May",
    owner: "data team",
    expires: later,
};
const note = `(exempt until ${later}, data team: moves in May)`;
const title = `exemptions.entries[0] (database-not-public for ${urnOf(orders)}, data team)`;

/** What a rule reports, and what is reported of the exemptions themselves. */
async function run(
    resource: TestResource,
    entries: readonly Record<string, string>[],
    settings: WireProperties = {},
): Promise<{ findings: Report[]; onExemptions: Report[] }> {
    const rules = new Set([leave.rule, ...entries.map(({ rule }) => rule)]);
    const reports = await (await pack()).run([resource], { exemptions: { entries: [...entries], ...settings } });
    return {
        findings: reports.filter(({ rule }) => rules.has(rule)),
        onExemptions: reports.filter(({ rule }) => rule === "exemptions"),
    };
}

async function onlyReportOn(entry: Record<string, string>, resource = orders): Promise<Report | undefined> {
    const { onExemptions } = await run(resource, [entry]);
    expect(onExemptions).to.have.length(1);
    return onExemptions[0];
}

describe("an exemption that holds", () => {
    it("makes a violation an advisory that says until when, who and why", async () => {
        const { findings, onExemptions } = await run(orders, [leave]);

        expect(onExemptions).to.deep.equal([]);
        expect(findings).to.deep.equal([
            {
                rule: "database-not-public",
                level: "advisory",
                message: `${found} ${note}`,
                undecided: false,
                urn: urnOf(orders),
            },
        ]);
        expect(isExempt(findings[0]?.message ?? "")).to.equal(true);
    });

    it("covers what cannot be decided yet", async () => {
        const { findings, onExemptions } = await run({ ...orders, props: { publiclyAccessible: unknown } }, [leave]);

        expect(onExemptions).to.deep.equal([]);
        expect(findings.map(({ level, undecided }) => ({ level, undecided }))).to.deep.equal([
            { level: "advisory", undecided: true },
        ]);
        expect(findings[0]?.message).to.contain(note);
    });

    it("covers what a stack rule finds", async () => {
        const rule = "bucket-blocks-public-access";
        const { findings, onExemptions } = await run(media, [{ ...leave, rule, urn: urnOf(media) }]);

        expect(onExemptions).to.deep.equal([]);
        expect(findings.map(({ level }) => level)).to.deep.equal(["advisory"]);
        expect(findings[0]?.message).to.contain(note);
    });

    it("covers its resources by a pattern, and no others", async () => {
        const entries = [{ ...leave, urn: "*::aws:rds/*::ord*" }];

        expect((await run(orders, entries)).findings.map(({ level }) => level)).to.deep.equal(["advisory"]);
        expect((await run({ ...orders, name: "carts" }, entries)).findings.map(({ level }) => level)).to.deep.equal([
            "mandatory",
        ]);
    });

    it("is forgotten with the next configuration", async () => {
        await run(orders, [leave]);

        expect((await run(orders, [])).findings.map(({ level, message }) => ({ level, message }))).to.deep.equal([
            { level: "mandatory", message: found },
        ]);
    });

    it("holds with space around its parts, as a file may have them", async () => {
        const { findings, onExemptions } = await run(orders, [
            { ...leave, rule: ` ${leave.rule} `, expires: `${later}\n` },
        ]);

        expect(onExemptions).to.deep.equal([]);
        expect(findings[0]?.message).to.equal(`${found} ${note}`);
    });
});

describe("an exemption near its end", () => {
    it("is an advisory", async () => {
        // A test that begins before midnight may ask after it: the days may be one fewer.
        const report = await onlyReportOn({ ...leave, expires: dayIn(10) });

        expect(report?.level).to.equal("advisory");
        expect(report?.message).to.match(/ ends in (10|9) days, on \d{4}-\d{2}-\d{2}; mend what it excuses\.$/);
    });

    it("still covers, and says nothing before the days that the settings say", async () => {
        const { findings, onExemptions } = await run(orders, [{ ...leave, expires: dayIn(10) }], { noticeDays: 5 });

        expect(onExemptions).to.deep.equal([]);
        expect(findings[0]?.level).to.equal("advisory");
    });
});

describe("an exemption that does not hold", () => {
    it("is a violation where it has expired, and covers nothing", async () => {
        const { findings, onExemptions } = await run(orders, [{ ...leave, expires: earlier }]);

        expect(findings.map(({ level, message }) => ({ level, message }))).to.deep.equal([
            { level: "mandatory", message: found },
        ]);
        expect(onExemptions.map(({ level, message }) => ({ level, message }))).to.deep.equal([
            {
                level: "mandatory",
                message: `${title} expired on ${earlier}; mend what it excuses, or renew it with a reason that still holds.`,
            },
        ]);
    });

    it("is a violation where nothing needs it", async () => {
        const report = await onlyReportOn(leave, { ...orders, props: { publiclyAccessible: false } });

        expect(report).to.include({
            level: "mandatory",
            message: `${title} excuses nothing: no such finding on such a resource; take it out.`,
        });
    });

    it("is a violation where it names no rule, with the nearest name", async () => {
        const report = await onlyReportOn({ ...leave, rule: "database-not-publik" });

        expect(report?.level).to.equal("mandatory");
        expect(report?.message).to.contain(' names no rule of this pack; did you mean "database-not-public"?');
    });

    it("cannot excuse what judges exemptions", async () => {
        const report = await onlyReportOn({ ...leave, rule: "exemptions", urn: "*" });

        expect(report?.level).to.equal("mandatory");
        expect(report?.message).to.contain(" names no rule of this pack");
    });

    for (const part of ["rule", "urn", "reason", "owner", "expires"]) {
        it(`is a violation without ${part}, and covers nothing`, async () => {
            const entry = Object.fromEntries(Object.entries(leave).filter(([name]) => name !== part));
            const { findings, onExemptions } = await run(orders, [entry]);

            expect(findings.map(({ level }) => level)).to.deep.equal(["mandatory"]);
            expect(onExemptions.map(({ level, message }) => ({ level, message }))).to.deep.equal([
                {
                    level: "mandatory",
                    message: `exemptions.entries[0] does not hold: it has no usable ${part}; give it rule, urn, reason, owner, and expires as 2027-03-31.`,
                },
            ]);
        });
    }

    it("is a violation with a day that no calendar has", async () => {
        const { findings, onExemptions } = await run(orders, [{ ...leave, expires: "2027-02-30" }]);

        expect(findings.map(({ level }) => level)).to.deep.equal(["mandatory"]);
        expect(onExemptions[0]?.message).to.contain("entries[0] does not hold: it has no usable expires;");
    });

    it("does not hide that another one is wrong", async () => {
        const { onExemptions } = await run(orders, [{}, leave, { ...leave, rule: "no-such" }]);

        expect(onExemptions.map(({ message }) => /entries\[\d\]/.exec(message)?.[0])).to.deep.equal([
            "entries[0]",
            "entries[2]",
        ]);
    });
});
