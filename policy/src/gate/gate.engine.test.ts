import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect } from "chai";

const root = join(__dirname, "..", "..", "..");
const tags = 'tags: { Project: "shop", Environment: "dev", Owner: "team-shop" }';
const good = `new aws.cloudwatch.LogGroup("orders", { retentionInDays: 365, ${tags} });`;
const database = `new aws.rds.Instance("orders", {
    engine: "postgres", engineVersion: "16.4", instanceClass: "db.t4g.micro", allocatedStorage: 20, storageEncrypted: true,
    username: "steward", manageMasterUserPassword: true, skipFinalSnapshot: true, publiclyAccessible: true, ${tags},
});`;

interface Ran {
    code: number | null;
    printed: string;
}

describe("the gate in front of the real engine", () => {
    let folder: string;

    before("write a project that finds this repository's packages", () => {
        const cache = join(root, "node_modules", ".cache");
        mkdirSync(cache, { recursive: true });
        folder = mkdtempSync(join(cache, "gate-"));
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
        writeFileSync(join(folder, "package.json"), '{ "name": "shop", "main": "index.js" }\n');
        write(good);
        local("stack", "select", "--create", "trial");
    });
    after("remove it", () => rmSync(folder, { recursive: true, force: true }));

    function write(program: string): void {
        writeFileSync(join(folder, "index.js"), `const aws = require("@pulumi/aws");\n${program}\n`);
    }

    function run(script: string, args: readonly string[]): Ran {
        const path = [join(root, "testing", "bin", "as-pulumi"), process.env.PATH].join(delimiter);
        const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
            cwd: folder,
            encoding: "utf8",
            env: { ...process.env, PATH: path, EVENKEEL_POLICY_PROFILE: "dev" },
        });
        return { code: status, printed: stdout + stderr };
    }

    function local(...args: string[]): void {
        const { code, printed } = run("testing/bin/evenkeel-local.js", args);
        expect(code, printed).to.equal(0);
    }

    const gate = (...args: string[]): Ran => run("policy/bin/evenkeel-gate.js", args);

    it("ends with 0 where nothing speaks against the change", () => {
        const { code, printed } = gate("--stack", "trial", "--json", "gate.json", "--sarif", "gate.sarif");

        expect(code, printed).to.equal(0);
        expect(printed).to.contain("The change may go on.");
        expect(JSON.parse(readFileSync(join(folder, "gate.json"), "utf8"))).to.include({ stack: "trial", exitCode: 0 });
        expect(readFileSync(join(folder, "gate.sarif"), "utf8")).to.contain('"version": "2.1.0"');
    });

    it("ends with 1 for a violation", () => {
        write(database);
        const { code, printed } = gate("--stack", "trial");

        expect(code, printed).to.equal(1);
        expect(printed).to.contain(
            'database-not-public: aws:rds/instance:Instance "orders": publiclyAccessible is not false',
        );
    });

    it("ends with 2 for what cannot be decided", () => {
        // What comes from an ARN is not known before there is one.
        write(`const group = new aws.cloudwatch.LogGroup("orders", { retentionInDays: 365, ${tags} });
            new aws.ec2.SecurityGroup("office", { description: "The office", ${tags}, ingress: [{
                description: "Log in", protocol: "tcp", fromPort: 22, toPort: 22,
                cidrBlocks: [group.arn.apply((arn) => arn === "" ? "0.0.0.0/0" : "10.0.0.0/8")],
            }] });`);
        const { code, printed } = gate("--stack", "trial");

        expect(code, printed).to.equal(2);
        expect(printed).to.contain("security-group-no-open-admin-ports (cannot be decided)");
    });

    it("ends with 3 where the program breaks, although nothing is violated", () => {
        write(`${good}\nthrow new Error("the program broke");`);
        const { code, printed } = gate("--stack", "trial");

        expect(code, printed).to.equal(3);
        expect(printed).to.contain("the program broke");
    });

    it("ends with 3 where the pack cannot run, or there is no such stack, or no such option", () => {
        write(good);
        writeFileSync(join(folder, "policy.json"), '{ "requird-tags": "mandatory" }');

        const refused = gate("--stack", "trial", "--policy-pack-config", join(folder, "policy.json"));
        expect(refused.code, refused.printed).to.equal(3);
        expect(refused.printed).to.contain('did you mean "required-tags"?');
        expect(gate("--stack", "nowhere")).to.include({ code: 3 });
        expect(gate("--stakc", "trial").printed).to.contain("did you mean --stack?");
    });

    it("ends with 3 where one of two packs crashes, although the other passes everything", () => {
        write(good);
        const crash = join(folder, "crash");
        mkdirSync(crash);
        writeFileSync(join(crash, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        writeFileSync(join(crash, "package.json"), '{ "name": "crash", "version": "1.0.0", "main": "index.js" }\n');
        writeFileSync(
            join(crash, "index.js"),
            `const policies = [{ name: "crash", description: "Crashes.", validateStack: () => process.exit(7) }];
            new (require("@pulumi/policy").PolicyPack)("crash", { enforcementLevel: "advisory", policies });\n`,
        );
        const { code, printed } = gate(
            ...["--stack", "trial", "--policy-pack", join(root, "policy"), "--policy-pack", "crash"],
        );

        expect(code, printed).to.equal(3);
        expect(printed).to.contain('no answer came of pack "crash" for the stack as a whole');
    });

    it("stops the loss of data until somebody says why it is right", () => {
        write(good);
        local("up", "--stack", "trial", "--yes", "--skip-preview");
        const urn = "urn:pulumi:trial::shop::aws:cloudwatch/logGroup:LogGroup::orders";

        write(good.replace("{ retention", '{ name: "renamed", retention'));
        const replaced = gate("--stack", "trial");
        expect(replaced.code, replaced.printed).to.equal(1);
        expect(replaced.printed).to.contain(`Data would be lost\n  replace ${urn} because of name\n`);

        write("");

        const lost = gate("--stack", "trial");
        expect(lost.code, lost.printed).to.equal(1);
        expect(lost.printed).to.contain(`Data would be lost\n  delete ${urn}`);

        const acknowledged = gate("--stack", "trial", "--acknowledge", `${urn}=the shop has closed`);
        expect(acknowledged.code, acknowledged.printed).to.equal(0);
        expect(acknowledged.printed).to.contain("acknowledged: the shop has closed");
    });
});
