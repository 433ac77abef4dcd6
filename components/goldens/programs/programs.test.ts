import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { accessLogQueriesChildren } from "../../src/access-log-queries/children.js";
import { alertingTopicsChildren } from "../../src/alerting-topics/children.js";
import { cacheClusterChildren } from "../../src/cache-cluster/children.js";
import { certificateChildren } from "../../src/certificate/children.js";
import type { ChildRole } from "../../src/common/child-transforms.js";
import { costGuardChildren } from "../../src/cost-guard/children.js";
import { dashboardChildren } from "../../src/dashboard/children.js";
import { databaseTunnelChildren } from "../../src/database-tunnel/children.js";
import { eventFunctionChildren } from "../../src/event-function/children.js";
import { managedDatabaseChildren } from "../../src/managed-database/children.js";
import { networkChildren } from "../../src/network/children.js";
import { objectStoreChildren } from "../../src/object-store/children.js";
import { scalableWebTierChildren } from "../../src/scalable-web-tier/children.js";
import { sharedFileStoreChildren } from "../../src/shared-file-store/children.js";
import { staticSiteChildren } from "../../src/static-site/children.js";
import { programs } from "./index.js";

const tables: Readonly<Record<string, Readonly<Record<string, ChildRole>>>> = {
    "access-log-queries": { ...accessLogQueriesChildren },
    "alerting-topics": { ...alertingTopicsChildren },
    "cache-cluster": { ...cacheClusterChildren },
    certificate: { ...certificateChildren },
    "cost-guard": { ...costGuardChildren },
    dashboard: { ...dashboardChildren },
    "database-tunnel": { ...databaseTunnelChildren },
    "event-function": { ...eventFunctionChildren },
    "managed-database": { ...managedDatabaseChildren },
    network: { ...networkChildren },
    "object-store": { ...objectStoreChildren },
    "scalable-web-tier": { ...scalableWebTierChildren },
    "shared-file-store": { ...sharedFileStoreChildren },
    "static-site": { ...staticSiteChildren },
};

function plays({ type, name }: { type: string; name: string }, role: ChildRole): boolean {
    if (type !== role.type) return false;
    return role.suffix.endsWith("*")
        ? name.startsWith(`main-${role.suffix.slice(0, -1)}`)
        : name === `main-${role.suffix}`;
}

describe("the programs whose children are kept", function () {
    this.timeout(120_000);

    it("are those of every component", () => {
        expect(Object.keys(programs)).to.have.members(Object.keys(tables));
    });

    for (const [component, variants] of Object.entries(programs)) {
        it(`have every child that ${component} can have`, async () => {
            const children: { type: string; name: string }[] = [];
            for (const program of Object.values(variants)) {
                const { resources } = await plan(() => program({}), { config: { "aws:region": "eu-west-1" } });
                children.push(...resources);
            }
            const missing = Object.entries(tables[component] ?? {}).filter(
                ([, role]) => !children.some((child) => plays(child, role)),
            );

            expect(
                missing.map(([role]) => role),
                "add the option that makes it to components/goldens/programs",
            ).to.be.empty;
        });
    }
});
