import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { plan } from "./plan.js";

const topicType = "aws:sns/topic:Topic";

class Alerts extends pulumi.ComponentResource {
    constructor(name: string, options: pulumi.ComponentResourceOptions, topicAliases: pulumi.Alias[] = []) {
        super("test:index:Alerts", name, {}, options);
        new aws.sns.Topic(`${name}-topic`, {}, { parent: this, aliases: topicAliases });
    }
}

/** Aliases of the only topic, without project and stack. */
async function aliasesOfTopic(program: () => unknown): Promise<string[]> {
    const [topic] = (await plan(program)).ofType(topicType);
    return (topic?.options.aliases ?? []).map((urn) => urn.replace("urn:pulumi:stack::project::", ""));
}

describe("aliases in a graph", () => {
    it("are none where there are none", async () => {
        expect(await aliasesOfTopic(() => new Alerts("main", {}))).to.deep.equal([]);
    });

    it("keep the type and the parent that they do not name", async () => {
        expect(await aliasesOfTopic(() => new Alerts("main", {}, [{ name: "old" }]))).to.deep.equal([
            `test:index:Alerts$${topicType}::old`,
        ]);
    });

    it("may name the stack as the parent that there was", async () => {
        const fromRoot = [{ name: "old", parent: pulumi.rootStackResource }];

        expect(await aliasesOfTopic(() => new Alerts("main", {}, fromRoot))).to.deep.equal([`${topicType}::old`]);
    });

    it("may be whole URNs", async () => {
        const urn = `urn:pulumi:other::project::${topicType}::old`;

        expect(await aliasesOfTopic(() => new aws.sns.Topic("main", {}, { aliases: [urn] }))).to.deep.equal([urn]);
    });

    it("of a component are those of its children, whose names begin with its own", async () => {
        expect(await aliasesOfTopic(() => new Alerts("main", { aliases: [{ name: "old" }] }))).to.deep.equal([
            `test:index:Alerts$${topicType}::old-topic`,
        ]);
    });

    it("of a component and of its child go together", async () => {
        const program = () => new Alerts("main", { aliases: [{ type: "test:index:Topics" }] }, [{ name: "old" }]);

        expect(await aliasesOfTopic(program)).to.have.members([
            `test:index:Alerts$${topicType}::old`,
            `test:index:Topics$${topicType}::old`,
            `test:index:Topics$${topicType}::main-topic`,
        ]);
    });
});
