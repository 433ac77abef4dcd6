import type { FunctionModel } from "../model.js";

/** The account, the region and its zones. */
export const functions: readonly FunctionModel[] = [
    {
        token: "aws:index/getCallerIdentity:getCallerIdentity",
        call: (_inputs, { account, partition }) => ({
            accountId: account,
            arn: `arn:${partition}:iam::${account}:user/simulated`,
            id: account,
            userId: "AIDASIMULATEDUSER0001",
        }),
    },
];
