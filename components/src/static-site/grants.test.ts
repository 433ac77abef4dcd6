import { expect } from "chai";
import { recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import { bucketArnOf, distributionOf, inventory, planSite } from "./fixtures.test.js";

describe("a grant of a StaticSite", function () {
    this.timeout(60_000);

    it("lets a deployer put and delete files and take copies out of CloudFront, and no more", async () => {
        const pipeline = recordingGrantee("pipeline");
        const graph = await planSite({}, (site) => site.grantDeploy(pipeline));
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "shop-deploy-pipeline");

        expect(policy.input("role")).to.equal("pipeline-role");
        expect(statementsOf(policy.input("policy"))).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
                Resource: `${bucketArnOf(graph)}/*`,
            },
            { Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArnOf(graph) },
            {
                Effect: "Allow",
                Action: "cloudfront:CreateInvalidation",
                Resource: distributionOf(graph).output("arn"),
            },
        ]);
        expect(graph.childrenOf("shop")).to.have.length(inventory.length);
        expect(Object.keys(pipeline.grants[0]?.environment ?? {})).to.deep.equal([
            "SHOP_BUCKET",
            "SHOP_DISTRIBUTION_ID",
        ]);
        expect(pipeline.grants[0]?.resources).to.have.length(1);
    });
});
