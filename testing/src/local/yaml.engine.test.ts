import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { LocalProject } from "./local-project.js";

const program = `
name: orchard
runtime: yaml
config: { aws:region: { value: eu-west-1 } }
variables:
  account:
    fn::invoke: { function: "aws:getCallerIdentity", arguments: {}, return: accountId }
resources:
  pet: { type: "random:RandomPet", properties: { length: 2 } }
  vpc: { type: "aws:ec2:Vpc", properties: { cidrBlock: 10.0.0.0/16 } }
  subnet: { type: "aws:ec2:Subnet", properties: { vpcId: "\${vpc.id}", cidrBlock: 10.0.1.0/24 } }
  topic: { type: "aws:sns:Topic", properties: { displayName: "\${pet.id}" } }
outputs: { topic: "\${topic.arn}", account: "\${account}", subnet: "\${subnet.id}" }
`;

describe("a YAML program on the simulated cloud", () => {
    let folder: string;
    let project: LocalProject;

    before("write it to a folder of its own", async () => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-yaml-"));
        writeFileSync(join(folder, "Pulumi.yaml"), program);
        project = await LocalProject.open(folder, "trial");
    });
    after("remove it", async () => {
        await project.remove();
        rmSync(folder, { recursive: true, force: true });
    });

    it("comes up with resources of aws and random", async () => {
        const { code, stdout, stderr } = await project.up();

        expect(code, stdout + stderr).to.equal(0);
        const outputs = await project.outputs();
        expect(outputs.account).to.equal("123456789012");
        expect(outputs.topic).to.match(/^arn:aws:sns:eu-west-1:123456789012:topic-/);
        expect(outputs.subnet).to.match(/^subnet-/);
    });

    it("is told of a property that there is not", async () => {
        writeFileSync(join(folder, "Pulumi.yaml"), program.replace("displayName", "displayNmae"));
        const { code, stdout, stderr } = await project.preview();

        expect(code).to.not.equal(0);
        expect(stdout + stderr).to.contain("displayNmae");
    });
});
