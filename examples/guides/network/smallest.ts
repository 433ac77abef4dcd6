import { Network } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });

export const vpcId = network.vpcId;
export const privateSubnets = network.privateSubnets;
