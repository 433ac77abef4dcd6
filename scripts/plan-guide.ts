import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Graph, plan } from "@evenkeel/testing";

/** The programs of a component's guide, in the order in which the guide shows them. */
export const guidePrograms = ["smallest", "production", "existing"] as const;
export type GuideProgram = (typeof guidePrograms)[number];

const folder = join(__dirname, "..", "examples", "guides");

/** Folder names of the components that have a guide. */
export function guideFolders(): string[] {
    return readdirSync(folder).sort();
}

/** The only region that guides are planned in; what belongs to CloudFront says so itself. */
export const guideRegion = "eu-west-1";

/**
 * The outputs that awsx documents of its network, here for two zones: the package's component runs in a process of its own.
 *
 * @see https://www.pulumi.com/registry/packages/awsx/api-docs/ec2/vpc/#outputs
 */
const awsxVpc = {
    vpcId: "vpc-0123456789abcdef0",
    publicSubnetIds: ["subnet-0aaaaaaaaaaaaaaa0", "subnet-0bbbbbbbbbbbbbbb0"],
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
    isolatedSubnetIds: ["subnet-0aaaaaaaaaaaaaaa2", "subnet-0bbbbbbbbbbbbbbb2"],
};

/** The graph of a guide's program. A module runs once, so that each can be planned once in a process. */
export function planGuide(component: string, program: GuideProgram): Promise<Graph> {
    return plan(
        async () => {
            const { default: _, ...outputs }: Record<string, unknown> = await import(join(folder, component, program));
            return outputs;
        },
        {
            config: { "aws:region": guideRegion },
            remoteComponents: { "awsx:ec2:Vpc": () => awsxVpc },
        },
    );
}
