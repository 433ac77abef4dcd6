import { expect } from "chai";
import { judge as judgeBy } from "../../testing/judge.js";
import { type Report, secret, unknown, type WireProperties } from "../../testing/wire.js";

const instance = "aws:rds/instance:Instance";
const clusterInstance = "aws:rds/clusterInstance:ClusterInstance";

function judge(type: string, props: WireProperties, settings: WireProperties = {}): Promise<Report[]> {
    return judgeBy("database-not-public", { type, name: "main", props }, settings);
}

describe("database-not-public", () => {
    for (const type of [instance, clusterInstance]) {
        it(`passes a private ${type}`, async () => {
            expect(await judge(type, { publiclyAccessible: false })).to.deep.equal([]);
        });

        it(`stops a public ${type} and says what to change`, async () => {
            const [report, ...others] = await judge(type, { publiclyAccessible: true });

            expect(others).to.deep.equal([]);
            expect(report).to.include({
                level: "mandatory",
                message: `${type} "main": publiclyAccessible is not false; set it to false.`,
            });
        });

        it(`stops a ${type} of which it is not known yet`, async () => {
            const [report] = await judge(type, { publiclyAccessible: unknown });

            expect(report).to.include({
                level: "mandatory",
                message: `${type} "main": publiclyAccessible is not known yet; set it to false.`,
            });
        });
    }

    it("sees through a secret, whichever way it is written", async () => {
        expect(await judge(instance, { publiclyAccessible: secret(false) })).to.deep.equal([]);
        expect(await judge(instance, { publiclyAccessible: secret("true") })).to.have.length(1);
    });

    it("takes a missing value for false where that is the provider's default, and only there", async () => {
        const [report] = await judge(clusterInstance, {});

        expect(await judge(instance, {})).to.deep.equal([]);
        expect(await judge(instance, { publiclyAccessible: null })).to.deep.equal([]);
        expect(report?.message).to.equal(`${clusterInstance} "main": publiclyAccessible is not set; set it to false.`);
    });

    it("only reports an unknown where the configuration says so, or leaves it out", async () => {
        const [advisory] = await judge(instance, { publiclyAccessible: unknown }, { onUnknown: "advisory" });

        expect(advisory).to.include({
            level: "advisory",
            message: `${instance} "main": publiclyAccessible is not known yet; set it to false.`,
        });
        expect(await judge(instance, { publiclyAccessible: unknown }, { onUnknown: "ignore" })).to.deep.equal([]);
    });
});
