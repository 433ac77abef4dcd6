import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { LocalProject, type LocalResult } from "./local-project.js";

/** A second subnet of the same addresses is refused; the network is its parent. */
const program = `
name: orchard
runtime: yaml
config: { aws:region: { value: eu-west-1 } }
resources:
  network: { type: "aws:ec2:Vpc", properties: { cidrBlock: 10.0.0.0/16 } }
  subnet:
    type: "aws:ec2:Subnet"
    properties: { vpcId: "\${network.id}", cidrBlock: 10.0.1.0/24 }
    options: { parent: "\${network}" }
`;
const lostAnswer = '{"type": "aws:ec2/subnet:Subnet", "call": "create", "fault": "lose-answer"}';

describe("a resource that exists and that the state does not know", function () {
    this.timeout(600_000);
    let folder: string;
    let project: LocalProject;

    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-stranded-"));
        writeFileSync(join(folder, "Pulumi.yaml"), program);
        project = await LocalProject.open(folder, "trial");
    });
    afterEach(async () => {
        await project.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    const succeeded = (result: LocalResult) => expect(result.code, result.stdout + result.stderr).to.equal(0);

    it("is in the next run's way, and adopted or forgotten as the sentence says", async () => {
        const failed = await project.up([], { EVENKEEL_FAULTS: lostAnswer });
        expect(failed.code).to.not.equal(0);
        const again = await project.up();
        expect(again.code).to.not.equal(0);
        expect(again.stdout).to.include("InvalidSubnet.Conflict");
        expect(again.stderr).to.match(/^aws:ec2\/subnet:Subnet "subnet" \(subnet-\w+\) exists in the simulated cloud/m);

        const adopt = /adopt them with: (import .*) --stack trial --yes, then/.exec(again.stderr)?.[1];
        succeeded(await project.run([...(adopt ?? "").split(" "), "--yes"]));
        succeeded(await project.up(["--expect-no-changes"]));
        succeeded(await project.destroy());

        const next = await project.up([], { EVENKEEL_FAULTS: lostAnswer });
        expect(next.stderr).to.include("forget the whole simulated stack with: stack rm trial --force --yes");
        const removed = await project.run(["stack", "rm", "--force", "--yes"]);
        succeeded(removed);
        expect(removed.stderr).to.match(/the simulated cloud has forgotten 2 resources of stack trial/);
        succeeded(await project.up());
    });
});
