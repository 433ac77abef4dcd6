import { vcpusOf, type Assumptions, type DeclaredTier } from "../../testing/src/scaling/index.js";

/**
 * What one processor answers in a second, pages and images through nginx and TLS: a third of what the image application alone answers from its cache
 * (`npm run bench -- images`).
 */
export const requestsPerVcpu = 120;

/** From the decision to start an instance until it serves: AWS starts it in about a minute, and it is to be ready 90 seconds after. */
export const startSeconds = 150;

/** What is assumed where nothing else is said. */
export function standardAssumptions(tier: DeclaredTier, stated: Partial<Assumptions> = {}): Assumptions {
    return {
        requestsPerSecond: stated.requestsPerSecond ?? requestsPerVcpu * vcpusOf(tier.instanceType),
        startSeconds: stated.startSeconds ?? startSeconds,
        slowSeconds: 1,
        patienceSeconds: 10,
        refusalCost: 0.05,
        firewallLagSeconds: 30,
    };
}
