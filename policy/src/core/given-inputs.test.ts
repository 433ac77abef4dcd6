import { expect } from "chai";
import { pack } from "../testing/pack.js";
import type { TestResource, WireProperties } from "../testing/wire.js";
import { forgetInputs, inputsOf, noteInputs } from "./given-inputs.js";

const arn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4444-8888-123456789abc";
const kinds = [
    { rule: "database-own-key", type: "aws:rds/instance:Instance", props: { engine: "postgres" } },
    { rule: "log-group-own-key", type: "aws:cloudwatch/logGroup:LogGroup", props: { name: "/shop/web" } },
] as const;

/** Whether the rule found something, where the program wrote the inputs and AWS answered with the outputs. */
async function findingsOf(rule: string, inputs: TestResource[], outputs: TestResource[]): Promise<string[]> {
    const reports = await (await pack()).run(inputs, {}, outputs);
    return reports.filter((report) => report.rule === rule).map(({ message }) => message);
}

describe("what the program gave, as resource rules were shown it", () => {
    for (const { rule, type, props } of kinds) {
        const resource = (more: WireProperties): TestResource => ({
            type,
            name: "orders",
            props: { ...props, ...more },
        });
        const answered = resource({ kmsKeyId: arn });

        it(`does not let ${rule} take the key that AWS chose for the program's`, async () => {
            const [finding, ...others] = await findingsOf(rule, [resource({})], [answered]);

            expect(others).to.deep.equal([]);
            expect(finding).to.match(/ "orders": kmsKeyId is not set; /);
        });

        it(`takes a null for nothing given in ${rule}`, async () => {
            expect(await findingsOf(rule, [resource({ kmsKeyId: null })], [answered])).to.have.length(1);
        });

        it(`lets ${rule} take the key that the program gave`, async () => {
            expect(await findingsOf(rule, [answered], [answered])).to.deep.equal([]);
        });

        it(`is not there for ${rule} where only the stack is shown, whose known values are believed`, async () => {
            expect(await findingsOf(rule, [], [answered])).to.deep.equal([]);
        });

        it(`is forgotten with the next run of ${rule}`, async () => {
            await findingsOf(rule, [resource({})], [answered]);

            expect(await findingsOf(rule, [], [answered])).to.deep.equal([]);
        });
    }
});

describe("noteInputs", () => {
    afterEach(forgetInputs);

    it("keeps the names by URN, the last ones, until a new run begins", () => {
        noteInputs("urn:a", ["name", "kmsKeyId"]);
        noteInputs("urn:a", ["name"]);

        expect([...(inputsOf("urn:a") ?? [])]).to.deep.equal(["name"]);
        expect(inputsOf("urn:b")).to.equal(undefined);

        forgetInputs();
        expect(inputsOf("urn:a")).to.equal(undefined);
    });
});
