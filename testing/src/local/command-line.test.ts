import { expect } from "chai";
import { readCommandLine } from "./command-line.js";

describe("readCommandLine", () => {
    const read = (...argv: string[]) => readCommandLine(argv, "/home/someone/project");

    it("finds command, sub-command and flags, whatever their order", () => {
        const line = read("--color", "never", "stack", "-s", "dev", "output", "--json", "url");
        expect(line.words).to.deep.equal(["stack", "output", "url"]);
        expect([...line.flags]).to.deep.equal([
            ["color", "never"],
            ["stack", "dev"],
            ["json", "true"],
        ]);
    });

    it("reads every way to write a flag", () => {
        for (const argv of [
            ["-s", "dev"],
            ["-sdev"],
            ["-s=dev"],
            ["-ys", "dev"],
            ["--stack", "dev"],
            ["--stack=dev"],
        ]) {
            const line = read("up", ...argv);
            expect(line.flags.get("stack"), argv.join(" ")).to.equal("dev");
            expect(line.words, argv.join(" ")).to.deep.equal(["up"]);
        }
    });

    it("hands on what it was given", () => {
        const argv = ["up", "--yes", "-c", "a:b=c", "--target", "urn:x", "--new-flag", "-m", "why not", "--", "-x"];
        expect(read(...argv).args).to.deep.equal(argv);
    });

    it("goes to the folder of -C as Pulumi does, before the command or after it", () => {
        for (const argv of [
            ["-C", "infra", "up"],
            ["up", "-Cinfra"],
            ["-C=infra", "up"],
            ["up", "-yC", "infra"],
            ["up", "-yCinfra"],
            ["up", "--cwd=/home/someone/project/infra"],
        ]) {
            const line = read(...argv);
            expect(line.directory, argv.join(" ")).to.equal("/home/someone/project/infra");
            expect(
                line.args.filter((argument) => argument !== "-y"),
                argv.join(" "),
            ).to.deep.equal(["up"]);
        }
        expect(read("up", "-C", ".").directory).to.equal("/home/someone/project");
        expect(read("up", "--", "-C", "infra").directory).to.equal("/home/someone/project");
    });

    it("makes paths absolute, because the engine works in another folder", () => {
        const line = read("-C", "infra", "up", "--policy-pack", "../policy,/packs/other", "--save-plan=plan.json");
        expect(line.args).to.deep.equal([
            "up",
            "--policy-pack=/home/someone/project/policy,/packs/other",
            "--save-plan=/home/someone/project/infra/plan.json",
        ]);
    });

    it("knows that -f is a file for some commands and no more than a switch for others", () => {
        expect(read("stack", "export", "-f", "state.json").args).to.deep.equal([
            "stack",
            "export",
            "--file=/home/someone/project/state.json",
        ]);
        expect(read("up", "-f", "-s", "dev").flags.get("stack")).to.equal("dev");
    });
});
