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
        expect(refuse("up", { PULUMI_OPTION_CLOUD_URL: "https://api.example.com" })).to.throw(Problem, "--cloud-url");
        expect(refuse("up", { PULUMI_BACKEND_URL: own })).not.to.throw();
    });

    it("refuses a real key for secrets", () => {
        expect(refuse("stack init dev --secrets-provider awskms://alias/real")).to.throw(Problem, "a real key");
        expect(refuse("stack init dev --secrets-provider passphrase")).not.to.throw();
    });
});
