import { expect } from "chai";
import { readCommandLine } from "./command-line.js";
import { engineEnvironment } from "./environment.js";
import { homeOf } from "./home.js";

describe("engineEnvironment", () => {
    const home = homeOf("/project", {});
    const run = { folder: "/project/.evenkeel/runs/1", projectFolder: "/project", interactive: true };
    const environment = (outer: NodeJS.ProcessEnv, ...argv: string[]) =>
        engineEnvironment(outer, home, readCommandLine(argv, "/project/sub"), run);

    it("hides every account and everything that selects one", () => {
        const result = environment({
            AWS_PROFILE: "real",
            AWS_ACCESS_KEY_ID: "AKIA",
            AWS_REGION: "eu-west-1",
            PULUMI_ACCESS_TOKEN: "pul-1",
            PULUMI_API: "https://api.example.com",
            PULUMI_CONFIG_PASSPHRASE_FILE: "/secret",
            PULUMI_DEBUG_PROVIDERS: "aws:1234",
        });
        for (const name of Object.keys(result).filter((key) => /^(AWS|PULUMI)_/.test(key))) {
            expect(result[name], name).not.to.match(/real|AKIA|eu-west|pul-1|example|secret|1234/);
        }
        expect(result).to.include({
            PULUMI_BACKEND_URL: "file:///project/.evenkeel/backend?metadata=skip",
            PULUMI_HOME: "/project/.evenkeel/home",
            AWS_EC2_METADATA_DISABLED: "true",
        });
    });

    it("leaves the rest of the environment and the ways of working alone", () => {
        const outer = { PATH: "/bin", LANG: "C", PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_OPTION_DIFF: "true" };
        expect(environment(outer, "up")).to.include(outer);
    });

    it("passes on flags that are given by the environment, with their paths made absolute", () => {
        const outer = { PULUMI_OPTION_POLICY_PACK: "../policy,/other" };
        expect(environment(outer, "up").PULUMI_OPTION_POLICY_PACK).to.equal("/project/policy,/other");
    });

    it("lets the command line decide over the policy pack of the environment", () => {
        const outer = { PULUMI_OPTION_POLICY_PACK: "/policy" };
        expect(environment(outer, "up", "--policy-pack", "/mine").PULUMI_OPTION_POLICY_PACK).to.equal(undefined);
    });

    it("asks no questions where nobody can answer", () => {
        const unattended = engineEnvironment({}, home, readCommandLine(["up"], "/"), { ...run, interactive: false });
        expect(unattended.PULUMI_OPTION_NON_INTERACTIVE).to.equal("true");
        expect(environment({}, "up")).not.to.have.property("PULUMI_OPTION_NON_INTERACTIVE");
    });
});
