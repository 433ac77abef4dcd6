export { type FlowLogArgs, NatGateways, type NetworkArgs } from "./args.js";
export { existingNetwork, type ExistingNetworkArgs } from "./existing-network.js";
export type { NetworkLike } from "./network-like.js";
export { Network } from "./network.js";
export type { NetworkChildren } from "./children.js";
