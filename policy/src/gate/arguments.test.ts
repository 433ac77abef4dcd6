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
            statefulTypes: [],
            isVerbose: false,
        });
        expect(() => read()).to.throw(GateProblem, "no stack is named; add --stack NAME");
    });

    it("takes files, other packs and acknowledgements", () => {
        const options = read(
            ...["-s", "prod", "-C", "shop", "--profile", "cis", "--json", "a.json", "--sarif", "b.sarif"],
            ...["--policy-pack", "one", "--policy-pack", "two", "--policy-pack-config", "one.json"],
            ...["--acknowledge", "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::a=moved on Friday"],
        );

        expect(options).to.include({ profile: "cis" });
        expect(options).to.have.deep.property("acknowledgements").that.has.length(1);
    });

    it("looks for every file and folder in the current folder, not in that of the project", () => {
        const options = read(
            ...["-s", "prod", "-C", "shop", "--json", "a.json", "--sarif", "../b.sarif"],
            ...["--policy-pack", "one", "--policy-pack", "/two", "--policy-pack-config", "one.json"],
        );

        expect(options).to.include({
            directory: "/project/shop",
            jsonFile: "/project/a.json",
            sarifFile: "/b.sarif",
        });
        expect(options).to.have.deep.property("policyPacks", ["/project/one", "/two"]);
        expect(options).to.have.deep.property("policyPackConfigs", ["/project/one.json"]);
    });

    it("takes types of other providers that hold data, and refuses what is no type", () => {
        const [table, bucket] = ["azure:storage/table:Table", "gcp:storage/bucket:Bucket"];
        expect(read("-s", "prod", "--stateful", table, "--stateful", bucket)).to.have.deep.property("statefulTypes", [
            table,
            bucket,
        ]);
        expect(() => read("-s", "prod", "--stateful", "bucket")).to.throw(GateProblem, "--stateful bucket is no type");
    });

    for (const second of [["--stack", "dev"], ["-s", "dev"], ["--stack=dev"], ["-sdev"]]) {
        it(`refuses a second stack as ${second.join(" ")}`, () => {
            expect(() => read("--stack", "prod", ...second)).to.throw(GateProblem, "--stack is given more than once");
        });
    }

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
