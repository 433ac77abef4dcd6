import { expect } from "chai";
import { readCommandLine } from "./command-line.js";
import { Problem } from "./problem.js";
import type { Project } from "./project.js";
import { refuseRealThings } from "./refusals.js";

describe("refuseRealThings", () => {
    const own = "file:///project/.evenkeel/backend";
    const project: Project = {
        folder: "/project",
        file: "/project/Pulumi.yaml",
        name: "shop",
        runtime: "nodejs",
        program: "/project",
        stackFolder: "/project",
        stacks: [],
        backendUrl: undefined,
    };
    const refuse =
        (command: string, environment: NodeJS.ProcessEnv = {}, changes: Partial<Project> = {}) =>
        () => {
            refuseRealThings(readCommandLine(command.split(" "), "/"), { ...project, ...changes }, environment, own);
        };

    it("refuses commands that reach an account or change the project's files", () => {
        for (const command of ["login", "logout", "login s3://state", "new aws-typescript", "install"]) {
            expect(refuse(command), command).to.throw(Problem, / is not for local runs: /);
        }
        expect(refuse("config set a b")).to.throw(Problem, "edit the stack's file");
        expect(refuse("-s dev config --path set a b")).to.throw(Problem, "edit the stack's file");
    });

    it("lets everything else through", () => {
        for (const command of ["up -c a=b", "config", "config get a", "stack output", "state delete urn", "version"]) {
            expect(refuse(command), command).not.to.throw();
        }
    });

    it("refuses a real backend, wherever it is selected, and says how to run without it", () => {
        expect(refuse("up", { PULUMI_BACKEND_URL: "s3://state" })).to.throw(Problem, "env -u PULUMI_BACKEND_URL");
        expect(refuse("up", {}, { backendUrl: "gs://state" })).to.throw(Problem, "/project/Pulumi.yaml");
        expect(refuse("stack ls --cloud-url https://api.example.com")).to.throw(Problem, "--cloud-url");
        expect(refuse("up", { PULUMI_OPTION_CLOUD_URL: "https://api.example.com" })).to.throw(
            Problem,
            "env -u PULUMI_OPTION_CLOUD_URL",
        );
        expect(refuse("up", { PULUMI_BACKEND_URL: own })).not.to.throw();
    });

    it("refuses a real key for secrets", () => {
        expect(refuse("stack init dev --secrets-provider awskms://alias/real")).to.throw(Problem, "a real key");
        expect(refuse("stack init dev --secrets-provider passphrase")).not.to.throw();
        const key = { PULUMI_OPTION_SECRETS_PROVIDER: "awskms://alias/real" };
        expect(refuse("up", key)).to.throw(Problem, "env -u PULUMI_OPTION_SECRETS_PROVIDER");
        expect(refuse("up", { PULUMI_OPTION_SECRETS_PROVIDER: "passphrase" })).not.to.throw();
    });

    it("refuses another file or folder for the engine where the environment gives it", () => {
        const file = { PULUMI_OPTION_CONFIG_FILE: "Pulumi.dev.yaml" };
        expect(refuse("up", file)).to.throw(Problem, "give the file with --config-file");
        expect(refuse("up", { PULUMI_OPTION_CWD: "infrastructure" })).to.throw(Problem, "with -C");
        expect(refuse("-C infrastructure up", { PULUMI_OPTION_CWD: "" })).not.to.throw();
        expect(refuse("up --config-file other.yaml")).not.to.throw();
    });
});
