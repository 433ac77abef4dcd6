import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import type { CacheClusterArgs } from "./args.js";
import { CacheCluster } from "./cache-cluster.js";
import { alarmTopicArn, network } from "./fixtures.test.js";

const planGranted = (args: Partial<CacheClusterArgs>, grantee: ReturnType<typeof recordingGrantee>): Promise<Graph> =>
    plan(() => new CacheCluster("pages", { network, alarmTopicArn, ...args }).grantConnect(grantee), {
        config: { "aws:region": "eu-west-1" },
    });

describe("CacheCluster.grantConnect", function () {
    this.timeout(60_000);

    it("opens its port to the grantee's group, and lets the grantee's role sign in as its one user", async () => {
        const graph = await planGranted({ tags: { owner: "team" } }, recordingGrantee("web"));

        expect(
            graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "pages-from-web").inputs,
        ).to.deep.equal({
            securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "pages-clients").id,
            referencedSecurityGroupId: "sg-0123456789abcdef0",
            ipProtocol: "tcp",
            fromPort: 6379,
            toPort: 6379,
            description: "Connections from web",
            tags: { owner: "team" },
        });
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "pages-connect-for-web");
        expect(policy.input("role")).to.equal("web-role");
        expect(statementsOf(policy.input("policy"))).to.deep.equal([
            {
                Effect: "Allow",
                Action: "elasticache:Connect",
                Resource: [
                    graph.find("aws:elasticache/replicationGroup:ReplicationGroup", "pages-cluster").output("arn"),
                    graph.find("aws:elasticache/user:User", "pages-user").output("arn"),
                ],
            },
        ]);
    });

    it("tells the grantee's software where the cache is and as whom to sign in, and no secret", async () => {
        const grantee = recordingGrantee("web");
        const graph = await planGranted({}, grantee);
        const cache = graph.find("evenkeel:index:CacheCluster", "pages");
        const [grant] = grantee.grants;

        expect(await graph.output(grant?.environment)).to.deep.equal({
            CACHE_HOST: cache.output("address"),
            CACHE_PORT: "6379",
            CACHE_USER: cache.output("userName"),
            CACHE_NAME: cache.output("replicationGroupId"),
            CACHE_CLUSTER_MODE: "disabled",
        });
        expect(grant?.resources).to.have.length(2);
    });

    it("says so where clients must speak the cluster protocol", async () => {
        const grantee = recordingGrantee("web");
        const graph = await planGranted({ shards: 2 }, grantee);

        expect(await graph.output(grantee.grants[0]?.environment)).to.include({ CACHE_CLUSTER_MODE: "enabled" });
    });
});
