import { expect } from "chai";
import { bootPlan, uploads } from "./fixtures.test.js";
import { renderUnit } from "./unit.js";

const linesOf = (plan: Parameters<typeof renderUnit>[0]) => renderUnit(plan).split("\n");
const commandOf = (...command: string[]) =>
    linesOf({ ...bootPlan, command }).find((line) => line.startsWith("ExecStart="));

describe("renderUnit", () => {
    it("runs the artefact's own program, restarts it always, as a user without rights", () => {
        expect(linesOf(bootPlan)).to.include.members([
            "User=evenkeel",
            "WorkingDirectory=/opt/web",
            "EnvironmentFile=/etc/evenkeel/environment",
            "ExecStart=/opt/web/node/bin/node server.js",
            "Restart=always",
            "StartLimitIntervalSec=0",
            "MemoryMax=80%",
            "TasksMax=1024",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "CapabilityBoundingSet=",
        ]);
    });

    it("mentions no mounts where there are none, and leaves no gap", () => {
        expect(renderUnit(bootPlan)).to.not.match(/RequiresMountsFor|ReadWritePaths/);
        expect(linesOf(bootPlan).filter((line) => line === "")).to.have.length(3);
    });

    it("waits for its mounts and may write to them", () => {
        const mounts = [uploads, { ...uploads, path: "/mnt/other" }];
        expect(linesOf({ ...bootPlan, mounts })).to.include.members([
            "RequiresMountsFor=/mnt/uploads /mnt/other",
            "ReadWritePaths=/mnt/uploads /mnt/other",
        ]);
    });

    it("gives arguments to the program as they are", () => {
        expect(commandOf("run", "two words", '"', "50%", "$HOME", "a\\b", "it's")).to.equal(
            'ExecStart=/opt/web/run "two words" "\\"" 50%% "$$HOME" "a\\\\b" "it\'s"',
        );
    });
});
