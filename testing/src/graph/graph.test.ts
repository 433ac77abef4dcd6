import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { plan } from "./plan.js";

describe("Graph.find", () => {
    const topics = (): void => {
        new aws.sns.Topic("health");
        new aws.sns.Topic("cost");
    };

    it("says which names the type has", async () => {
        const graph = await plan(topics);

        expect(() => graph.find("aws:sns/topic:Topic", "helth")).to.throw(
            'Nothing in the graph is aws:sns/topic:Topic "helth". Of that type there are: "cost", "health".',
        );
    });

    it("says which types the name has", async () => {
        const graph = await plan(topics);

        expect(() => graph.find("aws:sqs/queue:Queue", "cost")).to.throw("That name has: aws:sns/topic:Topic.");
    });

    it("shows the graph where neither exists, and says so where it is empty", async () => {
        const [graph, empty] = [await plan(topics), await plan(() => undefined)];

        expect(() => graph.find("aws:sqs/queue:Queue", "dead")).to.throw(
            "cost: aws:sns/topic:Topic\nhealth: aws:sns/topic:Topic",
        );
        expect(() => empty.find("aws:sqs/queue:Queue", "dead")).to.throw("The program registered nothing at all.");
        expect(() => graph.childrenOf("main")).to.throw('Nothing in the graph is called "main".');
    });
});
