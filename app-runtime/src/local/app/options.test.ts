import { expect } from "chai";
import { CommandLineError } from "../../common/command-line-error.js";
import { help, readCommandLine } from "./options.js";

describe("the command line of npm run app", () => {
    it("needs nothing", () => {
        const expected = { nodes: 2, pictures: 24, port: 0, managerPort: 0, nginx: true, sharedCache: false };
        expect(readCommandLine([])).to.deep.equal(expected);
    });

    it("takes every option", () => {
        const numbers = ["--nodes", "3", "--pictures=0", "--port", "8080", "--manager-port", "8081"];
        const expected = { nodes: 3, pictures: 0, port: 8080, managerPort: 8081, nginx: false, sharedCache: true };
        expect(readCommandLine([...numbers, "--shared-cache", "--no-nginx"])).to.deep.equal(expected);
    });

    it("describes every option in its help", () => {
        expect(readCommandLine(["--help"])).to.equal(undefined);
        const flags = ["--shared-cache", "--no-nginx", "--help"];
        for (const option of ["--nodes", "--pictures", "--port", "--manager-port", ...flags]) {
            expect(help).to.contain(`  ${option} `);
        }
    });

    for (const [args, message] of [
        [["--nodes", "0"], '--nodes is "0"; give a whole number from 1 to 8.'],
        [["--nodes", "two"], '--nodes is "two"; give a whole number from 1 to 8.'],
        [["--pictures", "1e3"], '--pictures is "1e3"; give a whole number from 0 to 500.'],
        [["--port", "70000"], '--port is "70000"; give a whole number from 0 to 65535.'],
        [["--port", "90", "--manager-port", "90"], "--port and --manager-port are both 90; give two different ports."],
        [["--node", "3"], "Unknown option '--node'; npm run app -- --help shows what there is."],
        [["--port"], "Option '--port <value>' argument missing; npm run app -- --help shows what there is."],
    ] as const) {
        it(`refuses ${args.join(" ")} in one sentence`, () => {
            expect(() => readCommandLine(args)).to.throw(CommandLineError, message);
        });
    }
});
