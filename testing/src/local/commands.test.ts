import { expect } from "chai";
import { readCommandLine } from "./command-line.js";
import { refuseMisspelt } from "./commands.js";
import { Problem } from "./problem.js";

describe("refuseMisspelt", () => {
    const refuse = (command: string) => () => refuseMisspelt(readCommandLine(command.split(" "), "/"));

    it("answers a misspelt command with the one that was meant", () => {
        expect(refuse("preveiw --stack dev")).to.throw(Problem, "there is no command preveiw; did you mean preview?");
        expect(refuse("--stack dev dstroy --yes")).to.throw(Problem, "did you mean destroy?");
        expect(refuse("stak ls")).to.throw(Problem, "did you mean stack?");
    });

    it("leaves commands, aliases and words that resemble none to the engine", () => {
        for (const command of [
            "up",
            "pre",
            "do",
            "neo",
            "whoami",
            "stack frob",
            "--version",
            "synchronise",
            "__complete up",
        ])
            expect(refuse(command), command).not.to.throw();
    });
});
