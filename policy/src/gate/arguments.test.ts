import { expect } from "chai";
import { type GateOptions, readArguments } from "./arguments.js";
import { GateProblem } from "./problem.js";

const read = (...args: string[]): GateOptions | "help" => readArguments(args, "/project", "/pack");

describe("the gate's command line", () => {
    it("needs a stack, and judges the current folder by this package's pack", () => {
        expect(read("--stack", "prod")).to.deep.equal({
            stack: "prod",
            directory: "/project",
            policyPacks: ["/pack"],
            policyPackConfigs: [],
            profile: undefined,
            jsonFile: undefined,
            sarifFile: undefined,
            acknowledgements: [],
        });
        expect(() => read()).to.throw(GateProblem, "no stack is named; add --stack NAME");
    });

    it("takes files, other packs and acknowledgements", () => {
        const options = read(
            ...["-s", "prod", "-C", "shop", "--profile", "cis", "--json", "a.json", "--sarif", "b.sarif"],
            ...["--policy-pack", "one", "--policy-pack", "two", "--policy-pack-config", "one.json"],
            ...["--acknowledge", "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::a=moved on Friday"],
        );

        expect(options).to.include({ directory: "shop", profile: "cis", jsonFile: "a.json", sarifFile: "b.sarif" });
        expect(options).to.have.deep.property("policyPacks", ["one", "two"]);
        expect(options).to.have.deep.property("policyPackConfigs", ["one.json"]);
    });

    for (const bare of ["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::a", "urn:pulumi:prod::a=", "because=I say so"]) {
        it(`refuses the acknowledgement "${bare}"`, () => {
            expect(() => read("--stack", "prod", "--acknowledge", bare)).to.throw(
                GateProblem,
                'write --acknowledge "URN=REASON"',
            );
        });
    }

    it("names the nearest option for one that does not exist", () => {
        expect(() => read("--stakc", "prod")).to.throw(GateProblem, "did you mean --stack?");
        expect(() => read("--stack", "prod", "now")).to.throw(GateProblem, "see --help");
    });

    it("explains itself", () => expect(read("--help")).to.equal("help"));
});
