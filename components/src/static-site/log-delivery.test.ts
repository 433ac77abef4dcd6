import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { LogSource, ObjectStore } from "../object-store/index.js";
import { alarmTopicArn, config, distributionOf, inventory } from "./fixtures.test.js";
import { StaticSite } from "./static-site.js";

describe("a StaticSite with a log", function () {
    this.timeout(60_000);

    it("has its visits logged, from CloudFront's region into a bucket that allows it", async () => {
        const graph = await plan(
            () => {
                const logs = new ObjectStore("logs", { logSources: [LogSource.Distributions] });
                new StaticSite("shop", { alarmTopicArn, accessLogBucketArn: logs.bucketArn, tags: { team: "web" } });
            },
            { config },
        );
        const source = graph.find("aws:cloudwatch/logDeliverySource:LogDeliverySource", "shop-log-source");
        const target = graph.find("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", "shop-log-target");
        const common = { region: "us-east-1", tags: { team: "web" } };

        expect(source.inputs).to.deep.include({
            ...common,
            logType: "ACCESS_LOGS",
            resourceArn: distributionOf(graph).output("arn"),
        });
        const logs = String(graph.find("aws:s3/bucket:Bucket", "logs-bucket").output("arn"));
        expect(target.inputs).to.deep.include({
            ...common,
            deliveryDestinationConfiguration: { destinationResourceArn: `${logs}/shop` },
            outputFormat: "w3c",
        });
        expect(target.options.dependsOn).to.include(graph.find("aws:s3/bucketPolicy:BucketPolicy", "logs-policy").urn);
        expect(graph.find("aws:cloudwatch/logDelivery:LogDelivery", "shop-log-delivery").inputs).to.deep.equal({
            ...common,
            deliverySourceName: source.output("name"),
            deliveryDestinationArn: target.output("arn"),
        });
        expect(graph.childrenOf("shop")).to.have.length(inventory.length + 2);
    });
});
