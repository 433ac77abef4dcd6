import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { AccessLogQueriesArgs } from "./args.js";
import { args } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const refusal = (given: Partial<AccessLogQueriesArgs>, name = "history") =>
    messageOf(() => resolveSettings(name, { ...args, ...given }));

describe("settings of AccessLogQueries", () => {
    it("are bounded and short-lived by default", () => {
        expect(resolveSettings("history", args)).to.deep.equal({
            historyDays: 365,
            queryLimitGb: 10,
            resultRetentionDays: 30,
            forceDestroy: false,
        });
    });

    const wrong: [string, Partial<AccessLogQueriesArgs>, string][] = [
        ["no history", { historyDays: 0 }, "historyDays is 0; use 1 to 3650."],
        ["half a day", { historyDays: 0.5 }, "historyDays is 0.5; use 1 to 3650."],
        ["no limit", { queryLimitGb: 0 }, "queryLimitGb is 0; use 1 to 102400."],
        ["a limit that is none", { queryLimitGb: 200_000 }, "queryLimitGb is 200000; use 1 to 102400."],
        ["results that nobody can read", { resultRetentionDays: 0 }, "resultRetentionDays is 0; use 1 to 3650."],
        [
            "an alarm that there is not",
            { alarms: { slow: { threshold: 1 } } },
            "alarms.slow is none of its alarms; they are read-much.",
        ],
    ];
    for (const [what, given, message] of wrong) {
        it(`refuse ${what}`, () => {
            expect(refusal(given)).to.equal(`AccessLogQueries "history": ${message}`);
        });
    }

    for (const prefix of ["/web", "web/", "web//a", ""]) {
        it(`refuse "${prefix}" as the prefix of logs`, () => {
            expect(refusal({ logs: { ...args.logs, prefix } })).to.equal(
                `AccessLogQueries "history": logs.prefix is "${prefix}"; use letters, digits and -_./, without a slash in front and at the end, or leave it out where there is none.`,
            );
        });
    }

    it("refuse a prefix with what AWS adds to it", () => {
        expect(refusal({ logs: { ...args.logs, prefix: "web/AWSLogs/123456789012" } })).to.equal(
            'AccessLogQueries "history": logs.prefix is "web/AWSLogs/123456789012"; leave out AWSLogs and what follows, which are the account\'s and the region\'s.',
        );
    });

    it("refuse a name that no database can have, and one that is too long for a bucket", () => {
        const characters =
            "the name becomes part of a database's and a bucket's; begin with a letter, and use letters, digits and dashes only.";
        expect(refusal({}, "1st history")).to.contain(characters);
        expect(refusal({}, "h".repeat(41))).to.contain("the name has 41 characters; use at most 40");
    });

    it("say everything that is wrong at once", () => {
        expect(refusal({ historyDays: 0, queryLimitGb: 0 }).split("\n")).to.have.length(2);
    });
});
