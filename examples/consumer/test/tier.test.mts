import { existingNetwork, ScalableWebTier } from "@evenkeel/components";
import { plan } from "@evenkeel/testing";
import { expect } from "chai";

/** A web tier in a network that somebody else made. */
function tier(): ScalableWebTier {
    const network = existingNetwork({
        zones: ["eu-west-1a", "eu-west-1b"],
        vpcId: "vpc-1",
        cidrBlock: "10.0.0.0/16",
        publicSubnetIds: ["subnet-1", "subnet-2"],
        privateSubnetIds: ["subnet-3", "subnet-4"],
    });
    const topic = "arn:aws:sns:eu-west-1:111122223333:alerts";
    return new ScalableWebTier("shop", {
        network,
        application: {
            artefact: {
                bucketName: "artefacts",
                bucketArn: "arn:aws:s3:::artefacts",
                key: "shop-1.tar.gz",
                sha256: "0".repeat(64),
            },
            command: ["node/bin/node", "server.js"],
        },
        allowFrom: ["203.0.113.0/24"],
        accessLogs: { bucketName: "logs" },
        alertTopics: { health: topic, scaling: topic, traffic: topic },
    });
}

describe("the shop's web tier, as an ES module", () => {
    it("runs on instances that answer metadata requests with a token only", async () => {
        const graph = await plan(tier, { config: { "aws:region": "eu-west-1" } });

        const [template] = graph.ofType("aws:ec2/launchTemplate:LaunchTemplate");
        expect(template?.inputs.metadataOptions).to.include({ httpTokens: "required", httpPutResponseHopLimit: 1 });
    });

    it("says what is wrong before anything is made", async () => {
        const careless = () => new ScalableWebTier("shop", { ...wrong, allowFrom: [] });

        await plan(careless).then(
            () => expect.fail("nothing was refused"),
            (error: unknown) => expect(String(error)).to.contain("allowFrom"),
        );
    });
});

const wrong: ConstructorParameters<typeof ScalableWebTier>[1] = {
    network: { vpcId: "vpc-1", cidrBlock: "10.0.0.0/16", publicSubnets: {}, privateSubnets: {}, isolatedSubnets: {} },
    application: {
        artefact: { bucketName: "artefacts", bucketArn: "arn:aws:s3:::artefacts", key: "shop-1.tar.gz", sha256: "" },
        command: [],
    },
    allowFrom: [],
    accessLogs: { bucketName: "logs" },
    alertTopics: { health: "", scaling: "", traffic: "" },
};
