import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { ManagedDatabase } from "../managed-database/index.js";
import { SharedFileStore } from "../shared-file-store/index.js";
import { DatabaseTunnel } from "./database-tunnel.js";
import { args, config, network } from "./fixtures.test.js";

describe("a grant to a DatabaseTunnel", function () {
    this.timeout(60_000);

    it("of a database lets it in, and it takes the database as it is", async () => {
        const graph = await plan(
            () => {
                const orders = new ManagedDatabase("orders", { network, alarmTopicArn: args.alarmTopicArn });
                const tunnel = new DatabaseTunnel("tunnel", { ...args, databases: { orders } });
                orders.grantConnect(tunnel);
            },
            { config },
        );
        const database = graph.find("evenkeel:index:ManagedDatabase", "orders");
        const ingress = graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "orders-from-tunnel");

        expect(ingress.inputs).to.include({
            securityGroupId: database.output("securityGroupId"),
            referencedSecurityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "tunnel-instance").id,
            fromPort: 5432,
        });
        expect(
            graph.find("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "tunnel-to-database-orders").inputs,
        ).to.include({
            referencedSecurityGroupId: database.output("securityGroupId"),
            fromPort: 5432,
        });
        expect(graph.find("evenkeel:index:DatabaseTunnel", "tunnel").output("commands.orders")).to.contain(
            `host=${String(database.output("address"))},portNumber=5432,localPortNumber=15432`,
        );
    });

    it("of files is refused", async () => {
        let message = "";
        await plan(
            () => {
                const files = new SharedFileStore("files", { network, alarmTopicArn: args.alarmTopicArn });
                const tunnel = new DatabaseTunnel("tunnel", args);
                message = messageOf(() => files.grantRead(tunnel));
            },
            { config },
        );

        expect(message).to.equal(
            'DatabaseTunnel "tunnel": a grant mounts "/mnt/files"; grant files to a tier, since a tunnel leads to databases only.',
        );
    });
});
