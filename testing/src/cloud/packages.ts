import type { ProviderPackage } from "./provider/service.js";

/** Providers that the simulated cloud takes the place of, at the version whose types the models were written for. */
export const packages: readonly ProviderPackage[] = [
    { name: "aws", version: "7.48.0", isCloud: true },
    { name: "random", version: "4.21.2", isCloud: false },
];
