import type { Configuration } from "./pack-process.js";
import { pack } from "./pack.js";
import type { Report, TestResource, WireProperties } from "./wire.js";

/** What one rule says about one resource. */
export async function judge(rule: string, resource: TestResource, settings: WireProperties = {}): Promise<Report[]> {
    return reportsBy(rule, await (await pack()).analyze(resource, { [rule]: settings }));
}

/** What one rule says about a whole stack. */
export async function judgeStack(
    rule: string,
    stack: readonly TestResource[],
    settings: WireProperties = {},
): Promise<Report[]> {
    return reportsBy(rule, await (await pack()).analyzeStack(stack, { [rule]: settings }));
}

/** The refusal of a configuration, or undefined where the pack takes it. */
export async function refusalOf(configuration: Configuration): Promise<string | undefined> {
    const running = await pack();
    return running.configure(configuration).then(
        () => undefined,
        (error: unknown) => String(error),
    );
}

function reportsBy(rule: string, reports: readonly Report[]): Report[] {
    return reports.filter((report) => report.rule === rule);
}
