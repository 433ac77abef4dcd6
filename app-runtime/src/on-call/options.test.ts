import { expect } from "chai";
import { CommandLineError } from "../common/command-line-error.js";
import { help, readCommandLine } from "./options.js";
import { at } from "./schedules.fixtures.test.js";

describe("the command line of on-call", () => {
    it("has one file, and everything else at will", () => {
        expect(readCommandLine(["team.yaml"], () => 5)).to.deep.equal({
            file: "team.yaml",
            page: undefined,
            pagerDuty: undefined,
            calendars: undefined,
            at: 5,
        });
        const all = ["--page", "p.html", "--pagerduty", "p.json", "--ics", "out", "--at", "2026-03-29T03:00:00+02:00"];
        expect(readCommandLine(["team.yaml", ...all])).to.deep.equal({
            file: "team.yaml",
            page: "p.html",
            pagerDuty: "p.json",
            calendars: "out",
            at: at("2026-03-29T01:00:00Z"),
        });
    });

    it("explains itself", () => {
        expect(readCommandLine(["--help"])).to.equal(undefined);
        expect(help).to.match(/--page[^]*--pagerduty[^]*--ics[^]*--at/);
    });

    for (const [args, message] of [
        [[], "No file is given; name the one file of the schedule. --help says more."],
        [["a", "b"], "There are 2 files (a, b); name the one file of the schedule. --help says more."],
        [["a", "--at", "tomorrow"], '--at is "tomorrow"; use a moment with its offset from UTC'],
        [["a", "--at", "2026-03-29T03:00"], '--at is "2026-03-29T03:00"; use a moment with its offset from UTC'],
        [["a", "--paper"], "--help says what there is."],
    ] as const) {
        it(`refuses "${args.join(" ")}"`, () => {
            expect(() => readCommandLine(args)).to.throw(CommandLineError, message);
        });
    }
});
